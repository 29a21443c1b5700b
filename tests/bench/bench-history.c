/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A patient with 60 sessions and 300 photos: until the page and the whole history show something, and the work of each frame
 * while the history is scrolled. */
#include <glib/gstdio.h>
#include <string.h>

#include "bench-window.h"
#include "core/clinic-patient.h"
#include "media/clinic-picture.h"
#include "store/clinic-conn.h"
#include "ui/patients/clinic-history-page.h"
#include "ui/patients/clinic-patient-view.h"
#include "ui/patients/clinic-timeline-line.h"

#define MOST_OPEN_MS 100.0
#define MOST_FRAME_MS 8.0
#define PATIENT 900001
#define N_SESSIONS 60
#define PHOTOS_A_SESSION 5
#define N_PICTURES 6

/* At night, where nobody of the invented clinic is in the way. */
static const char rows[] =
  "INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key)"
  " VALUES (900001, 'B-1', 'Asha', 'Rao', 0, 'rao asha', 'rao asha b-1');"
  "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, status, started_day)"
  " SELECT 900000 + n.i, 900001, (SELECT min (id) FROM protocol), 'Area ' || n.i, 10, 21, 28, 'complete', 19000 + n.i * 280"
  " FROM (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6) AS n;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59)"
  " INSERT INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
  "  rolling_end, bed_end, arrived_at, cream_at, rolling_at, rolled_at, cream, grams)"
  " SELECT 900001 + i, 900001 + i / 10, 900001, (SELECT min (id) FROM bed), (SELECT min (id) FROM staff WHERE role = 'doctor'),"
  "  'fulfilled', d, 180, 45, 20, 10, d * 86400 + 7200, d * 86400 + 9900, d * 86400 + 11100, d * 86400 + 11700,"
  "  d * 86400 + 7200, d * 86400 + 7260, d * 86400 + 9900, d * 86400 + 11040, 'EMLA 5 %', 8"
  " FROM (SELECT i, 19100 + i * 28 AS d FROM n);"
  "INSERT INTO healing (session, rolled_at, session_day, peeling_started, settled)"
  " SELECT id, rolled_at, day, day + 2, day + 7 FROM session WHERE patient = 900001;"
  "INSERT INTO record (session, saved_at, needle, areas, pain) SELECT id, start, 1.5, 'chin forehead', 3 FROM session"
  " WHERE patient = 900001;"
  "INSERT INTO call (patient, session, at, outcome, verdict) SELECT 900001, id, start + 86400 * d.i, 'reached', 'expected'"
  " FROM session, (SELECT 1 AS i UNION SELECT 3 UNION SELECT 7) AS d WHERE patient = 900001;";

/* Pictures that differ, of the size of a kept photo. */
static GBytes *
make_picture (int nth)
{
  g_autoptr (ClinicPicture) picture = clinic_picture_new (1600, 1200);

  for (gsize i = 0; i < 1600 * 1200; i++)
    for (int c = 0; c < 3; c++)
      picture->pixels[i * 3 + c] = (guint8) (i / 1600 * (nth + 1) / 8 + i % 1600 / 7 * (c + 1));
  return clinic_picture_to_jpeg (picture, NULL);
}

/* What stands behind a JPEG's end makes it another file and the same picture. */
static gboolean
keep_photo (ClinicConn *conn, const char *folder, GBytes *picture, int nth, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *tail = g_strdup_printf ("%d", nth);
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;

  g_byte_array_append (bytes, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_byte_array_append (bytes, (const guint8 *) tail, strlen (tail));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  path = g_strdup_printf ("%s/photos/%s.jpg", folder, sum);
  return g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600, error) &&
         clinic_conn_exec (conn, error,
                           "INSERT INTO photo (patient, session, day, view, sha256, size, width, height, original, added)"
                           " SELECT patient, id, day, 'front', $1, $2, 1600, 1200, $1, start FROM session WHERE id = $3",
                           "sii", sum, (gint64) bytes->len, (gint64) PATIENT + nth / PHOTOS_A_SESSION);
}

static gboolean
keep_photos (ClinicConn *conn, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);

  g_mkdir_with_parents (photos, 0700);
  for (int i = 0; i < N_PICTURES; i++)
    g_ptr_array_add (pictures, make_picture (i));
  for (int i = 0; i < N_SESSIONS * PHOTOS_A_SESSION; i++)
    if (!keep_photo (conn, folder, pictures->pdata[i % N_PICTURES], i, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_patient (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, CLINIC_DB_FILE, NULL);
  g_autoptr (ClinicConn) conn = clinic_conn_open (path, 0, error);

  return conn != NULL && clinic_conn_begin (conn, error) && clinic_conn_run_script (conn, rows, error) &&
         keep_photos (conn, folder, error) && clinic_conn_commit (conn, error);
}

static gboolean
is_shown (gpointer user_data)
{
  BenchWindow *window = user_data;
  GtkWidget *line = bench_window_find (window, CLINIC_TYPE_TIMELINE_LINE);

  return line != NULL && gtk_widget_get_mapped (line) && gtk_widget_get_height (line) > 0;
}

static GtkWidget *
make_history (ClinicDiary *diary)
{
  return clinic_history_page_new (diary, PATIENT);
}

static GtkWidget *
make_view (ClinicDiary *diary)
{
  GtkWidget *view = g_object_new (CLINIC_TYPE_PATIENT_VIEW, NULL);

  clinic_patient_view_set_diary (CLINIC_PATIENT_VIEW (view), diary);
  clinic_patient_view_set_patient (CLINIC_PATIENT_VIEW (view), PATIENT);
  return view;
}

static gboolean
measure_opening (Bench *bench, BenchClinic *clinic, BenchWindow *window, const char *name,
                 GtkWidget *(*make) (ClinicDiary *diary), GError **error)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (BenchSeries) own = bench_series_new ();

  for (guint i = 0; i < bench_get_runs (bench, 20, 2) + 1; i++)
    {
      gint64 begin, own_begin;
      double ms, own_ms;

      /* taking the page before it apart is no part of it */
      adw_window_set_content (ADW_WINDOW (window->window), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      bench_window_rest (window);
      begin = g_get_monotonic_time ();
      own_begin = bench_window_get_own_time ();
      window->page = make (clinic->diary);
      adw_window_set_content (ADW_WINDOW (window->window), window->page);
      ms = bench_window_wait_painted (window, begin, is_shown, window);
      own_ms = (bench_window_get_own_time () - own_begin) / 1000.0;
      bench_window_rest (window);
      if (ms < 0)
        {
          g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "%s never showed", name);
          return FALSE;
        }
      /* the first one also reads what all pages are made of */
      if (i > 0)
        {
          bench_series_add (series, ms);
          bench_series_add (own, own_ms);
        }
    }
  bench_report_p95 (&bench->report, name, series, "ms", MOST_OPEN_MS);
  bench_report_p95 (&bench->report, "  of it this thread's own work", own, "ms", MOST_OPEN_MS);
  return TRUE;
}

static void
scroll (Bench *bench, BenchWindow *window)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (BenchSeries) own = bench_series_new ();
  GtkWidget *clamp = bench_window_find (window, ADW_TYPE_CLAMP_SCROLLABLE);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (clamp));
  guint n = bench_get_runs (bench, 400, 10);

  bench_window_rest (window);
  for (guint i = 0; i < n; i++)
    {
      double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      double part = (i % 200) / 200.0;

      gtk_adjustment_set_value (adjustment, most * (i / 200 % 2 ? 1 - part : part));
      bench_window_time_frame (window, series, own);
    }
  bench_report_p95 (&bench->report, "a frame while scrolling", series, "ms", MOST_FRAME_MS);
  bench_report_p95 (&bench->report, "  of it this thread's own work", own, "ms", MOST_FRAME_MS);
}

static gboolean
measure (Bench *bench, BenchClinic *clinic, GError **error)
{
  g_autoptr (BenchWindow) window = bench_window_open (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  bench_report_section (&bench->report, "A patient with 60 sessions and 300 photos, to the first frame that tells of any");
  if (!measure_opening (bench, clinic, window, "the patient's page", make_view, error) ||
      !measure_opening (bench, clinic, window, "the whole history", make_history, error))
    return FALSE;
  bench_report_section (&bench->report, "The work of a frame, the whole history");
  scroll (bench, window);
  return TRUE;
}

gboolean
bench_measure_history (Bench *bench, GError **error)
{
  g_autofree char *folder = bench_start_toolkit (error) ? bench_copy_data (bench, "history", error) : NULL;
  g_autoptr (BenchClinic) clinic = NULL;
  gboolean done;

  if (folder == NULL || !add_patient (folder, error))
    return FALSE;
  clinic = bench_clinic_open (folder, error);
  done = clinic != NULL && measure (bench, clinic, error);
  g_clear_pointer (&clinic, bench_clinic_close);
  bench_remove_copy (folder);
  return done;
}
