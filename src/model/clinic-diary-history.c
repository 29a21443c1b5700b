/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-history.h"

#include "model/clinic-diary-private.h"

static gpointer
load_steps_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_session_table_load_steps (conn, *(gint64 *) data, error);
}

void
clinic_diary_load_steps_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_steps_job, g_memdup2 (&session, sizeof session), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_steps_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
