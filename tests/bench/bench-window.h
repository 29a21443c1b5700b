/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bench-clinic.h"

G_BEGIN_DECLS

/**
 * BenchWindow: a page in a window on the screen, in this process, drawn by the renderer that GSK_RENDERER names.
 */
typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
} BenchWindow;

/* Before the first page is made. */
gboolean     bench_start_toolkit (GError **error);
/* @page: (transfer full). Returns once its first frame is painted. */
BenchWindow *bench_window_open  (GtkWidget *page);
void         bench_window_close (BenchWindow *window);

/* The first of that type under the page, the page's own included; (nullable). */
GtkWidget   *bench_window_find  (BenchWindow *window, GType type);

typedef gboolean (*BenchIsShown) (gpointer user_data);

/**
 * bench_window_wait_painted:
 * @is_shown: whether the frame just painted holds what is waited for
 *
 * Returns: milliseconds since @begin (g_get_monotonic_time()) when the first such frame was painted; -1 after 10 s
 */
double       bench_window_wait_painted (BenchWindow *window, gint64 begin, BenchIsShown is_shown, gpointer user_data);
/* Adds the work of one frame, from its begin to the end of its painting: layout, snapshot and drawing; waits for it.
 * @wall and @own: milliseconds by the wall clock, and of this thread alone, which other work on the machine leaves as it is. */
void         bench_window_time_frame (BenchWindow *window, BenchSeries *wall, BenchSeries *own);
/* Microseconds of this thread alone, which other work on the machine leaves as they are. */
gint64       bench_window_get_own_time (void);
/* Lets everything come to rest: no frame may be on its way when a measurement begins. */
void         bench_window_rest  (BenchWindow *window);

gboolean bench_measure_typing   (Bench *bench, GError **error);
gboolean bench_measure_calendar (Bench *bench, GError **error);
gboolean bench_measure_history  (Bench *bench, GError **error);
gboolean bench_measure_photos   (Bench *bench, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWindow, bench_window_close)

G_END_DECLS
