/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who leaves a place while its write is on its way is told by the window that nothing came of it. */
#include <adwaita.h>

#include "model/clinic-diary-visit.h"
#include "ui/calendar/clinic-session-popover.h"
#include "ui/calendar/clinic-week-view.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"
#include "ui/follow-ups/clinic-aftercare-page.h"
#include "ui/follow-ups/clinic-call-sheet.h"
#include "ui/patients/clinic-course-card.h"
#include "ui/patients/clinic-patient-view.h"
#include "ui/record/clinic-record-view.h"
#include "ui/settings/clinic-preferences-window.h"
#include "ui/today/clinic-today-page.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
#define REFUSED "no writing"
#define UNTOLD(what) "Not saved, so nothing was changed: " what ". " REFUSED

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Desk;

/* Session 1 of Asha Rao was rolled yesterday, so that a call is due; session 2 of the next patient is booked for today. */
static void
set_up (Desk *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .minute = 600 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 2, .course = 2, .day = 1, .minute = 840 });
  clinic_test_diary_sql (&self->base, "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start,"
                                      " rolling_at = start + 2400 WHERE id = 1;"
                                      "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A1877', 1.5, 30000);"
                                      "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '0031')");
  clinic_clock_set_now (self->base.clock, AT (0, 658));
  clinic_diary_finish_visit_async (self->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
  clinic_clock_set_now (self->base.clock, AT (1, 700));
  self->window = g_object_ref_sink (clinic_window_new (NULL, NULL));
  clinic_window_set_diary (CLINIC_WINDOW (self->window), self->base.diary);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Desk *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_object_unref (self->window);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
refuse (Desk *self, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER no_writing BEFORE %s BEGIN SELECT raise (ABORT, 'no writing'); END",
                                          what);

  clinic_test_diary_sql (&self->base, sql);
}

static void
act (Desk *self, const char *action, gint64 id)
{
  gtk_widget_activate_action (self->window, action, "x", id);
}

static void
show_page (Desk *self, const char *name)
{
  gtk_widget_activate_action (self->window, "win.show-page", "s", name);
}

static GtkWidget *
wait_for (Desk *self, GType type)
{
  CLINIC_TEST_WAIT (clinic_test_find_type (self->window, type) != NULL);
  return clinic_test_find_type (self->window, type);
}

/* In the window alone, as the place shows no longer. */
#define WAIT_UNTIL_TOLD(self, words) CLINIC_TEST_WAIT (clinic_test_says ((self)->window, words))

static GtkWidget *
open_week (Desk *self)
{
  GtkWidget *week;

  show_page (self, "calendar");
  week = wait_for (self, CLINIC_TYPE_WEEK_VIEW);
  CLINIC_TEST_WAIT (clinic_week_view_find_block (CLINIC_WEEK_VIEW (week), 2) != NULL);
  return week;
}

static GtkWidget *
open_popover (Desk *self)
{
  GtkWidget *week = open_week (self);

  clinic_session_popover_open (week, CLINIC_SESSION_BLOCK (clinic_week_view_find_block (CLINIC_WEEK_VIEW (week), 2)),
                               self->base.diary);
  return clinic_test_find_type (week, CLINIC_TYPE_SESSION_POPOVER);
}

static void
test_popover (Desk *self, gconstpointer data)
{
  GtkWidget *popover = open_popover (self);

  refuse (self, "UPDATE ON session");
  gtk_widget_activate_action (popover, "session.cancel", NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_UNTIL_TOLD (self, UNTOLD ("cancellation of Jens Holm"));
}

/* What was moved on the calendar stands where it stood. */
static void
test_move (Desk *self, gconstpointer data)
{
  GtkWidget *week = open_week (self);
  ClinicMover *mover = clinic_week_view_get_mover (CLINIC_WEEK_VIEW (week));
  GtkWidget *block = clinic_week_view_find_block (CLINIC_WEEK_VIEW (week), 2);
  const ClinicVisit *visit = clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (block));

  g_assert_true (clinic_mover_begin (mover, visit, CLINIC_MOVE_PLACE, FALSE));
  clinic_mover_aim (mover, DAY (2), 840, 1);
  CLINIC_TEST_WAIT (clinic_mover_get_answer (mover) != NULL);
  refuse (self, "UPDATE ON session");
  clinic_mover_drop (mover);
  show_page (self, "today");
  WAIT_UNTIL_TOLD (self, UNTOLD ("move of Jens Holm"));
}

/* Who stays reads it where it was begun, and nowhere else. */
static void
test_stayed (Desk *self, gconstpointer data)
{
  GtkWidget *popover = open_popover (self);

  refuse (self, "UPDATE ON session");
  gtk_widget_activate_action (popover, "session.cancel", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (popover, REFUSED));
  g_assert_false (clinic_test_says (self->window, "Not saved"));
}

static GtkWidget *
open_course (Desk *self)
{
  act (self, "win.show-patient", 1);
  return wait_for (self, CLINIC_TYPE_COURSE_CARD);
}

static void
test_course_page_changed (Desk *self, gconstpointer data)
{
  GtkWidget *card = open_course (self);

  refuse (self, "UPDATE ON course");
  gtk_widget_activate_action (card, "course.pause", NULL);
  show_page (self, "today");
  WAIT_UNTIL_TOLD (self, UNTOLD ("changed course of Asha Rao"));
}

/* Another patient is chosen, and is being read when the answer comes. */
static void
test_course_patient_changed (Desk *self, gconstpointer data)
{
  GtkWidget *card = open_course (self);

  refuse (self, "UPDATE ON course");
  gtk_widget_activate_action (card, "course.pause", NULL);
  act (self, "win.show-patient", 2);
  WAIT_UNTIL_TOLD (self, UNTOLD ("changed course of Asha Rao"));
}

static void
test_today (Desk *self, gconstpointer data)
{
  GtkWidget *page;

  show_page (self, "today");
  page = wait_for (self, CLINIC_TYPE_TODAY_PAGE);
  CLINIC_TEST_WAIT (clinic_test_says (page, "Jens Holm"));
  refuse (self, "UPDATE ON session");
  gtk_widget_activate_action (page, "today.arrive", "x", G_GINT64_CONSTANT (2));
  show_page (self, "patients");
  WAIT_UNTIL_TOLD (self, UNTOLD ("arrival of Jens Holm"));
}

static GtkWidget *
open_aftercare (Desk *self)
{
  act (self, "win.show-aftercare", 1);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Aftercare explained"));
  refuse (self, "INSERT ON discharge");
  return clinic_test_find_named (self->window, GTK_TYPE_CHECK_BUTTON, "Aftercare explained");
}

static void
test_aftercare (Desk *self, gconstpointer data)
{
  GtkWidget *check = open_aftercare (self);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_activate_action (clinic_test_find_type (self->window, CLINIC_TYPE_AFTERCARE_PAGE), "aftercare.back", NULL);
  WAIT_UNTIL_TOLD (self, UNTOLD ("discharge list of Asha Rao"));
}

/* What was not ticked off does not look so. */
static void
test_tick_refused (Desk *self, gconstpointer data)
{
  GtkWidget *check = open_aftercare (self);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_UNTIL_TOLD (self, REFUSED);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_record (Desk *self, gconstpointer data)
{
  GtkWidget *view;

  act (self, "win.show-record", 1);
  view = wait_for (self, CLINIC_TYPE_RECORD_VIEW);
  CLINIC_TEST_WAIT (clinic_test_says (view, "None yet"));
  clinic_test_diary_settle (&self->base);
  refuse (self, "INSERT ON roller_use");
  gtk_widget_activate_action (view, "record.next-piece", NULL);
  gtk_widget_activate_action (view, "record.back", NULL);
  WAIT_UNTIL_TOLD (self, UNTOLD ("roller of Asha Rao"));
}

static GtkWidget *
open_call (Desk *self)
{
  GtkWidget *sheet;

  act (self, "win.open-follow-up", 1);
  sheet = wait_for (self, CLINIC_TYPE_CALL_SHEET);
  CLINIC_TEST_WAIT (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (sheet)) == 1);
  return sheet;
}

static void
test_call (Desk *self, gconstpointer data)
{
  GtkWidget *sheet = open_call (self);

  refuse (self, "INSERT ON call");
  gtk_widget_activate_action (sheet, "call.no-answer", NULL);
  show_page (self, "today");
  WAIT_UNTIL_TOLD (self, UNTOLD ("call to Asha Rao"));
}

/* Who has gone on to another follow-up comes back to what was typed. */
static void
test_call_left (Desk *self, gconstpointer data)
{
  GtkWidget *sheet = open_call (self);
  GtkTextBuffer *note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (clinic_test_find_type (sheet, GTK_TYPE_TEXT_VIEW)));
  g_autofree char *kept = NULL;

  refuse (self, "INSERT ON call");
  gtk_text_buffer_set_text (note, "Tight skin", -1);
  gtk_widget_activate_action (sheet, "call.no-answer", NULL);
  act (self, "win.open-follow-up", 2);
  WAIT_UNTIL_TOLD (self, REFUSED);
  clinic_test_diary_settle (&self->base);
  g_assert_cmpint (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (sheet)), ==, 1);
  g_assert_true (clinic_test_says (sheet, REFUSED));
  g_object_get (note, "text", &kept, NULL);
  g_assert_cmpstr (kept, ==, "Tight skin");
  clinic_test_diary_sql (&self->base, "DROP TRIGGER no_writing");
  gtk_widget_activate_action (sheet, "call.no-answer", NULL);
  act (self, "win.open-follow-up", 2);
  CLINIC_TEST_WAIT (clinic_call_sheet_get_id (CLINIC_CALL_SHEET (sheet)) == 2);
}

/* As long as the video is copied the window does not close, and shows why. */
static void
test_video (Desk *self, gconstpointer data)
{
  g_autoptr (ClinicKeeper) keeper = clinic_keeper_new (self->base.folder);
  GtkWidget *preferences = clinic_preferences_window_new (GTK_WINDOW (self->window), self->base.diary, NULL, keeper);
  g_autofree char *path = g_build_filename (self->base.folder, "missing.mp4", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_window_present (GTK_WINDOW (preferences));
  clinic_preferences_window_choose_video (CLINIC_PREFERENCES_WINDOW (preferences), file);
  gtk_window_close (GTK_WINDOW (preferences));
  g_assert_false (gtk_widget_get_visible (preferences));
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_get_visible (self->window));
  g_assert_true (clinic_test_says (preferences, "The video is being copied into the clinic’s folder…"));
  CLINIC_TEST_WAIT (!clinic_test_says (preferences, "The video is being copied into the clinic’s folder…"));
  gtk_window_close (GTK_WINDOW (preferences));
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_false (gtk_widget_get_visible (self->window));
}

#define ADD(name, func) g_test_add ("/untold/" name, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("popover", test_popover);
  ADD ("stayed", test_stayed);
  ADD ("move", test_move);
  ADD ("course/page-changed", test_course_page_changed);
  ADD ("course/patient-changed", test_course_patient_changed);
  ADD ("today", test_today);
  ADD ("aftercare", test_aftercare);
  ADD ("tick-refused", test_tick_refused);
  ADD ("record", test_record);
  ADD ("call", test_call);
  ADD ("call-left", test_call_left);
  ADD ("video", test_video);
  return g_test_run ();
}
