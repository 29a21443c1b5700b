/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-session.h"

G_DEFINE_BOXED_TYPE (ClinicSession, clinic_session, clinic_session_copy, clinic_session_free)

typedef struct
{
  ClinicSessionState from;
  ClinicSessionState to;
  gboolean needs_reason;
} Step;

static const Step steps[] = {
  { CLINIC_SESSION_BOOKED, CLINIC_SESSION_ARRIVED },
  { CLINIC_SESSION_BOOKED, CLINIC_SESSION_CANCELLED },
  { CLINIC_SESSION_BOOKED, CLINIC_SESSION_NOSHOW },
  { CLINIC_SESSION_ARRIVED, CLINIC_SESSION_NUMBING },
  { CLINIC_SESSION_ARRIVED, CLINIC_SESSION_CANCELLED },
  { CLINIC_SESSION_NUMBING, CLINIC_SESSION_ROLLING },
  { CLINIC_SESSION_NUMBING, CLINIC_SESSION_CANCELLED, TRUE },
  { CLINIC_SESSION_ROLLING, CLINIC_SESSION_FULFILLED },
  { CLINIC_SESSION_NOSHOW, CLINIC_SESSION_ARRIVED },
  { CLINIC_SESSION_CANCELLED, CLINIC_SESSION_BOOKED },
};

static const char *const state_names[] = {
  [CLINIC_SESSION_BOOKED] = "booked",       [CLINIC_SESSION_ARRIVED] = "arrived",
  [CLINIC_SESSION_NUMBING] = "numbing",     [CLINIC_SESSION_ROLLING] = "rolling",
  [CLINIC_SESSION_FULFILLED] = "fulfilled", [CLINIC_SESSION_CANCELLED] = "cancelled",
  [CLINIC_SESSION_NOSHOW] = "noshow",
};

ClinicSession *
clinic_session_new (void)
{
  ClinicSession *session = g_new0 (ClinicSession, 1);

  session->day = CLINIC_DAY_NONE;
  session->start = session->rolling_start = session->rolling_end = session->bed_end = CLINIC_TIME_NONE;
  session->arrived_at = session->cream_at = CLINIC_TIME_NONE;
  session->rolling_at = session->rolled_at = CLINIC_TIME_NONE;
  session->cream = g_strdup ("");
  session->cream_area = g_strdup ("");
  return session;
}

ClinicSession *
clinic_session_copy (const ClinicSession *session)
{
  ClinicSession *copy;

  g_return_val_if_fail (session != NULL, NULL);

  copy = g_new (ClinicSession, 1);
  *copy = *session;
  copy->override_reason = g_strdup (session->override_reason);
  copy->cream = g_strdup (session->cream);
  copy->cream_area = g_strdup (session->cream_area);
  copy->cream_reason = g_strdup (session->cream_reason);
  copy->reason = g_strdup (session->reason);
  return copy;
}

void
clinic_session_free (ClinicSession *session)
{
  if (session == NULL)
    return;
  g_free (session->override_reason);
  g_free (session->cream);
  g_free (session->cream_area);
  g_free (session->cream_reason);
  g_free (session->reason);
  g_free (session);
}

const char *
clinic_session_state_to_string (ClinicSessionState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

gboolean
clinic_session_state_from_string (const char *text, ClinicSessionState *state)
{
  g_return_val_if_fail (text != NULL && state != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (text, state_names[i]))
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
clinic_session_state_is_live (ClinicSessionState state)
{
  return state != CLINIC_SESSION_CANCELLED && state != CLINIC_SESSION_NOSHOW;
}

gboolean
clinic_session_state_can_step (ClinicSessionState from, ClinicSessionState to, gboolean *needs_reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from == from && steps[i].to == to)
      {
        if (needs_reason)
          *needs_reason = steps[i].needs_reason;
        return TRUE;
      }
  if (needs_reason)
    *needs_reason = FALSE;
  return FALSE;
}

gboolean
clinic_session_state_before (ClinicSessionState state, ClinicSessionState *before)
{
  g_return_val_if_fail (before != NULL, FALSE);

  switch (state)
    {
    case CLINIC_SESSION_ARRIVED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
      *before = CLINIC_SESSION_BOOKED;
      return TRUE;
    case CLINIC_SESSION_NUMBING:
      *before = CLINIC_SESSION_ARRIVED;
      return TRUE;
    case CLINIC_SESSION_ROLLING:
      *before = CLINIC_SESSION_NUMBING;
      return TRUE;
    case CLINIC_SESSION_FULFILLED:
      *before = CLINIC_SESSION_ROLLING;
      return TRUE;
    case CLINIC_SESSION_BOOKED:
    default:
      return FALSE;
    }
}

void
clinic_session_place (ClinicSession *session, GTimeZone *zone)
{
  g_return_if_fail (session != NULL && zone != NULL);
  g_return_if_fail (session->day != CLINIC_DAY_NONE);

  session->start = clinic_time_at (session->day, session->minute, zone);
  session->rolling_start = session->start + (gint64) session->wait * 60;
  session->rolling_end = session->rolling_start + (gint64) session->rolling * 60;
  session->bed_end = session->rolling_end + (gint64) session->turnover * 60;
}

ClinicRange
clinic_session_get_bed_range (const ClinicSession *session)
{
  g_return_val_if_fail (session != NULL, ((ClinicRange){ 0, 0 }));

  return (ClinicRange){ session->start, session->bed_end };
}

ClinicRange
clinic_session_get_doctor_range (const ClinicSession *session)
{
  g_return_val_if_fail (session != NULL, ((ClinicRange){ 0, 0 }));

  return (ClinicRange){ session->rolling_start, session->rolling_end };
}

ClinicRange
clinic_session_get_patient_range (const ClinicSession *session)
{
  g_return_val_if_fail (session != NULL, ((ClinicRange){ 0, 0 }));

  return (ClinicRange){ session->start, session->rolling_end };
}

gboolean
clinic_session_is_performed (const ClinicSession *session)
{
  g_return_val_if_fail (session != NULL, FALSE);

  return session->state == CLINIC_SESSION_ROLLING || session->state == CLINIC_SESSION_FULFILLED;
}

void
clinic_session_get_limits (const ClinicSession *session, int wait_min, int wait_max, ClinicNumbingLimits *limits)
{
  g_return_if_fail (session != NULL && limits != NULL);

  clinic_numbing_limits_join (wait_min, wait_max, session->cream_least, session->cream_most, limits);
}

gboolean
clinic_session_is_over_cream (const ClinicSession *session, gint64 now)
{
  g_return_val_if_fail (session != NULL, FALSE);

  return session->cream_at != CLINIC_TIME_NONE && session->cream_most > 0 &&
         (now - session->cream_at) / 60 > session->cream_most;
}

void
clinic_session_get_numbing (const ClinicSession *session, int wait_min, int wait_max, gint64 now, ClinicNumbing *numbing)
{
  ClinicNumbingLimits limits;
  gint64 until;

  g_return_if_fail (session != NULL && numbing != NULL);
  g_return_if_fail (wait_min <= wait_max);

  if (session->cream_at == CLINIC_TIME_NONE)
    {
      *numbing = (ClinicNumbing){ CLINIC_TIME_NONE, CLINIC_TIME_NONE, FALSE, FALSE, 0 };
      return;
    }
  until = session->rolling_at != CLINIC_TIME_NONE ? session->rolling_at : now;
  clinic_session_get_limits (session, wait_min, wait_max, &limits);
  numbing->ready_at = session->cream_at + (gint64) limits.ready * 60;
  numbing->overdue_at = session->cream_at + (gint64) limits.overdue * 60;
  numbing->ready = until >= numbing->ready_at;
  numbing->overdue = until >= numbing->overdue_at;
  numbing->minutes = (int) (MAX (until - session->cream_at, 0) / 60);
}

#define LEAST_DIFFERENCE 5 /* minutes; less is no other plan (ours) */

static int
get_local_minute (const ClinicSession *session, gint64 time, GTimeZone *zone)
{
  return (int) (clinic_time_get_day (time, zone) - session->day) * 24 * 60 + clinic_time_get_minute (time, zone);
}

static gint64
find_rolling (const ClinicSession *session, int wait_min, gint64 now)
{
  if (session->rolling_at != CLINIC_TIME_NONE)
    return session->rolling_at;
  if (session->state != CLINIC_SESSION_NUMBING || session->cream_at == CLINIC_TIME_NONE)
    return session->rolling_start;
  return MAX (MAX (session->rolling_start, now), session->cream_at + (gint64) wait_min * 60);
}

static gint64
find_rolled (const ClinicSession *session, gint64 rolling, gint64 now)
{
  if (session->rolled_at != CLINIC_TIME_NONE)
    return session->rolled_at;
  if (session->state == CLINIC_SESSION_ROLLING)
    return MAX (rolling + (gint64) session->rolling * 60, now);
  return rolling + (gint64) session->rolling * 60;
}

void
clinic_session_get_span (const ClinicSession *session, int wait_min, gint64 now, GTimeZone *zone, ClinicSessionSpan *span)
{
  gint64 start, rolling, rolled;
  int planned_end;

  g_return_if_fail (session != NULL && zone != NULL && span != NULL);

  start = session->cream_at != CLINIC_TIME_NONE ? session->cream_at : session->start;
  rolling = find_rolling (session, wait_min, now);
  rolled = find_rolled (session, rolling, now);
  planned_end = session->minute + session->wait + session->rolling;
  *span = (ClinicSessionSpan){ session->minute, session->minute + session->wait, planned_end, planned_end + session->turnover };
  /* facts of another day belong to another plan */
  if (clinic_time_get_day (start, zone) != session->day || rolling < start || rolled < rolling ||
      clinic_time_get_day (rolled, zone) != session->day)
    return;
  span->start = get_local_minute (session, start, zone);
  span->rolling = get_local_minute (session, rolling, zone);
  span->rolled = MAX (span->rolling + 1, get_local_minute (session, rolled, zone));
  span->bed_end = span->rolled + session->turnover;
  span->differs = ABS (span->start - session->minute) >= LEAST_DIFFERENCE ||
                  ABS (span->rolling - session->minute - session->wait) >= LEAST_DIFFERENCE ||
                  ABS (span->rolled - planned_end) >= LEAST_DIFFERENCE;
}
