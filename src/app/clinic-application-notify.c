/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "notify/clinic-libnotify.h"

/* What is asked for while the data are still opening waits for them. */
void
clinic_application_do (ClinicApplication *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;

  clinic_application_present (self);
  if (self->window != NULL && clinic_window_get_diary (self->window) != NULL)
    {
      gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, kept);
      return;
    }
  g_free (self->asked_action);
  g_clear_pointer (&self->asked_target, g_variant_unref);
  self->asked_action = g_strdup (action);
  self->asked_target = g_steal_pointer (&kept);
}

void
clinic_application_do_asked (ClinicApplication *self)
{
  g_autofree char *action = g_steal_pointer (&self->asked_action);
  g_autoptr (GVariant) target = g_steal_pointer (&self->asked_target);

  if (action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target);
}

/* The token is the desktop's leave to come to the front. */
static void
do_with_token (ClinicApplication *self, const char *action, GVariant *target, const char *token)
{
  clinic_application_do (self, action, target);
  if (token != NULL && self->window != NULL)
    {
      gtk_window_set_startup_id (GTK_WINDOW (self->window), token);
      gtk_window_present (GTK_WINDOW (self->window));
    }
}

static void
open_follow_up_cb (ClinicApplication *self, gint64 id, const char *token)
{
  do_with_token (self, "win.open-follow-up", g_variant_new_int64 (id), token);
}

/* Who is ready or overdue is met on the board. */
static void
open_session_cb (ClinicApplication *self, gint64 id, const char *token)
{
  do_with_token (self, "win.show-page", g_variant_new_string ("today"), token);
}

static void
open_patient_cb (ClinicApplication *self, gint64 id, const char *token)
{
  do_with_token (self, "win.show-patient", g_variant_new_int64 (id), token);
}

static void
open_page_cb (ClinicApplication *self, const char *token)
{
  do_with_token (self, "win.show-page", g_variant_new_string ("follow-ups"), token);
}

void
clinic_application_show_notify_fault (ClinicApplication *self)
{
  g_autofree char *fault = self->announcer ? clinic_announcer_dup_fault (self->announcer) : NULL;

  if (self->window != NULL)
    clinic_window_set_notification_fault (self->window, fault);
}

/* libnotify belongs to the process, not to the data that happen to be open. */
static void
make_notifier (ClinicApplication *self)
{
  const char *name = self->demo ? _("Sittings, invented clinic") : _("Sittings");

  if (self->notifier == NULL)
    self->notifier = CLINIC_NOTIFIER (clinic_libnotify_new (name, APPLICATION_ID));
}

void
clinic_application_start_announcer (ClinicApplication *self)
{
  if (self->announcer != NULL || self->diary == NULL)
    return;
  make_notifier (self);
  self->announcer = clinic_announcer_new (self->diary, self->notifier);
  g_signal_connect_object (self->announcer, "open-follow-up", G_CALLBACK (open_follow_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "open-session", G_CALLBACK (open_session_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "open-patient", G_CALLBACK (open_patient_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "open-page", G_CALLBACK (open_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "fault-changed", G_CALLBACK (clinic_application_show_notify_fault), self,
                           G_CONNECT_SWAPPED);
  clinic_announcer_start (self->announcer);
}
