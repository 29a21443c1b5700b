/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-cream.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type ClinicCream): the clinic's list in its order, also those not in use. */
void       clinic_diary_load_creams_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *clinic_diary_load_creams_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Adds it when its id is 0. INVALID says what is wrong with it. What has gone on before keeps the limits it went on
   with. Ends in clinic_diary_change_finish(). */
void clinic_diary_save_cream_async (ClinicDiary *diary, const ClinicCream *cream, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
