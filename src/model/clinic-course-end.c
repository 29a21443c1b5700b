/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-course-end.h"

#include "store/clinic-follow-up-table.h"
#include "store/clinic-session-table.h"

static gboolean
cancel_session (ClinicTx *tx, ClinicSession *session, const char *reason, GError **error)
{
  session->state = CLINIC_SESSION_CANCELLED;
  g_free (session->reason);
  session->reason = g_strdup (reason);
  return clinic_session_table_update (tx, session, error) && clinic_session_table_add_step (tx, session, reason, error);
}

gboolean
clinic_course_cancel_booked (ClinicTx *tx, gint64 course, const char *reason, int *n_cancelled, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (clinic_tx_get_conn (tx), course, error);
  int cancelled = 0;

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      ClinicSession *session = g_ptr_array_index (sessions, i);

      if (session->state != CLINIC_SESSION_BOOKED)
        continue;
      if (!cancel_session (tx, session, reason, error))
        return FALSE;
      cancelled++;
    }
  if (n_cancelled != NULL)
    *n_cancelled = cancelled;
  return TRUE;
}

gboolean
clinic_course_close_book_next (ClinicTx *tx, gint64 course, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) open = clinic_follow_up_table_load_open_course (clinic_tx_get_conn (tx), course, error);

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      ClinicFollowUp *follow_up = g_ptr_array_index (open, i);

      if (follow_up->kind != CLINIC_FOLLOW_UP_BOOK_NEXT)
        continue;
      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup (reason);
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return TRUE;
}
