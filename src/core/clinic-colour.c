/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-colour.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

#define DAYS_PER_WEEK 7

void
clinic_colour_init (ClinicColour *colour)
{
  g_return_if_fail (colour != NULL);

  colour->state = CLINIC_COLOUR_NOT_ASKED;
  colour->first = CLINIC_DAY_NONE;
  colour->settled = CLINIC_DAY_NONE;
}

void
clinic_colour_answer (ClinicColour *colour, ClinicDay day, gboolean seen, gboolean asked)
{
  g_return_if_fail (colour != NULL && day != CLINIC_DAY_NONE);

  if (seen)
    {
      if (colour->first == CLINIC_DAY_NONE)
        colour->first = day;
      colour->state = CLINIC_COLOUR_OPEN;
      colour->settled = CLINIC_DAY_NONE;
    }
  else if (asked && colour->state == CLINIC_COLOUR_OPEN)
    {
      colour->state = CLINIC_COLOUR_SETTLED;
      colour->settled = day;
    }
  else if (asked && colour->state == CLINIC_COLOUR_NOT_ASKED)
    colour->state = CLINIC_COLOUR_NONE;
}

char *
clinic_colour_say (const ClinicColour *colour)
{
  g_autofree char *first = NULL;
  g_autofree char *settled = NULL;

  g_return_val_if_fail (colour != NULL, NULL);

  first = clinic_format_day (colour->first, CLINIC_DAY_FORM_HISTORY);
  settled = clinic_format_day (colour->settled, CLINIC_DAY_FORM_HISTORY);
  switch (colour->state)
    {
    case CLINIC_COLOUR_NONE:
      return g_strdup (_("no patches"));
    case CLINIC_COLOUR_OPEN:
      /* Translators: lighter or darker patches of the skin; a day */
      return g_strdup_printf (_("patches told on %s, not told settled"), first);
    case CLINIC_COLOUR_SETTLED:
      /* Translators: lighter or darker patches of the skin; two days */
      return g_strdup_printf (_("patches told on %s, settled by %s"), first, settled);
    case CLINIC_COLOUR_NOT_ASKED:
    default:
      return NULL;
    }
}

char *
clinic_colour_warn (const ClinicColour *colour, ClinicDay session_day, int nth, int most_days, ClinicDay today)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (colour != NULL && session_day != CLINIC_DAY_NONE, NULL);

  if (colour->state != CLINIC_COLOUR_OPEN)
    return NULL;
  first = clinic_format_day (colour->first, CLINIC_DAY_FORM_SHORT);
  if (most_days != G_MAXINT && today - session_day > most_days)
    /* Translators: which session, a day, a number of weeks */
    return g_strdup_printf (ngettext ("Colour has not settled: patches after session %d, told on %s, last longer than %d week. A doctor looks at them before the next session.",
                                      "Colour has not settled: patches after session %d, told on %s, last longer than %d weeks. A doctor looks at them before the next session.",
                                      most_days / DAYS_PER_WEEK),
                            nth, first, most_days / DAYS_PER_WEEK);
  /* Translators: which session, a day */
  return g_strdup_printf (_("Colour has not settled: patches after session %d, told on %s. Ask, and look at the skin before the next session."),
                          nth, first);
}

void
clinic_colour_habit_init (ClinicColourHabit *habit)
{
  g_return_if_fail (habit != NULL);

  habit->n_sessions = 0;
  habit->session_day = CLINIC_DAY_NONE;
  clinic_colour_init (&habit->colour);
}

void
clinic_colour_habit_answer (ClinicColourHabit *habit, ClinicDay session_day, ClinicDay day, gboolean seen, gboolean asked)
{
  g_return_if_fail (habit != NULL && session_day != CLINIC_DAY_NONE);

  if (seen && (habit->n_sessions == 0 || session_day > habit->session_day))
    {
      habit->n_sessions++;
      habit->session_day = session_day;
      clinic_colour_init (&habit->colour);
    }
  clinic_colour_answer (&habit->colour, day, seen, asked);
}
