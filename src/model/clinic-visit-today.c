/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-visit-today.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

/* A visit that runs on past midnight is still that visit. */
#define NIGHT_SECONDS (6 * 3600)

gboolean
clinic_visit_is_on_another_day (const ClinicBookingRules *rules, const ClinicSession *session)
{
  if (session->day == rules->today)
    return FALSE;
  return rules->now < session->start || rules->now > session->bed_end + NIGHT_SECONDS;
}

static gboolean
find_slot (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicCourse *course, const ClinicSession *session,
           ClinicSlot *slot, GError **error)
{
  g_autoptr (ClinicBoard) board = clinic_booking_rules_load_board (rules, conn, rules->today, session->id, error);
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  ClinicVisitShape shape;

  if (board == NULL || !clinic_booking_rules_get_shape (rules, course, &shape, error))
    return FALSE;
  busy = clinic_session_table_patient_busy (conn, session->patient, rules->today, session->id, error);
  if (busy == NULL)
    return FALSE;
  shape.rolling = session->rolling;
  shape.turnover = session->turnover;
  clinic_schedule_list_slots (board, &shape, busy, rules->now, 1, slots);
  if (slots->len == 0)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                         session->id != 0
                           ? _("The session is planned for another day, and no place is free today. Make room first.")
                           : _("No place is free today any more. Make room first, or book another day."));
  else
    *slot = g_array_index (slots, ClinicSlot, 0);
  return slots->len > 0;
}

gboolean
clinic_visit_find_place_today (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicCourse *course,
                               ClinicSession *session, GError **error)
{
  ClinicSlot slot = { 0 };

  if (!find_slot (conn, rules, course, session, &slot, error))
    return FALSE;
  session->day = slot.day;
  session->minute = slot.minute;
  session->wait = slot.wait;
  session->bed = slot.bed;
  session->doctor = slot.doctor;
  clinic_session_place (session, rules->zone);
  return TRUE;
}

gboolean
clinic_visit_move_to_today (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, const char *reason,
                            gint64 doctor, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, session->course, error);

  return course != NULL && clinic_visit_find_place_today (conn, rules, course, session, error) &&
         clinic_booking_check_spacing (rules, tx, course, session, reason, doctor, error);
}
