/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-holidays.h"

static ClinicDay
day_of (const char *iso)
{
  ClinicDay day;

  g_assert_true (clinic_day_parse (iso, &day));
  return day;
}

static GPtrArray *
read_bytes (GBytes *bytes, const char *zone_name, const char *today, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);

  return clinic_holidays_read (bytes, zone, day_of (today), error);
}

static GPtrArray *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes, "Europe/Berlin", "2026-11-23", error);
}

static GBytes *
load (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static GBytes *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ical", name, NULL);

  return load (path);
}

typedef struct
{
  const char *title, *from;
  int from_minute;
  const char *to;
  int to_minute;
  const char *uid;
} Expected;

static void
assert_holiday (const ClinicHoliday *holiday, const Expected *expected)
{
  g_test_message ("%s: %s", holiday->title, holiday->refusal);
  g_assert_null (holiday->refusal);
  g_assert_cmpstr (holiday->title, ==, expected->title);
  g_assert_cmpstr (holiday->closure->reason, ==, expected->title);
  g_assert_cmpstr (holiday->closure->uid, ==, expected->uid);
  g_assert_cmpint (holiday->closure->from_day, ==, day_of (expected->from));
  g_assert_cmpint (holiday->closure->from_minute, ==, expected->from_minute);
  g_assert_cmpint (holiday->closure->to_day, ==, day_of (expected->to));
  g_assert_cmpint (holiday->closure->to_minute, ==, expected->to_minute);
  g_assert_true (clinic_closure_is_clinic (holiday->closure));
}

/* All-day and timed, in a zone, in none and in UTC, repeating, moved, called off, twice, over and broken. */
static void
test_read (void)
{
  static const Expected expected[] = {
    { "First Mondays", "2026-12-07", 480, "2026-12-07", 600, "fast/2026-12-07T08:00" },
    { "Course in London", "2026-12-10", 600, "2026-12-10", 1080, "course" },
    { "Christmas", "2026-12-25", 0, "2026-12-27", 0, "xmas" },
    { "Stocktaking", "2026-12-31", 840, "2027-01-01", 480, "closing" },
    { "First Mondays, moved", "2027-02-02", 540, "2027-02-02", 600, "fast/2027-02-01T08:00" },
    { "First Mondays", "2027-04-05", 480, "2027-04-05", 600, "fast/2027-04-05T08:00" },
    { "Labour Day", "2027-05-01", 0, "2027-05-02", 0, "labour/2027-05-01T00:00" },
    { "Twice", "2027-06-01", 0, "2027-06-02", 0, "twice" },
    { "Nameless", "2027-09-01", 0, "2027-09-02", 0, "Nameless/2027-09-01T00:00" },
    { "Labour Day", "2028-05-01", 0, "2028-05-02", 0, "labour/2028-05-01T00:00" },
  };
  static const struct
  {
    const char *title;
    guint line;
    const char *refusal;
  } refused[] = {
    { "First Mondays", 43, "It was called off." },
    { "Twice", 57, "It stands in the file twice." },
    { "Called off", 63, "It was called off." },
    { "Long ago", 69, "It is over." },
    { "A moment", 74, "It has no length: the file says when it begins, not when it ends." },
    { "Elsewhere", 79, "Its time zone “Mars/Olympus” is not known." },
    { "Broken", 85, "Its beginning cannot be read." },
  };
  g_autoptr (GBytes) bytes = load_sample ("holidays.ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holidays = read_bytes (bytes, "Europe/Berlin", "2026-11-23", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (holidays->len, ==, G_N_ELEMENTS (expected) + G_N_ELEMENTS (refused));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_holiday (holidays->pdata[i], &expected[i]);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const ClinicHoliday *holiday = holidays->pdata[G_N_ELEMENTS (expected) + i];

      g_assert_null (holiday->closure);
      g_assert_cmpstr (holiday->title, ==, refused[i].title);
      g_assert_cmpstr (holiday->refusal, ==, refused[i].refusal);
      g_assert_cmpuint (holiday->line, ==, refused[i].line);
    }
}

/* Times of other zones come to the clinic's wall clock; what names no zone stays as it is written. */
static void
test_zones (void)
{
  static const struct
  {
    const char *zone;
    int london, floating; /* minutes of the day on which they begin */
  } cases[] = {
    { "Asia/Kolkata", 870, 840 }, { "America/New_York", 240, 840 }, { "Australia/Lord_Howe", 1200, 840 }, { "Europe/Berlin", 600, 840 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = load_sample ("holidays.ics");
      g_autoptr (GPtrArray) holidays = read_bytes (bytes, cases[i].zone, "2026-11-23", NULL);

      g_test_message ("%s", cases[i].zone);
      for (guint h = 0; h < holidays->len; h++)
        {
          const ClinicHoliday *holiday = holidays->pdata[h];

          if (g_str_equal (holiday->title, "Course in London"))
            g_assert_cmpint (holiday->closure->from_minute, ==, cases[i].london);
          if (g_str_equal (holiday->title, "Stocktaking"))
            g_assert_cmpint (holiday->closure->from_minute, ==, cases[i].floating);
        }
    }
}

/* The same file again changes by uid what it finds, and adds nothing. */
static void
test_again (void)
{
  g_autoptr (GBytes) bytes = load_sample ("holidays.ics");
  g_autoptr (GPtrArray) first = read_bytes (bytes, "Europe/Berlin", "2026-11-23", NULL);
  g_autoptr (GPtrArray) again = read_bytes (bytes, "Europe/Berlin", "2026-11-24", NULL);
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  guint n = 0;

  for (guint i = 0; i < first->len; i++)
    if (((ClinicHoliday *) first->pdata[i])->closure != NULL)
      {
        ClinicClosure *closure = clinic_closure_copy (((ClinicHoliday *) first->pdata[i])->closure);

        g_assert_cmpint (clinic_closures_match (closures, closure), ==, CLINIC_CLOSURE_NEW);
        closure->id = ++n;
        g_ptr_array_add (closures, closure);
      }
  clinic_closure_set_reason (closures->pdata[2], "Yule");
  for (guint i = 0; i < n; i++)
    {
      ClinicClosure *closure = ((ClinicHoliday *) again->pdata[i])->closure;

      g_assert_cmpint (clinic_closures_match (closures, closure), ==,
                       i == 2 ? CLINIC_CLOSURE_CHANGED : CLINIC_CLOSURE_KNOWN);
      g_assert_cmpint (closure->id, ==, i + 1);
    }
}

static void
assert_refused (GBytes *bytes, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holidays = read_bytes (bytes, "UTC", "2026-11-23", &error);

  g_assert_null (holidays);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static char *
repeat (const char *text, guint times)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static void
test_refused (void)
{
  g_autofree char *deep = repeat ("BEGIN:VCALENDAR\n", 60000);
  g_autofree char *many_events = repeat ("BEGIN:VEVENT\nEND:VEVENT\n", CLINIC_HOLIDAYS_MOST_EVENTS + 1);
  g_autofree char *many = g_strconcat ("BEGIN:VCALENDAR\n", many_events, "END:VCALENDAR\n", NULL);
  g_autofree char *large = repeat ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", 40000);
  GBytes *samples[] = { load_sample ("truncated.ics"), load_sample ("no-calendar.ics"),
                        g_bytes_new_static ("", 0), g_bytes_new_static ("\0\1\2\xff", 4),
                        g_bytes_new_static (deep, strlen (deep)), g_bytes_new_static (many, strlen (many)),
                        g_bytes_new_static (large, strlen (large)) };
  const char *words[] = { "do not end", "not a calendar file", "not a calendar file", "not a calendar file",
                          "too deep", "too many events", "too large" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      assert_refused (samples[i], words[i]);
      g_bytes_unref (samples[i]);
    }
}

/* Rules that have no end, no day, or a time of their own: read in no time, and never more than the horizon holds. */
static void
test_rules (void)
{
  static const struct
  {
    const char *start, *rule;
    guint most;
  } cases[] = {
    { "DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=DAILY", CLINIC_HOLIDAYS_DAYS_AHEAD },
    { "DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=SECONDLY", 1 },
    { "DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1 },
    { "DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY", 1000 },
    { "DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=NEVER", 1 },
    { "DTSTART;VALUE=DATE:20261124", "RRULE:FREQ=DAILY;INTERVAL=0", 1000 },
    { "DTSTART;VALUE=DATE:20261124", "RDATE;VALUE=DATE:20261201,20261202", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n%s\n%s\nEND:VEVENT\nEND:VCALENDAR\n",
                                               cases[i].start, cases[i].rule);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) holidays = read_text (text, &error);

      g_assert_no_error (error);
      g_test_message ("%s: %u", cases[i].rule, holidays->len);
      g_assert_cmpuint (holidays->len, >=, 1);
      g_assert_cmpuint (holidays->len, <=, cases[i].most);
    }
}

/* Cut anywhere, with any byte another: refused or read, never more than that. */
static void
test_damage (void)
{
  g_autoptr (GBytes) whole = load_sample ("holidays.ics");
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i < size; i += 3)
    {
      g_autofree char *text = g_strndup (data, size);
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GBytes) bent = NULL;
      g_autoptr (GPtrArray) from_cut = read_bytes (cut, "Europe/Berlin", "2026-11-23", NULL);
      g_autoptr (GPtrArray) from_bent = NULL;

      text[i] = (char) g_test_rand_int_range (1, 256);
      bent = g_bytes_new (text, size);
      from_bent = read_bytes (bent, "Europe/Berlin", "2026-11-23", NULL);
      g_assert_true (from_cut == NULL || i + strlen ("VCALENDAR\r\n") >= size);
    }
}

/* Files by other programs lie outside the source; without them the test says so and is skipped. */
typedef struct
{
  const char *file, *today;
  int taken, refused; /* -1 = the file is refused */
  Expected first;
} Input;

static const Input inputs[] = {
  { "icaljs-blank_description.ics", "2012-01-01", 1, 0, { NULL } },
  { "icaljs-daily_recur.ics", "2012-01-01", 518, 0, { NULL } },
  { "icaljs-duration_instead_of_dtend.ics", "2012-01-01", 1, 0, { NULL } },
  { "icaljs-google_birthday.ics", "2011-01-01", 4, 0, { NULL } },
  { "icaljs-minimal.ics", "2012-01-01", 1, 0, { NULL } },
  { "khal-event_d_long.ics", "2014-01-01", 1, 0, { "Another Event", "2014-04-09", 0, "2014-04-12", 0, NULL } },
  { "khal-event_dt_floating.ics", "2014-01-01", 1, 0, { "An Event", "2014-04-09", 570, "2014-04-09", 630, NULL } },
  { "khal-event_dt_london.ics", "2014-01-01", 1, 0, { "An Event", "2014-04-09", 900, "2014-04-09", 1200, NULL } },
  { "khal-event_rrule_recuid_cancelled.ics", "2014-01-01", 5, 1, { "Arbeit", "2014-06-30", 420, "2014-06-30", 720, NULL } },
  { "libical-2445.ics", "1997-01-01", 7, 0, { NULL } },
  { "libical-Berlin.ics", "2014-01-01", 0, 0, { NULL } },
  { "libical-Kolkata.ics", "2014-01-01", 0, 0, { NULL } },
  { "libical-overlaps.ics", "1995-01-01", 5, 0, { NULL } },
  { "libical-spanlist.ics", "1995-01-01", 5, 0, { NULL } },
  { "pyical-alarm_thunderbird_future.ics", "2020-01-01", 1, 0, { NULL } },
  { "pyical-bom_calendar.ics", "2020-01-01", 0, 0, { NULL } },
  { "pyical-broken_dtstart.ics", "2020-01-01", 0, 1, { NULL } },
  { "pyical-calendar_with_unicode.ics", "2000-01-01", 0, 0, { NULL } },
  { "pyical-multiple_calendar_components.ics", "2000-01-01", 2, 1, { NULL } },
  { "pyical-pr_480_summary_with_colon.ics", "2000-01-01", -1, 0, { NULL } },
  { "pyical-timezoned.ics", "2000-01-01", 1, 0, { NULL } },
  { "pyvobject-ms_tzid.ics", "2000-01-01", 0, 1, { NULL } },
};

static void
check_input (const char *folder, const Input *input)
{
  g_autofree char *path = g_build_filename (folder, "ical", input->file, NULL);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holidays = read_bytes (bytes, "Europe/Berlin", input->today, &error);
  int taken = 0, refused = 0;

  for (guint i = 0; holidays != NULL && i < holidays->len; i++)
    {
      const ClinicHoliday *holiday = holidays->pdata[i];

      taken += holiday->closure != NULL;
      refused += holiday->closure == NULL;
    }
  g_test_message ("%s: %d taken, %d refused: %s", input->file, taken, refused, error != NULL ? error->message : "");
  g_assert_true ((holidays == NULL) == (input->taken == -1));
  g_assert_cmpint (taken, ==, MAX (0, input->taken));
  g_assert_cmpint (refused, ==, input->refused);
  if (input->first.from != NULL)
    {
      const ClinicHoliday *holiday = holidays->pdata[0];
      Expected expected = input->first;

      expected.uid = holiday->closure->uid;
      assert_holiday (holiday, &expected);
    }
}

static void
test_inputs (void)
{
  const char *given = g_getenv ("SITTINGS_INPUTS");
  g_autofree char *beside = g_build_filename (g_getenv ("SITTINGS_SOURCE_ROOT"), "..", "shared", "inputs", NULL);
  const char *folder = given != NULL && *given != '\0' ? given : beside;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("neither SITTINGS_INPUTS nor ../shared/inputs is there");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    check_input (folder, &inputs[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/read", test_read);
  g_test_add_func ("/holidays/zones", test_zones);
  g_test_add_func ("/holidays/again", test_again);
  g_test_add_func ("/holidays/refused", test_refused);
  g_test_add_func ("/holidays/rules", test_rules);
  g_test_add_func ("/holidays/damage", test_damage);
  g_test_add_func ("/holidays/inputs", test_inputs);
  return g_test_run ();
}
