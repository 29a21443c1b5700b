/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-typed-minute.h"

static void
test_taken (void)
{
  static const struct
  {
    const char *typed;
    int minute;
  } cases[] = {
    { "8", 480 },        { "8:00", 480 },     { "08:05", 485 },   { " 8.30 ", 510 }, { "0830", 510 },  { "830", 510 },
    { "8 30", 510 },     { "8h30", 510 },     { "17:00", 1020 },  { "24:00", 1440 }, { "0:00", 0 },    { "17", 1020 },
    { "5 pm", 1020 },    { "5:30 PM", 1050 }, { "12 am", 0 },     { "12 p.m.", 720 }, { "8am", 480 },  { "8 h", 480 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minute = -1;

      g_assert_true (clinic_typed_minute_parse (cases[i].typed, &minute));
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = { "", " ", "soon", "8:60", "25", "24:01", "8:00:00", "-8", "13 pm", "0 am", "8:00x", "88888" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minute = 7;

      g_assert_false (clinic_typed_minute_parse (cases[i], &minute));
      g_assert_cmpint (minute, ==, 7);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-minute/taken", test_taken);
  g_test_add_func ("/typed-minute/refused", test_refused);
  return g_test_run ();
}
