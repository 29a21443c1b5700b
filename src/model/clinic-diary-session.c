/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-session.h"

#include "model/clinic-diary-private.h"
#include "store/clinic-session-table.h"

static gpointer
load_session_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_session_table_load (conn, *(gint64 *) data, error);
}

void
clinic_diary_load_session_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  clinic_diary_read (diary, load_session_job, g_memdup2 (&session, sizeof session), g_free,
                     (GDestroyNotify) clinic_session_free, cancellable, callback, user_data);
}

ClinicSession *
clinic_diary_load_session_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
