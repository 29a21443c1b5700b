/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-patient-page.h"

#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-session-table.h"

static void
patient_course_free (gpointer data)
{
  ClinicPatientCourse *course = data;

  clinic_course_free (course->course);
  g_clear_pointer (&course->sessions, g_ptr_array_unref);
  g_free (course);
}

void
clinic_patient_page_free (ClinicPatientPage *page)
{
  g_return_if_fail (page != NULL);

  g_clear_pointer (&page->patient, clinic_patient_free);
  g_clear_pointer (&page->courses, g_ptr_array_unref);
  g_clear_pointer (&page->follow_ups, g_ptr_array_unref);
  g_clear_pointer (&page->red_flags, g_ptr_array_unref);
  g_clear_pointer (&page->calls, g_ptr_array_unref);
  g_free (page->healing);
  g_free (page);
}

int
clinic_patient_course_get_nth (const ClinicPatientCourse *course, const ClinicSession *session)
{
  int nth = 0;

  g_return_val_if_fail (course != NULL && session != NULL, 0);

  if (!clinic_session_state_is_live (session->state))
    return 0;
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const ClinicSession *other = g_ptr_array_index (course->sessions, i);

      if (clinic_session_state_is_live (other->state))
        nth++;
      if (other->id == session->id)
        return nth;
    }
  return 0;
}

static gboolean
load_courses (ClinicConn *conn, ClinicPatientPage *page, GError **error)
{
  g_autoptr (GPtrArray) courses = clinic_course_table_load_patient (conn, page->patient->id, error);

  if (courses == NULL)
    return FALSE;
  for (guint i = 0; i < courses->len; i++)
    {
      ClinicPatientCourse *course = g_new0 (ClinicPatientCourse, 1);

      course->course = clinic_course_copy (g_ptr_array_index (courses, i));
      g_ptr_array_add (page->courses, course);
      course->sessions = clinic_session_table_load_course (conn, course->course->id, error);
      if (course->sessions == NULL)
        return FALSE;
      clinic_course_get_progress (course->course, course->sessions, &course->progress);
    }
  return TRUE;
}

static const ClinicSession *
find_newest_rolled (ClinicPatientPage *page, gint64 *protocol)
{
  const ClinicSession *newest = NULL;

  for (guint i = 0; i < page->courses->len; i++)
    {
      const ClinicPatientCourse *course = g_ptr_array_index (page->courses, i);

      for (guint j = 0; j < course->sessions->len; j++)
        {
          const ClinicSession *session = g_ptr_array_index (course->sessions, j);

          if (!clinic_session_is_performed (session) || session->rolled_at == CLINIC_TIME_NONE ||
              (newest != NULL && session->rolled_at <= newest->rolled_at))
            continue;
          newest = session;
          *protocol = course->course->protocol;
        }
    }
  return newest;
}

static gboolean
load_healing (ClinicConn *conn, ClinicPatientPage *page, GError **error)
{
  const ClinicSession *session = find_newest_rolled (page, &page->healing_protocol);
  g_autoptr (GError) local = NULL;

  if (session == NULL)
    return TRUE;
  page->healing = clinic_healing_table_load_session (conn, session->id, &local);
  if (page->healing != NULL || g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
load_patient_page_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (ClinicPatientPage) page = g_new0 (ClinicPatientPage, 1);
  gint64 id = *(gint64 *) data;

  page->courses = g_ptr_array_new_with_free_func (patient_course_free);
  page->patient = clinic_patient_table_load (conn, id, error);
  if (page->patient == NULL || !load_courses (conn, page, error) || !load_healing (conn, page, error))
    return NULL;
  page->follow_ups = clinic_follow_up_table_load_open_patient (conn, id, error);
  if (page->follow_ups == NULL)
    return NULL;
  page->red_flags = clinic_red_flag_table_load_patient (conn, id, error);
  if (page->red_flags == NULL)
    return NULL;
  page->calls = clinic_call_table_load_patient (conn, id, error);
  return page->calls != NULL ? g_steal_pointer (&page) : NULL;
}

void
clinic_diary_load_patient_page_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_patient_page_job, g_memdup2 (&patient, sizeof patient), g_free,
                     (GDestroyNotify) clinic_patient_page_free, cancellable, callback, user_data);
}

ClinicPatientPage *
clinic_diary_load_patient_page_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
