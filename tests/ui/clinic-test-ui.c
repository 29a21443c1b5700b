/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-ui.h"

#include <string.h>

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain until %s", (char *) data);
  return G_SOURCE_REMOVE;
}

guint
clinic_test_wait_begin (const char *what)
{
  return g_timeout_add_seconds (10, timed_out_cb, (gpointer) what);
}

GtkWidget *
clinic_test_find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = clinic_test_find_type (child, type);
  return found;
}

gboolean
clinic_test_says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (clinic_test_says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
trigger (GtkWidget *widget, const char *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      GListModel *shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller) ? G_LIST_MODEL (controller) : NULL;

      for (guint j = 0; shortcuts != NULL && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

void
clinic_test_press (GtkWidget *focus, const char *keys)
{
  while (focus != NULL && !trigger (focus, keys))
    focus = gtk_widget_get_parent (focus);
  g_assert_nonnull (focus);
}

GtkWidget *
clinic_test_find_named (GtkWidget *widget, GType type, const char *name)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (fault == NULL)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = clinic_test_find_named (child, type, name);
  return found;
}

GtkWidget *
clinic_test_find_button (GtkWidget *widget, const char *label)
{
  const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  gboolean is_it = g_strcmp0 (text, label) == 0 && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
  GtkWidget *found = is_it ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = clinic_test_find_button (child, label);
  return found;
}

void
clinic_test_click (GtkWidget *widget, const char *label)
{
  GtkWidget *button = clinic_test_find_button (widget, label);

  g_test_message ("click %s", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
clinic_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}
