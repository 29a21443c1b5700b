/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-closure.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_DAY 1440
#define SECONDS_PER_DAY 86400

G_DEFINE_BOXED_TYPE (ClinicClosure, clinic_closure, clinic_closure_copy, clinic_closure_free)

ClinicClosure *
clinic_closure_new (void)
{
  ClinicClosure *closure = g_new0 (ClinicClosure, 1);

  closure->from_day = CLINIC_DAY_NONE;
  closure->to_day = CLINIC_DAY_NONE;
  closure->reason = g_strdup ("");
  return closure;
}

ClinicClosure *
clinic_closure_copy (const ClinicClosure *closure)
{
  ClinicClosure *copy;

  g_return_val_if_fail (closure != NULL, NULL);

  copy = g_memdup2 (closure, sizeof *closure);
  copy->reason = g_strdup (closure->reason);
  copy->uid = g_strdup (closure->uid);
  return copy;
}

void
clinic_closure_free (ClinicClosure *closure)
{
  if (closure == NULL)
    return;
  g_free (closure->reason);
  g_free (closure->uid);
  g_free (closure);
}

void
clinic_closure_set_reason (ClinicClosure *closure, const char *reason)
{
  g_return_if_fail (closure != NULL && reason != NULL);

  g_free (closure->reason);
  closure->reason = g_strstrip (g_strdup (reason));
}

gboolean
clinic_closure_is_clinic (const ClinicClosure *closure)
{
  g_return_val_if_fail (closure != NULL, FALSE);

  return closure->bed == 0 && closure->staff == 0;
}

gboolean
clinic_closure_is_all_day (const ClinicClosure *closure)
{
  g_return_val_if_fail (closure != NULL, FALSE);

  return closure->from_minute == 0 && closure->to_minute == 0;
}

gboolean
clinic_closure_touches (const ClinicClosure *closure, ClinicDay from, ClinicDay to)
{
  g_return_val_if_fail (closure != NULL, FALSE);

  return closure->from_day < to && (closure->to_day > from || (closure->to_day == from && closure->to_minute > 0));
}

ClinicRange
clinic_closure_get_range (const ClinicClosure *closure, GTimeZone *zone)
{
  g_return_val_if_fail (closure != NULL && zone != NULL, (ClinicRange){ 0 });

  return (ClinicRange){ clinic_time_at (closure->from_day, closure->from_minute, zone),
                        clinic_time_at (closure->to_day, closure->to_minute, zone) };
}

gboolean
clinic_closure_get_minutes (const ClinicClosure *closure, ClinicDay day, int *from, int *to)
{
  g_return_val_if_fail (closure != NULL && from != NULL && to != NULL, FALSE);

  if (!clinic_closure_touches (closure, day, day + 1))
    return FALSE;
  *from = closure->from_day < day ? 0 : closure->from_minute;
  *to = closure->to_day > day ? MINUTES_PER_DAY : closure->to_minute;
  return *from < *to;
}

gboolean
clinic_closure_hits (const ClinicClosure *closure, const ClinicSession *session, GTimeZone *zone)
{
  ClinicRange part;

  g_return_val_if_fail (closure != NULL && session != NULL && zone != NULL, FALSE);

  if (!clinic_session_state_is_live (session->state) || clinic_session_is_performed (session))
    return FALSE;
  if ((closure->bed != 0 && closure->bed != session->bed) || (closure->staff != 0 && closure->staff != session->doctor))
    return FALSE;
  part = closure->staff != 0 ? clinic_session_get_doctor_range (session) : clinic_session_get_bed_range (session);
  return clinic_range_overlaps (clinic_closure_get_range (closure, zone), part);
}

char *
clinic_closure_check (const ClinicClosure *closure)
{
  g_return_val_if_fail (closure != NULL, NULL);

  if (closure->from_day == CLINIC_DAY_NONE)
    return g_strdup (_("Choose the first day."));
  if (closure->to_day == CLINIC_DAY_NONE)
    return g_strdup (_("Choose the last day."));
  if (closure->to_day < closure->from_day ||
      (closure->to_day == closure->from_day && closure->to_minute <= closure->from_minute))
    return g_strdup (_("The end must be after the beginning."));
  if (closure->to_day - closure->from_day > CLINIC_CLOSURE_MOST_DAYS)
    return g_strdup (_("This is longer than ten years."));
  return NULL;
}

void
clinic_closures_close_board (const GPtrArray *closures, ClinicBoard *board)
{
  g_return_if_fail (closures != NULL && board != NULL);

  for (guint i = 0; i < closures->len; i++)
    {
      const ClinicClosure *closure = closures->pdata[i];
      ClinicRange range;

      /* a visit of this day may end on the next */
      if (!clinic_closure_touches (closure, board->day, board->day + 2))
        continue;
      range = clinic_closure_get_range (closure, board->zone);
      if (closure->bed != 0)
        clinic_board_close_bed (board, closure->bed, range);
      else if (closure->staff != 0)
        clinic_board_close_doctor (board, closure->staff, range);
      else
        clinic_board_close (board, range);
    }
}

/* No zone is a day away from UTC. Cheap, for all the closures that are far off. */
static gboolean
may_overlap (const ClinicClosure *closure, ClinicRange wish)
{
  return clinic_closure_touches (closure, (ClinicDay) (wish.start / SECONDS_PER_DAY) - 1,
                                 (ClinicDay) (wish.end / SECONDS_PER_DAY) + 2);
}

const ClinicClosure *
clinic_closures_find (const GPtrArray *closures, gint64 bed, gint64 staff, ClinicRange wish, GTimeZone *zone)
{
  const ClinicClosure *found = NULL;
  gint64 end = G_MININT64;

  g_return_val_if_fail (closures != NULL && zone != NULL, NULL);

  for (guint i = 0; i < closures->len; i++)
    {
      const ClinicClosure *closure = closures->pdata[i];
      ClinicRange range;

      if (closure->bed != bed || closure->staff != staff || !may_overlap (closure, wish))
        continue;
      range = clinic_closure_get_range (closure, zone);
      if (range.end <= end || !clinic_range_overlaps (range, wish))
        continue;
      found = closure;
      end = range.end;
    }
  return found;
}

gint64
clinic_closures_get_end (const GPtrArray *closures, gint64 time, GTimeZone *zone)
{
  const ClinicClosure *closure;

  g_return_val_if_fail (closures != NULL && zone != NULL, time);

  while ((closure = clinic_closures_find (closures, 0, 0, (ClinicRange){ time, time + 1 }, zone)) != NULL)
    time = clinic_closure_get_range (closure, zone).end;
  return time;
}

static gboolean
is_same (const ClinicClosure *a, const ClinicClosure *b)
{
  return a->bed == b->bed && a->staff == b->staff && a->from_day == b->from_day && a->from_minute == b->from_minute &&
         a->to_day == b->to_day && a->to_minute == b->to_minute && g_str_equal (a->reason, b->reason);
}

ClinicClosureNews
clinic_closures_match (const GPtrArray *closures, ClinicClosure *draft)
{
  g_return_val_if_fail (closures != NULL && draft != NULL, CLINIC_CLOSURE_NEW);

  for (guint i = 0; i < closures->len; i++)
    {
      const ClinicClosure *closure = closures->pdata[i];

      if (closure->uid == NULL || g_strcmp0 (closure->uid, draft->uid) != 0)
        continue;
      draft->id = closure->id;
      draft->version = closure->version;
      return is_same (closure, draft) ? CLINIC_CLOSURE_KNOWN : CLINIC_CLOSURE_CHANGED;
    }
  return CLINIC_CLOSURE_NEW;
}
