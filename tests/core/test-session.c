/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-session.h"

#define N_STATES (CLINIC_SESSION_NOSHOW + 1)

static void
test_boxed (void)
{
  ClinicSession *session = clinic_session_new ();
  g_autoptr (ClinicSession) copy = NULL;

  g_assert_cmpint (session->day, ==, CLINIC_DAY_NONE);
  g_assert_cmpint (session->start, ==, CLINIC_TIME_NONE);
  g_assert_cmpint (session->arrived_at, ==, CLINIC_TIME_NONE);
  g_assert_cmpint (session->rolled_at, ==, CLINIC_TIME_NONE);
  g_assert_cmpstr (session->cream, ==, "");
  g_assert_null (session->reason);

  session->id = 7;
  session->reason = g_strdup ("felt faint");
  session->override_reason = g_strdup ("travels");
  g_free (session->cream);
  session->cream = g_strdup ("Lidocaine");
  copy = g_boxed_copy (CLINIC_TYPE_SESSION, session);
  clinic_session_free (session);
  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpstr (copy->reason, ==, "felt faint");
  g_assert_cmpstr (copy->override_reason, ==, "travels");
  g_assert_cmpstr (copy->cream, ==, "Lidocaine");
  g_assert_cmpstr (copy->cream_area, ==, "");
}

static void
test_state_names (void)
{
  static const char *const names[] = {
    "booked", "arrived", "numbing", "rolling", "fulfilled", "cancelled", "noshow",
  };
  ClinicSessionState state = CLINIC_SESSION_ROLLING;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (clinic_session_state_to_string (i), ==, names[i]);
      g_assert_true (clinic_session_state_from_string (names[i], &state));
      g_assert_cmpint (state, ==, i);
    }
  state = CLINIC_SESSION_ROLLING;
  g_assert_false (clinic_session_state_from_string ("Booked", &state));
  g_assert_false (clinic_session_state_from_string ("", &state));
  g_assert_cmpint (state, ==, CLINIC_SESSION_ROLLING);
}

/* Row from, column to, in the order of the states: '.' no such step, 's' a step, 'r' a step that asks for a reason. */
static void
test_steps (void)
{
  static const char *const table[N_STATES] = {
    /*              b a n r f c x */
    /* booked    */ ".s...ss",
    /* arrived   */ "..s..s.",
    /* numbing   */ "...s.r.",
    /* rolling   */ "....s..",
    /* fulfilled */ ".......",
    /* cancelled */ "s......",
    /* noshow    */ ".s.....",
  };

  for (int from = 0; from < N_STATES; from++)
    for (int to = 0; to < N_STATES; to++)
      {
        gboolean reason = !(table[from][to] == 'r');

        g_assert_true (clinic_session_state_can_step (from, to, &reason) == (table[from][to] != '.'));
        g_assert_true (clinic_session_state_can_step (from, to, NULL) == (table[from][to] != '.'));
        g_assert_true (reason == (table[from][to] == 'r'));
      }
}

static void
test_state_before (void)
{
  static const ClinicSessionState before[N_STATES] = {
    [CLINIC_SESSION_ARRIVED] = CLINIC_SESSION_BOOKED,    [CLINIC_SESSION_NUMBING] = CLINIC_SESSION_ARRIVED,
    [CLINIC_SESSION_ROLLING] = CLINIC_SESSION_NUMBING,   [CLINIC_SESSION_FULFILLED] = CLINIC_SESSION_ROLLING,
    [CLINIC_SESSION_CANCELLED] = CLINIC_SESSION_BOOKED, [CLINIC_SESSION_NOSHOW] = CLINIC_SESSION_BOOKED,
  };
  ClinicSessionState state = CLINIC_SESSION_NOSHOW;

  g_assert_false (clinic_session_state_before (CLINIC_SESSION_BOOKED, &state));
  g_assert_cmpint (state, ==, CLINIC_SESSION_NOSHOW);
  for (int i = 1; i < N_STATES; i++)
    {
      g_assert_true (clinic_session_state_before (i, &state));
      g_assert_cmpint (state, ==, before[i]);
      g_assert_true (clinic_session_state_can_step (state, i, NULL));
    }
}

static void
test_live_and_performed (void)
{
  static const struct
  {
    ClinicSessionState state;
    gboolean live, performed;
  } cases[] = {
    { CLINIC_SESSION_BOOKED, TRUE, FALSE },   { CLINIC_SESSION_ARRIVED, TRUE, FALSE },
    { CLINIC_SESSION_NUMBING, TRUE, FALSE },  { CLINIC_SESSION_ROLLING, TRUE, TRUE },
    { CLINIC_SESSION_FULFILLED, TRUE, TRUE }, { CLINIC_SESSION_CANCELLED, FALSE, FALSE },
    { CLINIC_SESSION_NOSHOW, FALSE, FALSE },
  };
  g_autoptr (ClinicSession) session = clinic_session_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      session->state = cases[i].state;
      g_assert_true (clinic_session_state_is_live (cases[i].state) == cases[i].live);
      g_assert_true (clinic_session_is_performed (session) == cases[i].performed);
    }
  session->state = CLINIC_SESSION_FULFILLED;
  session->stopped_early = TRUE;
  g_assert_true (clinic_session_is_performed (session));
}

static void
assert_place (int year, int month, int mday, int minute, int wait, gint64 start)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicSession) session = clinic_session_new ();
  ClinicRange range;

  session->day = clinic_day_from_ymd (year, month, mday);
  session->minute = minute;
  session->wait = wait;
  session->rolling = 20;
  session->turnover = 10;
  clinic_session_place (session, zone);

  range = clinic_session_get_bed_range (session);
  g_assert_cmpint (range.start, ==, start);
  g_assert_cmpint (range.end, ==, start + (wait + 30) * 60);
  range = clinic_session_get_doctor_range (session);
  g_assert_cmpint (range.start, ==, start + wait * 60);
  g_assert_cmpint (range.end, ==, start + (wait + 20) * 60);
  range = clinic_session_get_patient_range (session);
  g_assert_cmpint (range.start, ==, start);
  g_assert_cmpint (range.end, ==, start + (wait + 20) * 60);
}

static void
test_place (void)
{
  assert_place (2026, 11, 24, 630, 45, 1795512600);
  assert_place (2026, 7, 1, 630, 30, 1782894600);
  /* 02:30 does not exist and is 03:30; from 01:30 the wait runs across the gap. */
  assert_place (2026, 3, 29, 150, 45, 1774747800);
  assert_place (2026, 3, 29, 90, 60, 1774744200);
}

static void
test_numbing (void)
{
  static const struct
  {
    int minutes; /* since cream on, in tenths */
    int rolling;
    gboolean ready, overdue;
    int shown;
  } cases[] = {
    { 0, -1, FALSE, FALSE, 0 },   { 299, -1, FALSE, FALSE, 29 }, { 300, -1, TRUE, FALSE, 30 },
    { 450, -1, TRUE, FALSE, 45 }, { 599, -1, TRUE, FALSE, 59 },  { 600, -1, TRUE, TRUE, 60 },
    { 900, -1, TRUE, TRUE, 90 },  { 900, 450, TRUE, FALSE, 45 }, { 900, 250, FALSE, FALSE, 25 },
    { -50, -1, FALSE, FALSE, 0 },
  };
  g_autoptr (ClinicSession) session = clinic_session_new ();
  ClinicNumbing numbing;

  clinic_session_get_numbing (session, 30, 60, 5000, &numbing);
  g_assert_cmpint (numbing.ready_at, ==, CLINIC_TIME_NONE);
  g_assert_false (numbing.ready || numbing.overdue);

  session->cream_at = 1000000;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      session->rolling_at = cases[i].rolling < 0 ? CLINIC_TIME_NONE : 1000000 + cases[i].rolling * 6;
      clinic_session_get_numbing (session, 30, 60, 1000000 + cases[i].minutes * 6, &numbing);
      g_assert_cmpint (numbing.ready_at, ==, 1001800);
      g_assert_cmpint (numbing.overdue_at, ==, 1003600);
      g_assert_true (numbing.ready == cases[i].ready);
      g_assert_true (numbing.overdue == cases[i].overdue);
      g_assert_cmpint (numbing.minutes, ==, cases[i].shown);
    }
}

/* Facts where there are any, in local minutes; times are minutes of the day too, 0 = has not happened. */
static void
test_span (void)
{
  static const struct
  {
    ClinicSessionState state;
    int arrived, cream, rolling, rolled, now;
    ClinicSessionSpan span;
  } cases[] = {
    { CLINIC_SESSION_BOOKED, 0, 0, 0, 0, 700, { 600, 645, 665, 675, FALSE } },
    { CLINIC_SESSION_ARRIVED, 590, 0, 0, 0, 595, { 600, 645, 665, 675, FALSE } },
    { CLINIC_SESSION_NUMBING, 590, 603, 0, 0, 610, { 603, 645, 665, 675, FALSE } },
    { CLINIC_SESSION_NUMBING, 590, 605, 0, 0, 610, { 605, 645, 665, 675, TRUE } },
    { CLINIC_SESSION_NUMBING, 590, 625, 0, 0, 630, { 625, 655, 675, 685, TRUE } }, /* not before the least wait */
    { CLINIC_SESSION_NUMBING, 590, 600, 0, 0, 662, { 600, 662, 682, 692, TRUE } }, /* nor in the past */
    { CLINIC_SESSION_ROLLING, 590, 600, 640, 0, 650, { 600, 640, 660, 670, TRUE } },
    { CLINIC_SESSION_ROLLING, 590, 600, 640, 0, 668, { 600, 640, 668, 678, TRUE } }, /* and goes on */
    { CLINIC_SESSION_FULFILLED, 590, 601, 646, 662, 900, { 601, 646, 662, 672, FALSE } },
    { CLINIC_SESSION_FULFILLED, 590, 600, 645, 655, 900, { 600, 645, 655, 665, TRUE } },
    { CLINIC_SESSION_FULFILLED, 590, 600, 645, 1500, 2000, { 600, 645, 665, 675, FALSE } }, /* past midnight: the plan */
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicDay day = clinic_day_from_ymd (2026, 11, 24);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSession) session = clinic_session_new ();
      gint64 *const facts[] = { &session->arrived_at, &session->cream_at, &session->rolling_at, &session->rolled_at };
      const int minutes[] = { cases[i].arrived, cases[i].cream, cases[i].rolling, cases[i].rolled };
      ClinicSessionSpan span;

      session->state = cases[i].state;
      session->day = day;
      session->minute = 600;
      session->wait = 45;
      session->rolling = 20;
      session->turnover = 10;
      clinic_session_place (session, zone);
      for (gsize j = 0; j < G_N_ELEMENTS (facts); j++)
        if (minutes[j] != 0)
          *facts[j] = clinic_time_at (day, minutes[j], zone);
      clinic_session_get_span (session, 30, clinic_time_at (day, cases[i].now, zone), zone, &span);
      g_test_message ("case %zu", i);
      g_assert_cmpint (span.start, ==, cases[i].span.start);
      g_assert_cmpint (span.rolling, ==, cases[i].span.rolling);
      g_assert_cmpint (span.rolled, ==, cases[i].span.rolled);
      g_assert_cmpint (span.bed_end, ==, cases[i].span.bed_end);
      g_assert_cmpint (span.differs, ==, cases[i].span.differs);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/boxed", test_boxed);
  g_test_add_func ("/session/state/names", test_state_names);
  g_test_add_func ("/session/state/steps", test_steps);
  g_test_add_func ("/session/state/before", test_state_before);
  g_test_add_func ("/session/state/live-and-performed", test_live_and_performed);
  g_test_add_func ("/session/place", test_place);
  g_test_add_func ("/session/numbing", test_numbing);
  g_test_add_func ("/session/span", test_span);
  return g_test_run ();
}
