/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/photos/clinic-photos-page-private.h"

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  clinic_errand_end (user_data, result, NULL);
}

static ClinicErrand *
begin (ClinicPhotosPage *self)
{
  return clinic_errand_begin (GTK_WIDGET (self), self->status, self->page->patient_name);
}

void
clinic_photos_page_save_marks (ClinicPhotosPage *self, gint64 photo, const ClinicPhotoPoint *marks)
{
  const ClinicPhotoEntry *entry = clinic_photos_page_find (self, photo);
  g_autoptr (ClinicPhoto) changed = entry ? clinic_photo_copy (entry->photo) : NULL;

  if (changed == NULL)
    return;
  changed->marked = TRUE;
  changed->marks[0] = marks[0];
  changed->marks[1] = marks[1];
  clinic_diary_change_photo_async (self->diary, changed, NULL, changed_cb, begin (self));
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);
  gint64 photo;
  const char *view;
  const ClinicPhotoEntry *entry;
  g_autoptr (ClinicPhoto) changed = NULL;

  g_variant_get (parameter, "(x&s)", &photo, &view);
  entry = clinic_photos_page_find (self, photo);
  changed = entry ? clinic_photo_copy (entry->photo) : NULL;
  if (changed != NULL && clinic_photo_view_from_string (view, &changed->view))
    clinic_diary_change_photo_async (self->diary, changed, NULL, changed_cb, begin (self));
}

static void
remove_photo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);

  clinic_diary_remove_photo_async (self->diary, g_variant_get_int64 (parameter), NULL, changed_cb, begin (self));
}

static void
show_photo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);
  int side = g_str_has_suffix (name, "later") ? 1 : 0;
  gint64 photo = g_variant_get_int64 (parameter);

  /* the two change places rather than show one twice */
  if (self->chosen[1 - side] == photo)
    self->chosen[1 - side] = self->chosen[side];
  self->chosen[side] = photo;
  clinic_photos_page_compare (self);
}

void
clinic_photos_page_class_install_changes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "photos.set-view", "(xs)", set_view);
  gtk_widget_class_install_action (widget_class, "photos.remove", "x", remove_photo);
  gtk_widget_class_install_action (widget_class, "photos.show-earlier", "x", show_photo);
  gtk_widget_class_install_action (widget_class, "photos.show-later", "x", show_photo);
}
