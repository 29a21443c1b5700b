/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-walk-in.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-book-next.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-diary-screening.h"
#include "model/clinic-verb-words.h"
#include "model/clinic-visit-today.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-session-table.h"

void
clinic_walk_in_free (ClinicWalkIn *walk_in)
{
  if (walk_in == NULL)
    return;
  clinic_session_free (walk_in->session);
  g_free (walk_in->too_close);
  g_free (walk_in);
}

typedef struct
{
  ClinicBookingRules *rules;
  gint64 course;
  gint64 doctor;
  char *reason; /* nullable */
} Job;

static Job *
job_new (ClinicDiary *diary, gint64 course)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->course = course;
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job->reason);
  g_free (job);
}

/* The next one that is booked, of today or later; (nullable) without an error: none is. */
static ClinicSession *
find_booked (ClinicConn *conn, const Job *job, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, job->course, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const ClinicSession *session = sessions->pdata[i];

      if (session->state == CLINIC_SESSION_BOOKED && session->day >= job->rules->today)
        return clinic_session_copy (session);
    }
  return NULL;
}

static ClinicSession *
make_session (ClinicConn *conn, const Job *job, const ClinicCourse *course, GError **error)
{
  g_autoptr (GArray) days = clinic_session_table_course_days (conn, course->id, 0, error);
  g_autoptr (ClinicSession) session = clinic_session_new ();
  ClinicVisitShape shape;

  if (days == NULL || !clinic_booking_check_length (course, days->len, error) ||
      !clinic_booking_rules_get_shape (job->rules, course, &shape, error))
    return NULL;
  session->course = course->id;
  session->patient = course->patient;
  session->rolling = shape.rolling;
  session->turnover = shape.turnover;
  return g_steal_pointer (&session);
}

static gboolean
explain_spacing (ClinicConn *conn, const Job *job, const ClinicCourse *course, ClinicWalkIn *walk_in, GError **error)
{
  g_autoptr (GArray) days = clinic_session_table_course_days (conn, course->id, walk_in->session->id, error);

  if (days == NULL)
    return FALSE;
  walk_in->too_close = clinic_booking_explain_day (course, days, job->rules->today, job->rules->today, NULL);
  return TRUE;
}

/* Who is booked for today keeps the place. */
static ClinicWalkIn *
find_walk_in (ClinicConn *conn, const Job *job, GError **error)
{
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->course, error);
  g_autoptr (ClinicWalkIn) walk_in = g_new0 (ClinicWalkIn, 1);
  g_autoptr (GError) local = NULL;

  walk_in->planned = CLINIC_DAY_NONE;
  if (course == NULL || !clinic_booking_check_course (conn, course, error))
    return NULL;
  walk_in->session = find_booked (conn, job, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (walk_in->session != NULL)
    walk_in->planned = walk_in->session->day;
  else
    walk_in->session = make_session (conn, job, course, error);
  if (walk_in->session == NULL)
    return NULL;
  if (walk_in->planned == job->rules->today)
    return g_steal_pointer (&walk_in);
  if (!clinic_visit_find_place_today (conn, job->rules, course, walk_in->session, error) ||
      !explain_spacing (conn, job, course, walk_in, error))
    return NULL;
  return g_steal_pointer (&walk_in);
}

static gpointer
find_walk_in_job (ClinicConn *conn, gpointer data, GError **error)
{
  return find_walk_in (conn, data, error);
}

void
clinic_diary_find_walk_in_async (ClinicDiary *diary, gint64 course, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, find_walk_in_job, job_new (diary, course), (GDestroyNotify) job_free,
                     (GDestroyNotify) clinic_walk_in_free, cancellable, callback, user_data);
}

ClinicWalkIn *
clinic_diary_find_walk_in_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Writing */

static gboolean
take_place (ClinicTx *tx, const Job *job, const ClinicWalkIn *walk_in, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->course, error);
  ClinicSession *session = walk_in->session;

  if (course == NULL || (walk_in->planned != job->rules->today &&
                         !clinic_booking_check_spacing (job->rules, tx, course, session, job->reason, job->doctor, error)))
    return FALSE;
  if (session->id != 0)
    return clinic_screening_judge_again (tx, session, g_hash_table_lookup (job->rules->protocols, &course->protocol), error);
  session->version = 1;
  session->id = clinic_session_table_insert (tx, session, error);
  return session->id != 0 && clinic_session_table_add_step (tx, session, NULL, error);
}

static gboolean
summarize (ClinicTx *tx, const Job *job, const ClinicSession *session, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), session->patient, error);
  g_autofree char *name = patient != NULL ? clinic_patient_dup_name (patient) : NULL;
  g_autofree char *time = clinic_format_time (job->rules->now, job->rules->zone);
  g_autofree char *bed = clinic_setup_say_bed (job->rules->setup, session->bed);

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  /* Translators: a patient, a time, a bed */
  clinic_tx_set_summary (tx, g_strdup_printf (_("%s came in at %s, %s"), name, time, bed));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
walk_in_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (ClinicWalkIn) walk_in = find_walk_in (clinic_tx_get_conn (tx), job, error);
  ClinicSession *session;

  if (walk_in == NULL || !take_place (tx, job, walk_in, error))
    return FALSE;
  session = walk_in->session;
  session->state = CLINIC_SESSION_ARRIVED;
  session->arrived_at = clinic_tx_get_now (tx);
  return clinic_session_table_update (tx, session, error) && clinic_session_table_add_step (tx, session, NULL, error) &&
         clinic_book_next_keep (tx, job->rules, job->course, "due", error) && summarize (tx, job, session, error);
}

void
clinic_diary_walk_in_async (ClinicDiary *diary, gint64 course, gint64 doctor, const char *reason, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail ((doctor == 0) == (reason == NULL));

  job = job_new (diary, course);
  job->doctor = doctor;
  job->reason = g_strdup (reason);
  clinic_diary_write (diary, "walk-in", TRUE, walk_in_job, job, (GDestroyNotify) job_free, cancellable, callback, user_data);
}
