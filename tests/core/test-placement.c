/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-placement.h"

#include "core/clinic-course.h"

static const ClinicVisitShape shape = { 30, 45, 60, 20, 10 };

/* Two beds, doctors 101 and 102, open 9:00 to 13:00. */
static ClinicBoard *
board_new (const char *zone_name, ClinicDay day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  ClinicBoard *board = clinic_board_new (day, zone);

  clinic_board_add_open (board, 540, 780);
  clinic_board_add_bed (board, 1);
  clinic_board_add_bed (board, 2);
  clinic_board_add_doctor (board, 101);
  clinic_board_add_doctor (board, 102);
  clinic_board_seal (board);
  return board;
}

static ClinicBoard *
board_usual (void)
{
  return board_new ("Europe/Berlin", clinic_day_from_ymd (2026, 11, 24));
}

static ClinicRange
range (const ClinicBoard *board, int from, int to)
{
  return (ClinicRange){ clinic_time_at (board->day, from, board->zone), clinic_time_at (board->day, to, board->zone) };
}

static ClinicSlot
slot_at (const ClinicBoard *board, int minute, int wait, gint64 bed, gint64 doctor)
{
  return (ClinicSlot){ board->day, minute, wait, CLINIC_TIME_NONE, bed, doctor };
}

/* Every fault is found by itself; the first in order is what check_slot says. */
static void
test_faults (void)
{
  g_autoptr (ClinicBoard) board = board_usual ();
  ClinicSlot slot = slot_at (board, 605, 42, 1, 101);
  ClinicPlaceFaults faults;

  clinic_board_hold_bed (board, 1, range (board, 600, 675));
  clinic_board_hold_doctor (board, 101, range (board, 640, 660));
  clinic_board_seal (board);
  clinic_schedule_find_faults (board, &shape, NULL, &slot, &faults);
  g_assert_cmpuint (faults.found, ==, 1u << CLINIC_PLACE_OFF_GRID | 1u << CLINIC_PLACE_BED_TAKEN | 1u << CLINIC_PLACE_DOCTOR_BUSY);
  g_assert_cmpint (clinic_place_faults_get_first (&faults), ==, CLINIC_PLACE_OFF_GRID);
  g_assert_cmpint (faults.until[CLINIC_PLACE_BED_TAKEN], ==, range (board, 600, 675).end);
  g_assert_cmpint (faults.until[CLINIC_PLACE_DOCTOR_BUSY], ==, range (board, 640, 660).end);

  slot = slot_at (board, 500, 65, 2, 102);
  clinic_schedule_find_faults (board, &shape, NULL, &slot, &faults);
  g_assert_cmpuint (faults.found, ==, 1u << CLINIC_PLACE_CLOSED | 1u << CLINIC_PLACE_WAIT);
  g_assert_cmpint (faults.until[CLINIC_PLACE_CLOSED], ==, range (board, 540, 780).start);

  slot = slot_at (board, 540, 45, 2, 102);
  clinic_schedule_find_faults (board, &shape, NULL, &slot, &faults);
  g_assert_cmpint (clinic_place_faults_get_first (&faults), ==, CLINIC_PLACE_FREE);
}

static const struct
{
  const char *what;
  int busy_101[2];
  int busy_102[2];
  int busy_bed[2];
  ClinicSlot wish; /* minute, wait, bed, doctor */
  gboolean fits;
  int wait;
  gint64 doctor;
} fits[] = {
  { "free as wished", { 0, 0 }, { 0, 0 }, { 0, 0 }, { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, TRUE, 45, 101 },
  { "a shorter wait before a longer one", { 645, 650 }, { 0, 0 }, { 0, 0 },
    { .minute = 600, .wait = 35, .bed = 1, .doctor = 101 }, TRUE, 50, 101 },
  { "the nearer wait", { 655, 700 }, { 0, 0 }, { 0, 0 }, { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, TRUE, 35, 101 },
  { "the doctor stays where the wait can give way", { 640, 650 }, { 0, 0 }, { 0, 0 },
    { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, TRUE, 50, 101 },
  { "another doctor at last", { 600, 700 }, { 0, 0 }, { 0, 0 },
    { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, TRUE, 45, 102 },
  { "nobody", { 600, 700 }, { 600, 700 }, { 0, 0 }, { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, FALSE, 45, 101 },
  { "a shorter wait saves the bed", { 0, 0 }, { 0, 0 }, { 660, 720 },
    { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, TRUE, 30, 101 },
  { "no wait saves the bed", { 0, 0 }, { 0, 0 }, { 655, 720 },
    { .minute = 600, .wait = 45, .bed = 1, .doctor = 101 }, FALSE, 45, 101 },
  { "closed", { 0, 0 }, { 0, 0 }, { 0, 0 }, { .minute = 535, .wait = 45, .bed = 1, .doctor = 101 }, FALSE, 45, 101 },
  { "a wait off the grid comes onto it", { 0, 0 }, { 0, 0 }, { 0, 0 },
    { .minute = 600, .wait = 43, .bed = 1, .doctor = 101 }, TRUE, 40, 101 },
  { "a doctor who is gone is followed by one who is there", { 0, 0 }, { 0, 0 }, { 0, 0 },
    { .minute = 600, .wait = 45, .bed = 1, .doctor = 9 }, TRUE, 45, 101 },
};

static void
hold (ClinicBoard *board, gboolean bed, gint64 id, const int *busy)
{
  if (bed)
    clinic_board_hold_bed (board, id, range (board, busy[0], busy[1]));
  else
    clinic_board_hold_doctor (board, id, range (board, busy[0], busy[1]));
}

static void
test_fit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autoptr (ClinicBoard) board = board_usual ();
      ClinicSlot slot = fits[i].wish;

      g_test_message ("%s", fits[i].what);
      hold (board, FALSE, 101, fits[i].busy_101);
      hold (board, FALSE, 102, fits[i].busy_102);
      hold (board, TRUE, 1, fits[i].busy_bed);
      clinic_board_seal (board);
      slot.day = board->day;
      g_assert_cmpint (clinic_placement_fit (board, &shape, NULL, &slot), ==, fits[i].fits);
      g_assert_cmpint (slot.wait, ==, fits[i].wait);
      g_assert_cmpint (slot.doctor, ==, fits[i].doctor);
      g_assert_cmpint (slot.minute, ==, fits[i].wish.minute);
    }
}

static void
assert_run (const GArray *runs, guint i, gint64 bed, int from, int to)
{
  const ClinicPlaceRun *run = &g_array_index (runs, ClinicPlaceRun, i);

  g_assert_cmpuint (i, <, runs->len);
  g_assert_cmpint (run->first.bed, ==, bed);
  g_assert_cmpint (run->first.minute, ==, from);
  g_assert_cmpint (run->last.minute, ==, to);
}

static void
test_runs (void)
{
  g_autoptr (ClinicBoard) board = board_usual ();
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (ClinicPlaceRun));
  ClinicSlot wish = slot_at (board, 0, 45, 0, 101);

  clinic_board_hold_bed (board, 1, range (board, 625, 690));
  clinic_board_seal (board);
  clinic_placement_list_runs (board, &shape, NULL, &wish, range (board, 552, 0).start, runs);
  g_assert_cmpuint (runs->len, ==, 3);
  assert_run (runs, 0, 1, 555, 565); /* the last that is out at 10:25, after the least wait */
  assert_run (runs, 1, 1, 690, 720); /* the last that is out by closing */
  assert_run (runs, 2, 2, 555, 720);
}

/* What is listed is what the rule lets pass, and all of it. */
static void
test_runs_are_the_rule (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (ClinicBoard) board = board_usual ();
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (ClinicPlaceRun));
      ClinicSlot wish = slot_at (board, 0, 30 + 5 * g_rand_int_range (rand, 0, 7), 0, 101 + g_rand_int_range (rand, 0, 2));
      guint n_listed = 0, n_free = 0;

      for (int i = 0; i < 6; i++)
        {
          int from = 540 + 5 * g_rand_int_range (rand, 0, 48);
          int busy[] = { from, from + 5 * g_rand_int_range (rand, 0, 8) };

          hold (board, i % 2, i % 2 ? 1 + i % 4 / 2 : 101 + i % 4 / 2, busy);
        }
      clinic_board_seal (board);
      clinic_placement_list_runs (board, &shape, NULL, &wish, CLINIC_TIME_NONE, runs);
      for (guint i = 0; i < runs->len; i++)
        {
          const ClinicPlaceRun *run = &g_array_index (runs, ClinicPlaceRun, i);

          n_listed += (run->last.minute - run->first.minute) / 5 + 1;
          g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &run->first, NULL), ==, CLINIC_PLACE_FREE);
          g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &run->last, NULL), ==, CLINIC_PLACE_FREE);
        }
      for (int minute = 0; minute < 1440; minute += 5)
        for (gint64 bed = 1; bed <= 2; bed++)
          {
            gboolean is_free = FALSE;

            for (int wait = 30; wait <= 60; wait += 5)
              for (gint64 doctor = 101; doctor <= 102; doctor++)
                {
                  ClinicSlot slot = slot_at (board, minute, wait, bed, doctor);

                  is_free |= clinic_schedule_check_slot (board, &shape, NULL, &slot, NULL) == CLINIC_PLACE_FREE;
                }
            n_free += is_free;
          }
      g_assert_cmpuint (n_listed, ==, n_free);
    }
}

/* Between two and three no wall clock reads anything on the last Sunday of March. */
static void
test_gap (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicBoard) board = clinic_board_new (clinic_day_from_ymd (2026, 3, 29), zone);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (ClinicPlaceRun));
  ClinicSlot wish = { .day = board->day, .wait = 30, .doctor = 101 };

  clinic_board_add_open (board, 90, 300);
  clinic_board_add_bed (board, 1);
  clinic_board_add_doctor (board, 101);
  clinic_board_seal (board);
  clinic_placement_list_runs (board, &shape, NULL, &wish, CLINIC_TIME_NONE, runs);
  g_assert_cmpuint (runs->len, ==, 2);
  assert_run (runs, 0, 1, 90, 115);
  assert_run (runs, 1, 1, 180, 240);
}

static ClinicSession *
session_new (gint64 id, ClinicDay day, const char *reason)
{
  ClinicSession *session = clinic_session_new ();

  session->id = id;
  session->day = day;
  session->start = day * G_GINT64_CONSTANT (86400);
  session->override_reason = g_strdup (reason);
  return session;
}

static void
test_spacing (void)
{
  static const struct
  {
    ClinicDay day;
    const char *reason;
    const char *other_reason;
    ClinicSessionState other_state;
    gboolean close;
  } cases[] = {
    { 121, NULL, NULL, CLINIC_SESSION_BOOKED, FALSE },
    { 120, NULL, NULL, CLINIC_SESSION_BOOKED, TRUE },
    { 79, NULL, NULL, CLINIC_SESSION_BOOKED, FALSE },
    { 80, NULL, NULL, CLINIC_SESSION_BOOKED, TRUE },
    { 120, "scar", NULL, CLINIC_SESSION_BOOKED, FALSE },
    { 120, NULL, "scar", CLINIC_SESSION_BOOKED, TRUE }, /* the reason is the later one's */
    { 80, NULL, "scar", CLINIC_SESSION_BOOKED, FALSE },
    { 80, "scar", NULL, CLINIC_SESSION_BOOKED, TRUE },
    { 100, NULL, NULL, CLINIC_SESSION_CANCELLED, FALSE },
  };
  g_autoptr (ClinicCourse) course = clinic_course_new ();

  course->min_days = 21;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);
      g_autoptr (ClinicSession) moved = session_new (2, cases[i].day, cases[i].reason);
      ClinicSession *other = session_new (1, 100, cases[i].other_reason);

      other->state = cases[i].other_state;
      g_ptr_array_add (sessions, session_new (2, 100, NULL)); /* itself, where it stood */
      g_ptr_array_add (sessions, other);
      g_assert_true (clinic_course_find_close (course, sessions, moved) == (cases[i].close ? other : NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/placement/faults", test_faults);
  g_test_add_func ("/placement/fit", test_fit);
  g_test_add_func ("/placement/runs", test_runs);
  g_test_add_func ("/placement/runs-are-the-rule", test_runs_are_the_rule);
  g_test_add_func ("/placement/gap", test_gap);
  g_test_add_func ("/placement/spacing", test_spacing);
  return g_test_run ();
}
