/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a letter typed into the patients' search to the frame that shows the first rows found, names and all. */
#include "bench-window.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-patient-list.h"
#include "ui/patients/clinic-patients-page.h"

/* So many rows fill the list at its size. */
#define ROWS_ON_SCREEN 9

#define TWO_FRAMES_MS 33

typedef struct
{
  GListModel *model; /* of the list view */
  guint expected;    /* hits */
} Shown;

static gboolean
is_shown (gpointer user_data)
{
  Shown *shown = user_data;
  guint n = g_list_model_get_n_items (shown->model);

  if (n < MIN (shown->expected, ROWS_ON_SCREEN) || (shown->expected == 0) != (n == 0))
    return FALSE;
  for (guint i = 0; i < MIN (n, ROWS_ON_SCREEN); i++)
    {
      g_autoptr (ClinicPatientRow) row = g_list_model_get_item (shown->model, i);

      if (clinic_patient_row_get_card (row) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Which rows are to come is asked of the index beforehand. */
static guint
count_hits (BenchClinic *clinic, const char *typed)
{
  ClinicPatientCursor cursor = { 0 };
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  clinic_patient_index_search (clinic_diary_get_patient_index (clinic->diary), query, &cursor, 0, ids);
  return ids->len;
}

static double
type_letter (BenchClinic *clinic, BenchWindow *window, const char *word, int length)
{
  GtkEditable *entry = GTK_EDITABLE (bench_window_find (window, GTK_TYPE_SEARCH_ENTRY));
  GtkListView *list = GTK_LIST_VIEW (bench_window_find (window, GTK_TYPE_LIST_VIEW));
  g_autofree char *typed = g_utf8_substring (word, 0, length);
  Shown shown = { G_LIST_MODEL (gtk_list_view_get_model (list)), count_hits (clinic, typed) };
  int position = length - 1;
  g_autofree char *letter = g_utf8_substring (word, position, length);
  gint64 begin = g_get_monotonic_time ();

  gtk_editable_insert_text (entry, letter, -1, &position);
  return bench_window_wait_painted (window, begin, is_shown, &shown);
}

/* Letter by letter, then the entry is emptied. */
static gboolean
type_word (BenchClinic *clinic, BenchWindow *window, const char *word, BenchSeries *series)
{
  for (int length = 1; length <= g_utf8_strlen (word, -1); length++)
    {
      double ms = type_letter (clinic, window, word, length);

      if (ms < 0)
        return FALSE;
      bench_series_add (series, ms);
      bench_window_rest (window);
    }
  gtk_editable_set_text (GTK_EDITABLE (bench_window_find (window, GTK_TYPE_SEARCH_ENTRY)), "");
  bench_window_rest (window);
  return TRUE;
}

static gboolean
is_list_there (gpointer user_data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (user_data));

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0;
}

gboolean
bench_measure_typing (Bench *bench, GError **error)
{
  /* each letter brings other rows to the top: where none do, nothing needs to be painted */
  static const char *const words[] = { "maria s", "rao asha", "weber", "王" };
  g_autoptr (BenchClinic) clinic = bench_start_toolkit (error) ? bench_clinic_open (bench->data, error) : NULL;
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (BenchWindow) window = NULL;

  if (clinic == NULL)
    return FALSE;
  window = bench_window_open (clinic_patients_page_new (clinic->diary));
  while (!is_list_there (bench_window_find (window, GTK_TYPE_LIST_VIEW)))
    g_main_context_iteration (NULL, TRUE);
  bench_window_rest (window);
  for (guint i = 0; i < bench_get_runs (bench, 20, 4); i++)
    if (!type_word (clinic, window, words[i % G_N_ELEMENTS (words)], series))
      {
        g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "What was typed never showed");
        return FALSE;
      }
  bench_report_section (&bench->report, "Keystroke to painted rows, in the patients page");
  bench_report_limit (&bench->report, "a letter typed, first rows painted", series, "ms", TWO_FRAMES_MS);
  return TRUE;
}
