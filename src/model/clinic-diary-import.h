/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_IMPORT_REFUSED,   /* cannot be taken as it is */
  CLINIC_IMPORT_DUPLICATE, /* likely here already, or twice in the file; can be taken */
} ClinicImportVerdict;

/* What there is to say about one draft. */
typedef struct
{
  guint draft; /* its index */
  ClinicImportVerdict verdict;
  char *reason; /* for people */
} ClinicImportFinding;

/**
 * clinic_diary_check_import_async:
 * @drafts: (element-type ClinicPatient): not changed by anybody until it ends
 *
 * Looks for faults, numbers already given and likely duplicates, in the clinic and among the drafts. Writes nothing.
 * Ends in clinic_diary_check_import_finish(): (transfer full) (element-type ClinicImportFinding), by draft.
 */
void       clinic_diary_check_import_async  (ClinicDiary *diary, GPtrArray *drafts, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_check_import_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* On the main thread, now and then; never after the verb's callback has run. */
typedef void (*ClinicImportProgress) (guint done, guint total, gpointer user_data);

/**
 * clinic_diary_import_patients_async:
 * @drafts: (element-type ClinicPatient): not changed by anybody until it ends
 * @progress: (nullable): gets @user_data too
 * @cancellable: (nullable): honoured until the last row is written; nothing is left behind then
 *
 * All in one transaction, so one undo takes all back but for patients used since. Ends in clinic_diary_change_finish().
 */
void clinic_diary_import_patients_async (ClinicDiary *diary, GPtrArray *drafts, ClinicImportProgress progress,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
