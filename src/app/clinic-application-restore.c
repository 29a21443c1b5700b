/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "store/clinic-restore.h"
#include "ui/settings/clinic-copies-window.h"

/* The window that showed what is no longer true makes way for one on what was restored. */
static void
renew_window (ClinicApplication *self)
{
  GtkWindow *before = GTK_WINDOW (self->window);

  if (before == NULL)
    return;
  g_clear_weak_pointer (&self->window);
  clinic_application_present (self);
  gtk_window_destroy (before);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = clinic_restore_finish (result, &error);
  g_autofree char *words = error ? clinic_words_for_error (error) : g_strdup (_("The copy was restored."));

  self->opening = FALSE;
  clinic_application_open_data (self);
  renew_window (self);
  if (self->window != NULL)
    clinic_window_say (self->window, words);
  if (aside != NULL)
    g_message ("What was there before is kept as %s", aside);
  g_application_release (G_APPLICATION (self));
}

static void
restore_cb (ClinicApplication *self, const char *path, GtkWindow *copies)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  ClinicDay today = clinic_time_get_day (clinic_clock_get_now (self->clock), zone);

  if (self->opening || (self->window != NULL && clinic_window_is_held (self->window)))
    return;
  gtk_window_destroy (copies);
  clinic_application_close_data (self);
  g_clear_error (&self->fault);
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  clinic_restore_async (self->folder, path, today, NULL, restored_cb, g_object_ref (self));
}

void
clinic_application_show_copies (ClinicApplication *self, GtkWindow *parent)
{
  GtkWidget *copies = clinic_copies_window_new (parent, self->keeper);

  g_signal_connect_object (copies, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (copies));
}
