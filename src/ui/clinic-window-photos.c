/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/photos/clinic-photos-page.h"

static void
show_photos (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL && g_variant_get_int64 (parameter) != 0)
    clinic_window_show_subpage (self, clinic_photos_page_new (self->diary, g_variant_get_int64 (parameter)), _("Photos"));
}

static void
show_photo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  gint64 patient, photo;
  GtkWidget *page;

  g_variant_get (parameter, "(xx)", &patient, &photo);
  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  page = clinic_photos_page_new (self->diary, patient);
  clinic_photos_page_show_photo (CLINIC_PHOTOS_PAGE (page), photo);
  clinic_window_show_subpage (self, page, _("Photos"));
}

void
clinic_window_photos_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-photos", "x", show_photos);
  gtk_widget_class_install_action (widget_class, "win.show-photo", "(xx)", show_photo);
}
