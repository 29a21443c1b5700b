/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/clinic-csv.h"
#include "exchange/clinic-patient-mapping.h"

#define LARGEST_FILE 8192
#define N_FLIPS 150
#define N_CUTS 60

static guint n_read;
static guint n_refused;

/* Either a table whose every row is a draft or a fault, or an error: nothing between, and no crash. */
static void
read_damaged (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicCsvTable) table = clinic_csv_read (bytes, NULL, 0, NULL, &error);
  g_autoptr (ClinicPatientMapping) mapping = NULL;

  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL)
    {
      n_refused++;
      return;
    }
  n_read++;
  mapping = clinic_patient_mapping_guess (table);
  for (guint row = 0; row < clinic_csv_table_get_n_rows (table); row++)
    {
      g_autofree char *fault = NULL;
      g_autoptr (ClinicPatient) patient = clinic_patient_mapping_draft (mapping, table, row, &fault);

      g_assert_true ((patient == NULL) == (fault != NULL));
      g_assert_true (patient == NULL || g_utf8_validate (patient->given, -1, NULL));
      g_assert_cmpuint (clinic_csv_table_get_line (table, row), >=, 1);
    }
}

static void
damage_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size = 0;
  guint8 *data;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  data = (guint8 *) contents;
  size = MIN (size, LARGEST_FILE);
  for (guint i = 0; i < N_CUTS; i++)
    read_damaged (data, (gsize) g_test_rand_int_range (0, (gint32) size + 1));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) size);
      guint8 kept = data[at];

      data[at] = i % 3 == 0 ? (guint8) g_test_rand_int_range (0, 256) : data[at] ^ (1u << (i % 8));
      read_damaged (data, size);
      if (i % 2 == 0)
        data[at] = kept;
    }
}

static void
test_damage (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SITTINGS_SOURCE_ROOT"), "tests", "data", "csv", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      damage_file (path);
    }
  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_refused, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/damage", test_damage);
  return g_test_run ();
}
