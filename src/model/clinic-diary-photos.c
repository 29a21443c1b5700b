/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-photos.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-course.h"
#include "core/clinic-patient.h"
#include "core/clinic-session.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-session-table.h"

/* Loading */

static void
entry_free (gpointer data)
{
  ClinicPhotoEntry *entry = data;

  clinic_photo_free (entry->photo);
  g_free (entry);
}

void
clinic_photo_page_free (ClinicPhotoPage *page)
{
  g_free (page->patient_name);
  g_clear_pointer (&page->entries, g_ptr_array_unref);
  g_free (page);
}

/* A course, and the days of its sessions that were performed. */
typedef struct
{
  const ClinicCourse *course;
  GArray *performed; /* ClinicDay */
  GArray *sessions;  /* gint64: all of them */
} CourseDays;

static void
course_days_free (gpointer data)
{
  CourseDays *days = data;

  g_array_unref (days->performed);
  g_array_unref (days->sessions);
  g_free (days);
}

static CourseDays *
load_course_days (ClinicConn *conn, const ClinicCourse *course, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, course->id, error);
  CourseDays *days;

  if (sessions == NULL)
    return NULL;
  days = g_new0 (CourseDays, 1);
  days->course = course;
  days->performed = g_array_new (FALSE, FALSE, sizeof (ClinicDay));
  days->sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *session = sessions->pdata[i];

      g_array_append_val (days->sessions, session->id);
      if (clinic_session_is_performed (session))
        g_array_append_val (days->performed, session->day);
    }
  return days;
}

static gboolean
has_session (const CourseDays *days, gint64 session)
{
  for (guint i = 0; i < days->sessions->len; i++)
    if (g_array_index (days->sessions, gint64, i) == session)
      return TRUE;
  return FALSE;
}

/* The course of the photo's session, else the last that had begun by its day, else the first there is. */
static const CourseDays *
find_course (const GPtrArray *courses, const ClinicPhoto *photo)
{
  const CourseDays *found = NULL;

  for (guint i = 0; i < courses->len; i++)
    {
      const CourseDays *days = courses->pdata[i];

      if (photo->session != 0 && has_session (days, photo->session))
        return days;
      if (found == NULL || (days->course->started <= photo->day && days->course->started >= found->course->started))
        found = days;
    }
  return found;
}

static void
add_entries (ClinicPhotoPage *page, GPtrArray *photos, const GPtrArray *courses)
{
  for (guint i = 0; i < photos->len; i++)
    {
      ClinicPhotoEntry *entry = g_new0 (ClinicPhotoEntry, 1);
      const CourseDays *days;

      entry->photo = clinic_photo_copy (photos->pdata[i]);
      days = find_course (courses, entry->photo);
      entry->course = days ? days->course->id : 0;
      if (days != NULL)
        entry->after = clinic_photo_count_before (entry->photo->day, (const ClinicDay *) days->performed->data,
                                                  days->performed->len);
      g_ptr_array_add (page->entries, entry);
    }
}

static gpointer
load_photos_job (ClinicConn *conn, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (conn, id, error);
  g_autoptr (GPtrArray) photos = patient ? clinic_photo_table_load_patient (conn, id, error) : NULL;
  g_autoptr (GPtrArray) courses = photos ? clinic_course_table_load_patient (conn, id, error) : NULL;
  g_autoptr (GPtrArray) all_days = g_ptr_array_new_with_free_func (course_days_free);
  ClinicPhotoPage *page;

  if (courses == NULL)
    return NULL;
  for (guint i = 0; i < courses->len; i++)
    {
      CourseDays *days = load_course_days (conn, courses->pdata[i], error);

      if (days == NULL)
        return NULL;
      g_ptr_array_add (all_days, days);
    }
  page = g_new0 (ClinicPhotoPage, 1);
  page->patient_name = clinic_patient_dup_name (patient);
  page->entries = g_ptr_array_new_with_free_func (entry_free);
  add_entries (page, photos, all_days);
  return page;
}

void
clinic_diary_load_photos_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_photos_job, g_memdup2 (&patient, sizeof patient), g_free,
                     (GDestroyNotify) clinic_photo_page_free, cancellable, callback, user_data);
}

ClinicPhotoPage *
clinic_diary_load_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
count_photos_job (ClinicConn *conn, gpointer data, GError **error)
{
  return GINT_TO_POINTER (clinic_photo_table_count_patient (conn, *(gint64 *) data, error));
}

void
clinic_diary_count_photos_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, count_photos_job, g_memdup2 (&patient, sizeof patient), g_free, NULL, cancellable, callback,
                     user_data);
}

int
clinic_diary_count_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  int n = GPOINTER_TO_INT (clinic_diary_read_finish (diary, result, &local));

  if (local == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/* Changing */

static gboolean
change_photo_job (ClinicTx *tx, gpointer data, GError **error)
{
  const ClinicPhoto *photo = data;

  if (photo->marked && !clinic_photo_marks_are_usable (photo))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("The two marks lie too close to each other."));
      return FALSE;
    }
  return clinic_verb_words_say (tx, photo->patient, _("Photo of %s changed"), error) && clinic_photo_table_update (tx, photo, error);
}

void
clinic_diary_change_photo_async (ClinicDiary *diary, const ClinicPhoto *photo, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (photo != NULL);

  clinic_diary_write (diary, "change-photo", TRUE, change_photo_job, clinic_photo_copy (photo),
                      (GDestroyNotify) clinic_photo_free, cancellable, callback, user_data);
}

static gboolean
remove_photo_job (ClinicTx *tx, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (ClinicPhoto) photo = clinic_photo_table_load (clinic_tx_get_conn (tx), id, error);

  return photo != NULL && clinic_verb_words_say (tx, photo->patient, _("Photo of %s removed"), error) &&
         clinic_photo_table_remove (tx, id, error);
}

void
clinic_diary_remove_photo_async (ClinicDiary *diary, gint64 photo, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "remove-photo", TRUE, remove_photo_job, g_memdup2 (&photo, sizeof photo), g_free, cancellable,
                      callback, user_data);
}
