/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-schedule.h"

#define MINUTES 3600 /* from twelve hours before the day begins, enough for a day of 25 hours and a night after it */

static const ClinicVisitShape usual_shape = { 30, 45, 60, 20, 10 };

static GArray *
slots_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
}

static ClinicBoard *
board_plain (int from, int to, int n_beds, int n_doctors)
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

static ClinicRange
board_range (const ClinicBoard *board, int from, int to)
{
  return (ClinicRange){ clinic_time_at (board->day, from, board->zone), clinic_time_at (board->day, to, board->zone) };
}

static void
board_book (ClinicBoard *board, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  gint64 rolling = slot->start + slot->wait * 60;
  gint64 rolled = rolling + shape->rolling * 60;

  clinic_board_hold_bed (board, slot->bed, (ClinicRange){ slot->start, rolled + shape->turnover * 60 });
  clinic_board_hold_doctor (board, slot->doctor, (ClinicRange){ rolling, rolled });
  clinic_board_seal (board);
}

/* Books the next free slot until there is none; a visit stretches only its own wait. */
static int
fill_day (ClinicBoard *board, const ClinicVisitShape *shape)
{
  for (int booked = 0;; booked++)
    {
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, shape, NULL, CLINIC_TIME_NONE, 1, slots);
      if (slots->len == 0)
        return booked;
      board_book (board, shape, &g_array_index (slots, ClinicSlot, 0));
    }
}

/* Nine hours, one doctor, the wait fixed at 45 minutes. */
static void
test_capacity (void)
{
  static const int wanted[] = { 7, 13, 19, 24 };
  static const ClinicVisitShape fixed = { 45, 45, 45, 20, 10 };

  for (int beds = 1; beds <= 4; beds++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 1080, beds, 1);

      g_assert_cmpint (fill_day (board, &fixed), ==, wanted[beds - 1]);
    }
}

static void
assert_slot (const GArray *slots, guint i, int minute, int wait, gint64 bed, gint64 doctor)
{
  const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);

  g_assert_cmpuint (i, <, slots->len);
  g_assert_cmpint (slot->minute, ==, minute);
  g_assert_cmpint (slot->wait, ==, wait);
  g_assert_cmpint (slot->bed, ==, bed);
  g_assert_cmpint (slot->doctor, ==, doctor);
}

static void
test_order (void)
{
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 2, 2);
  g_autoptr (GArray) slots = slots_new ();

  clinic_board_hold_bed (board, 1, board_range (board, 540, 600));
  clinic_board_hold_doctor (board, 101, board_range (board, 585, 610));
  clinic_board_hold_doctor (board, 102, board_range (board, 570, 605));
  clinic_board_seal (board);
  clinic_schedule_list_slots (board, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  /* No doctor is free for 20 minutes before 10:05: an arrival at 9:00 would wait 65. From 10:10 on both are. */
  assert_slot (slots, 0, 545, 60, 2, 102);
  assert_slot (slots, 1, 550, 55, 2, 102);
  assert_slot (slots, 2, 555, 50, 2, 102);
  assert_slot (slots, 3, 560, 45, 2, 102);
  assert_slot (slots, 4, 565, 45, 2, 101);
  /* 10:00 frees the first bed; the last arrival leaves just the shortest visit. */
  assert_slot (slots, 11, 600, 45, 1, 101);
  assert_slot (slots, slots->len - 1, 660, 30, 1, 101);
  g_assert_cmpuint (slots->len, ==, (660 - 545) / 5 + 1);
}

/* Rolling so short that both neighbours of the wait in the doctor's way are free. */
static void
test_shorter_wait_first (void)
{
  static const ClinicVisitShape quick = { 30, 45, 60, 5, 10 };
  static const int cases[][3] = {
    { 585, 590, 40 }, { 580, 590, 50 }, { 580, 595, 35 }, { 575, 595, 55 }, { 570, 600, 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
      g_autoptr (GArray) slots = slots_new ();

      clinic_board_hold_doctor (board, 101, board_range (board, cases[i][0], cases[i][1]));
      clinic_board_seal (board);
      clinic_schedule_list_slots (board, &quick, NULL, clinic_time_at (board->day, 536, board->zone), 1, slots);
      assert_slot (slots, 0, 540, cases[i][2], 1, 101);
    }
}

static void
test_not_before (void)
{
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
  static const int cases[][2] = { { 0, 540 }, { 540, 540 }, { 541, 545 }, { 600, 600 }, { 659, 660 }, { 661, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, &usual_shape, NULL, clinic_time_at (board->day, cases[i][0], board->zone), 1,
                                  slots);
      g_assert_cmpuint (slots->len, ==, cases[i][1] > 0 ? 1 : 0);
      if (slots->len > 0)
        g_assert_cmpint (g_array_index (slots, ClinicSlot, 0).minute, ==, cases[i][1]);
    }
}

/* Waits lie on the grid although the shape's limits do not; the plan between two of them takes the nearer. */
static void
test_waits_off_grid (void)
{
  static const ClinicVisitShape shapes[] = { { 32, 43, 58, 20, 10 }, { 32, 42, 58, 20, 10 }, { 31, 45, 34, 20, 10 },
                                             { 30, 90, 60, 20, 10 }, { 30, 0, 60, 20, 10 } };
  static const int waits[] = { 45, 40, 0, 60, 30 };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (ClinicBoard) board = board_plain (540, 720, 1, 1);
      g_autoptr (GArray) slots = slots_new ();

      clinic_schedule_list_slots (board, &shapes[i], NULL, CLINIC_TIME_NONE, 1, slots);
      g_assert_cmpuint (slots->len, ==, waits[i] > 0 ? 1 : 0);
      if (slots->len > 0)
        assert_slot (slots, 0, 540, waits[i], 1, 101);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GArray) slots = slots_new ();
  g_autoptr (ClinicBoard) closed = board_plain (540, 540, 2, 2);
  g_autoptr (ClinicBoard) no_bed = board_plain (540, 1080, 0, 2);
  g_autoptr (ClinicBoard) no_doctor = board_plain (540, 1080, 2, 0);
  g_autoptr (ClinicBoard) away = board_plain (540, 1080, 1, 1);
  g_autoptr (GArray) patient = clinic_ranges_new ();

  clinic_ranges_add (patient, (ClinicRange){ 0, G_MAXINT64 });
  clinic_schedule_list_slots (closed, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (no_bed, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (no_doctor, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (away, &usual_shape, patient, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  clinic_schedule_list_slots (away, &usual_shape, NULL, CLINIC_TIME_NONE, 0, slots);
  clinic_schedule_list_slots (away, &usual_shape, NULL, G_MAXINT64, 9, slots);
  clinic_board_hold_bed (away, 1, (ClinicRange){ 0, G_MAXINT64 });
  clinic_board_seal (away);
  clinic_schedule_list_slots (away, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  g_assert_cmpuint (slots->len, ==, 0);
}

/* Open 9:00 to 12:00 and 13:00 to 18:00; bed 1 taken 10:00 to 11:00, doctor 101 13:45 to 14:05, patient 16:00 to 17:10. */
static void
test_check (void)
{
  static const struct
  {
    int minute, wait;
    gint64 bed, doctor;
    ClinicPlaceFault fault;
    int until; /* minute; 0 for none */
  } cases[] = {
    { 540, 30, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 535, 30, 1, 101, CLINIC_PLACE_CLOSED, 540 },
    { 660, 30, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 660, 35, 1, 101, CLINIC_PLACE_CLOSED, 780 },
    { 1020, 30, 2, 101, CLINIC_PLACE_PATIENT_BUSY, 1030 },
    { 1025, 30, 2, 101, CLINIC_PLACE_CLOSED, 0 },
    { 541, 30, 1, 101, CLINIC_PLACE_OFF_GRID, 0 },
    { 780, 33, 1, 101, CLINIC_PLACE_OFF_GRID, 0 },
    { 780, 25, 1, 101, CLINIC_PLACE_WAIT, 0 },
    { 780, 65, 1, 101, CLINIC_PLACE_WAIT, 0 },
    { 545, 30, 1, 101, CLINIC_PLACE_BED_TAKEN, 660 },
    { 545, 30, 2, 101, CLINIC_PLACE_FREE, 0 },
    { 545, 30, 9, 101, CLINIC_PLACE_BED_TAKEN, 0 },
    { 545, 30, 2, 109, CLINIC_PLACE_DOCTOR_BUSY, 0 },
    { 780, 45, 1, 101, CLINIC_PLACE_DOCTOR_BUSY, 845 },
    { 780, 45, 1, 102, CLINIC_PLACE_FREE, 0 },
    { 795, 50, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 890, 50, 1, 101, CLINIC_PLACE_FREE, 0 },
    { 895, 50, 1, 101, CLINIC_PLACE_PATIENT_BUSY, 1030 },
  };
  g_autoptr (ClinicBoard) board = board_plain (540, 720, 2, 2);
  g_autoptr (GArray) patient = clinic_ranges_new ();

  clinic_board_add_open (board, 780, 1080);
  clinic_board_hold_bed (board, 1, board_range (board, 600, 660));
  clinic_board_hold_doctor (board, 101, board_range (board, 825, 845));
  clinic_board_seal (board);
  clinic_ranges_add (patient, board_range (board, 960, 1030));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSlot slot = { .day = board->day, .minute = cases[i].minute, .wait = cases[i].wait,
                          .bed = cases[i].bed, .doctor = cases[i].doctor };
      gint64 until = 5;

      g_test_message ("minute %d, wait %d", slot.minute, slot.wait);
      g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, patient, &slot, &until), ==, cases[i].fault);
      g_assert_cmpint (until, ==, cases[i].until > 0 ? clinic_time_at (board->day, cases[i].until, board->zone)
                                                     : CLINIC_TIME_NONE);
    }
}

/* 02:30 does not exist on 29 March 2026 in Berlin: it is no arrival, and checked as 03:30. */
static void
test_missing_hour (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicBoard) board = clinic_board_new (clinic_day_from_ymd (2026, 3, 29), zone);
  g_autoptr (GArray) slots = slots_new ();
  ClinicSlot slot = { .day = board->day, .minute = 150, .wait = 45, .bed = 1, .doctor = 101 };

  clinic_board_add_open (board, 60, 360);
  clinic_board_add_bed (board, 1);
  clinic_board_add_doctor (board, 101);
  clinic_board_seal (board);
  clinic_schedule_list_slots (board, &usual_shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  assert_slot (slots, 11, 115, 45, 1, 101);
  assert_slot (slots, 12, 180, 45, 1, 101);
  g_assert_cmpint (g_array_index (slots, ClinicSlot, 12).start - g_array_index (slots, ClinicSlot, 11).start, ==, 300);
  g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, NULL, &slot, NULL), ==, CLINIC_PLACE_FREE);
  clinic_board_hold_bed (board, 1, board_range (board, 210, 215));
  clinic_board_seal (board);
  g_assert_cmpint (clinic_schedule_check_slot (board, &usual_shape, NULL, &slot, NULL), ==, CLINIC_PLACE_BED_TAKEN);
}

/*
 * The oracle: the same situation kept as it was made, unmerged, and every arrival, wait, bed and doctor tried on the
 * local grid of 5 minutes.
 */
typedef struct
{
  ClinicDay day;
  GTimeZone *zone;
  ClinicVisitShape shape;
  ClinicBoard *board;
  GArray *beds[6];
  GArray *doctors[3];
  int n_beds, n_doctors;
  GArray *patient;        /* unmerged */
  GArray *patient_merged; /* nullable */
  gint64 origin;
  gboolean open[MINUTES];
} Situation;

static gboolean
any_overlap (const GArray *ranges, gint64 start, gint64 end)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      ClinicRange range = g_array_index (ranges, ClinicRange, i);

      if (range.start < end && start < range.end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
oracle_is_open (const Situation *s, gint64 start, gint64 end)
{
  for (gint64 time = start; time < end; time += 60)
    {
      gint64 minute = (time - s->origin) / 60;

      g_assert_cmpint (minute, <, MINUTES);
      if (minute < 0 || !s->open[minute])
        return FALSE;
    }
  return TRUE;
}

static gboolean
oracle_is_free (const Situation *s, gint64 start, int wait, int bed, int doctor)
{
  gint64 rolling = start + wait * 60;
  gint64 rolled = rolling + s->shape.rolling * 60;
  gint64 end = rolled + s->shape.turnover * 60;

  return !any_overlap (s->patient, start, rolled) && !any_overlap (s->beds[bed], start, end) &&
         !any_overlap (s->doctors[doctor], rolling, rolled) && oracle_is_open (s, start, end);
}

static gboolean
oracle_try_wait (const Situation *s, gint64 start, int wait, ClinicSlot *slot)
{
  gint64 rolled = start + (wait + s->shape.rolling) * 60;

  if (wait < s->shape.wait_min || wait > s->shape.wait_max)
    return FALSE;
  if (clinic_time_get_minute (start + wait * 60, s->zone) % 5 != 0)
    return FALSE;
  if (any_overlap (s->patient, start, rolled))
    return FALSE;
  for (int bed = 0; bed < s->n_beds; bed++)
    for (int doctor = 0; doctor < s->n_doctors; doctor++)
      if (oracle_is_free (s, start, wait, bed, doctor))
        {
          *slot = (ClinicSlot){ s->day, clinic_time_get_minute (start, s->zone), wait, start, 10 + bed, 50 + doctor };
          return TRUE;
        }
  return FALSE;
}

static GArray *
oracle_list (const Situation *s, gint64 not_before)
{
  GArray *slots = slots_new ();

  for (int minute = 0; minute < 1440; minute += 5)
    {
      gint64 start = clinic_time_at (s->day, minute, s->zone);
      gboolean found = FALSE;
      ClinicSlot slot;

      if (clinic_time_get_minute (start, s->zone) != minute || start < not_before || !oracle_is_open (s, start, start + 60))
        continue;
      for (int distance = 0; distance <= 70 && !found; distance++)
        found = oracle_try_wait (s, start, s->shape.wait_plan - distance, &slot) ||
                oracle_try_wait (s, start, s->shape.wait_plan + distance, &slot);
      if (found)
        g_array_append_val (slots, slot);
    }
  return slots;
}

static const struct
{
  const char *zone;
  int year, month, mday;
} days[] = {
  { "Asia/Kolkata", 2026, 11, 24 },        { "Europe/Berlin", 2026, 3, 29 },       { "Europe/Berlin", 2026, 10, 25 },
  { "America/New_York", 2026, 3, 8 },      { "America/New_York", 2026, 11, 1 },    { "Australia/Lord_Howe", 2026, 4, 5 },
  { "Australia/Lord_Howe", 2026, 10, 4 }, { "Europe/Berlin", 2026, 6, 1 },        { "Asia/Kathmandu", 2026, 6, 1 },
};

static void
situation_open (Situation *s, GRand *rand)
{
  int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    {
      int from = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 300) : g_rand_int_range (rand, 0, 1300);
      int to = MIN (from + g_rand_int_range (rand, 0, 600), 1440);
      ClinicRange range;

      if (g_rand_boolean (rand))
        from -= from % 60, to -= to % 60;
      clinic_board_add_open (s->board, from, to);
      range = board_range (s->board, from, to);
      for (gint64 time = range.start; from < to && time < range.end; time += 60)
        s->open[(time - s->origin) / 60] = TRUE;
    }
}

static ClinicRange
random_busy (const Situation *s, GRand *rand)
{
  gint64 start = s->origin + 43200 + g_rand_int_range (rand, 0, 1440) * 60;
  gint64 length = g_rand_int_range (rand, 1, 150) * 60;

  if (g_rand_int_range (rand, 0, 3) == 0)
    start += g_rand_int_range (rand, 0, 60); /* when facts end early, busy ranges end on any second */
  else
    start -= start % 300;
  return (ClinicRange){ start, start + length };
}

static void
situation_hold (Situation *s, GRand *rand)
{
  int density = g_rand_int_range (rand, 0, 12);

  for (int i = 0; i < s->n_beds; i++)
    {
      s->beds[i] = clinic_ranges_new ();
      clinic_board_add_bed (s->board, 10 + i);
      for (int n = g_rand_int_range (rand, 0, density + 1); n > 0; n--)
        {
          ClinicRange busy = random_busy (s, rand);

          clinic_ranges_add (s->beds[i], busy);
          clinic_board_hold_bed (s->board, 10 + i, busy);
        }
    }
  for (int i = 0; i < s->n_doctors; i++)
    {
      s->doctors[i] = clinic_ranges_new ();
      clinic_board_add_doctor (s->board, 50 + i);
      for (int n = g_rand_int_range (rand, 0, 2 * density + 1); n > 0; n--)
        {
          ClinicRange busy = random_busy (s, rand);

          busy.end = MIN (busy.end, busy.start + 1500);
          clinic_ranges_add (s->doctors[i], busy);
          clinic_board_hold_doctor (s->board, 50 + i, busy);
        }
    }
}

static void
situation_init (Situation *s, GRand *rand)
{
  int which = g_rand_int_range (rand, 0, G_N_ELEMENTS (days));

  *s = (Situation){ .day = clinic_day_from_ymd (days[which].year, days[which].month, days[which].mday),
                    .zone = g_time_zone_new_identifier (days[which].zone),
                    .n_beds = g_rand_int_range (rand, 1, 7),
                    .n_doctors = g_rand_int_range (rand, 1, 4),
                    .shape = usual_shape };
  if (g_rand_int_range (rand, 0, 3) == 0)
    s->shape = (ClinicVisitShape){ g_rand_int_range (rand, 0, 40), g_rand_int_range (rand, 20, 70),
                                   g_rand_int_range (rand, 40, 70), g_rand_int_range (rand, 1, 40),
                                   g_rand_int_range (rand, 0, 25) };
  s->origin = clinic_time_at (s->day, 0, s->zone) - 43200;
  s->board = clinic_board_new (s->day, s->zone);
  situation_open (s, rand);
  situation_hold (s, rand);
  clinic_board_seal (s->board);
  s->patient = clinic_ranges_new ();
  for (int n = g_rand_int_range (rand, -3, 4); n > 0; n--)
    clinic_ranges_add (s->patient, random_busy (s, rand));
  if (s->patient->len > 0)
    {
      s->patient_merged = g_array_copy (s->patient);
      clinic_ranges_merge (s->patient_merged);
    }
}

static void
situation_clear (Situation *s)
{
  for (int i = 0; i < s->n_beds; i++)
    g_array_unref (s->beds[i]);
  for (int i = 0; i < s->n_doctors; i++)
    g_array_unref (s->doctors[i]);
  g_array_unref (s->patient);
  g_clear_pointer (&s->patient_merged, g_array_unref);
  clinic_board_free (s->board);
  g_time_zone_unref (s->zone);
}

static void
assert_same_slots (const GArray *slots, const GArray *wanted, gsize max)
{
  g_assert_cmpuint (slots->len, ==, MIN (wanted->len, max));
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      const ClinicSlot *want = &g_array_index (wanted, ClinicSlot, i);

      assert_slot (slots, i, want->minute, want->wait, want->bed, want->doctor);
      g_assert_cmpint (slot->day, ==, want->day);
      g_assert_cmpint (slot->start, ==, want->start);
    }
}

static void
check_listed (const Situation *s, const GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    g_assert_cmpint (clinic_schedule_check_slot (s->board, &s->shape, s->patient_merged,
                                                 &g_array_index (slots, ClinicSlot, i), NULL),
                     ==, CLINIC_PLACE_FREE);
}

static void
check_random_slot (const Situation *s, GRand *rand)
{
  ClinicSlot slot = { .day = s->day,
                      .minute = g_rand_int_range (rand, 0, 288) * 5,
                      .wait = g_rand_int_range (rand, 4, 15) * 5 };
  int bed = g_rand_int_range (rand, 0, s->n_beds);
  int doctor = g_rand_int_range (rand, 0, s->n_doctors);
  gint64 start = clinic_time_at (s->day, slot.minute, s->zone);
  gboolean free = slot.wait >= s->shape.wait_min && slot.wait <= s->shape.wait_max &&
                  oracle_is_free (s, start, slot.wait, bed, doctor);

  slot.bed = 10 + bed;
  slot.doctor = 50 + doctor;
  g_assert_true ((clinic_schedule_check_slot (s->board, &s->shape, s->patient_merged, &slot, NULL) == CLINIC_PLACE_FREE) ==
                 free);
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint n_slots = 0, n_empty = 0;

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GArray) slots = slots_new ();
      g_autoptr (GArray) wanted = NULL;
      Situation s;
      gsize max;
      gint64 not_before;

      situation_init (&s, rand);
      max = g_rand_boolean (rand) ? G_MAXSIZE : (gsize) g_rand_int_range (rand, 1, 10);
      not_before = g_rand_boolean (rand) ? CLINIC_TIME_NONE : s.origin + 43200 + g_rand_int_range (rand, -3600, 80000);
      clinic_schedule_list_slots (s.board, &s.shape, s.patient_merged, not_before, max, slots);
      wanted = oracle_list (&s, not_before);
      g_test_message ("situation %d: %u slots", round, wanted->len);
      assert_same_slots (slots, wanted, max);
      check_listed (&s, slots);
      for (int i = 0; i < 20; i++)
        check_random_slot (&s, rand);
      n_slots += slots->len;
      n_empty += wanted->len == 0;
      situation_clear (&s);
    }
  /* The situations are neither all full nor all empty. */
  g_assert_cmpuint (n_slots, >, 30000);
  g_assert_cmpuint (n_empty, >, 100);
  g_assert_cmpuint (n_empty, <, 1500);
}

/* Days that next free fills to the brim, then asked again and again: the slowest of them. */
static void
test_speed (void)
{
  double slowest = 0;

  for (int beds = 1; beds <= 6; beds++)
    for (int doctors = 1; doctors <= 3; doctors++)
      {
        g_autoptr (ClinicBoard) full = board_plain (540, 1080, beds, doctors);
        g_autoptr (GArray) slots = slots_new ();

        fill_day (full, &usual_shape);
        g_test_timer_start ();
        for (int i = 0; i < 5000; i++)
          clinic_schedule_list_slots (full, &usual_shape, NULL, CLINIC_TIME_NONE, 1, slots);
        slowest = MAX (slowest, g_test_timer_elapsed () / 5000 * 1e6);
        g_assert_cmpuint (slots->len, ==, 0);
      }
  g_test_minimized_result (slowest, "a full day takes %.2f microseconds at most", slowest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/capacity", test_capacity);
  g_test_add_func ("/schedule/order", test_order);
  g_test_add_func ("/schedule/shorter-wait-first", test_shorter_wait_first);
  g_test_add_func ("/schedule/not-before", test_not_before);
  g_test_add_func ("/schedule/waits-off-grid", test_waits_off_grid);
  g_test_add_func ("/schedule/nothing", test_nothing);
  g_test_add_func ("/schedule/check", test_check);
  g_test_add_func ("/schedule/missing-hour", test_missing_hour);
  g_test_add_func ("/schedule/oracle", test_oracle);
  if (g_test_perf ())
    g_test_add_func ("/schedule/speed", test_speed);
  return g_test_run ();
}
