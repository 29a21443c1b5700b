/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-prescription.h"
#include "model/clinic-diary.h"
#include "store/clinic-discharge-table.h"

G_BEGIN_DECLS

/* Verbs: each is one undo, and ends in clinic_diary_change_finish(). */

/* @done: FALSE takes the tick away. What stands so already stays as it is. */
void clinic_diary_tick_discharge_async (ClinicDiary *diary, gint64 session, ClinicDischargeItem item, gboolean done,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* Writes a new one (id 0) or changes it; INVALID says what of it cannot be. */
void clinic_diary_save_prescription_async (ClinicDiary *diary, const ClinicPrescription *prescription,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void clinic_diary_remove_prescription_async (ClinicDiary *diary, gint64 prescription, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
