/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/clinic-csv.h"
#include "exchange/clinic-patient-mapping.h"

G_BEGIN_DECLS

/* A row that cannot be taken, or was left out. */
typedef struct
{
  guint line; /* of the file */
  char *reason;
} ClinicImportRow;

/* A file's rows as patients. */
typedef struct
{
  GPtrArray *drafts;  /* ClinicPatient */
  GArray *lines;      /* guint, where each draft stands in the file */
  GPtrArray *refused; /* ClinicImportRow */
} ClinicImportDrafts;

void             clinic_import_drafts_free (ClinicImportDrafts *drafts);
ClinicImportRow *clinic_import_row_new     (guint line, const char *reason);
void             clinic_import_row_free    (ClinicImportRow *row);

/**
 * clinic_import_file_read_async:
 * @encoding: (nullable): %NULL to find out
 * @delimiter: 0 to find out
 *
 * Reads a CSV file on a thread of its own. Ends in clinic_import_file_read_finish(): (transfer full).
 */
void            clinic_import_file_read_async  (GFile *file, const char *encoding, char delimiter,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
ClinicCsvTable *clinic_import_file_read_finish (GAsyncResult *result, GError **error);

/* Turns all rows into drafts, on a thread of its own; @table is not changed meanwhile. INVALID without a name column. */
void                clinic_import_file_draft_async  (const ClinicPatientMapping *mapping, ClinicCsvTable *table,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
ClinicImportDrafts *clinic_import_file_draft_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicImportDrafts, clinic_import_drafts_free)

G_END_DECLS
