/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-autostart.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support/clinic-test-bus.h"
#include "support/clinic-test-db.h"

#define PATH "/org/freedesktop/portal/desktop"

static const char interfaces[] = "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
                                 "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                                 "<arg type='o' direction='out'/></method></interface></node>";

/* A portal on a connection of its own. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *portal;
  GDBusConnection *ours;
  GDBusNodeInfo *node;
  guint response;   /* 0 = the person has said yes, or was not asked */
  gboolean granted;
  gboolean asked_for; /* the last one asked for autostart */
} Desk;

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* (transfer full) (nullable): why it was not done */
static char *
finish (GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (slot);
  g_assert_true (clinic_autostart_set_finish (result, &error) == (error == NULL));
  return error != NULL ? g_strdup (error->message) : NULL;
}

static char *
set (GDBusConnection *portal, gboolean wanted)
{
  GAsyncResult *slot = NULL;

  clinic_autostart_set_async (portal, wanted, ready_cb, &slot);
  return finish (&slot);
}

static char *
mend (GDBusConnection *portal)
{
  GAsyncResult *slot = NULL;

  clinic_autostart_mend_async (portal, ready_cb, &slot);
  return finish (&slot);
}

/* A desktop file */

static void
test_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path = g_build_filename (folder, APPLICATION_ID ".desktop", NULL);
  g_autofree char *content = NULL;
  g_autofree char *fault = NULL;

  g_assert_null (set (NULL, FALSE));
  g_assert_null (set (NULL, TRUE));
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_nonnull (strstr (content, " --background\n"));
  g_assert_null (set (NULL, FALSE));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_file_set_contents (folder, "a file in the folder's place", -1, NULL);
  fault = set (NULL, TRUE);
  g_assert_nonnull (fault);
  g_assert_nonnull (strstr (fault, "autostart"));
  g_assert_null (set (NULL, FALSE));
  g_unlink (folder);
}

/* What was refused at one start is made up for at a later one; a file that is there stays as it is. */
static void
test_mend (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path = g_build_filename (folder, APPLICATION_ID ".desktop", NULL);
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;

  g_file_set_contents (folder, "a file in the folder's place", -1, NULL);
  fault = mend (NULL);
  g_assert_nonnull (fault);
  g_unlink (folder);
  g_assert_null (mend (NULL));
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_nonnull (strstr (content, " --background\n"));
  g_file_set_contents (path, "Hidden=true", -1, NULL);
  g_assert_null (mend (NULL));
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "Hidden=true");
  g_assert_null (set (NULL, FALSE));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The portal */

static void
call_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Desk *desk = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  GVariantBuilder results;
  const char *token;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &desk->asked_for));
  request = g_strdup_printf (PATH "/request/%s/%s", name, token);
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (desk->granted));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", desk->response, &results), NULL);
}

static const GDBusInterfaceVTable vtable = { call_cb, NULL, NULL, { NULL } };

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->bus);
  desk->portal = clinic_test_bus_connect (desk->bus);
  desk->ours = clinic_test_bus_connect (desk->bus);
  desk->node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  desk->response = 0;
  desk->granted = TRUE;
  g_dbus_connection_register_object (desk->portal, PATH, desk->node->interfaces[0], &vtable, desk, NULL, NULL);
}

static void
give_name (Desk *desk)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    desk->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
    g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  g_assert_nonnull (answer);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_dbus_connection_close_sync (desk->portal, NULL, NULL);
  g_dbus_connection_close_sync (desk->ours, NULL, NULL);
  g_object_unref (desk->portal);
  g_object_unref (desk->ours);
  g_dbus_node_info_unref (desk->node);
  g_test_dbus_down (desk->bus);
  g_object_unref (desk->bus);
}

static void
test_granted (Desk *desk, gconstpointer data)
{
  give_name (desk);
  g_assert_null (set (desk->ours, TRUE));
  g_assert_true (desk->asked_for);
  desk->granted = FALSE;
  g_assert_null (set (desk->ours, FALSE));
  g_assert_false (desk->asked_for);
}

/* By the person, or by the desktop's own settings without a question. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autofree char *person = NULL;
  g_autofree char *settings = NULL;

  give_name (desk);
  desk->response = 1;
  person = set (desk->ours, TRUE);
  g_assert_nonnull (person);
  desk->response = 0;
  desk->granted = FALSE;
  settings = set (desk->ours, TRUE);
  g_assert_cmpstr (settings, ==, person);
  desk->granted = TRUE;
  g_assert_null (mend (desk->ours));
  g_assert_true (desk->asked_for);
}

static void
test_no_portal (Desk *desk, gconstpointer data)
{
  g_autofree char *fault = set (desk->ours, TRUE);

  g_assert_nonnull (fault);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = clinic_test_folder_new ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autostart/file", test_file);
  g_test_add_func ("/autostart/mend", test_mend);
  g_test_add ("/autostart/granted", Desk, NULL, set_up, test_granted, tear_down);
  g_test_add ("/autostart/refused", Desk, NULL, set_up, test_refused, tear_down);
  g_test_add ("/autostart/no-portal", Desk, NULL, set_up, test_no_portal, tear_down);
  status = g_test_run ();
  clinic_test_folder_remove (folder);
  return status;
}
