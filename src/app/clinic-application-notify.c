/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "notify/clinic-libnotify.h"
#include "notify/clinic-portal.h"

#define ANSWER_ACTION "answer-notice"
/* A program that was started to take an answer stays until the answer is on the disk. */
#define ANSWER_SECONDS 10

/* What is asked for while the data are still opening waits for them. */
typedef struct
{
  char *action;
  GVariant *target; /* nullable */
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->action);
  g_clear_pointer (&asked->target, g_variant_unref);
  g_free (asked);
}

static void
keep_asked (ClinicApplication *self, const char *action, GVariant *target)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->action = g_strdup (action);
  asked->target = target != NULL ? g_variant_ref (target) : NULL;
  g_queue_push_tail (&self->asked, asked);
}

void
clinic_application_do (ClinicApplication *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;

  clinic_application_present (self);
  if (self->window != NULL && clinic_window_get_diary (self->window) != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, kept);
  else
    keep_asked (self, action, kept);
}

void
clinic_application_do_asked (ClinicApplication *self)
{
  Asked *asked;

  while ((asked = g_queue_pop_head (&self->asked)) != NULL)
    {
      gtk_widget_activate_action_variant (GTK_WIDGET (self->window), asked->action, asked->target);
      asked_free (asked);
    }
}

void
clinic_application_forget_asked (ClinicApplication *self)
{
  g_queue_clear_full (&self->asked, (GDestroyNotify) asked_free);
}

void
clinic_application_do_with_token (ClinicApplication *self, const char *action, GVariant *target, const char *token)
{
  clinic_application_do (self, action, target);
  if (token == NULL || self->window == NULL)
    return;
  gtk_window_set_startup_id (GTK_WINDOW (self->window), token);
  if (gtk_widget_get_visible (GTK_WIDGET (self->window)))
    gtk_window_present (GTK_WINDOW (self->window));
}

static void
open_follow_up_cb (ClinicApplication *self, gint64 id, const char *token)
{
  clinic_application_do_with_token (self, "win.open-follow-up", g_variant_new_int64 (id), token);
}

/* Who is ready or overdue is met on the board. */
static void
open_session_cb (ClinicApplication *self, gint64 id, const char *token)
{
  clinic_application_do_with_token (self, "win.show-page", g_variant_new_string ("today"), token);
}

static void
open_patient_cb (ClinicApplication *self, gint64 id, const char *token)
{
  clinic_application_do_with_token (self, "win.show-patient", g_variant_new_int64 (id), token);
}

static void
open_page_cb (ClinicApplication *self, const char *token)
{
  clinic_application_do_with_token (self, "win.show-page", g_variant_new_string ("follow-ups"), token);
}

void
clinic_application_show_notify_fault (ClinicApplication *self)
{
  g_autofree char *fault = self->announcer ? clinic_announcer_dup_fault (self->announcer) : NULL;

  if (self->window != NULL)
    clinic_window_set_notification_fault (self->window, fault);
}

/* It belongs to the process, not to the data that happen to be open. */
static void
make_notifier (ClinicApplication *self)
{
  const char *name = self->demo ? _("Sittings, invented clinic") : _("Sittings");
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));

  if (self->notifier != NULL)
    return;
  if (clinic_portal_is_needed () && bus != NULL)
    self->notifier = CLINIC_NOTIFIER (clinic_portal_new (bus, "app." ANSWER_ACTION));
  else
    self->notifier = CLINIC_NOTIFIER (clinic_libnotify_new (name, APPLICATION_ID));
}

/* Answers that come as an action of the program */

static gboolean
release_cb (gpointer data)
{
  g_application_release (data);
  return G_SOURCE_REMOVE;
}

static void
take_answer (ClinicApplication *self)
{
  g_autoptr (GVariant) answer = g_steal_pointer (&self->asked_answer);
  const char *key, *action;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(&s&s)", &key, &action);
  clinic_announcer_answer (self->announcer, key, action);
}

/* Before the data are open it waits for them. */
static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  g_application_hold (G_APPLICATION (self));
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, ANSWER_SECONDS, release_cb, g_object_ref (self), g_object_unref);
  g_clear_pointer (&self->asked_answer, g_variant_unref);
  self->asked_answer = g_variant_ref (parameter);
  if (self->announcer != NULL)
    take_answer (self);
  else if (self->diary != NULL)
    clinic_application_start_announcer (self);
  else if (!self->opening)
    clinic_application_present (self);
}

void
clinic_application_add_notice_actions (ClinicApplication *self)
{
  static const GActionEntry entries[] = { { ANSWER_ACTION, answer_cb, "(ss)" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Who only typed into the desktop's search has not asked what is due. */
static gboolean
has_somebody_to_tell (ClinicApplication *self)
{
  return self->window != NULL || self->kept || self->asked_answer != NULL;
}

void
clinic_application_start_announcer (ClinicApplication *self)
{
  if (self->announcer != NULL || self->diary == NULL || !has_somebody_to_tell (self))
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
  take_answer (self);
}
