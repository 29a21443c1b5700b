/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/clinic-diary-patients.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/patients/clinic-course-card.h"
#include "ui/patients/clinic-course-editor.h"
#include "ui/patients/clinic-import-window.h"
#include "ui/patients/clinic-patient-editor.h"
#include "ui/patients/clinic-patients-page.h"
#include "ui/patients/clinic-red-flag-window.h"

#include "../model/clinic-test-diary.h"

#define NARROW 360

typedef struct
{
  ClinicTestDiary test;
  GAsyncResult *slot;
  GtkWidget *window; /* the page's */
  GtkWidget *page;   /* nullable */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_set_up (&fixture->test, NULL);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  settle ();
  clinic_test_diary_tear_down (&fixture->test, NULL);
}

/* Finding, and waiting for what shows */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer what);

static GtkWidget *
find (GtkWidget *widget, Matches matches, gconstpointer what)
{
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

#define FIND(root, type) find (root, is_type, GSIZE_TO_POINTER (type))

static GtkEditable *
row (GtkWidget *window, const char *title)
{
  GtkWidget *found = find (window, has_title, title);

  g_assert_nonnull (found);
  return GTK_EDITABLE (found);
}

static gboolean
timed_out_cb (gpointer data)
{
  g_error ("waited in vain for “%s”", (char *) data);
  return G_SOURCE_REMOVE;
}

static gboolean
print_label (GtkWidget *widget, gconstpointer unused)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_test_message ("“%s”", gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

static gboolean
print_labels_cb (gpointer widget)
{
  find (widget, print_label, NULL);
  return G_SOURCE_CONTINUE;
}

static void
wait_until (GtkWidget *widget, const char *text, gboolean there)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, (gpointer) text);
  guint hint = g_timeout_add_seconds (9, print_labels_cb, widget);

  while ((find (widget, says, text) != NULL) != there)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_source_remove (hint);
}

static void
wait_for_text (GtkWidget *widget, const char *text)
{
  wait_until (widget, text, TRUE);
}

static void
closed_cb (gboolean *closed)
{
  *closed = TRUE;
}

/* Does @action in @window, which closes after it. */
static void
act_and_close (GtkWidget *window, const char *action)
{
  gboolean closed = FALSE;
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, (gpointer) action);

  g_signal_connect_swapped (window, "unmap", G_CALLBACK (closed_cb), &closed);
  g_assert_true (gtk_widget_activate_action (window, action, NULL));
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static GtkWidget *
present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return clinic_test_db_get (fixture->test.db, sql);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (fixture->test.db, sql, &error);
  g_assert_no_error (error);
}

static gint64
add_patient (Fixture *fixture, const char *given, const char *family, const char *birth)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_new ();
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_free (patient->given);
  g_free (patient->family);
  g_free (patient->birth);
  patient->given = g_strdup (given);
  patient->family = g_strdup (family);
  patient->birth = g_strdup (birth);
  patient->may_be_called = TRUE;
  clinic_diary_save_patient_async (fixture->test.diary, patient, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  change = clinic_test_diary_end (&fixture->test, &fixture->slot, &error);
  g_assert_no_error (error);
  return clinic_change_get_first (change, CLINIC_KIND_PATIENT);
}

static void
show_page (Fixture *fixture, int width)
{
  fixture->window = adw_window_new ();
  fixture->page = clinic_patients_page_new (fixture->test.diary);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  present (fixture->window);
}

/* The editor */

static void
test_editor_new (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = present (clinic_patient_editor_new (fixture->test.diary, "Nina  Weber"));
  GtkEditable *birth = row (window, "Birth Date or Year");

  g_assert_cmpstr (gtk_editable_get_text (row (window, "Given Name")), ==, "Nina");
  g_assert_cmpstr (gtk_editable_get_text (row (window, "Family Name")), ==, "Weber");
  gtk_editable_set_text (birth, "2099-01-01");
  gtk_widget_activate_action (window, "editor.save", NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (birth), "error"));
  g_assert_cmpstr (gtk_editable_get_text (birth), ==, "2099-01-01");
  g_assert_true (gtk_widget_get_mapped (window));
  gtk_editable_set_text (birth, "1984-02-29");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (birth), "error"));
  act_and_close (window, "editor.save");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient WHERE given = 'Nina' AND birth = '1984-02-29'"), ==, 1);
}

static void
test_editor_refused (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = present (clinic_patient_editor_new (fixture->test.diary, "0171 555"));

  g_assert_cmpstr (gtk_editable_get_text (row (window, "Given Name")), ==, "");
  gtk_widget_activate_action (window, "editor.save", NULL);
  wait_for_text (window, "A name is missing. Type a given or a family name.");
  gtk_editable_set_text (row (window, "Given Name"), "Nina");
  wait_until (window, "A name is missing", FALSE);
  gtk_editable_set_text (row (window, "Number"), "1");
  gtk_widget_activate_action (window, "editor.save", NULL);
  wait_for_text (window, "Another patient has this number. Choose another one.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row (window, "Number")), "error"));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 2);
}

/* Who leaves before the answer has come is told all the same. */
static void
test_editor_left (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = present (clinic_patient_editor_new (fixture->test.diary, "Nina Weber"));

  gtk_editable_set_text (row (window, "Number"), "1");
  gtk_widget_activate_action (window, "editor.save", NULL);
  gtk_widget_activate_action (window, "window.close", NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_mapped (window));
  wait_for_text (window, "Another patient has this number. Choose another one.");
  act_and_close (window, "window.close");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 2);
}

static void
test_editor_edit (Fixture *fixture, gconstpointer unused)
{
  gint64 id = add_patient (fixture, "Nina", "Weber", "1984");
  GtkWidget *window = present (clinic_patient_editor_new_for_patient (fixture->test.diary, id));

  while (*gtk_editable_get_text (row (window, "Given Name")) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (row (window, "Birth Date or Year")), ==, "1984");
  gtk_editable_set_text (row (window, "Family Name"), "Weber-Groß");
  act_and_close (window, "editor.save");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient WHERE family = 'Weber-Groß' AND birth = '1984'"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 3);
}

/* Who may be the same person shows while typing, and is never in the way. */
static void
test_editor_likely (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window;

  add_patient (fixture, "Nina", "Weber", "1984-02-29");
  window = present (clinic_patient_editor_new (fixture->test.diary, "Nina Weber"));
  gtk_editable_set_text (row (window, "Birth Date or Year"), "1984-02-29");
  wait_for_text (window, "Here already?");
  gtk_editable_set_text (row (window, "Family Name"), "Zhou");
  wait_until (window, "Here already?", FALSE);
  gtk_editable_set_text (row (window, "Family Name"), "Weber");
  wait_for_text (window, "Here already?");
  act_and_close (window, "editor.save");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient WHERE family = 'Weber'"), ==, 2);
}

/* Courses */

static void
test_course_editor (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = present (clinic_course_editor_new_for_patient (fixture->test.diary, 1));
  GtkWidget *spin = FIND (window, GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 6);
  gtk_widget_activate_action (window, "course-editor.save", NULL);
  wait_for_text (window, "Say which area is treated.");
  gtk_editable_set_text (row (window, "What is treated, and where"), "Scalp");
  wait_until (window, "Say which area", FALSE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8);
  act_and_close (window, "course-editor.save");
  g_assert_cmpint (ask (fixture, "SELECT length FROM course WHERE area = 'Scalp'"), ==, 8);
}

/* From the card: paused, resumed, stopped; what has ended is one row that opens. */
static void
test_course_card (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *card, *fold;

  show_page (fixture, 1280);
  clinic_patients_page_show_patient (CLINIC_PATIENTS_PAGE (fixture->page), 1);
  wait_for_text (fixture->page, "Book Session 1");
  card = FIND (fixture->page, CLINIC_TYPE_COURSE_CARD);
  fold = FIND (card, GTK_TYPE_TOGGLE_BUTTON);
  g_assert_false (gtk_widget_get_visible (fold));
  gtk_widget_activate_action (card, "course.pause", NULL);
  wait_for_text (card, "Paused");
  g_assert_null (find (card, says, "Book Session 1"));
  gtk_widget_activate_action (card, "course.resume", NULL);
  wait_for_text (card, "Book Session 1");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'open'"), ==, 1);
  gtk_widget_activate_action (card, "course.stop", NULL);
  wait_for_text (card, "Stopped · course since");
  wait_for_text (fixture->page, "No course is running");
  g_assert_null (find (card, says, "Plan the Course"));
  g_assert_false (gtk_widget_get_mapped (gtk_widget_get_parent (find (card, is_type, GSIZE_TO_POINTER (g_type_from_name ("ClinicCourseBar"))))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (gtk_widget_get_mapped (find (card, is_type, GSIZE_TO_POINTER (g_type_from_name ("ClinicCourseBar")))));
  clinic_test_diary_undo (&fixture->test);
  wait_for_text (card, "Book Session 1");
}

/* Red flags */

static void
test_red_flag (Fixture *fixture, gconstpointer unused)
{
  ClinicRedFlag flag = { .id = 1, .patient = 1, .reason = (char *) "Pus" };
  GtkWidget *window;

  run_sql (fixture, "INSERT INTO red_flag (id, patient, opened_at, reason) VALUES (1, 1, 1795500000, 'Pus');");
  window = present (clinic_red_flag_window_new (fixture->test.diary, &flag));
  wait_for_text (window, "Pus");
  gtk_editable_set_text (row (window, "What was found and done"), "Irritation by cleanser");
  gtk_widget_activate_action (window, "flag.close", NULL);
  wait_for_text (window, "A doctor closes a red flag. Choose which.");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM red_flag WHERE closed_at IS NULL"), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (FIND (window, GTK_TYPE_DROP_DOWN)), 1);
  wait_until (window, "A doctor closes a red flag.", FALSE);
  gtk_editable_set_text (row (window, "What was found and done"), "");
  gtk_widget_activate_action (window, "flag.close", NULL);
  wait_for_text (window, "Write what was found and done.");
  gtk_editable_set_text (row (window, "What was found and done"), "Irritation by cleanser");
  act_and_close (window, "flag.close");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM red_flag WHERE closed_by = 1 AND note = 'Irritation by cleanser'"),
                   ==, 1);
}

/* A doctor at the desk is chosen already; nobody else is. */
static void
test_red_flag_doctor (Fixture *fixture, gconstpointer unused)
{
  ClinicRedFlag flag = { .id = 1, .patient = 1, .reason = (char *) "Pus" };
  GtkWidget *window;

  run_sql (fixture, "INSERT INTO red_flag (id, patient, opened_at, reason) VALUES (1, 1, 1795500000, 'Pus');");
  clinic_diary_set_actor (fixture->test.diary, 3);
  window = present (clinic_red_flag_window_new (fixture->test.diary, &flag));
  wait_for_text (window, "Nobody yet");
  gtk_window_destroy (GTK_WINDOW (window));
  clinic_diary_set_actor (fixture->test.diary, 2);
  window = present (clinic_red_flag_window_new (fixture->test.diary, &flag));
  wait_for_text (window, "Dr Two");
  gtk_editable_set_text (row (window, "What was found and done"), "Seen");
  act_and_close (window, "flag.close");
  g_assert_cmpint (ask (fixture, "SELECT closed_by FROM red_flag"), ==, 2);
}

static void
test_red_flag_on_page (Fixture *fixture, gconstpointer unused)
{
  run_sql (fixture, "INSERT INTO red_flag (id, patient, opened_at, reason) VALUES (1, 1, 1795500000, 'Pus');");
  show_page (fixture, 1280);
  clinic_patients_page_show_patient (CLINIC_PATIENTS_PAGE (fixture->page), 1);
  wait_for_text (fixture->page, "Red flag: Pus");
}

/* Import */

static GtkWidget *
open_import (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "patients.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return present (clinic_import_window_new (fixture->test.diary, file));
}

#define THREE "Given name,Family name,Birth date\nNina,Weber,1984-02-29\n,,1990-01-01\nOle,Lund,1970-05-06\n"

static void
test_import_cancel (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = open_import (fixture, THREE);

  wait_for_text (window, "2 of 3 rows can be imported");
  wait_for_text (window, "Line 3: The row holds no name.");
  wait_for_text (window, "Nina Weber");
  act_and_close (window, "import.cancel");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 2);
}

static void
test_import (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = open_import (fixture, THREE);

  wait_for_text (window, "Import 2 Patients");
  g_assert_true (gtk_widget_activate_action (window, "import.write", NULL));
  wait_for_text (window, "Imported 2 patients");
  wait_for_text (window, "Line 3: The row holds no name.");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 4);
  act_and_close (window, "import.cancel");
}

/* A warning is fatal, and GTK gives one for a label of one letter that may be cut. */
static void
test_import_samples (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = open_import (fixture, "Name,Phone,X\nNina Weber,0151 555 100,a\n");
  GtkWidget *letter;
  int minimum;
  int natural;

  wait_for_text (window, "1 of 1 row can be imported");
  wait_for_text (window, "\u20680151 555 100\u2069");
  letter = find (window, says, "\u2068a\u2069");
  g_assert_nonnull (letter);
  gtk_widget_measure (letter, GTK_ORIENTATION_HORIZONTAL, 15, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, natural);
  act_and_close (window, "import.cancel");
}

static void
test_import_nothing (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = open_import (fixture, "Given name,Family name\n,\n");

  wait_for_text (window, "0 of 1 row can be imported");
  gtk_widget_activate_action (window, "import.write", NULL);
  settle ();
  g_assert_nonnull (find (window, says, "0 of 1 row can be imported"));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM patient"), ==, 2);
}

/* The list */

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (FIND (fixture->page, GTK_TYPE_LIST_VIEW))));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (FIND (fixture->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
add_many (Fixture *fixture, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *family = g_strdup_printf ("Body %c%c", 'a' + i / 26, 'a' + i % 26);

      add_patient (fixture, "Some", family, "");
    }
}

static void
wait_for_scroll (GtkAdjustment *scroll)
{
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, (gpointer) "scrolling");

  while (gtk_adjustment_get_value (scroll) < 100)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* Someone is added in front of all: who is chosen stays chosen, and what is read stays where it is. */
static void
test_list_keeps_place (Fixture *fixture, gconstpointer unused)
{
  GtkAdjustment *scroll;
  GtkWidget *list;
  gint64 patient;
  guint place;

  add_many (fixture, 60);
  show_page (fixture, 1280);
  wait_for_text (fixture->page, "62 patients");
  list = FIND (fixture->page, GTK_TYPE_LIST_VIEW);
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 40);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 38, FALSE, FALSE);
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  wait_for_scroll (scroll);
  patient = clinic_patients_page_get_patient (CLINIC_PATIENTS_PAGE (fixture->page));
  g_assert_cmpint (patient, !=, 0);
  place = gtk_single_selection_get_selected (get_selection (fixture));
  add_patient (fixture, "Aaron", "Aaberg", "");
  wait_for_text (fixture->page, "63 patients");
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, place + 1);
  g_assert_cmpint (clinic_patients_page_get_patient (CLINIC_PATIENTS_PAGE (fixture->page)), ==, patient);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 100);
}

static void
test_none_and_keys (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *entry;
  GtkWidget *focus;

  add_many (fixture, 5);
  show_page (fixture, 1280);
  wait_for_text (fixture->page, "7 patients");
  wait_for_text (fixture->page, "No One Chosen");
  entry = FIND (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  type (fixture, "zzz <7>");
  wait_for_text (fixture->page, "No one found for “zzz <7>”");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (clinic_patients_page_get_patient (CLINIC_PATIENTS_PAGE (fixture->page)), ==, 0);
  g_signal_emit_by_name (entry, "stop-search");
  wait_for_text (fixture->page, "7 patients");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  type (fixture, "body ad");
  wait_for_text (fixture->page, "1 found");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (clinic_patients_page_get_patient (CLINIC_PATIENTS_PAGE (fixture->page)), ==,
                   ask (fixture, "SELECT id FROM patient WHERE family = 'Body ad'"));
  gtk_widget_grab_focus (entry);
  g_assert_true (gtk_widget_activate_action (entry, "patients.enter-list", NULL));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, FIND (fixture->page, GTK_TYPE_LIST_VIEW)));
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  run_sql (fixture, "DELETE FROM follow_up; DELETE FROM session; DELETE FROM course; DELETE FROM patient;");
  show_page (fixture, 1280);
  wait_for_text (fixture->page, "New Patient");
  g_assert_null (find (fixture->page, says, "No One Chosen"));
}

/* Narrow: nothing asks for more room than a phone has. */

static void
name_widest (GtkWidget *widget, int most)
{
  int least = 0;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= most)
    return;
  g_test_message ("%s asks for %d px%s%s", G_OBJECT_TYPE_NAME (widget), least, GTK_IS_LABEL (widget) ? ": " : "",
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_widest (child, GTK_IS_BOX (widget) ? most / 2 : most);
}

static void
assert_fits (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > NARROW)
    name_widest (widget, NARROW);
  g_assert_cmpint (least, <=, NARROW);
}

#define LONG "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"

static void
assert_bins_fit (GtkWidget *widget)
{
  if (CLINIC_IS_SHRINK_BIN (widget))
    assert_fits (clinic_shrink_bin_get_child (CLINIC_SHRINK_BIN (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_bins_fit (child);
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  gint64 id = add_patient (fixture, "Maximiliane-Charlotte", LONG, "1984-02-29");
  g_autofree char *sql = g_strdup_printf (
    "UPDATE patient SET allergies = 'Lidocaine, prilocaine, all plasters and adhesive dressings', cold_sores = 1,"
    " cold_sores_note = 'twice a year', email = '" LONG "@example.org', phones = '+49 171 55512345' WHERE id = %d;"
    "UPDATE course SET patient = %d, length = 12, area = '" LONG "' WHERE id = 1;"
    "INSERT INTO red_flag (id, patient, opened_at, reason) VALUES (1, %d, 1795500000, 'Pus, fever and oozing');",
    (int) id, (int) id, (int) id);

  run_sql (fixture, sql);
  show_page (fixture, NARROW);
  wait_for_text (fixture->page, "3 patients");
  assert_bins_fit (fixture->page);
  clinic_patients_page_show_patient (CLINIC_PATIENTS_PAGE (fixture->page), id);
  wait_for_text (fixture->page, "Red flag: Pus");
  wait_for_text (fixture->page, "Book Session 1");
  assert_bins_fit (fixture->page);
  g_assert_true (gtk_widget_activate_action (fixture->page, "patients.back", NULL));
  g_assert_null (find (fixture->page, says, "Book Session 1"));
}

static void
test_narrow_dialogs (Fixture *fixture, gconstpointer unused)
{
  ClinicRedFlag flag = { .id = 1, .patient = 1, .reason = (char *) LONG };
  GtkWidget *windows[] = {
    present (clinic_patient_editor_new (fixture->test.diary, "Maximiliane " LONG)),
    present (clinic_course_editor_new_for_patient (fixture->test.diary, 1)),
    present (clinic_red_flag_window_new (fixture->test.diary, &flag)),
    open_import (fixture, THREE LONG "," LONG ",\n"),
  };

  wait_for_text (windows[3], "Import 3 Patients");
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_test_message ("%s", G_OBJECT_TYPE_NAME (windows[i]));
      assert_fits (windows[i]);
    }
}

#define ADD(path, func) g_test_add ("/patients/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();

  ADD ("editor-new", test_editor_new);
  ADD ("editor-refused", test_editor_refused);
  ADD ("editor-left", test_editor_left);
  ADD ("editor-edit", test_editor_edit);
  ADD ("editor-likely", test_editor_likely);
  ADD ("course-editor", test_course_editor);
  ADD ("course-card", test_course_card);
  ADD ("red-flag", test_red_flag);
  ADD ("red-flag-doctor", test_red_flag_doctor);
  ADD ("red-flag-on-page", test_red_flag_on_page);
  ADD ("import-cancel", test_import_cancel);
  ADD ("import", test_import);
  ADD ("import-samples", test_import_samples);
  ADD ("import-nothing", test_import_nothing);
  ADD ("list-keeps-place", test_list_keeps_place);
  ADD ("none-and-keys", test_none_and_keys);
  ADD ("empty", test_empty);
  ADD ("narrow", test_narrow);
  ADD ("narrow-dialogs", test_narrow_dialogs);
  return g_test_run ();
}
