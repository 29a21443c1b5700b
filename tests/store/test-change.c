/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-change.h"

static void
test_kinds (void)
{
  ClinicKind kind;

  for (guint i = 0; i < CLINIC_N_KINDS; i++)
    {
      g_assert_true (clinic_kind_from_table (clinic_kind_to_table (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (clinic_kind_from_table ("journal", &kind));
}

static void
test_rows (void)
{
  g_autoptr (ClinicChange) change = clinic_change_new ("book");
  g_autoptr (ClinicChange) same = clinic_change_ref (change);
  g_autoptr (GArray) ids = NULL;

  g_assert_cmpstr (clinic_change_get_verb (change), ==, "book");
  g_assert_cmpstr (clinic_change_get_summary (change), ==, "");
  g_assert_cmpint (clinic_change_get_journal (change), ==, 0);
  clinic_change_add (change, CLINIC_KIND_SESSION, 7);
  clinic_change_add (change, CLINIC_KIND_PATIENT, 7);
  clinic_change_add (change, CLINIC_KIND_SESSION, 9);
  clinic_change_set_journal (change, 3);
  clinic_change_set_summary (change, "Booked");
  g_assert_cmpstr (clinic_change_get_summary (same), ==, "Booked");
  clinic_change_set_summary (change, NULL);
  g_assert_cmpstr (clinic_change_get_summary (same), ==, "");
  g_assert_cmpint (clinic_change_get_journal (same), ==, 3);
  g_assert_true (clinic_change_has (same, CLINIC_KIND_PATIENT));
  g_assert_false (clinic_change_has (same, CLINIC_KIND_COURSE));
  g_assert_true (clinic_change_has_row (same, CLINIC_KIND_SESSION, 9));
  g_assert_false (clinic_change_has_row (same, CLINIC_KIND_PATIENT, 9));
  g_assert_cmpint (clinic_change_get_first (same, CLINIC_KIND_SESSION), ==, 7);
  g_assert_cmpint (clinic_change_get_first (same, CLINIC_KIND_BED), ==, 0);
  ids = clinic_change_get_ids (same, CLINIC_KIND_SESSION);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/change/kinds", test_kinds);
  g_test_add_func ("/store/change/rows", test_rows);
  return g_test_run ();
}
