/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-signature.h"

static void
test_text (void)
{
  g_autoptr (ClinicSignature) signature = clinic_signature_new ();
  g_autoptr (ClinicSignature) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  clinic_signature_add (signature, 10, 20, 0);
  clinic_signature_add (signature, 10, 20, 5); /* the same place */
  clinic_signature_add (signature, 90, 40, 8);
  clinic_signature_begin (signature);
  clinic_signature_add (signature, -5, CLINIC_SIGNATURE_HEIGHT + 9, 700);
  clinic_signature_add (signature, CLINIC_SIGNATURE_WIDTH + 1, 3, 710);
  g_assert_cmpuint (clinic_signature_get_n_strokes (signature), ==, 2);
  g_assert_cmpuint (clinic_signature_get_stroke (signature, 0)->len, ==, 2);
  text = clinic_signature_to_string (signature);
  g_assert_cmpstr (text, ==, "10,20,0 90,40,8\n0,2000,700 6000,3,710");
  again = clinic_signature_from_string (text);
  second = clinic_signature_to_string (again);
  g_assert_cmpstr (second, ==, text);
  clinic_signature_clear (signature);
  g_assert_cmpuint (clinic_signature_get_n_strokes (signature), ==, 0);
}

static void
test_drawn (void)
{
  static const struct
  {
    const char *text;
    gboolean drawn;
  } cases[] = {
    { "10,10,0", FALSE },
    { "10,10,0 12,12,4", FALSE },
    { "10,10,0\n10,11,90", FALSE },
    { "10,10,0 40,39,4", FALSE },
    { "10,10,0 40,40,4", TRUE },
    { "10,10,0\n900,10,90", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicSignature) signature = clinic_signature_from_string (cases[i].text);

      g_assert_nonnull (signature);
      g_assert_cmpint (clinic_signature_is_drawn (signature), ==, cases[i].drawn);
    }
}

static void
test_spoilt (void)
{
  static const char *const spoilt[] = {
    "", "10", "10,10", "10,10,0,4", "10,10,x", "-1,10,0", "6001,10,0", "10,2001,0", "10,10,0 ", "10,10,0\n", "10,10,0 10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (ClinicSignature) signature = clinic_signature_from_string (spoilt[i]);

      g_test_message ("“%s”", spoilt[i]);
      g_assert_null (signature);
    }
}

static void
test_limit (void)
{
  g_autoptr (ClinicSignature) signature = clinic_signature_new ();

  for (int i = 0; i < 2 * CLINIC_SIGNATURE_MOST_POINTS; i++)
    clinic_signature_add (signature, i % CLINIC_SIGNATURE_WIDTH, i % 7, i);
  g_assert_cmpuint (clinic_signature_get_stroke (signature, 0)->len, ==, CLINIC_SIGNATURE_MOST_POINTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signature/text", test_text);
  g_test_add_func ("/signature/drawn", test_drawn);
  g_test_add_func ("/signature/spoilt", test_spoilt);
  g_test_add_func ("/signature/limit", test_limit);
  return g_test_run ();
}
