/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-photo-print.h"

#include "media/clinic-picture.h"
#include "store/clinic-photo-files.h"

/* On paper four stand side by side, each four and a half centimetres wide: 900 px are 500 a inch. A preview shows less. */
#define FINE 900
#define COARSE 360

typedef struct
{
  char *folder;
  GPtrArray *photos; /* ClinicPhoto */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->folder);
  g_ptr_array_unref (load->photos);
  g_free (load);
}

void
clinic_photo_print_free (ClinicPhotoPrint *print)
{
  if (print == NULL)
    return;
  g_clear_pointer (&print->pixels, g_bytes_unref);
  g_clear_pointer (&print->jpeg, g_bytes_unref);
  g_free (print->fault);
  g_free (print);
}

static gboolean
read_print (const char *folder, const ClinicPhoto *photo, ClinicPhotoPrint *print, GError **error)
{
  g_autoptr (GBytes) bytes = clinic_photo_files_read (folder, photo->sha256, photo->size, error);
  g_autoptr (ClinicPicture) fine = bytes != NULL ? clinic_picture_decode (bytes, FINE, error) : NULL;
  g_autoptr (ClinicPicture) coarse = NULL;

  if (fine == NULL)
    return FALSE;
  print->jpeg = clinic_picture_to_jpeg (fine, error);
  if (print->jpeg == NULL)
    return FALSE;
  coarse = clinic_picture_shrink (fine, COARSE);
  print->width = coarse->width;
  print->height = coarse->height;
  print->pixels = g_bytes_new_take (g_steal_pointer (&coarse->pixels), (gsize) coarse->width * coarse->height * 3);
  return TRUE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (GPtrArray) prints = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_photo_print_free);

  for (guint i = 0; i < load->photos->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const ClinicPhoto *photo = load->photos->pdata[i];
      ClinicPhotoPrint *print = g_new0 (ClinicPhotoPrint, 1);
      g_autoptr (GError) error = NULL;

      print->photo = photo->id;
      if (!read_print (load->folder, photo, print, &error))
        print->fault = g_strdup (error->message);
      g_ptr_array_add (prints, print);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&prints), (GDestroyNotify) g_ptr_array_unref);
}

void
clinic_photo_print_load_async (ClinicDiary *diary, const GPtrArray *photos, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && photos != NULL);

  task = g_task_new (diary, cancellable, callback, user_data);
  load = g_new0 (Load, 1);
  load->folder = g_strdup (clinic_db_get_folder (clinic_diary_get_db (diary)));
  load->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_photo_free);
  for (guint i = 0; i < MIN (photos->len, CLINIC_PHOTO_PRINT_MOST); i++)
    g_ptr_array_add (load->photos, clinic_photo_copy (photos->pdata[i]));
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

GPtrArray *
clinic_photo_print_load_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
