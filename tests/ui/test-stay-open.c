/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/settings/clinic-setup-window.h"
#include "ui/today/clinic-visit-window.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

/* By whatever way a person leaves a window. */
static void
leave (GtkWidget *window)
{
  g_autoptr (GtkWidget) kept = g_object_ref (window);

  gtk_widget_activate_action (kept, "window.close", NULL);
  gtk_window_close (GTK_WINDOW (kept));
}

/* As long as any write is on its way. */
static void
test_several (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWindow *held = GTK_WINDOW (window);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (held);
  clinic_stay_open_begin (held);
  clinic_stay_open_begin (held);
  clinic_stay_open_end (held);
  leave (window);
  g_assert_nonnull (window);
  clinic_stay_open_end (held);
  gtk_window_close (held);
  CLINIC_TEST_WAIT (window == NULL);
}

/* Who leaves before the answer has come is told all the same that nothing was done. */
static void
test_step (ClinicTestDiary *test, gconstpointer data)
{
  ClinicVisit visit = { 0 };
  g_autoptr (ClinicSession) session = clinic_session_new ();
  GtkWidget *window;

  clinic_test_diary_add (test, &(ClinicTestSession){ .id = 1, .minute = 600, .state = "cancelled" });
  session->id = 1;
  visit.session = session;
  visit.patient_name = (char *) "Asha Rao";
  visit.area = (char *) "Face";
  visit.protocol = 1;
  window = clinic_visit_window_new (test->diary, &visit, CLINIC_VISIT_ASK_CANCEL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  clinic_test_click (window, "Cancel _Session");
  leave (window);
  CLINIC_TEST_WAIT (window == NULL || clinic_test_says (window, "The session has moved on meanwhile"));
  g_assert_nonnull (window);
  leave (window);
  CLINIC_TEST_WAIT (window == NULL);
}

static void
test_setup (ClinicTestDiary *test, gconstpointer data)
{
  GtkWidget *window = clinic_setup_window_new (NULL, test->diary);

  clinic_test_diary_sql (test, "CREATE TRIGGER no_writing BEFORE UPDATE ON clinic BEGIN"
                               " SELECT raise (ABORT, 'no writing'); END");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  clinic_test_click (window, "_Save");
  leave (window);
  CLINIC_TEST_WAIT (window == NULL || clinic_test_says (window, "no writing"));
  g_assert_nonnull (window);
  clinic_test_diary_sql (test, "DROP TRIGGER no_writing");
  clinic_test_click (window, "_Try Again");
  leave (window);
  CLINIC_TEST_WAIT (window == NULL);
}

#define ADD(name, func) \
  g_test_add ("/stay-open/" name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add_func ("/stay-open/several", test_several);
  ADD ("step", test_step);
  ADD ("setup", test_setup);
  return g_test_run ();
}
