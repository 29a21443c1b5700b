/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-fit.h"

#include "core/clinic-fit-doctor.h"

#define STEP_SECONDS (CLINIC_SCHEDULE_STEP * 60)
#define NONE G_MAXUINT

ClinicFit *
clinic_fit_copy (const ClinicFit *fit)
{
  ClinicFit *copy;

  g_return_val_if_fail (fit != NULL, NULL);

  copy = g_memdup2 (fit, sizeof *fit);
  copy->changes = g_array_copy (fit->changes);
  return copy;
}

void
clinic_fit_free (ClinicFit *fit)
{
  if (fit == NULL)
    return;
  g_array_unref (fit->changes);
  g_free (fit);
}

/* A visit that can give way, and between which begins of its rolling. */
typedef struct
{
  const ClinicFitVisit *visit;
  gint64 first;
  gint64 last;
} Elastic;

typedef struct
{
  const ClinicBoard *board;
  const ClinicVisitShape *shape;
  const GArray *patient_busy; /* nullable */
  gint64 not_before;
  GPtrArray *beds;    /* GArray of ClinicRange: what stands fast, in step with the board's */
  GPtrArray *doctors; /* the same */
  GArray *elastic;    /* Elastic, by arrival */
  int wait_least;     /* of the new visit, on the grid */
  int wait_most;
} Search;

/* One way to try: an arrival in a bed. */
typedef struct
{
  gint64 arrival;
  gint64 bed;
  gint64 last;      /* the latest begin of rolling */
  guint before;     /* the elastic visit that must have left the bed; NONE */
  gint64 before_last;
} Place;

/* Reading the day */

static gint64
get_rolling (const ClinicFitVisit *visit)
{
  return visit->start + visit->wait * 60;
}

static gint64
get_bed_seconds (const ClinicVisitShape *shape)
{
  return (shape->rolling + shape->turnover) * 60;
}

static GPtrArray *
copy_busy (const GArray *resources)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < resources->len; i++)
    g_ptr_array_add (copy, g_array_copy (g_array_index (resources, ClinicResource, i).busy));
  return copy;
}

static GArray *
find_busy (const GArray *resources, GPtrArray *busy, gint64 id)
{
  for (guint i = 0; i < resources->len; i++)
    if (g_array_index (resources, ClinicResource, i).id == id)
      return busy->pdata[i];
  return NULL;
}

/* The first instant from @time on at which @busy begins; @time itself inside of it. G_MAXINT64 = never. */
static gint64
find_next (const GArray *busy, gint64 time)
{
  for (guint i = 0; busy != NULL && i < busy->len; i++)
    if (g_array_index (busy, ClinicRange, i).end > time)
      return MAX (time, g_array_index (busy, ClinicRange, i).start);
  return G_MAXINT64;
}

static gint64
find_closing (const ClinicBoard *board, gint64 time)
{
  for (guint i = 0; i < board->open->len; i++)
    if (clinic_range_contains (g_array_index (board->open, ClinicRange, i), time))
      return g_array_index (board->open, ClinicRange, i).end;
  return G_MININT64;
}

/* The next arrival after @visit's in the same bed, and of the same patient. */
static gint64
find_last_begin (const ClinicFitVisit *visit, const GArray *visits, const Search *search)
{
  const GArray *busy = find_busy (search->board->beds, search->beds, visit->bed);
  gint64 bed = MIN (find_closing (search->board, visit->start), find_next (busy, visit->start));
  gint64 patient = G_MAXINT64;

  if (busy == NULL || bed == G_MININT64)
    return G_MININT64;
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicFitVisit *other = &g_array_index (visits, ClinicFitVisit, i);

      if (other->session == visit->session || other->start < visit->start)
        continue;
      if (other->bed == visit->bed)
        bed = MIN (bed, other->start);
      if (other->patient == visit->patient)
        patient = MIN (patient, other->start);
    }
  return MIN (MIN (bed - get_bed_seconds (&visit->shape), patient - visit->shape.rolling * 60),
              visit->start + visit->shape.wait_max * 60);
}

static int
round_up (int minutes)
{
  return (minutes + CLINIC_SCHEDULE_STEP - 1) / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;
}

/* Whether it stands as a visit may stand, so that it can be asked to give way. */
static gboolean
can_give_way (const ClinicFitVisit *visit, gint64 last, const Search *search)
{
  gint64 rolling = get_rolling (visit);
  const GArray *doctor = find_busy (search->board->doctors, search->doctors, visit->doctor);
  guint n = 0;

  for (guint i = 0; i < search->elastic->len; i++)
    n += g_array_index (search->elastic, Elastic, i).visit->doctor == visit->doctor;
  return n < CLINIC_FIT_MOST_VISITS && doctor != NULL && rolling >= search->not_before && rolling <= last &&
         visit->wait % CLINIC_SCHEDULE_STEP == 0 && visit->wait >= visit->shape.wait_min &&
         find_next (doctor, rolling) >= rolling + visit->shape.rolling * 60;
}

static void
hold (Search *search, const ClinicFitVisit *visit)
{
  gint64 rolling = get_rolling (visit);
  GArray *bed = find_busy (search->board->beds, search->beds, visit->bed);
  GArray *doctor = find_busy (search->board->doctors, search->doctors, visit->doctor);

  if (bed != NULL)
    clinic_ranges_add (bed, (ClinicRange){ visit->start, rolling + get_bed_seconds (&visit->shape) });
  if (doctor != NULL)
    clinic_ranges_add (doctor, (ClinicRange){ rolling, rolling + visit->shape.rolling * 60 });
}

static void
merge_all (GPtrArray *busy)
{
  for (guint i = 0; i < busy->len; i++)
    clinic_ranges_merge (busy->pdata[i]);
}

static void
take_visits (Search *search, const GArray *visits)
{
  g_autoptr (GPtrArray) fast = g_ptr_array_new ();

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicFitVisit *visit = &g_array_index (visits, ClinicFitVisit, i);
      Elastic elastic = { visit, visit->start + round_up (visit->shape.wait_min) * 60,
                          find_last_begin (visit, visits, search) };

      if (can_give_way (visit, elastic.last, search))
        g_array_append_val (search->elastic, elastic);
      else
        g_ptr_array_add (fast, (gpointer) visit);
    }
  for (guint i = 0; i < fast->len; i++)
    hold (search, fast->pdata[i]);
  merge_all (search->beds);
  merge_all (search->doctors);
}

/* Trying */

static void
add_job (GArray *jobs, const ClinicFitJob *job)
{
  guint at = jobs->len;

  while (at > 0 && g_array_index (jobs, ClinicFitJob, at - 1).first > job->first)
    at--;
  g_array_insert_val (jobs, at, *job);
}

static GArray *
collect_jobs (const Search *search, const Place *place, gint64 doctor)
{
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (ClinicFitJob));

  for (guint i = 0; i < search->elastic->len; i++)
    {
      const Elastic *elastic = &g_array_index (search->elastic, Elastic, i);
      ClinicFitJob job = { .session = elastic->visit->session,
                           .arrival = elastic->visit->start,
                           .first = elastic->first,
                           .last = i == place->before ? place->before_last : elastic->last,
                           .length = elastic->visit->shape.rolling * 60,
                           .wished = get_rolling (elastic->visit),
                           .not_before = search->not_before };

      if (elastic->visit->doctor == doctor)
        add_job (jobs, &job);
    }
  return jobs;
}

static void
add_new_job (const Search *search, const Place *place, GArray *jobs)
{
  ClinicFitJob job = { .arrival = place->arrival,
                       .first = place->arrival + search->wait_least * 60,
                       .last = place->last,
                       .length = search->shape->rolling * 60,
                       .wished = place->arrival + search->shape->wait_plan * 60,
                       .not_before = search->not_before };

  add_job (jobs, &job);
}

static const ClinicFitJob *
find_job (const GArray *jobs, gint64 session)
{
  for (guint i = 0; i < jobs->len; i++)
    if (g_array_index (jobs, ClinicFitJob, i).session == session)
      return &g_array_index (jobs, ClinicFitJob, i);
  return NULL;
}

static void
note_changes (const Search *search, const GArray *jobs, ClinicFit *fit)
{
  for (guint i = 0; i < search->elastic->len; i++)
    {
      const ClinicFitVisit *visit = g_array_index (search->elastic, Elastic, i).visit;
      const ClinicFitJob *job = find_job (jobs, visit->session);
      ClinicFitChange change;

      if (job == NULL || job->begin == job->wished)
        continue;
      change = (ClinicFitChange){ visit->session, visit->wait, (int) ((job->begin - job->arrival) / 60) };
      g_array_append_val (fit->changes, change);
      fit->minutes += ABS (change.to - change.from);
    }
}

/* The other doctor whose patient lies in the bed before; what that costs is 0 where nobody's wait has to change. */
static gint64
clear_bed (const Search *search, const Place *place, gint64 doctor, ClinicFit *fit)
{
  const Elastic *before = place->before != NONE ? &g_array_index (search->elastic, Elastic, place->before) : NULL;
  g_autoptr (GArray) jobs = NULL;
  gint64 cost;

  if (before == NULL || before->visit->doctor == doctor || get_rolling (before->visit) <= place->before_last)
    return 0;
  jobs = collect_jobs (search, place, before->visit->doctor);
  cost = clinic_fit_doctor_order ((ClinicFitJob *) jobs->data, jobs->len,
                                  find_busy (search->board->doctors, search->doctors, before->visit->doctor));
  if (cost > 0)
    note_changes (search, jobs, fit);
  return cost;
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Search *search = user_data;
  const ClinicFitChange *one = a, *other = b;

  for (guint i = 0; i < search->elastic->len; i++)
    {
      gint64 session = g_array_index (search->elastic, Elastic, i).visit->session;

      if (session == one->session || session == other->session)
        return session == one->session ? -1 : 1;
    }
  return 0;
}

static ClinicFit *
try_doctor (const Search *search, const Place *place, gint64 doctor, gint64 *cost)
{
  g_autoptr (ClinicFit) fit = g_new0 (ClinicFit, 1);
  g_autoptr (GArray) jobs = collect_jobs (search, place, doctor);
  gint64 clearing, rolling;

  fit->changes = g_array_new (FALSE, FALSE, sizeof (ClinicFitChange));
  fit->slot = (ClinicSlot){ .day = search->board->day, .start = place->arrival, .bed = place->bed, .doctor = doctor };
  add_new_job (search, place, jobs);
  clearing = clear_bed (search, place, doctor, fit);
  if (clearing < 0)
    return NULL;
  rolling = clinic_fit_doctor_order ((ClinicFitJob *) jobs->data, jobs->len,
                                     find_busy (search->board->doctors, search->doctors, doctor));
  if (rolling < 0)
    return NULL;
  note_changes (search, jobs, fit);
  g_array_sort_with_data (fit->changes, compare_starts, (gpointer) search);
  fit->slot.wait = (int) ((find_job (jobs, 0)->begin - place->arrival) / 60);
  *cost = clearing + rolling;
  return g_steal_pointer (&fit);
}

/* When the bed must be left again, and who must have left it before. FALSE where no visit can begin. */
static gboolean
find_place (const Search *search, gint64 arrival, guint bed, Place *place)
{
  gint64 id = g_array_index (search->board->beds, ClinicResource, bed).id;
  gint64 bed_until = MIN (find_closing (search->board, arrival), find_next (search->beds->pdata[bed], arrival));
  gint64 patient_until = find_next (search->patient_busy, arrival);

  *place = (Place){ .arrival = arrival, .bed = id, .before = NONE };
  for (guint i = 0; i < search->elastic->len; i++)
    {
      const Elastic *elastic = &g_array_index (search->elastic, Elastic, i);

      if (elastic->visit->bed != id)
        continue;
      if (elastic->visit->start >= arrival)
        {
          bed_until = MIN (bed_until, elastic->visit->start);
          break;
        }
      place->before = i;
      place->before_last = MIN (elastic->last, arrival - get_bed_seconds (&elastic->visit->shape));
    }
  if (bed_until <= arrival || patient_until <= arrival)
    return FALSE;
  place->last = MIN (MIN (bed_until - get_bed_seconds (search->shape), patient_until - search->shape->rolling * 60),
                     arrival + search->wait_most * 60);
  return place->last >= arrival + search->wait_least * 60;
}

static ClinicFit *
find_best (const Search *search, gint64 arrival, gint64 doctor)
{
  g_autoptr (ClinicFit) best = NULL;
  gint64 best_cost = G_MAXINT64;

  for (guint bed = 0; bed < search->board->beds->len; bed++)
    {
      Place place;

      if (!find_place (search, arrival, bed, &place))
        continue;
      for (guint i = 0; i < search->board->doctors->len; i++)
        {
          gint64 id = g_array_index (search->board->doctors, ClinicResource, i).id;
          gint64 cost = 0;
          g_autoptr (ClinicFit) fit = doctor == 0 || doctor == id ? try_doctor (search, &place, id, &cost) : NULL;

          if (fit == NULL || cost >= best_cost)
            continue;
          g_clear_pointer (&best, clinic_fit_free);
          best = g_steal_pointer (&fit);
          best_cost = cost;
        }
    }
  return g_steal_pointer (&best);
}

static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const ClinicFit *one = *(ClinicFit *const *) a, *other = *(ClinicFit *const *) b;

  if (one->changes->len != other->changes->len)
    return one->changes->len < other->changes->len ? -1 : 1;
  if (one->minutes != other->minutes)
    return one->minutes < other->minutes ? -1 : 1;
  return one->slot.start < other->slot.start ? -1 : one->slot.start > other->slot.start;
}

static void
list_fits (const Search *search, gint64 doctor, GPtrArray *fits)
{
  const ClinicBoard *board = search->board;

  for (int minute = 0; minute < 24 * 60; minute += CLINIC_SCHEDULE_STEP)
    {
      gint64 arrival = clinic_time_at (board->day, minute, board->zone);
      ClinicFit *fit = NULL;

      if (arrival >= search->not_before && clinic_time_get_minute (arrival, board->zone) == minute)
        fit = find_best (search, arrival, doctor);
      if (fit == NULL)
        continue;
      fit->slot.minute = minute;
      g_ptr_array_add (fits, fit);
    }
  g_ptr_array_sort (fits, compare_fits);
}

GPtrArray *
clinic_fit_list (const ClinicBoard *board, const GArray *visits, const ClinicVisitShape *shape, const GArray *patient_busy,
                 gint64 doctor, gint64 not_before)
{
  g_autoptr (GPtrArray) fits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_fit_free);
  Search search;

  g_return_val_if_fail (board != NULL && visits != NULL && shape != NULL, NULL);

  search = (Search){ .board = board, .shape = shape, .patient_busy = patient_busy, .not_before = not_before };
  search.wait_least = round_up (shape->wait_min);
  search.wait_most = shape->wait_max / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;
  search.beds = copy_busy (board->beds);
  search.doctors = copy_busy (board->doctors);
  search.elastic = g_array_new (FALSE, FALSE, sizeof (Elastic));
  take_visits (&search, visits);
  list_fits (&search, doctor, fits);
  g_ptr_array_unref (search.beds);
  g_ptr_array_unref (search.doctors);
  g_array_unref (search.elastic);
  return g_steal_pointer (&fits);
}
