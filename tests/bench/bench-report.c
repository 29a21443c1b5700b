/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-report.h"

BenchSeries *
bench_series_new (void)
{
  BenchSeries *series = g_new0 (BenchSeries, 1);

  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  return series;
}

void
bench_series_free (BenchSeries *series)
{
  g_array_unref (series->values);
  g_free (series);
}

void
bench_series_add (BenchSeries *series, double value)
{
  g_array_append_val (series->values, value);
}

void
bench_series_add_since (BenchSeries *series, gint64 begin)
{
  bench_series_add (series, (g_get_monotonic_time () - begin) / 1000.0);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* The value below which so much of the series lies. */
static double
get_quantile (const BenchSeries *series, double part)
{
  g_autoptr (GArray) sorted = g_array_copy (series->values);

  g_assert (sorted->len > 0);
  g_array_sort (sorted, compare_doubles);
  return g_array_index (sorted, double, (guint) (part * (sorted->len - 1) + 0.5));
}

double
bench_series_get_median (const BenchSeries *series)
{
  return get_quantile (series, 0.5);
}

double
bench_series_get_p95 (const BenchSeries *series)
{
  return get_quantile (series, 0.95);
}

void
bench_report_section (BenchReport *report, const char *title)
{
  g_print ("\n%s\n", title);
}

void
bench_report_note (BenchReport *report, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_print ("  %s\n", text);
}

/* The begin of a line: what, median, p95. */
static void
print_figure (const char *name, const BenchSeries *mine, const char *unit)
{
  int width = 42 - (int) g_utf8_strlen (name, -1);

  g_print ("  %s%*s %8.3f %s (p95 %.3f, n %u)", name, MAX (width, 0), "", bench_series_get_median (mine), unit,
           bench_series_get_p95 (mine), mine->values->len);
}

static void
print_verdict (BenchReport *report, gboolean ok)
{
  if (ok)
    report->n_ok++;
  else
    report->n_over++;
  g_print ("  %s\n", ok ? "ok" : "OVER");
}

void
bench_report_ratio (BenchReport *report, const char *name, const BenchSeries *mine, const char *peer_name,
                    const BenchSeries *peer, const char *unit, double most)
{
  double ratio = bench_series_get_median (mine) / bench_series_get_median (peer);

  print_figure (name, mine, unit);
  g_print ("  %s %.3f (p95 %.3f)  ratio %.2f, at most %g", peer_name, bench_series_get_median (peer),
           bench_series_get_p95 (peer), ratio, most);
  print_verdict (report, ratio <= most);
}

void
bench_report_limit (BenchReport *report, const char *name, const BenchSeries *mine, const char *unit, double limit)
{
  print_figure (name, mine, unit);
  g_print ("  at most %g", limit);
  print_verdict (report, bench_series_get_median (mine) <= limit);
}

void
bench_report_p95 (BenchReport *report, const char *name, const BenchSeries *mine, const char *unit, double limit)
{
  print_figure (name, mine, unit);
  g_print ("  at most %g at p95", limit);
  print_verdict (report, bench_series_get_p95 (mine) <= limit);
}

void
bench_report_more (BenchReport *report, const char *name, const BenchSeries *mine, const char *peer_name,
                   const BenchSeries *peer, const char *unit, double most_more)
{
  double more = bench_series_get_median (mine) - bench_series_get_median (peer);

  print_figure (name, mine, unit);
  g_print ("  %s %.3f  %+.3f, at most %+g", peer_name, bench_series_get_median (peer), more, most_more);
  print_verdict (report, more <= most_more);
}
