/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-book-next.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-session-table.h"

static gboolean
close_open (ClinicTx *tx, ClinicFollowUp *open, const ClinicCourseProgress *progress, GError **error)
{
  open->status = progress->booked > 0 ? CLINIC_FOLLOW_UP_DONE : CLINIC_FOLLOW_UP_CLOSED;
  if (open->status == CLINIC_FOLLOW_UP_CLOSED)
    {
      g_free (open->reason);
      open->reason = g_strdup (_("No session is left to book"));
    }
  return clinic_follow_up_table_update (tx, open, error);
}

/* A visit that was called off is asked about at once, and stays so until something is booked. */
static gboolean
move_open (ClinicTx *tx, ClinicFollowUp *open, const ClinicFollowUp *wanted, GError **error)
{
  gboolean called_off = !g_str_equal (open->reason, "due");

  if (called_off && g_str_equal (wanted->reason, "due"))
    return TRUE;
  if (open->due == wanted->due && open->day == wanted->day && g_str_equal (open->reason, wanted->reason))
    return TRUE;
  open->day = wanted->day;
  open->due = wanted->due;
  open->told_before = open->told = CLINIC_TIME_NONE;
  g_free (open->reason);
  open->reason = g_strdup (wanted->reason);
  return clinic_follow_up_table_update (tx, open, error);
}

static ClinicFollowUp *
plan_wanted (const ClinicBookingRules *rules, const ClinicCourse *course, const ClinicCourseProgress *progress,
             const char *reason)
{
  ClinicProtocol *protocol = g_hash_table_lookup (rules->protocols, &course->protocol);
  ClinicHours hours;

  if (protocol == NULL)
    return NULL;
  clinic_setup_get_hours (rules->setup, &hours);
  return clinic_follow_up_plan_book_next (protocol, course, progress, reason, rules->now, &hours, rules->zone);
}

/* Nobody is asked to book for who has died. */
static gboolean
drop_if_deceased (ClinicConn *conn, ClinicFollowUp **wanted, GError **error)
{
  gboolean deceased;

  if (!clinic_patient_table_is_deceased (conn, (*wanted)->patient, &deceased, error))
    return FALSE;
  if (deceased)
    g_clear_pointer (wanted, clinic_follow_up_free);
  return TRUE;
}

gboolean
clinic_book_next_keep_among (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicCourse *course,
                             GPtrArray *sessions, const char *reason, GError **error)
{
  g_autoptr (ClinicFollowUp) wanted = NULL;
  g_autoptr (ClinicFollowUp) open = NULL;
  ClinicCourseProgress progress;
  ClinicConn *conn;

  g_return_val_if_fail (tx != NULL && rules != NULL && reason != NULL, FALSE);
  g_return_val_if_fail (course != NULL && sessions != NULL, FALSE);

  conn = clinic_tx_get_conn (tx);
  if (!clinic_follow_up_table_find_book_next (conn, course->id, &open, error))
    return FALSE;
  clinic_course_get_progress (course, sessions, &progress);
  wanted = plan_wanted (rules, course, &progress, reason);
  if (wanted != NULL && !drop_if_deceased (conn, &wanted, error))
    return FALSE;
  if (wanted != NULL && open != NULL)
    return move_open (tx, open, wanted, error);
  if (wanted != NULL)
    return clinic_follow_up_table_insert (tx, wanted, error) != 0;
  return open == NULL || close_open (tx, open, &progress, error);
}

gboolean
clinic_book_next_keep (ClinicTx *tx, const ClinicBookingRules *rules, gint64 id, const char *reason, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, id, error);
  g_autoptr (GPtrArray) sessions = course != NULL ? clinic_session_table_load_course (conn, id, error) : NULL;

  return sessions != NULL && clinic_book_next_keep_among (tx, rules, course, sessions, reason, error);
}
