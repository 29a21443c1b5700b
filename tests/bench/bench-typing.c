/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a letter typed into the patients' search to the frame that shows the first rows found, names and all. */
#include "bench-window.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-patient-list.h"
#include "ui/patients/clinic-patients-page.h"

/* So many rows fill the list at its size. */
#define ROWS_ON_SCREEN 9

#define TWO_FRAMES_MS 33

/* What the list is to show: asked of the index beforehand. */
typedef struct
{
  GListModel *model; /* of the list view */
  GArray *ids;       /* gint64: all hits, in order */
} Shown;

/* The frame just painted holds the right rows, each with its patient: not those of the letter before. */
static gboolean
is_shown (gpointer user_data)
{
  Shown *shown = user_data;
  guint n = g_list_model_get_n_items (shown->model);

  if (n < MIN (shown->ids->len, ROWS_ON_SCREEN) || (shown->ids->len == 0) != (n == 0))
    return FALSE;
  for (guint i = 0; i < MIN (n, ROWS_ON_SCREEN); i++)
    {
      g_autoptr (ClinicPatientRow) row = g_list_model_get_item (shown->model, i);

      if (clinic_patient_row_get_id (row) != g_array_index (shown->ids, gint64, i) ||
          clinic_patient_row_get_card (row) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): of what @typed finds. */
static GArray *
find_hits (BenchClinic *clinic, const char *typed)
{
  ClinicPatientCursor cursor = { 0 };
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  clinic_patient_index_search (clinic_diary_get_patient_index (clinic->diary), query, &cursor, 0, ids);
  return ids;
}

/* Brings the search to @typed by a letter at its end, or none by emptying it, and returns when that is painted. */
static double
type (BenchClinic *clinic, BenchWindow *window, const char *typed)
{
  GtkEditable *entry = GTK_EDITABLE (bench_window_find (window, GTK_TYPE_SEARCH_ENTRY));
  int position = MAX (0, g_utf8_strlen (typed, -1) - 1);
  GtkListView *list = GTK_LIST_VIEW (bench_window_find (window, GTK_TYPE_LIST_VIEW));
  g_autoptr (GArray) ids = find_hits (clinic, typed);
  Shown shown = { G_LIST_MODEL (gtk_list_view_get_model (list)), ids };
  gint64 begin = g_get_monotonic_time ();

  if (*typed == '\0')
    gtk_editable_delete_text (entry, 0, -1);
  else
    gtk_editable_insert_text (entry, g_utf8_offset_to_pointer (typed, position), -1, &position);
  return bench_window_wait_painted (window, begin, is_shown, &shown);
}

/* Letter by letter, then the entry is emptied. */
static gboolean
type_word (BenchClinic *clinic, BenchWindow *window, const char *word, BenchSeries *letters, BenchSeries *emptied)
{
  double ms = 0;

  for (int length = 1; length <= g_utf8_strlen (word, -1) && ms >= 0; length++)
    {
      g_autofree char *typed = g_utf8_substring (word, 0, length);

      ms = type (clinic, window, typed);
      bench_series_add (letters, ms);
      bench_window_rest (window);
    }
  if (ms >= 0)
    ms = type (clinic, window, "");
  bench_series_add (emptied, ms);
  bench_window_rest (window);
  return ms >= 0;
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
  static const char *const words[] = { "maria s", "rao asha", "weber", "王" };
  g_autoptr (BenchClinic) clinic = bench_start_toolkit (error) ? bench_clinic_open (bench->data, error) : NULL;
  g_autoptr (BenchSeries) letters = bench_series_new ();
  g_autoptr (BenchSeries) emptied = bench_series_new ();
  g_autoptr (BenchWindow) window = NULL;

  if (clinic == NULL)
    return FALSE;
  window = bench_window_open (clinic_patients_page_new (clinic->diary));
  while (!is_list_there (bench_window_find (window, GTK_TYPE_LIST_VIEW)))
    g_main_context_iteration (NULL, TRUE);
  bench_window_rest (window);
  for (guint i = 0; i < bench_get_runs (bench, 20, 4); i++)
    if (!type_word (clinic, window, words[i % G_N_ELEMENTS (words)], letters, emptied))
      {
        g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "What was typed never showed");
        return FALSE;
      }
  bench_report_section (&bench->report, "Keystroke to painted rows, in the patients page");
  bench_report_limit (&bench->report, "a letter typed, first rows painted", letters, "ms", TWO_FRAMES_MS);
  bench_report_limit (&bench->report, "the search emptied, all rows again", emptied, "ms", TWO_FRAMES_MS);
  return TRUE;
}
