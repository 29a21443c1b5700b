/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-month-day-cell.h"
#include "ui/calendar/clinic-month-view.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"
#include "ui/parts/clinic-shrink-bin.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
  ClinicMonthView *month;
} Month;

static void
set_up (Month *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 0, .minute = 540 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 8, .minute = 540, .course = 2 });
  self->window = adw_window_new ();
  self->page = clinic_calendar_page_new ();
  g_object_set (self->page, "view", "month", NULL);
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (self->page), self->base.diary);
  self->month = CLINIC_MONTH_VIEW (clinic_test_find_type (self->page, CLINIC_TYPE_MONTH_VIEW));
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_month_view_find_cell (self->month, DAY (0)) != NULL);
}

static void
tear_down (Month *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static gboolean
is_focused (Month *self, int day)
{
  GtkWidget *cell = clinic_month_view_find_cell (self->month, DAY (day));

  return cell != NULL && gtk_root_get_focus (GTK_ROOT (self->window)) == cell &&
         clinic_month_day_cell_get_day (CLINIC_MONTH_DAY_CELL (cell)) == DAY (day);
}

static void
press (Month *self, const char *keys)
{
  clinic_test_press (gtk_root_get_focus (GTK_ROOT (self->window)), keys);
}

/* The weeks that touch a month: (year, month, first weekday) to days before and after. */
static void
test_span (void)
{
  static const struct
  {
    int year, month, start, before, days;
  } cases[] = {
    { 2026, 11, 1, 6, 42 }, { 2026, 11, 7, 0, 35 }, { 2027, 2, 1, 0, 28 }, { 2027, 2, 7, 1, 35 }, { 2026, 12, 1, 1, 35 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicDay first = clinic_day_from_ymd (cases[i].year, cases[i].month, 1);
      ClinicDay from, to;

      clinic_month_view_get_span (first + 14, cases[i].start, &from, &to);
      g_assert_cmpint (from, ==, first - cases[i].before);
      g_assert_cmpint (to - from, ==, cases[i].days);
    }
}

static void
assert_sentence (Month *self, int day, const char *sentence)
{
  gtk_test_accessible_assert_property (clinic_month_view_find_cell (self->month, DAY (day)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
}

static void
test_sentences (Month *self, gconstpointer data)
{
  GtkWidget *cell = clinic_month_view_find_cell (self->month, DAY (0));

  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_sentence (self, 0, "Mon 23 November, today, 1 of 14 booked, next free 9:00");
  assert_sentence (self, -1, "Sun 22 November, closed");
  assert_sentence (self, -3, "Fri 20 November, 0 of 14 booked");
  assert_sentence (self, 8, "Tue 1 December, 1 of 14 booked, next free 9:00");
  g_assert_true (clinic_test_says (self->page, "November 2026"));
}

/* What changes in the clinic is seen, and the hour too. */
static void
test_follows (Month *self, gconstpointer data)
{
  GtkWidget *cell = clinic_month_view_find_cell (self->month, DAY (0));

  clinic_clock_set_now (self->base.clock, CLINIC_TEST_NOW + 4 * 3600 + 60);
  CLINIC_TEST_WAIT (g_strcmp0 (gtk_widget_get_tooltip_text (cell),
                               "Mon 23 November, today, 1 of 14 booked, next free 12:05") == 0);
}

/* Arrows by day and week, past the end of the month; the same day of other months; the ends of the week, which begins
 * on Sunday in this locale. */
static void
test_keys (Month *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->page);
  g_assert_true (is_focused (self, 0));
  press (self, "Right");
  g_assert_true (is_focused (self, 1));
  press (self, "Up");
  g_assert_true (is_focused (self, -6));
  press (self, "Home");
  g_assert_true (is_focused (self, -8));
  press (self, "End");
  g_assert_true (is_focused (self, -2));
  press (self, "Down");
  press (self, "Down");
  CLINIC_TEST_WAIT (is_focused (self, 12) && clinic_test_says (self->page, "December 2026"));
  press (self, "Page_Up");
  CLINIC_TEST_WAIT (is_focused (self, -18) && clinic_test_says (self->page, "November 2026"));
  press (self, "Page_Down");
  CLINIC_TEST_WAIT (is_focused (self, 12));
}

static void
test_tab (Month *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->page);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->month), GTK_DIR_TAB_FORWARD));
}

static void
test_opens_day (Month *self, gconstpointer data)
{
  g_autofree char *view = NULL;

  gtk_widget_grab_focus (self->page);
  press (self, "Right");
  press (self, "Return");
  g_object_get (self->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "day");
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "Tuesday 24 November"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->month)));
  /* no session to give the focus to, yet the page's keys go on working */
  CLINIC_TEST_WAIT (gtk_root_get_focus (GTK_ROOT (self->window)) != NULL);
  press (self, "<Alt>3");
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (self->month)));
  g_assert_cmpint (clinic_month_view_get_chosen (self->month), ==, DAY (1));
}

static void
test_turns (Month *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "calendar.next", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "December 2026"));
  gtk_widget_activate_action (self->page, "calendar.today", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->page, "November 2026"));
}

static void
test_narrow (Month *self, gconstpointer data)
{
  ClinicShrinkBin *bin = CLINIC_SHRINK_BIN (clinic_test_find_type (self->page, CLINIC_TYPE_SHRINK_BIN));
  int minimum;

  gtk_test_widget_wait_for_draw (self->window);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  CLINIC_TEST_WAIT (clinic_shrink_bin_get_narrow (bin));
  gtk_widget_measure (clinic_shrink_bin_get_child (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->month)));
  /* the choice of view stays within reach */
  g_assert_true (clinic_test_says (self->page, "Month"));
}

/* The desk's window opens the calendar as it was left. */
static void
test_remembered (Month *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.sittings.Sittings");
  GtkWidget *window = clinic_window_new (NULL, settings);
  GtkWidget *page;
  g_autofree char *view = NULL;
  g_autofree char *kept = NULL;

  g_settings_set_string (settings, "page", "calendar");
  g_settings_set_string (settings, "calendar-view", "month");
  clinic_window_set_diary (CLINIC_WINDOW (window), self->base.diary);
  page = clinic_test_find_type (window, CLINIC_TYPE_CALENDAR_PAGE);
  g_object_get (page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "month");
  gtk_widget_activate_action (page, "calendar.view", "s", "day");
  kept = g_settings_get_string (settings, "calendar-view");
  g_assert_cmpstr (kept, ==, "day");
  gtk_window_destroy (GTK_WINDOW (window));
  clinic_test_diary_settle (&self->base);
}

#define ADD(path, func) g_test_add ("/month/" path, Month, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  g_test_add_func ("/month/span", test_span);
  ADD ("sentences", test_sentences);
  ADD ("follows", test_follows);
  ADD ("keys", test_keys);
  ADD ("tab", test_tab);
  ADD ("opens-day", test_opens_day);
  ADD ("turns", test_turns);
  ADD ("narrow", test_narrow);
  ADD ("remembered", test_remembered);
  return g_test_run ();
}
