/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-fit.h"

#define MOST_VISITS 5

static const ClinicVisitShape usual_shape = { 30, 45, 60, 20, 10 };

static GArray *
visits_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ClinicFitVisit));
}

static ClinicBoard *
board_new (int from, int to, int n_beds, int n_doctors)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kolkata");
  ClinicBoard *board = clinic_board_new (clinic_day_from_ymd (2026, 11, 24), zone);

  clinic_board_add_open (board, from, to);
  for (int i = 1; i <= n_beds; i++)
    clinic_board_add_bed (board, i);
  for (int i = 1; i <= n_doctors; i++)
    clinic_board_add_doctor (board, 100 + i);
  clinic_board_seal (board);
  return board;
}

static gint64
at (const ClinicBoard *board, int minute)
{
  return clinic_time_at (board->day, minute, board->zone);
}

static void
add_visit (GArray *visits, const ClinicBoard *board, int minute, int wait, gint64 bed, gint64 doctor)
{
  ClinicFitVisit visit = { visits->len + 1, 1000 + visits->len, bed, doctor, at (board, minute), wait, usual_shape };

  g_array_append_val (visits, visit);
}

static GPtrArray *
list (const ClinicBoard *board, const GArray *visits)
{
  return clinic_fit_list (board, visits, &usual_shape, NULL, 0, CLINIC_TIME_NONE);
}

static void
assert_fit (const GPtrArray *fits, int minute, int wait, guint n_changes, gint64 session, int to)
{
  const ClinicFit *fit;

  g_assert_cmpuint (fits->len, >, 0);
  fit = fits->pdata[0];
  g_assert_cmpint (fit->slot.minute, ==, minute);
  g_assert_cmpint (fit->slot.wait, ==, wait);
  g_assert_cmpuint (fit->changes->len, ==, n_changes);
  if (n_changes == 0)
    return;
  g_assert_cmpint (g_array_index (fit->changes, ClinicFitChange, 0).session, ==, session);
  g_assert_cmpint (g_array_index (fit->changes, ClinicFitChange, 0).to, ==, to);
}

/* Two beds, one doctor, open 9:00 to 10:30. */
static void
test_one_gives_way (void)
{
  g_autoptr (ClinicBoard) board = board_new (540, 630, 2, 1);
  g_autoptr (GArray) visits = visits_new ();
  g_autoptr (GPtrArray) empty = list (board, visits);
  g_autoptr (GPtrArray) fits = NULL;
  g_autoptr (GPtrArray) copy = NULL;

  assert_fit (empty, 540, 45, 0, 0, 0);
  /* rolls 9:45 to 10:05; nobody else can roll before it, nor after it and still leave by 10:30 */
  add_visit (visits, board, 540, 45, 1, 101);
  copy = list (board, visits);
  g_assert_cmpuint (((ClinicFit *) copy->pdata[0])->changes->len, ==, 1);
  /* the smallest change: it rolls five minutes later, the new one right before it at 9:30 */
  assert_fit (copy, 540, 30, 1, 1, 50);
  g_assert_cmpint (((ClinicFit *) copy->pdata[0])->minutes, ==, 5);
  /* a second in the other bed: no place any more */
  add_visit (visits, board, 540, 30, 2, 101);
  g_array_index (visits, ClinicFitVisit, 0).wait = 50;
  fits = list (board, visits);
  g_assert_cmpuint (fits->len, ==, 0);
}

/* What cannot give way stays where it stands, and what is fast is not asked. */
static void
test_left_alone (void)
{
  g_autoptr (ClinicBoard) board = board_new (540, 630, 2, 1);
  g_autoptr (GArray) visits = visits_new ();
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) odd = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) closed = NULL;

  add_visit (visits, board, 540, 45, 1, 101);
  /* its rolling should have begun */
  late = clinic_fit_list (board, visits, &usual_shape, NULL, 0, at (board, 590));
  g_assert_cmpuint (late->len, ==, 0);
  other = clinic_fit_list (board, visits, &usual_shape, NULL, 102, CLINIC_TIME_NONE);
  g_assert_cmpuint (other->len, ==, 0);
  g_array_index (visits, ClinicFitVisit, 0).wait = 43;
  odd = list (board, visits);
  g_assert_cmpuint (odd->len, ==, 0);
  g_array_index (visits, ClinicFitVisit, 0).wait = 45;
  clinic_board_hold_bed (board, 1, (ClinicRange){ at (board, 600), at (board, 605) });
  clinic_board_seal (board);
  closed = list (board, visits);
  g_assert_cmpuint (closed->len, ==, 0);
}

/* The one before in the bed, another doctor's, has to leave it earlier; and no rolling is put before now. */
static void
test_clears_bed (void)
{
  g_autoptr (ClinicBoard) board = board_new (540, 690, 1, 2);
  g_autoptr (GArray) visits = visits_new ();
  g_autoptr (GPtrArray) fits = NULL;
  g_autoptr (GPtrArray) now = NULL;

  add_visit (visits, board, 540, 60, 1, 102);
  clinic_board_hold_doctor (board, 102, (ClinicRange){ at (board, 630), at (board, 690) });
  clinic_board_hold_doctor (board, 101, (ClinicRange){ at (board, 660), at (board, 690) });
  clinic_board_seal (board);
  fits = list (board, visits);
  assert_fit (fits, 610, 30, 1, 1, 40);
  now = clinic_fit_list (board, visits, &usual_shape, NULL, 0, at (board, 581));
  g_assert_cmpuint (now->len, ==, 0);
}

/* A patient who has another visit later on the day is done with this one before that begins. */
static void
test_patients (void)
{
  g_autoptr (ClinicBoard) board = board_new (540, 720, 3, 2);
  g_autoptr (GArray) visits = visits_new ();
  g_autoptr (GArray) busy = clinic_ranges_new ();
  g_autoptr (GPtrArray) fits = NULL;

  clinic_board_hold_doctor (board, 102, (ClinicRange){ at (board, 540), at (board, 640) });
  clinic_board_seal (board);
  clinic_ranges_add (busy, (ClinicRange){ at (board, 545), at (board, 720) });
  fits = clinic_fit_list (board, visits, &usual_shape, busy, 0, CLINIC_TIME_NONE);
  g_assert_cmpuint (fits->len, ==, 0);
}

/* Filling a day one by one */

static void
book (GArray *visits, const ClinicFit *fit)
{
  ClinicFitVisit visit = { visits->len + 1, 1000 + visits->len, fit->slot.bed, fit->slot.doctor, fit->slot.start,
                           fit->slot.wait, usual_shape };
  guint place = 0;

  for (guint i = 0; i < visits->len; i++)
    for (guint n = 0; n < fit->changes->len; n++)
      {
        const ClinicFitChange *change = &g_array_index (fit->changes, ClinicFitChange, n);

        if (g_array_index (visits, ClinicFitVisit, i).session == change->session)
          g_array_index (visits, ClinicFitVisit, i).wait = change->to;
      }
  while (place < visits->len && g_array_index (visits, ClinicFitVisit, place).start <= visit.start)
    place++;
  g_array_insert_val (visits, place, visit);
}

/* Next free while there is one, each stretching only its own wait. */
static void
fill_by_next_free (int beds, const ClinicVisitShape *shape, GArray *visits)
{
  g_autoptr (ClinicBoard) board = board_new (540, 1080, beds, 1);

  while (TRUE)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
      ClinicFit fit = { 0 };
      gint64 rolling, rolled;

      clinic_schedule_list_slots (board, shape, NULL, CLINIC_TIME_NONE, 1, slots);
      if (slots->len == 0)
        return;
      fit.slot = g_array_index (slots, ClinicSlot, 0);
      fit.changes = g_array_new (FALSE, FALSE, sizeof (ClinicFitChange));
      book (visits, &fit);
      g_array_unref (fit.changes);
      rolling = fit.slot.start + fit.slot.wait * 60;
      rolled = rolling + shape->rolling * 60;
      clinic_board_hold_bed (board, fit.slot.bed, (ClinicRange){ fit.slot.start, rolled + shape->turnover * 60 });
      clinic_board_hold_doctor (board, fit.slot.doctor, (ClinicRange){ rolling, rolled });
      clinic_board_seal (board);
    }
}

/* The figures that the product states: nine hours, one doctor; with elastic waits never fewer, and one more where it fits. */
static void
test_capacity (void)
{
  static const guint fixed[] = { 7, 13, 19, 24 };
  static const ClinicVisitShape planned = { 45, 45, 45, 20, 10 };

  for (int beds = 1; beds <= 4; beds++)
    {
      g_autoptr (ClinicBoard) board = board_new (540, 1080, beds, 1);
      g_autoptr (GArray) by_plan = visits_new ();
      g_autoptr (GArray) visits = visits_new ();
      guint elastic;

      fill_by_next_free (beds, &planned, by_plan);
      fill_by_next_free (beds, &usual_shape, visits);
      elastic = visits->len;
      while (TRUE)
        {
          g_autoptr (GPtrArray) fits = list (board, visits);

          if (fits->len == 0)
            break;
          book (visits, fits->pdata[0]);
        }
      g_test_message ("%d beds: %u with the wait fixed, %u elastic, %u with one more fit in", beds, by_plan->len, elastic,
                      visits->len);
      g_assert_cmpuint (by_plan->len, ==, fixed[beds - 1]);
      g_assert_cmpuint (elastic, >=, by_plan->len);
      g_assert_cmpuint (visits->len, >=, elastic);
    }
}

/*
 * The oracle: every way to set the waits, every arrival, bed, doctor and wait of the new visit, each held against plain
 * lists of what is taken.
 */
typedef struct
{
  ClinicBoard *board;
  ClinicVisitShape shape;
  GArray *visits;
  GArray *patient; /* merged; nullable */
  gint64 not_before;
  gint64 doctor;
  int from, to; /* open, minutes */
  int pause;    /* closed for half an hour from here; 0 = not */
  gint64 midnight;
} Situation;

/* The least that an arrival costs. */
typedef struct
{
  int changes; /* -1 = it cannot be */
  int minutes;
  int off; /* of the new wait from the planned one, the longer a little more */
} Price;

static gboolean
overlap (gint64 a, gint64 a_end, gint64 b, gint64 b_end)
{
  return a < b_end && b < a_end;
}

static gboolean
is_held (const GArray *resources, gint64 id, gint64 start, gint64 end)
{
  const ClinicResource *resource = clinic_resource_find (resources, id);

  for (guint i = 0; i < resource->busy->len; i++)
    {
      ClinicRange busy = g_array_index (resource->busy, ClinicRange, i);

      if (overlap (busy.start, busy.end, start, end))
        return TRUE;
    }
  return FALSE;
}

static gint64
end_of_rolling (const ClinicFitVisit *visit)
{
  return visit->start + (visit->wait + visit->shape.rolling) * 60;
}

static gint64
end_of_bed (const ClinicFitVisit *visit)
{
  return end_of_rolling (visit) + visit->shape.turnover * 60;
}

static gboolean
clash (const ClinicFitVisit *a, const ClinicFitVisit *b)
{
  return (a->bed == b->bed && overlap (a->start, end_of_bed (a), b->start, end_of_bed (b))) ||
         (a->doctor == b->doctor && overlap (a->start + a->wait * 60, end_of_rolling (a), b->start + b->wait * 60,
                                             end_of_rolling (b))) ||
         (a->patient == b->patient && overlap (a->start, end_of_rolling (a), b->start, end_of_rolling (b)));
}

static gboolean
stands_alone (const Situation *s, const ClinicFitVisit *visit)
{
  gint64 from = s->midnight + s->from * 60, to = s->midnight + s->to * 60;
  gint64 pause = s->pause > 0 ? s->midnight + s->pause * 60 : G_MAXINT64 - 9999;

  return visit->start >= from && end_of_bed (visit) <= to &&
         !overlap (visit->start, end_of_bed (visit), pause, pause + 1800) &&
         !is_held (s->board->beds, visit->bed, visit->start, end_of_bed (visit)) &&
         !is_held (s->board->doctors, visit->doctor, visit->start + visit->wait * 60, end_of_rolling (visit));
}

static gboolean
is_good (const Situation *s, const ClinicFitVisit *visits, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (!stands_alone (s, &visits[i]))
        return FALSE;
      for (guint other = 0; other < i; other++)
        if (clash (&visits[i], &visits[other]))
          return FALSE;
    }
  return TRUE;
}

static gboolean
is_better (const Price *a, const Price *b)
{
  if (b->changes < 0 || a->changes != b->changes)
    return b->changes < 0 || a->changes < b->changes;
  if (a->minutes != b->minutes)
    return a->minutes < b->minutes;
  return a->off < b->off;
}

/* Waits are set: where can the new visit go? */
static void
price_arrivals (const Situation *s, ClinicFitVisit *visits, guint n, Price price, Price *best)
{
  for (int minute = s->from; minute < s->to; minute += 5)
    for (int wait = s->shape.wait_min; wait <= s->shape.wait_max; wait += 5)
      {
        Price *here = &best[minute / 5];
        gboolean found = FALSE;

        price.off = 2 * ABS (wait - s->shape.wait_plan) + (wait > s->shape.wait_plan);
        if (!is_better (&price, here) || s->midnight + minute * 60 < s->not_before)
          continue;
        for (guint bed = 1; bed <= s->board->beds->len && !found; bed++)
          for (guint doctor = 101; doctor <= 100 + s->board->doctors->len && !found; doctor++)
            {
              ClinicFitVisit *visit = &visits[n];

              *visit = (ClinicFitVisit){ 99, 1, bed, doctor, s->midnight + minute * 60, wait, s->shape };
              found = (s->doctor == 0 || s->doctor == doctor) && stands_alone (s, visit);
              for (guint i = 0; i < n && found; i++)
                found = !clash (&visits[i], visit);
              if (found && s->patient != NULL)
                for (guint i = 0; i < s->patient->len; i++)
                  found &= !overlap (g_array_index (s->patient, ClinicRange, i).start,
                                     g_array_index (s->patient, ClinicRange, i).end, visit->start, end_of_rolling (visit));
            }
        if (found)
          *here = price;
      }
}

/* Sets the waits of the visits from @at on in every way. */
static void
price_waits (const Situation *s, ClinicFitVisit *visits, guint at_visit, Price price, Price *best)
{
  guint n = s->visits->len;
  const ClinicFitVisit *planned;

  if (at_visit == n)
    {
      price_arrivals (s, visits, n, price, best);
      return;
    }
  planned = &g_array_index (s->visits, ClinicFitVisit, at_visit);
  for (int wait = planned->shape.wait_min; wait <= planned->shape.wait_max; wait += 5)
    {
      Price next = price;
      gboolean late = planned->start + planned->wait * 60 < s->not_before;

      if (wait != planned->wait && (late || planned->start + wait * 60 < s->not_before))
        continue;
      visits[at_visit] = *planned;
      visits[at_visit].wait = wait;
      if (!is_good (s, visits, at_visit + 1))
        continue;
      next.changes += wait != planned->wait;
      next.minutes += ABS (wait - planned->wait);
      price_waits (s, visits, at_visit + 1, next, best);
    }
}

static void
price_all (const Situation *s, Price *best)
{
  ClinicFitVisit visits[MOST_VISITS + 1];

  for (int i = 0; i < 288; i++)
    best[i].changes = -1;
  price_waits (s, visits, 0, (Price){ 0, 0, 0 }, best);
}

/* Random small days */

static void
random_shape (GRand *rand, ClinicVisitShape *shape)
{
  int least = 5 * g_rand_int_range (rand, 5, 8);

  *shape = usual_shape;
  if (g_rand_boolean (rand))
    *shape = (ClinicVisitShape){ least, least + 5 * g_rand_int_range (rand, 0, 4), least + 20,
                                 5 * g_rand_int_range (rand, 3, 6), 5 * g_rand_int_range (rand, 0, 3) };
}

static ClinicRange
random_busy (const Situation *s, GRand *rand)
{
  int from = g_rand_int_range (rand, s->from, s->to);

  return (ClinicRange){ at (s->board, from), at (s->board, from + g_rand_int_range (rand, 5, 40)) };
}

/* An array that was never filled has no data to copy from. */
static void
copy_visits (const Situation *s, ClinicFitVisit *visits)
{
  for (guint i = 0; i < s->visits->len; i++)
    visits[i] = g_array_index (s->visits, ClinicFitVisit, i);
}

/* Somewhere free, with any wait. */
static void
add_random_visit (Situation *s, GRand *rand)
{
  ClinicFitVisit visits[MOST_VISITS + 1];
  ClinicFitVisit visit = { s->visits->len + 1, 1000 + s->visits->len, g_rand_int_range (rand, 1, s->board->beds->len + 1),
                           g_rand_int_range (rand, 101, 101 + s->board->doctors->len),
                           at (s->board, 5 * g_rand_int_range (rand, s->from / 5, s->to / 5)), 0, { 0 } };
  guint place = 0;

  random_shape (rand, &visit.shape);
  visit.wait = visit.shape.wait_min + 5 * g_rand_int_range (rand, 0, 5);
  if (g_rand_int_range (rand, 0, 12) == 0)
    visit.patient = 1000;
  copy_visits (s, visits);
  visits[s->visits->len] = visit;
  if (!is_good (s, visits, s->visits->len + 1))
    return;
  while (place < s->visits->len && g_array_index (s->visits, ClinicFitVisit, place).start <= visit.start)
    place++;
  g_array_insert_val (s->visits, place, visit);
}

static void
situation_init (Situation *s, GRand *rand)
{
  *s = (Situation){ .from = 540, .to = 540 + 5 * g_rand_int_range (rand, 20, 46), .not_before = CLINIC_TIME_NONE };
  s->board = board_new (s->from, s->to, g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 3));
  s->midnight = at (s->board, 0);
  random_shape (rand, &s->shape);
  if (g_rand_int_range (rand, 0, 5) == 0 && s->to > 700)
    {
      ClinicRange pause;

      s->pause = 630;
      pause = (ClinicRange){ at (s->board, 630), at (s->board, 660) };
      g_array_set_size (s->board->open, 0);
      clinic_ranges_add (s->board->open, (ClinicRange){ at (s->board, s->from), pause.start });
      clinic_ranges_add (s->board->open, (ClinicRange){ pause.end, at (s->board, s->to) });
    }
  for (guint i = 1; i <= s->board->beds->len; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      clinic_board_hold_bed (s->board, i, random_busy (s, rand));
  for (guint i = 1; i <= s->board->doctors->len; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      clinic_board_hold_doctor (s->board, 100 + i, random_busy (s, rand));
  clinic_board_seal (s->board);
  s->visits = visits_new ();
  for (int tries = 0; tries < 30 && s->visits->len < 4; tries++)
    add_random_visit (s, rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      s->patient = clinic_ranges_new ();
      clinic_ranges_add (s->patient, random_busy (s, rand));
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    s->not_before = at (s->board, g_rand_int_range (rand, s->from, s->to));
  if (g_rand_int_range (rand, 0, 4) == 0)
    s->doctor = 101;
}

static void
situation_clear (Situation *s)
{
  clinic_board_free (s->board);
  g_array_unref (s->visits);
  g_clear_pointer (&s->patient, g_array_unref);
}

/* What is offered stands. */
static void
assert_stands (const Situation *s, const ClinicFit *fit)
{
  ClinicFitVisit visits[MOST_VISITS + 2];
  guint n = s->visits->len;

  copy_visits (s, visits);
  for (guint c = 0; c < fit->changes->len; c++)
    for (guint i = 0; i < n; i++)
      {
        const ClinicFitChange *change = &g_array_index (fit->changes, ClinicFitChange, c);

        if (visits[i].session != change->session)
          continue;
        g_assert_cmpint (visits[i].wait, ==, change->from);
        visits[i].wait = change->to;
      }
  visits[n] = (ClinicFitVisit){ 99, 1, fit->slot.bed, fit->slot.doctor, fit->slot.start, fit->slot.wait, s->shape };
  g_assert_true (is_good (s, visits, n + 1));
}

static guint
compare_with_oracle (const Situation *s, const GPtrArray *fits)
{
  Price best[288];
  guint n_possible = 0;

  price_all (s, best);
  for (int i = 0; i < 288; i++)
    n_possible += best[i].changes >= 0;
  g_assert_cmpuint (fits->len, ==, n_possible);
  for (guint i = 0; i < fits->len; i++)
    {
      const ClinicFit *fit = fits->pdata[i];
      const Price *price = &best[fit->slot.minute / 5];

      g_assert_cmpint (fit->changes->len, ==, price->changes);
      g_assert_cmpint (fit->minutes, ==, price->minutes);
      g_assert_cmpint (2 * ABS (fit->slot.wait - s->shape.wait_plan) + (fit->slot.wait > s->shape.wait_plan), ==, price->off);
      assert_stands (s, fit);
    }
  return n_possible;
}

/* How many more patients fit, one by one, is the oracle's number too: each answer is compared, the last one empty. */
static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint n_full = 0, n_changed = 0, n_taken = 0;

  for (int round = 0; round < 3000; round++)
    {
      Situation s;

      situation_init (&s, rand);
      g_test_message ("situation %d: %u visits", round, s.visits->len);
      while (s.visits->len < MOST_VISITS)
        {
          g_autoptr (GPtrArray) fits = clinic_fit_list (s.board, s.visits, &s.shape, s.patient, s.doctor, s.not_before);
          guint possible = compare_with_oracle (&s, fits);

          n_full += possible == 0;
          if (possible == 0 || s.visits->len + 1 == MOST_VISITS)
            break;
          n_changed += ((ClinicFit *) fits->pdata[0])->changes->len > 0;
          n_taken++;
          book (s.visits, fits->pdata[0]);
          for (guint i = 0; i < s.visits->len; i++)
            if (g_array_index (s.visits, ClinicFitVisit, i).session == s.visits->len)
              g_array_index (s.visits, ClinicFitVisit, i).shape = s.shape;
        }
      situation_clear (&s);
    }
  g_test_message ("%u taken, %u of them with changed waits, %u days full", n_taken, n_changed, n_full);
  g_assert_cmpuint (n_taken, >, 300);
  g_assert_cmpuint (n_changed, >, 100);
  g_assert_cmpuint (n_full, >, 300);
}

/* A day as full as it gets: the slowest question. */
static void
test_speed (void)
{
  g_autoptr (ClinicBoard) board = board_new (540, 1080, 4, 1);
  g_autoptr (GArray) visits = visits_new ();

  fill_by_next_free (4, &usual_shape, visits);
  g_test_timer_start ();
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) fits = list (board, visits);
    }
  g_test_timer_elapsed ();
  g_test_minimized_result (g_test_timer_last () / 5 * 1e3, "a full day takes %.2f ms", g_test_timer_last () / 5 * 1e3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/one-gives-way", test_one_gives_way);
  g_test_add_func ("/fit/left-alone", test_left_alone);
  g_test_add_func ("/fit/clears-bed", test_clears_bed);
  g_test_add_func ("/fit/patients", test_patients);
  g_test_add_func ("/fit/capacity", test_capacity);
  g_test_add_func ("/fit/oracle", test_oracle);
  if (g_test_perf ())
    g_test_add_func ("/fit/speed", test_speed);
  return g_test_run ();
}
