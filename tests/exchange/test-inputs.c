/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/clinic-error.h"
#include "core/clinic-name-key.h"
#include "exchange/clinic-patient-mapping.h"
#include "support/clinic-test-inputs.h"

/* Files by other programs lie outside the source; without them these tests say so and are skipped. */

#define NO_NAME -1

typedef struct
{
  const char *file;
  const char *encoding;
  char delimiter;
  guint n_columns;
  guint n_rows;
  guint n_short;
  guint header_at;
  const char *header;
  guint first_at; /* a cell of the first row */
  const char *first;
  guint last_at; /* and of the last */
  const char *last;
  int n_patients;
} Case;

/* As Python's csv module reads them, cells trimmed. */
static const Case cases[] = {
  { "csvkit-bad.csv", "UTF-8", ',', 3, 3, 1, 2, "column_c", 3, "I'm too long!", 1, "mixed types.... uh oh", -1 },
  { "csvkit-test_date_format.csv", "UTF-8", ',', 1, 2, 0, 0, "a", 0, "02/01/2014", 0, "31/12/2012", -1 },
  { "csvkit-test_latin1.csv", "Windows-1252", ',', 3, 2, 0, 2, "c", 0, "1", 2, "©", -1 },
  { "csvkit-test_locale.csv", "UTF-8", ',', 3, 1, 0, 2, "c", 1, "200.000.000", 1, "200.000.000", -1 },
  { "csvkit-test_utf16_little.csv", "UTF-16LE", ',', 3, 2, 0, 2, "c", 0, "1", 2, "ʤ", -1 },
  { "csvkit-test_utf8_bom.csv", "UTF-8", ',', 3, 2, 0, 2, "baz", 0, "1", 2, "ʤ", -1 },
  { "messy-example.tsv", "UTF-8", '\t', 17, 140, 0, 11, "expr1_0_hist_ctr", 0, "2012-06-22 00:00:00", 0,
    "2012-06-27 19:00:00", -1 },
  { "messy-skip_initials.csv", "UTF-8", ',', 2, 2, 0, 1, "field2", 1, "goodbye", 1, "goodbye2", -1 },
  { "messy-spanish_chars.csv", "Windows-1252", ',', 8, 116, 0, 7, "Descripción", 6, "229,932.50", 1, "", -1 },
  { "openemr-demo-patients.csv", "UTF-8", ',', 15, 14, 0, 11, "phone_biz", 6, "111 Main Street", 6,
    "444 North State Street", 14 },
  { "papa-utf-8-bom-sample.csv", "UTF-8", ',', 3, 1, 0, 2, "C", 0, "X", 0, "X", -1 },
  { "papa-verylong-sample.csv", "UTF-8", ',', 3, 2000, 4, 2, "TLD", 0, "Lorem ipsum dolor sit", 0,
    "Lorem ipsum dolor sit", -1 },
  { "rc-email.csv", "UTF-8", ',', 1, 4, 0, 0, "Primary Email", 0, "test1@domain.tld", 0, "test4@domain.tld", -1 },
  { "rc-gmail.csv", "UTF-8", ',', 81, 1, 0, 11, "Nickname", 0, "Prefix Firstname Middle Lastname Suffix", 0,
    "Prefix Firstname Middle Lastname Suffix", 1 },
  { "spectrum-comma_in_quotes.csv", "UTF-8", ',', 5, 1, 0, 4, "zip", 2, "120 any st.", 2, "120 any st.", 1 },
  { "spectrum-empty_crlf.csv", "UTF-8", ',', 3, 2, 0, 2, "c", 0, "1", 0, "2", -1 },
  { "spectrum-escaped_quotes.csv", "UTF-8", ',', 2, 2, 0, 1, "b", 1, "ha \"ha\" ha", 0, "3", -1 },
  { "spectrum-newlines.csv", "UTF-8", ',', 3, 3, 0, 2, "c", 0, "1", 0, "7", -1 },
  { "spectrum-newlines_crlf.csv", "UTF-8", ',', 3, 3, 0, 2, "c", 0, "1", 0, "7", -1 },
  { "spectrum-simple_crlf.csv", "UTF-8", ',', 3, 1, 0, 2, "c", 0, "1", 0, "1", -1 },
  { "spectrum-utf8.csv", "UTF-8", ',', 3, 2, 0, 2, "c", 0, "1", 2, "ʤ", -1 },
  { "synthea-patients-2020schema.csv", "UTF-8", ',', 25, 27, 0, 11, "MARITAL", 0,
    "3edac2e3-d223-6fae-d515-daf96ef6bc76", 0, "5f8d3e13-bc80-dd66-0f1b-d24f9692a697", 27 },
  { "tb-basic_csv_addressbook.csv", "UTF-8", ',', 37, 2, 0, 11, "Home Address", 4, "john@doe.invalid", 4,
    "jane@doe.invalid", 2 },
  { "tb-csv_semicolon.csv", "UTF-8", ';', 4, 2, 0, 3, "Primary Email", 3, "john@doe.invalid", 3,
    "jane@doe.invalid", 2 },
  { "tb-export.csv", "UTF-8", ',', 37, 2, 0, 11, "Mobile Number", 2, "contact number one", 2, "contact number two", 2 },
  { "tb-utf16_addressbook.csv", "UTF-16LE", ',', 38, 1, 0, 11, "Home Address", 4, "johndoe@host.invalid", 4,
    "johndoe@host.invalid", 1 },
};

static void
assert_cell (ClinicCsvTable *table, guint row, guint column, const char *expected)
{
  g_autofree char *cell = g_strstrip (g_strdup (clinic_csv_table_get_cell (table, row, column)));

  g_assert_cmpstr (cell, ==, expected);
}

static guint
count_short (ClinicCsvTable *table)
{
  guint n = 0;

  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      g_autofree char *fault = clinic_csv_table_dup_fault (table, row);
      gsize n_cells = g_strv_length ((char **) clinic_csv_table_get_row (table, row));

      if (n_cells < clinic_csv_table_get_n_columns (table))
        {
          g_assert_nonnull (fault);
          n++;
        }
    }
  return n;
}

static int
count_patients (ClinicCsvTable *table)
{
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  g_autoptr (GError) error = NULL;
  int n = 0;

  if (!clinic_patient_mapping_check (mapping, &error))
    {
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
      return NO_NAME;
    }
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      g_autofree char *fault = NULL;
      g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, row, &fault);

      if (patient != NULL)
        g_assert_cmpint (clinic_patient_check (patient, clinic_day_from_ymd (2026, 11, 24), NULL), ==,
                         CLINIC_PATIENT_FIELD_NONE);
      n += patient != NULL;
    }
  return n;
}

/* Any column may be the name by hand: no row is then both refused and whole. */
static void
assert_imports_by_hand (ClinicCsvTable *table)
{
  g_autoptr (ClinicPatientMapping) mapping = clinic_patient_mapping_guess (table);
  guint n_drafts = 0;

  clinic_patient_mapping_set (mapping, 0, CLINIC_IMPORT_FIELD_NAME);
  g_assert_true (clinic_patient_mapping_check (mapping, NULL));
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, row, NULL);

      n_drafts += patient != NULL;
    }
  g_assert_cmpuint (n_drafts, >=, 1);
}

static void
test_file (gconstpointer user_data)
{
  const Case *c = user_data;
  g_autofree char *path = clinic_test_inputs_build_path ("csv", c->file);
  g_autoptr (ClinicCsvTable) table = NULL;

  if (path == NULL)
    return;
  table = clinic_test_inputs_read (path);
  g_assert_cmpstr (clinic_csv_table_get_encoding (table), ==, c->encoding);
  g_assert_cmpint (clinic_csv_table_get_delimiter (table), ==, c->delimiter);
  g_assert_cmpuint (clinic_csv_table_get_n_columns (table), ==, c->n_columns);
  g_assert_cmpuint (clinic_csv_table_get_n_rows (table), ==, c->n_rows);
  g_assert_cmpstr (clinic_csv_table_get_column (table, c->header_at), ==, c->header);
  assert_cell (table, 0, c->first_at, c->first);
  assert_cell (table, c->n_rows - 1, c->last_at, c->last);
  g_assert_cmpuint (count_short (table), ==, c->n_short);
  g_assert_cmpint (count_patients (table), ==, c->n_patients);
  if (c->n_patients == NO_NAME)
    assert_imports_by_hand (table);
}

static GPtrArray *
draft_all (const char *file)
{
  g_autofree char *path = clinic_test_inputs_build_path ("csv", file);
  g_autoptr (ClinicCsvTable) table = NULL;
  g_autoptr (ClinicPatientMapping) mapping = NULL;
  GPtrArray *patients = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);

  if (path == NULL)
    return patients;
  table = clinic_test_inputs_read (path);
  mapping = clinic_patient_mapping_guess (table);
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    g_ptr_array_add (patients, clinic_patient_mapping_draft (mapping, table, row, NULL));
  return patients;
}

static void
test_synthea (void)
{
  g_autoptr (GPtrArray) patients = draft_all ("synthea-patients-2020schema.csv");
  const ClinicPatient *first;
  guint n_deceased = 0;

  if (patients->len == 0)
    return;
  first = patients->pdata[0];
  g_assert_cmpstr (first->given, ==, "Maynard46");
  g_assert_cmpstr (first->family, ==, "Mosciski958");
  g_assert_cmpstr (first->birth, ==, "2014-10-06");
  g_assert_cmpint (first->sex, ==, CLINIC_SEX_MALE);
  g_assert_false (first->deceased);
  g_assert_cmpstr (first->address, ==, "784 Stamm Lock Unit 46, Somerville, Massachusetts, 02155");
  for (guint i = 0; i < patients->len; i++)
    n_deceased += ((const ClinicPatient *) patients->pdata[i])->deceased;
  g_assert_cmpuint (n_deceased, ==, 2);
}

static void
test_openemr (void)
{
  g_autoptr (GPtrArray) patients = draft_all ("openemr-demo-patients.csv");
  const ClinicPatient *third;
  guint n_unknown = 0;

  if (patients->len == 0)
    return;
  third = patients->pdata[2];
  g_assert_cmpstr (third->given, ==, "Eduardo");
  g_assert_cmpint (third->sex, ==, CLINIC_SEX_MALE);
  g_assert_nonnull (strstr (third->phones, "(619) 555-7823 x251"));
  g_assert_cmpstr (third->number, ==, "789456");
  for (guint i = 0; i < patients->len; i++)
    {
      n_unknown += ((const ClinicPatient *) patients->pdata[i])->sex == CLINIC_SEX_UNKNOWN;
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (clinic_patient_likeness (patients->pdata[i], patients->pdata[j]), <, 60);
    }
  g_assert_cmpuint (n_unknown, ==, 3);
}

static void
test_address_books (void)
{
  g_autoptr (GPtrArray) thunderbird = draft_all ("tb-export.csv");
  g_autoptr (GPtrArray) gmail = draft_all ("rc-gmail.csv");
  const ClinicPatient *contact;

  if (thunderbird->len == 0)
    return;
  contact = thunderbird->pdata[1];
  g_assert_cmpstr (contact->given, ==, "contact");
  g_assert_cmpstr (contact->family, ==, "two");
  g_assert_cmpstr (contact->email, ==, "contact2@invalid");
  g_assert_cmpstr (contact->notes, ==, "here's some unicode text…");
  contact = gmail->pdata[0];
  g_assert_cmpstr (contact->given, ==, "Firstname Middle");
  g_assert_cmpstr (contact->family, ==, "Lastname");
  g_assert_cmpstr (contact->birth, ==, "1975-12-12");
  g_assert_cmpstr (contact->email, ==, "home@aaa.pl");
  g_assert_true (g_str_has_prefix (contact->notes, "note\"note"));
  g_assert_nonnull (strstr (contact->notes, "workphone (work)"));
}

static int
compare_by_name (gconstpointer a, gconstpointer b)
{
  const ClinicPatient *first = *(ClinicPatient *const *) a;
  const ClinicPatient *second = *(ClinicPatient *const *) b;
  g_autofree char *first_key = clinic_name_sort_key (first->given, first->family);
  g_autofree char *second_key = clinic_name_sort_key (second->given, second->family);

  return strcmp (first_key, second_key);
}

/* The English order; the nameless row is refused. */
static void
test_sorted (void)
{
  static const char *const order[] = {
    "bad", "Bad", "bäd", "Bäd", "bat", "Bat", "bät", "Bät", "black-bird", "black-birds",
    "blackbird", "blackbirds", "C", "cote", "coté", "côte", "côté", "Muffler", "Müller",
  };
  g_autofree char *path = clinic_test_inputs_build_path ("names", "eds-sorted.csv");
  g_autoptr (ClinicCsvTable) table = NULL;
  g_autoptr (ClinicPatientMapping) mapping = NULL;
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);

  if (path == NULL)
    return;
  table = clinic_test_inputs_read (path);
  mapping = clinic_patient_mapping_guess (table);
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      ClinicPatient *patient = clinic_patient_mapping_draft (mapping, table, row, NULL);

      if (patient != NULL)
        g_ptr_array_add (patients, patient);
    }
  g_ptr_array_sort (patients, compare_by_name);
  g_assert_cmpuint (patients->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < patients->len; i++)
    g_assert_cmpstr (((const ClinicPatient *) patients->pdata[i])->family, ==, order[i]);
}

static void
test_naughty (void)
{
  g_autofree char *path = clinic_test_inputs_build_path ("names", "blns.txt");
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *key = clinic_name_key_for_patient (lines[i], lines[i], "", lines[i], lines[i]);
      g_autoptr (ClinicNameQuery) query = clinic_name_query_new (lines[i]);
      g_autofree char *name = clinic_name_key (lines[i]);
      g_autofree char *again = clinic_name_key (name);

      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_null (strchr (key, '\n'));
      g_assert_cmpstr (again, ==, name);
      g_assert_true (clinic_name_query_matches (query, key, strlen (key)) || strpbrk (name, "0123456789,;") != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/exchange/inputs/", cases[i].file, NULL);

      g_test_add_data_func (name, &cases[i], test_file);
    }
  g_test_add_func ("/exchange/inputs/synthea", test_synthea);
  g_test_add_func ("/exchange/inputs/openemr", test_openemr);
  g_test_add_func ("/exchange/inputs/address-books", test_address_books);
  g_test_add_func ("/exchange/inputs/sorted", test_sorted);
  g_test_add_func ("/exchange/inputs/naughty", test_naughty);
  return g_test_run ();
}
