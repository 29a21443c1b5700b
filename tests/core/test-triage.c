/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-protocol.h"

#define HOUR 3600
#define MINUTE 60

static ClinicProtocol *
load_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_PROTOCOL_DIR"), "dermaroller.protocol", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ClinicProtocol *protocol;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  protocol = clinic_protocol_parse ("dermaroller.protocol", text, -1, NULL, &error);
  g_assert_no_error (error);
  return protocol;
}

static ClinicDay
day_of (const char *iso)
{
  ClinicDay day = CLINIC_DAY_NONE;

  g_assert_true (clinic_day_parse (iso, &day));
  return day;
}

static ClinicVerdict
verdict_of (char letter)
{
  switch (letter)
    {
    case 'e': return CLINIC_VERDICT_EXPECTED;
    case 'w': return CLINIC_VERDICT_WATCH;
    case 'd': return CLINIC_VERDICT_DOCTOR;
    case 'u': return CLINIC_VERDICT_URGENT;
    default: g_assert_not_reached ();
    }
}

static void
test_names (void)
{
  static const char *const names[] = { "nothing", "expected", "watch", "doctor", "urgent" };
  ClinicVerdict verdict = CLINIC_VERDICT_WATCH;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (clinic_verdict_to_string (i), ==, names[i]);
      g_assert_true (clinic_verdict_from_string (names[i], &verdict));
      g_assert_cmpint (verdict, ==, i);
    }
  g_assert_false (clinic_verdict_from_string ("Urgent", &verdict));
  g_assert_false (clinic_verdict_from_string (NULL, &verdict));
  g_assert_cmpint (verdict, ==, CLINIC_VERDICT_URGENT);
}

/* The rows in hours: minutes and seconds after the end of rolling. */
static void
test_hours (void)
{
  static const struct
  {
    int hours, minutes, seconds;
    const char *verdicts; /* redness, swelling, discomfort, oozing */
  } cases[] = {
    { 0, 0, 0, "eeee" },   { 0, 1, 0, "eeee" },    { 12, 0, 0, "eeee" },  { 23, 59, 0, "eeee" },
    { 24, 0, 0, "eeee" },  { 24, 0, 59, "eeee" },  { 24, 1, 0, "wwwu" },  { 36, 0, 0, "wwwu" },
    { 48, 0, 0, "wwwu" },  { 48, 0, 59, "wwwu" },  { 48, 1, 0, "dddu" },  { 2000, 0, 0, "dddu" },
    { -1, 0, 0, "eeee" },
  };
  static const char *const keys[] = { "redness", "swelling", "discomfort", "oozing" };
  static const char *const days[] = { "2026-11-24", "2026-03-28", "2026-10-24" }; /* the last two before a clock change */
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          gint64 rolled_at = clinic_time_at (day_of (days[d]), 11 * 60, zone);
          gint64 now = rolled_at + cases[i].hours * HOUR + cases[i].minutes * MINUTE + cases[i].seconds;

          g_assert_cmpint (clinic_symptom_judge (clinic_protocol_find_symptom (protocol, keys[k]), rolled_at, now, zone), ==,
                           verdict_of (cases[i].verdicts[k]));
        }
}

/* The rows in days, at the first and at the last minute of the day. */
static void
test_days (void)
{
  static const struct
  {
    const char *key;
    int day;
    char verdict;
  } cases[] = {
    { "tight-skin", 0, 'w' },  { "tight-skin", 1, 'e' },  { "tight-skin", 10, 'e' },    { "tight-skin", 11, 'w' },
    { "tight-skin", 14, 'w' }, { "tight-skin", 15, 'd' }, { "tight-skin", 90, 'd' },    { "peeling", 0, 'w' },
    { "peeling", 1, 'e' },     { "peeling", 10, 'e' },    { "peeling", 11, 'd' },       { "skin-pulled", 0, 'w' },
    { "skin-pulled", 10, 'w' }, { "skin-pulled", 11, 'd' }, { "patches", 0, 'e' },      { "patches", 14, 'e' },
    { "patches", 56, 'e' },    { "patches", 57, 'd' },    { "pus-fever", 0, 'u' },      { "pus-fever", 60, 'u' },
    { "reaction", 0, 'u' },    { "reaction", 60, 'u' },   { "sun-sensitivity", 0, 'u' }, { "sun-sensitivity", 60, 'u' },
    { "cold-sore", 0, 'd' },   { "cold-sore", 60, 'd' },
  };
  static const char *const days[] = { "2026-11-24", "2026-03-24", "2026-10-20" }; /* the last two in weeks with a clock change */
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const ClinicSymptom *symptom = clinic_protocol_find_symptom (protocol, cases[i].key);
        ClinicDay day = day_of (days[d]);
        gint64 rolled_at = clinic_time_at (day, 18 * 60, zone);
        gint64 first = clinic_time_at (day + cases[i].day, 0, zone);
        gint64 last = clinic_time_at (day + cases[i].day, 24 * 60 - 1, zone);

        g_assert_cmpint (clinic_symptom_judge (symptom, rolled_at, MAX (first, rolled_at), zone), ==,
                         verdict_of (cases[i].verdict));
        g_assert_cmpint (clinic_symptom_judge (symptom, rolled_at, last, zone), ==, verdict_of (cases[i].verdict));
      }
}

static void
test_explain (void)
{
  static const struct
  {
    const char *key;
    int day, hours; /* after the day's, or the rolling's, 11:00 */
    const char *words;
  } cases[] = {
    { "redness", 0, 20, "Redness up to 24 h: expected, go on with the care plan." },
    { "redness", 0, 30, "Redness after 24 h up to 48 h: call again the next day." },
    { "redness", 0, 60, "Redness after 48 h: the doctor decides today." },
    { "oozing", 0, 30, "Oozing after 24 h: urgent, tell the doctor at once." },
    { "tight-skin", 0, 1, "Tight, brown skin before day 1: call again the next day." },
    { "tight-skin", 5, 0, "Tight, brown skin from day 1 to day 10: expected, go on with the care plan." },
    { "tight-skin", 12, 0, "Tight, brown skin from day 11 to day 14: call again the next day." },
    { "tight-skin", 20, 0, "Tight, brown skin after day 14: the doctor decides today." },
    { "patches", 20, 0, "Lighter or darker patches up to day 56: expected, go on with the care plan." },
    { "pus-fever", 3, 0, "Pus or fever at any time: urgent, tell the doctor at once." },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 rolled_at = clinic_time_at (day_of ("2026-11-24"), 11 * 60, zone);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = rolled_at + (cases[i].day * 24 + cases[i].hours) * HOUR;
      g_autofree char *words = NULL;

      words = clinic_symptom_explain (clinic_protocol_find_symptom (protocol, cases[i].key), rolled_at, now, zone);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_watch_days_in_words (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  ClinicSymptom *symptom = clinic_symptom_new ();
  ClinicTriageBand band = { G_MAXINT, CLINIC_VERDICT_WATCH };
  g_autofree char *words = NULL;

  g_free (symptom->title);
  symptom->title = g_strdup ("Itching");
  symptom->watch_days = 3;
  g_array_append_val (symptom->bands, band);
  words = clinic_symptom_explain (symptom, 0, HOUR, zone);
  g_assert_cmpstr (words, ==, "Itching at any time: call again in 3 days.");
  g_assert_cmpint (clinic_symptom_get_next_ask (symptom, 0, HOUR, zone), ==, 3);
  clinic_symptom_free (symptom);
}

static void
test_next_ask (void)
{
  static const struct
  {
    const char *key;
    int day;  /* of the call, at 09:00 */
    int next; /* -1 = none */
  } cases[] = {
    { "redness", 1, 2 },   /* 22 h: the limit of 24 h lies on day 1 */
    { "redness", 2, 3 },   /* 46 h: watched, so tomorrow */
    { "redness", 3, -1 },
    { "oozing", 1, 2 },
    { "oozing", 2, -1 },
    { "tight-skin", 3, 11 }, { "tight-skin", 11, 12 }, { "tight-skin", 15, -1 },
    { "peeling", 3, 11 },  { "peeling", 11, -1 },
    { "skin-pulled", 3, 4 },
    { "patches", 14, 57 }, { "patches", 56, 57 }, { "patches", 57, -1 },
    { "pus-fever", 1, -1 }, { "cold-sore", 1, -1 },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  ClinicDay day = day_of ("2026-10-20");
  gint64 rolled_at = clinic_time_at (day, 11 * 60, zone);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ClinicSymptom *symptom = clinic_protocol_find_symptom (protocol, cases[i].key);
      gint64 now = clinic_time_at (day + cases[i].day, 9 * 60, zone);

      g_test_message ("%s, day %d", cases[i].key, cases[i].day);
      g_assert_cmpint (clinic_symptom_get_next_ask (symptom, rolled_at, now, zone), ==,
                       cases[i].next < 0 ? CLINIC_DAY_NONE : day + cases[i].next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/triage/names", test_names);
  g_test_add_func ("/triage/hours", test_hours);
  g_test_add_func ("/triage/days", test_days);
  g_test_add_func ("/triage/explain", test_explain);
  g_test_add_func ("/triage/watch-days-in-words", test_watch_days_in_words);
  g_test_add_func ("/triage/next-ask", test_next_ask);
  return g_test_run ();
}
