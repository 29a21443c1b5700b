/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking, from the call to its callback once it is on disk, against its bare row writes; each on a copy of its own. */
#include "bench-bare.h"
#include "bench-clinic.h"
#include "model/clinic-diary-booking.h"

/* Behind all that is booked, and further from it than any course's spacing. */
#define DAYS_AHEAD 120
#define VISITS_A_DAY 8
#define WARM_UP 10

typedef struct
{
  gint64 course;
  gint64 patient;
} Course;

static gpointer
load_courses_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (GArray) courses = g_array_new (FALSE, FALSE, sizeof (Course));
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (
    conn, error,
    "SELECT c.id, c.patient FROM course AS c JOIN patient AS p ON p.id = c.patient"
    " WHERE c.status = 'active' AND p.deceased = 0 AND c.length > 1 + (SELECT count (*) FROM session AS s"
    "  WHERE s.course = c.id AND s.state NOT IN ('cancelled', 'noshow')) ORDER BY c.id * 7919 % 1009, c.id",
    "");

  while (stmt != NULL && clinic_stmt_next (stmt, NULL))
    {
      Course course = { clinic_stmt_get_int (stmt, 0), clinic_stmt_get_int (stmt, 1) };

      g_array_append_val (courses, course);
    }
  return stmt != NULL ? g_steal_pointer (&courses) : NULL;
}

static GArray *
load_courses (BenchClinic *clinic, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_db_read_async (clinic->db, load_courses_job, NULL, NULL, (GDestroyNotify) g_array_unref, NULL, bench_ready_cb,
                        &slot);
  result = bench_wait (&slot);
  return clinic_db_read_finish (clinic->db, result, error);
}

/* The nth place: each doctor beside a bed, all through the days; Sundays left out. */
static ClinicSession *
make_session (BenchClinic *clinic, const Course *course, guint nth)
{
  ClinicSetup *setup = clinic_diary_get_setup (clinic->diary);
  ClinicSession *session = clinic_session_new ();
  guint lane = nth % 3;
  guint day = nth / (3 * VISITS_A_DAY);

  session->course = course->course;
  session->patient = course->patient;
  session->bed = ((ClinicBed *) setup->beds->pdata[lane])->id;
  session->doctor = ((ClinicStaff *) setup->staff->pdata[lane])->id;
  session->day = clinic_diary_get_today (clinic->diary) + DAYS_AHEAD + day / 6 * 7 + day % 6;
  session->day -= clinic_day_get_weekday (session->day - day % 6) - 1;
  session->minute = 8 * 60 + (int) (nth / 3 % VISITS_A_DAY) * 75;
  session->wait = 45;
  session->rolling = 20;
  session->turnover = 10;
  clinic_session_place (session, clinic_diary_get_zone (clinic->diary));
  return session;
}

static gboolean
book (BenchClinic *clinic, const ClinicSession *session, GError **error)
{
  ClinicSlot slot = { session->day, session->minute, session->wait, session->start, session->bed, session->doctor };
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicChange) change = NULL;
  GAsyncResult *slot_of_result = NULL;

  g_ptr_array_add (bookings, clinic_booking_new (session->course, &slot));
  clinic_diary_book_async (clinic->diary, bookings, NULL, bench_ready_cb, &slot_of_result);
  result = bench_wait (&slot_of_result);
  change = clinic_diary_change_finish (clinic->diary, result, error);
  return change != NULL;
}

static gboolean
alternate (Bench *bench, BenchClinic *clinic, BenchBare *bare, GArray *courses, GError **error)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) peer = bench_series_new ();
  guint n = MIN (bench_get_runs (bench, 300, 12) + WARM_UP, courses->len);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ClinicSession) session = make_session (clinic, &g_array_index (courses, Course, i), i);
      gint64 begin = g_get_monotonic_time ();
      gint64 middle;

      if (!book (clinic, session, error))
        return FALSE;
      middle = g_get_monotonic_time ();
      if (!bench_bare_book (bare, session, clinic_diary_get_now (clinic->diary), error))
        return FALSE;
      if (i < WARM_UP)
        continue;
      bench_series_add_since (peer, middle);
      bench_series_add (ours, (middle - begin) / 1000.0);
    }
  bench_report_ratio (&bench->report, "booked and on disk", ours, "bare statements", peer, "ms", 1.5);
  return TRUE;
}

gboolean
bench_measure_booking (Bench *bench, GError **error)
{
  g_autofree char *ours = bench_copy_data (bench, "booking", error);
  g_autofree char *bares = ours != NULL ? bench_copy_data (bench, "booking-bare", error) : NULL;
  g_autoptr (BenchClinic) clinic = bares != NULL ? bench_clinic_open (ours, error) : NULL;
  g_autoptr (BenchBare) bare = clinic != NULL ? bench_bare_open (bares, error) : NULL;
  g_autoptr (GArray) courses = bare != NULL ? load_courses (clinic, error) : NULL;
  gboolean done;

  if (courses == NULL)
    return FALSE;
  bench_report_section (&bench->report, "A booking: transaction, rules, journal with images");
  done = alternate (bench, clinic, bare, courses, error);
  g_clear_pointer (&clinic, bench_clinic_close);
  g_clear_pointer (&bare, bench_bare_close);
  bench_remove_copy (ours);
  bench_remove_copy (bares);
  return done;
}
