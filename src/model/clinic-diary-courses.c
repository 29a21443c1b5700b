/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-name-key.h"
#include "model/clinic-book-next.h"
#include "model/clinic-course-end.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-red-flag-table.h"
#include "store/clinic-session-table.h"

#define MOST_SESSIONS 99

static gboolean
refuse (GError **error, int code, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, code, words);
  return FALSE;
}

static gboolean
check_shape (const ClinicCourse *course, GError **error)
{
  g_autofree char *area = g_strstrip (g_strdup (course->area));

  if (*area == '\0')
    return refuse (error, CLINIC_ERROR_INVALID, _("Say which area is treated."));
  if (course->length < 1 || course->length > MOST_SESSIONS)
    return refuse (error, CLINIC_ERROR_INVALID, _("A course has 1 to 99 sessions."));
  return TRUE;
}

static gboolean
is_running (const ClinicCourse *course)
{
  return course->status == CLINIC_COURSE_ACTIVE || course->status == CLINIC_COURSE_PAUSED;
}

/* One running course for each area of a patient. */
static gboolean
check_area_free (ClinicTx *tx, const ClinicCourse *course, GError **error)
{
  g_autoptr (GPtrArray) courses = clinic_course_table_load_patient (clinic_tx_get_conn (tx), course->patient, error);
  g_autofree char *area = clinic_name_key (course->area);

  if (courses == NULL)
    return FALSE;
  for (guint i = 0; i < courses->len; i++)
    {
      const ClinicCourse *other = g_ptr_array_index (courses, i);
      g_autofree char *other_area = clinic_name_key (other->area);

      if (other->id == course->id || !is_running (other) || !g_str_equal (area, other_area))
        continue;
      return refuse (error, CLINIC_ERROR_CONFLICT, _("A course for this area is running already."));
    }
  return TRUE;
}

typedef struct
{
  ClinicCourse *course;
  ClinicBookingRules *rules;
} CourseJob;

static CourseJob *
course_job_new (ClinicDiary *diary, ClinicCourse *course)
{
  CourseJob *job = g_new0 (CourseJob, 1);

  job->course = course;
  job->rules = clinic_booking_rules_new (diary);
  return job;
}

static void
course_job_free (gpointer data)
{
  CourseJob *job = data;

  clinic_course_free (job->course);
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

static gboolean
start_course_job (ClinicTx *tx, gpointer data, GError **error)
{
  CourseJob *job = data;
  const ClinicCourse *course = job->course;
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), course->patient, error);
  g_autofree char *name = NULL;
  gint64 id;

  if (patient == NULL || !check_shape (course, error))
    return FALSE;
  if (patient->deceased)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("The patient has died, so no course can be started."));
  if (!check_area_free (tx, course, error))
    return FALSE;
  id = clinic_course_table_insert (tx, course, error);
  if (id == 0 || !clinic_book_next_keep (tx, job->rules, id, "due", error))
    return FALSE;
  name = clinic_patient_dup_name (patient);
  clinic_tx_set_subject (tx, CLINIC_KIND_COURSE, id);
  clinic_verb_words_name (tx, name);
  clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("Started a course of %d session for %s",
                                                        "Started a course of %d sessions for %s", course->length),
                                              course->length, name));
  return TRUE;
}

void
clinic_diary_start_course_async (ClinicDiary *diary, gint64 patient, const char *area, int length,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicProtocol *protocol;
  ClinicCourse *course;
  gint64 id;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && area != NULL);

  protocol = clinic_diary_get_current_protocol (diary, &id);
  g_return_if_fail (protocol != NULL);
  course = clinic_course_new ();
  course->patient = patient;
  course->protocol = id;
  g_free (course->area);
  course->area = g_strstrip (g_strdup (area));
  course->length = length != 0 ? length : clinic_protocol_get_course_length (protocol);
  course->min_days = clinic_protocol_get_min_days (protocol);
  course->recommended_days = clinic_protocol_get_recommended_days (protocol);
  course->status = CLINIC_COURSE_ACTIVE;
  course->started = clinic_diary_get_today (diary);
  clinic_diary_write (diary, "start-course", TRUE, start_course_job, course_job_new (diary, course), course_job_free,
                      cancellable, callback, user_data);
}

/* Changing one that runs */

static gboolean
check_against_sessions (ClinicTx *tx, const ClinicCourse *course, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (clinic_tx_get_conn (tx), course->id, error);
  ClinicCourseProgress progress;
  int kept;

  if (sessions == NULL)
    return FALSE;
  clinic_course_get_progress (course, sessions, &progress);
  if (course->status == CLINIC_COURSE_COMPLETE && progress.performed == 0)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("No session is performed yet. Stop the course instead."));
  kept = progress.performed + (is_running (course) ? progress.booked : 0);
  if (course->length >= kept)
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
               ngettext ("%d session is performed or booked, so the course cannot be shorter.",
                         "%d sessions are performed or booked, so the course cannot be shorter.", kept), kept);
  return FALSE;
}

static char *
word_update (const ClinicCourse *was, const ClinicCourse *now, const char *name, int cancelled)
{
  if (now->status == was->status)
    return g_strdup_printf (ngettext ("The course of %s now has %d session", "The course of %s now has %d sessions",
                                      now->length), name, now->length);
  if (cancelled > 0)
    return g_strdup_printf (ngettext ("Ended the course of %s, cancelled %d session",
                                      "Ended the course of %s, cancelled %d sessions", cancelled), name, cancelled);
  switch (now->status)
    {
    case CLINIC_COURSE_ACTIVE: return g_strdup_printf (_("Resumed the course of %s"), name);
    case CLINIC_COURSE_PAUSED: return g_strdup_printf (_("Paused the course of %s"), name);
    case CLINIC_COURSE_STOPPED: return g_strdup_printf (_("Stopped the course of %s"), name);
    case CLINIC_COURSE_COMPLETE:
    default: return g_strdup_printf (_("Completed the course of %s"), name);
    }
}

static gboolean
settle_status (ClinicTx *tx, const ClinicCourse *course, int *cancelled, GError **error)
{
  if (course->status == CLINIC_COURSE_ACTIVE)
    return TRUE;
  if (!clinic_course_close_book_next (tx, course->id, clinic_course_status_to_string (course->status), error))
    return FALSE;
  return course->status == CLINIC_COURSE_PAUSED ||
         clinic_course_cancel_booked (tx, course->id, _("The course has ended"), cancelled, error);
}

static gboolean
update_course_job (ClinicTx *tx, gpointer data, GError **error)
{
  CourseJob *job = data;
  const ClinicCourse *course = job->course;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) was = clinic_course_table_load (conn, course->id, error);
  g_autoptr (ClinicPatient) patient = NULL;
  g_autofree char *name = NULL;
  int cancelled = 0;

  if (was == NULL || (patient = clinic_patient_table_load (conn, was->patient, error)) == NULL)
    return FALSE;
  if (!check_shape (course, error) || !check_against_sessions (tx, course, error))
    return FALSE;
  if (is_running (course) && patient->deceased)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("The patient has died, so the course stays as it is."));
  if (is_running (course) && !check_area_free (tx, course, error))
    return FALSE;
  if (!settle_status (tx, course, &cancelled, error) || !clinic_course_table_update (tx, course, error) ||
      !clinic_book_next_keep (tx, job->rules, course->id, "due", error))
    return FALSE;
  name = clinic_patient_dup_name (patient);
  clinic_tx_set_subject (tx, CLINIC_KIND_COURSE, course->id);
  clinic_verb_words_name (tx, name);
  clinic_tx_set_summary (tx, word_update (was, course, name, cancelled));
  return TRUE;
}

void
clinic_diary_update_course_async (ClinicDiary *diary, const ClinicCourse *course, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && course != NULL && course->id != 0);

  clinic_diary_write (diary, "change-course", TRUE, update_course_job, course_job_new (diary, clinic_course_copy (course)),
                      course_job_free, cancellable, callback, user_data);
}

/* Red flags */

typedef struct
{
  gint64 red_flag;
  gint64 doctor;
  char *note;
  ClinicSetup *setup;
} CloseFlag;

static void
close_flag_free (gpointer data)
{
  CloseFlag *close = data;

  g_free (close->note);
  clinic_setup_unref (close->setup);
  g_free (close);
}

static gboolean
check_doctor (const CloseFlag *close, GError **error)
{
  const ClinicStaff *staff = clinic_setup_find_staff (close->setup, close->doctor);

  if (staff == NULL || staff->role != CLINIC_ROLE_DOCTOR || !staff->active)
    return refuse (error, CLINIC_ERROR_INVALID, _("A doctor closes a red flag. Choose which."));
  if (*close->note == '\0')
    return refuse (error, CLINIC_ERROR_INVALID, _("Write what was found and done."));
  return TRUE;
}

static gboolean
close_red_flag_job (ClinicTx *tx, gpointer data, GError **error)
{
  CloseFlag *close = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicRedFlag) flag = clinic_red_flag_table_load (conn, close->red_flag, error);
  g_autoptr (ClinicPatient) patient = NULL;
  g_autofree char *name = NULL;

  if (flag == NULL || !check_doctor (close, error))
    return FALSE;
  if (flag->closed_at != CLINIC_TIME_NONE)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("The red flag is closed already."));
  patient = clinic_patient_table_load (conn, flag->patient, error);
  if (patient == NULL)
    return FALSE;
  flag->closed_at = clinic_tx_get_now (tx);
  flag->closed_by = close->doctor;
  g_free (flag->note);
  flag->note = g_strdup (close->note);
  if (!clinic_red_flag_table_update (tx, flag, error))
    return FALSE;
  name = clinic_patient_dup_name (patient);
  clinic_tx_set_subject (tx, CLINIC_KIND_RED_FLAG, flag->id);
  clinic_verb_words_name (tx, name);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Closed the red flag of %s"), name));
  return TRUE;
}

void
clinic_diary_close_red_flag_async (ClinicDiary *diary, gint64 red_flag, gint64 doctor, const char *note,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  CloseFlag *close;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && note != NULL && clinic_diary_get_setup (diary) != NULL);

  close = g_new0 (CloseFlag, 1);
  close->red_flag = red_flag;
  close->doctor = doctor;
  close->note = g_strstrip (g_strdup (note));
  close->setup = clinic_setup_ref (clinic_diary_get_setup (diary));
  clinic_diary_write (diary, "close-red-flag", TRUE, close_red_flag_job, close, close_flag_free, cancellable, callback,
                      user_data);
}
