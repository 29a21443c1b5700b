/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

#include <time.h>

#include "ui/clinic-ui.h"

#define MOST_SECONDS 10
#define REST_MS 80
#define NUDGE_MS 250

typedef struct
{
  BenchIsShown is_shown;
  gpointer user_data;
  gint64 begin;
  double painted; /* ms; -1 until then */
  gboolean over;
} Wait;

static void
after_paint_cb (GdkFrameClock *clock, Wait *wait)
{
  if (wait->painted >= 0 || !wait->is_shown (wait->user_data))
    return;
  wait->painted = (g_get_monotonic_time () - wait->begin) / 1000.0;
  wait->over = TRUE;
}

static gboolean
too_late_cb (gpointer data)
{
  Wait *wait = data;

  wait->over = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
draw_again_cb (gpointer data)
{
  gtk_widget_queue_draw (data);
  return G_SOURCE_CONTINUE;
}

double
bench_window_wait_painted (BenchWindow *window, gint64 begin, BenchIsShown is_shown, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window->window);
  Wait wait = { is_shown, user_data, begin, -1, FALSE };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &wait);
  guint timer = g_timeout_add_seconds (MOST_SECONDS, too_late_cb, &wait);
  /* what was right already needs no frame, so one is asked for; late enough to disturb none that counts */
  guint nudge = g_timeout_add (NUDGE_MS, draw_again_cb, window->window);

  while (!wait.over)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (timer);
  g_source_remove (nudge);
  return wait.painted;
}

typedef struct
{
  gint64 begin; /* us */
  gint64 own_begin;
  double ms; /* -1 until painted */
  double own_ms;
} Frame;

gint64
bench_window_get_own_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
frame_begun_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->begin = g_get_monotonic_time ();
  frame->own_begin = bench_window_get_own_time ();
}

static void
frame_painted_cb (GdkFrameClock *clock, Frame *frame)
{
  if (frame->begin == 0)
    return;
  frame->ms = (g_get_monotonic_time () - frame->begin) / 1000.0;
  frame->own_ms = (bench_window_get_own_time () - frame->own_begin) / 1000.0;
}

void
bench_window_time_frame (BenchWindow *window, BenchSeries *wall, BenchSeries *own)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window->window);
  Frame frame = { .ms = -1 };
  gulong begun = g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begun_cb), &frame);
  gulong painted = g_signal_connect (clock, "after-paint", G_CALLBACK (frame_painted_cb), &frame);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (frame.ms < 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, begun);
  g_signal_handler_disconnect (clock, painted);
  bench_series_add (wall, frame.ms);
  bench_series_add (own, frame.own_ms);
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
bench_window_rest (BenchWindow *window)
{
  gboolean rested = FALSE;

  g_timeout_add (REST_MS, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_any (gpointer user_data)
{
  return TRUE;
}

gboolean
bench_start_toolkit (GError **error)
{
  if (!gtk_init_check ())
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "There is no display");
      return FALSE;
    }
  adw_init ();
  clinic_ui_init ();
  return TRUE;
}

/* As the application does with its resource base path. */
static void
load_style (void)
{
  static gboolean loaded;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (loaded)
    return;
  gtk_css_provider_load_from_resource (provider, CLINIC_UI_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  loaded = TRUE;
}

BenchWindow *
bench_window_open (GtkWidget *page)
{
  BenchWindow *window = g_new0 (BenchWindow, 1);

  load_style ();
  window->page = page;
  window->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window->window), page);
  gtk_window_set_default_size (GTK_WINDOW (window->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window->window));
  bench_window_wait_painted (window, g_get_monotonic_time (), is_any, NULL);
  bench_window_rest (window);
  return window;
}

void
bench_window_close (BenchWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window->window));
  g_free (window);
}

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

GtkWidget *
bench_window_find (BenchWindow *window, GType type)
{
  return find_below (window->page, type);
}
