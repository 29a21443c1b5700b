/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-forecast.h"

#define SECONDS_PER_MINUTE 60

/* A bed or a doctor: until when it is held, and by whom. */
typedef struct
{
  gint64 id;
  gint64 until;
  gint64 session;
} Hold;

typedef struct
{
  GArray *beds;    /* Hold */
  GArray *doctors; /* Hold */
  gint64 now;
} Day;

static Hold *
find_hold (GArray *holds, gint64 id)
{
  for (guint i = 0; i < holds->len; i++)
    if (g_array_index (holds, Hold, i).id == id)
      return &g_array_index (holds, Hold, i);
  g_array_append_val (holds, ((Hold){ id, G_MININT64, 0 }));
  return &g_array_index (holds, Hold, holds->len - 1);
}

static void
hold (GArray *holds, gint64 id, gint64 until, gint64 session)
{
  Hold *found = find_hold (holds, id);

  if (until > found->until)
    *found = (Hold){ id, until, session };
}

static gint64
add_minutes (gint64 time, int minutes)
{
  return time + minutes * SECONDS_PER_MINUTE;
}

static gint64
get_own_ready (const Day *day, const ClinicForecastVisit *visit)
{
  const ClinicSession *session = visit->session;
  gint64 begin = session->state == CLINIC_SESSION_NUMBING ? session->cream_at : MAX (session->start, day->now);

  return add_minutes (begin, visit->ready_min);
}

/* What the facts hold: whom the doctor rolls, who lies in a bed, and a bed's turnover. */
static void
hold_facts (Day *day, const ClinicForecastVisit *visit)
{
  const ClinicSession *session = visit->session;
  gint64 end;

  if (session->state == CLINIC_SESSION_ROLLING)
    {
      end = MAX (add_minutes (session->rolling_at, session->rolling), day->now);
      hold (day->doctors, session->doctor, end, session->id);
    }
  else if (session->state == CLINIC_SESSION_NUMBING)
    end = add_minutes (MAX (MAX (get_own_ready (day, visit), session->rolling_start), day->now), session->rolling);
  else if (session->state == CLINIC_SESSION_FULFILLED)
    end = session->rolled_at;
  else
    return;
  hold (day->beds, session->bed, add_minutes (end, session->turnover), session->id);
}

static gboolean
waits (const ClinicSession *session)
{
  return session->state == CLINIC_SESSION_BOOKED || session->state == CLINIC_SESSION_ARRIVED ||
         session->state == CLINIC_SESSION_NUMBING;
}

static ClinicForecast
forecast_visit (const Day *day, const ClinicForecastVisit *visit)
{
  const ClinicSession *session = visit->session;
  const Hold *bed = find_hold (day->beds, session->bed);
  const Hold *doctor = find_hold (day->doctors, session->doctor);
  gboolean lies = session->state == CLINIC_SESSION_NUMBING;
  gint64 own_ready = get_own_ready (day, visit);
  gint64 alone = MAX (MAX (session->rolling_start, own_ready), day->now);
  ClinicForecast forecast = { .session = session->id };
  gint64 ready;

  forecast.bed_at = lies ? session->cream_at : MAX (MAX (session->start, day->now), bed->until);
  ready = add_minutes (forecast.bed_at, visit->ready_min);
  forecast.rolling_at = MAX (MAX (alone, ready), doctor->until);
  forecast.late = (int) ((forecast.rolling_at - alone) / SECONDS_PER_MINUTE);
  if (forecast.late > 0)
    {
      forecast.for_bed = MAX (alone, ready) >= doctor->until;
      forecast.waits_for = forecast.for_bed ? bed->session : doctor->session;
    }
  return forecast;
}

static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const ClinicSession *one = (*(const ClinicForecastVisit *const *) a)->session;
  const ClinicSession *other = (*(const ClinicForecastVisit *const *) b)->session;

  if (one->rolling_start != other->rolling_start)
    return one->rolling_start < other->rolling_start ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static void
day_init (Day *day, const ClinicForecastVisit *visits, gsize n_visits, gint64 now)
{
  day->beds = g_array_new (FALSE, FALSE, sizeof (Hold));
  day->doctors = g_array_new (FALSE, FALSE, sizeof (Hold));
  day->now = now;
  for (gsize i = 0; i < n_visits; i++)
    hold_facts (day, &visits[i]);
}

static void
day_clear (Day *day)
{
  g_array_unref (day->beds);
  g_array_unref (day->doctors);
}

void
clinic_forecast_day (const ClinicForecastVisit *visits, gsize n_visits, gint64 now, GArray *forecasts)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  Day day;

  g_return_if_fail (forecasts != NULL);

  day_init (&day, visits, n_visits, now);
  for (gsize i = 0; i < n_visits; i++)
    if (waits (visits[i].session))
      g_ptr_array_add (waiting, (gpointer) &visits[i]);
  g_ptr_array_sort (waiting, compare_planned);
  for (guint i = 0; i < waiting->len; i++)
    {
      const ClinicSession *session = ((const ClinicForecastVisit *) waiting->pdata[i])->session;
      ClinicForecast forecast = forecast_visit (&day, waiting->pdata[i]);
      gint64 end = add_minutes (forecast.rolling_at, session->rolling);

      hold (day.doctors, session->doctor, end, session->id);
      hold (day.beds, session->bed, add_minutes (end, session->turnover), session->id);
      g_array_append_val (forecasts, forecast);
    }
  day_clear (&day);
}

gint64
clinic_forecast_get_free (const ClinicForecastVisit *visits, gsize n_visits, gint64 bed, gint64 doctor, gint64 now)
{
  gint64 until;
  Day day;

  day_init (&day, visits, n_visits, now);
  until = bed != 0 ? find_hold (day.beds, bed)->until : find_hold (day.doctors, doctor)->until;
  day_clear (&day);
  return MAX (until, now);
}
