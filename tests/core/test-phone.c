/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-phone.h"

static void
test_national (void)
{
  static const char *const cases[][2] = {
    { "0171 555 1234", "1715551234" },     { "+49 171 555 1234", "1715551234" },
    { "+49 (0)171 5551234", "1715551234" }, { "0049 171 5551234", "1715551234" },
    { "491715551234", "1715551234" },       { "(619) 555-2222", "6195552222" },
    { "+1 619 555 2222", "6195552222" },    { "16195552222", "6195552222" },
    { "+353 86 123 4567", "861234567" },    { "(818) 555-7823 x251", "8185557823" },
    { "+49", "" },                          { "", "" },
    { "＋４９ １７１", "171" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *national = clinic_phone_national (cases[i][0]);

      g_assert_cmpstr (national, ==, cases[i][1]);
    }
}

static void
test_valid (void)
{
  static const struct
  {
    const char *phone;
    gboolean valid;
  } cases[] = {
    { "0171 555 1234", TRUE }, { "+49 (0)171/555-12", TRUE }, { "(5555) 555-5555", TRUE }, { "٠١٧١ ٥٥٥", TRUE },
    { "555-7823 x251", TRUE }, { "555-7823 ext. 251", TRUE }, { "555 Ext 9", TRUE },       { "555 x", FALSE },
    { "mobile", FALSE },       { "", FALSE },                 { "+-", FALSE },             { "0171 555 home", FALSE },
    { "x251", FALSE },         { "O171 555", FALSE },         { "12\xff", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (clinic_phone_is_valid (cases[i].phone) == cases[i].valid);
}

static void
test_prefix (void)
{
  g_assert_true (clinic_phone_is_prefix ("+49"));
  g_assert_true (clinic_phone_is_prefix ("0049"));
  g_assert_true (clinic_phone_is_prefix ("(0)"));
  g_assert_false (clinic_phone_is_prefix ("49"));
  g_assert_false (clinic_phone_is_prefix ("0171"));
  g_assert_false (clinic_phone_is_prefix ("+49171"));
  g_assert_false (clinic_phone_is_prefix (""));
}

static void
test_isolate (void)
{
  g_autofree char *phone = clinic_phone_isolate ("+49 171");
  g_autofree char *none = clinic_phone_isolate ("");
  g_autofree char *lines = clinic_phone_isolate_lines ("+49 171\n0151 555");

  g_assert_cmpstr (phone, ==, "\u2066+49 171\u2069");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (lines, ==, "\u2066+49 171\u2069\n\u20660151 555\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone/national", test_national);
  g_test_add_func ("/core/phone/valid", test_valid);
  g_test_add_func ("/core/phone/prefix", test_prefix);
  g_test_add_func ("/core/phone/isolate", test_isolate);
  return g_test_run ();
}
