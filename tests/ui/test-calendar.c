/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-calendar.h"

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-shrink-bin.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)

static gboolean
is_state (ClinicTestCalendar *self, gint64 session, ClinicSessionState state)
{
  GtkWidget *widget = clinic_test_calendar_block (self, session);

  return widget != NULL && clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (widget))->session->state == state;
}

static void
test_week (ClinicTestCalendar *self, gconstpointer data)
{
  g_assert_nonnull (clinic_test_calendar_block (self, 2));
  g_assert_null (clinic_test_calendar_block (self, 3));
  gtk_test_accessible_assert_role (clinic_test_calendar_block (self, 1), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (clinic_test_calendar_block (self, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mon 23 Nov, 9:00, Asha Rao, session 1 of 6, bed 1, booked");
  gtk_test_accessible_assert_property (clinic_test_calendar_block (self, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mon 23 Nov, 12:00, Jens Holm, session 1 of 6, bed 1, booked");
  g_assert_true (clinic_test_says (self->page, "November 2026"));
  g_assert_true (clinic_test_says (self->page, "week 48"));
}

/* Up and down follow time in the lane, left and right go to the neighbouring lane that has any. */
static void
test_arrows (ClinicTestCalendar *self, gconstpointer data)
{
  gtk_widget_grab_focus (clinic_test_calendar_block (self, 1));
  clinic_test_calendar_press (self, "Down");
  g_assert_true (clinic_test_calendar_is_focused (self, 2));
  clinic_test_calendar_press (self, "Down");
  g_assert_true (clinic_test_calendar_is_focused (self, 2));
  clinic_test_calendar_press (self, "Up");
  g_assert_true (clinic_test_calendar_is_focused (self, 1));

  clinic_calendar_page_show_session (CLINIC_CALENDAR_PAGE (self->page), 3, DAY (21));
  CLINIC_TEST_WAIT (clinic_test_calendar_is_focused (self, 3));
  clinic_test_calendar_press (self, "Right");
  g_assert_true (clinic_test_calendar_is_focused (self, 4));
  clinic_test_calendar_press (self, "Left");
  g_assert_true (clinic_test_calendar_is_focused (self, 3));
}

/* Blocks are taken from a pool: the focus must follow the session, not the widget. */
static void
test_turn (ClinicTestCalendar *self, gconstpointer data)
{
  gtk_widget_grab_focus (clinic_test_calendar_block (self, 2));
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 9, .day = 0, .minute = 540, .bed = 2, .doctor = 2, .course = 2,
                                                           .state = "cancelled" });
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (1));
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 9) != NULL);
  g_assert_true (clinic_test_calendar_is_focused (self, 2));
  gtk_widget_activate_action (self->page, "calendar.next", NULL);
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 2) == NULL);
  gtk_widget_activate_action (self->page, "calendar.today", NULL);
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 2) != NULL);
}

static gboolean
is_minute_seen (ClinicTestCalendar *self, GtkAdjustment *adjustment, int minute)
{
  double y = clinic_week_view_get_y (self->week, minute) - gtk_adjustment_get_value (adjustment);

  return y >= 0 && y < gtk_adjustment_get_page_size (adjustment);
}

/* A day is taller than the window: it opens at now, another at its first session; where a person scrolls to, it stays. */
static void
test_look (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->week), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  clinic_clock_set_now (self->base.clock, AT (0, 960));
  g_object_set (self->page, "view", "day", NULL);
  clinic_test_diary_settle (&self->base);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_true (is_minute_seen (self, adjustment, 960));
  g_assert_false (is_minute_seen (self, adjustment, 540));

  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (22));
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 4) != NULL);
  g_assert_true (is_minute_seen (self, adjustment, 615));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (22));
  clinic_test_diary_settle (&self->base);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_false (is_minute_seen (self, adjustment, 615));
}

static GtkWidget *
open_popover (ClinicTestCalendar *self, gint64 session)
{
  GtkWidget *popover;

  gtk_widget_grab_focus (clinic_test_calendar_block (self, session));
  clinic_test_calendar_press (self, "Return");
  popover = clinic_test_find_type (GTK_WIDGET (self->week), CLINIC_TYPE_SESSION_POPOVER);
  g_assert_nonnull (popover);
  return popover;
}

static void
test_popover (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *popover = open_popover (self, 1);

  CLINIC_TEST_WAIT (clinic_test_says (popover, "Asha Rao"));
  g_assert_true (clinic_test_says (popover, "Mon 23 Nov, 9:00"));
  g_assert_true (clinic_test_says (popover, "Session 1 of 6"));
  g_assert_false (clinic_test_says (popover, "No-Show"));
  gtk_widget_activate_action (popover, "session.cancel", NULL);
  CLINIC_TEST_WAIT (is_state (self, 1, CLINIC_SESSION_CANCELLED));
  clinic_test_diary_undo (&self->base);
  CLINIC_TEST_WAIT (is_state (self, 1, CLINIC_SESSION_BOOKED));
}

/* Offered from the arrival's time on. */
static void
test_no_show (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *popover;

  clinic_clock_set_now (self->base.clock, AT (0, 560));
  popover = open_popover (self, 1);
  CLINIC_TEST_WAIT (clinic_test_says (popover, "No-Show"));
  gtk_widget_activate_action (popover, "session.no-show", NULL);
  CLINIC_TEST_WAIT (is_state (self, 1, CLINIC_SESSION_NOSHOW));
}

static GtkWidget *
open_move_window (ClinicTestCalendar *self, gint64 session)
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
test_move (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *window = open_move_window (self, 1);

  choose_by_hand (window, 600, 1);
  gtk_widget_activate_action (window, "move.move", NULL);
  CLINIC_TEST_WAIT (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1)))->session->minute == 600);
  g_assert_cmpint (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1)))->session->bed, ==, 2);
}

/* A place that one other holds: who and until when is said while choosing, and both can change places, in one undo. */
static void
test_swap (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *window = open_move_window (self, 1);
  GtkWidget *button = GTK_WIDGET (child (window, CLINIC_TYPE_MOVE_WINDOW, "swap_button"));

  choose_by_hand (window, 540, 0);
  g_assert_false (gtk_widget_get_visible (button));
  choose_by_hand (window, 730, 0);
  CLINIC_TEST_WAIT (clinic_test_says (window, "Bed 1 is taken until 13:15.") && gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Swap with Jens Holm, 12:00, Bed 1");
  gtk_widget_activate_action (window, "move.swap", NULL);
  CLINIC_TEST_WAIT (clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (clinic_test_calendar_block (self, 1)))->session->minute == 720);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 2"), ==, 540);
  clinic_test_diary_undo (&self->base);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 1"), ==, 540);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE id = 2"), ==, 720);
}

static void
test_narrow (ClinicTestCalendar *self, gconstpointer data)
{
  ClinicShrinkBin *bin = CLINIC_SHRINK_BIN (clinic_test_find_type (self->page, CLINIC_TYPE_SHRINK_BIN));
  int minimum;

  gtk_test_widget_wait_for_draw (self->window);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  CLINIC_TEST_WAIT (clinic_shrink_bin_get_narrow (bin));
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "Week 48"));
  gtk_widget_measure (clinic_shrink_bin_get_child (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  /* the lane that shows is the one of the session that is asked for */
  clinic_calendar_page_show_session (CLINIC_CALENDAR_PAGE (self->page), 3, DAY (21));
  CLINIC_TEST_WAIT (clinic_test_calendar_is_focused (self, 3));
}

static GBytes *
picture_of (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *bytes = g_malloc (width * height * 4);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node, &area);
  gdk_texture_download (texture, bytes, width * 4);
  return g_bytes_new_take (bytes, width * height * 4);
}

static void
scroll_to (ClinicTestCalendar *self, GtkAdjustment *adjustment, double value)
{
  gtk_adjustment_set_value (adjustment, value);
  gtk_test_widget_wait_for_draw (self->window);
}

/* However far it is scrolled, and in what steps, it looks as it does when it is drawn anew there. */
static void
test_scroll (ClinicTestCalendar *self, gconstpointer data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->week), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double most;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 420);
  gtk_test_widget_wait_for_draw (self->window);
  for (int i = 0; i < 12; i++)
    gtk_widget_activate_action (self->page, "calendar.zoom-in", NULL);
  gtk_test_widget_wait_for_draw (self->window);
  most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_assert_cmpfloat (most, >, 2 * gtk_adjustment_get_page_size (adjustment));
  for (int i = 0; i < 5; i++)
    {
      static const double places[] = { 0, 0.2, 0.9, 0.5, 1 };
      g_autoptr (GBytes) scrolled = NULL;
      g_autoptr (GBytes) anew = NULL;

      scroll_to (self, adjustment, (int) (most * places[i]));
      scrolled = picture_of (scroller);
      gtk_widget_queue_draw (GTK_WIDGET (self->week));
      gtk_test_widget_wait_for_draw (self->window);
      anew = picture_of (scroller);
      g_assert_true (g_bytes_equal (scrolled, anew));
    }
}

static gboolean
is_wide (ClinicTestCalendar *self)
{
  GtkWidget *block = clinic_test_calendar_block (self, 1);

  return block != NULL && gtk_widget_get_width (block) > 200;
}

/* A wide lane says as much when its day is turned to again, the week and an empty day between. */
static void
test_same_again (ClinicTestCalendar *self, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  gtk_widget_activate_action (self->page, "calendar.view", "s", "day");
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (0));
  CLINIC_TEST_WAIT (is_wide (self));
  gtk_test_widget_wait_for_draw (self->window);
  before = picture_of (clinic_test_calendar_block (self, 1));
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (70));
  CLINIC_TEST_WAIT (clinic_test_calendar_block (self, 1) == NULL);
  gtk_widget_activate_action (self->page, "calendar.view", "s", "week");
  gtk_test_widget_wait_for_draw (self->window);
  gtk_widget_activate_action (self->page, "calendar.view", "s", "day");
  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (self->page), DAY (0));
  CLINIC_TEST_WAIT (is_wide (self));
  gtk_test_widget_wait_for_draw (self->window);
  after = picture_of (clinic_test_calendar_block (self, 1));
  g_assert_true (g_bytes_equal (before, after));
}

#define ADD(path, func) \
  g_test_add ("/calendar/" path, ClinicTestCalendar, NULL, clinic_test_calendar_set_up, func, clinic_test_calendar_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("week", test_week);
  ADD ("arrows", test_arrows);
  ADD ("turn", test_turn);
  ADD ("look", test_look);
  ADD ("popover", test_popover);
  ADD ("no-show", test_no_show);
  ADD ("move", test_move);
  ADD ("swap", test_swap);
  ADD ("narrow", test_narrow);
  ADD ("scroll", test_scroll);
  ADD ("same-again", test_same_again);
  return g_test_run ();
}
