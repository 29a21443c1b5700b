/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-closure-words.h"

static ClinicDay
day_of (const char *iso)
{
  ClinicDay day;

  g_assert_true (clinic_day_parse (iso, &day));
  return day;
}

static ClinicClosure *
closure_new (gint64 bed, gint64 staff, const char *from, int from_minute, const char *to, int to_minute, const char *reason)
{
  ClinicClosure *closure = clinic_closure_new ();

  closure->bed = bed;
  closure->staff = staff;
  closure->from_day = day_of (from);
  closure->from_minute = from_minute;
  closure->to_day = day_of (to);
  closure->to_minute = to_minute;
  clinic_closure_set_reason (closure, reason);
  return closure;
}

static gint64
utc (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

/* Both odd days of the year: the wall clock's times as instants. Those that do not exist move on by the gap, those that
   exist twice are the first. */
static void
test_range (void)
{
  static const struct
  {
    const char *zone, *from;
    int from_minute;
    const char *to;
    int to_minute;
    const char *start, *end;
  } cases[] = {
    { "Asia/Kolkata", "2026-11-27", 780, "2026-11-30", 0, "2026-11-27T07:30:00Z", "2026-11-29T18:30:00Z" },
    { "Europe/Berlin", "2026-03-28", 780, "2026-03-30", 0, "2026-03-28T12:00:00Z", "2026-03-29T22:00:00Z" },
    { "Europe/Berlin", "2026-03-29", 150, "2026-03-30", 0, "2026-03-29T01:30:00Z", "2026-03-29T22:00:00Z" },
    { "Europe/Berlin", "2026-03-29", 0, "2026-03-29", 150, "2026-03-28T23:00:00Z", "2026-03-29T01:30:00Z" },
    { "Europe/Berlin", "2026-10-25", 150, "2026-10-26", 0, "2026-10-25T00:30:00Z", "2026-10-25T23:00:00Z" },
    { "Europe/Berlin", "2026-10-25", 0, "2026-10-25", 150, "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z" },
    { "America/New_York", "2026-03-08", 150, "2026-03-09", 0, "2026-03-08T07:30:00Z", "2026-03-09T04:00:00Z" },
    { "America/New_York", "2026-11-01", 90, "2026-11-02", 0, "2026-11-01T05:30:00Z", "2026-11-02T05:00:00Z" },
    { "Australia/Lord_Howe", "2026-10-04", 135, "2026-10-05", 0, "2026-10-03T15:45:00Z", "2026-10-04T13:00:00Z" },
    { "Australia/Lord_Howe", "2026-04-05", 105, "2026-04-06", 0, "2026-04-04T14:45:00Z", "2026-04-05T13:30:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autoptr (ClinicClosure) closure =
        closure_new (0, 0, cases[i].from, cases[i].from_minute, cases[i].to, cases[i].to_minute, "");
      ClinicRange range = clinic_closure_get_range (closure, zone);

      g_test_message ("%s %s", cases[i].zone, cases[i].from);
      g_assert_cmpint (range.start, ==, utc (cases[i].start));
      g_assert_cmpint (range.end, ==, utc (cases[i].end));
    }
}

static void
test_minutes (void)
{
  g_autoptr (ClinicClosure) closure = closure_new (0, 1, "2026-11-27", 780, "2026-11-30", 540, "");
  g_autoptr (ClinicClosure) evening = closure_new (0, 1, "2026-11-27", 780, "2026-11-28", 0, "");
  static const struct
  {
    const char *day;
    int from, to;
  } cases[] = {
    { "2026-11-26", -1, -1 }, { "2026-11-27", 780, 1440 }, { "2026-11-28", 0, 1440 },
    { "2026-11-30", 0, 540 }, { "2026-12-01", -1, -1 },
  };
  int from, to;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean touched = clinic_closure_get_minutes (closure, day_of (cases[i].day), &from, &to);

      g_assert_true (touched == (cases[i].from >= 0));
      g_assert_true (touched == clinic_closure_touches (closure, day_of (cases[i].day), day_of (cases[i].day) + 1));
      g_assert_cmpint (touched ? from : -1, ==, cases[i].from);
      g_assert_cmpint (touched ? to : -1, ==, cases[i].to);
    }
  g_assert_false (clinic_closure_touches (evening, day_of ("2026-11-28"), day_of ("2026-11-29")));
  g_assert_false (clinic_closure_get_minutes (evening, day_of ("2026-11-28"), &from, &to));
}

static void
test_check (void)
{
  static const struct
  {
    const char *from;
    int from_minute;
    const char *to;
    int to_minute;
    const char *fault;
  } cases[] = {
    { "2026-11-27", 0, "2026-11-28", 0, NULL },
    { "2026-11-27", 600, "2026-11-27", 605, NULL },
    { "2026-11-27", 600, "2026-11-27", 600, "The end must be after the beginning." },
    { "2026-11-27", 0, "2026-11-26", 600, "The end must be after the beginning." },
    { "2026-11-27", 0, "2046-11-26", 600, "This is longer than ten years." },
  };
  g_autoptr (ClinicClosure) empty = clinic_closure_new ();
  g_autofree char *fault = clinic_closure_check (empty);

  g_assert_cmpstr (fault, ==, "Choose the first day.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicClosure) closure =
        closure_new (0, 0, cases[i].from, cases[i].from_minute, cases[i].to, cases[i].to_minute, "");
      g_autofree char *found = clinic_closure_check (closure);

      g_assert_cmpstr (found, ==, cases[i].fault);
    }
}

/* Beds 1 and 3, doctors 11 (the clinic's hours) and 12 (Tuesday afternoons); open every day 9:00 to 18:00. */
static ClinicSetup *
setup_new (void)
{
  ClinicSetup *setup = clinic_setup_new ();

  clinic_setup_add_bed (setup, 1, "1", TRUE);
  clinic_setup_add_bed (setup, 3, "3", TRUE);
  clinic_setup_add_staff (setup, 11, "Dr Nair", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_staff (setup, 12, "Dr Okafor", CLINIC_ROLE_DOCTOR, TRUE);
  for (int weekday = 1; weekday <= 7; weekday++)
    clinic_setup_add_opening (setup, weekday, 540, 1080);
  clinic_setup_add_own_opening (setup, 12, 2, 780, 900);
  clinic_setup_add_own_opening (setup, 12, 2, 900, 1080);
  return setup;
}

typedef struct
{
  const char *zone, *day;
  gint64 bed, staff; /* of the closure */
  const char *from;
  int from_minute;
  const char *to;
  int to_minute;
  int minute; /* of the visit: 30 wait, 20 rolling, 10 turnover, in bed 1 with doctor 11 */
  ClinicPlaceFault fault;
} PlaceCase;

static void
check_place (const PlaceCase *c)
{
  static const ClinicVisitShape shape = { 30, 45, 60, 20, 10 };
  g_autoptr (ClinicSetup) setup = setup_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (c->zone);
  g_autoptr (ClinicBoard) board = NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  ClinicSlot slot = { .day = day_of (c->day), .minute = c->minute, .wait = 30, .bed = 1, .doctor = 11 };
  gboolean listed = FALSE;

  g_ptr_array_add (setup->closures, closure_new (c->bed, c->staff, c->from, c->from_minute, c->to, c->to_minute, ""));
  board = clinic_setup_make_board (setup, slot.day, zone);
  g_array_remove_index (board->beds, 1);
  g_array_remove_index (board->doctors, 1);
  clinic_board_seal (board);
  g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &slot, NULL), ==, c->fault);
  clinic_schedule_list_slots (board, &shape, NULL, CLINIC_TIME_NONE, G_MAXSIZE, slots);
  for (guint i = 0; i < slots->len; i++)
    listed |= g_array_index (slots, ClinicSlot, i).minute == c->minute;
  /* a listed arrival may stretch its wait past a short absence; one that fits as it is must be listed */
  g_assert_true (listed || c->fault != CLINIC_PLACE_FREE);
  g_assert_true (!listed || c->fault == CLINIC_PLACE_FREE || c->fault == CLINIC_PLACE_DOCTOR_AWAY);
}

static void
test_place (void)
{
  static const PlaceCase cases[] = {
    { "Asia/Kolkata", "2026-11-24", 0, 0, "2026-11-24", 600, "2026-11-24", 660, 600, CLINIC_PLACE_CLOSED },
    { "Asia/Kolkata", "2026-11-24", 0, 0, "2026-11-24", 600, "2026-11-24", 660, 540, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 0, 0, "2026-11-24", 600, "2026-11-24", 660, 545, CLINIC_PLACE_CLOSED },
    { "Asia/Kolkata", "2026-11-24", 0, 0, "2026-11-24", 600, "2026-11-24", 660, 660, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 1, 0, "2026-11-23", 600, "2026-11-25", 660, 660, CLINIC_PLACE_BED_OUT },
    { "Asia/Kolkata", "2026-11-24", 1, 0, "2026-11-24", 600, "2026-11-24", 660, 545, CLINIC_PLACE_BED_OUT },
    { "Asia/Kolkata", "2026-11-24", 3, 0, "2026-11-24", 600, "2026-11-24", 660, 600, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 0, 11, "2026-11-24", 600, "2026-11-24", 660, 545, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 0, 11, "2026-11-24", 600, "2026-11-24", 660, 600, CLINIC_PLACE_DOCTOR_AWAY },
    { "Asia/Kolkata", "2026-11-24", 0, 11, "2026-11-24", 600, "2026-11-24", 660, 630, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 0, 12, "2026-11-24", 600, "2026-11-24", 660, 600, CLINIC_PLACE_FREE },
    /* from the day before and into the day after, on the odd days of the year */
    { "Europe/Berlin", "2026-03-29", 0, 11, "2026-03-28", 600, "2026-03-29", 600, 565, CLINIC_PLACE_DOCTOR_AWAY },
    { "Europe/Berlin", "2026-03-29", 0, 11, "2026-03-28", 600, "2026-03-29", 600, 570, CLINIC_PLACE_FREE },
    { "Europe/Berlin", "2026-10-25", 0, 11, "2026-10-24", 600, "2026-10-25", 600, 565, CLINIC_PLACE_DOCTOR_AWAY },
    { "Europe/Berlin", "2026-10-25", 0, 11, "2026-10-24", 600, "2026-10-25", 600, 570, CLINIC_PLACE_FREE },
    { "America/New_York", "2026-03-08", 1, 0, "2026-03-08", 150, "2026-03-08", 600, 595, CLINIC_PLACE_BED_OUT },
    { "America/New_York", "2026-03-08", 1, 0, "2026-03-08", 150, "2026-03-08", 600, 600, CLINIC_PLACE_FREE },
    { "America/New_York", "2026-11-01", 0, 0, "2026-10-31", 0, "2026-11-01", 600, 595, CLINIC_PLACE_CLOSED },
    { "America/New_York", "2026-11-01", 0, 0, "2026-10-31", 0, "2026-11-01", 600, 600, CLINIC_PLACE_FREE },
    { "Australia/Lord_Howe", "2026-04-05", 1, 0, "2026-04-05", 105, "2026-04-05", 600, 595, CLINIC_PLACE_BED_OUT },
    { "Australia/Lord_Howe", "2026-04-05", 1, 0, "2026-04-05", 105, "2026-04-05", 600, 600, CLINIC_PLACE_FREE },
    { "Australia/Lord_Howe", "2026-10-04", 1, 0, "2026-10-04", 135, "2026-10-04", 600, 595, CLINIC_PLACE_BED_OUT },
    { "Australia/Lord_Howe", "2026-10-04", 1, 0, "2026-10-04", 135, "2026-10-04", 600, 600, CLINIC_PLACE_FREE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT ": %s %s at %d", i, cases[i].zone, cases[i].day, cases[i].minute);
      check_place (&cases[i]);
    }
}

/* A doctor's own hours, the day of a clock change like any other. */
static void
test_own_hours (void)
{
  static const struct
  {
    const char *zone, *day;
    int minute;
    ClinicPlaceFault fault;
  } cases[] = {
    { "Asia/Kolkata", "2026-11-24", 745, CLINIC_PLACE_DOCTOR_AWAY }, /* a Tuesday: rolling from 12:55 */
    { "Asia/Kolkata", "2026-11-24", 750, CLINIC_PLACE_FREE },
    { "Asia/Kolkata", "2026-11-24", 860, CLINIC_PLACE_FREE }, /* hours that touch are one */
    { "Asia/Kolkata", "2026-11-25", 750, CLINIC_PLACE_DOCTOR_AWAY },
    { "Europe/Berlin", "2026-03-31", 745, CLINIC_PLACE_DOCTOR_AWAY },
    { "Europe/Berlin", "2026-03-31", 750, CLINIC_PLACE_FREE },
  };
  static const ClinicVisitShape shape = { 30, 45, 60, 20, 10 };
  g_autoptr (ClinicSetup) setup = setup_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autoptr (ClinicBoard) board = clinic_setup_make_board (setup, day_of (cases[i].day), zone);
      ClinicSlot slot = { .day = board->day, .minute = cases[i].minute, .wait = 30, .bed = 1, .doctor = 12 };

      clinic_board_seal (board);
      g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &slot, NULL), ==, cases[i].fault);
      slot.doctor = 11;
      g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &slot, NULL), ==, CLINIC_PLACE_FREE);
    }
}

/* What is said to end is the booking, not the absence that follows on it. */
static void
test_until (void)
{
  static const ClinicVisitShape shape = { 30, 45, 60, 20, 10 };
  g_autoptr (ClinicSetup) setup = setup_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (ClinicBoard) board = NULL;
  ClinicSlot slot = { .day = day_of ("2026-11-24"), .minute = 600, .wait = 30, .bed = 1, .doctor = 11 };
  gint64 until;

  g_ptr_array_add (setup->closures, closure_new (0, 11, "2026-11-24", 660, "2026-11-27", 0, ""));
  board = clinic_setup_make_board (setup, slot.day, zone);
  clinic_board_hold_doctor (board, 11, (ClinicRange) { clinic_time_at (slot.day, 640, zone), clinic_time_at (slot.day, 660, zone) });
  clinic_board_seal (board);
  g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &slot, &until), ==, CLINIC_PLACE_DOCTOR_BUSY);
  g_assert_cmpint (until, ==, clinic_time_at (slot.day, 660, zone));
  slot.minute = 615;
  g_assert_cmpint (clinic_schedule_check_slot (board, &shape, NULL, &slot, &until), ==, CLINIC_PLACE_DOCTOR_AWAY);
  g_assert_cmpint (until, ==, clinic_time_at (slot.day + 3, 0, zone));
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 noon = clinic_time_at (day_of ("2026-12-24"), 720, zone);
  ClinicRange wish = { noon, noon + 3600 };

  g_assert_null (clinic_closures_find (closures, 0, 0, wish, zone));
  g_assert_cmpint (clinic_closures_get_end (closures, noon, zone), ==, noon);
  g_ptr_array_add (closures, closure_new (0, 0, "2026-12-24", 0, "2026-12-27", 0, "Christmas"));
  g_ptr_array_add (closures, closure_new (0, 0, "2026-12-24", 600, "2026-12-24", 900, "short"));
  g_ptr_array_add (closures, closure_new (0, 0, "2026-12-27", 0, "2026-12-28", 540, "Sunday"));
  g_ptr_array_add (closures, closure_new (3, 0, "2026-12-01", 0, "2027-02-01", 0, "lamp"));
  g_assert_cmpstr (clinic_closures_find (closures, 0, 0, wish, zone)->reason, ==, "Christmas");
  g_assert_cmpstr (clinic_closures_find (closures, 3, 0, wish, zone)->reason, ==, "lamp");
  g_assert_null (clinic_closures_find (closures, 0, 11, wish, zone));
  g_assert_cmpint (clinic_closures_get_end (closures, noon, zone), ==, clinic_time_at (day_of ("2026-12-28"), 540, zone));
}

static void
test_hits (void)
{
  static const struct
  {
    gint64 bed, staff;
    int from, to; /* minutes of the visit's day: 10:00, rolling 10:45 to 11:05, bed until 11:15 */
    ClinicSessionState state;
    gboolean hit;
  } cases[] = {
    { 0, 0, 600, 605, CLINIC_SESSION_BOOKED, TRUE },       { 0, 0, 590, 600, CLINIC_SESSION_BOOKED, FALSE },
    { 0, 0, 670, 680, CLINIC_SESSION_NUMBING, TRUE },      { 0, 0, 675, 680, CLINIC_SESSION_BOOKED, FALSE },
    { 1, 0, 600, 605, CLINIC_SESSION_BOOKED, TRUE },       { 3, 0, 600, 605, CLINIC_SESSION_BOOKED, FALSE },
    { 0, 11, 600, 645, CLINIC_SESSION_BOOKED, FALSE },     { 0, 11, 600, 650, CLINIC_SESSION_BOOKED, TRUE },
    { 0, 11, 665, 700, CLINIC_SESSION_BOOKED, FALSE },     { 0, 12, 600, 700, CLINIC_SESSION_BOOKED, FALSE },
    { 0, 0, 600, 700, CLINIC_SESSION_CANCELLED, FALSE },   { 0, 0, 600, 700, CLINIC_SESSION_NOSHOW, FALSE },
    { 0, 0, 600, 700, CLINIC_SESSION_FULFILLED, FALSE },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kolkata");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicClosure) closure =
        closure_new (cases[i].bed, cases[i].staff, "2026-11-24", cases[i].from, "2026-11-24", cases[i].to, "");
      g_autoptr (ClinicSession) session = clinic_session_new ();

      session->day = closure->from_day;
      session->minute = 600;
      session->wait = 45;
      session->rolling = 20;
      session->turnover = 10;
      session->bed = 1;
      session->doctor = 11;
      session->state = cases[i].state;
      if (session->state == CLINIC_SESSION_FULFILLED)
        session->rolling_at = 1;
      clinic_session_place (session, zone);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (clinic_closure_hits (closure, session, zone) == cases[i].hit);
    }
}

static void
test_words (void)
{
  static const struct
  {
    gint64 bed, staff;
    const char *from;
    int from_minute;
    const char *to;
    int to_minute;
    const char *reason, *explained, *said;
  } cases[] = {
    { 0, 11, "2026-11-27", 780, "2026-11-30", 0, "holiday", "Dr Nair is away until Mon 30 Nov: holiday.",
      "Dr Nair is away Fri 27 Nov, 13:00 – Sun 29 Nov" },
    { 0, 11, "2026-11-24", 0, "2026-11-30", 540, "", "Dr Nair is away until Mon 30 Nov, 9:00.",
      "Dr Nair is away Tue 24 Nov – Mon 30 Nov, 9:00" },
    { 3, 0, "2026-11-24", 480, "2026-11-24", 780, "", "Bed 3 is out of service until 13:00.",
      "Bed 3 is out of service Tue 24 Nov, 8:00 – 13:00" },
    { 3, 0, "2026-11-24", 480, "2026-11-25", 0, "lamp", "Bed 3 is out of service until Wed 25 Nov: lamp.",
      "Bed 3 is out of service Tue 24 Nov, from 8:00" },
    { 0, 0, "2026-11-24", 0, "2027-01-04", 0, "Christmas", "The clinic is closed until Mon 4 Jan: Christmas.",
      "The clinic is closed Tue 24 Nov – Sun 3 Jan" },
    { 0, 0, "2026-11-24", 0, "2026-11-25", 0, "", "The clinic is closed until Wed 25 Nov.",
      "The clinic is closed Tue 24 Nov" },
  };
  g_autoptr (ClinicSetup) setup = setup_new ();
  g_autofree char *works = clinic_setup_explain_hours (setup, 12, 2);
  g_autofree char *idle = clinic_setup_explain_hours (setup, 12, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicClosure) closure = closure_new (cases[i].bed, cases[i].staff, cases[i].from, cases[i].from_minute,
                                                       cases[i].to, cases[i].to_minute, cases[i].reason);
      g_autofree char *explained = clinic_closure_explain (closure, setup, day_of ("2026-11-24"));
      g_autofree char *said = clinic_closure_say (closure, setup, day_of ("2026-11-24"));

      g_assert_cmpstr (explained, ==, cases[i].explained);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
  g_assert_cmpstr (works, ==, "On a Tuesday Dr Okafor works 13:00 – 15:00 and 15:00 – 18:00.");
  g_assert_cmpstr (idle, ==, "Dr Okafor does not work on a Wednesday.");
}

/* What Today says: Sunday is off; closed from Tuesday 13:00 to Thursday, and on Friday from 12:00 to 14:00. */
static void
test_closed_today (void)
{
  static const struct
  {
    const char *day;
    int minute;
    const char *words;
  } cases[] = {
    { "2026-11-23", 600, NULL },
    { "2026-11-24", 600, NULL },
    { "2026-11-24", 780, "The clinic is closed until Thu 26 Nov: move." },
    { "2026-11-25", 100, "The clinic is closed until Thu 26 Nov: move." },
    { "2026-11-27", 719, NULL },
    { "2026-11-27", 720, "The clinic is closed until 14:00." },
    { "2026-11-27", 840, NULL },
    { "2026-11-27", 1200, NULL },
    { "2026-11-28", 480, "The clinic is closed until Sun 29 Nov." }, /* from 9:00 on, all that is left of the day */
    { "2026-11-29", 600, "The clinic is closed today." },
  };
  g_autoptr (ClinicSetup) setup = setup_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  clinic_setup_clear_openings (setup, 0);
  for (int weekday = 1; weekday <= 6; weekday++)
    clinic_setup_add_opening (setup, weekday, 540, 1080);
  g_ptr_array_add (setup->closures, closure_new (0, 0, "2026-11-24", 780, "2026-11-26", 0, "move"));
  g_ptr_array_add (setup->closures, closure_new (0, 0, "2026-11-27", 720, "2026-11-27", 840, ""));
  g_ptr_array_add (setup->closures, closure_new (0, 0, "2026-11-28", 540, "2026-11-29", 0, ""));
  g_ptr_array_add (setup->closures, closure_new (1, 0, "2026-11-23", 0, "2026-11-24", 0, ""));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = clinic_time_at (day_of (cases[i].day), cases[i].minute, zone);
      g_autofree char *words = clinic_setup_explain_closed (setup, now, zone);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A doctor's hours and the closures change neither the clinic's hours nor what a setup needs. */
static void
test_setup (void)
{
  g_autoptr (ClinicSetup) setup = setup_new ();
  g_autoptr (ClinicSetup) copy = NULL;
  ClinicHours hours;

  clinic_setup_add_own_opening (setup, 12, 1, 0, 1440);
  g_ptr_array_add (setup->closures, closure_new (0, 0, "2026-12-24", 0, "2026-12-27", 0, "Christmas"));
  clinic_setup_get_hours (setup, &hours);
  g_assert_cmpint (hours.from[0], ==, 540);
  g_assert_cmpint (hours.to[0], ==, 1080);
  copy = clinic_setup_copy (setup);
  g_assert_cmpuint (copy->closures->len, ==, 1);
  g_assert_true (copy->closures->pdata[0] != setup->closures->pdata[0]);
  clinic_setup_clear_openings (copy, 0);
  g_assert_false (clinic_setup_has_openings (copy, 0));
  g_assert_true (clinic_setup_has_openings (copy, 12));
  g_assert_false (clinic_setup_has_openings (copy, 11));
}

/* A follow-up falls due at the clinic's next opening, closures left out. */
static void
test_next_opening (void)
{
  static const struct
  {
    const char *zone, *from;
    int from_minute;
    const char *to;
    int to_minute;
    const char *day, *due;
  } cases[] = {
    { "Asia/Kolkata", "2026-11-25", 0, "2026-11-26", 0, "2026-11-24", "2026-11-24T09:00:00" },
    { "Asia/Kolkata", "2026-11-24", 0, "2026-11-26", 0, "2026-11-24", "2026-11-26T09:00:00" },
    { "Asia/Kolkata", "2026-11-24", 0, "2026-11-24", 660, "2026-11-24", "2026-11-24T11:00:00" },
    { "Asia/Kolkata", "2026-11-24", 0, "2026-11-24", 1080, "2026-11-24", "2026-11-25T09:00:00" },
    { "Asia/Kolkata", "2026-11-24", 600, "2026-11-26", 0, "2026-11-24", "2026-11-24T09:00:00" },
    { "Europe/Berlin", "2026-03-27", 0, "2026-03-29", 600, "2026-03-28", "2026-03-29T10:00:00" },
    { "America/New_York", "2026-10-31", 0, "2026-11-01", 600, "2026-10-31", "2026-11-01T10:00:00" },
    { "Australia/Lord_Howe", "2026-10-03", 0, "2026-10-04", 600, "2026-10-03", "2026-10-04T10:00:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSetup) setup = setup_new ();
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autoptr (GDateTime) due = g_date_time_new_from_iso8601 (cases[i].due, zone);
      ClinicHours hours;

      g_ptr_array_add (setup->closures, closure_new (3, 0, "2026-01-01", 0, "2027-01-01", 0, ""));
      g_ptr_array_add (setup->closures, closure_new (0, 0, cases[i].from, cases[i].from_minute, cases[i].to,
                                                     cases[i].to_minute, ""));
      clinic_setup_get_hours (setup, &hours);
      g_test_message ("%s from %s", cases[i].zone, cases[i].from);
      g_assert_cmpint (clinic_hours_next_opening (&hours, day_of (cases[i].day), CLINIC_TIME_NONE, zone), ==,
                       g_date_time_to_unix (due));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closure/range", test_range);
  g_test_add_func ("/closure/minutes", test_minutes);
  g_test_add_func ("/closure/check", test_check);
  g_test_add_func ("/closure/place", test_place);
  g_test_add_func ("/closure/own-hours", test_own_hours);
  g_test_add_func ("/closure/until", test_until);
  g_test_add_func ("/closure/find", test_find);
  g_test_add_func ("/closure/hits", test_hits);
  g_test_add_func ("/closure/words", test_words);
  g_test_add_func ("/closure/closed-today", test_closed_today);
  g_test_add_func ("/closure/setup", test_setup);
  g_test_add_func ("/closure/next-opening", test_next_opening);
  return g_test_run ();
}
