/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-aftercare.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR 60

static const char *const state_names[] = {
  [CLINIC_HEALING_FRESH] = "fresh",
  [CLINIC_HEALING_TIGHT] = "tight",
  [CLINIC_HEALING_PEELING] = "peeling",
  [CLINIC_HEALING_SETTLED] = "settled",
};

const char *
clinic_healing_state_to_string (ClinicHealingState state)
{
  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

gboolean
clinic_healing_state_from_string (const char *text, ClinicHealingState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (text, state_names[i]) == 0)
      {
        *state = (ClinicHealingState) i;
        return TRUE;
      }
  return FALSE;
}

ClinicHealingState
clinic_healing_get_state (const ClinicHealing *healing, int fresh_hours, gint64 now)
{
  g_return_val_if_fail (healing != NULL, CLINIC_HEALING_FRESH);

  if (healing->carried_on_by != 0)
    return healing->closed_as;
  if (healing->settled != CLINIC_DAY_NONE)
    return CLINIC_HEALING_SETTLED;
  if (healing->peeling_started != CLINIC_DAY_NONE)
    return CLINIC_HEALING_PEELING;
  if ((now - healing->rolled_at) / SECONDS_PER_MINUTE <= (gint64) fresh_hours * MINUTES_PER_HOUR)
    return CLINIC_HEALING_FRESH;
  return CLINIC_HEALING_TIGHT;
}

static ClinicDay
get_first_tight_day (const ClinicHealing *healing, int fresh_hours, GTimeZone *zone)
{
  gint64 fresh_seconds = (gint64) fresh_hours * MINUTES_PER_HOUR * SECONDS_PER_MINUTE;
  ClinicDay day = clinic_time_get_day (healing->rolled_at + fresh_seconds, zone);

  if (healing->peeling_started != CLINIC_DAY_NONE)
    day = MIN (day, healing->peeling_started);
  if (healing->settled != CLINIC_DAY_NONE)
    day = MIN (day, healing->settled);
  return day;
}

ClinicDay
clinic_healing_get_since (const ClinicHealing *healing, ClinicHealingState state, int fresh_hours, GTimeZone *zone)
{
  g_return_val_if_fail (healing != NULL, CLINIC_DAY_NONE);
  g_return_val_if_fail (zone != NULL, CLINIC_DAY_NONE);

  switch (state)
    {
    case CLINIC_HEALING_FRESH:
      return healing->session_day;
    case CLINIC_HEALING_TIGHT:
      return get_first_tight_day (healing, fresh_hours, zone);
    case CLINIC_HEALING_PEELING:
      return healing->peeling_started;
    case CLINIC_HEALING_SETTLED:
      return healing->settled;
    default:
      g_return_val_if_reached (CLINIC_DAY_NONE);
    }
}

/* Puts @day where %s stands in @sentence, which is translated and so no literal that printf could check. */
static char *
explain_with_day (const char *sentence, ClinicDay day)
{
  g_autofree char *words = clinic_format_day (day, CLINIC_DAY_FORM_WEEKDAY);
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strjoinv (words, parts);
}

static char *
find_day_fault (const ClinicHealing *healing, ClinicDay day, ClinicDay today)
{
  if (day < healing->session_day)
    return explain_with_day (_("That is before the session of %s."), healing->session_day);
  if (day > today)
    return explain_with_day (_("That is still to come: today is %s."), today);
  return NULL;
}

static char *
find_start_fault (const ClinicHealing *healing, ClinicDay day)
{
  if (healing->settled != CLINIC_DAY_NONE && !healing->no_peeling && day > healing->settled)
    return explain_with_day (_("Peeling is recorded as finished on %s, so it started by then."), healing->settled);
  return NULL;
}

static char *
find_finish_fault (const ClinicHealing *healing, ClinicDay day)
{
  if (healing->peeling_started != CLINIC_DAY_NONE && day < healing->peeling_started)
    return explain_with_day (_("Peeling started only on %s."), healing->peeling_started);
  return NULL;
}

static char *
find_no_peeling_fault (const ClinicHealing *healing, ClinicDay day, int no_peeling_day)
{
  if (healing->peeling_started != CLINIC_DAY_NONE)
    return explain_with_day (_("Peeling is recorded as started on %s."), healing->peeling_started);
  if (healing->settled != CLINIC_DAY_NONE && !healing->no_peeling)
    return explain_with_day (_("Peeling is recorded as finished on %s."), healing->settled);
  if (day - healing->session_day < no_peeling_day)
    return explain_with_day (_("Peeling can still start: this can be recorded from %s on."),
                             healing->session_day + no_peeling_day);
  return NULL;
}

static char *
find_fault (const ClinicHealing *healing, ClinicHealingEvent event, ClinicDay day, ClinicDay today,
            int no_peeling_day)
{
  char *fault;

  if (healing->carried_on_by != 0)
    return g_strdup (_("A later session has carried this healing on, so it no longer changes."));
  fault = find_day_fault (healing, day, today);
  if (fault != NULL)
    return fault;
  switch (event)
    {
    case CLINIC_HEALING_PEELING_STARTED:
      return find_start_fault (healing, day);
    case CLINIC_HEALING_PEELING_FINISHED:
      return find_finish_fault (healing, day);
    case CLINIC_HEALING_NO_PEELING_SEEN:
      return find_no_peeling_fault (healing, day, no_peeling_day);
    default:
      g_assert_not_reached ();
    }
}

static void
record_start (ClinicHealing *healing, ClinicDay day)
{
  healing->peeling_started = day;
  if (healing->no_peeling)
    {
      healing->settled = CLINIC_DAY_NONE;
      healing->no_peeling = FALSE;
    }
}

gboolean
clinic_healing_record (ClinicHealing *healing, ClinicHealingEvent event, ClinicDay day, ClinicDay today,
                       int no_peeling_day, char **message)
{
  g_autofree char *fault = NULL;

  g_return_val_if_fail (healing != NULL, FALSE);
  g_return_val_if_fail (event <= CLINIC_HEALING_NO_PEELING_SEEN, FALSE);
  g_return_val_if_fail (day != CLINIC_DAY_NONE && today != CLINIC_DAY_NONE, FALSE);

  fault = find_fault (healing, event, day, today, no_peeling_day);
  if (message != NULL)
    *message = g_strdup (fault);
  if (fault != NULL)
    return FALSE;
  if (event == CLINIC_HEALING_PEELING_STARTED)
    {
      record_start (healing, day);
      return TRUE;
    }
  healing->settled = day;
  healing->no_peeling = event == CLINIC_HEALING_NO_PEELING_SEEN;
  return TRUE;
}

gboolean
clinic_healing_take_back (ClinicHealing *healing, ClinicHealingEvent event)
{
  gboolean no_peeling = event == CLINIC_HEALING_NO_PEELING_SEEN;

  g_return_val_if_fail (healing != NULL, FALSE);

  if (healing->carried_on_by != 0)
    return FALSE;
  if (event == CLINIC_HEALING_PEELING_STARTED)
    {
      if (healing->peeling_started == CLINIC_DAY_NONE)
        return FALSE;
      healing->peeling_started = CLINIC_DAY_NONE;
      return TRUE;
    }
  if (healing->settled == CLINIC_DAY_NONE || healing->no_peeling != no_peeling)
    return FALSE;
  healing->settled = CLINIC_DAY_NONE;
  healing->no_peeling = FALSE;
  return TRUE;
}

ClinicCareItem *
clinic_care_item_new (void)
{
  ClinicCareItem *item = g_new0 (ClinicCareItem, 1);

  item->key = g_strdup ("");
  item->title = g_strdup ("");
  item->detail = g_strdup ("");
  item->often = g_strdup ("");
  item->from = CLINIC_HEALING_FRESH;
  item->until = CLINIC_HEALING_SETTLED;
  return item;
}

ClinicCareItem *
clinic_care_item_copy (const ClinicCareItem *item)
{
  ClinicCareItem *copy;

  g_return_val_if_fail (item != NULL, NULL);

  copy = g_memdup2 (item, sizeof *item);
  copy->key = g_strdup (item->key);
  copy->title = g_strdup (item->title);
  copy->detail = g_strdup (item->detail);
  copy->often = g_strdup (item->often);
  return copy;
}

void
clinic_care_item_free (ClinicCareItem *item)
{
  if (item == NULL)
    return;
  g_free (item->key);
  g_free (item->title);
  g_free (item->detail);
  g_free (item->often);
  g_free (item);
}

ClinicItemState
clinic_care_item_get_state (const ClinicCareItem *item, ClinicHealingState healing)
{
  g_return_val_if_fail (item != NULL, CLINIC_ITEM_OVER);

  if (item->unlocks)
    return healing < item->until ? CLINIC_ITEM_LOCKED : CLINIC_ITEM_NOW;
  if (healing < item->from)
    return CLINIC_ITEM_LOCKED;
  if (item->stays || healing < item->until)
    return CLINIC_ITEM_NOW;
  return CLINIC_ITEM_OVER;
}

ClinicItemState
clinic_care_item_get_state_until (const ClinicCareItem *item, ClinicHealingState healing, ClinicDay until, ClinicDay today)
{
  g_return_val_if_fail (item != NULL && today != CLINIC_DAY_NONE, CLINIC_ITEM_OVER);

  if (until == CLINIC_DAY_NONE || item->unlocks)
    return clinic_care_item_get_state (item, healing);
  if (healing < item->from)
    return CLINIC_ITEM_LOCKED;
  return today <= until ? CLINIC_ITEM_NOW : CLINIC_ITEM_OVER;
}
