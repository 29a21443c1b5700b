/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-video.h"

#include "store/clinic-video-files.h"

typedef struct
{
  char *folder;
  GFile *source; /* to be copied */
  char *video;   /* to be looked at */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->source);
  g_free (errand->folder);
  g_free (errand->video);
  g_free (errand);
}

static void
begin (ClinicDiary *diary, GTaskThreadFunc run, GFile *source, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (diary, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->folder = g_strdup (clinic_db_get_folder (clinic_diary_get_db (diary)));
  errand->source = source != NULL ? g_object_ref (source) : NULL;
  errand->video = g_strdup (clinic_diary_get_setup (diary)->video);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run);
}

static void
give (GTask *task, char *text, GError *error)
{
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GError *error = NULL;
  char *video = clinic_video_files_keep (errand->folder, errand->source, cancellable, &error);

  give (task, video, error);
}

void
clinic_diary_keep_video_async (ClinicDiary *diary, GFile *source, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && G_IS_FILE (source));

  begin (diary, keep_thread, source, cancellable, callback, user_data);
}

char *
clinic_diary_keep_video_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GError *error = NULL;
  char *path = NULL;

  if (clinic_video_files_check (errand->folder, errand->video, cancellable, &error))
    path = clinic_video_files_get_path (errand->folder, errand->video);
  give (task, path, error);
}

void
clinic_diary_find_video_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && *clinic_diary_get_setup (diary)->video != '\0');

  begin (diary, find_thread, NULL, cancellable, callback, user_data);
}

char *
clinic_diary_find_video_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
clinic_diary_dup_video_hash (ClinicDiary *diary)
{
  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  return clinic_video_files_get_hash (clinic_diary_get_setup (diary)->video);
}
