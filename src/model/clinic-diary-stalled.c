/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-session-table.h"

static gboolean
is_stalled (ClinicConn *conn, gint64 id, ClinicDay today, gboolean *stalled, GError **error)
{
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, id, error);
  g_autoptr (GPtrArray) sessions = course != NULL ? clinic_session_table_load_course (conn, id, error) : NULL;
  ClinicCourseProgress progress;

  if (sessions == NULL)
    return FALSE;
  clinic_course_get_progress (course, sessions, &progress);
  *stalled = clinic_follow_up_is_stalled (course, &progress, today);
  return TRUE;
}

static gboolean
mark_stalled_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicBookingRules *rules = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  gint64 before = clinic_time_at (rules->today - CLINIC_FOLLOW_UP_STALLED_DAYS, 0, rules->zone);
  g_autoptr (GPtrArray) waiting = clinic_follow_up_table_load_waiting (conn, before, error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      ClinicFollowUp *follow_up = waiting->pdata[i];
      gboolean stalled;

      if (!is_stalled (conn, follow_up->course, rules->today, &stalled, error))
        return FALSE;
      if (!stalled)
        continue;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup ("stalled");
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return waiting != NULL;
}

void
clinic_diary_mark_stalled_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "stalled", FALSE, mark_stalled_job, clinic_booking_rules_new (diary),
                      (GDestroyNotify) clinic_booking_rules_free, cancellable, callback, user_data);
}
