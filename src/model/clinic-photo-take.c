/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/clinic-patient.h"
#include "media/clinic-intake.h"
#include "model/clinic-diary-photos.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-quiet-thread.h"

#define DEEPEST 3 /* folders within folders of a card */
#define MOST_FILES 1000

typedef struct
{
  ClinicDiary *diary;
  char *folder;
  GTimeZone *zone;
  ClinicDay today;
  gint64 now;
  gint64 patient;
  GPtrArray *sources; /* GObject */
  ClinicPhotosProgress progress;
  gpointer user_data;
  GPtrArray *photos; /* ClinicPhoto: kept on the disk, not yet in a row */
  ClinicPhotosTaken *taken;
} Take;

void
clinic_photos_taken_free (ClinicPhotosTaken *taken)
{
  g_ptr_array_unref (taken->refused);
  g_ptr_array_unref (taken->flawed);
  g_free (taken);
}

static void
take_free (gpointer data)
{
  Take *take = data;

  g_clear_object (&take->diary);
  g_free (take->folder);
  g_time_zone_unref (take->zone);
  g_ptr_array_unref (take->sources);
  g_ptr_array_unref (take->photos);
  g_clear_pointer (&take->taken, clinic_photos_taken_free);
  g_free (take);
}

/* Which files */

static gboolean
has_photo_name (const char *name)
{
  static const char *const suffixes[] = { ".jpg", ".jpeg", ".png", ".heic" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (*name != '.' && g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_folder (GPtrArray *found, const char *path, int depth)
{
  g_autoptr (GDir) dir = depth <= DEEPEST ? g_dir_open (path, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && found->len < MOST_FILES; i++)
    {
      g_autofree char *inside = g_build_filename (path, names->pdata[i], NULL);

      if (has_photo_name (names->pdata[i]))
        g_ptr_array_add (found, g_file_new_for_path (inside));
      else if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        add_folder (found, inside, depth + 1);
    }
}

/* (element-type GObject): folders replaced by their photos */
static GPtrArray *
open_folders (const GPtrArray *sources)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sources->len; i++)
    {
      const char *path = G_IS_FILE (sources->pdata[i]) ? g_file_peek_path (sources->pdata[i]) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        add_folder (found, path, 1);
      else
        g_ptr_array_add (found, g_object_ref (sources->pdata[i]));
    }
  return found;
}

/* One file */

static ClinicIntake *
read_source (GObject *source, GError **error)
{
  const char *path;

  if (G_IS_BYTES_ICON (source))
    return clinic_intake_prepare (g_bytes_icon_get_bytes (G_BYTES_ICON (source)), error);
  path = g_file_peek_path (G_FILE (source));
  if (path != NULL)
    return clinic_intake_read (path, error);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                       _("The file is not on this computer. Copy it here first."));
  return NULL;
}

static char *
name_source (GObject *source)
{
  return G_IS_FILE (source) ? g_file_get_basename (G_FILE (source)) : g_strdup (_("What was pasted"));
}

/* A camera whose clock is wrong says nothing: what was not yet cannot have been photographed. */
static void
set_time (const Take *take, ClinicPhoto *photo, const char *taken)
{
  int hour = 0, minute = 0, second = 0;
  ClinicDay day;
  g_autofree char *iso = g_strndup (taken, 10);

  photo->day = take->today;
  if (!clinic_day_parse (iso, &day) || day > take->today ||
      sscanf (taken + strlen (iso), "T%2d:%2d:%2d", &hour, &minute, &second) != 3 || hour > 23 || minute > 59)
    return;
  photo->day = day;
  photo->taken = clinic_time_at (day, hour * 60 + minute, take->zone) + MIN (second, 59);
}

static ClinicPhoto *
make_photo (const Take *take, const ClinicIntake *intake)
{
  ClinicPhoto *photo = clinic_photo_new ();

  photo->patient = take->patient;
  photo->sha256 = g_strdup (intake->sha256);
  photo->original = g_strdup (intake->original);
  photo->size = g_bytes_get_size (intake->kept);
  photo->width = intake->width;
  photo->height = intake->height;
  photo->added = take->now;
  set_time (take, photo, intake->taken);
  return photo;
}

/* FALSE with an error that ends the whole: the disk, not the file */
static gboolean
take_source (Take *take, GObject *source, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (ClinicIntake) intake = read_source (source, &fault);
  g_autofree char *name = name_source (source);

  if (intake == NULL)
    {
      /* Translators: a file's name, then a sentence */
      g_ptr_array_add (take->taken->refused, g_strdup_printf (_("%s: %s"), name, fault->message));
      return TRUE;
    }
  if (!clinic_photo_files_keep (take->folder, intake->kept, intake->sha256, error))
    return FALSE;
  if (intake->flawed)
    g_ptr_array_add (take->taken->flawed, g_steal_pointer (&name));
  g_ptr_array_add (take->photos, make_photo (take, intake));
  return TRUE;
}

/* The thread */

typedef struct
{
  GTask *task;
  guint done;
  guint total;
} Step;

static void
step_free (gpointer data)
{
  g_object_unref (((Step *) data)->task);
  g_free (data);
}

static gboolean
step_cb (gpointer data)
{
  const Step *step = data;
  const Take *take = g_task_get_task_data (step->task);

  take->progress (step->done, step->total, take->user_data);
  return G_SOURCE_REMOVE;
}

static void
tell_progress (GTask *task, guint done, guint total)
{
  Step *step;

  if (((Take *) g_task_get_task_data (task))->progress == NULL)
    return;
  step = g_new0 (Step, 1);
  step->task = g_object_ref (task);
  step->done = done;
  step->total = total;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
take_in_thread (GTask *reading, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTask *task = data;
  Take *take = g_task_get_task_data (task);
  g_autoptr (GPtrArray) sources = open_folders (take->sources);
  GError *error = NULL;

  tell_progress (task, 0, sources->len);
  for (guint i = 0; i < sources->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &error) || !take_source (take, sources->pdata[i], &error))
        {
          g_task_return_error (reading, error);
          return;
        }
      tell_progress (task, i + 1, sources->len);
    }
  g_ptr_array_sort (take->photos, clinic_photo_compare);
  g_task_return_boolean (reading, TRUE);
}

/* The rows */

static gboolean
insert_new (ClinicTx *tx, ClinicPhoto *photo, gboolean *new, GError **error)
{
  gint64 there = 0;

  if (!clinic_photo_table_find_original (clinic_tx_get_conn (tx), photo->patient, photo->original, &there, error))
    return FALSE;
  *new = there == 0;
  if (!*new)
    return TRUE;
  return clinic_photo_table_find_session (clinic_tx_get_conn (tx), photo->patient, photo->day, &photo->session, error) &&
         clinic_photo_table_insert (tx, photo, error) != 0;
}

static void
summarise (ClinicTx *tx, const Take *take, const char *name)
{
  guint n = take->taken->n_added;

  /* Translators: the second is a patient's name */
  clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("%u photo of %s added", "%u photos of %s added", n), n, name));
  clinic_verb_words_name (tx, name);
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, take->patient);
}

static gboolean
add_photos_job (ClinicTx *tx, gpointer data, GError **error)
{
  Take *take = data;
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), take->patient, error);
  g_autofree char *name = patient ? clinic_patient_dup_name (patient) : NULL;

  take->taken->n_added = take->taken->n_there = 0;
  for (guint i = 0; name != NULL && i < take->photos->len; i++)
    {
      gboolean new;

      if (!insert_new (tx, take->photos->pdata[i], &new, error))
        return FALSE;
      take->taken->n_added += new;
      take->taken->n_there += !new;
    }
  if (name == NULL)
    return FALSE;
  summarise (tx, take, name);
  return TRUE;
}

static void
settle_in_thread (GTask *settling, gpointer source, gpointer data, GCancellable *cancellable)
{
  Take *take = g_task_get_task_data (data);

  for (guint i = 0; i < take->photos->len; i++)
    clinic_photo_files_settle (take->folder, ((ClinicPhoto *) take->photos->pdata[i])->sha256);
  g_task_return_boolean (settling, TRUE);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Take *take = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&take->taken), (GDestroyNotify) clinic_photos_taken_free);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GTask) settling = NULL;
  GError *error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  settling = g_task_new (source, NULL, settled_cb, task);
  g_task_set_task_data (settling, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (settling, settle_in_thread);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Take *take = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (take->photos->len == 0)
    g_task_return_pointer (task, g_steal_pointer (&take->taken), (GDestroyNotify) clinic_photos_taken_free);
  else
    clinic_diary_write (take->diary, "add-photos", TRUE, add_photos_job, take, NULL, NULL, added_cb, g_steal_pointer (&task));
}

void
clinic_diary_take_photos_async (ClinicDiary *diary, gint64 patient, GPtrArray *sources, ClinicPhotosProgress progress,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) reading = NULL;
  GTask *task;
  Take *take;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (sources != NULL);

  take = g_new0 (Take, 1);
  take->diary = g_object_ref (diary);
  take->folder = g_strdup (clinic_db_get_folder (clinic_diary_get_db (diary)));
  take->zone = g_time_zone_ref (clinic_diary_get_zone (diary));
  take->today = clinic_diary_get_today (diary);
  take->now = clinic_diary_get_now (diary);
  take->patient = patient;
  take->sources = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (take->sources, g_object_ref (sources->pdata[i]));
  take->progress = progress;
  take->user_data = user_data;
  take->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_photo_free);
  take->taken = g_new0 (ClinicPhotosTaken, 1);
  take->taken->refused = g_ptr_array_new_with_free_func (g_free);
  take->taken->flawed = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (diary, NULL, callback, user_data); /* what was saved is told, whoever waits */
  g_task_set_task_data (task, take, take_free);
  reading = g_task_new (diary, cancellable, read_cb, task);
  g_task_set_task_data (reading, g_object_ref (task), g_object_unref);
  clinic_quiet_thread_run_once ("photos", reading, take_in_thread);
}

ClinicPhotosTaken *
clinic_diary_take_photos_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
