/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next free place of a day, against one pass over the same day's arrays: random days, as the test of it makes them. */
#include "bench-clinic.h"
#include "support/slot-situation.h"

#define SEED 20261124
#define REPEATS 200 /* one search is shorter than the clock can tell */

/* What the compiler may not leave out. */
static volatile gint64 seen;

static gint64
sum_up (const GArray *ranges)
{
  gint64 sum = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      ClinicRange range = g_array_index (ranges, ClinicRange, i);

      sum += clinic_range_is_empty (range) ? 0 : range.end - range.start;
    }
  return sum;
}

static void
pass_over (const ClinicBoard *board)
{
  gint64 sum = sum_up (board->open);

  for (guint i = 0; i < board->beds->len; i++)
    sum += sum_up (g_array_index (board->beds, ClinicResource, i).busy);
  for (guint i = 0; i < board->doctors->len; i++)
    sum += sum_up (g_array_index (board->doctors, ClinicResource, i).busy);
  seen += sum;
}

static double
get_us_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / REPEATS;
}

static void
measure_day (const SlotSituation *s, BenchSeries *searches, BenchSeries *passes)
{
  g_autoptr (ClinicBoard) board = slot_situation_make_board (s, s->first);
  g_autoptr (GArray) patient = slot_situation_merge_patient (s);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  gint64 begin = g_get_monotonic_time ();

  if (board->open->len == 0)
    return;
  for (int i = 0; i < REPEATS; i++)
    {
      g_array_set_size (slots, 0);
      clinic_schedule_list_slots (board, &s->shape, patient, s->not_before, 1, slots);
    }
  bench_series_add (searches, get_us_since (begin));
  begin = g_get_monotonic_time ();
  for (int i = 0; i < REPEATS; i++)
    pass_over (board);
  bench_series_add (passes, get_us_since (begin));
}

gboolean
bench_measure_slots (Bench *bench, GError **error)
{
  g_autoptr (BenchSeries) searches = bench_series_new ();
  g_autoptr (BenchSeries) passes = bench_series_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  bench_report_section (&bench->report, "The next free place, in microseconds");
  for (guint i = 0; i < bench_get_runs (bench, 10000, 20); i++)
    {
      g_autoptr (SlotSituation) s = slot_situation_new (rand);

      measure_day (s, searches, passes);
    }
  bench_report_ratio (&bench->report, "next free of a random open day", searches, "one pass over its arrays", passes,
                      "µs", 5);
  return TRUE;
}
