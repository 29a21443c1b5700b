/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning the calendar's page: to the end of the frame that shows the other week, layout, drawing and all. Then the work of
 * each frame while a full week is scrolled and a session dragged over it. */
#include "bench-window.h"
#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-calendar-page.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-week-view.h"

#define MOST_TURN_MS 25.0
#define MOST_FRAME_MS 8.0
#define WEEKS_AROUND 9

typedef struct
{
  ClinicDay monday;
  guint n_sessions;
} Week;

/* What must be on the screen. */
typedef struct
{
  BenchWindow *window;
  Week week;
  guint n_there;
  guint n_others;
} Shown;

static void
count_blocks (GtkWidget *widget, Shown *shown)
{
  const ClinicVisit *visit;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!CLINIC_IS_SESSION_BLOCK (child))
        {
          count_blocks (child, shown);
          continue;
        }
      visit = gtk_widget_get_mapped (child) ? clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (child)) : NULL;
      if (visit == NULL)
        continue;
      if (visit->session->day >= shown->week.monday && visit->session->day < shown->week.monday + 7)
        shown->n_there++;
      else
        shown->n_others++;
    }
}

static gboolean
is_shown (gpointer user_data)
{
  Shown *shown = user_data;

  shown->n_there = shown->n_others = 0;
  count_blocks (shown->window->page, shown);
  return shown->n_there > 0 && shown->n_others == 0;
}

static int
load_count (BenchClinic *clinic, ClinicDay monday)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_range_async (clinic->diary, monday, monday + 7, NULL, bench_ready_cb, &slot);
  result = bench_wait (&slot);
  visits = clinic_diary_load_range_finish (clinic->diary, result, NULL);
  return visits != NULL ? (int) visits->len : 0;
}

/* Of the weeks around today, the two whose sessions are nearest to @wanted in number. */
static void
find_weeks (BenchClinic *clinic, guint wanted, Week *first, Week *second)
{
  ClinicDay today = clinic_diary_get_today (clinic->diary);
  ClinicDay monday = today - clinic_day_get_weekday (today) + 1;

  *first = *second = (Week){ 0 };
  for (int i = -WEEKS_AROUND; i <= WEEKS_AROUND; i++)
    {
      Week week = { monday + 7 * i, load_count (clinic, monday + 7 * i) };
      guint off = ABS ((int) week.n_sessions - (int) wanted);

      if (week.n_sessions == 0)
        continue;
      if (first->n_sessions == 0 || off < (guint) ABS ((int) first->n_sessions - (int) wanted))
        {
          *second = *first;
          *first = week;
        }
      else if (second->n_sessions == 0 || off < (guint) ABS ((int) second->n_sessions - (int) wanted))
        *second = week;
    }
}

static double
turn_to (BenchWindow *window, const Week *week)
{
  Shown shown = { .window = window, .week = *week };
  gint64 begin = g_get_monotonic_time ();
  double ms;

  clinic_calendar_page_show_day (CLINIC_CALENDAR_PAGE (window->page), week->monday);
  ms = bench_window_wait_painted (window, begin, is_shown, &shown);
  bench_window_rest (window);
  return ms;
}

static gboolean
measure (Bench *bench, BenchClinic *clinic, BenchWindow *window, guint wanted, GError **error)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autofree char *name = NULL;
  Week weeks[2];

  find_weeks (clinic, wanted, &weeks[0], &weeks[1]);
  for (guint i = 0; i < bench_get_runs (bench, 40, 4) + 4; i++)
    {
      double ms = turn_to (window, &weeks[i % 2]);

      if (ms < 0)
        {
          g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "A week of %u sessions never showed", weeks[i % 2].n_sessions);
          return FALSE;
        }
      if (i >= 4)
        bench_series_add (series, ms);
    }
  name = g_strdup_printf ("weeks of %u and %u sessions", weeks[0].n_sessions, weeks[1].n_sessions);
  bench_report_p95 (&bench->report, name, series, "ms", MOST_TURN_MS);
  return TRUE;
}

/* Frames of a full week */

static void
scroll (Bench *bench, BenchWindow *window, ClinicWeekView *view)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (BenchSeries) own = bench_series_new ();
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  guint n = bench_get_runs (bench, 200, 10);

  for (guint i = 0; i < n; i++)
    {
      double part = (i % 40) / 40.0;

      gtk_adjustment_set_value (adjustment, most * (i / 40 % 2 ? 1 - part : part));
      bench_window_time_frame (window, series, own);
    }
  bench_report_p95 (&bench->report, "a frame while scrolling", series, "ms", MOST_FRAME_MS);
  bench_report_p95 (&bench->report, "  of it this thread's own work", own, "ms", MOST_FRAME_MS);
}

static const ClinicVisit *
find_movable (BenchWindow *window)
{
  ClinicWeekView *view = CLINIC_WEEK_VIEW (bench_window_find (window, CLINIC_TYPE_WEEK_VIEW));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CLINIC_IS_SESSION_BLOCK (child) && gtk_widget_get_mapped (child) &&
        clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (child))->session->state == CLINIC_SESSION_BOOKED)
      return clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (child));
  return NULL;
}

static void
drag (Bench *bench, BenchWindow *window, ClinicWeekView *view)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (BenchSeries) own = bench_series_new ();
  const ClinicVisit *visit = find_movable (window);
  ClinicMover *mover = clinic_week_view_get_mover (view);
  guint n = bench_get_runs (bench, 200, 10);

  if (visit == NULL || !clinic_week_drag_start (view, visit, CLINIC_MOVE_PLACE))
    {
      bench_report_note (&bench->report, "nothing to drag in that week");
      return;
    }
  bench_window_rest (window);
  bench_window_rest (window);
  while (clinic_mover_get_places (mover) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    {
      clinic_week_drag_move (view, 120 + (i * 7) % 800, 60 + (i * 5) % 400);
      bench_window_time_frame (window, series, own);
    }
  bench_report_p95 (&bench->report, "a frame while dragging", series, "ms", MOST_FRAME_MS);
  bench_report_p95 (&bench->report, "  of it this thread's own work", own, "ms", MOST_FRAME_MS);
  clinic_mover_cancel (mover);
}

static gboolean
measure_frames (Bench *bench, BenchClinic *clinic, BenchWindow *window, GError **error)
{
  ClinicWeekView *view = CLINIC_WEEK_VIEW (bench_window_find (window, CLINIC_TYPE_WEEK_VIEW));
  ClinicDay today = clinic_diary_get_today (clinic->diary);
  Week week = { today - clinic_day_get_weekday (today) + 1 };
  char *title;

  week.n_sessions = load_count (clinic, week.monday);
  if (turn_to (window, &week) < 0)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "A week of %u sessions never showed", week.n_sessions);
      return FALSE;
    }
  title = g_strdup_printf ("The work of a frame, week of %u sessions", week.n_sessions);
  bench_report_section (&bench->report, title);
  g_free (title);
  scroll (bench, window, view);
  drag (bench, window, view);
  return TRUE;
}

gboolean
bench_measure_calendar (Bench *bench, GError **error)
{
  g_autoptr (BenchClinic) clinic = bench_start_toolkit (error) ? bench_clinic_open (bench->data, error) : NULL;
  g_autoptr (BenchWindow) window = NULL;

  if (clinic == NULL)
    return FALSE;
  window = bench_window_open (clinic_calendar_page_new ());
  clinic_calendar_page_set_diary (CLINIC_CALENDAR_PAGE (window->page), clinic->diary);
  bench_window_rest (window);
  bench_report_section (&bench->report, "Turning to another week, to the end of its frame");
  return measure (bench, clinic, window, 280, error) && measure (bench, clinic, window, 60, error) &&
         measure_frames (bench, clinic, window, error);
}
