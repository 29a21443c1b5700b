/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-photo-thumb.h"

#include <math.h>

#include "ui/parts/clinic-photo-texture.h"

struct _ClinicPhotoThumb
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* nullable */
  char *sha256;        /* (nullable): of what shows, or is on its way */
  GCancellable *cancellable; /* (nullable): of what is on its way */
};

G_DEFINE_FINAL_TYPE (ClinicPhotoThumb, clinic_photo_thumb, GTK_TYPE_WIDGET)

static void
set_texture (ClinicPhotoThumb *self, const ClinicPhotoPixels *pixels)
{
  g_clear_object (&self->texture);
  if (pixels != NULL)
    self->texture = clinic_photo_texture_new (pixels);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget (ClinicPhotoThumb *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sha256, g_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhotoThumb) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPhotoPixels) pixels = clinic_photo_loader_load_finish (CLINIC_PHOTO_LOADER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (pixels != NULL)
    set_texture (self, pixels);
}

/* It is read at the size it is drawn at, in px of the screen: to draw it smaller takes a scrolling frame more time than all
   words in it. */
static int
get_longest (ClinicPhotoThumb *self, const ClinicPhoto *photo)
{
  int side = CLINIC_PHOTO_THUMB_SIDE * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int shorter = MAX (1, MIN (photo->width, photo->height));

  return (side * MAX (photo->width, photo->height) + shorter - 1) / shorter;
}

void
clinic_photo_thumb_show (ClinicPhotoThumb *self, ClinicPhotoLoader *loader, const ClinicPhoto *photo)
{
  g_autoptr (ClinicPhotoPixels) pixels = NULL;
  int longest;

  g_return_if_fail (CLINIC_IS_PHOTO_THUMB (self) && CLINIC_IS_PHOTO_LOADER (loader));

  if (photo != NULL && g_strcmp0 (photo->sha256, self->sha256) == 0)
    return;
  forget (self);
  longest = photo != NULL ? get_longest (self, photo) : 0;
  pixels = photo != NULL ? clinic_photo_loader_peek (loader, photo, longest) : NULL;
  set_texture (self, pixels);
  if (photo == NULL)
    return;
  self->sha256 = g_strdup (photo->sha256);
  if (pixels != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  clinic_photo_loader_load_async (loader, photo, longest, self->cancellable, loaded_cb, g_object_ref (self));
}

gboolean
clinic_photo_thumb_is_waiting (ClinicPhotoThumb *self)
{
  g_return_val_if_fail (CLINIC_IS_PHOTO_THUMB (self), FALSE);

  return self->cancellable != NULL;
}

static void
clinic_photo_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicPhotoThumb *self = CLINIC_PHOTO_THUMB (widget);
  float side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  float width, height, scale;

  if (self->texture == NULL)
    return;
  width = gdk_texture_get_width (self->texture);
  height = gdk_texture_get_height (self->texture);
  scale = side / MIN (width, height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, side, side));
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (floorf ((side - width * scale) / 2), floorf ((side - height * scale) / 2),
                                                    width * scale, height * scale));
  gtk_snapshot_pop (snapshot);
}

static void
clinic_photo_thumb_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = CLINIC_PHOTO_THUMB_SIDE;
}

static void
clinic_photo_thumb_dispose (GObject *object)
{
  ClinicPhotoThumb *self = CLINIC_PHOTO_THUMB (object);

  forget (self);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (clinic_photo_thumb_parent_class)->dispose (object);
}

static void
clinic_photo_thumb_class_init (ClinicPhotoThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_photo_thumb_dispose;
  widget_class->snapshot = clinic_photo_thumb_snapshot;
  widget_class->measure = clinic_photo_thumb_measure;
  gtk_widget_class_set_css_name (widget_class, "photothumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clinic_photo_thumb_init (ClinicPhotoThumb *self)
{
}

GtkWidget *
clinic_photo_thumb_new (void)
{
  return g_object_new (CLINIC_TYPE_PHOTO_THUMB, "valign", GTK_ALIGN_CENTER, NULL);
}
