/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published courses and the scales they were judged on: what is on the scale from 1 to 4 is entered for invented patients,
 * as many as took part and with the published means, and the curves are drawn right; other scales are refused by name. */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "model/clinic-diary-grades.h"
#include "ui/clinic-ui.h"
#include "ui/parts/clinic-grade-chart.h"

#include "../model/clinic-test-diary.h"
#include "clinic-test-ui.h"
#include "support/clinic-test-inputs.h"

#define FIRST_COURSE 100
#define MOST_GRADES 8

/* Each that names a scale; the words are part of the refusal, NULL: it is ours. */
static const struct
{
  const char *id;
  const char *refusal;
} scales[] = {
  { "majid2009", NULL },
  { "dogra2014", "quantitative sum of Goodman and Baron" },
  { "alam2014", "quantitative sum of Goodman and Baron" },
  { "eldomyati2015", "no grade of Goodman and Baron" },
  { "tirmizi2021", NULL },
  { "vietnam2019", NULL },
  { "sharma_jpad", NULL },
  { "chawla2014", NULL },
  { "garg2014", NULL },
  { "narayanan_ijord", NULL },
  { "merja2020", NULL },
  { "jbsaps", NULL },
  { "hkjdv2018", "no grade of Goodman and Baron" },
  { "ijord2016", NULL },
  { "sohag", "ECCA" },
  { "chilicka", "two scales" },
  { "aust2010", "Vancouver Scar Scale" },
  { "dhurat2013", "scale of points" },
  { "lima2017", "MASI" },
  { "ismail2019", "MASI" },
  { "jamc", "MASI" },
  { "saleh2019", "MASI" },
  { "striae_naf", "GAIS" },
  { "alster2020", "scale of points" },
};

typedef struct
{
  ClinicTestDiary base;
  ClinicCsvTable *table; /* nullable: the files are not there */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = clinic_test_inputs_build_path ("protocols", "microneedling-protocols.csv");

  clinic_test_diary_set_up (&self->base, data);
  self->table = path != NULL ? clinic_test_inputs_read (path) : NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->table, clinic_csv_table_unref);
  clinic_test_diary_settle (&self->base);
  clinic_test_diary_tear_down (&self->base, data);
}

static const char *
get_cell (Fixture *self, guint row, const char *column)
{
  for (guint i = 0; i < clinic_csv_table_get_n_columns (self->table); i++)
    if (g_str_equal (clinic_csv_table_get_column (self->table, i), column))
      return clinic_csv_table_get_cell (self->table, row, i);
  g_assert_not_reached ();
}

static gboolean
is_ours (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (g_str_equal (scales[i].id, id))
      return scales[i].refusal == NULL;
  return FALSE;
}

/* A grade that would be one on our scale is taken from what is on it alone. */
static void
test_scales (Fixture *self, gconstpointer data)
{
  guint n = 0;

  for (guint row = 0; self->table != NULL && row < clinic_csv_table_get_n_rows (self->table); row++)
    {
      const char *scale = get_cell (self, row, "scale");
      g_autofree char *bare = g_strdup (scale);
      const char *mean = " (mean)";
      g_autofree char *typed = NULL;
      g_autofree char *words = NULL;
      int scars = 0;

      if (*scale == '\0')
        continue;
      if (g_str_has_suffix (bare, mean))
        bare[strlen (bare) - strlen (mean)] = '\0';
      typed = g_strconcat (bare, ": 3", NULL);
      g_assert_cmpint (n, <, G_N_ELEMENTS (scales));
      g_assert_cmpstr (get_cell (self, row, "id"), ==, scales[n].id);
      if (clinic_grade_read (typed, &scars, &words))
        g_assert_cmpint (scars, ==, 3);
      g_test_message ("%s: %s", typed, words);
      g_assert_true ((words == NULL) == (scales[n].refusal == NULL));
      if (words != NULL)
        g_assert_nonnull (strstr (words, scales[n].refusal));
      n++;
    }
  if (self->table != NULL)
    g_assert_cmpint (n, ==, G_N_ELEMENTS (scales));
}

/* One published value after the other, of the whole face or of one side: "3.29 (SD 0.59)", "left 2.36 (SD 0.56)". */
static guint
collect_means (const char *cells, const char *side, double *means, guint n)
{
  g_autoptr (GRegex) regex = g_regex_new ("(right |left )?(\\d\\.\\d+) \\(SD", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, cells, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *whose = g_match_info_fetch (match, 1);
      g_autofree char *mean = g_match_info_fetch (match, 2);

      g_assert_cmpint (n, <, MOST_GRADES);
      if (*whose == '\0' || g_str_has_prefix (whose, side))
        means[n++] = g_ascii_strtod (mean, NULL);
    }
  return n;
}

static guint
read_means (Fixture *self, guint row, const char *side, double *means)
{
  guint n = collect_means (get_cell (self, row, "baseline"), side, means, 0);

  n = collect_means (get_cell (self, row, "end_of_treatment"), side, means, n);
  return collect_means (get_cell (self, row, "follow_up"), side, means, n);
}

/* Whole grades of @n patients that have this mean, as near as theirs can. */
static int
deal (double mean, guint n, guint patient)
{
  guint sum = (guint) lround (mean * n);

  return sum / n + (patient < sum % n ? 1 : 0);
}

static void
add_course (Fixture *self, guint course)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
                                          " SELECT %u, patient, protocol, area, 6, 21, 28, %d FROM course WHERE id = 1",
                                          course, DAY (-400));

  clinic_test_db_sql (self->base.db, sql, &error);
  g_assert_no_error (error);
}

static void
enter (Fixture *self, guint course, guint nth, int scars)
{
  g_autoptr (ClinicGrade) grade = clinic_grade_new ();
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  grade->patient = 1;
  grade->course = course;
  grade->day = DAY (-400 + 28 * (int) nth);
  grade->doctor = 1;
  grade->scars = scars;
  clinic_diary_save_grade_async (self->base.diary, grade, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (&self->base, &slot);
  g_assert_cmpstr (words, ==, NULL);
}

static ClinicSeries *
load (Fixture *self, guint course)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  ClinicSeries *series;

  clinic_diary_load_series_async (self->base.diary, course, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  series = clinic_diary_load_series_finish (self->base.diary, result, &error);
  g_assert_no_error (error);
  return series;
}

/* Each grade lies as far below the worst as it is better, one after the other; @sums takes them. */
static void
assert_drawn (Fixture *self, ClinicGradeChart *chart, guint course, const int *given, guint n, int *sums)
{
  g_autoptr (ClinicSeries) series = load (self, course);
  float height = gtk_widget_get_height (GTK_WIDGET (chart));
  float before = 0, top = 0, step = 0;

  clinic_grade_chart_show (chart, series);
  g_assert_cmpint (clinic_grade_chart_get_n_days (chart), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf (": grade %d, %s", given[i], clinic_grade_get_name (given[i]));
      graphene_point_t place;

      g_assert_true (clinic_grade_chart_locate (chart, i, FALSE, &place));
      g_assert_cmpfloat (place.x, >, before);
      g_assert_true (place.y > 0 && place.y < height);
      g_assert_true (g_str_has_suffix (clinic_grade_chart_get_sentence (chart, i), name));
      /* the first says where the scale begins, once two grades differ */
      if (i == 0)
        top = place.y;
      else if (given[i] != given[0] && step == 0)
        step = (place.y - top) / (given[0] - given[i]);
      if (given[i] != given[0])
        g_assert_true (step > 0 && fabsf (place.y - top - step * (given[0] - given[i])) < 0.1f);
      else
        g_assert_cmpfloat_with_epsilon (place.y, top, 0.1);
      before = place.x;
      sums[i] += given[i];
    }
}

static guint
count_patients (Fixture *self, guint row)
{
  const char *completed = get_cell (self, row, "n_completed");

  return (guint) g_ascii_strtoull (*completed != '\0' ? completed : get_cell (self, row, "n_enrolled"), NULL, 10);
}

/* A patient each, a course for each; what was published comes out again. */
static void
enter_means (Fixture *self, ClinicGradeChart *chart, const double *means, guint n, guint n_patients, guint *course)
{
  int sums[MOST_GRADES] = { 0 };

  for (guint patient = 0; patient < n_patients; patient++, (*course)++)
    {
      int given[MOST_GRADES];

      add_course (self, *course);
      for (guint i = 0; i < n; i++)
        enter (self, *course, i, given[i] = deal (means[i], n_patients, patient));
      assert_drawn (self, chart, *course, given, n, sums);
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon ((double) sums[i] / n_patients, means[i], 0.5 / n_patients + 1e-9);
}

/* "grade III mostly" */
static void
enter_words (Fixture *self, ClinicGradeChart *chart, guint row, guint *course)
{
  const char *const cells[] = { get_cell (self, row, "baseline"), get_cell (self, row, "end_of_treatment") };
  int given[G_N_ELEMENTS (cells)];
  int sums[MOST_GRADES] = { 0 };

  add_course (self, *course);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *typed = g_strdup_printf ("%s: %s", get_cell (self, row, "scale"), cells[i]);
      g_autofree char *words = NULL;

      g_assert_true (clinic_grade_read (typed, &given[i], &words));
      enter (self, *course, i, given[i]);
    }
  assert_drawn (self, chart, *course, given, G_N_ELEMENTS (cells), sums);
  (*course)++;
}

/* Returns: whether the row gives a first and a last grade */
static gboolean
enter_row (Fixture *self, ClinicGradeChart *chart, guint row, guint *course)
{
  static const char *const sides[] = { "right", "left" };
  gboolean halves = strstr (get_cell (self, row, "end_of_treatment"), "right ") != NULL;
  double means[MOST_GRADES];

  if (*get_cell (self, row, "baseline") == '\0' || *get_cell (self, row, "end_of_treatment") == '\0')
    return FALSE;
  if (read_means (self, row, "right", means) == 0)
    enter_words (self, chart, row, course);
  else
    for (guint side = 0; side < (halves ? G_N_ELEMENTS (sides) : 1); side++)
      {
        guint n = read_means (self, row, sides[side], means);

        g_assert_cmpint (n, >=, 2);
        enter_means (self, chart, means, n, count_patients (self, row), course);
      }
  return TRUE;
}

static void
test_curves (Fixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = clinic_grade_chart_new ();
  guint course = FIRST_COURSE;
  guint n_rows = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_present (GTK_WINDOW (window));
  CLINIC_TEST_WAIT (gtk_widget_get_width (chart) > 0);
  for (guint row = 0; self->table != NULL && row < clinic_csv_table_get_n_rows (self->table); row++)
    if (is_ours (get_cell (self, row, "id")))
      n_rows += enter_row (self, CLINIC_GRADE_CHART (chart), row, &course);
  g_test_message ("%u courses of %u papers", course - FIRST_COURSE, n_rows);
  if (self->table != NULL)
    {
      /* in words, of 31 patients, and of two halves of 40 faces */
      g_assert_cmpint (n_rows, ==, 3);
      g_assert_cmpint (course - FIRST_COURSE, ==, 1 + 31 + 2 * 40);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  clinic_ui_init ();
  g_test_add ("/grade-inputs/scales", Fixture, NULL, set_up, test_scales, tear_down);
  g_test_add ("/grade-inputs/curves", Fixture, NULL, set_up, test_curves, tear_down);
  return g_test_run ();
}
