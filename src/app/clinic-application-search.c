/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop's own search may find here, and what is opened from there. */
#include "config.h"

#include "app/clinic-application-private.h"

/* The desktop asks in several calls, and again with each letter: a program that was started for it stays until then. */
#define LINGER_SECONDS 10

static gboolean
linger_cb (gpointer data)
{
  ClinicApplication *self = data;

  self->linger = 0;
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

static void
linger (ClinicApplication *self)
{
  if (self->linger == 0)
    g_application_hold (G_APPLICATION (self));
  g_clear_handle_id (&self->linger, g_source_remove);
  self->linger = g_timeout_add_seconds (LINGER_SECONDS, linger_cb, self);
}

/* A window that has been left open, not put away. A locked screen is told of by the session, or by the portal. */
static gboolean
is_somebody_here (ClinicApplication *self)
{
  GdkSurface *surface = self->window != NULL ? gtk_native_get_surface (GTK_NATIVE (self->window)) : NULL;
  gboolean locked = FALSE;

  if (surface == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->window)) ||
      (gdk_toplevel_get_state (GDK_TOPLEVEL (surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0)
    return FALSE;
  g_object_get (self, "screensaver-active", &locked, NULL);
  return !locked;
}

/* An invented clinic's patients are nobody, but would stand beside those of the real one. */
static gboolean
may_tell_patients (ClinicApplication *self)
{
  return !self->demo && self->settings != NULL && g_settings_get_boolean (self->settings, "search-patients") &&
         is_somebody_here (self);
}

static void
asked_cb (ClinicApplication *self)
{
  g_assert (CLINIC_IS_APPLICATION (self));

  linger (self);
  clinic_search_provider_set_patients (self->search, may_tell_patients (self) ? self->diary : NULL);
}

/* The desktop gives no token, but the time of the click, which a startup id may hold in its place. */
static void
open_cb (ClinicApplication *self, const char *action, GVariant *target, guint timestamp)
{
  g_autofree char *token = timestamp != 0 ? g_strdup_printf ("_TIME%u", timestamp) : NULL;

  clinic_application_do_with_token (self, action, target, token);
}

gboolean
clinic_application_export_search (ClinicApplication *self, GDBusConnection *connection, const char *path, GError **error)
{
  self->search = clinic_search_provider_new ();
  g_signal_connect_object (self->search, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return clinic_search_provider_export (self->search, connection, path, error);
}

void
clinic_application_unexport_search (ClinicApplication *self)
{
  if (self->search != NULL)
    clinic_search_provider_unexport (self->search);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->linger, g_source_remove);
}
