/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fitting one more in, and moving the rest of a course: each shown before it is done. */
#include <adwaita.h>

#include "clinic-test-ui.h"
#include "ui/calendar/clinic-booking-window.h"
#include "ui/calendar/clinic-fit-window.h"
#include "ui/calendar/clinic-move-window.h"
#include "ui/calendar/clinic-roll-window.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-date-button.h"

#include "../model/clinic-test-diary.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window; /* weak */
} Shown;

static void
tear_down (Shown *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  g_clear_weak_pointer (&self->window);
  clinic_test_diary_tear_down (&self->base, data);
}

/* The row to tick that says @text; (nullable). */
static GtkWidget *
find_check (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_CHECK_BUTTON (widget) && clinic_test_says (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, text);
  return found;
}

static void
show (Shown *self, GtkWidget *window)
{
  g_set_weak_pointer (&self->window, window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Fit one more in: one doctor and a morning of an hour and a half, with Jens Holm at 9:00. */

static void
set_up_fit (Shown *self, gconstpointer data)
{
  g_autoptr (ClinicBooking) draft = NULL;
  ClinicSlotWish wish = { .course = 1, .from = DAY (0) };
  g_autoptr (ClinicSetup) setup = NULL;
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (&self->base, data);
  setup = clinic_setup_copy (clinic_diary_get_setup (self->base.diary));
  ((ClinicStaff *) setup->staff->pdata[1])->active = FALSE;
  g_array_set_size (setup->openings, 0);
  clinic_setup_add_opening (setup, 1, 540, 630);
  clinic_diary_save_setup_async (self->base.diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 7, .minute = 540, .course = 2 });
  draft = clinic_booking_new (1, &(ClinicSlot){ DAY (0), 540, 45, 0, 1, 1 });
  show (self, clinic_fit_window_new (NULL, self->base.diary, &wish, draft, "Asha Rao"));
}

static void
booked_cb (GtkWidget *window, gint64 session, gpointer user_data)
{
  *(gint64 *) user_data = session;
}

static void
test_fit (Shown *self, gconstpointer data)
{
  gint64 booked = 0;

  g_signal_connect (self->window, "booked", G_CALLBACK (booked_cb), &booked);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Jens Holm waits 50 min instead of 45 min, rolling 9:50"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (self->window, "9:00, rolling 9:30"))));
  clinic_test_click (self->window, "_Fit In");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (booked, ==, clinic_test_db_get (self->base.db, "SELECT id FROM session WHERE course = 1"));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT wait FROM session WHERE id = 7"), ==, 50);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM session WHERE course = 1"), ==, 1);
}

static void
test_fit_another (Shown *self, gconstpointer data)
{
  GtkWidget *row;

  CLINIC_TEST_WAIT ((row = find_check (self->window, "9:30, rolling 10:00")) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
  clinic_test_click (self->window, "_Fit In");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT minute FROM session WHERE course = 1"), ==, 570);
}

/* Who is stretched has arrived since: nothing is done, and it is said while what is left is looked for. */
static void
test_fit_refused (Shown *self, gconstpointer data)
{
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Jens Holm waits 50 min"));
  clinic_test_db_sql (self->base.db, "UPDATE session SET state = 'arrived', arrived_at = start WHERE id = 7;", NULL);
  clinic_test_click (self->window, "_Fit In");
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "The visit of Jens Holm has changed meanwhile. Nothing was booked."));
  CLINIC_TEST_WAIT (!clinic_test_says (self->window, "Jens Holm waits 50 min"));
  g_assert_true (clinic_test_says (self->window, "Nothing was booked."));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM session"), ==, 1);
}

/* Booking offers it where the day is full; what was to follow the booking follows it for who was fitted in. */

static void
asked_cb (GSimpleAction *action, GVariant *session, gpointer user_data)
{
  *(gint64 *) user_data = g_variant_get_int64 (session);
}

static GtkWidget *
make_parent (gint64 *asked)
{
  GtkWidget *parent = gtk_window_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-screening", G_VARIANT_TYPE_INT64);

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (group));
  return parent;
}

static void
test_booking (Shown *self, gconstpointer data)
{
  gint64 asked = 0;
  GtkWidget *parent = make_parent (&asked);
  GtkWidget *check, *fits;

  gtk_window_destroy (GTK_WINDOW (self->window));
  show (self, clinic_booking_window_new (GTK_WINDOW (parent), self->base.diary, 1, 0));
  CLINIC_TEST_WAIT (clinic_test_find_button (self->window, "_Fit One More In…") != NULL);
  check = clinic_test_find_named (self->window, GTK_TYPE_CHECK_BUTTON, "Ask the screening questions next");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  clinic_test_click (self->window, "_Fit One More In…");
  CLINIC_TEST_WAIT ((fits = clinic_test_find_window (CLINIC_TYPE_FIT_WINDOW)) != NULL &&
                    clinic_test_says (fits, "Jens Holm waits 50 min"));
  clinic_test_click (fits, "_Fit In");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (asked, !=, 0);
  g_assert_cmpint (asked, ==, clinic_test_db_get (self->base.db, "SELECT id FROM session WHERE course = 1"));
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* Who comes next Monday asks to come today: no place is free, and moving offers to fit one more in. */

static void
set_up_move (Shown *self, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  set_up_fit (self, data);
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 8, .day = 7, .minute = 540 });
  clinic_diary_load_range_async (self->base.diary, DAY (7), DAY (8), NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  visits = clinic_diary_load_range_finish (self->base.diary, result, NULL);
  show (self, clinic_move_window_new (NULL, self->base.diary, visits->pdata[0]));
}

static GtkWidget *
find_fit_button (Shown *self)
{
  return clinic_test_find_button (self->window, "_Fit One More In…");
}

static void
choose_today (Shown *self)
{
  GtkWidget *day = clinic_test_find_type (self->window, CLINIC_TYPE_DATE_BUTTON);

  CLINIC_TEST_WAIT (clinic_test_says (self->window, "9:00"));
  g_assert_null (find_fit_button (self)); /* its own day has a place: its own */
  clinic_date_button_set_day (CLINIC_DATE_BUTTON (day), DAY (0));
  CLINIC_TEST_WAIT (find_fit_button (self) != NULL);
  g_assert_null (clinic_test_find_button (self->window, "Put on the _Waiting List…"));
}

static void
test_move (Shown *self, gconstpointer data)
{
  GtkWidget *fits;

  choose_today (self);
  clinic_test_click (self->window, "_Fit One More In…");
  CLINIC_TEST_WAIT ((fits = clinic_test_find_window (CLINIC_TYPE_FIT_WINDOW)) != NULL &&
                    clinic_test_says (fits, "Jens Holm waits 50 min instead of 45 min, rolling 9:50"));
  g_assert_true (clinic_test_says (fits, "Asha Rao"));
  clinic_test_click (fits, "_Fit In");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT day FROM session WHERE id = 8"), ==, DAY (0));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT wait FROM session WHERE id = 7"), ==, 50);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM session"), ==, 2);
}

static void
test_move_refused (Shown *self, gconstpointer data)
{
  GtkWidget *fits;

  choose_today (self);
  clinic_test_click (self->window, "_Fit One More In…");
  CLINIC_TEST_WAIT ((fits = clinic_test_find_window (CLINIC_TYPE_FIT_WINDOW)) != NULL &&
                    clinic_test_says (fits, "Jens Holm waits 50 min"));
  clinic_test_db_sql (self->base.db, "UPDATE session SET version = version + 1 WHERE id = 8;", NULL);
  clinic_test_click (fits, "_Fit In");
  CLINIC_TEST_WAIT (clinic_test_says (fits, "Nothing was moved."));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT day FROM session WHERE id = 8"), ==, DAY (7));
  gtk_window_destroy (GTK_WINDOW (fits));
}

/* A place chosen by hand, or a course that follows, is looked at otherwise. */
static void
test_move_otherwise (Shown *self, gconstpointer data)
{
  static const char *const choices[] = { "Choose time and bed by hand", "Move the rest of the course along" };

  choose_today (self);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *check = clinic_test_find_named (self->window, GTK_TYPE_CHECK_BUTTON, choices[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      clinic_test_diary_settle (&self->base);
      CLINIC_TEST_WAIT (find_fit_button (self) == NULL);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
      CLINIC_TEST_WAIT (find_fit_button (self) != NULL);
    }
}

/* The rest: sessions each four weeks on Mondays at 10:00, of which the second goes three weeks on. */

static void
set_up_roll (Shown *self, gconstpointer data)
{
  ClinicSlot to = { DAY (49), 600, 45, 0, 1, 1 };

  clinic_test_diary_set_up (&self->base, data);
  for (int i = 0; i < 4; i++)
    clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 11 + i, .day = 28 * i, .minute = 600 });
  show (self, clinic_roll_window_new (NULL, self->base.diary, 1, 12, &to));
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Move 3 Sessions"));
}

static gint64
sum_days (Shown *self)
{
  return clinic_test_db_get (self->base.db, "SELECT sum (day) FROM session") - 4 * DAY (0);
}

static void
test_roll (Shown *self, gconstpointer data)
{
  g_assert_true (clinic_test_says (self->window, "Asha Rao"));
  g_assert_true (clinic_test_says (self->window, "Session 4 of 6 · 28 days"));
  /* the one that slipped is no choice */
  g_assert_false (gtk_widget_is_sensitive (find_check (self->window, "Session 2 of 6")));
  clinic_test_click (self->window, "_Move 3 Sessions");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (sum_days (self), ==, 49 + 77 + 105);
}

static void
test_roll_some (Shown *self, gconstpointer data)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (self->window, "Session 4 of 6")), FALSE);
  CLINIC_TEST_WAIT (clinic_test_says (self->window, "Move 2 Sessions"));
  clinic_test_click (self->window, "_Move 2 Sessions");
  CLINIC_TEST_WAIT (self->window == NULL || clinic_test_says (self->window, "Nothing was moved."));
  /* day 77 stands too near the fourth, on day 84, which was to stay */
  g_assert_nonnull (self->window);
  g_assert_cmpint (sum_days (self), ==, 28 + 56 + 84);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add ("/fit/fit-in", Shown, NULL, set_up_fit, test_fit, tear_down);
  g_test_add ("/fit/another", Shown, NULL, set_up_fit, test_fit_another, tear_down);
  g_test_add ("/fit/refused", Shown, NULL, set_up_fit, test_fit_refused, tear_down);
  g_test_add ("/fit/booking", Shown, NULL, set_up_fit, test_booking, tear_down);
  g_test_add ("/fit/move", Shown, NULL, set_up_move, test_move, tear_down);
  g_test_add ("/fit/move-refused", Shown, NULL, set_up_move, test_move_refused, tear_down);
  g_test_add ("/fit/move-otherwise", Shown, NULL, set_up_move, test_move_otherwise, tear_down);
  g_test_add ("/roll/all", Shown, NULL, set_up_roll, test_roll, tear_down);
  g_test_add ("/roll/some", Shown, NULL, set_up_roll, test_roll_some, tear_down);
  return g_test_run ();
}
