/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-shortcuts-window.h"

#include <glib/gi18n-lib.h>

struct _ClinicShortcutsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (ClinicShortcutsWindow, clinic_shortcuts_window, ADW_TYPE_WINDOW)

/* A group begins where there is no title. @action: whose keys; else @keys. */
static const struct
{
  const char *title;
  const char *action;
  const char *keys;
  const char *group;
} lines[] = {
  { NULL, NULL, NULL, N_("Anywhere") },
  { N_("Book a session"), "win.book((int64 0, int64 0))", NULL, NULL },
  { N_("New patient"), "win.new-patient('')", NULL, NULL },
  { N_("Find a patient"), "win.search", NULL, NULL },
  { N_("Print"), "win.print", NULL, NULL },
  { N_("Take back the last change"), "win.undo", NULL, NULL },
  { N_("Do it again"), "win.redo", NULL, NULL },
  { NULL, NULL, NULL, N_("Pages") },
  { N_("Today"), "win.show-page('today')", NULL, NULL },
  { N_("Calendar"), "win.show-page('calendar')", NULL, NULL },
  { N_("Patients"), "win.show-page('patients')", NULL, NULL },
  { N_("Follow-ups"), "win.show-page('follow-ups')", NULL, NULL },
  { NULL, NULL, NULL, N_("Calendar") },
  { N_("Day"), NULL, "<Alt>1", NULL },
  { N_("Week"), NULL, "<Alt>2", NULL },
  { N_("Month"), NULL, "<Alt>3", NULL },
  { N_("Move a session by 5 minutes"), NULL, "<Alt>Down", NULL },
  { N_("Move a session to the next bed or day"), NULL, "<Alt>Right", NULL },
  { N_("Stretch the wait of a session"), NULL, "<Alt><Shift>Down", NULL },
  { N_("Drop the session, or open its menu"), NULL, "Return", NULL },
  { N_("Put the session back"), NULL, "Escape", NULL },
  { N_("Put a session on the pinboard"), NULL, "<Control>x", NULL },
  { N_("Take one off the pinboard"), NULL, "<Control>v", NULL },
  { N_("Nearer"), NULL, "<Control>plus", NULL },
  { N_("Farther"), NULL, "<Control>minus", NULL },
  { N_("As many hours as fit"), NULL, "<Control>0", NULL },
  { N_("Earlier"), NULL, "<Control>Page_Up", NULL },
  { N_("Later"), NULL, "<Control>Page_Down", NULL },
  { N_("Back to today"), NULL, "<Control>Home", NULL },
  { NULL, NULL, NULL, N_("Program") },
  { N_("Help"), "app.help", NULL, NULL },
  { N_("Main menu"), NULL, "F10", NULL },
  { N_("Preferences"), "app.preferences", NULL, NULL },
  { N_("Hours and closures"), "app.closures", NULL, NULL },
  { N_("Keyboard shortcuts"), "app.shortcuts", NULL, NULL },
  { N_("Close the window"), "window.close", NULL, NULL },
  { N_("Quit"), "app.quit", NULL, NULL },
};

static void
clinic_shortcuts_window_class_init (ClinicShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/clinic-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicShortcutsWindow, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_shortcuts_window_init (ClinicShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
name_keys (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *accelerator)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = name_keys (accelerator);
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
fill (ClinicShortcutsWindow *self, GtkApplication *application)
{
  AdwPreferencesGroup *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (lines[i].title == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(lines[i].group));
          adw_preferences_page_add (self->page, group);
          continue;
        }
      if (lines[i].action != NULL)
        keys = gtk_application_get_accels_for_action (application, lines[i].action);
      if (lines[i].keys != NULL)
        add_row (group, _(lines[i].title), lines[i].keys);
      else if (keys[0] != NULL)
        add_row (group, _(lines[i].title), keys[0]);
    }
}

GtkWidget *
clinic_shortcuts_window_new (GtkWindow *parent, GtkApplication *application)
{
  ClinicShortcutsWindow *self = g_object_new (CLINIC_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (GTK_IS_APPLICATION (application), GTK_WIDGET (self));

  fill (self, application);
  return GTK_WIDGET (self);
}
