/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-slots.h"

#include <string.h>

#include "core/clinic-name-key.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

void
clinic_booking_subject_free (ClinicBookingSubject *subject)
{
  if (subject == NULL)
    return;
  clinic_patient_free (subject->patient);
  g_clear_pointer (&subject->courses, g_ptr_array_unref);
  g_clear_pointer (&subject->progresses, g_array_unref);
  g_free (subject);
}

static gboolean
load_progress (ClinicConn *conn, ClinicBookingSubject *subject, const ClinicCourse *course, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, course->id, error);
  ClinicCourseProgress progress;

  if (sessions == NULL)
    return FALSE;
  clinic_course_get_progress (course, sessions, &progress);
  g_array_append_val (subject->progresses, progress);
  return TRUE;
}

static gboolean
load_courses (ClinicConn *conn, gint64 patient, ClinicBookingSubject *subject, GError **error)
{
  subject->progresses = g_array_new (FALSE, FALSE, sizeof (ClinicCourseProgress));
  subject->courses = clinic_course_table_load_patient (conn, patient, error);
  if (subject->courses == NULL)
    return FALSE;
  for (guint i = subject->courses->len; i > 0; i--)
    if (((ClinicCourse *) subject->courses->pdata[i - 1])->status != CLINIC_COURSE_ACTIVE)
      g_ptr_array_remove_index (subject->courses, i - 1);
  for (guint i = 0; i < subject->courses->len; i++)
    if (!load_progress (conn, subject, subject->courses->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
load_subject_job (ClinicConn *conn, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (ClinicBookingSubject) subject = g_new0 (ClinicBookingSubject, 1);
  g_autoptr (GPtrArray) cards = clinic_patient_table_load_cards (conn, &id, 1, error);

  if (cards == NULL)
    return NULL;
  if (cards->len == 0)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "patient");
      return NULL;
    }
  subject->patient = clinic_patient_copy (((ClinicPatientCard *) cards->pdata[0])->patient);
  subject->red_flag = ((ClinicPatientCard *) cards->pdata[0])->red_flag;
  return load_courses (conn, id, subject, error) ? g_steal_pointer (&subject) : NULL;
}

void
clinic_diary_load_subject_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_subject_job, g_memdup2 (&patient, sizeof patient), g_free,
                     (GDestroyNotify) clinic_booking_subject_free, cancellable, callback, user_data);
}

ClinicBookingSubject *
clinic_diary_load_subject_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Finding somebody */

typedef struct
{
  ClinicNameQuery *query;
  GArray *ids; /* gint64, in name order; NULL while the index is not there yet */
  guint max;
} Wanted;

typedef struct
{
  const Wanted *wanted;
  GArray *ids; /* gint64 */
} Hits;

static void
wanted_free (Wanted *wanted)
{
  clinic_name_query_free (wanted->query);
  g_clear_pointer (&wanted->ids, g_array_unref);
  g_free (wanted);
}

static void
key_read_cb (gint64 id, const char *search_key, gpointer user_data)
{
  Hits *hits = user_data;

  if (hits->ids->len < hits->wanted->max && clinic_name_query_matches (hits->wanted->query, search_key, strlen (search_key)))
    g_array_append_val (hits->ids, id);
}

static gpointer
find_patients_job (ClinicConn *conn, gpointer data, GError **error)
{
  Wanted *wanted = data;

  if (wanted->ids == NULL)
    {
      Hits hits = { wanted, wanted->ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };

      if (!clinic_patient_table_each_key (conn, key_read_cb, &hits, error))
        return NULL;
    }
  return clinic_patient_table_load_cards (conn, (const gint64 *) wanted->ids->data, wanted->ids->len, error);
}

/* Asks the index; where it is not loaded yet, that begins, and the job reads the keys once itself. */
static void
search_index (ClinicDiary *diary, Wanted *wanted)
{
  ClinicPatientIndex *index = clinic_diary_get_patient_index (diary);
  ClinicPatientCursor cursor = { 0 };

  if (!clinic_patient_index_is_loaded (index))
    {
      clinic_diary_load_patient_index (diary);
      return;
    }
  wanted->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  clinic_patient_index_search (index, wanted->query, &cursor, wanted->max, wanted->ids);
}

void
clinic_diary_find_patients_async (ClinicDiary *diary, const char *typed, guint max, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Wanted *wanted;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (typed != NULL);

  wanted = g_new0 (Wanted, 1);
  wanted->query = clinic_name_query_new (typed);
  wanted->max = max;
  search_index (diary, wanted);
  clinic_diary_read (diary, find_patients_job, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_find_patients_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
