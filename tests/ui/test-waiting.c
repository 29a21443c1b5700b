/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting list, a wish, and the row that says what came free: in the clinic's own window. */
#include <adwaita.h>

#include "clinic-test-ui.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-wishes.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"
#include "ui/follow-ups/clinic-waiting-window.h"
#include "ui/follow-ups/clinic-wish-editor.h"
#include "ui/parts/clinic-date-button.h"

#include "../model/clinic-test-diary.h"

typedef struct
{
  ClinicTestDiary base;
  ClinicWindow *window; /* weak */
} Waiting;

static void
set_up (Waiting *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  g_set_weak_pointer (&self->window, CLINIC_WINDOW (clinic_window_new (NULL, NULL)));
  clinic_window_set_diary (self->window, self->base.diary);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Waiting *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_clear_weak_pointer (&self->window);
  clinic_test_diary_tear_down (&self->base, data);
}

/* Asha Rao would come at any time; for an earlier one where she has a @session. */
static void
add_wish (Waiting *self, gint64 session)
{
  g_autoptr (ClinicWish) wish = clinic_wish_new ();
  GAsyncResult *slot = NULL;

  wish->course = 1;
  wish->session = session;
  wish->from_day = DAY (0);
  clinic_diary_save_wish_async (self->base.diary, wish, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
}

static GtkWidget *
open_window (Waiting *self, GType type, const char *action, GVariant *target)
{
  GtkWidget *window;

  gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target);
  CLINIC_TEST_WAIT ((window = clinic_test_find_window (type)) != NULL);
  CLINIC_TEST_WAIT (gtk_widget_get_mapped (window));
  return window;
}

static gint64
count (Waiting *self, const char *status)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM wish WHERE status = '%s'", status);

  return clinic_test_db_get (self->base.db, sql);
}

static void
test_book (Waiting *self, gconstpointer data)
{
  GtkWidget *list;

  add_wish (self, 0);
  list = open_window (self, CLINIC_TYPE_WAITING_WINDOW, "win.waiting-list", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "fits now: Mon 23 Nov, 9:00"));
  g_assert_true (clinic_test_says (list, "Asha Rao") && clinic_test_says (list, "any time"));
  clinic_test_click (list, "Book");
  CLINIC_TEST_WAIT (clinic_test_says (list, "Nobody Is Waiting"));
  g_assert_cmpint (count (self, "booked"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE course = 1"), ==, 540);
}

/* Somebody else was quicker: the list says so, and what fits now. */
static void
test_taken_meanwhile (Waiting *self, gconstpointer data)
{
  GtkWidget *list;

  add_wish (self, 0);
  list = open_window (self, CLINIC_TYPE_WAITING_WINDOW, "win.waiting-list", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "fits now: Mon 23 Nov, 9:00"));
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .minute = 540, .course = 2 });
  clinic_test_click (list, "Book");
  CLINIC_TEST_WAIT (clinic_test_says (list, "Bed 1 is taken until 10:15."));
  g_assert_cmpint (count (self, "open"), ==, 1);
  clinic_test_click (list, "Book");
  CLINIC_TEST_WAIT (clinic_test_says (list, "Nobody Is Waiting"));
  g_assert_false (clinic_test_says (list, "Bed 1 is taken until 10:15."));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT bed FROM session WHERE course = 1"), ==, 2);
}

static void
test_cannot_book (Waiting *self, gconstpointer data)
{
  GtkWidget *list;

  add_wish (self, 0);
  clinic_test_db_sql (self->base.db, "UPDATE course SET status = 'paused' WHERE id = 1;", NULL);
  list = open_window (self, CLINIC_TYPE_WAITING_WINDOW, "win.waiting-list", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "The course is paused. Carry it on before booking."));
  g_assert_false (clinic_test_says (list, "Book"));
  gtk_widget_activate_action (list, "waiting.withdraw", "x", (gint64) 1);
  CLINIC_TEST_WAIT (clinic_test_says (list, "Nobody Is Waiting"));
  g_assert_cmpint (count (self, "withdrawn"), ==, 1);
}

static void
cancel (Waiting *self, gint64 session)
{
  GAsyncResult *slot = NULL;

  clinic_diary_cancel_async (self->base.diary, session, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
}

static void
test_freed (Waiting *self, gconstpointer data)
{
  static const char *const said = "Tue 24 Nov, 10:00 is free: Asha Rao wishes for it.";
  GtkWidget *list;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600, .course = 2 });
  add_wish (self, 0);
  g_assert_false (clinic_test_says (GTK_WIDGET (self->window), said));
  cancel (self, 7);
  CLINIC_TEST_WAIT (clinic_test_says (GTK_WIDGET (self->window), said));
  list = open_window (self, CLINIC_TYPE_WAITING_WINDOW, "win.show-freed", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "fits now: Tue 24 Nov, 10:00"));
  clinic_test_click (list, "Book");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_WAITING_WINDOW) == NULL);
  CLINIC_TEST_WAIT (!clinic_test_says (GTK_WIDGET (self->window), said));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT day FROM session WHERE course = 1"), ==, DAY (1));
}

/* Wishes */

static GVariant *
ask_for (gint64 session)
{
  return g_variant_new ("(sxxixi)", "Asha Rao", (gint64) 1, session, DAY (0), (gint64) 0, 1);
}

static void
set_until (GtkWidget *editor, ClinicDay day)
{
  GObject *button = gtk_widget_get_template_child (editor, CLINIC_TYPE_WISH_EDITOR, "until_button");

  clinic_date_button_set_day (CLINIC_DATE_BUTTON (button), day);
}

static void
test_add (Waiting *self, gconstpointer data)
{
  GtkWidget *editor = open_window (self, CLINIC_TYPE_WISH_EDITOR, "win.add-wish", ask_for (0));

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, "Put on the Waiting List");
  set_until (editor, DAY (-1));
  CLINIC_TEST_WAIT (clinic_test_says (editor, "The last day is before the first one."));
  g_assert_null (clinic_test_find_button (editor, "_Save"));
  set_until (editor, DAY (3));
  CLINIC_TEST_WAIT (clinic_test_find_button (editor, "_Save") != NULL);
  g_assert_false (clinic_test_says (editor, "The last day is before the first one."));
  clinic_test_click (editor, "_Save");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_WISH_EDITOR) == NULL);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT until_day FROM wish"), ==, DAY (3));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT to_minute FROM wish"), ==, 720);
}

static void
test_change (Waiting *self, gconstpointer data)
{
  GtkWidget *editor;

  add_wish (self, 0);
  editor = open_window (self, CLINIC_TYPE_WISH_EDITOR, "win.edit-wish", g_variant_new_int64 (1));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, "Change the Wish");
  set_until (editor, DAY (5));
  clinic_test_click (editor, "_Save");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_WISH_EDITOR) == NULL);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT until_day FROM wish"), ==, DAY (5));
}

/* What is wished beside a session moves it, and only to an earlier time. */
static void
test_earlier (Waiting *self, gconstpointer data)
{
  GtkWidget *editor, *list;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .day = 10, .minute = 600 });
  editor = open_window (self, CLINIC_TYPE_WISH_EDITOR, "win.add-wish", ask_for (7));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, "An Earlier Time");
  clinic_test_click (editor, "_Save");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_WISH_EDITOR) == NULL);
  list = open_window (self, CLINIC_TYPE_WAITING_WINDOW, "win.waiting-list", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (list, "earlier than Thu 3 Dec, 10:00"));
  clinic_test_click (list, "Book");
  CLINIC_TEST_WAIT (clinic_test_says (list, "Nobody Is Waiting"));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT day FROM session WHERE id = 7"), ==, DAY (0));
}

/* The session went while the wish was typed: it is said, and what was typed stays. */
static void
test_gone_meanwhile (Waiting *self, gconstpointer data)
{
  GtkWidget *editor;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .day = 10, .minute = 600 });
  editor = open_window (self, CLINIC_TYPE_WISH_EDITOR, "win.add-wish", ask_for (7));
  set_until (editor, DAY (5));
  cancel (self, 7);
  clinic_test_click (editor, "_Save");
  CLINIC_TEST_WAIT (clinic_test_says (editor, "The session is not booked any more"));
  g_assert_true (clinic_test_says (editor, "28 Nov"));
  g_assert_cmpint (count (self, "open"), ==, 0);
}

#define ADD(name, func) g_test_add (name, Waiting, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("/waiting/book", test_book);
  ADD ("/waiting/taken-meanwhile", test_taken_meanwhile);
  ADD ("/waiting/cannot-book", test_cannot_book);
  ADD ("/waiting/freed", test_freed);
  ADD ("/waiting/wish/add", test_add);
  ADD ("/waiting/wish/change", test_change);
  ADD ("/waiting/wish/earlier", test_earlier);
  ADD ("/waiting/wish/gone-meanwhile", test_gone_meanwhile);
  return g_test_run ();
}
