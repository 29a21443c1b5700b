/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "ui/calendar/clinic-calendar-page.h"
#include "ui/parts/clinic-choice.h"
#include "ui/calendar/clinic-export-window.h"
#include "ui/clinic-ui.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  char *path;
} Export;

static void
set_up (Export *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 540 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 2, .day = 2, .minute = 540, .doctor = 2, .course = 2 });
  self->path = g_build_filename (self->base.folder, "out.ics", NULL);
  self->window = NULL;
}

static void
tear_down (Export *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (self->path);
  clinic_test_diary_tear_down (&self->base, data);
}

/* Saves, and gives back what was written. */
static char *
save (Export *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  char *text = NULL;

  clinic_export_window_save (CLINIC_EXPORT_WINDOW (self->window), file);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Saved as out.ics."));
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  return text;
}

static void
open_days (Export *self, int n_days)
{
  self->window = clinic_export_window_new_days (NULL, self->base.diary, DAY (0), n_days);
  gtk_window_present (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
}

static void
test_week (Export *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_days (self, 7);
  g_assert_true (clinic_test_says (self->window, "Mon 23 Nov – Sun 29 Nov"));
  text = save (self);
  g_assert_nonnull (strstr (text, "UID:1@test-clinic"));
  g_assert_nonnull (strstr (text, "UID:2@test-clinic"));
  g_assert_null (strstr (text, "Asha Rao"));
}

static void
test_doctor_and_names (Export *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_days (self, 7);
  clinic_choice_set (GTK_DROP_DOWN (clinic_test_find_type (self->window, GTK_TYPE_DROP_DOWN)), 1);
  gtk_switch_set_active (GTK_SWITCH (clinic_test_find_type (self->window, GTK_TYPE_SWITCH)), TRUE);
  text = save (self);
  g_assert_nonnull (strstr (text, "Asha Rao"));
  g_assert_null (strstr (text, "UID:2@test-clinic"));
}

static void
test_day (Export *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_days (self, 1);
  text = save (self);
  g_assert_nonnull (strstr (text, "UID:1@test-clinic"));
  g_assert_null (strstr (text, "UID:2@test-clinic"));
}

static void
test_refused (Export *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.folder, "no-such-folder", "out.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  open_days (self, 1);
  clinic_export_window_save (CLINIC_EXPORT_WINDOW (self->window), file);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "out.ics could not be saved: "));
  text = save (self);
}

/* The menu's choices open the window for the day that shows and for its week. */
static void
test_from_calendar (Export *self, gconstpointer data)
{
  GtkWidget *page = clinic_calendar_page_new ();
  GtkWidget *calendar = adw_window_new ();

  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (page), self->base.diary);
  adw_window_set_content (ADW_WINDOW (calendar), page);
  gtk_window_present (GTK_WINDOW (calendar));
  gtk_widget_activate_action (page, "calendar.export", "s", "week");
  self->window = clinic_test_find_window (CLINIC_TYPE_EXPORT_WINDOW);
  g_assert_nonnull (self->window);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Sun 22 Nov – Sat 28 Nov"));
  clinic_test_diary_settle (&self->base);
  g_clear_pointer ((GtkWindow **) &self->window, gtk_window_destroy);
  gtk_window_destroy (GTK_WINDOW (calendar));
}

#define ADD(path, func) g_test_add ("/export/" path, Export, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("week", test_week);
  ADD ("doctor-and-names", test_doctor_and_names);
  ADD ("day", test_day);
  ADD ("refused", test_refused);
  ADD ("from-calendar", test_from_calendar);
  return g_test_run ();
}
