/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notify/clinic-portal.h"

#include "notify/clinic-patience.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Notification"

struct _ClinicPortal
{
  GObject parent_instance;

  GDBusConnection *bus;
  GCancellable *gone; /* with the object */
  char *action;
  ClinicNotifierState state;
  guint watch;
  GQueue waiting;       /* ClinicNotice, oldest first */
  ClinicNotice *sent;   /* nullable: not answered yet */
  gboolean withdrawn;   /* @sent is to go as soon as it is there */
  GHashTable *standing; /* key: has been shown, and not been withdrawn */
  ClinicPatience patience;
  guint retry;
  guint retry_seconds;
};

static void clinic_portal_iface_init (ClinicNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicPortal, clinic_portal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CLINIC_TYPE_NOTIFIER, clinic_portal_iface_init))

static void send_waiting (ClinicPortal *self);

static void
set_state (ClinicPortal *self, ClinicNotifierState state)
{
  if (self->state == state)
    return;
  self->state = state;
  clinic_notifier_emit_state_changed (CLINIC_NOTIFIER (self));
}

/* Asking */

static void
patience_cb (gpointer data)
{
  set_state (data, CLINIC_NOTIFIER_FROZEN);
}

static void
call (ClinicPortal *self, const char *interface, const char *method, GVariant *parameters, GAsyncReadyCallback callback)
{
  clinic_patience_ask (&self->patience);
  g_dbus_connection_call (self->bus, PORTAL, PORTAL_PATH, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE,
                          G_MAXINT, self->gone, callback, self);
}

/* (transfer none) (nullable): who asked; %NULL: it is gone */
static ClinicPortal *
end_call (GObject *source, GAsyncResult *result, gpointer user_data, GError **error)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, error);
  ClinicPortal *self = user_data;

  if (answer == NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  clinic_patience_answer (&self->patience);
  return self;
}

static gboolean
retry_cb (gpointer data)
{
  ClinicPortal *self = data;

  self->retry = 0;
  send_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
note_refusal (ClinicPortal *self)
{
  set_state (self, CLINIC_NOTIFIER_REFUSED);
  self->retry_seconds = clinic_patience_get_next_retry (self->retry_seconds);
  if (self->retry == 0)
    self->retry = g_timeout_add_seconds (self->retry_seconds, retry_cb, self);
}

/* Anything but that no portal can be had. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) ||
         (g_dbus_error_is_remote_error (error) && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) &&
          !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) &&
          !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) &&
          !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED));
}

/* Showing */

static GVariant *
make_target (const ClinicNotice *notice, const char *action)
{
  return g_variant_new ("(ss)", notice->key, action);
}

static GVariant *
make_buttons (ClinicPortal *self, const ClinicNotice *notice)
{
  GVariantBuilder buttons;

  g_variant_builder_init (&buttons, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < notice->actions->len; i++)
    {
      const ClinicNoticeAction *action = notice->actions->pdata[i];

      if (g_str_equal (action->name, CLINIC_NOTICE_DEFAULT))
        continue;
      g_variant_builder_open (&buttons, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&buttons, "{sv}", "label", g_variant_new_string (action->label));
      g_variant_builder_add (&buttons, "{sv}", "action", g_variant_new_string (self->action));
      g_variant_builder_add (&buttons, "{sv}", "target", make_target (notice, action->name));
      g_variant_builder_close (&buttons);
    }
  return g_variant_builder_end (&buttons);
}

static GVariant *
make_notification (ClinicPortal *self, const ClinicNotice *notice)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "title", g_variant_new_string (notice->title));
  g_variant_builder_add (&builder, "{sv}", "body", g_variant_new_string (notice->body));
  g_variant_builder_add (&builder, "{sv}", "priority", g_variant_new_string (notice->urgent ? "urgent" : "normal"));
  g_variant_builder_add (&builder, "{sv}", "default-action", g_variant_new_string (self->action));
  g_variant_builder_add (&builder, "{sv}", "default-action-target", make_target (notice, CLINIC_NOTICE_DEFAULT));
  g_variant_builder_add (&builder, "{sv}", "buttons", make_buttons (self, notice));
  return g_variant_builder_end (&builder);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  end_call (source, result, user_data, &error);
}

static void
take_away (ClinicPortal *self, const char *key)
{
  g_hash_table_remove (self->standing, key);
  call (self, PORTAL_INTERFACE, "RemoveNotification", g_variant_new ("(s)", key), removed_cb);
}

static void
note_shown (ClinicPortal *self, ClinicNotice *notice)
{
  self->retry_seconds = 0;
  set_state (self, CLINIC_NOTIFIER_AVAILABLE);
  g_hash_table_add (self->standing, g_strdup (notice->key));
  clinic_notifier_emit_shown (CLINIC_NOTIFIER (self), notice->key, (const char *const *) notice->about);
  if (self->withdrawn)
    take_away (self, notice->key);
  clinic_notice_free (notice);
}

/* What could not be shown waits in its place, unless it has been withdrawn or renewed meanwhile. */
static void
note_not_shown (ClinicPortal *self, ClinicNotice *notice, const GError *error)
{
  g_message ("A notification cannot be shown: %s", error->message);
  if (self->withdrawn || clinic_notices_have (&self->waiting, notice->key))
    clinic_notice_free (notice);
  else
    g_queue_push_head (&self->waiting, notice);
  if (is_refusal (error))
    note_refusal (self);
  else
    set_state (self, CLINIC_NOTIFIER_MISSING);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  ClinicPortal *self = end_call (source, result, user_data, &error);
  ClinicNotice *notice = self != NULL ? g_steal_pointer (&self->sent) : NULL;

  if (notice == NULL)
    return;
  if (error != NULL)
    {
      note_not_shown (self, notice, error);
      return;
    }
  note_shown (self, notice);
  send_waiting (self);
}

static void
send_waiting (ClinicPortal *self)
{
  if (self->sent != NULL || self->retry != 0 || g_queue_is_empty (&self->waiting))
    return;
  self->sent = g_queue_pop_head (&self->waiting);
  self->withdrawn = FALSE;
  call (self, PORTAL_INTERFACE, "AddNotification",
        g_variant_new ("(s@a{sv})", self->sent->key, make_notification (self, self->sent)), sent_cb);
}

/* Whether there is a portal */

static void
portal_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  ClinicPortal *self = end_call (source, result, user_data, &error);

  if (self == NULL)
    return;
  if (error != NULL)
    {
      set_state (self, CLINIC_NOTIFIER_MISSING);
      return;
    }
  if (self->retry_seconds == 0)
    set_state (self, CLINIC_NOTIFIER_AVAILABLE);
  send_waiting (self);
}

/* Asked when one comes or goes; the question starts one where the desktop knows how. */
static void
owner_cb (ClinicPortal *self)
{
  call (self, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", PORTAL_INTERFACE, "version"),
        portal_answered_cb);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  owner_cb (user_data);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  if (bus != NULL)
    owner_cb (user_data);
}

/* The interface */

static gboolean
is_sent (ClinicPortal *self, const char *key)
{
  return self->sent != NULL && g_str_equal (self->sent->key, key);
}

static void
clinic_portal_show (ClinicNotifier *notifier, const ClinicNotice *notice)
{
  ClinicPortal *self = CLINIC_PORTAL (notifier);

  if (notice->renews && !clinic_notices_have (&self->waiting, notice->key) && !(is_sent (self, notice->key) && !self->withdrawn) &&
      !g_hash_table_contains (self->standing, notice->key))
    return;
  clinic_notices_drop (&self->waiting, notice->key);
  g_queue_push_tail (&self->waiting, clinic_notice_copy (notice));
  send_waiting (self);
}

static void
clinic_portal_withdraw (ClinicNotifier *notifier, const char *key)
{
  ClinicPortal *self = CLINIC_PORTAL (notifier);

  clinic_notices_drop (&self->waiting, key);
  if (is_sent (self, key))
    self->withdrawn = TRUE;
  else if (g_hash_table_contains (self->standing, key))
    take_away (self, key);
}

static ClinicNotifierState
clinic_portal_get_state (ClinicNotifier *notifier)
{
  return CLINIC_PORTAL (notifier)->state;
}

static void
clinic_portal_iface_init (ClinicNotifierInterface *iface)
{
  iface->show = clinic_portal_show;
  iface->withdraw = clinic_portal_withdraw;
  iface->get_state = clinic_portal_get_state;
}

/* The class */

static void
clinic_portal_dispose (GObject *object)
{
  ClinicPortal *self = CLINIC_PORTAL (object);

  g_cancellable_cancel (self->gone);
  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  clinic_patience_clear (&self->patience);
  g_clear_handle_id (&self->retry, g_source_remove);
  G_OBJECT_CLASS (clinic_portal_parent_class)->dispose (object);
}

static void
clinic_portal_finalize (GObject *object)
{
  ClinicPortal *self = CLINIC_PORTAL (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) clinic_notice_free);
  clinic_notice_free (self->sent);
  g_hash_table_unref (self->standing);
  g_object_unref (self->gone);
  g_object_unref (self->bus);
  g_free (self->action);
  G_OBJECT_CLASS (clinic_portal_parent_class)->finalize (object);
}

static void
clinic_portal_class_init (ClinicPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_portal_dispose;
  G_OBJECT_CLASS (klass)->finalize = clinic_portal_finalize;
}

static void
clinic_portal_init (ClinicPortal *self)
{
  self->gone = g_cancellable_new ();
  clinic_patience_init (&self->patience, patience_cb, self);
  g_queue_init (&self->waiting);
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ClinicPortal *
clinic_portal_new (GDBusConnection *bus, const char *action)
{
  ClinicPortal *self;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus) && action != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_PORTAL, NULL);
  self->bus = g_object_ref (bus);
  self->action = g_strdup (action);
  self->watch = g_bus_watch_name_on_connection (bus, PORTAL, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, self,
                                                NULL);
  return self;
}

gboolean
clinic_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}
