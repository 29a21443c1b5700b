/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-typed-day.h"

#define TODAY (clinic_day_from_ymd (2026, 11, 24))

static void
test_days (void)
{
  static const struct
  {
    const char *typed;
    int year, month, day;
  } cases[] = {
    { "2026-12-08", 2026, 12, 8 },
    { "  2026-12-08 ", 2026, 12, 8 },
    { "2026/12/8", 2026, 12, 8 },
    { "Tue 8 Dec 2026", 2026, 12, 8 },
    { "tuesday, 8 december 2026", 2026, 12, 8 },
    { "8 dec", 2026, 12, 8 },
    { "Dec 8", 2026, 12, 8 },
    { "December 8, 2027", 2027, 12, 8 },
    { "8. Dec. 26", 2026, 12, 8 },
    { "8 Sept", 2027, 9, 8 },
    { "24 Nov", 2026, 11, 24 },
    { "23 Nov", 2027, 11, 23 },
    { "29 Feb", 2028, 2, 29 },
    { "29 Feb 2028", 2028, 2, 29 },
    { "Tue", 2026, 11, 24 },
    { " monday", 2026, 11, 30 },
    /* the C locale puts the month first */
    { "12/8/26", 2026, 12, 8 },
    { "12/8", 2026, 12, 8 },
    { "12/8/2026", 2026, 12, 8 },
    { "٢٠٢٦-١٢-٠٨", 2026, 12, 8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay day = CLINIC_DAY_NONE;

      g_test_message ("%s", cases[i].typed);
      g_assert_true (clinic_typed_day_parse (cases[i].typed, TODAY, &day));
      g_assert_cmpint (day, ==, clinic_day_from_ymd (cases[i].year, cases[i].month, cases[i].day));
    }
}

static void
test_no_days (void)
{
  static const char *cases[] = {
    "", " ", "tomorrow morning", "8", "Dec", "Tu", "2026", "2026-13-01", "2026-02-30", "29 Feb 2027", "31 Nov",
    "13/13/26", "1 2 3 4", "12345-01-01", "8 Dec 2026 noon", "Dec Jan 8", "8 Dek", "0/0", "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay day = 7;
      g_autofree char *shown = g_strescape (cases[i], NULL);

      g_test_message ("%s", shown);
      g_assert_false (clinic_typed_day_parse (cases[i], TODAY, &day));
      g_assert_cmpint (day, ==, 7);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-day/days", test_days);
  g_test_add_func ("/typed-day/no-days", test_no_days);
  return g_test_run ();
}
