/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-visit-finish.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-follow-up.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-visit-creams.h"
#include "store/clinic-care-item-table.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-rows.h"
#include "store/clinic-session-table.h"
#include "store/clinic-tx-image.h"

/* What creating needs to know of the course. */
typedef struct
{
  ClinicCourse *course;
  GPtrArray *sessions;
  ClinicCourseProgress progress;
  ClinicProtocol *protocol; /* the rules' */
  gboolean may_be_called;
} Course;

static void
course_clear (Course *course)
{
  g_clear_pointer (&course->course, clinic_course_free);
  g_clear_pointer (&course->sessions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Course, course_clear)

static gboolean
load_course (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicSession *session, Course *course, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (conn, session->patient, error);

  course->course = patient != NULL ? clinic_course_table_load (conn, session->course, error) : NULL;
  course->sessions = course->course != NULL ? clinic_session_table_load_course (conn, session->course, error) : NULL;
  if (course->sessions == NULL)
    return FALSE;
  course->may_be_called = patient->may_be_called && !patient->deceased;
  clinic_course_get_progress (course->course, course->sessions, &course->progress);
  course->protocol = g_hash_table_lookup (rules->protocols, &course->course->protocol);
  if (course->protocol == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return course->protocol != NULL;
}

/* Which of the course's live sessions this is: 3 of "session 3". */
static int
count_nth (GPtrArray *sessions, gint64 session)
{
  int nth = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *each = sessions->pdata[i];

      if (clinic_session_state_is_live (each->state))
        nth++;
      if (each->id == session)
        break;
    }
  return nth;
}

static gboolean
close_earlier_follow_ups (ClinicTx *tx, const Course *course, const ClinicSession *session, GError **error)
{
  g_autoptr (GPtrArray) open = clinic_follow_up_table_load_open_course (clinic_tx_get_conn (tx), session->course, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      ClinicFollowUp *follow_up = open->pdata[i];

      if (follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT || follow_up->session == session->id)
        continue;
      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup_printf (_("Carried on by session %d"), count_nth (course->sessions, session->id));
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return open != NULL;
}

static gboolean
close_earlier_healing (ClinicTx *tx, const Course *course, const ClinicSession *session, GError **error)
{
  g_autoptr (GPtrArray) all = clinic_healing_table_load_course (clinic_tx_get_conn (tx), session->course, error);
  int fresh_hours = clinic_protocol_get_fresh_hours (course->protocol);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ClinicHealing *healing = all->pdata[i];

      if (healing->carried_on_by != 0 || healing->session == session->id)
        continue;
      healing->closed_as = clinic_healing_get_state (healing, fresh_hours, clinic_tx_get_now (tx));
      healing->carried_on_by = session->id;
      if (!clinic_healing_table_update (tx, healing, error) || !clinic_visit_creams_carry_on (tx, healing, session, error))
        return FALSE;
    }
  return all != NULL;
}

static gboolean
create_healing (ClinicTx *tx, const ClinicSession *session, GError **error)
{
  ClinicHealing healing = {
    .session = session->id,
    .rolled_at = session->rolled_at,
    .session_day = session->day,
    .peeling_started = CLINIC_DAY_NONE,
    .settled = CLINIC_DAY_NONE,
  };

  return clinic_healing_table_insert (tx, &healing, error) != 0;
}

static gboolean
create_checklist (ClinicTx *tx, const Course *course, const ClinicSession *session, GError **error)
{
  const GPtrArray *items = clinic_protocol_get_care_items (course->protocol);

  for (guint i = 0; i < items->len; i++)
    if (clinic_care_item_table_insert (tx, session->id, i, items->pdata[i], error) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
create_follow_ups (ClinicTx *tx, const ClinicBookingRules *rules, const Course *course, const ClinicSession *session,
                   GError **error)
{
  gboolean is_last = course->progress.performed >= course->progress.length && course->progress.booked == 0;
  g_autoptr (GPtrArray) plan = NULL;
  ClinicHours hours;

  clinic_setup_get_hours (rules->setup, &hours);
  plan = clinic_follow_up_plan (course->protocol, session, is_last, &hours, rules->zone);
  for (guint i = 0; i < plan->len; i++)
    {
      const ClinicFollowUp *follow_up = plan->pdata[i];

      if (!course->may_be_called && clinic_follow_up_kind_is_call (follow_up->kind))
        continue;
      if (clinic_follow_up_table_insert (tx, follow_up, error) == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
clinic_visit_finish_create (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicSession *session, GError **error)
{
  g_auto (Course) course = { 0 };

  g_return_val_if_fail (tx != NULL && rules != NULL && session != NULL, FALSE);
  g_return_val_if_fail (session->rolled_at != CLINIC_TIME_NONE, FALSE);

  return load_course (clinic_tx_get_conn (tx), rules, session, &course, error) &&
         close_earlier_follow_ups (tx, &course, session, error) && close_earlier_healing (tx, &course, session, error) &&
         create_healing (tx, session, error) && create_checklist (tx, &course, session, error) &&
         create_follow_ups (tx, rules, &course, session, error);
}

static gboolean
reopen_follow_up (ClinicTx *tx, gint64 id, GError **error)
{
  g_autoptr (ClinicFollowUp) follow_up = clinic_follow_up_table_load (clinic_tx_get_conn (tx), id, error);

  if (follow_up == NULL)
    return FALSE;
  if (follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT || follow_up->status != CLINIC_FOLLOW_UP_CLOSED)
    return TRUE;
  follow_up->status = CLINIC_FOLLOW_UP_OPEN;
  g_free (follow_up->reason);
  follow_up->reason = g_strdup ("");
  return clinic_follow_up_table_update (tx, follow_up, error);
}

/* The journal knows which rows the end of the session closed, and which creams it carried on. */
static gboolean
reopen_closed (ClinicTx *tx, const ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *subject = g_strdup_printf ("session:%" G_GINT64_FORMAT, session->id);
  g_autoptr (GError) local = NULL;
  gint64 journal = clinic_conn_get (conn, &local, "SELECT max (id) FROM journal WHERE verb = $1 AND subject = $2", "ss",
                                    CLINIC_VERB_FINISH_VISIT, subject);
  g_autoptr (GPtrArray) images = local == NULL ? clinic_images_load (conn, journal, &local) : NULL;

  if (images == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < images->len; i++)
    {
      const ClinicImage *image = images->pdata[i];

      if (image->kind == CLINIC_KIND_FOLLOW_UP && image->before != NULL && !reopen_follow_up (tx, image->id, error))
        return FALSE;
      if (image->kind == CLINIC_KIND_PRESCRIPTION && image->before == NULL &&
          !clinic_visit_creams_withdraw (tx, image->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
reopen_healing (ClinicTx *tx, const ClinicSession *session, GError **error)
{
  g_autoptr (GPtrArray) all = clinic_healing_table_load_course (clinic_tx_get_conn (tx), session->course, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ClinicHealing *healing = all->pdata[i];

      if (healing->carried_on_by != session->id)
        continue;
      healing->carried_on_by = 0;
      if (!clinic_healing_table_update (tx, healing, error))
        return FALSE;
    }
  return all != NULL;
}

/* A follow-up that a call speaks of stays, closed. */
static gboolean
withdraw_follow_ups (ClinicTx *tx, const ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GPtrArray) all = clinic_follow_up_table_load_session (conn, session->id, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ClinicFollowUp *follow_up = all->pdata[i];
      g_autoptr (GError) local = NULL;
      gboolean called = clinic_conn_get (conn, &local, "SELECT count (*) FROM call WHERE follow_up = $1", "i", follow_up->id) > 0;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (called && follow_up->status != CLINIC_FOLLOW_UP_OPEN)
        continue;
      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup (_("The end of the session was taken back"));
      if (!(called ? clinic_follow_up_table_update (tx, follow_up, error)
                   : clinic_rows_delete (tx, CLINIC_KIND_FOLLOW_UP, follow_up->id, error)))
        return FALSE;
    }
  return all != NULL;
}

static gboolean
delete_of_session (ClinicTx *tx, ClinicKind kind, const char *sql, gint64 session, GError **error)
{
  g_autoptr (GArray) ids = clinic_rows_collect_ids (clinic_conn_query (clinic_tx_get_conn (tx), error, sql, "i", session),
                                                    error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!clinic_rows_delete (tx, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
clinic_visit_finish_withdraw (ClinicTx *tx, const ClinicSession *session, GError **error)
{
  g_return_val_if_fail (tx != NULL && session != NULL, FALSE);

  return withdraw_follow_ups (tx, session, error) &&
         delete_of_session (tx, CLINIC_KIND_CARE_ITEM, "SELECT id FROM care_item WHERE session = $1", session->id, error) &&
         delete_of_session (tx, CLINIC_KIND_HEALING, "SELECT id FROM healing WHERE session = $1", session->id, error) &&
         reopen_healing (tx, session, error) && reopen_closed (tx, session, error);
}
