/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Life without a window: whether the clinic wants to be reminded then, and what quitting for good means. */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "app/clinic-autostart.h"
#include "notify/clinic-portal.h"
#include "ui/parts/clinic-confirm-window.h"

void
clinic_application_keep_running (ClinicApplication *self, gboolean keep)
{
  if (self->kept == keep)
    return;
  self->kept = keep;
  if (keep)
    {
      g_application_hold (G_APPLICATION (self));
      clinic_application_start_announcer (self);
    }
  else
    g_application_release (G_APPLICATION (self));
}

static void
autostart_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->autostart_fault, g_free);
  if (!clinic_autostart_set_finish (result, &error))
    self->autostart_fault = clinic_words_for_error (error);
  clinic_application_show_autostart_fault (self);
}

/* (transfer none) (nullable): the bus, where the portal is asked. */
static GDBusConnection *
get_portal (ClinicApplication *self)
{
  return clinic_portal_is_needed () ? g_application_get_dbus_connection (G_APPLICATION (self)) : NULL;
}

/* Who has set it has been asked. */
static void
autostart_cb (ClinicApplication *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "autostart");

  g_settings_set_boolean (self->settings, "background-asked", TRUE);
  clinic_application_keep_running (self, wanted);
  clinic_autostart_set_async (get_portal (self), wanted, autostart_set_cb, g_object_ref (self));
}

/* An invented clinic has nothing to tell while nobody looks. A setting that the desktop refused stays on, and is asked for again
 * at each start; what it refuses still is said beside it. */
void
clinic_application_follow_autostart (ClinicApplication *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "autostart");

  if (self->demo)
    return;
  clinic_application_keep_running (self, wanted);
  if (wanted)
    clinic_autostart_mend_async (get_portal (self), autostart_set_cb, g_object_ref (self));
  g_signal_connect_object (self->settings, "changed::autostart", G_CALLBACK (autostart_cb), self, G_CONNECT_SWAPPED);
}

/* Asked once, when a window closes for the first time */

static void
answer (ClinicApplication *self, gboolean wanted)
{
  g_settings_set_boolean (self->settings, "background-asked", TRUE);
  g_settings_set_boolean (self->settings, "autostart", wanted);
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
wanted_cb (ClinicApplication *self)
{
  answer (self, TRUE);
}

static void
unwanted_cb (ClinicApplication *self)
{
  answer (self, FALSE);
}

static gboolean
is_to_be_asked (ClinicApplication *self)
{
  return !self->quitting && !self->demo && !self->kept && self->diary != NULL && self->settings != NULL &&
         !g_settings_get_boolean (self->settings, "background-asked");
}

static gboolean
close_request_cb (ClinicApplication *self)
{
  GtkWidget *window;

  if (!is_to_be_asked (self))
    return GDK_EVENT_PROPAGATE;
  window = clinic_confirm_window_new_choice (
    GTK_WINDOW (self->window), _("Keep reminding when the window is closed?"),
    _("Sittings can stay in the background and start at login, without a window, so that calls that are due, patients who "
      "are ready and red flags are told. The setting is under Preferences, Desktop."),
    _("_Keep Reminding"), _("_Do Not Remind"));
  g_signal_connect_object (window, "confirmed", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "declined", G_CALLBACK (unwanted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  return GDK_EVENT_STOP;
}

void
clinic_application_watch_window (ClinicApplication *self)
{
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
}

/* For good */

static void
quit_cb (ClinicApplication *self)
{
  if (self->window != NULL && clinic_window_is_held (self->window))
    return;
  self->quitting = TRUE;
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

void
clinic_application_ask_quit (ClinicApplication *self)
{
  GtkWidget *window;

  if (!self->kept || self->window == NULL)
    {
      quit_cb (self);
      return;
    }
  window = clinic_confirm_window_new (
    GTK_WINDOW (self->window), _("Quit for good?"),
    _("Until Sittings is started again, nobody is told of calls that are due, patients who are ready or red flags. To keep "
      "being reminded, close the window instead."),
    _("_Quit"));
  g_signal_connect_object (window, "confirmed", G_CALLBACK (quit_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
