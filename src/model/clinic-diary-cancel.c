/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-booking.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-book-next.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"

typedef struct
{
  ClinicBookingRules *rules;
  gint64 session;
  ClinicSessionState state;
  char *reason; /* nullable */
} Job;

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job->reason);
  g_free (job);
}

/* Translators: in these three the patient, then day and time: "Cancelled: Asha Rao, Tue 24 Nov, 10:30" */
static char *
format_summary (ClinicSessionState state, const char *name, const char *when)
{
  if (state == CLINIC_SESSION_CANCELLED)
    return g_strdup_printf (_("Cancelled: %s, %s"), name, when);
  if (state == CLINIC_SESSION_NOSHOW)
    return g_strdup_printf (_("No-show: %s, %s"), name, when);
  return g_strdup_printf (_("Booked again: %s, %s"), name, when);
}

static gboolean
summarize (ClinicTx *tx, const Job *job, const ClinicSession *session, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), session->patient, error);
  g_autofree char *name = NULL;
  g_autofree char *when = NULL;

  if (patient == NULL)
    return FALSE;
  name = clinic_patient_dup_name (patient);
  when = clinic_format_day_time (session->start, job->rules->zone);
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  clinic_tx_set_summary (tx, format_summary (job->state, name, when));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
check_step (const Job *job, const ClinicSession *session, GError **error)
{
  gboolean needs_reason;

  if (!clinic_session_state_can_step (session->state, job->state, &needs_reason))
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                         _("The session has moved on meanwhile, so this cannot be done any more."));
  else if (needs_reason && job->reason == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("Cream is on: write why the session is cancelled."));
  else if (job->state == CLINIC_SESSION_NOSHOW && job->rules->now < session->start)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("The time of this session has not come yet."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_back (ClinicTx *tx, const Job *job, ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, session->course, error);

  return course != NULL && clinic_booking_check_course (conn, course, error) &&
         clinic_booking_check_spacing (job->rules, tx, course, session, NULL, 0, error) &&
         clinic_booking_check_place (job->rules, conn, course, session, error);
}

/* What the follow-up "book next session" is to say. */
static const char *
get_book_next_reason (ClinicSessionState state)
{
  if (state == CLINIC_SESSION_BOOKED)
    return "due";
  return state == CLINIC_SESSION_NOSHOW ? "noshow" : "cancelled";
}

static gboolean
step_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), job->session, error);

  if (session == NULL || !check_step (job, session, error))
    return FALSE;
  if (job->state == CLINIC_SESSION_BOOKED && !check_back (tx, job, session, error))
    return FALSE;
  session->state = job->state;
  g_free (session->reason);
  session->reason = g_strdup (job->reason);
  return clinic_session_table_update (tx, session, error) &&
         clinic_session_table_add_step (tx, session, job->reason, error) &&
         clinic_book_next_keep (tx, job->rules, session->course, get_book_next_reason (job->state), error) &&
         summarize (tx, job, session, error);
}

static Job *
job_new (ClinicDiary *diary, gint64 session, ClinicSessionState state, const char *reason)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->session = session;
  job->state = state;
  job->reason = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  if (job->reason != NULL && *job->reason == '\0')
    g_clear_pointer (&job->reason, g_free);
  return job;
}

void
clinic_diary_cancel_async (ClinicDiary *diary, gint64 session, const char *reason, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "cancel", TRUE, step_job, job_new (diary, session, CLINIC_SESSION_CANCELLED, reason),
                      (GDestroyNotify) job_free, cancellable, callback, user_data);
}

void
clinic_diary_no_show_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "no-show", TRUE, step_job, job_new (diary, session, CLINIC_SESSION_NOSHOW, NULL),
                      (GDestroyNotify) job_free, cancellable, callback, user_data);
}

void
clinic_diary_restore_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "restore", TRUE, step_job, job_new (diary, session, CLINIC_SESSION_BOOKED, NULL),
                      (GDestroyNotify) job_free, cancellable, callback, user_data);
}
