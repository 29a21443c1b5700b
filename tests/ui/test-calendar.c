/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/calendar/clinic-week-view.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-shrink-bin.h"

#include "../model/clinic-test-diary.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
  ClinicWeekView *week;
} Calendar;

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL); \
    g_test_message ("waiting until %s", #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (timeout); \
  } G_STMT_END

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
block (Calendar *self, gint64 session)
{
  return clinic_week_view_find_block (self->week, session);
}

static gboolean
is_focused (Calendar *self, gint64 session)
{
  return block (self, session) != NULL && gtk_root_get_focus (GTK_ROOT (self->window)) == block (self, session);
}

static gboolean
is_state (Calendar *self, gint64 session, ClinicSessionState state)
{
  GtkWidget *widget = block (self, session);

  return widget != NULL && clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (widget))->session->state == state;
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

static void
press (Calendar *self, const char *keys)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window));

  while (widget != NULL && !trigger (widget, keys))
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);
}

/* Monday: 1 on bed 1 at 9:00, 2 on bed 1 at 12:00, 3 on bed 2 at 10:00, all of course 1 and 2 as the spacing's guards
 * let them; Tuesday 4. */
static void
fill (Calendar *self)
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

static void
set_up (Calendar *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  fill (self);
  self->window = adw_window_new ();
  self->page = clinic_calendar_page_new ();
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (self->page), self->base.diary);
  self->week = CLINIC_WEEK_VIEW (find_type (self->page, CLINIC_TYPE_WEEK_VIEW));
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (block (self, 1) != NULL);
}

static void
tear_down (Calendar *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static void
test_week (Calendar *self, gconstpointer data)
{
  g_assert_nonnull (block (self, 2));
  g_assert_null (block (self, 3));
  gtk_test_accessible_assert_role (block (self, 1), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (block (self, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mon 23 Nov, 9:00, Asha Rao, session 1 of 6, bed 1, booked");
  gtk_test_accessible_assert_property (block (self, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mon 23 Nov, 12:00, Jens Holm, session 1 of 6, bed 1, booked");
  g_assert_true (says (self->page, "November 2026"));
  g_assert_true (says (self->page, "week 48"));
}

/* Up and down follow time in the lane, left and right go to the neighbouring lane that has any. */
static void
test_arrows (Calendar *self, gconstpointer data)
{
  gtk_widget_grab_focus (block (self, 1));
  press (self, "Down");
  g_assert_true (is_focused (self, 2));
  press (self, "Down");
  g_assert_true (is_focused (self, 2));
  press (self, "Up");
  g_assert_true (is_focused (self, 1));

  clinic_calendar_page_show_session (CLINIC_CALENDAR_PAGE (self->page), 3, DAY (21));
  WAIT_UNTIL (is_focused (self, 3));
  press (self, "Right");
  g_assert_true (is_focused (self, 4));
  press (self, "Left");
  g_assert_true (is_focused (self, 3));
}

/* Blocks are taken from a pool: the focus must follow the session, not the widget. */
static void
test_turn (Calendar *self, gconstpointer data)
{
  gtk_widget_grab_focus (block (self, 2));
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 9, .day = 0, .minute = 540, .bed = 2, .doctor = 2, .course = 2,
                                                           .state = "cancelled" });
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (1));
  WAIT_UNTIL (block (self, 9) != NULL);
  g_assert_true (is_focused (self, 2));
  gtk_widget_activate_action (self->page, "calendar.next", NULL);
  WAIT_UNTIL (block (self, 2) == NULL);
  gtk_widget_activate_action (self->page, "calendar.today", NULL);
  WAIT_UNTIL (block (self, 2) != NULL);
}

static GtkWidget *
open_popover (Calendar *self, gint64 session)
{
  GtkWidget *popover;

  gtk_widget_grab_focus (block (self, session));
  press (self, "Return");
  popover = find_type (GTK_WIDGET (self->week), CLINIC_TYPE_SESSION_POPOVER);
  g_assert_nonnull (popover);
  return popover;
}

static void
test_popover (Calendar *self, gconstpointer data)
{
  GtkWidget *popover = open_popover (self, 1);

  WAIT_UNTIL (says (popover, "Asha Rao"));
  g_assert_true (says (popover, "Mon 23 Nov, 9:00"));
  g_assert_true (says (popover, "Session 1 of 6"));
  g_assert_false (says (popover, "No-Show"));
  gtk_widget_activate_action (popover, "session.cancel", NULL);
  WAIT_UNTIL (is_state (self, 1, CLINIC_SESSION_CANCELLED));
  clinic_test_diary_undo (&self->base);
  WAIT_UNTIL (is_state (self, 1, CLINIC_SESSION_BOOKED));
}

/* Offered from the arrival's time on. */
static void
test_no_show (Calendar *self, gconstpointer data)
{
  GtkWidget *popover;

  clinic_clock_set_now (self->base.clock, AT (0, 560));
  popover = open_popover (self, 1);
  WAIT_UNTIL (says (popover, "No-Show"));
  gtk_widget_activate_action (popover, "session.no-show", NULL);
  WAIT_UNTIL (is_state (self, 1, CLINIC_SESSION_NOSHOW));
}

static GtkWidget *
open_move_window (Calendar *self, gint64 session)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *popover = open_popover (self, session);

  gtk_widget_activate_action (popover, "session.move", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CLINIC_IS_MOVE_WINDOW (window))
        return window;
    }
  g_assert_not_reached ();
}

static GObject *
child (GtkWidget *widget, GType type, const char *id)
{
  return gtk_widget_get_template_child (widget, type, id);
}

static void
choose_by_hand (GtkWidget *window, int minute, guint bed)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (window, CLINIC_TYPE_MOVE_WINDOW, "by_hand")), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (child (window, CLINIC_TYPE_MOVE_WINDOW, "hour")), minute / 60);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (child (window, CLINIC_TYPE_MOVE_WINDOW, "minute")), minute % 60);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (child (window, CLINIC_TYPE_MOVE_WINDOW, "bed_choice")), bed);
}

static void
test_move (Calendar *self, gconstpointer data)
{
  GtkWidget *window = open_move_window (self, 1);

  choose_by_hand (window, 600, 1);
  gtk_widget_activate_action (window, "move.move", NULL);
  WAIT_UNTIL (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (block (self, 1)))->session->minute == 600);
  g_assert_cmpint (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (block (self, 1)))->session->bed, ==, 2);
}

/* A place that one other holds: who and until when is said while choosing, and both can change places, in one undo. */
static void
test_swap (Calendar *self, gconstpointer data)
{
  GtkWidget *window = open_move_window (self, 1);
  GtkWidget *button = GTK_WIDGET (child (window, CLINIC_TYPE_MOVE_WINDOW, "swap_button"));

  choose_by_hand (window, 540, 0);
  g_assert_false (gtk_widget_get_visible (button));
  choose_by_hand (window, 730, 0);
  WAIT_UNTIL (says (window, "Bed 1 is taken until 13:15.") && gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Swap with Jens Holm, 12:00, Bed 1");
  gtk_widget_activate_action (window, "move.swap", NULL);
  WAIT_UNTIL (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (block (self, 1)))->session->minute == 720);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 2"), ==, 540);
  clinic_test_diary_undo (&self->base);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 1"), ==, 540);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 2"), ==, 720);
}

static void
test_narrow (Calendar *self, gconstpointer data)
{
  ClinicShrinkBin *bin = CLINIC_SHRINK_BIN (find_type (self->page, CLINIC_TYPE_SHRINK_BIN));
  int minimum;

  gtk_test_widget_wait_for_draw (self->window);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  WAIT_UNTIL (clinic_shrink_bin_get_narrow (bin));
  WAIT_UNTIL (says (self->page, "Mon 23 Nov"));
  gtk_widget_measure (clinic_shrink_bin_get_child (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  /* the lane that shows is the one of the session that is asked for */
  clinic_calendar_page_show_session (CLINIC_CALENDAR_PAGE (self->page), 3, DAY (21));
  WAIT_UNTIL (is_focused (self, 3));
}

#define ADD(path, func) g_test_add ("/calendar/" path, Calendar, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("week", test_week);
  ADD ("arrows", test_arrows);
  ADD ("turn", test_turn);
  ADD ("popover", test_popover);
  ADD ("no-show", test_no_show);
  ADD ("move", test_move);
  ADD ("swap", test_swap);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
