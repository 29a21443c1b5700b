/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-autostart.h"

#include <errno.h>
#include <glib/gstdio.h>

#define ENTRY "[Desktop Entry]\nType=Application\nName=Sittings\nIcon=" APPLICATION_ID "\nExec=%s --background\nX-GNOME-UsesNotifications=true\n"

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

static void
write_entry (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *entry = make_entry ();
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, entry, -1, &error))
    g_message ("Sittings will not start at login: %s", error->message);
}

static void
remove_entry (void)
{
  g_autofree char *path = get_path ();

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_message ("%s cannot be removed: %s", path, g_strerror (errno));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_message ("The desktop was not asked to start Sittings at login: %s", error->message);
}

static void
ask_portal (GDBusConnection *bus, gboolean wanted)
{
  const char *const command[] = { "sittings", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, asked_cb, NULL);
}

void
clinic_autostart_set (GApplication *application, gboolean wanted)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);

  g_return_if_fail (G_IS_APPLICATION (application));

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      if (bus != NULL)
        ask_portal (bus, wanted);
    }
  else if (wanted)
    write_entry ();
  else
    remove_entry ();
}
