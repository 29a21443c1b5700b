/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/clinic-application-private.h"

#include <glib/gi18n.h>

#include "app/clinic-search-commands.h"
#include "ui/clinic-shortcuts-window.h"
#include "ui/help/clinic-help-window.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/record/clinic-rollers-window.h"
#include "ui/settings/clinic-closures-window.h"
#include "ui/settings/clinic-creams-window.h"
#include "ui/settings/clinic-preferences-window.h"
#include "ui/settings/clinic-setup-window.h"

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  gtk_show_about_dialog (self->window ? GTK_WINDOW (self->window) : NULL,
                         "program-name", _("Sittings"),
                         "logo-icon-name", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _("The diary of a microneedling clinic. It quotes the clinic’s own rules; it does not diagnose."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", "© 2026 The Sittings Project",
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (clinic_shortcuts_window_new (GTK_WINDOW (self->window), GTK_APPLICATION (self))));
}

/* The preferences lead to other windows, which then stand before them. */
static GtkWindow *
get_front (ClinicApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return CLINIC_IS_PREFERENCES_WINDOW (active) ? active : GTK_WINDOW (self->window);
}

/* (nullable): the window of that type that is open. */
static GtkWindow *
find_window (ClinicApplication *self, GType type)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

void
clinic_application_show_autostart_fault (ClinicApplication *self)
{
  GtkWindow *preferences = find_window (self, CLINIC_TYPE_PREFERENCES_WINDOW);

  if (preferences != NULL)
    clinic_preferences_window_set_autostart_fault (CLINIC_PREFERENCES_WINDOW (preferences), self->autostart_fault);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;
  GtkWindow *preferences = find_window (self, CLINIC_TYPE_PREFERENCES_WINDOW);

  if (self->window == NULL || self->diary == NULL || self->keeper == NULL)
    return;
  if (preferences == NULL)
    preferences = GTK_WINDOW (
      clinic_preferences_window_new (GTK_WINDOW (self->window), self->diary, self->settings, self->keeper));
  clinic_application_show_autostart_fault (self);
  gtk_window_present (preferences);
}

/* Also before there is a clinic, and while the data cannot be opened. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;
  GtkWindow *help = find_window (self, CLINIC_TYPE_HELP_WINDOW);
  GtkWidget *parent = self->window != NULL ? GTK_WIDGET (self->window) : GTK_WIDGET (self->first_start);

  if (parent == NULL)
    return;
  if (help == NULL)
    help = GTK_WINDOW (clinic_help_window_new (GTK_WINDOW (parent)));
  gtk_window_present (help);
}

static void
setup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->diary != NULL)
    gtk_window_present (GTK_WINDOW (clinic_setup_window_new (get_front (self), self->diary)));
}

static void
closures_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (GTK_WINDOW (clinic_closures_window_new (GTK_WINDOW (self->window), self->diary)));
}

static void
copies_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->keeper != NULL)
    clinic_application_show_copies (self, get_front (self));
}

static void
creams_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->diary != NULL)
    gtk_window_present (GTK_WINDOW (clinic_creams_window_new (get_front (self), self->diary)));
}

static void
rollers_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (GTK_WINDOW (clinic_rollers_window_new (GTK_WINDOW (self->window), self->diary)));
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicApplication) self = user_data;
  g_autoptr (GFile) folder = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  if (path == NULL || self->diary != NULL)
    return;
  g_free (self->folder);
  self->folder = g_steal_pointer (&path);
  g_clear_object (&self->keeper);
  g_clear_error (&self->fault);
  clinic_application_open_data (self);
  clinic_application_present (self);
}

/* For this time only: where the data usually lie is said at the start. */
static void
choose_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  if (self->window != NULL && self->diary == NULL)
    clinic_file_choice_async (GTK_WINDOW (self->window), CLINIC_FILE_CHOICE_FOLDER, _("Folder of the Clinic"), NULL, NULL,
                              folder_chosen_cb, g_object_ref (self));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  clinic_application_ask_quit (user_data);
}

static void
try_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ClinicApplication *self = user_data;

  g_clear_error (&self->fault);
  clinic_application_open_data (self);
}

/* What the desktop may ask for by name, also while no window is open. */
static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const struct
  {
    const char *name;
    const char *window_action;
  } openings[] = {
    { "open-follow-up", "win.open-follow-up" },
    { "open-session", "win.show-session" },
    { "open-patient", "win.show-patient" },
    { "open-page", "win.show-page" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), openings[i].name))
      clinic_application_do (user_data, openings[i].window_action, parameter);
}

/* Actions of the desktop file, by their names there; the desktop's search has the same. */
void
clinic_application_do_command (ClinicApplication *self, const char *id)
{
  const ClinicSearchCommand *command = clinic_search_commands_get (id);

  g_return_if_fail (command != NULL);

  clinic_application_do (self, command->action, command->target != NULL ? g_variant_new_parsed (command->target) : NULL);
}

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  clinic_application_do_command (user_data, g_action_get_name (G_ACTION (action)));
}

static const GActionEntry entries[] = {
  { "open-follow-up", open_cb, "x" },
  { "open-session", open_cb, "x" },
  { "open-patient", open_cb, "x" },
  { "open-page", open_cb, "s" },
  { "about", about_cb },
  { "choose-folder", choose_folder_cb },
  { "closures", closures_cb },
  { "copies", copies_cb },
  { "creams", creams_cb },
  { "help", help_cb },
  { "new-booking", command_cb },
  { "preferences", preferences_cb },
  { "rollers", rollers_cb },
  { "setup", setup_cb },
  { "shortcuts", shortcuts_cb },
  { "today", command_cb },
  { "quit", quit_cb },
  { "try-again", try_again_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.closures", { "<Control>h" } },
  { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "window.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.new-patient('')", { "<Control>n" } },
  { "win.book((int64 0, int64 0))", { "<Control>b" } },
  { "win.walk-in", { "<Control><Shift>b" } },
  { "win.show-page('today')", { "<Control>1" } },
  { "win.show-page('calendar')", { "<Control>2" } },
  { "win.show-page('patients')", { "<Control>3" } },
  { "win.show-page('follow-ups')", { "<Control>4" } },
};

void
clinic_application_add_actions (ClinicApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, shortcuts[i].keys);
}
