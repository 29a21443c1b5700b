/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-csv.h"
#include "exchange/clinic-patient-mapping.h"

static ClinicCsvTable *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SITTINGS_SOURCE_ROOT"), "tests", "data", "csv", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ClinicCsvTable *table;
  char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  table = clinic_csv_read (bytes, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static ClinicCsvTable *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return clinic_csv_read (bytes, NULL, 0, NULL, NULL);
}

static char *
print_patient (const ClinicPatient *p)
{
  static const char letters[] = { '?', 'f', 'm', 'o' };
  char *out = g_strdup_printf ("%s|%s|%s|%c|%s|%s|%s|%s|%s|%s%s", p->given, p->family, p->birth, letters[p->sex],
                               p->phones, p->email, p->address, p->language, p->notes, p->allergies,
                               p->deceased ? "|dead" : "");

  return g_strdelimit (out, "\n", '/');
}

/* The draft of a row, or its fault behind a "!". */
static char *
print_row (const ClinicPatientMapping *mapping, ClinicCsvTable *table, guint row)
{
  g_autofree char *fault = NULL;
  g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, row, &fault);

  g_assert_true ((patient == NULL) == (fault != NULL));
  return patient != NULL ? print_patient (patient) : g_strdup_printf ("!%u", clinic_csv_table_get_line (table, row));
}

static void
assert_file (const char *name, const char *encoding, char delimiter, const char *const *rows)
{
  g_autoptr (ClinicCsvTable) table = read_file (name);
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  g_autoptr (GError) error = NULL;

  clinic_patient_mapping_check (mapping, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clinic_csv_table_get_encoding (table), ==, encoding);
  g_assert_cmpint (clinic_csv_table_get_delimiter (table), ==, delimiter);
  g_assert_cmpuint (clinic_csv_table_get_n_rows (table), ==, g_strv_length ((char **) rows));
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *printed = print_row (mapping, table, i);

      g_assert_cmpstr (printed, ==, rows[i]);
    }
}

static void
test_german (void)
{
  const char *const rows[] = {
    "Jürgen|Müller|1992-03-14|m|0171 555/0761 1|j@example.org|Weg 1, 79098, Köln||Größe 1,80|",
    "Änne|Weiß|2014-01-02|f|||||“zitiert”|",
    "!5",
    NULL,
  };

  assert_file ("german-1252.csv", "Windows-1252", ';', rows);
}

static void
test_japanese (void)
{
  const char *const rows[] = {
    "太郎|山田|1986-05-03|m|090-5550-0120|||||",
    "花子|鈴木|1990-12-01|f|03-5550-0121|||||",
    NULL,
  };

  assert_file ("japanese-sjis.csv", "Shift_JIS", ',', rows);
  assert_file ("japanese-utf16.csv", "UTF-16LE", ',', rows);
  assert_file ("japanese-utf16be.csv", "UTF-16BE", ',', rows);
}

static void
test_french (void)
{
  const char *const rows[] = {
    "Élodie|Lefèvre|1971-12-25|f|06 12 55 01 08|||fr||",
    "Jean|Noël|1980-02-01|m||||en||",
    NULL,
  };

  assert_file ("french-pipe-cr.csv", "UTF-8", '|', rows);
}

static void
test_spanish (void)
{
  const char *const rows[] = {
    "Núria|Núñez García|1999-06-24|f|612|||||",
    "Pau|Vidal|1999-07-01|m|613|||||",
    NULL,
  };

  assert_file ("spanish-tab.csv", "Windows-1252", '\t', rows);
}

static void
test_google (void)
{
  const char *const rows[] = {
    "Asha|Rao||f|0171 5/0172 6/030 1|asha@example.org|Weg 1 Hof, Berlin||note\"note/E-mail 1 - Value: a2@example.org"
    "/E-mail 2 - Value: work@example.org/Phone 2 - Value: 030 2 (work fax)/--03-14|",
    NULL,
  };
  g_autoptr (ClinicCsvTable) table = read_file ("google.csv");
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  g_autofree char *printed = print_row (mapping, table, 0);

  g_assert_cmpuint (clinic_csv_table_get_n_rows (table), ==, 1);
  /* Phones go first into the notes: what does not fit is noted field by field. */
  g_assert_true (g_str_has_prefix (printed, "Asha|Rao||f|0171 5/0172 6/030 1|asha@example.org|Weg 1 Hof, Berlin||"));
  g_assert_nonnull (strstr (printed, "note\"note"));
  g_assert_nonnull (strstr (printed, "E-mail 1 - Value: a2@example.org"));
  g_assert_nonnull (strstr (printed, "E-mail 2 - Value: work@example.org"));
  g_assert_nonnull (strstr (printed, "Phone 2 - Value: 030 2 (work fax)"));
  g_assert_nonnull (strstr (printed, "--03-14"));
  g_assert_cmpuint (strlen (printed), ==, strlen (rows[0]));
}

static void
test_ragged (void)
{
  const char *const rows[] = { "Asha|Rao||?|1|||||", "!5", "!6", "!7", "Dan|Ulu last||?|4|||||", "!10", NULL };

  assert_file ("ragged.csv", "UTF-8", ',', rows);
}

static void
test_twenty_seven (void)
{
  g_autoptr (ClinicCsvTable) table = read_file ("twenty-seven.csv");
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  ClinicDay today = clinic_day_from_ymd (2026, 11, 24);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);

  g_assert_cmpuint (clinic_csv_table_get_n_rows (table), ==, 27);
  for (guint i = 0; i < clinic_csv_table_get_n_columns (table); i++)
    g_assert_cmpint (clinic_patient_mapping_get (mapping, i), !=, CLINIC_IMPORT_FIELD_NONE);
  for (guint i = 0; i < 27; i++)
    {
      g_autofree char *fault = NULL;
      g_autofree char *message = NULL;
      ClinicPatient *patient = clinic_patient_mapping_draft (mapping, table, i, &fault);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_cmpint (clinic_patient_check (patient, today, &message), ==, CLINIC_PATIENT_FIELD_NONE);
      for (guint j = 0; j < all->len; j++)
        g_assert_cmpint (clinic_patient_likeness (patient, all->pdata[j]), <, 60);
      g_ptr_array_add (all, patient);
    }
}

static void
test_by_hand (void)
{
  g_autoptr (ClinicCsvTable) table = read_text ("a,b,c\nAsha Rao,x,02/01/2014\n\"Sol, Bea\",y,31/12/2012\n");
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  g_autoptr (ClinicPatientMapping) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *nameless = NULL;

  g_assert_false (clinic_patient_mapping_check (mapping, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  nameless = print_row (mapping, table, 0);
  g_assert_cmpstr (nameless, ==, "!2");

  clinic_patient_mapping_set (mapping, 0, CLINIC_IMPORT_FIELD_NAME);
  clinic_patient_mapping_set (mapping, 2, CLINIC_IMPORT_FIELD_BIRTH);
  g_assert_true (clinic_patient_mapping_check (mapping, NULL));
  g_assert_cmpint (clinic_patient_mapping_get_date_order (mapping), ==, CLINIC_DATE_ORDER_DMY);
  first = print_row (mapping, table, 0);
  second = print_row (mapping, table, 1);
  g_assert_cmpstr (first, ==, "Asha Rao||2014-01-02|?||||||");
  g_assert_cmpstr (second, ==, "Bea|Sol|2012-12-31|?||||||");

  copy = clinic_patient_mapping_copy (mapping);
  clinic_patient_mapping_set_date_order (copy, CLINIC_DATE_ORDER_MDY);
  turned = print_row (copy, table, 1);
  g_assert_cmpstr (turned, ==, "!3");
  g_assert_cmpint (clinic_patient_mapping_get_date_order (mapping), ==, CLINIC_DATE_ORDER_DMY);
}

static void
test_birth (void)
{
  static const struct
  {
    const char *text;
    const char *rows[4];
  } cases[] = {
    /* The tests run in the C locale, which writes the month first; the columns say otherwise or nothing. */
    { "name,dob\nA,01/02/1990\nB,03/04/1991\n", { "1990-01-02", "1991-03-04" } },
    { "name,dob\nA,01/02/1990\nB,13/04/1991\n", { "1990-02-01", "1991-04-13" } },
    { "name,dob\nA,1990\nB,\nC,0000-00-00\n", { "1990", "", "" } },
    { "name,dob\nA,1990-02-01\nB,19910413\nC,1992-03-14T00:00:00Z\n", { "1990-02-01", "1991-04-13", "1992-03-14" } },
    { "name,dob\nA,13/01/1990\nB,01/13/1991\nC,14/01/1990\n", { "1990-01-13", "!", "1990-01-14" } },
    { "name,dob\nA,14.03.92\nB,soon\n", { "!", "!" } },
    { "name,Birth Year,Birth Month,Birth Day\nA,1990,2,1\nB,1991,,\nC,,2,1\n", { "1990-02-01", "1991", "" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCsvTable) table = read_text (cases[i].text);
      g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);

      for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
        {
          g_autofree char *fault = NULL;
          g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, row, &fault);

          g_assert_cmpstr (patient != NULL ? patient->birth : "!", ==, cases[i].rows[row]);
        }
    }
}

static void
test_overflow (void)
{
  g_autoptr (ClinicCsvTable) table =
    read_text ("Vorname,Name,Phone,Email,Sex,Language,Death Date,pubpid\nAsha,Rao,call me,none,yes,Elvish,2020,P-7\n");
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, 0, NULL);
  g_autofree char *printed = print_patient (patient);

  g_assert_cmpstr (printed, ==, "Asha|Rao||?|||||Sex: yes/Phone: call me/Email: none/Elvish/Death Date: 2020||dead");
  g_assert_cmpstr (patient->number, ==, "P-7");
  g_assert_cmpint (clinic_patient_check (patient, 0, NULL), ==, CLINIC_PATIENT_FIELD_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/patient-mapping/german", test_german);
  g_test_add_func ("/exchange/patient-mapping/japanese", test_japanese);
  g_test_add_func ("/exchange/patient-mapping/french", test_french);
  g_test_add_func ("/exchange/patient-mapping/spanish", test_spanish);
  g_test_add_func ("/exchange/patient-mapping/google", test_google);
  g_test_add_func ("/exchange/patient-mapping/ragged", test_ragged);
  g_test_add_func ("/exchange/patient-mapping/twenty-seven", test_twenty_seven);
  g_test_add_func ("/exchange/patient-mapping/by-hand", test_by_hand);
  g_test_add_func ("/exchange/patient-mapping/birth", test_birth);
  g_test_add_func ("/exchange/patient-mapping/overflow", test_overflow);
  return g_test_run ();
}
