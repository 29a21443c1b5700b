/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-fit-doctor.h"

#include "core/clinic-schedule.h"

#define STEP_SECONDS (CLINIC_SCHEDULE_STEP * 60)

/* How the doctor goes on from @time with the jobs that are not in @done: worked out once. */
typedef struct
{
  guint64 done;
  gint64 time;
  gint64 cost; /* -1 = there is no way */
  guint job;
  gint64 begin;
} Step;

typedef struct
{
  ClinicFitJob *jobs;
  guint n_jobs;
  const GArray *busy;
  GHashTable *steps; /* Step, its own key */
} Order;

static guint
step_hash (gconstpointer key)
{
  const Step *step = key;

  return (guint) (step->done * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) ^ (guint) (step->time / 60 * 2654435761u);
}

static gboolean
step_equal (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *other = b;

  return one->done == other->done && one->time == other->time;
}

static gboolean
is_done (guint64 done, guint job)
{
  return (done >> job & 1) != 0;
}

static gint64
get_cost (const ClinicFitJob *job, gint64 begin)
{
  gint64 off = ABS (begin - job->wished) / 60;

  if (off == 0)
    return 0;
  if (job->session == 0)
    return 2 * off + (begin > job->wished);
  return CLINIC_FIT_COST_OF_CHANGE + off * CLINIC_FIT_COST_OF_MINUTE;
}

static gboolean
is_busy (const GArray *busy, gint64 begin, gint64 end)
{
  for (guint i = 0; i < busy->len && g_array_index (busy, ClinicRange, i).start < end; i++)
    if (g_array_index (busy, ClinicRange, i).end > begin)
      return TRUE;
  return FALSE;
}

/* The two jobs that may wait the least: whichever comes next, the other must still be able to begin after it. */
typedef struct
{
  guint hurry; /* the one whose last begin is the earliest */
  gint64 last;
  gint64 second;
} Hurry;

/* Jobs are in the order of their first begin, so whoever cannot begin before the hurry is over needs no look. */
static void
find_hurry (const Order *order, guint64 done, Hurry *hurry)
{
  *hurry = (Hurry){ 0, G_MAXINT64, G_MAXINT64 };
  for (guint i = 0; i < order->n_jobs && order->jobs[i].first <= hurry->second; i++)
    {
      gint64 last = order->jobs[i].last;

      if (is_done (done, i) || last >= hurry->second)
        continue;
      hurry->second = MAX (hurry->last, last);
      if (last < hurry->last)
        {
          hurry->second = hurry->last;
          hurry->hurry = i;
          hurry->last = last;
        }
    }
}

static gint64
find_first_begin (const ClinicFitJob *job, gint64 time)
{
  gint64 past = MAX (time, job->first) - job->arrival;

  return job->arrival + (past + STEP_SECONDS - 1) / STEP_SECONDS * STEP_SECONDS;
}

static const Step *find_step (Order *order, guint64 done, gint64 time);

static void
try_job (Order *order, Step *step, guint job, const Hurry *hurry)
{
  const ClinicFitJob *next = &order->jobs[job];
  gint64 others = job == hurry->hurry ? hurry->second : hurry->last;
  gint64 last = MIN (next->last, others - next->length);

  for (gint64 begin = find_first_begin (next, step->time); begin <= last; begin += STEP_SECONDS)
    {
      gint64 cost = get_cost (next, begin);
      const Step *rest;

      if ((step->cost >= 0 && cost >= step->cost) || (begin != next->wished && begin < next->not_before) ||
          is_busy (order->busy, begin, begin + next->length))
        continue;
      rest = find_step (order, step->done | G_GUINT64_CONSTANT (1) << job, begin + next->length);
      if (rest->cost < 0 || (step->cost >= 0 && cost + rest->cost >= step->cost))
        continue;
      step->cost = cost + rest->cost;
      step->job = job;
      step->begin = begin;
    }
}

/* Nothing begins before the first of those that wait can: states that differ only before it are one. */
static gint64
skip_idle (const Order *order, guint64 done, gint64 time)
{
  for (guint i = 0; i < order->n_jobs; i++)
    if (!is_done (done, i))
      return MAX (time, order->jobs[i].first);
  return G_MAXINT64;
}

static void
try_jobs (Order *order, Step *step)
{
  Hurry hurry;

  find_hurry (order, step->done, &hurry);
  for (guint i = 0; i < order->n_jobs && order->jobs[i].first <= hurry.last; i++)
    if (!is_done (step->done, i))
      try_job (order, step, i, &hurry);
}

static const Step *
find_step (Order *order, guint64 done, gint64 time)
{
  guint64 all = order->n_jobs == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << order->n_jobs) - 1;
  Step key = { .done = done, .time = skip_idle (order, done, time), .cost = -1 };
  Step *step = g_hash_table_lookup (order->steps, &key);

  if (step != NULL)
    return step;
  step = g_memdup2 (&key, sizeof key);
  if (done == all)
    step->cost = 0;
  else
    try_jobs (order, step);
  g_hash_table_add (order->steps, step);
  return step;
}

gint64
clinic_fit_doctor_order (ClinicFitJob *jobs, guint n_jobs, const GArray *busy)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (step_hash, step_equal, g_free, NULL);
  Order order = { jobs, n_jobs, busy, steps };
  const Step *step;
  guint64 done = 0;
  gint64 cost;

  g_return_val_if_fail (n_jobs <= 64 && busy != NULL, -1);

  step = find_step (&order, 0, G_MININT64);
  cost = step->cost;
  for (guint i = 0; cost >= 0 && i < n_jobs; i++)
    {
      jobs[step->job].begin = step->begin;
      done |= G_GUINT64_CONSTANT (1) << step->job;
      step = find_step (&order, done, step->begin + jobs[step->job].length);
    }
  return cost;
}
