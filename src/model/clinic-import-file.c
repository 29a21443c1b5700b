/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-import-file.h"

#define ROWS_BETWEEN_LOOKS 256

ClinicImportRow *
clinic_import_row_new (guint line, const char *reason)
{
  ClinicImportRow *row = g_new0 (ClinicImportRow, 1);

  row->line = line;
  row->reason = g_strdup (reason);
  return row;
}

void
clinic_import_row_free (ClinicImportRow *row)
{
  g_free (row->reason);
  g_free (row);
}

void
clinic_import_drafts_free (ClinicImportDrafts *drafts)
{
  g_ptr_array_unref (drafts->drafts);
  g_array_unref (drafts->lines);
  g_ptr_array_unref (drafts->refused);
  g_free (drafts);
}

/* Reading */

typedef struct
{
  GFile *file;
  char *encoding; /* nullable */
  char delimiter;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  g_free (reading->encoding);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (reading->file, cancellable, NULL, &error);
  ClinicCsvTable *table = NULL;

  if (bytes != NULL)
    table = clinic_csv_read (bytes, reading->encoding, reading->delimiter, cancellable, &error);
  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) clinic_csv_table_unref);
  else
    g_task_return_error (task, error);
}

void
clinic_import_file_read_async (GFile *file, const char *encoding, char delimiter, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading;

  g_return_if_fail (G_IS_FILE (file));

  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (file);
  reading->encoding = g_strdup (encoding);
  reading->delimiter = delimiter;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

ClinicCsvTable *
clinic_import_file_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Drafting */

typedef struct
{
  ClinicPatientMapping *mapping;
  ClinicCsvTable *table;
} Drafting;

static void
drafting_free (gpointer data)
{
  Drafting *drafting = data;

  clinic_patient_mapping_free (drafting->mapping);
  clinic_csv_table_unref (drafting->table);
  g_free (drafting);
}

static void
draft_row (Drafting *drafting, guint row, ClinicImportDrafts *drafts)
{
  guint line = clinic_csv_table_get_line (drafting->table, row);
  g_autofree char *fault = NULL;
  ClinicPatient *draft = clinic_patient_mapping_draft (drafting->mapping, drafting->table, row, &fault);

  if (draft == NULL)
    {
      g_ptr_array_add (drafts->refused, clinic_import_row_new (line, fault));
      return;
    }
  g_ptr_array_add (drafts->drafts, draft);
  g_array_append_val (drafts->lines, line);
}

static void
draft_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Drafting *drafting = data;
  g_autoptr (ClinicImportDrafts) drafts = g_new0 (ClinicImportDrafts, 1);
  guint n_rows = clinic_csv_table_get_n_rows (drafting->table);
  GError *error = NULL;

  drafts->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);
  drafts->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  drafts->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_import_row_free);
  if (!clinic_patient_mapping_check (drafting->mapping, &error))
    n_rows = 0;
  for (guint row = 0; row < n_rows && error == NULL; row++)
    if (row % ROWS_BETWEEN_LOOKS != 0 || !g_cancellable_set_error_if_cancelled (cancellable, &error))
      draft_row (drafting, row, drafts);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&drafts), (GDestroyNotify) clinic_import_drafts_free);
}

void
clinic_import_file_draft_async (const ClinicPatientMapping *mapping, ClinicCsvTable *table, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Drafting *drafting;

  g_return_if_fail (mapping != NULL && table != NULL);

  drafting = g_new0 (Drafting, 1);
  drafting->mapping = clinic_patient_mapping_copy (mapping);
  drafting->table = clinic_csv_table_ref (table);
  g_task_set_task_data (task, drafting, drafting_free);
  g_task_run_in_thread (task, draft_thread);
}

ClinicImportDrafts *
clinic_import_file_draft_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
