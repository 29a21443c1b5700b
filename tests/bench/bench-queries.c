/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What views ask the database for, from the call to its rows on the main thread. That each is answered from an index is
 * held by tests/store/test-plans.c; here it shows as a time that does not grow with the clinic.
 */
#include "bench-clinic.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-slots.h"
#include "store/clinic-follow-up-table.h"

/* A quarter of a frame: what is asked while somebody waits for the picture. */
#define MOST_MS 4

static gboolean
load_week (BenchClinic *clinic, int week, guint *n, GError **error)
{
  ClinicDay monday = clinic_diary_get_today (clinic->diary) - 1 + 7 * week;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_range_async (clinic->diary, monday, monday + 7, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  visits = clinic_diary_load_range_finish (clinic->diary, result, error);
  *n = visits != NULL ? visits->len : 0;
  return visits != NULL;
}

static gpointer
load_due_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_follow_up_table_load_keys (conn, *(gint64 *) data, error);
}

static gboolean
load_due (BenchClinic *clinic, int run, guint *n, GError **error)
{
  gint64 until = clinic_diary_get_now (clinic->diary) - 86400 * run;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) keys = NULL;
  GAsyncResult *slot = NULL;

  clinic_db_read_async (clinic->db, load_due_job, &until, NULL, (GDestroyNotify) g_array_unref, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  keys = clinic_db_read_finish (clinic->db, result, error);
  *n = keys != NULL ? keys->len : 0;
  return keys != NULL;
}

/* Of the courses that run, the newest. */
static gint64 newest_course;

static gpointer
find_newest_course_job (ClinicConn *conn, gpointer data, GError **error)
{
  newest_course = clinic_conn_get (conn, error, "SELECT max (id) FROM course WHERE status = 'active'", "");
  return NULL;
}

static gboolean
find_newest_course (BenchClinic *clinic, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;
  GAsyncResult *slot = NULL;

  clinic_db_read_async (clinic->db, find_newest_course_job, NULL, NULL, NULL, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  clinic_db_read_finish (clinic->db, result, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_slot (BenchClinic *clinic, int run, guint *n, GError **error)
{
  ClinicSlotWish wish = { .from = clinic_diary_get_today (clinic->diary), .most_days = 1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicSlotList) list = NULL;
  GAsyncResult *slot = NULL;

  wish.course = newest_course - run;
  clinic_diary_find_slots_async (clinic->diary, &wish, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  list = clinic_diary_find_slots_finish (clinic->diary, result, error);
  *n = list != NULL ? list->slots->len : 0;
  return list != NULL;
}

static gboolean
measure (Bench *bench, BenchClinic *clinic, const char *what,
         gboolean (*ask) (BenchClinic *clinic, int run, guint *n, GError **error), GError **error)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autofree char *name = NULL;
  guint n = 0, most = 0;

  for (guint i = 0; i < bench_get_runs (bench, 31, 3); i++)
    {
      gint64 begin = g_get_monotonic_time ();

      if (!ask (clinic, i, &n, error))
        return FALSE;
      bench_series_add_since (series, begin);
      most = MAX (most, n);
    }
  name = g_strdup_printf ("%s, up to %u rows", what, most);
  bench_report_limit (&bench->report, name, series, "ms", MOST_MS);
  return TRUE;
}

static gboolean
load_past_week (BenchClinic *clinic, int run, guint *n, GError **error)
{
  return load_week (clinic, -run, n, error);
}

gboolean
bench_measure_queries (Bench *bench, GError **error)
{
  g_autoptr (BenchClinic) clinic = bench_clinic_open (bench->data, error);

  if (clinic == NULL)
    return FALSE;
  bench_report_section (&bench->report, "Asked of the database, to rows on the main thread");
  return find_newest_course (clinic, error) &&
         measure (bench, clinic, "a week's visits with names", load_past_week, error) &&
         measure (bench, clinic, "due follow-ups in order", load_due, error) &&
         measure (bench, clinic, "next free slots of a course", find_slot, error);
}
