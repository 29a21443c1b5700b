/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-calendar.h"

#include "ui/calendar/clinic-calendar-page.h"

gboolean
clinic_test_calendar_timed_out_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

GtkWidget *
clinic_test_calendar_find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = clinic_test_calendar_find_type (child, type);
  return found;
}

gboolean
clinic_test_calendar_says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (clinic_test_calendar_says (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
clinic_test_calendar_block (ClinicTestCalendar *self, gint64 session)
{
  return clinic_week_view_find_block (self->week, session);
}

gboolean
clinic_test_calendar_is_focused (ClinicTestCalendar *self, gint64 session)
{
  GtkWidget *block = clinic_test_calendar_block (self, session);

  return block != NULL && gtk_root_get_focus (GTK_ROOT (self->window)) == block;
}

/* Keys as the window gets them: the bindings of the focus and of what it lies in, inmost first. */
static gboolean
trigger (GtkWidget *widget, const char *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

void
clinic_test_calendar_press (ClinicTestCalendar *self, const char *keys)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window));

  while (widget != NULL && !trigger (widget, keys))
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);
}

/* Monday: 1 on bed 1 at 9:00, 2 on bed 1 at 12:00, 3 on bed 2 at 10:00, all of course 1 and 2 as the spacing's guards
 * let them; Tuesday 4. */
static void
fill (ClinicTestCalendar *self)
{
  static const ClinicTestSession sessions[] = {
    { .id = 1, .day = 0, .minute = 540, .bed = 1, .course = 1 },
    { .id = 2, .day = 0, .minute = 720, .bed = 1, .course = 2, .doctor = 2 },
    { .id = 3, .day = 21, .minute = 600, .bed = 2, .course = 1 },
    { .id = 4, .day = 22, .minute = 615, .bed = 1, .course = 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    clinic_test_diary_add (&self->base, &sessions[i]);
}

void
clinic_test_calendar_set_up (ClinicTestCalendar *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  fill (self);
  self->window = adw_window_new ();
  self->page = clinic_calendar_page_new ();
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (self->page), self->base.diary);
  self->week = CLINIC_WEEK_VIEW (clinic_test_calendar_find_type (self->page, CLINIC_TYPE_WEEK_VIEW));
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (clinic_test_calendar_block (self, 1) != NULL);
}

void
clinic_test_calendar_tear_down (ClinicTestCalendar *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}
