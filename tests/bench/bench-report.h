/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was measured again and again, in milliseconds (or whatever unit all of it has). */
typedef struct
{
  GArray *values; /* double */
} BenchSeries;

BenchSeries *bench_series_new        (void);
void         bench_series_free       (BenchSeries *series);
void         bench_series_add        (BenchSeries *series, double value);
void         bench_series_add_since  (BenchSeries *series, gint64 begin); /* begin: g_get_monotonic_time() */
double       bench_series_get_median (const BenchSeries *series);
double       bench_series_get_p95    (const BenchSeries *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSeries, bench_series_free)

/**
 * BenchReport: prints each figure beside its limit or its peer, and counts those that are over.
 *
 * Medians are judged: other work on the machine hits both sides of an alternation, but not each run alike. Only frames are
 * judged by their 95th percentile, since one late frame is what a person sees.
 */
typedef struct
{
  guint n_ok;
  guint n_over;
} BenchReport;

void bench_report_section (BenchReport *report, const char *title);
void bench_report_note    (BenchReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* No more than @most times as long as the peer, measured in turn with it. */
void bench_report_ratio   (BenchReport *report, const char *name, const BenchSeries *mine, const char *peer_name,
                           const BenchSeries *peer, const char *unit, double most);
/* No more than the limit. */
void bench_report_limit   (BenchReport *report, const char *name, const BenchSeries *mine, const char *unit, double limit);
/* No more than the limit in 95 of 100. */
void bench_report_p95   (BenchReport *report, const char *name, const BenchSeries *mine, const char *unit, double limit);
/* No more than the peer and so much on top. */
void bench_report_more    (BenchReport *report, const char *name, const BenchSeries *mine, const char *peer_name,
                           const BenchSeries *peer, const char *unit, double most_more);

G_END_DECLS
