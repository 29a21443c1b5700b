/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of follow-ups with 20,000 of them open: from the question to the lines on a screen with what they say, from
 * the choice of a filter to its lines, and the count in the switcher. Two frames each.
 */
#include "bench-clinic.h"

#include "model/clinic-task-list.h"
#include "store/clinic-tx.h"

#define N_OPEN 20000
#define LINES_SEEN 40
#define COMING_DAYS 14
#define MOST_MS 33

static gboolean
open_many_job (ClinicTx *tx, gpointer data, GError **error)
{
  const gint64 *now = data;

  return clinic_conn_exec (clinic_tx_get_conn (tx), error,
                           "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < $1)"
                           " INSERT INTO follow_up (kind, status, patient, course, session, day, due, step)"
                           " SELECT CASE i % 3 WHEN 0 THEN 'peel-check' WHEN 1 THEN 'peel-end' ELSE 'review' END, 'open',"
                           " s.patient, s.course, s.id, s.day, $2 - 86400 * 20 + i * 120, 3"
                           " FROM n JOIN session AS s ON s.id = 1 + i % (SELECT max (id) FROM session)",
                           "ii", (gint64) N_OPEN, *now);
}

static gboolean
open_many (BenchClinic *clinic, GError **error)
{
  gint64 now = clinic_diary_get_now (clinic->diary);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicChange) change = NULL;
  GAsyncResult *slot = NULL;

  clinic_db_write_async (clinic->db, (ClinicActor){ 0 }, "bench", now, open_many_job, &now, NULL, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  change = clinic_db_write_finish (clinic->db, result, error);
  return change != NULL;
}

static gboolean
passes (const ClinicTaskKey *key, gpointer user_data)
{
  return *(gboolean *) user_data || key->kind == CLINIC_FOLLOW_UP_PEEL_END;
}

static void
read_cb (ClinicTaskList *list, const GError *error, gboolean *done)
{
  *done = TRUE;
}

static gboolean
all_read (const GPtrArray *seen)
{
  for (guint i = 0; i < seen->len; i++)
    if (clinic_task_item_get_id (seen->pdata[i]) != 0 && clinic_task_item_get_task (seen->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* As a view does: looks at so many lines, and has them once each says something. */
static void
see_lines (ClinicTaskList *list, guint from)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = MIN (LINES_SEEN, g_list_model_get_n_items (G_LIST_MODEL (list)) - from);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (seen, clinic_task_list_get (list, from + i));
  while (!all_read (seen))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_list (Bench *bench, BenchClinic *clinic, ClinicTaskList *list, gboolean *everything)
{
  g_autoptr (BenchSeries) listed = bench_series_new ();
  g_autoptr (BenchSeries) filtered = bench_series_new ();
  g_autofree char *name = NULL;
  guint n_lines = 0;
  gboolean done;

  g_signal_connect (list, "read", G_CALLBACK (read_cb), &done);
  for (guint i = 0; i < bench_get_runs (bench, 31, 3); i++)
    {
      gint64 begin = g_get_monotonic_time ();

      done = FALSE;
      clinic_task_list_read (list, clinic->diary, COMING_DAYS);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      n_lines = MAX (n_lines, g_list_model_get_n_items (G_LIST_MODEL (list)));
      see_lines (list, i * LINES_SEEN);
      bench_series_add_since (listed, begin);
      begin = g_get_monotonic_time ();
      *everything = !*everything;
      clinic_task_list_refilter (list);
      see_lines (list, i * LINES_SEEN);
      bench_series_add_since (filtered, begin);
    }
  name = g_strdup_printf ("%u lines listed, a screen of them read", n_lines);
  bench_report_limit (&bench->report, name, listed, "ms", MOST_MS);
  bench_report_limit (&bench->report, "another filter, a screen of it read", filtered, "ms", MOST_MS);
}

static gboolean
measure_count (Bench *bench, BenchClinic *clinic, GError **error)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autofree char *name = NULL;
  int n = 0;

  for (guint i = 0; i < bench_get_runs (bench, 31, 3); i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *slot = NULL;

      clinic_diary_count_follow_ups_async (clinic->diary, NULL, bench_ready_cb, &slot);
      result = bench_wait (&slot);
      n = clinic_diary_count_follow_ups_finish (clinic->diary, result, error);
      if (n < 0)
        return FALSE;
      bench_series_add_since (series, begin);
    }
  name = g_strdup_printf ("%d due, counted", n);
  bench_report_limit (&bench->report, name, series, "ms", MOST_MS);
  return TRUE;
}

gboolean
bench_measure_follow_ups (Bench *bench, GError **error)
{
  g_autofree char *folder = bench_copy_data (bench, "follow-ups", error);
  g_autoptr (BenchClinic) clinic = folder != NULL ? bench_clinic_open (folder, error) : NULL;
  gboolean everything = TRUE;
  g_autoptr (ClinicTaskList) list = clinic_task_list_new (passes, &everything);
  gboolean done;

  if (clinic == NULL || !open_many (clinic, error))
    return FALSE;
  bench_report_section (&bench->report, "Follow-ups, 20,000 of them open");
  measure_list (bench, clinic, list, &everything);
  done = measure_count (bench, clinic, error);
  clinic_task_list_stop (list);
  g_clear_pointer (&clinic, bench_clinic_close);
  bench_remove_copy (folder);
  return done;
}
