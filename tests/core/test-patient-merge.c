/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-patient-merge.h"

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static ClinicPatient *
make (const char *number, const char *given, const char *family)
{
  ClinicPatient *patient = clinic_patient_new ();

  patient->id = g_ascii_strtoll (number + 2, NULL, 10);
  set (&patient->number, number);
  set (&patient->given, given);
  set (&patient->family, family);
  return patient;
}

/* Of one text field: what each says, what is suggested, and what comes out of it. */
typedef struct
{
  const char *name;
  ClinicMergeField field;
  goffset offset;
  const char *a;
  const char *b;
  ClinicMergeChoice suggested;
  const char *merged;
} TextCase;

#define OF(member) G_STRUCT_OFFSET (ClinicPatient, member)

static const TextCase texts[] = {
  { "same", CLINIC_MERGE_EMAIL, OF (email), "a@b.c", "a@b.c", CLINIC_MERGE_FIRST, "a@b.c" },
  { "only-first", CLINIC_MERGE_EMAIL, OF (email), "a@b.c", "", CLINIC_MERGE_FIRST, "a@b.c" },
  { "only-second", CLINIC_MERGE_EMAIL, OF (email), "", "a@b.c", CLINIC_MERGE_SECOND, "a@b.c" },
  { "two", CLINIC_MERGE_EMAIL, OF (email), "a@b.c", "d@e.f", CLINIC_MERGE_FIRST, "a@b.c" },
  { "year-and-date", CLINIC_MERGE_BIRTH, OF (birth), "1992", "1992-03-14", CLINIC_MERGE_SECOND, "1992-03-14" },
  { "date-and-year", CLINIC_MERGE_BIRTH, OF (birth), "1992-03-14", "1992", CLINIC_MERGE_FIRST, "1992-03-14" },
  { "phones", CLINIC_MERGE_PHONES, OF (phones), "1\n2", "2\n3", CLINIC_MERGE_BOTH, "1\n2\n3" },
  { "allergies", CLINIC_MERGE_ALLERGIES, OF (allergies), "latex", "lidocaine, Latex", CLINIC_MERGE_BOTH, "latex, lidocaine" },
  { "allergies-only-second", CLINIC_MERGE_ALLERGIES, OF (allergies), "", "latex", CLINIC_MERGE_SECOND, "latex" },
  { "notes", CLINIC_MERGE_NOTES, OF (notes), "mornings", "by bus", CLINIC_MERGE_BOTH, "mornings\nby bus" },
  { "address", CLINIC_MERGE_ADDRESS, OF (address), "Here 1", "There 2", CLINIC_MERGE_FIRST, "Here 1" },
};

static void
suggest_all (const ClinicPatient *a, const ClinicPatient *b, ClinicMergeChoice *choices)
{
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    choices[field] = clinic_merge_suggest (field, a, b);
}

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr (ClinicPatient) a = make ("P-1", "Asha", "Rao");
  g_autoptr (ClinicPatient) b = make ("P-2", "Asha", "Rao");
  g_autoptr (ClinicPatient) merged = NULL;
  ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS];

  set (&G_STRUCT_MEMBER (char *, a, c->offset), c->a);
  set (&G_STRUCT_MEMBER (char *, b, c->offset), c->b);
  suggest_all (a, b, choices);
  g_assert_cmpint (choices[c->field], ==, c->suggested);
  g_assert_cmpint (clinic_merge_field_differs (c->field, a, b), ==, !g_str_equal (c->a, c->b));
  merged = clinic_merge_apply (a, b, choices);
  g_assert_cmpstr (G_STRUCT_MEMBER (char *, merged, c->offset), ==, c->merged);
  g_assert_cmpint (merged->id, ==, 1);
}

/* What asks for more care. */
static void
test_care (void)
{
  g_autoptr (ClinicPatient) a = make ("P-1", "Asha", "Rao");
  g_autoptr (ClinicPatient) b = make ("P-2", "Asha", "Rao");
  g_autoptr (ClinicPatient) merged = NULL;
  ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS];

  b->cold_sores = TRUE;
  set (&b->cold_sores_note, "aciclovir");
  b->may_be_called = FALSE;
  b->deceased = TRUE;
  suggest_all (a, b, choices);
  merged = clinic_merge_apply (a, b, choices);
  g_assert_true (merged->cold_sores && !merged->may_be_called && merged->deceased);
  g_assert_cmpstr (merged->cold_sores_note, ==, "aciclovir");
  suggest_all (b, a, choices);
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    g_assert_cmpint (choices[field], ==, CLINIC_MERGE_FIRST);
}

/* The record stays whose number does, with what was chosen of the other's. */
static void
test_second_stays (void)
{
  g_autoptr (ClinicPatient) a = make ("P-1", "Asha", "Rao");
  g_autoptr (ClinicPatient) b = make ("P-2", "Asha", "Raoo");
  g_autoptr (ClinicPatient) merged = NULL;
  ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS];

  set (&a->former_numbers, "P-9");
  set (&b->former_numbers, "P-7 P-8");
  b->version = 5;
  a->sex = CLINIC_SEX_FEMALE;
  suggest_all (a, b, choices);
  choices[CLINIC_MERGE_NUMBER] = CLINIC_MERGE_SECOND;
  merged = clinic_merge_apply (a, b, choices);
  g_assert_cmpint (merged->id, ==, 2);
  g_assert_cmpint (merged->version, ==, 5);
  g_assert_cmpstr (merged->number, ==, "P-2");
  g_assert_cmpstr (merged->family, ==, "Rao");
  g_assert_cmpint (merged->sex, ==, CLINIC_SEX_FEMALE);
  g_assert_cmpstr (merged->former_numbers, ==, "P-7 P-8 P-1 P-9");
}

static void
test_words (void)
{
  g_autoptr (ClinicPatient) a = make ("P-1", "Asha", "Rao");
  static const char *const expected[CLINIC_N_MERGE_FIELDS] = {
    [CLINIC_MERGE_NUMBER] = "P-1", [CLINIC_MERGE_NAME] = "Asha Rao", [CLINIC_MERGE_BIRTH] = "", [CLINIC_MERGE_SEX] = "",
    [CLINIC_MERGE_SKIN_TYPE] = "",
    [CLINIC_MERGE_PHONES] = "", [CLINIC_MERGE_EMAIL] = "", [CLINIC_MERGE_ADDRESS] = "", [CLINIC_MERGE_LANGUAGE] = "",
    [CLINIC_MERGE_ALLERGIES] = "", [CLINIC_MERGE_COLD_SORES] = "Yes, cover", [CLINIC_MERGE_CALLS] = "Yes",
    [CLINIC_MERGE_DECEASED] = "No", [CLINIC_MERGE_NOTES] = "",
  };

  a->cold_sores = TRUE;
  set (&a->cold_sores_note, "cover");
  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    {
      g_autofree char *text = clinic_merge_field_dup_text (field, a);

      g_assert_cmpstr (text, ==, expected[field]);
      g_assert_cmpstr (clinic_merge_field_get_name (field), !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/patient-merge/text/%s", texts[i].name);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  g_test_add_func ("/patient-merge/care", test_care);
  g_test_add_func ("/patient-merge/second-stays", test_second_stays);
  g_test_add_func ("/patient-merge/words", test_words);
  return g_test_run ();
}
