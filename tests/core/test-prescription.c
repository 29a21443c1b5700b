/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-prescription.h"

#define SESSION 20780
#define NONE CLINIC_DAY_NONE

static void
test_faults (void)
{
  static const struct
  {
    const char *name;
    ClinicDay until, paused, resumed;
    const char *fault;
  } cases[] = {
    { "Hydrocortisone 1 %", NONE, NONE, NONE, NULL },
    { "Hydrocortisone 1 %", SESSION, NONE, NONE, NULL },
    { "Hydrocortisone 1 %", SESSION - 1, NONE, NONE, "The last day lies before the session." },
    { "", NONE, NONE, NONE, "Write the cream’s name." },
    { "Tretinoin", NONE, SESSION, NONE, NULL },
    { "Tretinoin", NONE, SESSION, SESSION, NULL },
    { "Tretinoin", NONE, SESSION - 3, SESSION + 9, NULL },
    { "Tretinoin", NONE, SESSION, SESSION - 1, "A cream is taken up again on or after the day it was paused." },
    { "Tretinoin", NONE, NONE, SESSION, "A cream is taken up again on or after the day it was paused." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPrescription) prescription = clinic_prescription_new ();
      g_autofree char *fault = NULL;

      g_free (prescription->name);
      prescription->name = g_strdup (cases[i].name);
      prescription->until_day = cases[i].until;
      prescription->paused = cases[i].paused;
      prescription->resumed = cases[i].resumed;
      fault = clinic_prescription_find_fault (prescription, SESSION);
      g_assert_cmpstr (fault, ==, cases[i].fault);
    }
}

static void
test_items (void)
{
  g_assert_true (clinic_prescription_item_is_known (CLINIC_PRESCRIPTION_STEROID));
  g_assert_true (clinic_prescription_item_is_known ("sun"));
  g_assert_false (clinic_prescription_item_is_known ("make-up"));
  g_assert_false (clinic_prescription_item_is_known (NULL));
}

static void
test_copy (void)
{
  g_autoptr (ClinicPrescription) prescription = clinic_prescription_new ();
  g_autoptr (ClinicPrescription) copy = NULL;

  prescription->paused = SESSION;
  copy = clinic_prescription_copy (prescription);
  g_assert_cmpstr (copy->item, ==, CLINIC_PRESCRIPTION_OTHER);
  g_assert_cmpint (copy->paused, ==, SESSION);
  g_assert_cmpint (copy->until_day, ==, NONE);
  clinic_prescription_free (NULL);
}

/* The next session begins on SESSION; what was in use goes on, paused where it waits for the end of peeling. */
static void
test_carry_on (void)
{
  static const struct
  {
    const char *item;
    ClinicDay until, paused, resumed;
    gboolean settled;
    gboolean goes_on;
    ClinicDay paused_then;
  } cases[] = {
    { "other-creams", NONE, SESSION - 28, SESSION - 20, TRUE, TRUE, SESSION },
    { "other-creams", NONE, NONE, NONE, TRUE, TRUE, SESSION },
    { "other-creams", NONE, NONE, NONE, FALSE, TRUE, SESSION },
    { "other-creams", NONE, SESSION - 21, NONE, FALSE, TRUE, SESSION - 21 },
    { "other-creams", NONE, SESSION - 21, NONE, TRUE, TRUE, SESSION },
    { "other-creams", NONE, SESSION - 21, SESSION - 20, FALSE, TRUE, SESSION },
    { "steroid", NONE, NONE, NONE, TRUE, FALSE, NONE },
    { "steroid", NONE, NONE, NONE, FALSE, TRUE, NONE },
    { "steroid", SESSION - 1, NONE, NONE, FALSE, FALSE, NONE },
    { "steroid", SESSION, NONE, NONE, FALSE, TRUE, NONE },
    { "sun", SESSION + 30, NONE, NONE, TRUE, TRUE, NONE },
    { "moisturiser", NONE, NONE, NONE, TRUE, FALSE, NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicPrescription earlier = { .id = 7, .version = 3, .session = 1, .item = (char *) cases[i].item, .name = (char *) "A cream",
                                     .until_day = cases[i].until, .paused = cases[i].paused, .resumed = cases[i].resumed };
      g_autoptr (ClinicPrescription) next = clinic_prescription_carry_on (&earlier, cases[i].settled, 2, SESSION);

      g_assert_cmpint (next != NULL, ==, cases[i].goes_on);
      if (next == NULL)
        continue;
      g_assert_cmpint (next->id, ==, 0);
      g_assert_cmpint (next->session, ==, 2);
      g_assert_cmpstr (next->name, ==, "A cream");
      g_assert_cmpint (next->until_day, ==, cases[i].until);
      g_assert_cmpint (next->paused, ==, cases[i].paused_then);
      g_assert_cmpint (next->resumed, ==, NONE);
      g_assert_null (clinic_prescription_find_fault (next, SESSION));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prescription/faults", test_faults);
  g_test_add_func ("/prescription/items", test_items);
  g_test_add_func ("/prescription/copy", test_copy);
  g_test_add_func ("/prescription/carry-on", test_carry_on);
  return g_test_run ();
}
