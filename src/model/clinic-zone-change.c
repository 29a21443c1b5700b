/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-zone-change.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-book-next.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-session-table.h"

#define SECONDS_PER_HOUR 3600

gboolean
clinic_zone_change_is_needed (ClinicConn *conn, GTimeZone *zone, gint64 now, gboolean *needed, GError **error)
{
  g_autoptr (GArray) times = NULL;

  g_return_val_if_fail (conn != NULL && zone != NULL && needed != NULL, FALSE);

  times = clinic_session_table_load_booked_times (conn, clinic_time_get_day (now, zone), error);
  *needed = FALSE;
  for (guint i = 0; times != NULL && i < times->len && !*needed; i++)
    {
      const ClinicBookedTime *time = &g_array_index (times, ClinicBookedTime, i);

      *needed = clinic_time_at (time->day, time->minute, zone) != time->start;
    }
  return times != NULL;
}

/* Sessions */

static gboolean
lift_all (ClinicTx *tx, const GPtrArray *sessions, GError **error)
{
  for (guint i = 0; i < sessions->len; i++)
    if (!clinic_session_table_lift (tx, ((ClinicSession *) sessions->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

/* Sets down whoever finds their wall time free; the others are left in @sessions. */
static gboolean
keep_wall_times (ClinicTx *tx, GTimeZone *zone, GPtrArray *sessions, GError **error)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      ClinicSession *session = sessions->pdata[i];
      gboolean clear;

      clinic_session_place (session, zone);
      if (!clinic_session_table_is_clear (clinic_tx_get_conn (tx), session, &clear, error) ||
          (clear && !clinic_session_table_update (tx, session, error)))
        return FALSE;
      if (!clear)
        g_ptr_array_add (left, clinic_session_copy (session));
    }
  g_ptr_array_set_size (sessions, 0);
  g_ptr_array_extend_and_steal (sessions, g_steal_pointer (&left));
  return TRUE;
}

/* The day's free arrival nearest to @session's, the earlier of two; @found FALSE: there is none. */
static gboolean
find_nearest (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicSession *session, const ClinicVisitShape *shape,
              ClinicSlot *nearest, gboolean *found, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicBoard) board = clinic_booking_rules_load_board (rules, conn, session->day, session->id, error);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  g_autoptr (GArray) busy = NULL;

  busy = board ? clinic_session_table_patient_busy (conn, session->patient, session->day, session->id, error) : NULL;
  if (busy == NULL)
    return FALSE;
  clinic_schedule_list_slots (board, shape, busy, rules->now, G_MAXSIZE, slots);
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);

      if (i == 0 || ABS (slot->start - session->start) < ABS (nearest->start - session->start))
        *nearest = *slot;
    }
  *found = slots->len > 0;
  return TRUE;
}

static void
take_slot (ClinicSession *session, const ClinicSlot *slot, GTimeZone *zone)
{
  session->minute = slot->minute;
  session->wait = slot->wait;
  session->bed = slot->bed;
  session->doctor = slot->doctor;
  clinic_session_place (session, zone);
}

static gboolean
call_off (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, GError **error)
{
  session->state = CLINIC_SESSION_CANCELLED;
  g_free (session->reason);
  session->reason = g_strdup (_("The clinic’s time zone changed, and no place was left on that day"));
  return clinic_session_table_update (tx, session, error) &&
         clinic_session_table_add_step (tx, session, session->reason, error) &&
         clinic_book_next_keep (tx, rules, session->course, "cancelled", error);
}

static gboolean
place_elsewhere (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, GError **error)
{
  g_autoptr (ClinicCourse) course = clinic_course_table_load (clinic_tx_get_conn (tx), session->course, error);
  ClinicVisitShape shape;
  ClinicSlot slot;
  gboolean found;

  if (course == NULL || !clinic_booking_rules_get_shape (rules, course, &shape, error))
    return FALSE;
  shape.rolling = session->rolling;
  shape.turnover = session->turnover;
  if (!find_nearest (tx, rules, session, &shape, &slot, &found, error))
    return FALSE;
  if (!found)
    return call_off (tx, rules, session, error);
  take_slot (session, &slot, rules->zone);
  return clinic_session_table_update (tx, session, error);
}

static gboolean
move_sessions (ClinicTx *tx, const ClinicBookingRules *rules, guint *n_displaced, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_booked (clinic_tx_get_conn (tx), rules->today, error);

  if (sessions == NULL || !lift_all (tx, sessions, error) || !keep_wall_times (tx, rules->zone, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    if (!place_elsewhere (tx, rules, sessions->pdata[i], error))
      return FALSE;
  *n_displaced = sessions->len;
  return TRUE;
}

/* Follow-ups */

/* When a rule in hours after the end of rolling is over, as the first call's: 24 h (ours). */
static gboolean
find_not_before (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicFollowUp *follow_up, gint64 *not_before,
                 GError **error)
{
  g_autoptr (ClinicTask) task = NULL;
  const ClinicFollowUpRule *rule;
  ClinicProtocol *protocol;

  *not_before = CLINIC_TIME_NONE;
  if (follow_up->session == 0)
    return TRUE;
  task = clinic_follow_up_table_load_task (clinic_tx_get_conn (tx), follow_up->id, error);
  if (task == NULL)
    return FALSE;
  protocol = g_hash_table_lookup (rules->protocols, &task->protocol);
  rule = protocol ? clinic_protocol_find_rule (protocol, clinic_follow_up_kind_to_string (follow_up->kind)) : NULL;
  if (rule != NULL && rule->after_hours > 0 && task->rolled_at != CLINIC_TIME_NONE)
    *not_before = task->rolled_at + (gint64) rule->after_hours * SECONDS_PER_HOUR;
  return TRUE;
}

/* What is due already stays: it has been told, or is about to be. */
static gboolean
move_follow_ups (ClinicTx *tx, const ClinicBookingRules *rules, GTimeZone *before, GError **error)
{
  g_autoptr (GPtrArray) open = clinic_follow_up_table_load_due_in (clinic_tx_get_conn (tx), rules->now + 1, G_MAXINT64, error);
  ClinicHours hours;

  clinic_setup_get_hours (rules->setup, &hours);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      ClinicFollowUp *follow_up = open->pdata[i];
      ClinicDay day = clinic_time_get_day (follow_up->due, before ? before : rules->zone);
      gint64 due = follow_up->due;
      gint64 not_before;

      if (!find_not_before (tx, rules, follow_up, &not_before, error))
        return FALSE;
      clinic_follow_up_follow_zone (follow_up, day, not_before, &hours, rules->zone);
      if (follow_up->due != due && !clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return open != NULL;
}

gboolean
clinic_zone_change_apply (ClinicTx *tx, const ClinicBookingRules *rules, GTimeZone *before, guint *n_displaced, GError **error)
{
  g_return_val_if_fail (tx != NULL && rules != NULL && n_displaced != NULL, FALSE);

  return move_follow_ups (tx, rules, before, error) && move_sessions (tx, rules, n_displaced, error);
}
