/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-booking-jobs.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-book-next.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"

char *
clinic_booking_load_name (ClinicTx *tx, gint64 patient, GError **error)
{
  g_autoptr (ClinicPatient) row = clinic_patient_table_load (clinic_tx_get_conn (tx), patient, error);

  return row != NULL ? clinic_patient_dup_name (row) : NULL;
}

static void
take_place (ClinicSession *session, const ClinicSlot *slot, GTimeZone *zone)
{
  session->day = slot->day;
  session->minute = slot->minute;
  session->wait = slot->wait;
  session->bed = slot->bed;
  session->doctor = slot->doctor;
  clinic_session_place (session, zone);
}

static gboolean
check_length (const ClinicCourse *course, GPtrArray *sessions, GError **error)
{
  ClinicCourseProgress progress;

  clinic_course_get_progress (course, sessions, &progress);
  return clinic_booking_check_length (course, progress.performed + progress.booked, error);
}

ClinicSession *
clinic_booking_make (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicBooking *booking, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, booking->course, error);
  g_autoptr (GPtrArray) sessions = course != NULL ? clinic_session_table_load_course (conn, course->id, error) : NULL;
  g_autoptr (ClinicSession) session = clinic_session_new ();
  ClinicVisitShape shape;

  if (sessions == NULL || !clinic_booking_check_course (conn, course, error) ||
      !check_length (course, sessions, error) || !clinic_booking_rules_get_shape (rules, course, &shape, error))
    return NULL;
  session->course = course->id;
  session->patient = course->patient;
  session->rolling = shape.rolling;
  session->turnover = shape.turnover;
  take_place (session, &booking->slot, rules->zone);
  if (!clinic_booking_check_spacing_among (rules, tx, course, sessions, session, booking->override_reason,
                                           booking->override_doctor, error) ||
      !clinic_booking_check_place (rules, conn, course, session, error))
    return NULL;
  session->id = clinic_session_table_insert (tx, session, error);
  if (session->id == 0 || !clinic_session_table_add_step (tx, session, NULL, error))
    return NULL;
  g_ptr_array_add (sessions, clinic_session_copy (session));
  if (!clinic_book_next_keep_among (tx, rules, course, sessions, "due", error))
    return NULL;
  return g_steal_pointer (&session);
}

gboolean
clinic_booking_set_down (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, const ClinicBooking *to, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, session->course, error);

  if (course == NULL || !clinic_booking_check_movable (session, to->slot.day, error) ||
      !clinic_booking_check_course (conn, course, error))
    return FALSE;
  take_place (session, &to->slot, rules->zone);
  return clinic_booking_check_spacing (rules, tx, course, session, to->override_reason, to->override_doctor, error) &&
         clinic_booking_check_place (rules, conn, course, session, error) &&
         clinic_session_table_update (tx, session, error);
}
