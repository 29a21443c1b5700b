/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clinic-patient-header.h"

static const struct
{
  const char *header;
  ClinicImportField field;
} cases[] = {
  { "First Name", CLINIC_IMPORT_FIELD_GIVEN },       { "firstName", CLINIC_IMPORT_FIELD_GIVEN },
  { "FIRST", CLINIC_IMPORT_FIELD_GIVEN },            { "fname", CLINIC_IMPORT_FIELD_GIVEN },
  { "Vorname", CLINIC_IMPORT_FIELD_GIVEN },          { "Prénom", CLINIC_IMPORT_FIELD_GIVEN },
  { "Additional Name", CLINIC_IMPORT_FIELD_MIDDLE }, { "mname", CLINIC_IMPORT_FIELD_MIDDLE },
  { "Nachname", CLINIC_IMPORT_FIELD_FAMILY },        { "Apellidos", CLINIC_IMPORT_FIELD_FAMILY },
  { "last_name", CLINIC_IMPORT_FIELD_FAMILY },       { "Display Name", CLINIC_IMPORT_FIELD_NAME },
  { " Name ", CLINIC_IMPORT_FIELD_NAME },            { "이름", CLINIC_IMPORT_FIELD_NAME },
  { "BIRTHDATE", CLINIC_IMPORT_FIELD_BIRTH },        { "Date of birth", CLINIC_IMPORT_FIELD_BIRTH },
  { "Geb.-Datum", CLINIC_IMPORT_FIELD_BIRTH },       { "né(e) le", CLINIC_IMPORT_FIELD_BIRTH },
  { "生年月日", CLINIC_IMPORT_FIELD_BIRTH },             { "Birth Year", CLINIC_IMPORT_FIELD_BIRTH_YEAR },
  { "GENDER", CLINIC_IMPORT_FIELD_SEX },             { "Mobile Number", CLINIC_IMPORT_FIELD_MOBILE },
  { "Tél. mobile", CLINIC_IMPORT_FIELD_MOBILE },     { "Phone 3 - Value", CLINIC_IMPORT_FIELD_PHONE },
  { "Phone 3 - Type", CLINIC_IMPORT_FIELD_PHONE_TYPE }, { "phone_home", CLINIC_IMPORT_FIELD_PHONE },
  { "E-mail 2 - Value", CLINIC_IMPORT_FIELD_EMAIL }, { "E-Mail-Adresse", CLINIC_IMPORT_FIELD_EMAIL },
  { "Home Address 2", CLINIC_IMPORT_FIELD_ADDRESS }, { "Address 1 - City", CLINIC_IMPORT_FIELD_ADDRESS },
  { "Address 2 - City", CLINIC_IMPORT_FIELD_NONE },  { "Address 2", CLINIC_IMPORT_FIELD_ADDRESS },
  { "Straße", CLINIC_IMPORT_FIELD_ADDRESS },         { "DEATHDATE", CLINIC_IMPORT_FIELD_DECEASED },
  { "pubpid", CLINIC_IMPORT_FIELD_NUMBER },          { "Fax Number", CLINIC_IMPORT_FIELD_NONE },
  { "Organization 1 - Name", CLINIC_IMPORT_FIELD_NONE }, { "MAIDEN", CLINIC_IMPORT_FIELD_NONE },
  { "Id", CLINIC_IMPORT_FIELD_NONE },                { "", CLINIC_IMPORT_FIELD_NONE },
  { "field1", CLINIC_IMPORT_FIELD_NONE },            { "#", CLINIC_IMPORT_FIELD_NONE },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (clinic_patient_header_find (cases[i].header), ==, cases[i].field);
    }
}

static void
test_title (void)
{
  for (int field = 0; field < CLINIC_IMPORT_N_FIELDS; field++)
    for (int other = 0; other < field; other++)
      g_assert_cmpstr (clinic_patient_header_title (field), !=, clinic_patient_header_title (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/patient-header/find", test_find);
  g_test_add_func ("/exchange/patient-header/title", test_title);
  return g_test_run ();
}
