/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/record/clinic-lot-window.h"
#include "ui/record/clinic-record-view.h"

static void
unsaved_cb (ClinicWindow *self, GtkWidget *view)
{
  clinic_window_show_subpage (self, view, _("Record"));
}

static void
show_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *view;

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL || g_variant_get_int64 (parameter) == 0)
    return;
  view = clinic_record_view_new (self->diary, g_variant_get_int64 (parameter));
  g_signal_connect_object (view, "unsaved", G_CALLBACK (unsaved_cb), self, G_CONNECT_SWAPPED);
  clinic_window_show_subpage (self, view, _("Record"));
}

static void
show_lot (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (GTK_WINDOW (
      clinic_lot_window_new (GTK_WINDOW (self), self->diary, g_variant_get_string (parameter, NULL))));
}

void
clinic_window_record_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-record", "x", show_record);
  gtk_widget_class_install_action (widget_class, "win.show-lot", "s", show_lot);
}
