/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-reminder.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "model/clinic-diary-aftercare.h"
#include "model/clinic-reminder-look.h"

/* With nothing to come, the timer still has to be set to see the clock being set. */
#define LONGEST_SLEEP 86400
/* Looking so much later than was meant to, the program, or the machine, had been away. */
#define LATE_SECONDS 300

/* What was said of one item. */
typedef struct
{
  ClinicReminderKind kind;
  gint64 id;
  gint64 since;   /* as it was said; due anew when this differs */
  gint64 snoozed; /* until; CLINIC_TIME_NONE */
  gboolean confirmed; /* a follow-up that is marked as told */
} Said;

struct _ClinicReminder
{
  GObject parent_instance;

  ClinicDiary *diary;
  GHashTable *said; /* key -> Said */
  int timer;        /* -1: the clock's minutes tell */
  guint source;
  gint64 wake;      /* when the next look was to be; CLINIC_TIME_NONE */
  gboolean started;
  gboolean looking;
  gboolean look_again;
  gboolean summary; /* the next look is the first since a start or wake */
};

enum
{
  SIGNAL_DUE,
  SIGNAL_OVER,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicReminder, clinic_reminder, G_TYPE_OBJECT)

static void start_look (ClinicReminder *self);

/* The timer */

static void
set_timer (ClinicReminder *self, gint64 next)
{
  gint64 now = clinic_diary_get_now (self->diary);
  struct itimerspec when = { 0 };

  self->wake = next;
  if (self->timer < 0)
    return;
  if (next == CLINIC_TIME_NONE || next > now + LONGEST_SLEEP)
    next = now + LONGEST_SLEEP;
  when.it_value.tv_sec = MAX (next, now + 1);
  /* cancelled when the clock is set or the machine wakes, so that a look is due then too */
  if (timerfd_settime (self->timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) < 0)
    g_message ("The reminder’s timer cannot be set: %s", g_strerror (errno));
}

static gboolean
timer_cb (int fd, GIOCondition condition, gpointer user_data)
{
  ClinicReminder *self = user_data;
  guint64 count;

  if (read (fd, &count, sizeof count) < 0)
    {
      if (errno == EAGAIN)
        return G_SOURCE_CONTINUE;
      /* ECANCELED: time has jumped */
      self->summary = TRUE;
    }
  /* who goes by the minute need not wake for themselves */
  clinic_clock_look (clinic_diary_get_clock (self->diary));
  start_look (self);
  return G_SOURCE_CONTINUE;
}

static void
make_timer (ClinicReminder *self)
{
  if (clinic_clock_is_held (clinic_diary_get_clock (self->diary)))
    return;
  self->timer = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer >= 0)
    self->source = g_unix_fd_add (self->timer, G_IO_IN, timer_cb, self);
}

static void
minute_cb (ClinicReminder *self)
{
  if (self->timer < 0)
    start_look (self);
}

static void
changed_cb (ClinicReminder *self, ClinicChange *change)
{
  if (clinic_change_has (change, CLINIC_KIND_FOLLOW_UP) || clinic_change_has (change, CLINIC_KIND_SESSION) ||
      clinic_change_has (change, CLINIC_KIND_RED_FLAG) || clinic_change_has (change, CLINIC_KIND_PATIENT))
    start_look (self);
}

/* Looking */

static GArray *
list_confirmed (ClinicReminder *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  Said *said;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &said))
    if (said->kind == CLINIC_REMINDER_FOLLOW_UP && said->confirmed)
      g_array_append_val (ids, said->id);
  return ids;
}

static gboolean
is_among (const GPtrArray *items, const char *key)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((ClinicReminderItem *) items->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

static void
say_over (ClinicReminder *self, const GPtrArray *items)
{
  g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_among (items, key))
      g_ptr_array_add (over, g_strdup (key));
  for (guint i = 0; i < over->len; i++)
    {
      g_hash_table_remove (self->said, over->pdata[i]);
      g_signal_emit (self, signals[SIGNAL_OVER], 0, over->pdata[i]);
    }
}

static gboolean
is_new (ClinicReminder *self, const ClinicReminderItem *item, gint64 now)
{
  const Said *said = g_hash_table_lookup (self->said, item->key);

  return said == NULL || said->since != item->since || (said->snoozed != CLINIC_TIME_NONE && said->snoozed <= now);
}

static void
note_said (ClinicReminder *self, const ClinicReminderItem *item)
{
  Said *said = g_new0 (Said, 1);

  said->kind = item->kind;
  said->id = item->id;
  said->since = item->since;
  said->snoozed = CLINIC_TIME_NONE;
  g_hash_table_replace (self->said, g_strdup (item->key), said);
}

/* (transfer full): what has not been said, noted as said. */
static GPtrArray *
take_new (ClinicReminder *self, const GPtrArray *items, gint64 now)
{
  GPtrArray *fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_reminder_item_free);

  for (guint i = 0; i < items->len; i++)
    if (is_new (self, items->pdata[i], now))
      {
        note_said (self, items->pdata[i]);
        g_ptr_array_add (fresh, clinic_reminder_item_copy (items->pdata[i]));
      }
  return fresh;
}

static gint64
find_wake (ClinicReminder *self, gint64 next, gint64 now)
{
  GHashTableIter iter;
  Said *said;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &said))
    if (said->snoozed > now && (next == CLINIC_TIME_NONE || said->snoozed < next))
      next = said->snoozed;
  return next;
}

static void
end_look (ClinicReminder *self)
{
  self->looking = FALSE;
  if (self->look_again)
    start_look (self);
}

typedef struct
{
  ClinicReminder *self;
  GPtrArray *items;
  gboolean summary;
} Telling;

static void
say (Telling *telling)
{
  ClinicReminder *self = telling->self;

  g_signal_emit (self, signals[SIGNAL_DUE], 0, telling->items, telling->summary);
  end_look (self);
  g_ptr_array_unref (telling->items);
  g_object_unref (self);
  g_free (telling);
}

/* Not being able to mark (a full disk) is no reason to keep silent: it will be told again at the next start. */
static void
marked_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_message ("What is about to be told could not be marked: %s", error->message);
  say (user_data);
}

static void
tell (ClinicReminder *self, GPtrArray *items)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Telling *telling = g_new0 (Telling, 1);

  telling->self = g_object_ref (self);
  telling->items = items;
  telling->summary = self->summary;
  self->summary = FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const ClinicReminderItem *item = items->pdata[i];

      if (item->kind == CLINIC_REMINDER_FOLLOW_UP)
        g_array_append_val (ids, item->id);
    }
  if (ids->len > 0)
    clinic_diary_mark_told_async (self->diary, ids, FALSE, NULL, marked_before_cb, telling);
  else
    say (telling);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicReminder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicReminderLook) look = clinic_reminder_look_finish (CLINIC_DIARY (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  gint64 now = clinic_diary_get_now (self->diary);
  gint64 next;

  if (look == NULL)
    {
      g_message ("What is due cannot be read: %s", error->message);
      /* tried again at the next change, or in a minute */
      set_timer (self, now + 60);
      end_look (self);
      return;
    }
  items = clinic_reminder_look_list_items (look, self->diary, now, &next);
  say_over (self, items);
  fresh = take_new (self, items, now);
  set_timer (self, find_wake (self, next, now));
  if (fresh->len > 0)
    {
      tell (self, g_steal_pointer (&fresh));
      return;
    }
  self->summary = FALSE;
  end_look (self);
}

static void
start_look (ClinicReminder *self)
{
  g_autoptr (GArray) confirmed = NULL;

  if (!self->started)
    return;
  self->look_again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  if (self->wake != CLINIC_TIME_NONE && clinic_diary_get_now (self->diary) > self->wake + LATE_SECONDS)
    self->summary = TRUE;
  confirmed = list_confirmed (self);
  clinic_reminder_look_async (self->diary, confirmed, NULL, looked_cb, g_object_ref (self));
}

/* The public face */

void
clinic_reminder_start (ClinicReminder *self)
{
  g_return_if_fail (CLINIC_IS_REMINDER (self));
  g_return_if_fail (!self->started);

  self->started = TRUE;
  self->summary = TRUE;
  make_timer (self);
  start_look (self);
}

static void
marked_after_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_message ("What was told could not be marked: %s", error->message);
}

void
clinic_reminder_confirm (ClinicReminder *self, const GPtrArray *keys)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CLINIC_IS_REMINDER (self));
  g_return_if_fail (keys != NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      Said *said = g_hash_table_lookup (self->said, keys->pdata[i]);

      if (said == NULL || said->kind != CLINIC_REMINDER_FOLLOW_UP || said->confirmed)
        continue;
      said->confirmed = TRUE;
      g_array_append_val (ids, said->id);
    }
  if (ids->len > 0)
    clinic_diary_mark_told_async (self->diary, ids, TRUE, NULL, marked_after_cb, NULL);
}

static void
snoozed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_message ("What is to be told later could not be marked: %s", error->message);
}

void
clinic_reminder_snooze (ClinicReminder *self, const GPtrArray *keys, gint64 until)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CLINIC_IS_REMINDER (self));
  g_return_if_fail (keys != NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      Said *said = g_hash_table_lookup (self->said, keys->pdata[i]);
      gint64 id = clinic_reminder_key_get_follow_up (keys->pdata[i]);

      if (said != NULL)
        said->snoozed = until;
      if (id != 0)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    clinic_diary_snooze_async (self->diary, ids, until, NULL, snoozed_cb, NULL);
  start_look (self);
}

void
clinic_reminder_find_async (ClinicReminder *self, const char *key, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CLINIC_IS_REMINDER (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (task, g_strdup (key), g_free);
  clinic_reminder_look_find (self->diary, task);
}

ClinicReminderItem *
clinic_reminder_find_finish (ClinicReminder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
clinic_reminder_dispose (GObject *object)
{
  ClinicReminder *self = CLINIC_REMINDER (object);

  self->started = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->timer >= 0)
    close (self->timer);
  self->timer = -1;
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_reminder_parent_class)->dispose (object);
}

static void
clinic_reminder_finalize (GObject *object)
{
  g_hash_table_unref (CLINIC_REMINDER (object)->said);
  G_OBJECT_CLASS (clinic_reminder_parent_class)->finalize (object);
}

static void
clinic_reminder_class_init (ClinicReminderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_reminder_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_reminder_finalize;

  signals[SIGNAL_DUE] = g_signal_new ("due", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                      G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);
  signals[SIGNAL_OVER] = g_signal_new ("over", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_STRING);
}

static void
clinic_reminder_init (ClinicReminder *self)
{
  self->timer = -1;
  self->wake = CLINIC_TIME_NONE;
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

ClinicReminder *
clinic_reminder_new (ClinicDiary *diary)
{
  ClinicReminder *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_REMINDER, NULL);
  self->diary = g_object_ref (diary);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  return self;
}
