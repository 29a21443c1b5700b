/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-libnotify.h"

#include <libnotify/notify.h>
#include <string.h>

#include "notify/clinic-patience.h"

#define SERVICE "org.freedesktop.Notifications"
#define SERVICE_PATH "/org/freedesktop/Notifications"

/* What the thread works with; lives as long as the longer of thread and object, since nobody waits for a call. */
typedef struct
{
  gatomicrefcount refs;
  char *name;
  char *desktop_entry;
  GMainContext *context; /* the thread's */
  GMainContext *main;
  GWeakRef owner;

  /* the thread's alone */
  GMainLoop *loop;
  GHashTable *standing; /* key -> NotifyNotification: on the screen */
  GQueue waiting;       /* ClinicNotice, oldest first */
  GDBusConnection *connection; /* nullable: no bus */
  gboolean asking;
  GSource *retry; /* nullable: nobody refuses */
  guint retry_seconds;
  guint watch;
} Worker;

struct _ClinicLibnotify
{
  GObject parent_instance;

  Worker *worker;
  ClinicNotifierState state;
  ClinicPatience patience; /* with the service */
};

static void clinic_libnotify_iface_init (ClinicNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicLibnotify, clinic_libnotify, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CLINIC_TYPE_NOTIFIER, clinic_libnotify_iface_init))

/* What the thread says to the object */

typedef enum
{
  EVENT_STATE,
  EVENT_SHOWN,
  EVENT_CLOSED,
  EVENT_ACTIVATED,
  EVENT_ASKED,    /* the service has been asked something */
  EVENT_ANSWERED, /* and has answered, or never will */
} EventKind;

typedef struct
{
  Worker *worker;
  EventKind kind;
  ClinicNotifierState state;
  char *key;
  char *action;
  char *token;
  char **about;
} Event;

static Worker *
ref_worker (Worker *worker)
{
  g_atomic_ref_count_inc (&worker->refs);
  return worker;
}

static void
unref_worker (Worker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->refs))
    return;
  g_free (worker->name);
  g_free (worker->desktop_entry);
  g_main_context_unref (worker->context);
  g_main_context_unref (worker->main);
  g_weak_ref_clear (&worker->owner);
  g_queue_clear_full (&worker->waiting, (GDestroyNotify) clinic_notice_free);
  g_free (worker);
}

static void
free_event (gpointer data)
{
  Event *event = data;

  unref_worker (event->worker);
  g_free (event->key);
  g_free (event->action);
  g_free (event->token);
  g_strfreev (event->about);
  g_free (event);
}

static void
set_state (ClinicLibnotify *self, ClinicNotifierState state)
{
  if (self->state == state)
    return;
  self->state = state;
  clinic_notifier_emit_state_changed (CLINIC_NOTIFIER (self));
}

static void
patience_cb (gpointer data)
{
  set_state (data, CLINIC_NOTIFIER_FROZEN);
}

static gboolean
deliver_cb (gpointer data)
{
  Event *event = data;
  g_autoptr (ClinicLibnotify) self = g_weak_ref_get (&event->worker->owner);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  switch (event->kind)
    {
    case EVENT_STATE: set_state (self, event->state); break;
    case EVENT_SHOWN:
      clinic_notifier_emit_shown (CLINIC_NOTIFIER (self), event->key, (const char *const *) event->about);
      break;
    case EVENT_CLOSED: clinic_notifier_emit_closed (CLINIC_NOTIFIER (self), event->key); break;
    case EVENT_ACTIVATED:
      clinic_notifier_emit_activated (CLINIC_NOTIFIER (self), event->key, event->action, event->token);
      break;
    case EVENT_ASKED: clinic_patience_ask (&self->patience); break;
    case EVENT_ANSWERED: clinic_patience_answer (&self->patience); break;
    default: g_assert_not_reached ();
    }
  return G_SOURCE_REMOVE;
}

static Event *
new_event (EventKind kind, const char *key)
{
  Event *event = g_new0 (Event, 1);

  event->kind = kind;
  event->key = g_strdup (key);
  return event;
}

/* Takes @event. */
static void
send_event (Worker *worker, Event *event)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  event->worker = ref_worker (worker);
  /* always through the loop, in order, even where the thread happens to own the main context */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, event, free_event);
  g_source_attach (source, worker->main);
}

/* On the thread */

typedef struct
{
  Worker *worker;
  char *key;
} ActionData;

static void
free_action_data (gpointer data)
{
  g_free (((ActionData *) data)->key);
  g_free (data);
}

static void
action_cb (NotifyNotification *notification, char *action, gpointer user_data)
{
  ActionData *data = user_data;
  Event *event = new_event (EVENT_ACTIVATED, data->key);

  event->action = g_strdup (action);
  event->token = g_strdup (notify_notification_get_activation_token (notification));
  send_event (data->worker, event);
}

/* One whose successor is on its way is not gone. */
static void
send_closed (Worker *worker, const char *key)
{
  if (!clinic_notices_have (&worker->waiting, key))
    send_event (worker, new_event (EVENT_CLOSED, key));
}

static void
closed_cb (Worker *worker, NotifyNotification *notification)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, worker->standing);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value == notification)
      {
        send_closed (worker, key);
        g_hash_table_iter_remove (&iter);
      }
}

static void ask_service (Worker *worker);

static void
send_state (Worker *worker, ClinicNotifierState state)
{
  Event *event = new_event (EVENT_STATE, NULL);

  event->state = state;
  send_event (worker, event);
}

static gboolean
has_capability (GList *capabilities, const char *name)
{
  return g_list_find_custom (capabilities, name, (GCompareFunc) strcmp) != NULL;
}

static NotifyNotification *
take_notification (Worker *worker, const ClinicNotice *notice, const char *body)
{
  NotifyNotification *notification = g_hash_table_lookup (worker->standing, notice->key);

  if (notification != NULL)
    {
      notify_notification_update (notification, notice->title, body, NULL);
      notify_notification_clear_actions (notification);
      return notification;
    }
  notification = notify_notification_new (notice->title, body, NULL);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (worker->desktop_entry));
  g_signal_connect_swapped (notification, "closed", G_CALLBACK (closed_cb), worker);
  g_hash_table_insert (worker->standing, g_strdup (notice->key), notification);
  return notification;
}

static gboolean
show_notice (Worker *worker, const ClinicNotice *notice, GList *capabilities, GError **error)
{
  g_autofree char *escaped = g_markup_escape_text (notice->body, -1);
  NotifyNotification *notification =
    take_notification (worker, notice, has_capability (capabilities, "body-markup") ? escaped : notice->body);

  notify_notification_set_urgency (notification, notice->urgent ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);
  for (guint i = 0; has_capability (capabilities, "actions") && i < notice->actions->len; i++)
    {
      const ClinicNoticeAction *action = notice->actions->pdata[i];
      ActionData *data = g_new0 (ActionData, 1);

      data->worker = worker;
      data->key = g_strdup (notice->key);
      notify_notification_add_action (notification, action->name, action->label, action_cb, data, free_action_data);
    }
  return notify_notification_show (notification, error);
}

static void
end_retry (Worker *worker)
{
  if (worker->retry != NULL)
    g_source_destroy (worker->retry);
  g_clear_pointer (&worker->retry, g_source_unref);
}

static gboolean
retry_cb (gpointer data)
{
  Worker *worker = data;

  end_retry (worker);
  ask_service (worker);
  return G_SOURCE_REMOVE;
}

static void
retry_later (Worker *worker)
{
  worker->retry_seconds = clinic_patience_get_next_retry (worker->retry_seconds);
  end_retry (worker);
  worker->retry = g_timeout_source_new_seconds (worker->retry_seconds);
  g_source_set_callback (worker->retry, retry_cb, worker, NULL);
  g_source_attach (worker->retry, worker->context);
}

/* Whether the head of the queue is done with. */
static gboolean
send_head (Worker *worker, GList *capabilities)
{
  const ClinicNotice *notice = g_queue_peek_head (&worker->waiting);
  g_autoptr (GError) error = NULL;

  if (show_notice (worker, notice, capabilities, &error))
    {
      Event *event = new_event (EVENT_SHOWN, notice->key);

      event->about = g_strdupv (notice->about);
      send_event (worker, event);
      clinic_notice_free (g_queue_pop_head (&worker->waiting));
      return TRUE;
    }
  g_message ("A notification cannot be shown: %s", error->message);
  g_hash_table_remove (worker->standing, notice->key);
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED))
    {
      send_state (worker, CLINIC_NOTIFIER_REFUSED);
      retry_later (worker);
    }
  else
    ask_service (worker);
  return FALSE;
}

/* Who was refused is let through only when something has come through. */
static void
send_waiting (Worker *worker)
{
  GList *capabilities = notify_get_server_caps ();

  if (worker->retry_seconds == 0)
    send_state (worker, CLINIC_NOTIFIER_AVAILABLE);
  while (!g_queue_is_empty (&worker->waiting) && send_head (worker, capabilities))
    ;
  if (g_queue_is_empty (&worker->waiting))
    {
      worker->retry_seconds = 0;
      send_state (worker, CLINIC_NOTIFIER_AVAILABLE);
    }
  g_list_free_full (capabilities, g_free);
}

static void
service_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Worker *worker = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  worker->asking = FALSE;
  if (answer != NULL)
    send_waiting (worker);
  else
    send_state (worker, CLINIC_NOTIFIER_MISSING);
  send_event (worker, new_event (EVENT_ANSWERED, NULL));
  unref_worker (worker);
}

/* Asks the service whether it is there before each round, and starts one where the desktop knows how. What is sent to a
 * frozen one would show when it thaws, with nobody knowing by which number to replace or withdraw it; its answer tells
 * of the thaw. */
static void
ask_service (Worker *worker)
{
  if (worker->asking)
    return;
  if (worker->connection == NULL)
    {
      send_state (worker, CLINIC_NOTIFIER_MISSING);
      return;
    }
  worker->asking = TRUE;
  send_event (worker, new_event (EVENT_ASKED, NULL));
  /* not a ping: the bus library may answer that for a service that hangs */
  g_dbus_connection_call (worker->connection, SERVICE, SERVICE_PATH, SERVICE, "GetCapabilities", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, service_answered_cb, ref_worker (worker));
}

static void
forget_standing (Worker *worker, GDBusConnection *connection)
{
  GHashTableIter iter;
  gpointer key;

  g_set_object (&worker->connection, connection);
  /* what an earlier service showed is gone with it */
  g_hash_table_iter_init (&iter, worker->standing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    send_closed (worker, key);
  g_hash_table_remove_all (worker->standing);
  ask_service (worker);
}

static void
service_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  forget_standing (user_data, connection);
}

static void
service_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  forget_standing (user_data, connection);
}

static void
withdraw_notice (Worker *worker, const char *key)
{
  NotifyNotification *notification = g_hash_table_lookup (worker->standing, key);

  clinic_notices_drop (&worker->waiting, key);
  if (notification == NULL)
    return;
  send_event (worker, new_event (EVENT_ASKED, NULL));
  notify_notification_close (notification, NULL);
  send_event (worker, new_event (EVENT_ANSWERED, NULL));
  g_hash_table_remove (worker->standing, key);
}

static void
release_notification (gpointer data)
{
  g_signal_handlers_disconnect_matched (data, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, closed_cb, NULL);
  g_object_unref (data);
}

static gpointer
run_thread (gpointer data)
{
  Worker *worker = data;

  g_main_context_push_thread_default (worker->context);
  notify_init (worker->name);
  worker->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, release_notification);
  worker->watch = g_bus_watch_name (G_BUS_TYPE_SESSION, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE, service_appeared_cb,
                                    service_vanished_cb, worker, NULL);
  g_main_loop_run (worker->loop);
  end_retry (worker);
  g_bus_unwatch_name (worker->watch);
  g_clear_object (&worker->connection);
  g_hash_table_unref (worker->standing);
  g_main_loop_unref (worker->loop);
  g_main_context_pop_thread_default (worker->context);
  unref_worker (worker);
  return NULL;
}

/* What the object gives the thread to do */

typedef struct
{
  Worker *worker;
  ClinicNotice *notice; /* to show, or NULL */
  char *key;            /* to withdraw, or NULL; neither: to end */
} Task;

static void
free_task (gpointer data)
{
  Task *task = data;

  unref_worker (task->worker);
  clinic_notice_free (task->notice);
  g_free (task->key);
  g_free (task);
}

static gboolean
run_task_cb (gpointer data)
{
  Task *task = data;
  Worker *worker = task->worker;

  if (task->notice != NULL && task->notice->renews && !clinic_notices_have (&worker->waiting, task->notice->key) &&
      !g_hash_table_contains (worker->standing, task->notice->key))
    return G_SOURCE_REMOVE;
  if (task->notice != NULL)
    {
      clinic_notices_drop (&worker->waiting, task->notice->key);
      g_queue_push_tail (&worker->waiting, g_steal_pointer (&task->notice));
      ask_service (worker);
    }
  else if (task->key != NULL)
    withdraw_notice (worker, task->key);
  else
    g_main_loop_quit (worker->loop);
  return G_SOURCE_REMOVE;
}

static void
give_task (Worker *worker, const ClinicNotice *notice, const char *key)
{
  Task *task = g_new0 (Task, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  task->worker = ref_worker (worker);
  task->notice = notice ? clinic_notice_copy (notice) : NULL;
  task->key = g_strdup (key);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, run_task_cb, task, free_task);
  g_source_attach (source, worker->context);
}

static void
clinic_libnotify_show (ClinicNotifier *notifier, const ClinicNotice *notice)
{
  give_task (CLINIC_LIBNOTIFY (notifier)->worker, notice, NULL);
}

static void
clinic_libnotify_withdraw (ClinicNotifier *notifier, const char *key)
{
  give_task (CLINIC_LIBNOTIFY (notifier)->worker, NULL, key);
}

static ClinicNotifierState
clinic_libnotify_get_state (ClinicNotifier *notifier)
{
  return CLINIC_LIBNOTIFY (notifier)->state;
}

static void
clinic_libnotify_iface_init (ClinicNotifierInterface *iface)
{
  iface->show = clinic_libnotify_show;
  iface->withdraw = clinic_libnotify_withdraw;
  iface->get_state = clinic_libnotify_get_state;
}

static void
clinic_libnotify_dispose (GObject *object)
{
  ClinicLibnotify *self = CLINIC_LIBNOTIFY (object);

  clinic_patience_clear (&self->patience);
  if (self->worker != NULL)
    give_task (self->worker, NULL, NULL);
  g_clear_pointer (&self->worker, unref_worker);
  G_OBJECT_CLASS (clinic_libnotify_parent_class)->dispose (object);
}

static void
clinic_libnotify_class_init (ClinicLibnotifyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_libnotify_dispose;
}

static void
clinic_libnotify_init (ClinicLibnotify *self)
{
  clinic_patience_init (&self->patience, patience_cb, self);
}

ClinicLibnotify *
clinic_libnotify_new (const char *name, const char *desktop_entry)
{
  ClinicLibnotify *self;
  Worker *worker;

  g_return_val_if_fail (name != NULL && desktop_entry != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_LIBNOTIFY, NULL);
  worker = self->worker = g_new0 (Worker, 1);
  g_atomic_ref_count_init (&worker->refs);
  worker->name = g_strdup (name);
  worker->desktop_entry = g_strdup (desktop_entry);
  worker->context = g_main_context_new ();
  worker->main = g_main_context_ref_thread_default ();
  worker->loop = g_main_loop_new (worker->context, FALSE);
  g_weak_ref_init (&worker->owner, self);
  g_queue_init (&worker->waiting);
  g_thread_unref (g_thread_new ("notify", run_thread, ref_worker (worker)));
  return self;
}
