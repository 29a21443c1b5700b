/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-autostart.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/clinic-error.h"

#define ENTRY "[Desktop Entry]\nType=Application\nName=Sittings\nIcon=" APPLICATION_ID "\nExec=%s --background\nX-GNOME-UsesNotifications=true\n"
/* What is asked of the desktop */
enum
{
  NOT_WANTED,
  WANTED,
  STILL_WANTED, /* as it was at an earlier start */
};

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A desktop file of the person's */

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", APPLICATION_ID ".desktop", NULL);
}

/* (transfer full): as a desktop file wants it: the program by its own path, quoted where it has to be. */
static char *
make_entry (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", program ? program : "sittings");

  return g_strdup_printf (ENTRY, quoted);
}

static gboolean
write_entry (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *entry = make_entry ();

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents (path, entry, -1, error);
}

static gboolean
remove_entry (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static void
entry_thread (GTask *task, gpointer source, gpointer wanted, GCancellable *cancellable)
{
  g_autofree char *path = get_path ();
  GError *error = NULL;

  if ((GPOINTER_TO_INT (wanted) == STILL_WANTED && g_file_test (path, G_FILE_TEST_EXISTS)) ||
      (GPOINTER_TO_INT (wanted) ? write_entry (path, &error) : remove_entry (path, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The portal */

static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GVariant) results = NULL;
  gboolean granted = FALSE;
  guint response;

  if (g_task_get_completed (task))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &granted);
  if (response == 0 && (granted || !GPOINTER_TO_INT (g_task_get_task_data (task))))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, CLINIC_ERROR, CLINIC_ERROR_INVALID, "%s",
                             _("The desktop does not start Sittings at login. Its own settings say which programs may."));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
}

/* Where the answer will come to: known before, so that none is missed. */
static char *
get_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

static void
unsubscribe_cb (GTask *task, GParamSpec *pspec, gpointer subscription)
{
  g_dbus_connection_signal_unsubscribe (g_task_get_source_object (task), GPOINTER_TO_UINT (subscription));
}

static void
ask_portal (GDBusConnection *bus, gboolean wanted, GTask *task)
{
  const char *const command[] = { "sittings", "--background", NULL };
  g_autofree char *token = g_strdup_printf ("sittings%u", g_random_int ());
  g_autofree char *path = get_request_path (bus, token);
  GVariantBuilder options;
  guint subscription;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  subscription = g_dbus_connection_signal_subscribe (bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task),
                                                     g_object_unref);
  g_signal_connect (task, "notify::completed", G_CALLBACK (unsubscribe_cb), GUINT_TO_POINTER (subscription));
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, asked_cb,
                          g_object_ref (task));
}

static void
ask (GDBusConnection *portal, int wanted, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (portal, NULL, callback, user_data);

  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, GINT_TO_POINTER (wanted), NULL);
  if (portal != NULL)
    ask_portal (portal, wanted != NOT_WANTED, task);
  else
    g_task_run_in_thread (task, entry_thread);
}

void
clinic_autostart_set_async (GDBusConnection *portal, gboolean wanted, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (portal, wanted ? WANTED : NOT_WANTED, callback, user_data);
}

void
clinic_autostart_mend_async (GDBusConnection *portal, GAsyncReadyCallback callback, gpointer user_data)
{
  ask (portal, STILL_WANTED, callback, user_data);
}

gboolean
clinic_autostart_set_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
