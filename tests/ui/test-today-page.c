/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/clinic-diary-closures.h"
#include "model/clinic-diary-visit.h"
#include "support/clinic-test-db.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/today/clinic-today-page.h"
#include "ui/today/clinic-visit-card.h"
#include "ui/today/clinic-visit-window.h"

#include "../model/clinic-test-diary.h"

#define AT(minute) (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *page;
} Board;

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find (GtkWidget *widget, GType type, gint64 session)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (session == 0 || clinic_visit_card_get_session (CLINIC_VISIT_CARD (widget)) == session))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, session);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_for_text (GtkWidget *widget, const char *text)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  g_test_message ("waiting for “%s”", text);
  while (!says (widget, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
set_up (Board *board, gconstpointer data)
{
  clinic_test_diary_set_up (&board->base, data);
  clinic_clock_set_now (board->base.clock, AT (600));
  board->window = adw_window_new ();
  board->page = clinic_today_page_new (board->base.diary);
  adw_window_set_content (ADW_WINDOW (board->window), board->page);
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (board->window));
}

static void
tear_down (Board *board, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (board->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&board->base, data);
}

static void
reload (Board *board)
{
  g_object_notify (G_OBJECT (board->base.diary), "setup");
}

static void
test_empty (Board *board, gconstpointer data)
{
  wait_for_text (board->page, "No One Is Booked Today");
}

/* The page and, where someone is booked all the same, the day bar say that the clinic is closed. */
static void
test_closed (Board *board, gconstpointer data)
{
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  ClinicClosure *closure = clinic_closure_new ();
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  closure->from_day = DAY (0);
  closure->to_day = DAY (3);
  clinic_closure_set_reason (closure, "move");
  g_ptr_array_add (closures, closure);
  wait_for_text (board->page, "Who is booked for today stands here from arrival to leaving.");
  clinic_diary_save_closures_async (board->base.diary, closures, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (&board->base, &slot);
  g_assert_null (words);
  wait_for_text (board->page, "The clinic is closed until Thu 26 Nov: move.");
  g_assert_false (says (board->page, "Who is booked for today stands here from arrival to leaving."));
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 660 });
  reload (board);
  wait_for_text (board->page, "Asha Rao");
  wait_for_text (board->page, "The clinic is closed until Thu 26 Nov: move.");
}

/* From arrival to rolling by the board's own actions; the same card wanders, and keeps the focus. */
static void
test_steps (Board *board, gconstpointer data)
{
  GtkWidget *card;
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  reload (board);
  wait_for_text (board->page, "Check In");
  card = find (board->page, CLINIC_TYPE_VISIT_CARD, 1);
  g_assert_true (says (card, "Asha Rao"));
  g_assert_true (says (card, "1 of 6 · Bed 1 · Dr One"));
  gtk_widget_grab_focus (card);
  g_assert_true (gtk_widget_activate_action (board->page, "today.arrive", "x", G_GINT64_CONSTANT (1)));
  wait_for_text (card, "Cream On…");
  g_assert_true (find (board->page, CLINIC_TYPE_VISIT_CARD, 1) == card);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (board->window)) == card);

  clinic_diary_cream_on_async (board->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (&board->base, &slot);
  wait_for_text (card, "Ready from 10:30");
  clinic_clock_set_now (board->base.clock, AT (638));
  wait_for_text (card, "Ready 8 min");
  wait_for_text (card, "Start Rolling");
  clinic_clock_set_now (board->base.clock, AT (663));
  wait_for_text (card, "Overdue 3 min");
  g_assert_true (gtk_widget_has_css_class (card, "overdue-card"));
  gtk_widget_activate_action (board->page, "today.start-rolling", "x", G_GINT64_CONSTANT (1));
  wait_for_text (card, "0 of 20 min");
  gtk_widget_activate_action (board->page, "today.back", "x", G_GINT64_CONSTANT (1));
  wait_for_text (card, "Overdue 3 min");
}

static void
test_late (Board *board, gconstpointer data)
{
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  clinic_clock_set_now (board->base.clock, AT (609));
  reload (board);
  wait_for_text (board->page, "9 min late");
  g_assert_false (says (board->page, "No-Show"));
  clinic_clock_set_now (board->base.clock, AT (616));
  wait_for_text (board->page, "No-Show");
  gtk_widget_activate_action (board->page, "today.no-show", "x", G_GINT64_CONSTANT (1));
  wait_for_text (board->page, "No-show");
}

/* What is refused stands on the board, until the next change. */
static void
test_refused (Board *board, gconstpointer data)
{
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600, .state = "cancelled" });
  gtk_widget_activate_action (board->page, "today.arrive", "x", G_GINT64_CONSTANT (1));
  wait_for_text (board->page, "The session has moved on meanwhile, so this cannot be done any more.");
}

static void
test_narrow (Board *board, gconstpointer data)
{
  GtkWidget *bin = find (board->page, CLINIC_TYPE_SHRINK_BIN, 0);
  int minimum;

  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  reload (board);
  wait_for_text (board->page, "Check In");
  clinic_shrink_bin_expect_width (CLINIC_SHRINK_BIN (bin), 360);
  g_assert_true (clinic_shrink_bin_get_narrow (CLINIC_SHRINK_BIN (bin)));
  gtk_widget_measure (clinic_shrink_bin_get_child (CLINIC_SHRINK_BIN (bin)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (says (board->page, "Dr One free, next Asha 10:45"));
}

/* The dialog of the end: what the patient takes home stands there, and a reason is asked for. */
static void
test_finish_window (Board *board, gconstpointer data)
{
  ClinicVisit visit = { 0 };
  g_autoptr (ClinicSession) session = clinic_session_new ();
  GtkWidget *window;

  session->id = 1;
  session->rolling = 20;
  session->rolling_at = AT (582);
  visit.session = session;
  visit.patient_name = (char *) "Asha Rao";
  visit.area = (char *) "Face";
  visit.protocol = 1;
  window = clinic_visit_window_new (board->base.diary, &visit, CLINIC_VISIT_ASK_FINISH);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_text (window, "Finish Session");
  wait_for_text (window, "Make-up");
  g_assert_false (says (window, "Reason"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_toggle (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && says (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A doctor's line shows only that doctor's patients, and says who is next in how many minutes. */
static void
test_doctor (Board *board, gconstpointer data)
{
  GtkWidget *toggle;

  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 605, .course = 2, .bed = 2, .doctor = 2 });
  reload (board);
  wait_for_text (board->page, "Asha Rao");
  toggle = find_toggle (board->page, "Dr One free, next Asha 10:45");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  wait_for_text (board->page, "Asha in 45 min.");
  g_assert_nonnull (find (board->page, CLINIC_TYPE_VISIT_CARD, 1));
  g_assert_null (find (board->page, CLINIC_TYPE_VISIT_CARD, 2));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (board->page, "Dr One free, next Asha 10:45")), FALSE);
  wait_for_text (board->page, "Jens Holm");
}

/* Keys begin at the first card, not at the line above that hides the other doctor's patients. */
static void
test_focus (Board *board, gconstpointer data)
{
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  reload (board);
  wait_for_text (board->page, "Asha Rao");
  gtk_root_set_focus (GTK_ROOT (board->window), NULL);
  g_assert_true (gtk_widget_grab_focus (board->page));
  g_assert_true (CLINIC_IS_VISIT_CARD (gtk_root_get_focus (GTK_ROOT (board->window))));
}

/* A name that is written from the right leaves the order of the words around it alone; a bed that is a number is a bed. */
static void
test_names_and_beds (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ClinicBed *bed = clinic_diary_get_setup (board->base.diary)->beds->pdata[0];

  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (board->base.db, "UPDATE patient SET given = 'רות', family = 'לוי' WHERE id = 1", &error);
  g_assert_no_error (error);
  g_free (bed->name);
  bed->name = g_strdup ("2");
  reload (board);
  wait_for_text (board->page, "Dr One free, next \u200e\u2068רות\u2069 10:45");
  g_assert_true (says (board->page, "1 of 6 · Bed 2 · Dr One"));
}

/* What facts do to the plan is said, and goes when they no longer do. */
static void
test_overrun (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 540, .state = "rolling" });
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 565, .bed = 2, .course = 2, .state = "numbing" });
  clinic_test_db_sql (board->base.db, "UPDATE session SET arrived_at = start, cream_at = start;"
                                      "UPDATE session SET rolling_at = start + 75 * 60 WHERE id = 1", &error);
  g_assert_no_error (error);
  clinic_clock_set_now (board->base.clock, AT (616));
  reload (board);
  wait_for_text (board->page, "Running late: Jens Holm about 19 min.");
}

/* After closing, and from days before: it stands on top until a person closes it. */
static void
test_still_open (Board *board, gconstpointer data)
{
  clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 900 });
  reload (board);
  wait_for_text (board->page, "Asha Rao");
  clinic_clock_set_now (board->base.clock, AT (18 * 60));
  wait_for_text (board->page, "Still open after closing: Asha Rao. Finish each visit, cancel it, or mark it as a no-show.");
  gtk_widget_activate_action (board->page, "today.no-show", "x", G_GINT64_CONSTANT (1));
  wait_for_text (board->page, "No-show");
}

static guint
count_cards (GtkWidget *widget)
{
  guint count = CLINIC_IS_VISIT_CARD (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_cards (child);
  return count;
}

static void
wait_for_cards (Board *board, guint count)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  while (count_cards (board->page) < count)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_cmpuint (count_cards (board->page), ==, count);
}

/* However many there are: what a window has room for is there at once, the rest when that has been painted. */
static void
test_many (Board *board, gconstpointer data)
{
  for (int i = 0; i < 12; i++)
    clinic_test_diary_add (&board->base, &(ClinicTestSession){ .minute = 480 + 20 * i, .course = 1 + i % 2, .state = "noshow" });
  board->page = clinic_today_page_new (board->base.diary);
  adw_window_set_content (ADW_WINDOW (board->window), board->page);
  wait_for_cards (board, 7);
  wait_for_cards (board, 12);
}

#define ADD(path, func) g_test_add ("/today-page/" path, Board, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("empty", test_empty);
  ADD ("closed", test_closed);
  ADD ("steps", test_steps);
  ADD ("late", test_late);
  ADD ("refused", test_refused);
  ADD ("narrow", test_narrow);
  ADD ("doctor", test_doctor);
  ADD ("focus", test_focus);
  ADD ("names-and-beds", test_names_and_beds);
  ADD ("overrun", test_overrun);
  ADD ("still-open", test_still_open);
  ADD ("many", test_many);
  ADD ("finish-window", test_finish_window);
  return g_test_run ();
}
