/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "app/clinic-demo-folder.h"
#include "ui/clinic-ui.h"

#define DEMO_ID APPLICATION_ID ".Demo"

/* So long a window waits for what stands in it: drawn once and whole, it is there sooner than drawn empty first. */
#define MOST_WAIT_MS 300

G_DEFINE_FINAL_TYPE (ClinicApplication, clinic_application, ADW_TYPE_APPLICATION)

/* The windows */

static void
make_window (ClinicApplication *self)
{
  g_set_weak_pointer (&self->window, CLINIC_WINDOW (clinic_window_new (GTK_APPLICATION (self), self->settings)));
  clinic_window_set_demo (self->window, self->demo);
  clinic_application_watch_window (self);
  g_signal_connect_object (self->window, "map", G_CALLBACK (clinic_clock_watch), self->clock, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "unmap", G_CALLBACK (clinic_clock_unwatch), self->clock, G_CONNECT_SWAPPED);
  clinic_application_start_announcer (self);
  clinic_application_show_data (self);
}

static void
look_around_cb (ClinicApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_autoptr (GSubprocess) demo = NULL;

  if (program != NULL)
    demo = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--demo", NULL);
  if (demo == NULL)
    clinic_first_start_set_fault (self->first_start, error->message);
}

static void
make_first_start (ClinicApplication *self)
{
  g_set_weak_pointer (&self->first_start, CLINIC_FIRST_START (clinic_first_start_new (GTK_APPLICATION (self))));
  g_signal_connect_object (self->first_start, "open-clinic", G_CALLBACK (clinic_application_open_new), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first_start, "look-around", G_CALLBACK (look_around_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
waited_cb (gpointer data)
{
  clinic_application_end_wait (data);
  return G_SOURCE_REMOVE;
}

void
clinic_application_end_wait (ClinicApplication *self)
{
  if (self->wait == 0)
    return;
  g_clear_handle_id (&self->wait, g_source_remove);
  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
}

void
clinic_application_present (ClinicApplication *self)
{
  if (self->needs_setup && self->first_start == NULL)
    make_first_start (self);
  if (!self->needs_setup && self->window == NULL)
    make_window (self);
  if (self->needs_setup)
    gtk_window_present (GTK_WINDOW (self->first_start));
  else if (!self->opening || gtk_widget_get_visible (GTK_WIDGET (self->window)))
    gtk_window_present (GTK_WINDOW (self->window));
  else if (self->wait == 0)
    self->wait = g_timeout_add (MOST_WAIT_MS, waited_cb, self);
}

static gboolean
present_cb (gpointer data)
{
  clinic_application_present (data);
  return G_SOURCE_REMOVE;
}

/* Data that were opened while GTK started are handed over first, so that they are read while the window is built. */
static void
clinic_application_activate (GApplication *application)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);

  if (self->opening)
    g_idle_add_full (G_PRIORITY_DEFAULT, present_cb, g_object_ref (self), g_object_unref);
  else
    clinic_application_present (self);
}

static void
find_settings (ClinicApplication *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  if (schema == NULL)
    return;
  self->settings = g_settings_new_full (schema, NULL, NULL);
  clinic_application_follow_autostart (self);
}

/* A language that is written from the right brings its direction with its translation. Tests and pictures have it
 * without one. */
static void
take_direction (void)
{
  if (g_strcmp0 (g_getenv ("SITTINGS_TEXT_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
clinic_application_startup (GApplication *application)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);

  /* The database's thread opens it while GTK starts. */
  self->clock = clinic_clock_new ();
  clinic_application_open_data (self);
  clinic_ui_init ();
  G_APPLICATION_CLASS (clinic_application_parent_class)->startup (application);
  take_direction ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  clinic_application_add_actions (self);
  clinic_application_add_notice_actions (self);
  find_settings (self);
}

static void
clinic_application_shutdown (GApplication *application)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);

  g_clear_handle_id (&self->wait, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->first_start != NULL)
    gtk_window_destroy (GTK_WINDOW (self->first_start));
  G_APPLICATION_CLASS (clinic_application_parent_class)->shutdown (application);
  clinic_application_close_data (self);
}

/* The bus */

static gboolean
clinic_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);

  if (!G_APPLICATION_CLASS (clinic_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->remote = clinic_remote_new ();
  return clinic_remote_export (self->remote, connection, path, error) &&
         clinic_application_export_search (self, connection, path, error);
}

static void
clinic_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);

  if (self->remote != NULL)
    clinic_remote_unexport (self->remote);
  g_clear_object (&self->remote);
  clinic_application_unexport_search (self);
  G_APPLICATION_CLASS (clinic_application_parent_class)->dbus_unregister (application, connection, path);
}

/* The command line */

static const GOptionEntry options[] = {
  { "data", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Keep the clinic’s data in this folder"), N_("FOLDER") },
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Look around in an invented clinic"), NULL },
  { "import", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Import patients from a file"), N_("FILE") },
  { "new-booking", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Book a session"), NULL },
  { "today", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show today"), NULL },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Run without a window, and tell what is due"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Say which version this is"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
  { NULL }
};

/* (transfer full): --data, else SITTINGS_DATA, else the folder of the person who runs it. */
static char *
choose_folder (GVariantDict *given, gboolean demo)
{
  const char *folder = NULL;

  if (demo)
    return clinic_demo_folder_get ();
  g_variant_dict_lookup (given, "data", "^&ay", &folder);
  if (folder == NULL || *folder == '\0')
    folder = g_getenv ("SITTINGS_DATA");
  if (folder == NULL || *folder == '\0')
    return g_build_filename (g_get_user_data_dir (), "sittings", NULL);
  return g_canonicalize_filename (folder, NULL);
}

static int
clinic_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);
  const char *import = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Sittings %s\n", PACKAGE_VERSION);
      return 0;
    }
  self->demo = g_variant_dict_contains (given, "demo");
  if (self->demo && g_variant_dict_contains (given, "data"))
    {
      g_printerr ("%s\n", _("The invented clinic has a folder of its own: leave out --data or --demo."));
      return 2;
    }
  if (self->demo)
    g_application_set_application_id (application, DEMO_ID);
  self->folder = choose_folder (given, self->demo);
  /* The running program, which may get these, stands in another folder. */
  g_variant_dict_insert (given, "data", "^ay", self->folder);
  if (g_variant_dict_lookup (given, "import", "^&ay", &import))
    {
      g_autofree char *path = g_canonicalize_filename (import, NULL);

      g_variant_dict_insert (given, "import", "^ay", path);
    }
  return -1;
}

/* What the window is to do; FALSE where nothing was said of that. */
static gboolean
do_given (ClinicApplication *self, GApplicationCommandLine *line, GVariantDict *given)
{
  static const char *const commands[] = { "new-booking", "today" };
  g_autofree const char **paths = NULL;
  const char *import = NULL;
  gboolean done = FALSE;

  if (g_variant_dict_lookup (given, "import", "^&ay", &import))
    {
      g_autoptr (GFile) file = g_file_new_for_path (import);

      clinic_application_import (self, file);
      done = TRUE;
    }
  if (g_variant_dict_lookup (given, G_OPTION_REMAINING, "^a&ay", &paths))
    for (gsize i = 0; paths[i] != NULL; i++)
      {
        g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, paths[i]);

        clinic_application_open_file (self, file);
        done = TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_variant_dict_contains (given, commands[i]))
      {
        clinic_application_do_command (self, commands[i]);
        done = TRUE;
      }
  return done;
}

static int
clinic_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  ClinicApplication *self = CLINIC_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (line);
  const char *folder = NULL;

  if (g_variant_dict_lookup (given, "data", "^&ay", &folder) && g_strcmp0 (folder, self->folder) != 0)
    {
      g_application_command_line_printerr (line, _("Sittings is running on the data in %s. Quit it there first.\n"),
                                           self->folder);
      return 1;
    }
  if (do_given (self, line, given))
    return 0;
  if (g_variant_dict_contains (given, "background"))
    clinic_application_keep_running (self, TRUE);
  else
    g_application_activate (application);
  return 0;
}

static void
clinic_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    clinic_application_open_file (CLINIC_APPLICATION (application), files[i]);
}

/* The class */

static void
clinic_application_finalize (GObject *object)
{
  ClinicApplication *self = CLINIC_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->first_start);
  g_clear_pointer (&self->new_setup, clinic_setup_unref);
  g_free (self->folder);
  g_clear_error (&self->fault);
  clinic_application_forget_asked (self);
  g_free (self->autostart_fault);
  g_clear_pointer (&self->asked_answer, g_variant_unref);
  g_clear_object (&self->notifier);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (clinic_application_parent_class)->finalize (object);
}

static void
clinic_application_class_init (ClinicApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_application_finalize;
  application_class->startup = clinic_application_startup;
  application_class->shutdown = clinic_application_shutdown;
  application_class->activate = clinic_application_activate;
  application_class->handle_local_options = clinic_application_handle_local_options;
  application_class->dbus_register = clinic_application_dbus_register;
  application_class->dbus_unregister = clinic_application_dbus_unregister;
  application_class->command_line = clinic_application_command_line;
  application_class->open = clinic_application_open;
}

static void
clinic_application_init (ClinicApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

ClinicApplication *
clinic_application_new (void)
{
  return g_object_new (CLINIC_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, "resource-base-path", CLINIC_UI_RESOURCE_PATH, "register-session",
                       TRUE, NULL);
}
