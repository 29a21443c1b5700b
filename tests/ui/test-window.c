/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "clinic-test-ui.h"
#include "core/clinic-error.h"
#include "support/clinic-test-db.h"
#include "ui/clinic-fault-page.h"
#include "ui/clinic-ui.h"
#include "ui/clinic-window.h"
#include "ui/parts/clinic-banner.h"
#include "ui/settings/clinic-closures-window.h"

typedef struct
{
  char *folder;
  ClinicDb *db;
  ClinicClock *clock;
  ClinicDiary *diary;
  ClinicWindow *window;
} Fixture;

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

static void
load_diary (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  fixture->clock = clinic_clock_new_at (CLINIC_TEST_NOW);
  fixture->diary = clinic_diary_new (fixture->db, fixture->clock);
  clinic_diary_load_async (fixture->diary, NULL, ready_cb, &slot);
  result = wait_for (&slot);
  clinic_diary_load_finish (fixture->diary, result, &error);
  g_assert_no_error (error);
}

static ClinicSetup *
make_setup (void)
{
  ClinicSetup *setup = clinic_setup_new ();

  g_free (setup->name);
  setup->name = g_strdup ("Lindenhof");
  clinic_setup_add_staff (setup, 0, "Dr Nair", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_bed (setup, 0, "1", TRUE);
  clinic_setup_add_opening (setup, 1, 480, 1020);
  return setup;
}

static void
save_setup (Fixture *fixture, ClinicSetup *setup)
{
  ClinicSetup *known = clinic_diary_get_setup (fixture->diary);
  g_autoptr (ClinicSetup) before = known != NULL ? clinic_setup_ref (known) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_save_setup_async (fixture->diary, setup, NULL, ready_cb, &slot);
  result = wait_for (&slot);
  change = clinic_diary_change_finish (fixture->diary, result, &error);
  g_assert_no_error (error);
  while (clinic_diary_get_setup (fixture->diary) == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicSetup) setup = make_setup ();
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  load_diary (fixture);
  save_setup (fixture, setup);
  fixture->window = CLINIC_WINDOW (clinic_window_new (NULL, NULL));
  g_object_ref_sink (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->window);
  g_clear_object (&fixture->diary);
  g_clear_object (&fixture->clock);
  clinic_db_close (fixture->db);
  g_clear_object (&fixture->db);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_says (Fixture *fixture, const char *text)
{
  for (int i = 0; i < 500 && !says (GTK_WIDGET (fixture->window), text); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_true (says (GTK_WIDGET (fixture->window), text));
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
test_fault (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = g_error_new (CLINIC_ERROR, CLINIC_ERROR_BUSY, "asha, process 12, on desk-2");

  clinic_window_set_fault (fixture->window, clinic_fault_page_new (error, "/clinic <1>"));
  present (fixture);
  g_assert_true (says (GTK_WIDGET (fixture->window), "The Clinic Is Open Elsewhere"));
  g_assert_true (says (GTK_WIDGET (fixture->window), "asha, process 12, on desk-2"));
  g_assert_true (says (GTK_WIDGET (fixture->window), "/clinic <1>"));
  g_assert_false (says (GTK_WIDGET (fixture->window), "Follow-ups"));
  clinic_window_set_diary (fixture->window, fixture->diary);
  wait_until_says (fixture, "Follow-ups");
  g_assert_false (says (GTK_WIDGET (fixture->window), "The Clinic Is Open Elsewhere"));
}

/* Each code of the domain has words of its own, and none shows a format. */
static void
test_every_fault (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const ClinicError codes[] = { CLINIC_ERROR_BUSY, CLINIC_ERROR_TOO_NEW, CLINIC_ERROR_CORRUPT, CLINIC_ERROR_READ_ONLY,
                                       CLINIC_ERROR_FULL, CLINIC_ERROR_NETWORK, CLINIC_ERROR_FAILED };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new (CLINIC_ERROR, codes[i], "why");
      g_autoptr (GtkWidget) page = g_object_ref_sink (clinic_fault_page_new (error, "/the/folder"));
      AdwStatusPage *status = ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (page)));

      g_assert_true (g_hash_table_add (titles, g_strdup (adw_status_page_get_title (status))));
      g_assert_nonnull (strstr (adw_status_page_get_description (status), "/the/folder"));
      g_assert_null (strchr (adw_status_page_get_description (status), '%'));
    }
}

/* Names are not markup; what is said can be taken back from where it is said. */
static void
test_toast_and_undo (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (fixture->diary));

  clinic_window_set_diary (fixture->window, fixture->diary);
  present (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Lindenhof");
  g_free (setup->name);
  setup->name = g_strdup ("Rose & Söhne");
  save_setup (fixture, setup);
  wait_until_says (fixture, "The clinic’s settings were changed");
  g_assert_true (says (GTK_WIDGET (fixture->window), "Undo"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Rose & Söhne");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_until_says (fixture, "Taken back: The clinic’s settings were changed");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Lindenhof");
  clinic_window_say (fixture->window, "<Rao> & Co");
  wait_until_says (fixture, "<Rao> & Co");
}

/* What went wrong in a place that was left is said in its stead. */
static void
test_untold (Fixture *fixture, gconstpointer unused)
{
  clinic_window_set_diary (fixture->window, fixture->diary);
  present (fixture);
  clinic_diary_tell (fixture->diary, "IMG <3> & more: damaged");
  wait_until_says (fixture, "IMG <3> & more: damaged");
}

static ClinicSetup *
copy_named (Fixture *fixture, const char *name)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (fixture->diary));

  g_free (setup->name);
  setup->name = g_strdup (name);
  return setup;
}

/* What is done in the window of hours and closures is said there, and not once more behind it. */
static void
test_said_in_front (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicSetup) setup = NULL;
  GtkWidget *front;

  clinic_window_set_diary (fixture->window, fixture->diary);
  present (fixture);
  front = clinic_closures_window_new (GTK_WINDOW (fixture->window), fixture->diary);
  gtk_window_present (GTK_WINDOW (front));
  setup = copy_named (fixture, "Lindenhof and Son");
  save_setup (fixture, setup);
  g_assert_false (says (GTK_WIDGET (fixture->window), "The clinic’s settings were changed"));
  gtk_window_destroy (GTK_WINDOW (front));
  g_clear_pointer (&setup, clinic_setup_unref);
  setup = copy_named (fixture, "Lindenhof");
  save_setup (fixture, setup);
  wait_until_says (fixture, "The clinic’s settings were changed");
}

static void
test_person (Fixture *fixture, gconstpointer unused)
{
  gint64 doctor = ((ClinicStaff *) clinic_diary_get_setup (fixture->diary)->staff->pdata[0])->id;

  clinic_window_set_diary (fixture->window, fixture->diary);
  g_assert_cmpint (clinic_diary_get_actor (fixture->diary), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.choose-person", "x", doctor);
  g_assert_cmpint (clinic_diary_get_actor (fixture->diary), ==, doctor);
}

/* What the desk remembers: size and page, as they were when the window was closed. */
static void
test_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.sittings.Sittings");
  GtkWidget *window;
  GtkWidget *pages;
  g_autofree char *page = NULL;
  int width, height;

  g_settings_set_int (settings, "window-width", 900);
  g_settings_set_int (settings, "window-height", 640);
  g_settings_set_string (settings, "page", "patients");
  window = clinic_window_new (NULL, settings);
  clinic_window_set_diary (CLINIC_WINDOW (window), fixture->diary);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 640);
  pages = clinic_test_find_type (window, ADW_TYPE_VIEW_STACK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (pages)), ==, "patients");
  gtk_widget_activate_action (window, "win.show-page", "s", "follow-ups");
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_window_close (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  page = g_settings_get_string (settings, "page");
  g_assert_cmpstr (page, ==, "follow-ups");
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 800);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 600);
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  gboolean narrow = FALSE;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  clinic_window_set_diary (fixture->window, fixture->diary);
  present (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_get (fixture->window, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, 360);
}

static void
test_banner (void)
{
  g_autoptr (ClinicBanner) banner = g_object_ref_sink (CLINIC_BANNER (clinic_banner_new ()));

  g_assert_null (clinic_banner_get_text (banner));
  clinic_banner_set_text (banner, "Invented");
  g_assert_cmpstr (clinic_banner_get_text (banner), ==, "Invented");
  clinic_banner_set_text (banner, NULL);
  g_assert_null (clinic_banner_get_text (banner));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add ("/window/fault", Fixture, NULL, set_up, test_fault, tear_down);
  g_test_add_func ("/window/every-fault", test_every_fault);
  g_test_add ("/window/toast-and-undo", Fixture, NULL, set_up, test_toast_and_undo, tear_down);
  g_test_add ("/window/untold", Fixture, NULL, set_up, test_untold, tear_down);
  g_test_add ("/window/said-in-front", Fixture, NULL, set_up, test_said_in_front, tear_down);
  g_test_add ("/window/person", Fixture, NULL, set_up, test_person, tear_down);
  g_test_add ("/window/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/window/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add_func ("/window/banner", test_banner);
  return g_test_run ();
}
