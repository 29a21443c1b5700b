/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-inputs.h"

static char *
find_inputs (void)
{
  const char *given = g_getenv ("SITTINGS_INPUTS");
  g_autofree char *beside = g_build_filename (g_getenv ("SITTINGS_SOURCE_ROOT"), "..", "shared", "inputs", NULL);

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  return g_file_test (beside, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&beside) : NULL;
}

char *
clinic_test_inputs_build_path (const char *folder, const char *file)
{
  g_autofree char *inputs = find_inputs ();

  if (inputs == NULL)
    g_test_skip ("neither SITTINGS_INPUTS nor ../shared/inputs is there");
  return inputs != NULL ? g_build_filename (inputs, folder, file, NULL) : NULL;
}

ClinicCsvTable *
clinic_test_inputs_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ClinicCsvTable *table;
  char *contents = NULL;
  gsize length = 0;

  g_test_message ("%s", path);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  table = clinic_csv_read (bytes, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  return table;
}
