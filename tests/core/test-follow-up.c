/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-follow-up.h"

#define HOUR 3600
#define MINUTE 60

/* Open 9:00 to 18:00 from Monday to Friday, 10:00 to 14:00 on Saturday. */
static const ClinicHours hours = {
  { 540, 540, 540, 540, 540, 600, 0 },
  { 1080, 1080, 1080, 1080, 1080, 840, 0 },
};

typedef struct
{
  ClinicProtocol *protocol;
  GTimeZone *zone;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  fixture->protocol = clinic_protocol_parse ("dermaroller.protocol", text, -1, NULL, &error);
  g_assert_no_error (error);
  fixture->zone = g_time_zone_new_identifier ("Europe/Berlin");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  clinic_protocol_unref (fixture->protocol);
  g_time_zone_unref (fixture->zone);
}

static ClinicDay
day_of (const char *text)
{
  g_autofree char *iso = g_strndup (text, 10);
  ClinicDay day = CLINIC_DAY_NONE;

  g_assert_true (clinic_day_parse (iso, &day));
  return day;
}

/* "2026-11-24 11:00" by the clinic's clock. */
static gint64
time_of (const char *text, GTimeZone *zone)
{
  int minute = (text[11] - '0') * 600 + (text[12] - '0') * 60 + (text[14] - '0') * 10 + (text[15] - '0');

  return clinic_time_at (day_of (text), minute, zone);
}

static char *
say_time (gint64 time, GTimeZone *zone)
{
  g_autofree char *iso = clinic_day_to_iso (clinic_time_get_day (time, zone));
  int minute = clinic_time_get_minute (time, zone);

  return g_strdup_printf ("%s %02d:%02d", iso, minute / 60, minute % 60);
}

static void
assert_time (gint64 time, const char *expected, GTimeZone *zone)
{
  g_autofree char *words = say_time (time, zone);

  g_assert_cmpstr (words, ==, expected);
}

static ClinicSession *
make_session (const char *rolled_at, GTimeZone *zone)
{
  ClinicSession *session = clinic_session_new ();

  session->id = 31;
  session->course = 21;
  session->patient = 11;
  session->rolled_at = time_of (rolled_at, zone);
  session->day = clinic_time_get_day (session->rolled_at, zone);
  return session;
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean is_call;
  } kinds[] = {
    { "first-call", TRUE }, { "peel-check", TRUE }, { "peel-end", TRUE }, { "colour-watch", TRUE },
    { "book-next", FALSE }, { "review", FALSE },    { "watch", TRUE },    { "doctor-task", FALSE },
  };
  static const char *const statuses[] = { "open", "done", "closed" };
  ClinicFollowUpKind kind = CLINIC_FOLLOW_UP_REVIEW;
  ClinicFollowUpStatus status = CLINIC_FOLLOW_UP_DONE;

  g_assert_false (clinic_follow_up_kind_from_string ("call", &kind));
  g_assert_false (clinic_follow_up_status_from_string (NULL, &status));
  g_assert_cmpint (kind, ==, CLINIC_FOLLOW_UP_REVIEW);
  g_assert_cmpint (status, ==, CLINIC_FOLLOW_UP_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpstr (clinic_follow_up_kind_to_string (i), ==, kinds[i].name);
      g_assert_true (clinic_follow_up_kind_from_string (kinds[i].name, &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (clinic_follow_up_kind_is_call (i), ==, kinds[i].is_call);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_assert_cmpstr (clinic_follow_up_status_to_string (i), ==, statuses[i]);
      g_assert_true (clinic_follow_up_status_from_string (statuses[i], &status));
      g_assert_cmpint (status, ==, i);
    }
}

static void
test_boxed (void)
{
  ClinicFollowUp *follow_up = clinic_follow_up_new ();
  g_autoptr (ClinicFollowUp) copy = NULL;

  g_assert_cmpint (follow_up->day, ==, CLINIC_DAY_NONE);
  g_assert_cmpint (follow_up->told, ==, CLINIC_TIME_NONE);
  g_assert_cmpint (follow_up->told_before, ==, CLINIC_TIME_NONE);
  g_assert_cmpint (follow_up->attempts_day, ==, CLINIC_DAY_NONE);
  g_assert_cmpstr (follow_up->reason, ==, "");
  g_free (follow_up->reason);
  follow_up->reason = g_strdup ("noshow");
  copy = g_boxed_copy (CLINIC_TYPE_FOLLOW_UP, follow_up);
  clinic_follow_up_free (follow_up);
  g_assert_cmpstr (copy->reason, ==, "noshow");
}

static void
test_next_opening (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day, *not_before, *opening;
  } cases[] = {
    { "2026-11-24", NULL, "2026-11-24 09:00" },
    { "2026-11-28", NULL, "2026-11-28 10:00" },
    { "2026-11-29", NULL, "2026-11-30 09:00" },
    { "2026-11-24", "2026-11-24 08:00", "2026-11-24 09:00" },
    { "2026-11-24", "2026-11-24 09:00", "2026-11-24 09:00" },
    { "2026-11-24", "2026-11-24 11:07", "2026-11-24 11:07" },
    { "2026-11-24", "2026-11-24 17:59", "2026-11-24 17:59" },
    { "2026-11-24", "2026-11-24 18:00", "2026-11-25 09:00" },
    { "2026-11-24", "2026-11-26 12:00", "2026-11-26 12:00" },
    { "2026-11-28", "2026-11-28 14:00", "2026-11-30 09:00" },
    { "2026-11-24", "2026-10-01 12:00", "2026-11-24 09:00" },
    /* Sundays on which the clock changes */
    { "2026-03-29", NULL, "2026-03-30 09:00" },
    { "2026-10-25", NULL, "2026-10-26 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 not_before = cases[i].not_before ? time_of (cases[i].not_before, fixture->zone) : CLINIC_TIME_NONE;

      assert_time (clinic_hours_next_opening (&hours, day_of (cases[i].day), not_before, fixture->zone),
                   cases[i].opening, fixture->zone);
    }
}

static void
test_never_open (Fixture *fixture, gconstpointer data)
{
  static const ClinicHours closed = { { 0 }, { 0 } };
  ClinicDay day = day_of ("2026-11-24");

  assert_time (clinic_hours_next_opening (&closed, day, CLINIC_TIME_NONE, fixture->zone), "2026-11-24 00:00", fixture->zone);
  assert_time (clinic_hours_next_opening (&closed, day, time_of ("2026-11-25 07:00", fixture->zone), fixture->zone),
               "2026-11-25 07:00", fixture->zone);
}

typedef struct
{
  ClinicFollowUpKind kind;
  int step;
  const char *day, *due;
} Planned;

static void
check_plan (Fixture *fixture, const char *rolled_at, gboolean is_last, const Planned *planned, guint n_planned)
{
  g_autoptr (ClinicSession) session = make_session (rolled_at, fixture->zone);
  g_autoptr (GPtrArray) plan = clinic_follow_up_plan (fixture->protocol, session, is_last, &hours, fixture->zone);

  g_assert_cmpint (plan->len, ==, n_planned);
  for (guint i = 0; i < plan->len; i++)
    {
      const ClinicFollowUp *follow_up = g_ptr_array_index (plan, i);

      g_assert_cmpint (follow_up->kind, ==, planned[i].kind);
      g_assert_cmpint (follow_up->step, ==, planned[i].step);
      g_assert_cmpint (follow_up->day, ==, day_of (planned[i].day));
      assert_time (follow_up->due, planned[i].due, fixture->zone);
      g_assert_cmpint (follow_up->status, ==, CLINIC_FOLLOW_UP_OPEN);
      g_assert_cmpint (follow_up->patient, ==, 11);
      g_assert_cmpint (follow_up->course, ==, 21);
      g_assert_cmpint (follow_up->session, ==, 31);
    }
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  static const Planned planned[] = {
    { CLINIC_FOLLOW_UP_FIRST_CALL, 1, "2026-11-25", "2026-11-25 11:22" },
    { CLINIC_FOLLOW_UP_PEEL_CHECK, 3, "2026-11-27", "2026-11-27 09:00" },
    { CLINIC_FOLLOW_UP_PEEL_END, 7, "2026-12-01", "2026-12-01 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 2, "2026-12-08", "2026-12-08 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 4, "2026-12-22", "2026-12-22 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 8, "2027-01-19", "2027-01-19 09:00" },
  };

  check_plan (fixture, "2026-11-24 11:22", FALSE, planned, G_N_ELEMENTS (planned));
}

/* The last session, on the last of August: months end on their own last day; the 31st of October is a Saturday. */
static void
test_plan_last (Fixture *fixture, gconstpointer data)
{
  static const Planned planned[] = {
    { CLINIC_FOLLOW_UP_FIRST_CALL, 1, "2026-09-01", "2026-09-01 11:00" },
    { CLINIC_FOLLOW_UP_PEEL_CHECK, 3, "2026-09-03", "2026-09-03 09:00" },
    { CLINIC_FOLLOW_UP_PEEL_END, 7, "2026-09-07", "2026-09-07 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 2, "2026-09-14", "2026-09-14 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 4, "2026-09-28", "2026-09-28 09:00" },
    { CLINIC_FOLLOW_UP_REVIEW, 1, "2026-09-30", "2026-09-30 09:00" },
    { CLINIC_FOLLOW_UP_COLOUR_WATCH, 8, "2026-10-26", "2026-10-26 09:00" },
    { CLINIC_FOLLOW_UP_REVIEW, 3, "2026-11-30", "2026-11-30 09:00" },
    { CLINIC_FOLLOW_UP_REVIEW, 6, "2027-02-28", "2027-03-01 09:00" },
  };

  check_plan (fixture, "2026-08-31 11:00", TRUE, planned, G_N_ELEMENTS (planned));
}

static void
test_first_call (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rolled_at, *due;
  } cases[] = {
    { "2026-11-24 08:30", "2026-11-25 09:00" }, /* 24 h are over at opening */
    { "2026-11-24 17:59", "2026-11-25 17:59" },
    { "2026-11-24 18:00", "2026-11-26 09:00" }, /* 24 h end at closing */
    { "2026-11-27 11:00", "2026-11-28 11:00" },
    { "2026-11-27 15:00", "2026-11-30 09:00" }, /* Saturday closes at 14:00 */
    { "2026-11-28 11:00", "2026-11-30 09:00" }, /* day 1 is a Sunday */
    { "2026-03-28 11:00", "2026-03-30 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSession) session = make_session (cases[i].rolled_at, fixture->zone);
      g_autoptr (GPtrArray) plan = clinic_follow_up_plan (fixture->protocol, session, FALSE, &hours, fixture->zone);
      const ClinicFollowUp *first = g_ptr_array_index (plan, 0);

      g_assert_cmpint (first->kind, ==, CLINIC_FOLLOW_UP_FIRST_CALL);
      g_assert_cmpint (first->day, ==, session->day + 1);
      assert_time (first->due, cases[i].due, fixture->zone);
    }
}

/* Open on Sundays too: 24 hours by the sun are 23 or 25 by the clock on the wall. */
static void
test_first_call_across_clock_change (Fixture *fixture, gconstpointer data)
{
  static const ClinicHours always = {
    { 540, 540, 540, 540, 540, 540, 540 },
    { 1080, 1080, 1080, 1080, 1080, 1080, 1080 },
  };
  static const struct
  {
    const char *rolled_at, *due;
  } cases[] = {
    { "2026-03-28 11:00", "2026-03-29 12:00" },
    { "2026-10-24 11:00", "2026-10-25 10:00" },
    { "2026-10-24 09:30", "2026-10-25 09:00" },
    { "2026-03-28 17:30", "2026-03-30 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSession) session = make_session (cases[i].rolled_at, fixture->zone);
      g_autoptr (GPtrArray) plan = clinic_follow_up_plan (fixture->protocol, session, FALSE, &always, fixture->zone);
      const ClinicFollowUp *first = g_ptr_array_index (plan, 0);

      assert_time (first->due, cases[i].due, fixture->zone);
    }
}

static void
test_book_next (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    ClinicCourseStatus status;
    int performed, booked;
    const char *earliest, *reason, *now, *day, *due; /* due NULL: none */
  } cases[] = {
    { CLINIC_COURSE_ACTIVE, 3, 0, "2026-12-15", "due", "2026-11-24 11:00", "2026-12-08", "2026-12-08 09:00" },
    { CLINIC_COURSE_ACTIVE, 3, 0, "2026-12-13", "due", "2026-11-24 11:00", "2026-12-06", "2026-12-07 09:00" },
    { CLINIC_COURSE_ACTIVE, 3, 0, "2026-11-27", "due", "2026-11-24 11:00", "2026-11-24", "2026-11-24 11:00" },
    { CLINIC_COURSE_ACTIVE, 3, 0, "2026-12-15", "cancelled", "2026-11-24 11:00", "2026-11-24", "2026-11-24 11:00" },
    { CLINIC_COURSE_ACTIVE, 3, 0, "2026-12-15", "noshow", "2026-11-24 19:00", "2026-11-24", "2026-11-25 09:00" },
    { CLINIC_COURSE_ACTIVE, 0, 0, NULL, "due", "2026-11-24 11:00", "2026-11-24", "2026-11-24 11:00" },
    { CLINIC_COURSE_ACTIVE, 5, 0, "2026-12-15", "due", "2026-11-24 11:00", "2026-12-08", "2026-12-08 09:00" },
    { CLINIC_COURSE_ACTIVE, 6, 0, "2026-12-15", "due", "2026-11-24 11:00", NULL, NULL },
    { CLINIC_COURSE_ACTIVE, 3, 1, "2026-12-15", "cancelled", "2026-11-24 11:00", NULL, NULL },
    { CLINIC_COURSE_PAUSED, 3, 0, "2026-12-15", "due", "2026-11-24 11:00", NULL, NULL },
    { CLINIC_COURSE_STOPPED, 3, 0, "2026-12-15", "noshow", "2026-11-24 11:00", NULL, NULL },
    { CLINIC_COURSE_COMPLETE, 6, 0, "2026-12-15", "due", "2026-11-24 11:00", NULL, NULL },
    /* a week before Sunday 1 November lies the Sunday on which the clock goes back */
    { CLINIC_COURSE_ACTIVE, 1, 0, "2026-11-01", "due", "2026-10-20 11:00", "2026-10-25", "2026-10-26 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCourse) course = clinic_course_new ();
      g_autoptr (ClinicFollowUp) follow_up = NULL;
      ClinicCourseProgress progress = { 0 };

      course->id = 21;
      course->patient = 11;
      course->status = cases[i].status;
      progress.performed = cases[i].performed;
      progress.booked = cases[i].booked;
      progress.length = 6;
      progress.earliest = cases[i].earliest ? day_of (cases[i].earliest) : CLINIC_DAY_NONE;
      follow_up = clinic_follow_up_plan_book_next (fixture->protocol, course, &progress, cases[i].reason,
                                                   time_of (cases[i].now, fixture->zone), &hours, fixture->zone);
      if (cases[i].due == NULL)
        {
          g_assert_null (follow_up);
          continue;
        }
      g_assert_cmpint (follow_up->kind, ==, CLINIC_FOLLOW_UP_BOOK_NEXT);
      g_assert_cmpint (follow_up->day, ==, day_of (cases[i].day));
      assert_time (follow_up->due, cases[i].due, fixture->zone);
      g_assert_cmpstr (follow_up->reason, ==, cases[i].reason);
      g_assert_cmpint (follow_up->patient, ==, 11);
      g_assert_cmpint (follow_up->course, ==, 21);
    }
}

static void
test_peel_end (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int today, step;
  } cases[] = {
    { 0, 7 }, { 3, 7 }, { 6, 7 }, { 7, 9 }, { 8, 9 }, { 9, 11 }, { 10, 11 }, { 11, 13 }, { 12, 13 }, { 13, 15 }, { 40, 41 },
  };
  g_autoptr (ClinicSession) session = make_session ("2026-10-20 11:00", fixture->zone);
  g_autoptr (GPtrArray) plan = clinic_follow_up_plan (fixture->protocol, session, FALSE, &hours, fixture->zone);
  const ClinicFollowUp *last = g_ptr_array_index (plan, 2);

  g_assert_cmpint (last->kind, ==, CLINIC_FOLLOW_UP_PEEL_END);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicFollowUp) next = NULL;

      next = clinic_follow_up_plan_peel_end (fixture->protocol, last, session->day, session->day + cases[i].today, &hours,
                                             fixture->zone);
      g_assert_cmpint (next->kind, ==, CLINIC_FOLLOW_UP_PEEL_END);
      g_assert_cmpint (next->step, ==, cases[i].step);
      g_assert_cmpint (next->day, ==, session->day + cases[i].step);
      g_assert_cmpint (next->due, ==, clinic_hours_next_opening (&hours, next->day, CLINIC_TIME_NONE, fixture->zone));
      g_assert_cmpint (next->patient, ==, 11);
      g_assert_cmpint (next->session, ==, 31);
      g_assert_cmpint (next->id, ==, 0);
    }
}

static void
test_stalled (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    ClinicCourseStatus status;
    int performed, booked;
    ClinicDay recommended; /* from day 100 of the test */
    ClinicDay today;
    gboolean stalled;
  } cases[] = {
    { CLINIC_COURSE_ACTIVE, 2, 0, 128, 142, FALSE },   { CLINIC_COURSE_ACTIVE, 2, 0, 128, 143, TRUE },
    { CLINIC_COURSE_PAUSED, 2, 0, 128, 143, FALSE },   { CLINIC_COURSE_STOPPED, 2, 0, 128, 143, FALSE },
    { CLINIC_COURSE_COMPLETE, 2, 0, 128, 143, FALSE }, { CLINIC_COURSE_ACTIVE, 2, 1, 128, 143, FALSE },
    { CLINIC_COURSE_ACTIVE, 6, 0, 128, 143, FALSE },   { CLINIC_COURSE_ACTIVE, 5, 0, 128, 143, TRUE },
    { CLINIC_COURSE_ACTIVE, 0, 0, CLINIC_DAY_NONE, 114, FALSE },
    { CLINIC_COURSE_ACTIVE, 0, 0, CLINIC_DAY_NONE, 115, TRUE },
  };
  g_autoptr (ClinicCourse) course = clinic_course_new ();

  course->started = 100;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicCourseProgress progress = { .performed = cases[i].performed, .booked = cases[i].booked, .length = 6,
                                        .recommended = cases[i].recommended };

      g_test_message ("case %u", i);
      course->status = cases[i].status;
      g_assert_cmpint (clinic_follow_up_is_stalled (course, &progress, cases[i].today), ==, cases[i].stalled);
    }
}

static void
test_no_answer (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *now, *due;
    int attempts;
  } cases[] = {
    { "2026-11-25 09:05", "2026-11-25 12:05", 1 },
    { "2026-11-25 12:05", "2026-11-25 15:05", 2 },
    { "2026-11-25 15:05", "2026-11-26 09:00", 3 }, /* three a day */
    { "2026-11-26 09:00", "2026-11-26 12:00", 1 },
    { "2026-11-26 14:59", "2026-11-26 17:59", 2 },
    { "2026-11-27 15:00", "2026-11-28 10:00", 1 }, /* past closing */
    { "2026-11-28 11:00", "2026-11-30 09:00", 1 },
    { "2026-11-30 23:30", "2026-12-01 09:00", 1 }, /* past midnight */
  };
  g_autoptr (ClinicFollowUp) follow_up = clinic_follow_up_new ();

  follow_up->day = day_of ("2026-11-25");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      follow_up->told_before = follow_up->told = time_of (cases[i].now, fixture->zone) - MINUTE;
      clinic_follow_up_no_answer (follow_up, fixture->protocol, time_of (cases[i].now, fixture->zone), &hours,
                                  fixture->zone);
      assert_time (follow_up->due, cases[i].due, fixture->zone);
      g_assert_cmpint (follow_up->attempts, ==, cases[i].attempts);
      g_assert_cmpint (follow_up->told, ==, CLINIC_TIME_NONE);
      g_assert_cmpint (follow_up->told_before, ==, CLINIC_TIME_NONE);
      g_assert_cmpint (follow_up->day, ==, day_of ("2026-11-25"));
    }
}

/* Reckoned in Berlin, then in Kolkata, which is four and a half hours ahead. */
static void
test_follow_zone (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    ClinicFollowUpKind kind;
    const char *due;         /* in Berlin */
    int attempts;            /* on that day */
    const char *not_before;  /* in Berlin */
    const char *follows;     /* in Kolkata */
  } cases[] = {
    { CLINIC_FOLLOW_UP_PEEL_CHECK, "2026-11-25 09:00", 0, NULL, "2026-11-25 09:00" },
    { CLINIC_FOLLOW_UP_REVIEW, "2026-11-28 10:00", 0, NULL, "2026-11-28 10:00" },
    { CLINIC_FOLLOW_UP_FIRST_CALL, "2026-11-25 09:00", 0, "2026-11-25 08:00", "2026-11-25 12:30" },
    { CLINIC_FOLLOW_UP_FIRST_CALL, "2026-11-25 15:00", 0, "2026-11-25 15:00", "2026-11-26 09:00" },
    { CLINIC_FOLLOW_UP_FIRST_CALL, "2026-11-25 11:00", 0, "2026-11-25 02:00", "2026-11-25 09:00" },
    { CLINIC_FOLLOW_UP_PEEL_CHECK, "2026-11-25 12:10", 1, NULL, "2026-11-25 16:40" },
    { CLINIC_FOLLOW_UP_PEEL_CHECK, "2026-11-25 15:10", 1, NULL, "2026-11-26 09:00" },
    { CLINIC_FOLLOW_UP_DOCTOR_TASK, "2026-11-25 15:10", 0, NULL, "2026-11-25 19:40" },
  };
  g_autoptr (GTimeZone) kolkata = g_time_zone_new_identifier ("Asia/Kolkata");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicFollowUp) follow_up = clinic_follow_up_new ();
      ClinicDay day = day_of (cases[i].due);
      gint64 not_before = cases[i].not_before ? time_of (cases[i].not_before, fixture->zone) : CLINIC_TIME_NONE;
      g_autofree char *text = NULL;

      follow_up->kind = cases[i].kind;
      follow_up->due = time_of (cases[i].due, fixture->zone);
      follow_up->attempts = cases[i].attempts;
      follow_up->attempts_day = cases[i].attempts > 0 ? day : CLINIC_DAY_NONE;
      clinic_follow_up_follow_zone (follow_up, day, not_before, &hours, kolkata);
      text = say_time (follow_up->due, kolkata);
      g_assert_cmpstr (text, ==, cases[i].follows);
    }
}

static void
test_left_message (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *now, *due;
  } cases[] = {
    { "2026-11-25 09:05", "2026-11-26 09:00" },
    { "2026-11-27 12:00", "2026-11-28 10:00" },
    { "2026-11-28 12:00", "2026-11-30 09:00" },
    { "2026-10-24 12:00", "2026-10-26 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicFollowUp) follow_up = clinic_follow_up_new ();

      follow_up->told = time_of (cases[i].now, fixture->zone) - HOUR;
      clinic_follow_up_left_message (follow_up, time_of (cases[i].now, fixture->zone), &hours, fixture->zone);
      assert_time (follow_up->due, cases[i].due, fixture->zone);
      g_assert_cmpint (follow_up->told, ==, CLINIC_TIME_NONE);
      g_assert_cmpint (follow_up->attempts, ==, 0);
    }
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    ClinicVerdict verdict;
    const char *ask_day;
    int kind; /* -1 = none */
    const char *due;
  } cases[] = {
    { CLINIC_VERDICT_NOTHING, NULL, -1, NULL },
    { CLINIC_VERDICT_EXPECTED, "2026-12-05", CLINIC_FOLLOW_UP_WATCH, "2026-12-05 10:00" },
    { CLINIC_VERDICT_EXPECTED, NULL, -1, NULL },
    { CLINIC_VERDICT_WATCH, "2026-11-28", CLINIC_FOLLOW_UP_WATCH, "2026-11-28 10:00" },
    { CLINIC_VERDICT_WATCH, "2026-11-29", CLINIC_FOLLOW_UP_WATCH, "2026-11-30 09:00" },
    { CLINIC_VERDICT_DOCTOR, NULL, CLINIC_FOLLOW_UP_DOCTOR_TASK, "2026-11-27 17:50" },
    { CLINIC_VERDICT_URGENT, NULL, -1, NULL },
  };
  g_autoptr (ClinicFollowUp) call = clinic_follow_up_new ();

  call->patient = 11;
  call->course = 21;
  call->session = 31;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay ask_day = cases[i].ask_day ? day_of (cases[i].ask_day) : CLINIC_DAY_NONE;
      g_autoptr (ClinicFollowUp) next = NULL;

      next = clinic_follow_up_plan_answer (call, cases[i].verdict, ask_day, time_of ("2026-11-27 17:50", fixture->zone),
                                           &hours, fixture->zone);
      g_assert_cmpint (next ? (int) next->kind : -1, ==, cases[i].kind);
      if (next == NULL)
        continue;
      assert_time (next->due, cases[i].due, fixture->zone);
      g_assert_cmpint (next->patient, ==, 11);
      g_assert_cmpint (next->course, ==, 21);
      g_assert_cmpint (next->session, ==, 31);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-up/names", test_names);
  g_test_add_func ("/follow-up/boxed", test_boxed);
  ADD ("/follow-up/next-opening", test_next_opening);
  ADD ("/follow-up/never-open", test_never_open);
  ADD ("/follow-up/plan", test_plan);
  ADD ("/follow-up/plan-last", test_plan_last);
  ADD ("/follow-up/first-call", test_first_call);
  ADD ("/follow-up/first-call-across-clock-change", test_first_call_across_clock_change);
  ADD ("/follow-up/book-next", test_book_next);
  ADD ("/follow-up/stalled", test_stalled);
  ADD ("/follow-up/peel-end", test_peel_end);
  ADD ("/follow-up/no-answer", test_no_answer);
  ADD ("/follow-up/follow-zone", test_follow_zone);
  ADD ("/follow-up/left-message", test_left_message);
  ADD ("/follow-up/answer", test_answer);
  return g_test_run ();
}
