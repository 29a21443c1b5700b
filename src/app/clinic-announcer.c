/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-announcer.h"

#include <glib/gi18n-lib.h>

#include "app/clinic-announcer-words.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-reminder.h"

/* More at once are one notice. */
#define MOST_APART 3
#define LATER_SECONDS 3600
/* A patient under cream cannot wait an hour. */
#define LATER_NUMBING_SECONDS 600

struct _ClinicAnnouncer
{
  GObject parent_instance;

  ClinicDiary *diary;
  ClinicNotifier *notifier;
  ClinicReminder *reminder;
  GHashTable *apart;   /* key -> ClinicReminderItem: a notice of its own */
  GPtrArray *together; /* ClinicReminderItem: in the summary */
};

enum
{
  SIGNAL_OPEN_FOLLOW_UP,
  SIGNAL_OPEN_SESSION,
  SIGNAL_OPEN_PATIENT,
  SIGNAL_OPEN_PAGE,
  SIGNAL_FAULT_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicAnnouncer, clinic_announcer, G_TYPE_OBJECT)

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_reminder_item_free);
}

/* From the reminder to the screen */

static void
announce_apart (ClinicAnnouncer *self, const ClinicReminderItem *item)
{
  g_autoptr (ClinicNotice) notice = clinic_announcer_word_item (item, clinic_diary_get_setup (self->diary),
                                                                clinic_diary_get_zone (self->diary));

  g_hash_table_replace (self->apart, g_strdup (item->key), clinic_reminder_item_copy (item));
  clinic_notifier_show (self->notifier, notice);
}

static gboolean
drop_together (ClinicAnnouncer *self, const char *key)
{
  for (guint i = 0; i < self->together->len; i++)
    if (g_str_equal (((ClinicReminderItem *) self->together->pdata[i])->key, key))
      {
        g_ptr_array_remove_index (self->together, i);
        return TRUE;
      }
  return FALSE;
}

static void
show_summary (ClinicAnnouncer *self, gboolean renews)
{
  g_autoptr (ClinicNotice) notice = clinic_announcer_word_summary (self->together);

  notice->renews = renews;
  clinic_notifier_show (self->notifier, notice);
}

static void
announce_together (ClinicAnnouncer *self, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ClinicReminderItem *item = items->pdata[i];

      drop_together (self, item->key);
      if (g_hash_table_remove (self->apart, item->key))
        clinic_notifier_withdraw (self->notifier, item->key);
      g_ptr_array_add (self->together, clinic_reminder_item_copy (item));
    }
  show_summary (self, FALSE);
}

static void
due_cb (ClinicAnnouncer *self, GPtrArray *items, gboolean summary)
{
  g_assert (CLINIC_IS_ANNOUNCER (self));

  if (items->len > MOST_APART || (summary && items->len > 1))
    announce_together (self, items);
  else
    for (guint i = 0; i < items->len; i++)
      announce_apart (self, items->pdata[i]);
}

static void
over_cb (ClinicAnnouncer *self, const char *key)
{
  if (g_hash_table_remove (self->apart, key))
    clinic_notifier_withdraw (self->notifier, key);
  if (!drop_together (self, key))
    return;
  if (self->together->len == 0)
    clinic_notifier_withdraw (self->notifier, CLINIC_SUMMARY_KEY);
  else
    show_summary (self, TRUE);
}

/* From the screen to the diary */

static void
shown_cb (ClinicAnnouncer *self, const char *key, const char *const *about)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (gsize i = 0; about[i] != NULL; i++)
    g_ptr_array_add (keys, (gpointer) about[i]);
  clinic_reminder_confirm (self->reminder, keys);
}

/* Put away: what comes due later makes a summary of its own. */
static void
closed_cb (ClinicAnnouncer *self, const char *key)
{
  if (g_str_equal (key, CLINIC_SUMMARY_KEY))
    g_ptr_array_set_size (self->together, 0);
  else
    g_hash_table_remove (self->apart, key);
}

static void
open_item (ClinicAnnouncer *self, const ClinicReminderItem *item, const char *token)
{
  switch (item->kind)
    {
    case CLINIC_REMINDER_FOLLOW_UP: g_signal_emit (self, signals[SIGNAL_OPEN_FOLLOW_UP], 0, item->id, token); break;
    case CLINIC_REMINDER_READY:
    case CLINIC_REMINDER_OVERDUE: g_signal_emit (self, signals[SIGNAL_OPEN_SESSION], 0, item->id, token); break;
    case CLINIC_REMINDER_RED_FLAG: g_signal_emit (self, signals[SIGNAL_OPEN_PATIENT], 0, item->patient, token); break;
    default: g_assert_not_reached ();
    }
}

typedef struct
{
  ClinicAnnouncer *self;
  gint64 follow_up;
  char *token;
} Doing;

/* What cannot be done by a click is opened, where the person sees why. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Doing *doing = user_data;
  g_autoptr (ClinicAnnouncer) self = doing->self;
  g_autofree char *token = doing->token;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_FOLLOW_UP], 0, doing->follow_up, token);
  g_free (doing);
}

/* A call that is done reached the patient, who reported nothing. */
static void
do_item (ClinicAnnouncer *self, const ClinicReminderItem *item, const char *token)
{
  g_autoptr (ClinicCall) call = clinic_call_new ();
  Doing *doing;

  if (item->kind != CLINIC_REMINDER_FOLLOW_UP)
    return;
  doing = g_new0 (Doing, 1);
  doing->self = g_object_ref (self);
  doing->follow_up = item->id;
  doing->token = g_strdup (token);
  call->follow_up = item->id;
  if (clinic_follow_up_kind_is_call (item->task->follow_up->kind))
    clinic_diary_log_call_async (self->diary, call, CLINIC_HEALING_PEELING_STARTED, CLINIC_DAY_NONE, NULL, done_cb, doing);
  else
    clinic_diary_complete_task_async (self->diary, item->id, NULL, NULL, done_cb, doing);
}

static gint64
get_later (ClinicAnnouncer *self, const ClinicReminderItem *item, const char *action)
{
  gint64 now = clinic_diary_get_now (self->diary);
  ClinicHours hours;

  if (item->visit != NULL)
    return now + LATER_NUMBING_SECONDS;
  if (!g_str_equal (action, CLINIC_ACTION_TOMORROW))
    return now + LATER_SECONDS;
  clinic_diary_get_hours (self->diary, &hours);
  return clinic_hours_next_opening (&hours, clinic_diary_get_today (self->diary) + 1, CLINIC_TIME_NONE,
                                    clinic_diary_get_zone (self->diary));
}

/* Those of one time together, so that they are told together. */
static void
put_off (ClinicAnnouncer *self, const GPtrArray *items, const char *action, gboolean under_cream)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  gint64 until = CLINIC_TIME_NONE;

  for (guint i = 0; i < items->len; i++)
    {
      const ClinicReminderItem *item = items->pdata[i];

      if ((item->visit != NULL) != under_cream)
        continue;
      until = get_later (self, item, action);
      g_ptr_array_add (keys, item->key);
    }
  if (keys->len > 0)
    clinic_reminder_snooze (self->reminder, keys, until);
}

static void
put_off_all (ClinicAnnouncer *self, const GPtrArray *items, const char *action)
{
  put_off (self, items, action, TRUE);
  put_off (self, items, action, FALSE);
}

static gboolean
is_later (const char *action)
{
  return g_str_equal (action, CLINIC_ACTION_LATER) || g_str_equal (action, CLINIC_ACTION_TOMORROW);
}

static void
answer_summary (ClinicAnnouncer *self, const char *action, const char *token)
{
  g_autoptr (GPtrArray) items = self->together;

  self->together = new_items ();
  if (is_later (action))
    put_off_all (self, items, action);
  else
    g_signal_emit (self, signals[SIGNAL_OPEN_PAGE], 0, token);
}

static void
answer_item (ClinicAnnouncer *self, ClinicReminderItem *item, const char *action, const char *token)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, item);
  if (g_str_equal (action, CLINIC_ACTION_DONE))
    do_item (self, item, token);
  else if (is_later (action))
    put_off_all (self, items, action);
  else
    open_item (self, item, token);
}

/* Some desktops leave on the screen what has been answered. */
static void
activated_cb (ClinicAnnouncer *self, const char *key, const char *action, const char *token)
{
  g_autoptr (ClinicReminderItem) item = NULL;
  g_autofree char *taken = NULL;

  clinic_notifier_withdraw (self->notifier, key);
  if (g_str_equal (key, CLINIC_SUMMARY_KEY))
    {
      answer_summary (self, action, token);
      return;
    }
  if (!g_hash_table_steal_extended (self->apart, key, (gpointer *) &taken, (gpointer *) &item))
    return;
  answer_item (self, item, action, token);
}

/* What another run of the program announced */

typedef struct
{
  ClinicAnnouncer *self;
  char *action;
} Answering;

/* What is over meanwhile, or told in a summary, is seen in the list. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Answering *answering = user_data;
  g_autoptr (ClinicAnnouncer) self = answering->self;
  g_autofree char *action = answering->action;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicReminderItem) item = clinic_reminder_find_finish (CLINIC_REMINDER (source), result, &error);

  if (item != NULL)
    answer_item (self, item, action, NULL);
  else if (!is_later (action))
    g_signal_emit (self, signals[SIGNAL_OPEN_PAGE], 0, NULL);
}

void
clinic_announcer_answer (ClinicAnnouncer *self, const char *key, const char *action)
{
  Answering *answering;

  g_return_if_fail (CLINIC_IS_ANNOUNCER (self));
  g_return_if_fail (key != NULL && action != NULL);

  if (g_hash_table_contains (self->apart, key) || (g_str_equal (key, CLINIC_SUMMARY_KEY) && self->together->len > 0))
    {
      activated_cb (self, key, action, NULL);
      return;
    }
  clinic_notifier_withdraw (self->notifier, key);
  answering = g_new0 (Answering, 1);
  answering->self = g_object_ref (self);
  /* of what a summary told that is no longer known nothing can be put off: it is seen in the list */
  answering->action = g_strdup (g_str_equal (key, CLINIC_SUMMARY_KEY) ? CLINIC_NOTICE_DEFAULT : action);
  clinic_reminder_find_async (self->reminder, key, found_cb, answering);
}

static void
state_cb (ClinicAnnouncer *self)
{
  g_signal_emit (self, signals[SIGNAL_FAULT_CHANGED], 0);
}

char *
clinic_announcer_dup_fault (ClinicAnnouncer *self)
{
  g_return_val_if_fail (CLINIC_IS_ANNOUNCER (self), NULL);

  switch (clinic_notifier_get_state (self->notifier))
    {
    case CLINIC_NOTIFIER_MISSING:
      return g_strdup (_("This desktop shows no notifications. What is due stands under Follow-ups."));
    case CLINIC_NOTIFIER_FROZEN:
      return g_strdup (_("The desktop’s notifications do not answer. What is due stands under Follow-ups."));
    case CLINIC_NOTIFIER_REFUSED:
      return g_strdup (_("The desktop does not let Sittings notify. What is due stands under Follow-ups."));
    case CLINIC_NOTIFIER_UNKNOWN:
    case CLINIC_NOTIFIER_AVAILABLE:
    default: return NULL;
    }
}

/* The class */

static void
clinic_announcer_dispose (GObject *object)
{
  ClinicAnnouncer *self = CLINIC_ANNOUNCER (object);

  g_clear_object (&self->reminder);
  g_clear_object (&self->notifier);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->apart, g_hash_table_unref);
  g_clear_pointer (&self->together, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_announcer_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n, GType a, GType b)
{
  return g_signal_new (name, CLINIC_TYPE_ANNOUNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, a, b);
}

static void
clinic_announcer_class_init (ClinicAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_announcer_dispose;

  signals[SIGNAL_OPEN_FOLLOW_UP] = add_signal ("open-follow-up", 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_OPEN_SESSION] = add_signal ("open-session", 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_OPEN_PATIENT] = add_signal ("open-patient", 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_OPEN_PAGE] = add_signal ("open-page", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[SIGNAL_FAULT_CHANGED] = add_signal ("fault-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
}

static void
clinic_announcer_init (ClinicAnnouncer *self)
{
  self->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) clinic_reminder_item_free);
  self->together = new_items ();
}

ClinicAnnouncer *
clinic_announcer_new (ClinicDiary *diary, ClinicNotifier *notifier)
{
  ClinicAnnouncer *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (CLINIC_IS_NOTIFIER (notifier), NULL);

  self = g_object_new (CLINIC_TYPE_ANNOUNCER, NULL);
  self->diary = g_object_ref (diary);
  self->notifier = g_object_ref (notifier);
  self->reminder = clinic_reminder_new (diary);
  g_signal_connect_object (self->reminder, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminder, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "state-changed", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
clinic_announcer_start (ClinicAnnouncer *self)
{
  g_return_if_fail (CLINIC_IS_ANNOUNCER (self));

  clinic_reminder_start (self->reminder);
}
