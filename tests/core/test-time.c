/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-time.h"

static void
test_day_epoch (void)
{
  static const struct
  {
    int year, month, mday;
    ClinicDay day;
    int weekday;
  } cases[] = {
    { 1970, 1, 1, 0, 4 },       { 1969, 12, 31, -1, 3 },     { 2000, 2, 29, 11016, 2 },
    { 2024, 2, 29, 19782, 4 },  { 2026, 11, 24, 20781, 2 },  { 1900, 3, 1, -25508, 4 },
    { 1, 1, 1, -719162, 1 },    { 9999, 12, 31, 2932896, 5 }, { 2023, 1, 1, 19358, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year, month, mday;

      g_assert_cmpint (clinic_day_from_ymd (cases[i].year, cases[i].month, cases[i].mday), ==, cases[i].day);
      clinic_day_to_ymd (cases[i].day, &year, &month, &mday);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (mday, ==, cases[i].mday);
      g_assert_cmpint (clinic_day_get_weekday (cases[i].day), ==, cases[i].weekday);
    }
}

static void
test_day_no_such (void)
{
  static const int cases[][3] = {
    { 2023, 2, 29 }, { 1900, 2, 29 }, { 2024, 2, 30 }, { 2024, 4, 31 }, { 2024, 0, 1 },  { 2024, 13, 1 },
    { 2024, 1, 0 },  { 2024, 1, 32 }, { 0, 1, 1 },     { -5, 1, 1 },    { 10000, 1, 1 }, { 2024, 1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clinic_day_from_ymd (cases[i][0], cases[i][1], cases[i][2]), ==, CLINIC_DAY_NONE);
}

static void
test_day_round_trip (void)
{
  int weekday = clinic_day_get_weekday (clinic_day_from_ymd (1890, 1, 1));

  for (ClinicDay day = clinic_day_from_ymd (1890, 1, 1); day < clinic_day_from_ymd (2110, 1, 1); day++)
    {
      int year, month, mday;

      clinic_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (clinic_day_from_ymd (year, month, mday), ==, day);
      g_assert_cmpint (clinic_day_get_weekday (day), ==, weekday);
      weekday = weekday % 7 + 1;
    }
}

static void
test_day_is_same_month (void)
{
  ClinicDay day = clinic_day_from_ymd (2026, 11, 30);

  g_assert_true (clinic_day_is_same_month (day, clinic_day_from_ymd (2026, 11, 1)));
  g_assert_false (clinic_day_is_same_month (day, day + 1));
  g_assert_false (clinic_day_is_same_month (day, clinic_day_from_ymd (2025, 11, 30)));
}

static void
test_day_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },  { "2026-08-31", 1, "2026-09-30" },
    { "2026-11-24", 3, "2027-02-24" },  { "2026-08-31", 6, "2027-02-28" },  { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-15", -1, "2025-12-15" }, { "2026-12-31", 12, "2027-12-31" }, { "2024-02-29", 12, "2025-02-28" },
    { "2026-05-05", 0, "2026-05-05" },  { "2026-12-01", 1, "2027-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay from;
      g_autofree char *iso = NULL;

      g_assert_true (clinic_day_parse (cases[i].from, &from));
      iso = clinic_day_to_iso (clinic_day_add_months (from, cases[i].months));
      g_assert_cmpstr (iso, ==, cases[i].to);
    }
  g_assert_cmpint (clinic_day_add_months (clinic_day_from_ymd (9999, 12, 1), 1), ==, CLINIC_DAY_NONE);
  g_assert_cmpint (clinic_day_add_months (clinic_day_from_ymd (1, 1, 1), -1), ==, CLINIC_DAY_NONE);
}

static void
test_day_iso (void)
{
  static const char *const good[] = { "1970-01-01", "0001-01-01", "2024-02-29", "9999-12-31", "1899-12-31" };
  static const char *const bad[] = {
    "",           "2024",        "2024-2-29",  "2024-02-30", "2023-02-29",  "2024-13-01", "2024-00-10", "24-01-01",
    "2024/01/01", "2024-01-01 ", " 2024-01-01", "2024-01-0x", "+024-01-01", "2024-01-1",  "0000-01-01", "2024-01-01T00:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      ClinicDay day = CLINIC_DAY_NONE;
      g_autofree char *iso = NULL;

      g_assert_true (clinic_day_parse (good[i], &day));
      iso = clinic_day_to_iso (day);
      g_assert_cmpstr (iso, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ClinicDay day = 77;

      g_assert_false (clinic_day_parse (bad[i], &day));
      g_assert_cmpint (day, ==, 77);
    }
}

static void
test_day_date_time (void)
{
  g_autoptr (GDateTime) time = clinic_day_to_date_time (clinic_day_from_ymd (2026, 11, 24));
  g_autofree char *text = g_date_time_format (time, "%F %T %z");

  g_assert_cmpstr (text, ==, "2026-11-24 00:00:00 +0000");
}

static gint64
utc (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static GTimeZone *
zone_named (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

/* @back: the wall minute that the instant reads, where it differs from the one asked for. */
typedef struct
{
  const char *zone;
  const char *day;
  int minute;
  const char *utc;
  int back;
} WallCase;

static const WallCase wall_cases[] = {
  { "Asia/Kolkata", "2026-03-29", 0, "2026-03-28T18:30:00Z", 0 },
  { "Asia/Kolkata", "2026-03-29", 150, "2026-03-28T21:00:00Z", 150 },
  { "Asia/Kolkata", "2026-10-25", 150, "2026-10-24T21:00:00Z", 150 },
  { "Asia/Kolkata", "2026-10-25", 1439, "2026-10-25T18:29:00Z", 1439 },

  { "Europe/Berlin", "2026-03-29", 0, "2026-03-28T23:00:00Z", 0 },
  { "Europe/Berlin", "2026-03-29", 119, "2026-03-29T00:59:00Z", 119 },
  { "Europe/Berlin", "2026-03-29", 120, "2026-03-29T01:00:00Z", 180 },
  { "Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:30:00Z", 210 },
  { "Europe/Berlin", "2026-03-29", 179, "2026-03-29T01:59:00Z", 239 },
  { "Europe/Berlin", "2026-03-29", 180, "2026-03-29T01:00:00Z", 180 },
  { "Europe/Berlin", "2026-03-29", 600, "2026-03-29T08:00:00Z", 600 },
  { "Europe/Berlin", "2026-10-25", 119, "2026-10-24T23:59:00Z", 119 },
  { "Europe/Berlin", "2026-10-25", 120, "2026-10-25T00:00:00Z", 120 },
  { "Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30:00Z", 150 },
  { "Europe/Berlin", "2026-10-25", 179, "2026-10-25T00:59:00Z", 179 },
  { "Europe/Berlin", "2026-10-25", 180, "2026-10-25T02:00:00Z", 180 },
  { "Europe/Berlin", "2026-10-25", 600, "2026-10-25T09:00:00Z", 600 },

  { "America/New_York", "2026-03-08", 119, "2026-03-08T06:59:00Z", 119 },
  { "America/New_York", "2026-03-08", 150, "2026-03-08T07:30:00Z", 210 },
  { "America/New_York", "2026-03-08", 180, "2026-03-08T07:00:00Z", 180 },
  { "America/New_York", "2026-11-01", 59, "2026-11-01T04:59:00Z", 59 },
  { "America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00Z", 90 },
  { "America/New_York", "2026-11-01", 120, "2026-11-01T07:00:00Z", 120 },

  { "Australia/Lord_Howe", "2026-10-04", 119, "2026-10-03T15:29:00Z", 119 },
  { "Australia/Lord_Howe", "2026-10-04", 125, "2026-10-03T15:35:00Z", 155 },
  { "Australia/Lord_Howe", "2026-10-04", 150, "2026-10-03T15:30:00Z", 150 },
  { "Australia/Lord_Howe", "2026-04-05", 89, "2026-04-04T14:29:00Z", 89 },
  { "Australia/Lord_Howe", "2026-04-05", 95, "2026-04-04T14:35:00Z", 95 },
  { "Australia/Lord_Howe", "2026-04-05", 120, "2026-04-04T15:30:00Z", 120 },
};

static void
test_wall_time (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wall_cases); i++)
    {
      const WallCase *c = &wall_cases[i];
      g_autoptr (GTimeZone) zone = zone_named (c->zone);
      ClinicDay day;
      gint64 time;

      g_assert_true (clinic_day_parse (c->day, &day));
      time = clinic_time_at (day, c->minute, zone);
      g_test_message ("%s %s minute %d", c->zone, c->day, c->minute);
      g_assert_cmpint (time, ==, utc (c->utc));
      g_assert_cmpint (clinic_time_get_day (time, zone), ==, day);
      g_assert_cmpint (clinic_time_get_minute (time, zone), ==, c->back);
    }
}

static void
test_wall_time_beyond_midnight (void)
{
  g_autoptr (GTimeZone) zone = zone_named ("Europe/Berlin");
  ClinicDay day = clinic_day_from_ymd (2026, 3, 28);

  g_assert_cmpint (clinic_time_at (day, 1440, zone), ==, clinic_time_at (day + 1, 0, zone));
  g_assert_cmpint (clinic_time_at (day, 1440 + 600, zone), ==, clinic_time_at (day + 1, 600, zone));
  g_assert_cmpint (clinic_time_at (day + 1, -60, zone), ==, clinic_time_at (day, 1380, zone));
}

static void
test_second_hour (void)
{
  g_autoptr (GTimeZone) zone = zone_named ("Europe/Berlin");
  gint64 second = utc ("2026-10-25T01:30:00Z");

  g_assert_cmpint (clinic_time_get_minute (second, zone), ==, 150);
  g_assert_cmpint (clinic_time_at (clinic_time_get_day (second, zone), 150, zone), ==, second - 3600);
  g_assert_cmpint (clinic_time_get_offset (second, zone), ==, 3600);
  g_assert_cmpint (clinic_time_get_offset (second - 3600, zone), ==, 7200);
}

/* Midnight itself is missing on 24 April 2026 in Cairo, and a whole day was on 30 December 2011 in Samoa. */
static void
test_missing_midnight_and_day (void)
{
  g_autoptr (GTimeZone) cairo = zone_named ("Africa/Cairo");
  g_autoptr (GTimeZone) apia = zone_named ("Pacific/Apia");

  g_assert_cmpint (clinic_time_at (clinic_day_from_ymd (2026, 4, 24), 0, cairo), ==, utc ("2026-04-23T22:00:00Z"));
  g_assert_cmpint (clinic_time_at (clinic_day_from_ymd (2011, 12, 30), 720, apia), ==, utc ("2011-12-30T22:00:00Z"));
}

static void
test_before_epoch (void)
{
  g_autoptr (GTimeZone) zone = zone_named ("UTC");

  g_assert_cmpint (clinic_time_get_day (-1, zone), ==, -1);
  g_assert_cmpint (clinic_time_get_minute (-1, zone), ==, 1439);
  g_assert_cmpint (clinic_time_get_day (-86400, zone), ==, -1);
  g_assert_cmpint (clinic_time_get_minute (-86400, zone), ==, 0);
  g_assert_cmpint (clinic_time_get_day (86400, zone), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/day/epoch", test_day_epoch);
  g_test_add_func ("/time/day/no-such", test_day_no_such);
  g_test_add_func ("/time/day/round-trip", test_day_round_trip);
  g_test_add_func ("/time/day/is-same-month", test_day_is_same_month);
  g_test_add_func ("/time/day/add-months", test_day_add_months);
  g_test_add_func ("/time/day/iso", test_day_iso);
  g_test_add_func ("/time/day/date-time", test_day_date_time);
  g_test_add_func ("/time/wall", test_wall_time);
  g_test_add_func ("/time/wall/beyond-midnight", test_wall_time_beyond_midnight);
  g_test_add_func ("/time/wall/second-hour", test_second_hour);
  g_test_add_func ("/time/wall/missing-midnight-and-day", test_missing_midnight_and_day);
  g_test_add_func ("/time/before-epoch", test_before_epoch);
  return g_test_run ();
}
