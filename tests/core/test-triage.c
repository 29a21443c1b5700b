/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

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
    case 'n': return CLINIC_VERDICT_NOTHING;
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

/* Counted to the minute, the border on the milder side; a clock that was behind at rolling harms nobody. */
static void
test_seconds (void)
{
  static const struct
  {
    int hours, minutes, seconds;
    char redness, oozing;
  } times[] = {
    { 24, 0, 59, 'e', 'e' }, { 24, 1, 0, 'w', 'u' }, { 48, 0, 59, 'w', 'u' }, { 48, 1, 0, 'd', 'u' }, { -1, 0, 0, 'e', 'e' },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 now = times[i].hours * HOUR + times[i].minutes * MINUTE + times[i].seconds;

      g_assert_cmpint (clinic_symptom_judge (clinic_protocol_find_symptom (protocol, "redness"), 0, now, zone), ==,
                       verdict_of (times[i].redness));
      g_assert_cmpint (clinic_symptom_judge (clinic_protocol_find_symptom (protocol, "oozing"), 0, now, zone), ==,
                       verdict_of (times[i].oozing));
    }
}

/* The whole table, as the desk meets it: who was rolled when and calls when, by the clinic's clock; several symptoms at
 * once count as the gravest. */
typedef struct
{
  const char *symptoms;
  const char *rolled, *asked; /* "2026-11-24 11:00" */
  char verdict;
} Case;

static const Case table[] = {
  /* hours: 23 h 59, 24 h 00, 24 h 01, 48 h 00, 48 h 01 */
  { "redness", "2026-11-24 11:00", "2026-11-24 11:00", 'e' },
  { "redness", "2026-11-24 11:00", "2026-11-25 10:59", 'e' },
  { "redness", "2026-11-24 11:00", "2026-11-25 11:00", 'e' },
  { "redness", "2026-11-24 11:00", "2026-11-25 11:01", 'w' },
  { "redness", "2026-11-24 11:00", "2026-11-26 10:59", 'w' },
  { "redness", "2026-11-24 11:00", "2026-11-26 11:00", 'w' },
  { "redness", "2026-11-24 11:00", "2026-11-26 11:01", 'd' },
  { "redness", "2026-11-24 11:00", "2027-01-20 09:00", 'd' },
  { "swelling", "2026-11-24 11:00", "2026-11-25 10:59", 'e' },
  { "swelling", "2026-11-24 11:00", "2026-11-25 11:00", 'e' },
  { "swelling", "2026-11-24 11:00", "2026-11-25 11:01", 'w' },
  { "swelling", "2026-11-24 11:00", "2026-11-26 11:00", 'w' },
  { "swelling", "2026-11-24 11:00", "2026-11-26 11:01", 'd' },
  { "discomfort", "2026-11-24 11:00", "2026-11-25 10:59", 'e' },
  { "discomfort", "2026-11-24 11:00", "2026-11-25 11:00", 'e' },
  { "discomfort", "2026-11-24 11:00", "2026-11-25 11:01", 'w' },
  { "discomfort", "2026-11-24 11:00", "2026-11-26 11:00", 'w' },
  { "discomfort", "2026-11-24 11:00", "2026-11-26 11:01", 'd' },
  { "oozing", "2026-11-24 11:00", "2026-11-25 10:59", 'e' },
  { "oozing", "2026-11-24 11:00", "2026-11-25 11:00", 'e' },
  { "oozing", "2026-11-24 11:00", "2026-11-25 11:01", 'u' },
  { "oozing", "2026-11-24 11:00", "2026-11-26 11:01", 'u' },
  /* the night that is an hour short: 24 h are over at noon; the one that is an hour long: at ten */
  { "redness", "2026-03-28 11:00", "2026-03-29 11:59", 'e' },
  { "redness", "2026-03-28 11:00", "2026-03-29 12:00", 'e' },
  { "redness", "2026-03-28 11:00", "2026-03-29 12:01", 'w' },
  { "oozing", "2026-03-28 11:00", "2026-03-29 12:00", 'e' },
  { "oozing", "2026-03-28 11:00", "2026-03-29 12:01", 'u' },
  { "redness", "2026-03-28 11:00", "2026-03-30 12:00", 'w' },
  { "redness", "2026-03-28 11:00", "2026-03-30 12:01", 'd' },
  { "redness", "2026-10-24 11:00", "2026-10-25 09:59", 'e' },
  { "redness", "2026-10-24 11:00", "2026-10-25 10:00", 'e' },
  { "redness", "2026-10-24 11:00", "2026-10-25 10:01", 'w' },
  { "oozing", "2026-10-24 11:00", "2026-10-25 10:01", 'u' },
  { "redness", "2026-10-24 11:00", "2026-10-26 10:00", 'w' },
  { "redness", "2026-10-24 11:00", "2026-10-26 10:01", 'd' },
  /* days 0, 1, 2, 10, 11, 14, 15, by the calendar, whatever the hour */
  { "tight-skin", "2026-11-24 11:00", "2026-11-24 23:59", 'w' },
  { "tight-skin", "2026-11-24 11:00", "2026-11-25 00:00", 'e' },
  { "tight-skin", "2026-11-24 11:00", "2026-11-26 09:00", 'e' },
  { "tight-skin", "2026-11-24 11:00", "2026-12-04 23:59", 'e' },
  { "tight-skin", "2026-11-24 11:00", "2026-12-05 00:00", 'w' },
  { "tight-skin", "2026-11-24 11:00", "2026-12-08 23:59", 'w' },
  { "tight-skin", "2026-11-24 11:00", "2026-12-09 00:00", 'd' },
  { "peeling", "2026-11-24 11:00", "2026-11-24 23:59", 'w' },
  { "peeling", "2026-11-24 11:00", "2026-11-25 00:00", 'e' },
  { "peeling", "2026-11-24 11:00", "2026-11-26 09:00", 'e' },
  { "peeling", "2026-11-24 11:00", "2026-12-04 23:59", 'e' },
  { "peeling", "2026-11-24 11:00", "2026-12-05 00:00", 'd' },
  { "skin-pulled", "2026-11-24 11:00", "2026-11-25 09:00", 'w' },
  { "skin-pulled", "2026-11-24 11:00", "2026-12-04 23:59", 'w' },
  { "skin-pulled", "2026-11-24 11:00", "2026-12-05 00:00", 'd' },
  /* ten days over either clock change are ten days: 9 d 23 h and 10 d 1 h */
  { "peeling", "2026-03-24 18:00", "2026-04-03 23:59", 'e' },
  { "peeling", "2026-03-24 18:00", "2026-04-04 00:00", 'd' },
  { "peeling", "2026-10-20 18:00", "2026-10-30 23:59", 'e' },
  { "peeling", "2026-10-20 18:00", "2026-10-31 00:00", 'd' },
  /* day 56 and day 57 */
  { "patches", "2026-11-24 11:00", "2026-12-08 09:00", 'e' },
  { "patches", "2026-11-24 11:00", "2027-01-19 23:59", 'e' },
  { "patches", "2026-11-24 11:00", "2027-01-20 00:00", 'd' },
  { "patches", "2026-09-20 11:00", "2026-11-15 23:59", 'e' },
  { "patches", "2026-09-20 11:00", "2026-11-16 00:00", 'd' },
  /* at any time */
  { "pus-fever", "2026-11-24 11:00", "2026-11-24 11:01", 'u' },
  { "pus-fever", "2026-11-24 11:00", "2027-01-20 09:00", 'u' },
  { "reaction", "2026-11-24 11:00", "2026-11-24 11:01", 'u' },
  { "reaction", "2026-11-24 11:00", "2026-12-09 09:00", 'u' },
  { "sun-sensitivity", "2026-11-24 11:00", "2026-11-25 11:01", 'u' },
  { "cold-sore", "2026-11-24 11:00", "2026-11-24 11:01", 'd' },
  { "cold-sore", "2026-11-24 11:00", "2026-12-05 09:00", 'd' },
  /* several: the gravest, wherever it stands */
  { "redness swelling", "2026-11-24 11:00", "2026-11-25 11:00", 'e' },
  { "redness peeling", "2026-11-24 11:00", "2026-11-25 11:01", 'w' },
  { "peeling redness", "2026-11-24 11:00", "2026-11-25 11:01", 'w' },
  { "redness oozing", "2026-11-24 11:00", "2026-11-25 11:01", 'u' },
  { "oozing redness", "2026-11-24 11:00", "2026-11-25 11:01", 'u' },
  { "tight-skin cold-sore peeling", "2026-11-24 11:00", "2026-11-28 09:00", 'd' },
  { "cold-sore pus-fever skin-pulled", "2026-11-24 11:00", "2026-11-28 09:00", 'u' },
  { "tight-skin patches skin-pulled", "2026-11-24 11:00", "2026-12-05 00:00", 'd' },
  { "tight-skin patches", "2026-11-24 11:00", "2026-12-05 00:00", 'w' },
  /* none */
  { "", "2026-11-24 11:00", "2026-11-25 11:01", 'n' },
};

static gint64
time_of (const char *text, GTimeZone *zone)
{
  g_autofree char *iso = g_strndup (text, 10);

  return clinic_time_at (day_of (iso), atoi (text + 11) * 60 + atoi (text + 14), zone);
}

/* (transfer container): the symptoms of a case, each with its row noted in @hit. */
static GPtrArray *
report (const ClinicProtocol *protocol, const Case *each, GTimeZone *zone, GHashTable *hit)
{
  g_auto (GStrv) keys = g_strsplit (each->symptoms, " ", -1);
  GPtrArray *symptoms = g_ptr_array_new ();

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const ClinicSymptom *symptom = clinic_protocol_find_symptom (protocol, keys[i]);

      g_assert_nonnull (symptom);
      g_ptr_array_add (symptoms, (gpointer) symptom);
      g_hash_table_add (hit, clinic_symptom_explain (symptom, time_of (each->rolled, zone), time_of (each->asked, zone), zone));
    }
  return symptoms;
}

static guint
count_rows (const ClinicProtocol *protocol)
{
  const GPtrArray *symptoms = clinic_protocol_get_symptoms (protocol);
  guint n = 0;

  for (guint i = 0; i < symptoms->len; i++)
    n += ((const ClinicSymptom *) symptoms->pdata[i])->bands->len;
  return n;
}

/* Every case answers as it must, and together they hit every row of the shipped file: one that is added there without a
 * case here fails. */
static void
test_table (void)
{
  g_autoptr (ClinicProtocol) protocol = load_shipped ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GHashTable) hit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (G_N_ELEMENTS (table), >=, 60);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) symptoms = report (protocol, &table[i], zone, hit);
      ClinicVerdict verdict = CLINIC_VERDICT_URGENT;
      const ClinicSymptom *gravest = clinic_symptoms_find_gravest (symptoms, time_of (table[i].rolled, zone),
                                                                   time_of (table[i].asked, zone), zone, &verdict);

      g_test_message ("%s, rolled %s, asked %s", table[i].symptoms, table[i].rolled, table[i].asked);
      g_assert_cmpint (verdict, ==, verdict_of (table[i].verdict));
      g_assert_true ((gravest == NULL) == (symptoms->len == 0));
    }
  g_assert_cmpuint (g_hash_table_size (hit), ==, count_rows (protocol));
}

/* So do the days on which the sheet says what is expected. */
static void
test_expected (void)
{
  static const struct
  {
    int day;
    const char *begins;
  } days[] = {
    { 0, "Redness, minor" }, { 1, "Redness and swelling go" }, { 2, "Skin tight" }, { 10, "Skin tight" },
    { 11, "Peeling is over" }, { 56, "Peeling is over" }, { 57, "Nothing more" }, { 400, "Nothing more" },
  };
  g_autoptr (ClinicProtocol) protocol = load_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (g_str_has_prefix (clinic_protocol_get_expected (protocol, days[i].day), days[i].begins));
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
  g_test_add_func ("/triage/seconds", test_seconds);
  g_test_add_func ("/triage/table", test_table);
  g_test_add_func ("/triage/expected", test_expected);
  g_test_add_func ("/triage/explain", test_explain);
  g_test_add_func ("/triage/watch-days-in-words", test_watch_days_in_words);
  g_test_add_func ("/triage/next-ask", test_next_ask);
  return g_test_run ();
}
