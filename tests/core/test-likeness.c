/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-patient.h"

typedef struct
{
  const char *given;
  const char *family;
  const char *birth;
  const char *phone;
  const char *email;
} Person;

typedef struct
{
  Person a;
  Person b;
  int least;
  int most;
} Case;

static const Case cases[] = {
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "1992-03-14", "", "" }, 100, 100 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "ASHA", "RÁO", "1992-03-14", "", "" }, 100, 100 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Rao", "Asha", "1992-03-14", "", "" }, 100, 100 },
  { { "Asha Rao", "", "1992-03-14", "", "" }, { "Asha", "Rao", "1992-03-14", "", "" }, 100, 100 },
  { { "太郎", "山田", "1992", "", "" }, { "山田太郎", "", "1992", "", "" }, 100, 100 },
  { { "Asha", "Rao", "1992-03-14", "1", "a@b" }, { "Asha", "Rao", "1992-03-14", "1", "a@b" }, 100, 100 },
  /* The same name alone. */
  { { "Asha", "Rao", "", "", "" }, { "Asha", "Rao", "", "", "" }, 60, 60 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "", "", "" }, 60, 60 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "1960-01-01", "", "" }, 1, 59 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "1992", "", "" }, 61, 99 },
  { { "Asha", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "1993", "", "" }, 1, 59 },
  /* Near names. */
  { { "Asha", "Rao", "", "0171 5551234", "" }, { "Asha M.", "Rao", "", "+49 171 5551234", "" }, 60, 99 },
  { { "Ashwini", "Rao", "1992-03-14", "0171 5551234", "" },
    { "Ashwiny", "Rao", "1960-01-01", "0171 5551234", "" }, 60, 99 },
  { { "Ashwini", "Rao", "1992-03-14", "", "" }, { "Ahswini", "Rao", "1992-03-14", "", "" }, 60, 99 },
  { { "A.", "Rao", "1992-03-14", "", "" }, { "Asha", "Rao", "1992-03-14", "", "" }, 60, 99 },
  { { "Ashwini", "Rao", "", "", "" }, { "Ashwiny", "Rao", "", "", "" }, 1, 59 },
  { { "Rao", "", "1992-03-14", "", "" }, { "Asha", "Rao", "1992-03-14", "", "" }, 1, 59 },
  /* One house, several people. */
  { { "Farrah", "Rolle", "1973-10-11", "(619) 555-2222", "info@x.y" },
    { "Jenane", "Shaw", "1984-01-01", "(619) 555-2222", "info@x.y" }, 0, 59 },
  { { "Farrah", "Rolle", "", "(619) 555-2222", "info@x.y" },
    { "Ted", "Shaw", "", "(619) 555-2222", "info@x.y" }, 0, 59 },
  { { "Bo", "Li", "1992-03-14", "", "" }, { "Al", "Xu", "1992-03-14", "", "" }, 0, 59 },
  { { "", "", "", "", "" }, { "", "", "", "", "" }, 0, 59 },
};

static ClinicPatient *
make_patient (const Person *person)
{
  ClinicPatient *patient = clinic_patient_new ();

  g_free (patient->given);
  g_free (patient->family);
  g_free (patient->birth);
  g_free (patient->phones);
  g_free (patient->email);
  patient->given = g_strdup (person->given);
  patient->family = g_strdup (person->family);
  patient->birth = g_strdup (person->birth);
  patient->phones = g_strdup (person->phone);
  patient->email = g_strdup (person->email);
  return patient;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPatient) a = make_patient (&cases[i].a);
      g_autoptr (ClinicPatient) b = make_patient (&cases[i].b);

      g_test_message ("%s %s and %s %s", a->given, a->family, b->given, b->family);
      g_assert_cmpint (clinic_patient_likeness (a, b), >=, cases[i].least);
      g_assert_cmpint (clinic_patient_likeness (a, b), <=, cases[i].most);
      g_assert_cmpint (clinic_patient_likeness (a, b), ==, clinic_patient_likeness (b, a));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/likeness/cases", test_cases);
  return g_test_run ();
}
