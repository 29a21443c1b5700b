/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* One session by its id. Fails with NOT_FOUND. */
void           clinic_diary_load_session_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
ClinicSession *clinic_diary_load_session_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
