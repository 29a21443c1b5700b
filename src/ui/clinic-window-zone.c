/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-zone.h"
#include "ui/calendar/clinic-displaced-window.h"
#include "ui/clinic-window-private.h"

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicWindow) self = user_data;
  g_autoptr (GPtrArray) displaced = clinic_diary_load_displaced_finish (CLINIC_DIARY (source), result, NULL);
  g_autofree char *text = NULL;

  if (self->diary == NULL || displaced == NULL)
    return;
  if (displaced->len > 0)
    text = g_strdup_printf (ngettext ("The time zone changed, and %u session could not keep its place.",
                                      "The time zone changed, and %u sessions could not keep their places.", displaced->len),
                            displaced->len);
  clinic_banner_set_text (self->zone_banner, text);
}

static void
load (ClinicWindow *self)
{
  clinic_diary_load_displaced_async (self->diary, NULL, loaded_cb, g_object_ref (self));
}

/* A change of the setup may displace sessions; a change of sessions may put them right. */
static void
changed_cb (ClinicWindow *self, ClinicChange *change)
{
  gboolean shown = clinic_banner_get_text (self->zone_banner) != NULL;

  if (self->diary != NULL &&
      (clinic_change_has (change, CLINIC_KIND_CLINIC) || (shown && clinic_change_has (change, CLINIC_KIND_SESSION))))
    load (self);
}

static void
seen_cb (ClinicWindow *self)
{
  if (self->diary != NULL)
    load (self);
}

static void
show_displaced (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *window;

  if (self->diary == NULL)
    return;
  window = clinic_displaced_window_new (GTK_WINDOW (self), self->diary);
  g_signal_connect_object (window, "seen", G_CALLBACK (seen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
clinic_window_zone_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-displaced", NULL, show_displaced);
}

void
clinic_window_zone_connect (ClinicWindow *self)
{
  g_signal_connect_object (self->diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
