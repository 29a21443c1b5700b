/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-photo-loader.h"

#include "media/clinic-picture.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-quiet-thread.h"

struct _ClinicPhotoLoader
{
  GObject parent_instance;

  char *folder;
  ClinicQuietThread *thread;
  GHashTable *kept;   /* key → GList of order: its Kept */
  GQueue order;       /* Kept, used last first */
  gsize bytes;
  gsize most_bytes;
};

G_DEFINE_FINAL_TYPE (ClinicPhotoLoader, clinic_photo_loader, G_TYPE_OBJECT)

typedef struct
{
  char *key;
  ClinicPhotoPixels *pixels;
} Kept;

typedef struct
{
  ClinicPhoto *photo;
  int longest;
} Request;

ClinicPhotoPixels *
clinic_photo_pixels_copy (const ClinicPhotoPixels *pixels)
{
  ClinicPhotoPixels *copy;

  g_return_val_if_fail (pixels != NULL, NULL);

  copy = g_memdup2 (pixels, sizeof *pixels);
  g_bytes_ref (copy->bytes);
  if (copy->half != NULL)
    copy->half = clinic_photo_pixels_copy (copy->half);
  return copy;
}

void
clinic_photo_pixels_free (ClinicPhotoPixels *pixels)
{
  g_bytes_unref (pixels->bytes);
  g_clear_pointer (&pixels->half, clinic_photo_pixels_free);
  g_free (pixels);
}

static gsize
count_bytes (const ClinicPhotoPixels *pixels)
{
  return g_bytes_get_size (pixels->bytes) + (pixels->half != NULL ? g_bytes_get_size (pixels->half->bytes) : 0);
}

static void
kept_free (Kept *kept)
{
  g_free (kept->key);
  clinic_photo_pixels_free (kept->pixels);
  g_free (kept);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  clinic_photo_free (request->photo);
  g_free (request);
}

static char *
make_key (const ClinicPhoto *photo, int longest)
{
  return g_strdup_printf ("%s %d", photo->sha256, longest);
}

static ClinicPhotoPixels *
pixels_new (const ClinicPicture *picture)
{
  ClinicPhotoPixels *pixels = g_new0 (ClinicPhotoPixels, 1);
  gsize n = (gsize) picture->width * picture->height;
  guint32 *words = g_new (guint32, n);
  const guint8 *from = picture->pixels;

  for (gsize i = 0; i < n; i++, from += 3)
    words[i] = 0xffu << 24 | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
  pixels->width = picture->width;
  pixels->height = picture->height;
  pixels->bytes = g_bytes_new_take (words, n * sizeof *words);
  return pixels;
}

static ClinicPhotoPixels *
decode (const char *folder, const Request *request, GError **error)
{
  const ClinicPhoto *photo = request->photo;
  g_autoptr (GBytes) bytes = clinic_photo_files_read (folder, photo->sha256, photo->size, error);
  g_autoptr (ClinicPicture) picture = bytes ? clinic_picture_decode (bytes, request->longest, error) : NULL;
  ClinicPhotoPixels *pixels;
  int longest;

  if (picture == NULL)
    return NULL;
  pixels = pixels_new (picture);
  longest = MAX (picture->width, picture->height);
  if (longest > CLINIC_PHOTO_PIXELS_WHOLE)
    {
      g_autoptr (ClinicPicture) half = clinic_picture_shrink (picture, longest / 2);

      pixels->half = pixels_new (half);
    }
  return pixels;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  ClinicPhotoPixels *pixels;

  if (g_task_return_error_if_cancelled (task))
    return;
  pixels = decode (CLINIC_PHOTO_LOADER (source)->folder, data, &error);
  if (pixels != NULL)
    g_task_return_pointer (task, pixels, (GDestroyNotify) clinic_photo_pixels_free);
  else
    g_task_return_error (task, error);
}

static void
clinic_photo_loader_finalize (GObject *object)
{
  ClinicPhotoLoader *self = CLINIC_PHOTO_LOADER (object);

  /* every task holds the loader, so that none is left; the last one may be letting go of it on that thread */
  g_clear_pointer (&self->thread, clinic_quiet_thread_free);
  g_hash_table_unref (self->kept);
  g_queue_clear_full (&self->order, (GDestroyNotify) kept_free);
  g_free (self->folder);
  G_OBJECT_CLASS (clinic_photo_loader_parent_class)->finalize (object);
}

static void
clinic_photo_loader_class_init (ClinicPhotoLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_photo_loader_finalize;
}

static void
clinic_photo_loader_init (ClinicPhotoLoader *self)
{
  self->kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->order);
}

ClinicPhotoLoader *
clinic_photo_loader_new (const char *folder, gsize most_bytes)
{
  ClinicPhotoLoader *self = g_object_new (CLINIC_TYPE_PHOTO_LOADER, NULL);

  g_return_val_if_fail (folder != NULL, self);

  self->folder = g_strdup (folder);
  self->most_bytes = most_bytes;
  self->thread = clinic_quiet_thread_new ("photo-loader");
  return self;
}

ClinicPhotoPixels *
clinic_photo_loader_peek (ClinicPhotoLoader *self, const ClinicPhoto *photo, int longest)
{
  g_autofree char *key = NULL;
  GList *link;

  g_return_val_if_fail (CLINIC_IS_PHOTO_LOADER (self) && photo != NULL, NULL);

  key = make_key (photo, longest);
  link = g_hash_table_lookup (self->kept, key);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->order, link);
  g_queue_push_head_link (&self->order, link);
  return clinic_photo_pixels_copy (((Kept *) link->data)->pixels);
}

static void
forget_last (ClinicPhotoLoader *self)
{
  Kept *kept = g_queue_pop_tail (&self->order);

  self->bytes -= count_bytes (kept->pixels);
  g_hash_table_remove (self->kept, kept->key);
  kept_free (kept);
}

static void
remember (ClinicPhotoLoader *self, const Request *request, const ClinicPhotoPixels *pixels)
{
  g_autofree char *key = make_key (request->photo, request->longest);
  Kept *kept;

  if (g_hash_table_contains (self->kept, key))
    return;
  kept = g_new0 (Kept, 1);
  kept->key = g_steal_pointer (&key);
  kept->pixels = clinic_photo_pixels_copy (pixels);
  g_queue_push_head (&self->order, kept);
  g_hash_table_insert (self->kept, kept->key, self->order.head);
  self->bytes += count_bytes (pixels);
  while (self->bytes > self->most_bytes && self->order.length > 1)
    forget_last (self);
}

void
clinic_photo_loader_load_async (ClinicPhotoLoader *self, const ClinicPhoto *photo, int longest, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (CLINIC_IS_PHOTO_LOADER (self) && photo != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  request = g_new0 (Request, 1);
  request->photo = clinic_photo_copy (photo);
  request->longest = longest;
  g_task_set_task_data (task, request, request_free);
  clinic_quiet_thread_run (self->thread, task, load_in_thread);
}

ClinicPhotoPixels *
clinic_photo_loader_load_finish (ClinicPhotoLoader *self, GAsyncResult *result, GError **error)
{
  ClinicPhotoPixels *pixels;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  pixels = g_task_propagate_pointer (G_TASK (result), error);
  if (pixels != NULL)
    remember (self, g_task_get_task_data (G_TASK (result)), pixels);
  return pixels;
}

gsize
clinic_photo_loader_get_bytes (ClinicPhotoLoader *self)
{
  g_return_val_if_fail (CLINIC_IS_PHOTO_LOADER (self), 0);

  return self->bytes;
}
