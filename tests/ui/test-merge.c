/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ui/clinic-ui.h"
#include "ui/parts/clinic-patient-chooser.h"
#include "ui/patients/clinic-merge-window.h"
#include "ui/patients/clinic-patient-editor.h"
#include "ui/patients/clinic-patient-view.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
} Merge;

static void
set_up (Merge *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  g_assert_true (clinic_test_db_sql (self->base.db,
                                     "UPDATE patient SET number = 'P-1', phones = '0171 1', birth = '1992' WHERE id = 1;"
                                     "UPDATE patient SET number = 'P-2', phones = '0171 2', birth = '1992-03-14',"
                                     " may_be_called = 0, email = 'a@b.c' WHERE id = 2;",
                                     NULL));
}

static void
tear_down (Merge *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clinic_test_diary_tear_down (&self->base, data);
}

static void
gone_cb (gpointer data, GObject *object)
{
  ((Merge *) data)->window = NULL;
}

static void
open_window (Merge *self, gint64 other)
{
  self->window = clinic_merge_window_new (self->base.diary, 1, other);
  g_object_weak_ref (G_OBJECT (self->window), gone_cb, self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
says (Merge *self, const char *text)
{
  return clinic_test_says (self->window, text);
}

/* The first choice that says so. */
static GtkWidget *
find_choice (GtkWidget *widget, const char *text)
{
  if (GTK_IS_CHECK_BUTTON (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)))), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_chosen (Merge *self, const char *text)
{
  GtkWidget *choice = find_choice (self->window, text);

  g_assert_nonnull (choice);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (choice));
}

static void
choose (Merge *self, const char *text)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (self->window, text)), TRUE);
}

static gint64
get (Merge *self, const char *sql)
{
  return clinic_test_db_get (self->base.db, sql);
}

/* What differs is asked first, and begun with what says more; what is the same is only told. */
static void
test_suggested (Merge *self, gconstpointer data)
{
  open_window (self, 2);
  CLINIC_TEST_WAIT (says (self, "Which Stays?"));
  g_assert_true (is_chosen (self, "P-1") && is_chosen (self, "Asha Rao") && is_chosen (self, "14 Mar 1992"));
  g_assert_true (is_chosen (self, "Both") && is_chosen (self, "a@b.c"));
  g_assert_false (is_chosen (self, "Jens Holm") || is_chosen (self, "\u20660171 1\u2069"));
  g_assert_true (says (self, "Cold sores: No"));
  g_assert_null (find_choice (self->window, "Female"));
}

static void
test_merges (Merge *self, gconstpointer data)
{
  open_window (self, 2);
  CLINIC_TEST_WAIT (says (self, "Which Stays?"));
  choose (self, "P-2");
  choose (self, "\u20660171 1\u2069");
  clinic_test_click (self->window, "_Merge");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_assert_cmpint (get (self, "SELECT merged_into FROM patient WHERE id = 1"), ==, 2);
  g_assert_cmpint (get (self, "SELECT count (*) FROM patient WHERE id = 2 AND given = 'Asha' AND phones = '0171 1'"
                              " AND birth = '1992-03-14' AND former_numbers = 'P-1' AND may_be_called = 0"),
                   ==, 1);
}

static void
test_asks_for_the_other (Merge *self, gconstpointer data)
{
  GtkWidget *chooser;

  open_window (self, 0);
  CLINIC_TEST_WAIT (says (self, "Which other record is of the same person?"));
  chooser = clinic_test_find_type (self->window, CLINIC_TYPE_PATIENT_CHOOSER);
  g_signal_emit_by_name (chooser, "chosen", (gint64) 1);
  g_assert_true (says (self, "This is the same record. Choose the other one."));
  g_signal_emit_by_name (chooser, "chosen", (gint64) 2);
  CLINIC_TEST_WAIT (says (self, "Which Stays?"));
}

/* It says why, and keeps what was chosen. */
static void
test_refused (Merge *self, gconstpointer data)
{
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 7, .minute = 600 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 7, .minute = 620, .course = 2, .bed = 2, .doctor = 2 });
  open_window (self, 2);
  CLINIC_TEST_WAIT (says (self, "Which Stays?"));
  choose (self, "\u20660171 2\u2069");
  clinic_test_click (self->window, "_Merge");
  CLINIC_TEST_WAIT (says (self, "Both have a session on Mon 30 Nov, 10:20. Move or cancel one of them first."));
  g_assert_true (is_chosen (self, "\u20660171 2\u2069"));
  g_assert_cmpint (get (self, "SELECT count (*) FROM patient WHERE merged_into IS NOT NULL"), ==, 0);
}

static void
test_narrow (Merge *self, gconstpointer data)
{
  open_window (self, 2);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  CLINIC_TEST_WAIT (says (self, "Which Stays?") && gtk_widget_get_width (self->window) > 0);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  CLINIC_TEST_WAIT (gtk_orientable_get_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (find_choice (self->window, "P-1")))) ==
                    GTK_ORIENTATION_VERTICAL);
}

/* The page of a record that went shows the one that stays, from where they are parted again. */
static void
test_parted (Merge *self, gconstpointer data)
{
  GtkWidget *view = g_object_new (CLINIC_TYPE_PATIENT_VIEW, NULL);

  open_window (self, 2);
  CLINIC_TEST_WAIT (says (self, "Which Stays?"));
  clinic_test_click (self->window, "_Merge");
  CLINIC_TEST_WAIT (self->window == NULL);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  clinic_patient_view_set_diary (CLINIC_PATIENT_VIEW (view), self->base.diary);
  clinic_patient_view_set_patient (CLINIC_PATIENT_VIEW (view), 2);
  CLINIC_TEST_WAIT (says (self, "Asha Rao") && says (self, "P-2"));
  g_assert_cmpint (clinic_patient_view_get_patient (CLINIC_PATIENT_VIEW (view)), ==, 1);
  gtk_widget_activate_action (view, "patient.part", "x", (gint64) 2);
  CLINIC_TEST_WAIT (!says (self, "P-2"));
  g_assert_cmpint (get (self, "SELECT count (*) FROM patient WHERE merged_into IS NOT NULL"), ==, 0);
}

/* From the record that is changed: who may be the same person shows there too, and leads on once nothing typed would be lost. */

static void
asked_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  *(GVariant **) user_data = g_variant_ref (parameter);
}

static GtkWidget *
make_parent (GVariant **asked)
{
  GtkWidget *parent = gtk_window_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("merge-patients", G_VARIANT_TYPE ("(xx)"));

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (group));
  return parent;
}

static void
open_editor (Merge *self, GtkWidget *parent, gint64 patient)
{
  self->window = clinic_patient_editor_new_for_patient (self->base.diary, patient);
  g_object_weak_ref (G_OBJECT (self->window), gone_cb, self);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
type_phone (Merge *self, const char *phone)
{
  gtk_editable_set_text (
    GTK_EDITABLE (gtk_widget_get_template_child (self->window, CLINIC_TYPE_PATIENT_EDITOR, "phone_row")), phone);
}

static void
test_from_editor (Merge *self, gconstpointer data)
{
  g_autoptr (GVariant) asked = NULL;
  GtkWidget *parent = make_parent (&asked);
  gint64 patient, other;
  int least;

  clinic_test_diary_sql (&self->base, "UPDATE patient SET birth = '1992-03-14', given = 'Asha', family = 'Rao',"
                                      " sort_key = 'rao asha', search_key = 'asha rao'");
  open_editor (self, parent, 1);
  CLINIC_TEST_WAIT (clinic_test_find_button (self->window, "Merge…") != NULL);
  gtk_widget_measure (self->window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  type_phone (self, "0171 3");
  clinic_test_click (self->window, "Merge…");
  g_assert_true (says (self, "Save your changes first."));
  clinic_test_click (self->window, "Open");
  g_assert_true (says (self, "Save your changes first."));
  g_assert_null (asked);
  type_phone (self, "0171 1");
  g_assert_false (says (self, "Save your changes first."));
  clinic_test_click (self->window, "Merge…");
  CLINIC_TEST_WAIT (self->window == NULL);
  g_variant_get (asked, "(xx)", &patient, &other);
  g_assert_true (patient == 1 && other == 2);
  gtk_window_destroy (GTK_WINDOW (parent));
}

#define ADD(path, function) g_test_add ("/merge/" path, Merge, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  clinic_ui_init ();
  ADD ("suggested", test_suggested);
  ADD ("merges", test_merges);
  ADD ("asks-for-the-other", test_asks_for_the_other);
  ADD ("refused", test_refused);
  ADD ("narrow", test_narrow);
  ADD ("parted", test_parted);
  ADD ("from-editor", test_from_editor);
  return g_test_run ();
}
