/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small program that the kit is tried on: one of each thing that GTK shows in its own way. */

#include <adwaita.h>

static GtkWidget *status;

static void
button_clicked_cb (GtkButton *button, const char *text)
{
  gtk_label_set_text (GTK_LABEL (status), text);
}

static void
check_toggled_cb (GtkCheckButton *check)
{
  gtk_label_set_text (GTK_LABEL (status), gtk_check_button_get_active (check) ? "checked" : "unchecked");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup_printf ("row %d", gtk_list_box_row_get_index (row));

  gtk_label_set_text (GTK_LABEL (status), text);
}

static void
greet_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (status), "greeted");
}

static void
drag_ended_cb (GtkGestureDrag *drag, double x, double y)
{
  gtk_label_set_text (GTK_LABEL (status), "dragged");
}

static gboolean
read_clock_cb (gpointer label)
{
  g_autofree char *now = NULL;

  if (g_file_get_contents (g_getenv ("SITTINGS_NOW"), &now, NULL, NULL))
    gtk_label_set_text (label, g_strstrip (now));
  return G_SOURCE_CONTINUE;
}

static void
set_accessible_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
  return child;
}

static void
dialog_clicked_cb (GtkButton *button)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *close;

  gtk_window_set_title (GTK_WINDOW (dialog), "Question");
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 300, 200);
  append (box, gtk_label_new ("What now?"));
  close = append (box, gtk_button_new_with_label ("Nothing"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_destroy), dialog);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
create_patients (void)
{
  GtkWidget *list = gtk_list_box_new ();

  set_accessible_name (list, "Patients");
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Patient %d", i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static GtkWidget *
create_content (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *widget;
  GtkGesture *drag = gtk_gesture_drag_new ();

  append (box, adw_header_bar_new ());
  status = append (box, gtk_label_new ("nothing yet"));
  widget = append (box, gtk_label_new (NULL));
  g_timeout_add (50, read_clock_cb, widget);
  widget = append (box, gtk_button_new_from_icon_name ("list-add-symbolic"));
  set_accessible_name (widget, "Add Patient");
  g_signal_connect (widget, "clicked", G_CALLBACK (button_clicked_cb), (gpointer) "added");
  append (box, gtk_button_new_from_icon_name ("list-remove-symbolic"));
  widget = append (box, gtk_button_new_with_label ("Ask"));
  g_signal_connect (widget, "clicked", G_CALLBACK (dialog_clicked_cb), NULL);
  set_accessible_name (append (box, gtk_entry_new ()), "Name");
  widget = append (box, gtk_check_button_new_with_label ("Wound cleaned"));
  g_signal_connect (widget, "toggled", G_CALLBACK (check_toggled_cb), NULL);
  append (box, create_patients ());
  widget = append (box, gtk_stack_new ());
  gtk_stack_add_named (GTK_STACK (widget), gtk_label_new ("in front"), "front");
  gtk_stack_add_named (GTK_STACK (widget), gtk_label_new ("hidden"), "back");
  /* without a role of its own, newer versions leave it out of the tree */
  widget = append (box, g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL));
  set_accessible_name (widget, "Canvas");
  gtk_widget_set_size_request (widget, 300, 60);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  return box;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GSimpleAction *greet = g_simple_action_new ("greet", NULL);

  g_signal_connect (greet, "activate", G_CALLBACK (greet_activated_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (greet));
  g_object_unref (greet);
  gtk_window_set_title (GTK_WINDOW (window), "Sample");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 600);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), create_content ());
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr(AdwApplication) application = adw_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
