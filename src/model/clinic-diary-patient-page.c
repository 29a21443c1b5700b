/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-patient-page.h"

#include "model/clinic-diary-private.h"
#include "model/clinic-patch-words.h"
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

ClinicPatientPage *
clinic_patient_page_ref (ClinicPatientPage *page)
{
  return g_atomic_rc_box_acquire (page);
}

static void
clear_page (gpointer data)
{
  ClinicPatientPage *page = data;

  g_clear_pointer (&page->patient, clinic_patient_free);
  g_clear_pointer (&page->courses, g_ptr_array_unref);
  g_clear_pointer (&page->follow_ups, g_ptr_array_unref);
  g_clear_pointer (&page->red_flags, g_ptr_array_unref);
  g_clear_pointer (&page->calls, g_ptr_array_unref);
  g_clear_pointer (&page->merged, g_ptr_array_unref);
  g_clear_pointer (&page->history, clinic_patient_history_free);
  g_free (page->healing);
}

void
clinic_patient_page_free (ClinicPatientPage *page)
{
  g_return_if_fail (page != NULL);

  g_atomic_rc_box_release_full (page, clear_page);
}

const ClinicSession *
clinic_patient_page_find_session (const ClinicPatientPage *page, gint64 session, const ClinicPatientCourse **course)
{
  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < page->courses->len; i++)
    {
      const ClinicPatientCourse *one = page->courses->pdata[i];

      for (guint j = 0; j < one->sessions->len; j++)
        if (((ClinicSession *) one->sessions->pdata[j])->id == session)
          {
            if (course != NULL)
              *course = one;
            return one->sessions->pdata[j];
          }
    }
  return NULL;
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

typedef struct
{
  gint64 patient;
  GTimeZone *zone;
  GHashTable *patch_words;
} LoadPage;

static void
load_page_free (gpointer data)
{
  LoadPage *load = data;

  g_time_zone_unref (load->zone);
  g_hash_table_unref (load->patch_words);
  g_free (load);
}

static gpointer
load_patient_page_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (ClinicPatientPage) page = g_atomic_rc_box_new0 (ClinicPatientPage);
  LoadPage *load = data;
  gint64 id = load->patient;

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
  if (page->calls == NULL)
    return NULL;
  page->merged = clinic_patient_table_load_merged (conn, id, error);
  if (page->merged == NULL)
    return NULL;
  page->history = clinic_patient_history_load (conn, id, load->zone, load->patch_words, error);
  return page->history != NULL ? g_steal_pointer (&page) : NULL;
}

void
clinic_diary_load_patient_page_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  LoadPage *load;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  load = g_new0 (LoadPage, 1);
  load->patient = patient;
  load->zone = g_time_zone_ref (clinic_diary_get_zone (diary));
  load->patch_words = clinic_patch_words_list (diary);
  clinic_diary_read (diary, load_patient_page_job, load, load_page_free,
                     (GDestroyNotify) clinic_patient_page_free, cancellable, callback, user_data);
}

ClinicPatientPage *
clinic_diary_load_patient_page_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
