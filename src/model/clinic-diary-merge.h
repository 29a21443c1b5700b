/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient-merge.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * clinic_diary_merge_patients_async:
 * @merged: of clinic_merge_apply (): the record that stays, as read, with what was chosen
 * @other: the one that goes, as read
 *
 * All that belongs to @other belongs to @merged from now on; its record is kept, shows in no list, and its number finds the
 * one that stays. CONFLICT says when both are to be somewhere at once, or that one was merged already; STALE where either was
 * changed since. Ends in clinic_diary_change_finish().
 */
void clinic_diary_merge_patients_async (ClinicDiary *diary, const ClinicPatient *merged, const ClinicPatient *other,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_unmerge_patients_async:
 * @patient: whose record was merged into another
 *
 * Every row stands again as it did before the merge, at any later time. CONFLICT says what was changed since, where that
 * cannot be parted. Ends in clinic_diary_change_finish().
 */
void clinic_diary_unmerge_patients_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/* Two records side by side; (transfer full) (element-type ClinicPatient): the first, then the second. */
void       clinic_diary_load_two_async  (ClinicDiary *diary, gint64 first, gint64 second, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_two_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
