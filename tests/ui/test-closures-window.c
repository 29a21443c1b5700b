/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-time-entry.h"
#include "ui/settings/clinic-closure-editor.h"
#include "ui/settings/clinic-closure-row.h"
#include "ui/settings/clinic-closures-window.h"
#include "ui/settings/clinic-holidays-window.h"
#include "ui/settings/clinic-hours-row.h"
#include "ui/settings/clinic-own-hours-window.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Closures;

/* The @nth of its type, in the order of the tree. */
static GtkWidget *
find_type (GtkWidget *widget, GType type, int *nth)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, nth);
  return found;
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, int nth)
{
  return find_type (widget, type, &nth);
}

static void
set_up (Closures *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  self->window = clinic_closures_window_new (NULL, self->base.diary);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (self->window));
}

static void
tear_down (Closures *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static GtkWidget *
open_editor (Closures *self)
{
  GtkWidget *editor;

  gtk_widget_activate_action (self->window, "closure.add", NULL);
  editor = clinic_test_find_window (CLINIC_TYPE_CLOSURE_EDITOR);
  g_assert_nonnull (editor);
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (editor));
  return editor;
}

static GtkWidget *
get_time (GtkWidget *editor, int nth)
{
  /* entries: the first day's, its time, the last day's, its time */
  return find_nth (editor, GTK_TYPE_ENTRY, nth * 2 + 1);
}

static void
fill_in (GtkWidget *editor, guint subject, int from, const char *from_time, int to, const char *to_time)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_nth (editor, ADW_TYPE_COMBO_ROW, 0)), subject);
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (find_nth (editor, CLINIC_TYPE_DATE_BUTTON, 0)), DAY (from));
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (find_nth (editor, CLINIC_TYPE_DATE_BUTTON, 1)), DAY (to));
  gtk_editable_set_text (GTK_EDITABLE (get_time (editor, 0)), from_time);
  gtk_editable_set_text (GTK_EDITABLE (get_time (editor, 1)), to_time);
}

static const GPtrArray *
get_closures (Closures *self)
{
  return clinic_diary_get_setup (self->base.diary)->closures;
}

static void
save (GtkWidget *editor)
{
  gtk_widget_activate_action (editor, "closure.save", NULL);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_CLOSURE_EDITOR) == NULL);
}

static void
test_add (Closures *self, gconstpointer data)
{
  GtkWidget *editor = open_editor (self);
  const ClinicClosure *closure;

  g_assert_true (clinic_test_says (self->window, "Nothing is coming up"));
  gtk_widget_activate_action (editor, "closure.save", NULL); /* nothing is filled in: it stays */
  fill_in (editor, 1, 4, "13", 6, "");
  CLINIC_TEST_WAIT (clinic_test_says (editor, "Dr One is away until Mon 30 Nov."));
  gtk_editable_set_text (GTK_EDITABLE (find_nth (editor, ADW_TYPE_ENTRY_ROW, 0)), "holiday");
  CLINIC_TEST_WAIT (clinic_test_says (editor, "Dr One is away until Mon 30 Nov: holiday."));
  save (editor);
  g_assert_cmpuint (get_closures (self)->len, ==, 1);
  closure = get_closures (self)->pdata[0];
  g_assert_cmpint (closure->staff, ==, 1);
  g_assert_cmpint (closure->from_day, ==, DAY (4));
  g_assert_cmpint (closure->from_minute, ==, 780);
  g_assert_cmpint (closure->to_day, ==, DAY (7));
  g_assert_cmpint (closure->to_minute, ==, 0);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Fri 27 Nov, 13:00 – Sun 29 Nov · holiday"));
  g_assert_false (clinic_test_says (self->window, "Nothing is coming up"));

  gtk_widget_activate_action (self->window, "closure.undo", NULL);
  CLINIC_TEST_WAIT (get_closures (self)->len == 0);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Nothing is coming up"));
}

/* What cannot be taken stays as typed, with what to change. */
static void
test_refuse (Closures *self, gconstpointer data)
{
  static const struct
  {
    int from;
    const char *from_time;
    int to;
    const char *to_time, *fault;
  } cases[] = {
    { 4, "soon", 4, "", "Write a time like 13:00" },
    { 4, "13:00", 4, "12:00", "The end must be after the beginning." },
    { 4, "", 3, "", "The end must be after the beginning." },
  };
  GtkWidget *editor = open_editor (self);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fill_in (editor, 0, cases[i].from, cases[i].from_time, cases[i].to, cases[i].to_time);
      clinic_date_button_set_day (CLINIC_DATE_BUTTON (find_nth (editor, CLINIC_TYPE_DATE_BUTTON, 1)), DAY (cases[i].to));
      CLINIC_TEST_WAIT (clinic_test_says (editor, cases[i].fault));
      gtk_widget_activate_action (editor, "closure.save", NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_time (editor, 0))), ==, cases[i].from_time);
    }
  gtk_window_destroy (GTK_WINDOW (editor));
  clinic_test_diary_settle (&self->base);
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
}

/* Who is booked is counted before saving, and listed after. */
static void
test_booked (Closures *self, gconstpointer data)
{
  GtkWidget *editor;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 1, .minute = 600 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 1, .minute = 720, .course = 2 });
  editor = open_editor (self);
  fill_in (editor, 0, 1, "", 1, "12:00");
  CLINIC_TEST_WAIT (clinic_test_says (editor, "1 booked session lies in this time."));
  gtk_editable_set_text (GTK_EDITABLE (get_time (editor, 1)), "");
  CLINIC_TEST_WAIT (clinic_test_says (editor, "2 booked sessions lie in this time."));
  save (editor);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "2 to move"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_nth (self->window, CLINIC_TYPE_CLOSURE_ROW, 0)), TRUE);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Tue 24 Nov, 10:00: Asha Rao"));
}

static void
test_edit_and_remove (Closures *self, gconstpointer data)
{
  GtkWidget *editor = open_editor (self);
  gint64 id;

  fill_in (editor, 3, 1, "8", 1, "13"); /* bed 1 */
  save (editor);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Tue 24 Nov, 8:00 – 13:00"));
  id = ((const ClinicClosure *) get_closures (self)->pdata[0])->id;
  gtk_widget_activate_action (self->window, "closure.edit", "x", id);
  editor = clinic_test_find_window (CLINIC_TYPE_CLOSURE_EDITOR);
  CLINIC_TEST_WAIT (clinic_test_says (editor, "Bed 1 is out of service until 13:00."));
  gtk_editable_set_text (GTK_EDITABLE (get_time (editor, 1)), "14");
  save (editor);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Tue 24 Nov, 8:00 – 14:00"));
  gtk_widget_activate_action (self->window, "closure.remove", "x", id);
  CLINIC_TEST_WAIT (get_closures (self)->len == 0);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Removed: Bed 1 is out of service Tue 24 Nov, 8:00 – 14:00"));
  gtk_widget_activate_action (self->window, "closure.undo", NULL);
  CLINIC_TEST_WAIT (get_closures (self)->len == 1);
}

static void
test_past (Closures *self, gconstpointer data)
{
  GtkWidget *editor = open_editor (self);

  fill_in (editor, 0, -3, "", -3, "");
  save (editor);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "1 past"));
  g_assert_true (clinic_test_says (self->window, "Nothing is coming up"));
}

static GtkWidget *
open_hours (Closures *self, gint64 staff)
{
  GtkWidget *hours;

  gtk_widget_activate_action (self->window, "closure.hours", "x", staff);
  hours = clinic_test_find_window (CLINIC_TYPE_OWN_HOURS_WINDOW);
  g_assert_nonnull (hours);
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (hours));
  return hours;
}

/* Saturday and Sunday are off in the clinic's hours, with which own ones begin. Who is booked outside them is listed. */
static void
test_own_hours (Closures *self, gconstpointer data)
{
  GtkWidget *hours = open_hours (self, 2);

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 1, .minute = 780, .doctor = 2 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 7, .minute = 780, .doctor = 2, .course = 2 });
  gtk_switch_set_active (GTK_SWITCH (find_nth (hours, GTK_TYPE_SWITCH, 0)), TRUE);
  for (int day = 1; day <= 5; day++)
    gtk_switch_set_active (GTK_SWITCH (find_nth (hours, GTK_TYPE_SWITCH, day)), FALSE);
  CLINIC_TEST_WAIT (clinic_test_says (hours, "Choose at least one day on which Dr Two works."));
  gtk_switch_set_active (GTK_SWITCH (find_nth (hours, GTK_TYPE_SWITCH, 2)), TRUE);
  clinic_time_entry_set_minute (find_nth (find_nth (hours, CLINIC_TYPE_HOURS_ROW, 1), GTK_TYPE_ENTRY, 0), 780);
  CLINIC_TEST_WAIT (!clinic_test_says (hours, "Choose at least one day"));
  gtk_widget_activate_default (hours);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_OWN_HOURS_WINDOW) == NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Tue 13:00 – 18:00"));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "1 to move"));
  g_assert_true (clinic_setup_has_openings (clinic_diary_get_setup (self->base.diary), 0));

  hours = open_hours (self, 2);
  gtk_switch_set_active (GTK_SWITCH (find_nth (hours, GTK_TYPE_SWITCH, 0)), FALSE);
  gtk_widget_activate_default (hours);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_OWN_HOURS_WINDOW) == NULL);
  CLINIC_TEST_WAIT (!clinic_setup_has_openings (clinic_diary_get_setup (self->base.diary), 2));
}

static GtkWidget *
open_holidays (Closures *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ical", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *holidays = clinic_holidays_window_new (GTK_WINDOW (self->window), self->base.diary, file);

  gtk_window_present (GTK_WINDOW (holidays));
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (holidays));
  return holidays;
}

/* Nothing is written before it is confirmed, nothing twice, and one undo takes all of it back. */
static void
test_import (Closures *self, gconstpointer data)
{
  GtkWidget *holidays = open_holidays (self, "holidays.ics");

  CLINIC_TEST_WAIT (clinic_test_says (holidays, "Import 10 Closures"));
  g_assert_true (clinic_test_says (holidays, "Fri 25 Dec – Sat 26 Dec"));
  g_assert_true (clinic_test_says (holidays, "7 not taken"));
  gtk_expander_set_expanded (GTK_EXPANDER (find_nth (holidays, GTK_TYPE_EXPANDER, 0)), TRUE);
  CLINIC_TEST_WAIT (clinic_test_says (holidays, "Line 85: Its beginning cannot be read."));
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_nth (holidays, GTK_TYPE_CHECK_BUTTON, 0)), FALSE);
  CLINIC_TEST_WAIT (clinic_test_says (holidays, "Import 9 Closures"));
  gtk_widget_activate_action (holidays, "holidays.import", NULL);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_HOLIDAYS_WINDOW) == NULL);
  g_assert_cmpuint (get_closures (self)->len, ==, 9);

  holidays = open_holidays (self, "holidays.ics");
  CLINIC_TEST_WAIT (clinic_test_says (holidays, "9 are in the clinic’s list already, as they stand here."));
  g_assert_true (clinic_test_says (holidays, "Import 1 Closure"));
  gtk_window_destroy (GTK_WINDOW (holidays));
  gtk_widget_activate_action (self->window, "closure.undo", NULL);
  CLINIC_TEST_WAIT (get_closures (self)->len == 0);
}

static void
test_import_refused (Closures *self, gconstpointer data)
{
  static const struct
  {
    const char *file, *words;
  } cases[] = {
    { "no-calendar.ics", "This is not a calendar file (.ics)." },
    { "truncated.ics", "This calendar file is damaged" },
    { "empty.ics", "There is nothing in this file on which the clinic could be closed" },
    { "not-there.ics", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *holidays = open_holidays (self, cases[i].file);

      CLINIC_TEST_WAIT (!clinic_test_says (holidays, "Reading the file"));
      g_assert_true (clinic_test_says (holidays, cases[i].words));
      gtk_widget_activate_action (holidays, "holidays.import", NULL);
      gtk_window_destroy (GTK_WINDOW (holidays));
    }
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
}

#define ADD(name, func) g_test_add (name, Closures, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("/closures-window/add", test_add);
  ADD ("/closures-window/refuse", test_refuse);
  ADD ("/closures-window/booked", test_booked);
  ADD ("/closures-window/edit-and-remove", test_edit_and_remove);
  ADD ("/closures-window/past", test_past);
  ADD ("/closures-window/own-hours", test_own_hours);
  ADD ("/closures-window/import", test_import);
  ADD ("/closures-window/import-refused", test_import_refused);
  return g_test_run ();
}
