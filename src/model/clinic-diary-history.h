/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type ClinicSessionStep): the states a session has been in, the first one first. */
void       clinic_diary_load_steps_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_steps_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
