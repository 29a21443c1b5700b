/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-format.h"

#define DAY (clinic_day_from_ymd (2026, 11, 24))

static void
assert_text (char *actual, const char *expected)
{
  g_autofree char *text = actual;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_day (void)
{
  static const struct
  {
    ClinicDayForm form;
    const char *expected;
  } cases[] = {
    { CLINIC_DAY_FORM_SHORT, "24 Nov" },
    { CLINIC_DAY_FORM_WEEKDAY, "Tue 24 Nov" },
    { CLINIC_DAY_FORM_FULL, "Tue 24 Nov 2026" },
    { CLINIC_DAY_FORM_TITLE, "Tuesday 24 November" },
    { CLINIC_DAY_FORM_HISTORY, "24 Nov 2026" },
    { CLINIC_DAY_FORM_MONTH, "November 2026" },
    { CLINIC_DAY_FORM_MONTH_SHORT, "Nov 2026" },
    { CLINIC_DAY_FORM_NAME, "Tue" },
    { CLINIC_DAY_FORM_NARROW, "Tue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (clinic_format_day (DAY, cases[i].form), cases[i].expected);
      assert_text (clinic_format_day (CLINIC_DAY_NONE, cases[i].form), "");
    }
  assert_text (clinic_format_day (clinic_day_from_ymd (2026, 2, 3), CLINIC_DAY_FORM_WEEKDAY), "Tue 3 Feb");
}

static void
test_near (void)
{
  assert_text (clinic_format_day_near (clinic_day_from_ymd (2027, 1, 12), DAY), "Tue 12 Jan");
  assert_text (clinic_format_day_near (clinic_day_from_ymd (2027, 11, 23), DAY), "Tue 23 Nov 2027");
  assert_text (clinic_format_day_near (clinic_day_from_ymd (2025, 11, 25), DAY), "Tue 25 Nov 2025");
  assert_text (clinic_format_day_near (CLINIC_DAY_NONE, DAY), "");
}

static void
test_relative (void)
{
  assert_text (clinic_format_day_relative (DAY - 2, DAY), "Sun 22 Nov");
  assert_text (clinic_format_day_relative (DAY - 1, DAY), "yesterday");
  assert_text (clinic_format_day_relative (DAY, DAY), "today");
  assert_text (clinic_format_day_relative (DAY + 1, DAY), "tomorrow");
  assert_text (clinic_format_day_relative (DAY + 2, DAY), "Thu 26 Nov");
  assert_text (clinic_format_day_relative (CLINIC_DAY_NONE, DAY), "");
  assert_text (clinic_format_since (DAY + 2), "since 26 Nov");
  assert_text (clinic_format_since (CLINIC_DAY_NONE), "");
}

static void
test_time (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 time = 1795515840; /* 2026-11-24 10:24 UTC */

  g_assert_nonnull (berlin);
  assert_text (clinic_format_time (time, utc), "10:24");
  assert_text (clinic_format_time (time, berlin), "11:24");
  assert_text (clinic_format_time (CLINIC_TIME_NONE, utc), "");
  assert_text (clinic_format_day_time (time, berlin), "Tue 24 Nov, 11:24");
  assert_text (clinic_format_day_time (CLINIC_TIME_NONE, utc), "");
  assert_text (clinic_format_time_range (time, time + 65 * 60, utc), "10:24 – 11:29");
}

static void
test_minute (void)
{
  assert_text (clinic_format_minute (0), "0:00");
  assert_text (clinic_format_minute (9 * 60 + 5), "9:05");
  assert_text (clinic_format_minute (13 * 60), "13:00");
  assert_text (clinic_format_minute (24 * 60), "0:00");
  g_assert_cmpint (clinic_format_count_time_chars (), ==, 5);
  assert_text (clinic_format_minute_range (9 * 60 + 20, 10 * 60 + 25), "9:20 – 10:25");
}

static void
test_amounts (void)
{
  assert_text (clinic_format_minutes (22), "22 min");
  assert_text (clinic_format_hours (95 * 3600 + 3599), "95 h");
  assert_text (clinic_format_days (1), "1 day");
  assert_text (clinic_format_days (21), "21 days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/day", test_day);
  g_test_add_func ("/format/near", test_near);
  g_test_add_func ("/format/relative", test_relative);
  g_test_add_func ("/format/time", test_time);
  g_test_add_func ("/format/minute", test_minute);
  g_test_add_func ("/format/amounts", test_amounts);
  return g_test_run ();
}
