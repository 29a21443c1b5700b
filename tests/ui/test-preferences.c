/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"
#include "ui/clinic-ui.h"
#include "ui/settings/clinic-preferences-window.h"

typedef struct
{
  ClinicTestDiary base;
  GSettings *settings;
  ClinicKeeper *keeper;
  GtkWidget *window;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  clinic_test_diary_set_up (&desk->base, data);
  desk->settings = g_settings_new ("io.github.sittings.Sittings");
  g_settings_reset (desk->settings, "search-patients");
  desk->keeper = clinic_keeper_new (desk->base.folder);
  desk->window = clinic_preferences_window_new (NULL, desk->base.diary, desk->settings, desk->keeper);
  g_object_ref_sink (desk->window);
  gtk_window_present (GTK_WINDOW (desk->window));
  gtk_test_widget_wait_for_draw (desk->window);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clinic_test_diary_settle (&desk->base);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_finalize_object (desk->window);
  g_assert_finalize_object (desk->keeper);
  g_object_unref (desk->settings);
  clinic_test_diary_tear_down (&desk->base, data);
}

static ClinicSetup *
get_setup (Desk *desk)
{
  return clinic_diary_get_setup (desk->base.diary);
}

static void
show_page (Desk *desk, const char *name)
{
  GtkWidget *pages = clinic_test_find_type (desk->window, ADW_TYPE_VIEW_STACK);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (pages), name);
  gtk_test_widget_wait_for_draw (desk->window);
}

static GtkSwitch *
find_switch (Desk *desk, const char *name)
{
  GtkWidget *found = clinic_test_find_named (desk->window, GTK_TYPE_SWITCH, name);

  g_assert_nonnull (found);
  return GTK_SWITCH (found);
}

static void
take_writing_away (Desk *desk)
{
  clinic_test_diary_sql (&desk->base, "CREATE TRIGGER no_writing BEFORE UPDATE ON clinic BEGIN"
                                      " SELECT raise (ABORT, 'no writing'); END");
}

static void
test_at_once (Desk *desk, gconstpointer data)
{
  AdwComboRow *week = ADW_COMBO_ROW (clinic_test_find_type (desk->window, ADW_TYPE_COMBO_ROW));

  g_assert_true (clinic_test_says (desk->window, "Test clinic"));
  adw_combo_row_set_selected (week, 7);
  CLINIC_TEST_WAIT (get_setup (desk)->week_start == 7);
  show_page (desk, "desktop");
  gtk_switch_set_active (find_switch (desk, "Names in notifications"), TRUE);
  CLINIC_TEST_WAIT (get_setup (desk)->names_in_notifications);
  g_assert_cmpint (get_setup (desk)->week_start, ==, 7);
}

/* The second is changed before the first is on the disk. */
static void
test_one_after_the_other (Desk *desk, gconstpointer data)
{
  AdwComboRow *week = ADW_COMBO_ROW (clinic_test_find_type (desk->window, ADW_TYPE_COMBO_ROW));

  adw_combo_row_set_selected (week, 3);
  gtk_switch_set_active (find_switch (desk, "Names in notifications"), TRUE);
  adw_combo_row_set_selected (week, 4);
  CLINIC_TEST_WAIT (get_setup (desk)->week_start == 4 && get_setup (desk)->names_in_notifications);
  clinic_test_diary_settle (&desk->base);
  g_assert_cmpint (adw_combo_row_get_selected (week), ==, 4);
  g_assert_true (gtk_switch_get_active (find_switch (desk, "Names in notifications")));
}

/* What others change shows; it is not taken for a change of this window's. */
static void
test_follows (Desk *desk, gconstpointer data)
{
  AdwComboRow *week = ADW_COMBO_ROW (clinic_test_find_type (desk->window, ADW_TYPE_COMBO_ROW));

  adw_combo_row_set_selected (week, 2);
  CLINIC_TEST_WAIT (get_setup (desk)->week_start == 2);
  clinic_test_diary_settle (&desk->base);
  clinic_test_diary_undo (&desk->base);
  CLINIC_TEST_WAIT (adw_combo_row_get_selected (week) == 0);
  clinic_test_diary_settle (&desk->base);
  g_assert_cmpint (get_setup (desk)->week_start, ==, 0);
  g_assert_false (clinic_diary_can_undo (desk->base.diary));
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  show_page (desk, "desktop");
  take_writing_away (desk);
  gtk_switch_set_active (find_switch (desk, "Names in notifications"), TRUE);
  CLINIC_TEST_WAIT (clinic_test_says (desk->window, "no writing"));
  g_assert_false (gtk_switch_get_active (find_switch (desk, "Names in notifications")));
  clinic_test_diary_sql (&desk->base, "DROP TRIGGER no_writing");
  gtk_switch_set_active (find_switch (desk, "Names in notifications"), TRUE);
  CLINIC_TEST_WAIT (get_setup (desk)->names_in_notifications && !clinic_test_says (desk->window, "no writing"));
}

/* Off unless somebody has turned it on. */
static void
test_of_this_desk (Desk *desk, gconstpointer data)
{
  GtkSwitch *search;

  show_page (desk, "desktop");
  search = find_switch (desk, "Patients in the desktop’s search");
  g_assert_false (gtk_switch_get_active (search));
  gtk_switch_set_active (search, TRUE);
  g_assert_true (g_settings_get_boolean (desk->settings, "search-patients"));
}

/* What the desktop has refused is said in the row, and what the row says else comes back. */
static void
test_autostart_fault (Desk *desk, gconstpointer data)
{
  ClinicPreferencesWindow *window = CLINIC_PREFERENCES_WINDOW (desk->window);

  show_page (desk, "desktop");
  clinic_preferences_window_set_autostart_fault (window, "Not <allowed> & done");
  g_assert_true (clinic_test_says (desk->window, "Not <allowed> & done"));
  g_assert_false (clinic_test_says (desk->window, "So that what is due is told"));
  clinic_preferences_window_set_autostart_fault (window, NULL);
  g_assert_true (clinic_test_says (desk->window, "So that what is due is told"));
}

static void
test_data (Desk *desk, gconstpointer data)
{
  show_page (desk, "data");
  g_assert_true (clinic_test_says (desk->window, desk->base.folder));
  g_assert_true (clinic_test_says (desk->window, "Beside the data"));
  show_page (desk, "clinic");
  g_assert_true (clinic_test_says (desk->window, "Dermaroller"));
}

#define ADD(path, func) g_test_add ("/preferences/" path, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("at-once", test_at_once);
  ADD ("one-after-the-other", test_one_after_the_other);
  ADD ("follows", test_follows);
  ADD ("refused", test_refused);
  ADD ("of-this-desk", test_of_this_desk);
  ADD ("autostart-fault", test_autostart_fault);
  ADD ("data", test_data);
  return g_test_run ();
}
