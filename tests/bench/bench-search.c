/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a keystroke to the ids of all hits in name order, against memmem alone over the same bytes. */
#define _GNU_SOURCE /* memmem */
#include "bench-clinic.h"

#include <string.h>

#include "model/clinic-diary-patients.h"

/* Hits that the compiler may not leave out. */
static volatile guint n_seen;

static double
search_index (ClinicPatientIndex *index, const char *typed, GArray *ids)
{
  gint64 begin = g_get_monotonic_time ();
  ClinicPatientCursor cursor = { 0 };
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);

  g_array_set_size (ids, 0);
  clinic_patient_index_search (index, query, &cursor, 0, ids);
  return (g_get_monotonic_time () - begin) / 1000.0;
}

/* The query's scanned word, wherever it stands: neither lines nor other words nor ids. */
static double
scan_buffer (const char *buffer, gsize length, const char *word, gsize word_length)
{
  gint64 begin = g_get_monotonic_time ();
  const char *end = buffer + length;
  const char *hit;

  n_seen = 0;
  for (const char *at = buffer; (hit = memmem (at, end - at, word, word_length)) != NULL; at = hit + word_length)
    n_seen++;
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static void
measure_query (Bench *bench, ClinicPatientIndex *index, const char *typed)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *buffer = clinic_patient_index_get_key (index, 0, NULL);
  g_autofree char *name = NULL;
  gsize last_length, word_length;
  const char *last = clinic_patient_index_get_key (index, clinic_patient_index_get_count (index) - 1, &last_length);
  const char *word = clinic_name_query_get_word (query, 0, &word_length);

  for (guint i = 0; i < bench_get_runs (bench, 41, 3); i++)
    {
      bench_series_add (ours, search_index (index, typed, ids));
      bench_series_add (bare, scan_buffer (buffer, last + last_length - buffer, word, word_length));
    }
  name = g_strdup_printf ("“%s”, %u hits", typed, ids->len);
  bench_report_ratio (&bench->report, name, ours, "bare scan", bare, "ms", 3);
}

static gboolean
load_index (BenchClinic *clinic, ClinicPatientIndex *index)
{
  clinic_diary_load_patient_index (clinic->diary);
  while (!clinic_patient_index_is_loaded (index))
    g_main_context_iteration (NULL, TRUE);
  return clinic_patient_index_get_count (index) > 0;
}

gboolean
bench_measure_search (Bench *bench, GError **error)
{
  static const char *const queries[] = { "zzqxj", "a", "ma", "weber", "maria s", "rao asha", "0172", "1984-03", "王" };
  g_autoptr (BenchClinic) clinic = bench_clinic_open (bench->data, error);
  ClinicPatientIndex *index;
  gint64 begin = g_get_monotonic_time ();

  if (clinic == NULL)
    return FALSE;
  index = clinic_diary_get_patient_index (clinic->diary);
  if (!load_index (clinic, index))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "There are no patients in the index");
      return FALSE;
    }
  bench_report_section (&bench->report, "Keystroke to ordered ids, over the packed keys");
  bench_report_note (&bench->report, "%u patients, read off the main thread in %.0f ms",
                     clinic_patient_index_get_count (index), (g_get_monotonic_time () - begin) / 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    measure_query (bench, index, queries[i]);
  return TRUE;
}
