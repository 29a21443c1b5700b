/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program itself, at a start whose setting the desktop refuses. */
#include "config.h"

#include "../model/clinic-test-diary.h"
#include "../ui/clinic-test-ui.h"
#include "app/clinic-application-private.h"
#include "ui/settings/clinic-preferences-window.h"

/* (transfer full): the folder of a clinic that is there */
static char *
make_clinic (void)
{
  ClinicTestDiary test;
  char *folder;

  clinic_test_diary_set_up (&test, NULL);
  folder = g_strdup (test.folder);
  clinic_test_diary_close (&test);
  return folder;
}

static ClinicApplication *
start (const char *folder)
{
  ClinicApplication *application = clinic_application_new ();
  g_autoptr (GError) error = NULL;

  application->folder = g_strdup (folder);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  CLINIC_TEST_WAIT (application->diary != NULL && application->keeper != NULL);
  clinic_application_present (application);
  return application;
}

/* It was on before: it is asked for at the start, and stays on; why it is not done is said when the preferences are opened. */
static void
test_refused_at_start (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *place = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *folder = make_clinic ();
  ClinicApplication *application;
  GtkWidget *window, *pages;

  g_settings_set_boolean (settings, "autostart", TRUE);
  /* in a sandbox it is the portal that refuses: there is none on the test's bus */
  g_file_set_contents (place, "a file in the folder's place", -1, NULL);
  application = start (folder);
  CLINIC_TEST_WAIT (application->autostart_fault != NULL);
  g_assert_true (g_settings_get_boolean (settings, "autostart"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  window = clinic_test_find_window (CLINIC_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (window);
  pages = clinic_test_find_type (window, ADW_TYPE_VIEW_STACK);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (pages), "desktop");
  CLINIC_TEST_WAIT (clinic_test_says (window, application->autostart_fault));
  gtk_window_destroy (GTK_WINDOW (window));
  /* it stays until the program ends: only one that ran leaves the bus */
  g_signal_emit_by_name (application, "shutdown");
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = clinic_test_folder_new ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/background/refused-at-start", test_refused_at_start);
  status = g_test_run ();
  clinic_test_folder_remove (folder);
  return status;
}
