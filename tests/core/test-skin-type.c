/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-skin-type.h"

static void
test_types (void)
{
  static const char *const numerals[] = { "I", "II", "III", "IV", "V", "VI" };

  for (int i = CLINIC_SKIN_TYPE_FIRST; i <= CLINIC_SKIN_TYPE_LAST; i++)
    {
      g_assert_cmpstr (clinic_skin_type_get_numeral (i), ==, numerals[i - 1]);
      for (int j = CLINIC_SKIN_TYPE_FIRST; j < i; j++)
        g_assert_cmpstr (clinic_skin_type_get_description (i), !=, clinic_skin_type_get_description (j));
      g_assert_cmpint (clinic_skin_type_darkens (i), ==, i >= 4);
    }
  g_assert_false (clinic_skin_type_darkens (CLINIC_SKIN_TYPE_UNKNOWN));
  g_assert_false (clinic_skin_type_darkens (CLINIC_SKIN_TYPE_LAST + 1));
}

static void
test_say (void)
{
  g_autofree char *words = clinic_skin_type_say (4);

  g_assert_cmpstr (words, ==, "IV, burns little, tans well");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/skin-type/types", test_types);
  g_test_add_func ("/core/skin-type/say", test_say);
  return g_test_run ();
}
