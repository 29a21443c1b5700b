/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "core/clinic-skin-type.h"
#include "model/clinic-diary-grades.h"
#include "ui/calendar/clinic-alerts.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-grade-card.h"
#include "ui/parts/clinic-grade-chart.h"
#include "ui/parts/clinic-grade-window.h"
#include "ui/parts/clinic-photo-thumb.h"
#include "ui/patients/clinic-skin-type-row.h"
#include "ui/photos/clinic-photos-page.h"
#include "ui/record/clinic-record-view.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"

/* Session 1 was four weeks ago, session 2 is today's. */
typedef struct
{
  ClinicTestDiary base;
  GtkWidget *window;
  GtkWidget *child;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_sql (&self->base, "UPDATE session SET rolling_at = start + 2700, rolled_at = start + 3900 WHERE id = 1");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static void
open_child (Fixture *self, GtkWidget *child, int width)
{
  self->window = gtk_window_new ();
  self->child = child;
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* The chart alone */

typedef struct
{
  int day;
  int scars;
  int own;
} Given;

static ClinicSeries *
make_series (const Given *given, guint n)
{
  ClinicSeries *series = g_new0 (ClinicSeries, 1);

  series->entries = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      ClinicSeriesEntry *entry = g_new0 (ClinicSeriesEntry, 1);

      entry->day = DAY (given[i].day);
      entry->nth = i + 1;
      entry->grade = clinic_grade_new ();
      entry->grade->day = entry->day;
      entry->grade->scars = given[i].scars;
      entry->grade->own = given[i].own;
      g_ptr_array_add (series->entries, entry);
    }
  return series;
}

static void
free_series (ClinicSeries *series)
{
  for (guint i = 0; i < series->entries->len; i++)
    {
      clinic_grade_free (((ClinicSeriesEntry *) series->entries->pdata[i])->grade);
      g_free (series->entries->pdata[i]);
    }
  g_ptr_array_unref (series->entries);
  g_free (series);
}

static ClinicGradeChart *
show_chart (Fixture *self, const Given *given, guint n)
{
  ClinicGradeChart *chart = CLINIC_GRADE_CHART (clinic_grade_chart_new ());
  ClinicSeries *series = make_series (given, n);

  open_child (self, GTK_WIDGET (chart), 500);
  clinic_grade_chart_show (chart, series);
  free_series (series);
  CLINIC_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (chart)) > 0);
  return chart;
}

static graphene_point_t
locate (ClinicGradeChart *chart, guint index, gboolean own)
{
  graphene_point_t place;

  g_assert_true (clinic_grade_chart_locate (chart, index, own, &place));
  return place;
}

/* A day's place is by its distance; the worst is on top on both axes, which begin and end together. */
static void
test_places (Fixture *self, gconstpointer data)
{
  static const Given given[] = { { -90, 4, 10 }, { -60, 3, 5 }, { 0, 1, 0 } };
  ClinicGradeChart *chart = show_chart (self, given, G_N_ELEMENTS (given));
  graphene_point_t first = locate (chart, 0, FALSE), middle = locate (chart, 1, FALSE), last = locate (chart, 2, FALSE);

  g_assert_cmpfloat (first.y, <, middle.y);
  g_assert_cmpfloat_with_epsilon (middle.y - first.y, (last.y - first.y) / 3, 0.01);
  g_assert_cmpfloat_with_epsilon (middle.x - first.x, (last.x - first.x) / 3, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (chart, 0, TRUE).y, first.y, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (chart, 1, TRUE).y, (first.y + last.y) / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (chart, 2, TRUE).y, last.y, 0.01);
  g_assert_cmpfloat (first.x, >, 0);
  g_assert_cmpfloat (last.x, <, gtk_widget_get_width (GTK_WIDGET (chart)));
  gtk_widget_set_direction (GTK_WIDGET (chart), GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat_with_epsilon (locate (chart, 0, FALSE).x, last.x, 0.01);
  g_assert_cmpfloat_with_epsilon (locate (chart, 2, FALSE).x, first.x, 0.01);
}

/* What was not given has no mark; one day stands in the middle. */
static void
test_gaps (Fixture *self, gconstpointer data)
{
  static const Given given[] = { { 0, 3, CLINIC_GRADE_NO_OWN } };
  ClinicGradeChart *chart = show_chart (self, given, G_N_ELEMENTS (given));
  graphene_point_t place;

  g_assert_cmpfloat_with_epsilon (locate (chart, 0, FALSE).x, gtk_widget_get_width (GTK_WIDGET (chart)) / 2.0, 1);
  g_assert_false (clinic_grade_chart_locate (chart, 0, TRUE, &place));
}

static void
assert_named (ClinicGradeChart *chart, const char *name)
{
  g_autofree char *fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (fault, ==, NULL);
}

static void
activated_cb (ClinicGradeChart *chart, int index, int *activated)
{
  *activated = index;
}

/* Every @nth of @n days has a photo, whose file is not there: its place is. */
static ClinicGradeChart *
show_chart_with_photos (Fixture *self, int n, int nth)
{
  ClinicGradeChart *chart = CLINIC_GRADE_CHART (clinic_grade_chart_new ());
  g_autoptr (ClinicPhotoLoader) loader = clinic_photo_loader_new (self->base.folder, 1 << 20);
  g_autofree Given *given = g_new0 (Given, n);
  ClinicSeries *series;

  for (int i = 0; i < n; i++)
    given[i] = (Given){ 28 * i, 3, 5 };
  series = make_series (given, n);
  clinic_grade_chart_set_loader (chart, loader);
  for (int i = 0; i < n; i += nth)
    {
      ClinicPhoto *photo = clinic_photo_new ();

      photo->sha256 = g_strdup_printf ("%064d", i);
      ((ClinicSeriesEntry *) series->entries->pdata[i])->photo = photo;
    }
  clinic_grade_chart_show (chart, series);
  for (int i = 0; i < n; i += nth)
    clinic_photo_free (((ClinicSeriesEntry *) series->entries->pdata[i])->photo);
  free_series (series);
  open_child (self, GTK_WIDGET (chart), 500);
  CLINIC_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (chart)) > 0);
  return chart;
}

static int
count_photos (ClinicGradeChart *chart)
{
  int n = 0;

  for (guint i = 0; i < clinic_grade_chart_get_n_days (chart); i++)
    n += clinic_grade_chart_shows_photo (chart, i);
  return n;
}

/* Above the days that have one; said too, and the field lies below them. */
static void
test_photos (Fixture *self, gconstpointer data)
{
  ClinicGradeChart *chart = show_chart_with_photos (self, 3, 2);

  g_assert_true (clinic_grade_chart_shows_photo (chart, 0));
  g_assert_false (clinic_grade_chart_shows_photo (chart, 1));
  g_assert_true (clinic_grade_chart_shows_photo (chart, 2));
  g_assert_cmpfloat (locate (chart, 0, FALSE).y, >, CLINIC_PHOTO_THUMB_SIDE);
  assert_named (chart, "Chart of scar grades, 3 days. Session 3, 18 Jan 2027: grade 3, moderate; patient 5 of 10; with a photo");
  clinic_test_press (GTK_WIDGET (chart), "Left");
  assert_named (chart, "Chart of scar grades, 3 days. Session 2, 21 Dec 2026: grade 3, moderate; patient 5 of 10");
}

/* Of many those that there is room for, and the chosen one among them. */
static void
test_many_photos (Fixture *self, gconstpointer data)
{
  ClinicGradeChart *chart = show_chart_with_photos (self, 40, 1);
  int most = gtk_widget_get_width (GTK_WIDGET (chart)) / CLINIC_PHOTO_THUMB_SIDE;

  g_assert_cmpint (count_photos (chart), >, 2);
  g_assert_cmpint (count_photos (chart), <=, most);
  g_assert_true (clinic_grade_chart_shows_photo (chart, 39));
  g_assert_false (clinic_grade_chart_shows_photo (chart, 38));
  clinic_grade_chart_set_selected (chart, 38);
  CLINIC_TEST_WAIT (clinic_grade_chart_shows_photo (chart, 38));
  g_assert_false (clinic_grade_chart_shows_photo (chart, 39));
}

/* From day to day by the arrows, as they go on the screen. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  static const Given given[] = { { -60, 4, 8 }, { -30, 3, 5 }, { 0, 2, 3 } };
  ClinicGradeChart *chart = show_chart (self, given, G_N_ELEMENTS (given));
  GtkWidget *widget = GTK_WIDGET (chart);
  int activated = -1;

  g_signal_connect (chart, "activated", G_CALLBACK (activated_cb), &activated);
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, 2);
  clinic_test_press (widget, "Left");
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, 1);
  assert_named (chart, "Chart of scar grades, 3 days. Session 2, 24 Oct 2026: grade 3, moderate; patient 5 of 10");
  clinic_test_press (widget, "Home");
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, 0);
  clinic_test_press (widget, "Return");
  g_assert_cmpint (activated, ==, 0);
  clinic_test_press (widget, "End");
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, 2);
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  clinic_test_press (widget, "Right");
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, 1);
}

/* Where there is no day, there is none to go to. */
static void
test_keys_on_nothing (Fixture *self, gconstpointer data)
{
  ClinicGradeChart *chart = show_chart (self, NULL, 0);

  clinic_test_press (GTK_WIDGET (chart), "Home");
  clinic_test_press (GTK_WIDGET (chart), "End");
  clinic_test_press (GTK_WIDGET (chart), "Return");
  g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, -1);
}

/* It draws with nothing, with one day and with sixty. */
static void
test_draws (Fixture *self, gconstpointer data)
{
  Given many[60];
  ClinicGradeChart *chart = show_chart (self, NULL, 0);
  static const guint counts[] = { 0, 1, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (Given){ 28 * (int) i, 4 - (int) i % 4, (int) i % 11 };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      ClinicSeries *series = make_series (many, counts[i]);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      clinic_grade_chart_show (chart, series);
      free_series (series);
      GTK_WIDGET_GET_CLASS (chart)->snapshot (GTK_WIDGET (chart), snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_nonnull (node);
      g_assert_cmpint (clinic_grade_chart_get_n_days (chart), ==, counts[i]);
      g_assert_cmpint (clinic_grade_chart_get_selected (chart), ==, (int) counts[i] - 1);
    }
  assert_named (chart, "Chart of scar grades, 60 days. Session 60, 2 Jun 2031: grade 1, flat marks; patient 4 of 10");
}

/* The card */

static ClinicGradeCard *
show_card (Fixture *self, gint64 session, int width)
{
  ClinicGradeCard *card = CLINIC_GRADE_CARD (clinic_grade_card_new ());

  open_child (self, GTK_WIDGET (card), width);
  clinic_grade_card_watch (card, self->base.diary, 1, session);
  return card;
}

static GtkWidget *
open_window (Fixture *self)
{
  clinic_test_click (self->child, "_Grade…");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW) != NULL);
  return clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW);
}

static void
choose (GtkWidget *window, const char *scars, const char *own)
{
  if (scars != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (clinic_test_find_named (window, GTK_TYPE_CHECK_BUTTON, scars)), TRUE);
  if (own != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (clinic_test_find_named (window, GTK_TYPE_TOGGLE_BUTTON, own)), TRUE);
}

static void
save (GtkWidget *window)
{
  clinic_test_click (window, "_Save");
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW) == NULL);
}

static GtkWidget *
find_row (Fixture *self, int index)
{
  GtkWidget *expander = clinic_test_find_type (self->child, GTK_TYPE_EXPANDER);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_expander_get_child (GTK_EXPANDER (expander))), index));
}

/* The session is graded, changed from the list, withdrawn; what is missing is said and keeps the window. */
static void
test_card (Fixture *self, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *chart;

  show_card (self, 2, 700);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "Not graded yet."));
  window = open_window (self);
  g_assert_true (clinic_test_says (window, "Session 2, Mon 23 Nov 2026"));
  clinic_test_click (window, "_Save");
  g_assert_true (clinic_test_says (window, "Choose a grade, or the patient’s own mark."));
  choose (window, "3, moderate", "Own mark 7 of 10");
  choose (window, NULL, "Own mark 5 of 10");
  clinic_test_click (window, "_Save");
  g_assert_true (clinic_test_says (window, "Choose which doctor grades."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (clinic_test_find_named (window, GTK_TYPE_DROP_DOWN, "Graded by")), 1);
  save (window);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "Session 2, 23 Nov 2026: grade 3, moderate; patient 5 of 10"));
  chart = clinic_test_find_type (self->child, CLINIC_TYPE_GRADE_CHART);
  g_assert_cmpint (clinic_grade_chart_get_n_days (CLINIC_GRADE_CHART (chart)), ==, 1);
  g_assert_false (clinic_test_says (self->child, "Not graded yet."));

  /* the performed session before stands in the list, and takes its grade there */
  g_signal_emit_by_name (gtk_widget_get_parent (find_row (self, 0)), "row-activated", find_row (self, 0));
  window = clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW);
  g_assert_true (clinic_test_says (window, "Session 1, Mon 26 Oct 2026"));
  choose (window, "4, severe", "Own mark 8 of 10");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (clinic_test_find_named (window, GTK_TYPE_DROP_DOWN, "Graded by")), 1);
  save (window);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "From grade 4, severe, to grade 3, moderate. Patient’s own mark from 8 to 5 of 10."));
  g_assert_cmpint (clinic_grade_chart_get_n_days (CLINIC_GRADE_CHART (chart)), ==, 2);
  CLINIC_TEST_WAIT (gtk_widget_get_height (chart) > 0);
  g_assert_cmpfloat (locate (CLINIC_GRADE_CHART (chart), 0, FALSE).y, <, locate (CLINIC_GRADE_CHART (chart), 1, FALSE).y);

  clinic_test_press (chart, "Return");
  window = clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (clinic_test_find_named (window, GTK_TYPE_CHECK_BUTTON, "3, moderate"))));
  clinic_test_click (window, "_Withdraw the Grade");
  CLINIC_TEST_WAIT (clinic_grade_chart_get_n_days (CLINIC_GRADE_CHART (chart)) == 1);
  clinic_test_diary_undo (&self->base);
  CLINIC_TEST_WAIT (clinic_grade_chart_get_n_days (CLINIC_GRADE_CHART (chart)) == 2);
}

static GtkWidget *
find_titled (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
}

/* A grade from elsewhere is taken where it is on this scale; else its own scale is named. */
static void
test_letter (Fixture *self, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *row;

  show_card (self, 2, 700);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "Not graded yet."));
  window = open_window (self);
  row = find_titled (window, "As a letter gives it");
  gtk_editable_set_text (GTK_EDITABLE (row), "ECCA 85");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (clinic_test_says (window, "This is the ECCA score, 0 to 540."));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (clinic_test_find_named (window, GTK_TYPE_CHECK_BUTTON, "3, moderate"))));
  gtk_editable_set_text (GTK_EDITABLE (row), "Goodman and Baron III");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (clinic_test_says (window, "Taken as grade 3, moderate."));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (clinic_test_find_named (window, GTK_TYPE_CHECK_BUTTON, "3, moderate"))));
  gtk_window_close (GTK_WINDOW (window));
}

static void
report_patches (Fixture *self)
{
  clinic_test_diary_sql (&self->base, "INSERT INTO call (id, patient, session, at, outcome, verdict) VALUES (1, 1, 1, 20766 * 86400, 'reached', 'expected');"
                 "INSERT INTO call_symptom (call, symptom, verdict) VALUES (1, 'patches', 'expected')");
}

/* Colour that has not settled is warned of on the card, on the record and where the next session is booked. */
static void
test_colour (Fixture *self, gconstpointer data)
{
  static const char warning[] = "Colour has not settled: patches after session 1, told on 9 Nov.";
  GtkWidget *box = clinic_wrap_box_new ();

  report_patches (self);
  show_card (self, 0, 700);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, warning));
  gtk_window_destroy (GTK_WINDOW (self->window));
  open_child (self, clinic_record_view_new (self->base.diary, 2), 900);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, warning));
  gtk_window_destroy (GTK_WINDOW (self->window));
  open_child (self, box, 700);
  clinic_alerts_fill (CLINIC_WRAP_BOX (box), FALSE, "", FALSE);
  g_assert_false (gtk_widget_get_visible (box));
  clinic_alerts_watch_colour (CLINIC_WRAP_BOX (box), self->base.diary, 1);
  CLINIC_TEST_WAIT (clinic_test_says (box, warning));
  g_assert_true (gtk_widget_get_visible (box));
  clinic_alerts_watch_colour (CLINIC_WRAP_BOX (box), self->base.diary, 2);
  g_assert_false (gtk_widget_get_visible (box));
}

/* Once signed, the record's fields are shut and its grade is not. */
static void
test_signed_record (Fixture *self, gconstpointer data)
{
  GtkWidget *stack;

  clinic_test_diary_sql (&self->base, "INSERT INTO record (session, saved_at) VALUES (1, 0);"
                 "INSERT INTO record_version (session, number, text, sha256, signed_at, doctor)"
                 " VALUES (1, 1, 'x', printf ('%064d', 1), 0, 1);"
                 "UPDATE record SET status = 'final'");
  open_child (self, clinic_record_view_new (self->base.diary, 1), 900);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "signed by"));
  stack = clinic_test_find_type (self->child, GTK_TYPE_STACK);
  g_assert_false (gtk_widget_is_sensitive (gtk_stack_get_child_by_name (GTK_STACK (stack), "treatment")));
  g_assert_false (gtk_widget_is_sensitive (gtk_stack_get_child_by_name (GTK_STACK (stack), "reactions")));
  g_assert_true (gtk_widget_is_sensitive (gtk_stack_get_child_by_name (GTK_STACK (stack), "grade")));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "grade");
  CLINIC_TEST_WAIT (clinic_test_find_button (self->child, "_Grade…") != NULL);
  gtk_window_destroy (GTK_WINDOW (open_window (self)));
}

/* With dates hidden neither the day nor what was judged before is seen, and the grade still lands on the photo's day. */
static void
test_blind (Fixture *self, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *card;

  clinic_test_diary_sql (&self->base, "INSERT INTO photo (id, patient, session, day, view, sha256, size, width, height, original, added) VALUES"
                 " (1, 1, 1, 20752, 'front', printf ('%064d', 1), 9, 4, 3, printf ('%064d', 1), 0);"
                 "INSERT INTO grade (patient, course, session, day, doctor, goodman_baron, own, note)"
                 " VALUES (1, 1, 1, 20752, 1, 4, 9, 'Left cheek')");
  clinic_diary_set_actor (self->base.diary, 1);
  open_child (self, clinic_photos_page_new (self->base.diary, 1), 900);
  CLINIC_TEST_WAIT (clinic_test_says (self->child, "26 Oct 2026: grade 4, severe"));
  card = clinic_test_find_type (self->child, CLINIC_TYPE_GRADE_CARD);
  g_assert_true (gtk_widget_get_visible (card));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (clinic_test_find_button (self->child, "_Hide Dates")), TRUE);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_activate_action (self->child, "photos.grade-shown", NULL);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW) != NULL);
  window = clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW);
  g_assert_true (clinic_test_says (window, "It was graded before: what you save takes that grade’s place."));
  g_assert_false (clinic_test_says (window, "2026"));
  g_assert_false (clinic_test_says (window, "Session"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (clinic_test_find_named (window, GTK_TYPE_CHECK_BUTTON, "4, severe"))));
  clinic_test_click (window, "_Save");
  g_assert_true (clinic_test_says (window, "Choose a grade, or the patient’s own mark."));
  choose (window, "2, mild", NULL);
  save (window);
  /* what was not shown and not judged anew stands */
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM grade WHERE day = 20752 AND goodman_baron = 2"
                                                      " AND own = 9 AND note = 'Left cheek'"),
                   ==, 1);
  gtk_widget_activate_action (self->child, "photos.grade-shown", NULL);
  CLINIC_TEST_WAIT (clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW) != NULL);
  window = clinic_test_find_window (CLINIC_TYPE_GRADE_WINDOW);
  choose (window, NULL, "Own mark 5 of 10");
  gtk_editable_set_text (GTK_EDITABLE (find_titled (window, "Note")), "Both cheeks");
  save (window);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM grade WHERE day = 20752 AND goodman_baron = 2"
                                                      " AND doctor = 1 AND own = 5 AND note = 'Both cheeks'"),
                   ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->base.db, "SELECT count (*) FROM grade"), ==, 1);
}

/* Among a patient's courses, one that ended ungraded is left out. */
static void
test_ended_ungraded (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = clinic_grade_card_new ();

  gtk_box_append (GTK_BOX (box), card);
  open_child (self, box, 500);
  clinic_grade_card_set_compact (CLINIC_GRADE_CARD (card), TRUE);
  clinic_grade_card_watch (CLINIC_GRADE_CARD (card), self->base.diary, 1, 0);
  CLINIC_TEST_WAIT (clinic_test_says (card, "Not graded yet"));
  clinic_test_diary_sql (&self->base, "UPDATE course SET status = 'complete' WHERE id = 1");
  clinic_grade_card_watch (CLINIC_GRADE_CARD (card), self->base.diary, 1, 1);
  CLINIC_TEST_WAIT (!gtk_widget_get_visible (card));
  clinic_test_diary_sql (&self->base, "INSERT INTO grade (patient, course, session, day, own) VALUES (1, 1, 1, 20752, 5)");
  clinic_grade_card_watch (CLINIC_GRADE_CARD (card), self->base.diary, 1, 0);
  CLINIC_TEST_WAIT (gtk_widget_get_visible (card));
}

static void
test_skin_type (Fixture *self, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  open_child (self, list, 360);
  clinic_skin_type_row_make (ADW_COMBO_ROW (row));
  g_assert_cmpint (clinic_skin_type_row_get (ADW_COMBO_ROW (row)), ==, CLINIC_SKIN_TYPE_UNKNOWN);
  for (int type = CLINIC_SKIN_TYPE_FIRST; type <= CLINIC_SKIN_TYPE_LAST; type++)
    {
      g_autofree char *words = clinic_skin_type_say (type);

      clinic_skin_type_row_set (ADW_COMBO_ROW (row), type);
      g_assert_cmpint (clinic_skin_type_row_get (ADW_COMBO_ROW (row)), ==, type);
      g_assert_true (clinic_test_says (row, words));
    }
}

#define TEST(name) g_test_add ("/grades/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  TEST (places);
  TEST (gaps);
  TEST (photos);
  TEST (many_photos);
  TEST (keys);
  TEST (keys_on_nothing);
  TEST (draws);
  TEST (card);
  TEST (letter);
  TEST (colour);
  TEST (signed_record);
  TEST (blind);
  TEST (ended_ungraded);
  TEST (skin_type);
  return g_test_run ();
}
