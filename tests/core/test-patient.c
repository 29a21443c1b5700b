/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-patient.h"

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
test_copy (void)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_new ();
  g_autoptr (ClinicPatient) copy = NULL;

  g_assert_cmpstr (patient->cold_sores_note, ==, "");
  g_assert_true (patient->may_be_called);
  set (&patient->given, "Asha");
  patient->sex = CLINIC_SEX_FEMALE;
  copy = clinic_patient_copy (patient);
  g_assert_true (clinic_patient_equal (patient, copy));
  set (&copy->cold_sores_note, "twice a year");
  g_assert_false (clinic_patient_equal (patient, copy));
  set (&copy->cold_sores_note, "");
  copy->deceased = TRUE;
  g_assert_false (clinic_patient_equal (patient, copy));
}

static void
test_words (void)
{
  static const struct
  {
    const char *given;
    const char *family;
    const char *name;
    const char *initials;
  } cases[] = {
    { "Asha", "Rao", "Asha Rao", "AR" }, { "", "Rao", "Rao", "R" },     { "émile", "", "émile", "É" },
    { "太郎", "山田", "太郎 山田", "太山" },  { "", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_new ();
      g_autofree char *name = NULL;
      g_autofree char *initials = NULL;

      set (&patient->given, cases[i].given);
      set (&patient->family, cases[i].family);
      name = clinic_patient_dup_name (patient);
      initials = clinic_patient_dup_initials (patient);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_phone (void)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_new ();
  g_autofree char *none = clinic_patient_dup_phone (patient);
  g_autofree char *first = NULL;

  set (&patient->phones, "0171 555\n030 1");
  first = clinic_patient_dup_phone (patient);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (first, ==, "0171 555");
}

static void
test_age (void)
{
  ClinicDay today = clinic_day_from_ymd (2026, 11, 24);
  static const struct
  {
    const char *birth;
    int age;
  } cases[] = {
    { "", -1 },           { "1992-03-14", 34 }, { "1992-11-24", 34 }, { "1992-11-25", 33 },
    { "1992", 34 },       { "2026-11-24", 0 },  { "2026-11-25", -1 }, { "soon", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_new ();

      set (&patient->birth, cases[i].birth);
      g_assert_cmpint (clinic_patient_get_age (patient, today), ==, cases[i].age);
    }
}

static void
test_parse_birth (void)
{
  static const char *const cases[][2] = {
    { "", "" },           { "  ", "" },           { "1992", "1992" },      { "1992-03-14", "1992-03-14" },
    { "3/14/1992", "1992-03-14" }, { "03/14/92", NULL }, { "14.03.1992", NULL }, { "soon", NULL },
    { "１９９２", "1992" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *birth = clinic_patient_parse_birth (cases[i][0]);

      g_assert_cmpstr (birth, ==, cases[i][1]);
    }
}

typedef struct
{
  const char *given;
  const char *birth;
  const char *phones;
  const char *email;
  const char *language;
  const char *number;
  ClinicPatientField field;
} Draft;

static const Draft drafts[] = {
  { "Asha", "", "", "", "", "", CLINIC_PATIENT_FIELD_NONE },
  { "Asha", "1992-03-14", "+49 171\n030 555 x12", "a@b.c", "pt-BR", "P-0417", CLINIC_PATIENT_FIELD_NONE },
  { "Asha", "2026-11-24", "", "", "", "", CLINIC_PATIENT_FIELD_NONE },
  { "Asha", "1880-01-01", "", "", "", "", CLINIC_PATIENT_FIELD_NONE },
  { "Asha", "2026", "", "", "", "", CLINIC_PATIENT_FIELD_NONE },
  { "", "", "", "", "", "", CLINIC_PATIENT_FIELD_NAME },
  { " \xe2\x80\x8b", "", "", "", "", "", CLINIC_PATIENT_FIELD_NAME },
  { "Asha", "2026-11-25", "", "", "", "", CLINIC_PATIENT_FIELD_BIRTH },
  { "Asha", "2027", "", "", "", "", CLINIC_PATIENT_FIELD_BIRTH },
  { "Asha", "1879-12-31", "", "", "", "", CLINIC_PATIENT_FIELD_BIRTH },
  { "Asha", "1992-02-30", "", "", "", "", CLINIC_PATIENT_FIELD_BIRTH },
  { "Asha", "14.03.1992", "", "", "", "", CLINIC_PATIENT_FIELD_BIRTH },
  { "Asha", "", "call home", "", "", "", CLINIC_PATIENT_FIELD_PHONES },
  { "Asha", "", "0171 555\n0l71", "", "", "", CLINIC_PATIENT_FIELD_PHONES },
  { "Asha", "", "", "asha.example.org", "", "", CLINIC_PATIENT_FIELD_EMAIL },
  { "Asha", "", "", "@example.org", "", "", CLINIC_PATIENT_FIELD_EMAIL },
  { "Asha", "", "", "asha@", "", "", CLINIC_PATIENT_FIELD_EMAIL },
  { "Asha", "", "", "", "Deutsch!", "", CLINIC_PATIENT_FIELD_LANGUAGE },
  { "Asha", "", "", "", "", "P\n1", CLINIC_PATIENT_FIELD_NUMBER },
};

static void
test_check (void)
{
  ClinicDay today = clinic_day_from_ymd (2026, 11, 24);

  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_new ();
      g_autofree char *message = NULL;

      set (&patient->given, drafts[i].given);
      set (&patient->birth, drafts[i].birth);
      set (&patient->phones, drafts[i].phones);
      set (&patient->email, drafts[i].email);
      set (&patient->language, drafts[i].language);
      set (&patient->number, drafts[i].number);
      g_assert_cmpint (clinic_patient_check (patient, today, &message), ==, drafts[i].field);
      g_assert_true ((message != NULL) == (drafts[i].field != CLINIC_PATIENT_FIELD_NONE));
      g_assert_cmpint (clinic_patient_check (patient, today, NULL), ==, drafts[i].field);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/patient/copy", test_copy);
  g_test_add_func ("/core/patient/words", test_words);
  g_test_add_func ("/core/patient/phone", test_phone);
  g_test_add_func ("/core/patient/age", test_age);
  g_test_add_func ("/core/patient/parse-birth", test_parse_birth);
  g_test_add_func ("/core/patient/check", test_check);
  return g_test_run ();
}
