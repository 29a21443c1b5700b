/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/clinic-diary-grades.h"
#include "model/clinic-diary-rollers.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/record/clinic-adjunct-list.h"
#include "ui/record/clinic-face-map.h"
#include "ui/record/clinic-record-print.h"
#include "ui/record/clinic-record-sign-window.h"
#include "ui/record/clinic-record-view.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

/* Session 1 was four weeks ago and has a signed record; session 2 is rolled today. */
typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *view;
} Record;

static void
open_view (Record *self, gint64 session)
{
  self->window = gtk_window_new ();
  self->view = clinic_record_view_new (self->base.diary, session);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "Session "));
}

static void
close_view (Record *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
}

static void
set_up (Record *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = 0, .minute = 420, .state = "fulfilled" });
  clinic_test_db_sql (self->base.db,
                      "UPDATE session SET cream = 'EMLA 5 %', cream_at = start + 120, rolling_at = start + 2760,"
                      " rolled_at = start + 3900;"
                      "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A1877', 1.5, 30000), (2, 'B2', 1, 29000);"
                      "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '0031'), (2, 1, '0032'), (3, 2, '7');"
                      "INSERT INTO roller_use (roller, session, at) VALUES (3, 1, 0);"
                      "INSERT INTO record (session, saved_at, needle, areas, vertical, end_point, pain, adjuncts)"
                      " VALUES (1, 0, 1.0, 'chin forehead', 4, 'pinpoint-bleeding', 5, 'Serum' || char (9) || 'L1')",
                      &error);
  g_assert_no_error (error);
  clinic_diary_set_actor (self->base.diary, 3);
}

static void
tear_down (Record *self, gconstpointer data)
{
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
press (Record *self, const char *name)
{
  GtkWidget *button = clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, name);

  g_test_message ("press %s", name);
  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static gboolean
is_saved (Record *self, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM record WHERE session = 2 AND %s", condition);

  return clinic_test_db_get (self->base.db, sql) == 1;
}

/* What was done last time stands there, and what is changed says what it was. */
static void
test_last_time (Record *self, gconstpointer data)
{
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "not saved yet"));
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "2 of 8"));
  g_assert_false (clinic_test_says (self->view, "last time"));
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "last time 1"));
  press (self, "Nose");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "last time Forehead, Chin"));
  g_assert_true (clinic_test_says (self->view, "3 of 8"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_SPIN_BUTTON, "Across")), 3);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "last time Down 4"));
  CLINIC_TEST_WAIT (is_saved (self, "needle = 1.5 AND areas = 'forehead nose chin' AND horizontal = 3 AND vertical = 4"
                                    " AND end_point = 'pinpoint-bleeding' AND pain IS NULL"));
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "draft saved 8:00"));
  close_view (self);
}

/* No part of it holds a narrow window open. */
static void
test_narrow (Record *self, gconstpointer data)
{
  g_autoptr (GtkCssProvider) sheet = gtk_css_provider_new ();
  ClinicShrinkBin *bin;
  int minimum;

  gtk_css_provider_load_from_resource (sheet, CLINIC_UI_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "2 of 8"));
  bin = CLINIC_SHRINK_BIN (clinic_test_find_type (self->view, CLINIC_TYPE_SHRINK_BIN));
  clinic_shrink_bin_expect_width (bin, 360);
  gtk_widget_measure (clinic_shrink_bin_get_child (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_view (self);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (sheet));
}

/* Leaves the page as the window does when another takes its place; it may come back. */
static void
leave_view (Record *self)
{
  g_object_ref (self->view);
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
}

static void
come_back (Record *self)
{
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  g_object_unref (self->view);
}

static gpointer
wait_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  return NULL;
}

/* What is typed while a draft is on its way to the disk is saved too, though the page is left before it has arrived. */
static void
test_left_while_saving (Record *self, gconstpointer data)
{
  static GMutex gate;

  open_view (self, 2);
  g_mutex_lock (&gate);
  clinic_db_read_async (self->base.db, wait_job, &gate, NULL, NULL, NULL, NULL, NULL);
  press (self, "Nose");
  leave_view (self);
  come_back (self);
  press (self, "Upper lip");
  leave_view (self);
  g_mutex_unlock (&gate);
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_settle (&self->base);
  g_assert_true (is_saved (self, "areas LIKE '%nose%' AND areas LIKE '%upper-lip%'"));
  g_object_unref (self->view);
  close_view (self);
}

static void
count_cb (ClinicRecordView *view, guint *n)
{
  ++*n;
}

/* A draft that cannot be saved once the page is left calls the page back, once; what was typed is there, and saved when
   that can be done. */
static void
test_left_unsaved (Record *self, gconstpointer data)
{
  guint n = 0;

  open_view (self, 2);
  g_signal_connect (self->view, "unsaved", G_CALLBACK (count_cb), &n);
  g_assert_true (clinic_test_db_sql (self->base.db, "CREATE TRIGGER full BEFORE INSERT ON record"
                                                    " BEGIN SELECT RAISE (ABORT, 'full'); END", NULL));
  press (self, "Nose");
  leave_view (self);
  CLINIC_TEST_WAIT (n == 1);
  come_back (self);
  g_assert_true (clinic_test_says (self->view, "This does not fit with what is in the clinic. Nothing was changed."));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Nose"))));
  leave_view (self);
  clinic_test_diary_settle (&self->base);
  g_assert_cmpuint (n, ==, 1);
  come_back (self);
  g_assert_true (clinic_test_db_sql (self->base.db, "DROP TRIGGER full", NULL));
  leave_view (self);
  clinic_test_diary_settle (&self->base);
  g_assert_true (is_saved (self, "areas LIKE '%nose%'"));
  g_object_unref (self->view);
  close_view (self);
}

/* Drawing and list are one selection, and right stays at the left. */
static void
test_face (Record *self, gconstpointer data)
{
  ClinicFaceMap *face;
  double right, left, y;

  open_view (self, 2);
  face = CLINIC_FACE_MAP (clinic_test_find_type (self->view, CLINIC_TYPE_FACE_MAP));
  CLINIC_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (face)) > 0);
  for (guint zone = 0; zone < CLINIC_N_ZONES; zone++)
    {
      double x;

      clinic_face_map_get_middle (face, zone, &x, &y);
      g_assert_cmpint (clinic_face_map_find_zone (face, x, y), ==, zone);
    }
  clinic_face_map_get_middle (face, CLINIC_ZONE_RIGHT_CHEEK, &right, &y);
  clinic_face_map_get_middle (face, CLINIC_ZONE_LEFT_CHEEK, &left, &y);
  g_assert_cmpfloat (right, <, left);
  g_assert_cmpint (clinic_face_map_find_zone (face, 0, 0), ==, CLINIC_N_ZONES);
  clinic_face_map_set_zones (face, 1u << CLINIC_ZONE_RIGHT_CHEEK);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Right cheek"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Chin"))));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (face), GTK_ACCESSIBLE_PROPERTY_LABEL, "Face, marked: Right cheek");
  press (self, "Left cheek");
  g_assert_cmpuint (clinic_face_map_get_zones (face), ==, 1u << CLINIC_ZONE_RIGHT_CHEEK | 1u << CLINIC_ZONE_LEFT_CHEEK);
  close_view (self);
}

static GtkEditable *
find_piece (Record *self)
{
  GtkWidget *row = clinic_test_find_named (self->view, ADW_TYPE_ENTRY_ROW, "Piece");

  if (row == NULL)
    for (GtkWidget *each = clinic_test_find_type (self->view, ADW_TYPE_ENTRY_ROW); each != NULL; each = gtk_widget_get_next_sibling (each))
      if (ADW_IS_ENTRY_ROW (each) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (each)), "Piece") == 0)
        row = each;
  g_assert_nonnull (row);
  return GTK_EDITABLE (row);
}

static void
take_piece (Record *self, const char *number)
{
  gtk_editable_set_text (find_piece (self), number);
  g_signal_emit_by_name (find_piece (self), "apply");
}

/* A piece that was used before is refused while it is typed, and stays as it was typed. */
static void
test_piece (Record *self, gconstpointer data)
{
  clinic_test_db_sql (self->base.db, "INSERT INTO roller (id, roller_lot, number)"
                                     " VALUES (4, 2, '8')", NULL);
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "B2 · 1 left"));
  CLINIC_TEST_WAIT (gtk_widget_is_sensitive (GTK_WIDGET (find_piece (self))));
  clinic_test_diary_settle (&self->base);
  gtk_editable_set_text (find_piece (self), "7");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "Piece 7 was used on Mon 26 Oct. Take a new roller."));
  g_signal_emit_by_name (find_piece (self), "apply");
  clinic_test_diary_settle (&self->base);
  g_assert_cmpstr (gtk_editable_get_text (find_piece (self)), ==, "7");
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM roller_use WHERE session = 2"), ==, 0);
  take_piece (self, "9");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "This lot has no such piece."));
  gtk_widget_activate_action (self->view, "record.next-piece", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "1 mm, lot B2, piece 8"));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT roller FROM roller_use WHERE session = 2"), ==, 4);
  /* another length is another roller: the piece is free again */
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_db_get (self->base.db, "SELECT count (*) FROM roller_use WHERE session = 2") == 0);
  close_view (self);
}

/* Something else is saved, and the page reads what it shows again. */
static void
read_again (Record *self)
{
  g_autoptr (ClinicGrade) grade = clinic_grade_new ();
  GAsyncResult *slot = NULL;

  grade->patient = grade->course = 1;
  grade->session = 2;
  grade->day = DAY (0);
  grade->own = 5;
  clinic_diary_save_grade_async (self->base.diary, grade, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (&self->base, &slot));
  clinic_test_diary_settle (&self->base);
}

/* That no lot is chosen stays so, too, until another length is; there, what expires first is proposed again. */
static void
test_no_lot_stays (Record *self, gconstpointer data)
{
  AdwComboRow *lots;

  open_view (self, 2);
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "A1877 · 2 left"));
  lots = ADW_COMBO_ROW (gtk_widget_get_template_child (self->view, CLINIC_TYPE_RECORD_VIEW, "lot_row"));
  g_assert_cmpint (adw_combo_row_get_selected (lots), ==, 1);
  adw_combo_row_set_selected (lots, 0);
  read_again (self);
  g_assert_cmpint (adw_combo_row_get_selected (lots), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_piece (self))));
  press (self, "1 mm");
  CLINIC_TEST_WAIT (!clinic_test_says (self->view, "A1877"));
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "A1877 · 2 left"));
  g_assert_cmpint (adw_combo_row_get_selected (lots), ==, 1);
  close_view (self);
}

/* Whatever else is saved meanwhile, the lot that was chosen stays chosen, and its piece is the one that is taken. */
static void
test_lot_stays (Record *self, gconstpointer data)
{
  AdwComboRow *lots;

  clinic_test_diary_sql (&self->base, "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (3, 'C3', 1.5, 30500);"
                                      "INSERT INTO roller (id, roller_lot, number) VALUES (5, 3, '0031')");
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "not saved yet"));
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "A1877 · 2 left"));
  lots = ADW_COMBO_ROW (gtk_widget_get_template_child (self->view, CLINIC_TYPE_RECORD_VIEW, "lot_row"));
  adw_combo_row_set_selected (lots, 2);
  g_assert_true (clinic_test_says (self->view, "C3 · 1 left"));
  read_again (self);
  g_assert_cmpint (adw_combo_row_get_selected (lots), ==, 2);
  take_piece (self, "0031");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "1.5 mm, lot C3, piece 0031"));
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT roller FROM roller_use WHERE session = 2"), ==, 5);
  /* another length has other lots */
  press (self, "1 mm");
  CLINIC_TEST_WAIT (clinic_test_db_get (self->base.db, "SELECT count (*) FROM roller_use WHERE session = 2") == 0);
  CLINIC_TEST_WAIT (!clinic_test_says (self->view, "C3"));
  close_view (self);
}

static void
fill (Record *self)
{
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "not saved yet"));
  press (self, "1.5 mm");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "A1877 · 2 left"));
  clinic_test_diary_settle (&self->base);
  gtk_widget_activate_action (self->view, "record.next-piece", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "1.5 mm, lot A1877, piece 0031"));
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "Before it is signed: Ask for the pain, 0 to 10."));
  press (self, "Pain 3");
  CLINIC_TEST_WAIT (!clinic_test_says (self->view, "Before it is signed"));
}

static GtkWidget *
open_signing (Record *self)
{
  GtkWidget *sign;

  gtk_widget_activate_action (self->view, "record.sign", NULL);
  CLINIC_TEST_WAIT ((sign = clinic_test_find_window (CLINIC_TYPE_RECORD_SIGN_WINDOW)) != NULL && gtk_widget_get_mapped (sign));
  return sign;
}

/* Signed by a doctor, it is read; a correction keeps both versions. */
static void
test_sign (Record *self, gconstpointer data)
{
  GtkWidget *sign;
  GtkWidget *reason;

  fill (self);
  sign = open_signing (self);
  g_assert_true (clinic_test_says (sign, "Pain: 3 of 10"));
  clinic_test_click (sign, "_Sign");
  CLINIC_TEST_WAIT (clinic_test_says (sign, "Choose which doctor signs."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (clinic_test_find_type (sign, GTK_TYPE_DROP_DOWN)), 2);
  clinic_test_click (sign, "_Sign");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "signed by Dr Two"));
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_RECORD_SIGN_WINDOW) == NULL);
  g_assert_false (gtk_widget_is_sensitive (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Nose")));
  g_assert_true (is_saved (self, "status = 'final'"));

  gtk_widget_activate_action (self->view, "record.correct", NULL);
  CLINIC_TEST_WAIT (gtk_widget_is_sensitive (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Nose")));
  press (self, "Pain 4");
  CLINIC_TEST_WAIT (is_saved (self, "pain = 4"));
  sign = open_signing (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (clinic_test_find_type (sign, GTK_TYPE_DROP_DOWN)), 1);
  reason = clinic_test_find_type (sign, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Misheard");
  clinic_test_click (sign, "_Sign");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "Version 2, signed by Dr One"));
  g_assert_true (clinic_test_says (self->view, "Version 1, signed by Dr Two"));
  g_assert_true (is_saved (self, "status = 'amended'"));
  close_view (self);
}

/* What is typed into a correction goes with it, saved or not; the roller comes back. */
static void
test_discard (Record *self, gconstpointer data)
{
  GtkWidget *sign;

  fill (self);
  sign = open_signing (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (clinic_test_find_type (sign, GTK_TYPE_DROP_DOWN)), 1);
  g_assert_false (clinic_test_says (self->view, "Discard Correction"));
  clinic_test_click (sign, "_Sign");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "signed by Dr One"));
  gtk_widget_activate_action (self->view, "record.correct", NULL);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "Discard Correction"));
  clinic_test_diary_settle (&self->base);
  take_piece (self, "0032");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "1.5 mm, lot A1877, piece 0032"));
  press (self, "Pain 4");
  CLINIC_TEST_WAIT (is_saved (self, "pain = 4"));
  press (self, "Pain 5");
  clinic_test_click (self->view, "_Discard Correction");
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "signed by Dr One"));
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "1.5 mm, lot A1877, piece 0031"));
  clinic_test_diary_settle (&self->base);
  g_assert_true (is_saved (self, "status = 'final' AND pain = 3"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Pain 3"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (self->view, GTK_TYPE_TOGGLE_BUTTON, "Pain 4"))));
  g_assert_false (clinic_test_says (self->view, "Discard Correction"));
  close_view (self);
}

static ClinicSheet *
make_sheet (Record *self, gint64 session)
{
  GAsyncResult *slot = NULL;
  ClinicRecordPage *page;
  ClinicSheet *sheet;
  g_autoptr (ClinicRecord) typed = clinic_record_new (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  clinic_diary_load_record_async (self->base.diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  page = clinic_diary_load_record_finish (self->base.diary, result, &error);
  g_assert_no_error (error);
  sheet = clinic_record_print_make_sheet (self->base.diary, page, typed);
  clinic_record_page_data_free (page);
  return sheet;
}

/* A record is printed in the direction of what was signed, whichever the window's is. */
static void
test_print_direction (Record *self, gconstpointer data)
{
  g_autoptr (ClinicSheet) draft = NULL;
  g_autoptr (ClinicSheet) was_signed = NULL;

  clinic_test_diary_sql (&self->base, "INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)"
                                      " VALUES (1, 1, 'קרם: EMLA 5 %' || char (10) || 'כאב: 3',"
                                      " lower (hex (zeroblob (32))), 0, 1);");
  was_signed = make_sheet (self, 1);
  g_assert_true (was_signed->rtl);
  g_assert_cmpstr (((char **) was_signed->rows->pdata[0])[1], ==, "EMLA 5 %");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  draft = make_sheet (self, 2);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_false (draft->rtl);
}

/* What was typed last is not lost with the page. */
static void
test_left (Record *self, gconstpointer data)
{
  open_view (self, 2);
  CLINIC_TEST_WAIT (clinic_test_says (self->view, "not saved yet"));
  press (self, "Nose");
  close_view (self);
  g_assert_true (is_saved (self, "areas = 'forehead nose chin'"));
}

static void
test_adjuncts (void)
{
  GtkWidget *list = g_object_ref_sink (clinic_adjunct_list_new ());
  g_autofree char *text = NULL;

  clinic_adjunct_list_set_text (CLINIC_ADJUNCT_LIST (list), "Tranexamic acid\tL12\nSerum\n\tL9");
  text = clinic_adjunct_list_dup_text (CLINIC_ADJUNCT_LIST (list));
  g_assert_cmpstr (text, ==, "Tranexamic acid\tL12\nSerum\n\tL9");
  g_object_unref (list);
}

#define ADD(name, function) g_test_add ("/ui/record-view/" name, Record, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  ADD ("last-time", test_last_time);
  ADD ("narrow", test_narrow);
  ADD ("face", test_face);
  ADD ("piece", test_piece);
  ADD ("lot-stays", test_lot_stays);
  ADD ("no-lot-stays", test_no_lot_stays);
  ADD ("sign", test_sign);
  ADD ("discard", test_discard);
  ADD ("print-direction", test_print_direction);
  ADD ("left", test_left);
  ADD ("left-while-saving", test_left_while_saving);
  ADD ("left-unsaved", test_left_unsaved);
  g_test_add_func ("/ui/record-view/adjuncts", test_adjuncts);
  return g_test_run ();
}
