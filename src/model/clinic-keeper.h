/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-copies.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_KEEPER (clinic_keeper_get_type ())

/**
 * ClinicKeeper: sees to it that there is a copy of each day, and knows those that there are.
 *
 * Properties: "fault" (nullable): why today's copy could not be made, as a sentence.
 */
G_DECLARE_FINAL_TYPE (ClinicKeeper, clinic_keeper, CLINIC, KEEPER, GObject)

ClinicKeeper *clinic_keeper_new       (const char *data_folder);
/* (nullable): while there is one, the day's copy is made when it is due. */
void          clinic_keeper_set_diary (ClinicKeeper *self, ClinicDiary *diary);
char         *clinic_keeper_get_folder (ClinicKeeper *self); /* (transfer full): of the copies */
/* Where else to look while the clinic's own choice cannot be read; (nullable). */
void          clinic_keeper_set_folder (ClinicKeeper *self, const char *folder);
const char   *clinic_keeper_get_fault (ClinicKeeper *self);
gboolean      clinic_keeper_can_make  (ClinicKeeper *self);

void       clinic_keeper_list_async  (ClinicKeeper *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_keeper_list_finish (ClinicKeeper *self, GAsyncResult *result, GError **error); /* ClinicCopy, newest first */
/* After the one that is being made, since they write the same files. CANCELLED where the clinic is closed before. */
void       clinic_keeper_make_async  (ClinicKeeper *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   clinic_keeper_make_finish (ClinicKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
