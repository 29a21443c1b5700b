/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"

G_BEGIN_DECLS

/* So late through others is worth saying, and offers a move (ours). */
#define CLINIC_FORECAST_LATE_MINUTES 5

/**
 * ClinicForecastVisit: a session of the day with the least minutes of its wait.
 */
typedef struct
{
  const ClinicSession *session;
  int ready_min;
} ClinicForecastVisit;

/**
 * ClinicForecast: when a visit that has not begun rolling is likely to, by the facts so far. Times are UTC.
 */
typedef struct
{
  gint64 session;
  gint64 bed_at;     /* cream can go on */
  gint64 rolling_at; /* rolling can begin */
  int late;          /* minutes that others make rolling begin later; 0 = nobody does */
  gboolean for_bed;  /* it is the bed that is not free in time, else the doctor */
  gint64 waits_for;  /* the session that holds it; 0 = none */
} ClinicForecast;

/**
 * clinic_forecast_day:
 * @visits: of one day, in any order
 *
 * Lets the day run on from @now: rolling takes the planned minutes, turnover too, nobody comes earlier than planned, and each
 * doctor rolls in the planned order. A wait stretches or shrinks within its limits before anyone is late. Appends a
 * ClinicForecast for everyone booked, arrived and numbing, by planned rolling.
 */
void clinic_forecast_day (const ClinicForecastVisit *visits, gsize n_visits, gint64 now, GArray *forecasts);

/* When @bed or @doctor (the other 0) is let go of by whom lies there or is rolled at @now; @now itself when free. UTC. */
gint64 clinic_forecast_get_free (const ClinicForecastVisit *visits, gsize n_visits, gint64 bed, gint64 doctor, gint64 now);

G_END_DECLS
