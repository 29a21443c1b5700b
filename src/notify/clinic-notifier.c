/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-notifier.h"

G_DEFINE_BOXED_TYPE (ClinicNotice, clinic_notice, clinic_notice_copy, clinic_notice_free)
G_DEFINE_INTERFACE (ClinicNotifier, clinic_notifier, G_TYPE_OBJECT)

enum
{
  SIGNAL_SHOWN,
  SIGNAL_CLOSED,
  SIGNAL_ACTIVATED,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
free_action (gpointer data)
{
  ClinicNoticeAction *action = data;

  g_free (action->name);
  g_free (action->label);
  g_free (action);
}

ClinicNotice *
clinic_notice_new (const char *key, const char *title, const char *body)
{
  ClinicNotice *notice;

  g_return_val_if_fail (key != NULL && title != NULL && body != NULL, NULL);

  notice = g_new0 (ClinicNotice, 1);
  notice->key = g_strdup (key);
  notice->title = g_strdup (title);
  notice->body = g_strdup (body);
  notice->about = g_new0 (char *, 1);
  notice->actions = g_ptr_array_new_with_free_func (free_action);
  return notice;
}

void
clinic_notice_set_about (ClinicNotice *notice, const char *const *about)
{
  char **old;

  g_return_if_fail (notice != NULL && about != NULL);

  old = notice->about;
  notice->about = g_strdupv ((char **) about);
  g_strfreev (old);
}

void
clinic_notice_add_action (ClinicNotice *notice, const char *name, const char *label)
{
  ClinicNoticeAction *action;

  g_return_if_fail (notice != NULL && name != NULL && label != NULL);

  action = g_new0 (ClinicNoticeAction, 1);
  action->name = g_strdup (name);
  action->label = g_strdup (label);
  g_ptr_array_add (notice->actions, action);
}

ClinicNotice *
clinic_notice_copy (const ClinicNotice *notice)
{
  ClinicNotice *copy;

  g_return_val_if_fail (notice != NULL, NULL);

  copy = clinic_notice_new (notice->key, notice->title, notice->body);
  copy->urgent = notice->urgent;
  copy->renews = notice->renews;
  clinic_notice_set_about (copy, (const char *const *) notice->about);
  for (guint i = 0; i < notice->actions->len; i++)
    {
      const ClinicNoticeAction *action = notice->actions->pdata[i];

      clinic_notice_add_action (copy, action->name, action->label);
    }
  return copy;
}

void
clinic_notice_free (ClinicNotice *notice)
{
  if (notice == NULL)
    return;
  g_free (notice->key);
  g_free (notice->title);
  g_free (notice->body);
  g_strfreev (notice->about);
  g_ptr_array_unref (notice->actions);
  g_free (notice);
}

static void
clinic_notifier_default_init (ClinicNotifierInterface *iface)
{
  GType type = CLINIC_TYPE_NOTIFIER;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_STRING, G_TYPE_STRV);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                            G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
}

void
clinic_notifier_show (ClinicNotifier *self, const ClinicNotice *notice)
{
  g_return_if_fail (CLINIC_IS_NOTIFIER (self));
  g_return_if_fail (notice != NULL);

  CLINIC_NOTIFIER_GET_IFACE (self)->show (self, notice);
}

void
clinic_notifier_withdraw (ClinicNotifier *self, const char *key)
{
  g_return_if_fail (CLINIC_IS_NOTIFIER (self));
  g_return_if_fail (key != NULL);

  CLINIC_NOTIFIER_GET_IFACE (self)->withdraw (self, key);
}

ClinicNotifierState
clinic_notifier_get_state (ClinicNotifier *self)
{
  g_return_val_if_fail (CLINIC_IS_NOTIFIER (self), CLINIC_NOTIFIER_UNKNOWN);

  return CLINIC_NOTIFIER_GET_IFACE (self)->get_state (self);
}

void
clinic_notifier_emit_shown (ClinicNotifier *self, const char *key, const char *const *about)
{
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, key, about);
}

void
clinic_notifier_emit_closed (ClinicNotifier *self, const char *key)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, key);
}

void
clinic_notifier_emit_activated (ClinicNotifier *self, const char *key, const char *action, const char *token)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key, action, token);
}

void
clinic_notifier_emit_state_changed (ClinicNotifier *self)
{
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}
