/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-closure-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"

#define SOME_MONDAY 4

char *
clinic_closure_say_subject (const ClinicClosure *closure, const ClinicSetup *setup)
{
  g_return_val_if_fail (closure != NULL && setup != NULL, NULL);

  if (closure->bed != 0)
    return clinic_setup_say_bed (setup, closure->bed);
  if (closure->staff != 0)
    return g_strdup (clinic_setup_get_staff_name (setup, closure->staff));
  return g_strdup (_("The clinic"));
}

static char *
say_day_and_minute (ClinicDay day, int minute, ClinicDay today)
{
  g_autofree char *day_text = clinic_format_day_near (day, today);
  g_autofree char *time = clinic_format_minute (minute);

  /* Translators: a day and a time, "Tue 24 Nov, 10:30" */
  return g_strdup_printf (_("%s, %s"), day_text, time);
}

static char *
say_begin (const ClinicClosure *closure, ClinicDay today)
{
  if (closure->from_minute == 0)
    return clinic_format_day_near (closure->from_day, today);
  return say_day_and_minute (closure->from_day, closure->from_minute, today);
}

static char *
say_end (const ClinicClosure *closure, ClinicDay today)
{
  if (closure->to_minute == 0)
    return clinic_format_day_near (closure->to_day - 1, today);
  return say_day_and_minute (closure->to_day, closure->to_minute, today);
}

static char *
say_part_of_day (const ClinicClosure *closure, ClinicDay today)
{
  g_autofree char *day = clinic_format_day_near (closure->from_day, today);
  g_autofree char *from = clinic_format_minute (closure->from_minute);
  g_autofree char *minutes = NULL;

  if (closure->to_minute == 0)
    /* Translators: a day and a time of day: "Tue 24 Nov, from 13:00" */
    return g_strdup_printf (_("%s, from %s"), day, from);
  minutes = clinic_format_minute_range (closure->from_minute, closure->to_minute);
  /* Translators: a day and a span of time, "Tue 24 Nov, 9:20 – 10:25" */
  return g_strdup_printf (_("%s, %s"), day, minutes);
}

char *
clinic_closure_say_span (const ClinicClosure *closure, ClinicDay today)
{
  ClinicDay last;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (closure != NULL, NULL);

  last = closure->to_minute == 0 ? closure->to_day - 1 : closure->to_day;
  begin = say_begin (closure, today);
  if (last == closure->from_day)
    return clinic_closure_is_all_day (closure) ? g_steal_pointer (&begin) : say_part_of_day (closure, today);
  end = say_end (closure, today);
  /* Translators: a span of time, "Fri 27 Nov, 13:00 – Sun 29 Nov" */
  return g_strdup_printf (_("%s – %s"), begin, end);
}

char *
clinic_closure_say (const ClinicClosure *closure, const ClinicSetup *setup, ClinicDay today)
{
  g_autofree char *span = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (closure != NULL && setup != NULL, NULL);

  span = clinic_closure_say_span (closure, today);
  if (clinic_closure_is_clinic (closure))
    /* Translators: a day or a span of days, "The clinic is closed Fri 25 Dec" */
    return g_strdup_printf (_("The clinic is closed %s"), span);
  subject = clinic_closure_say_subject (closure, setup);
  if (closure->bed != 0)
    /* Translators: a bed, a day or a span: "Bed 3 is out of service Tue 24 Nov, 9:00 – 13:00" */
    return g_strdup_printf (_("%s is out of service %s"), subject, span);
  /* Translators: a person, a day or a span: "Dr Nair is away Fri 27 Nov, 13:00 – Sun 29 Nov" */
  return g_strdup_printf (_("%s is away %s"), subject, span);
}

static char *
say_until (const ClinicClosure *closure, ClinicDay day)
{
  if (closure->to_minute == 0)
    return clinic_format_day_near (closure->to_day, day);
  if (closure->to_day == day)
    return clinic_format_minute (closure->to_minute);
  return say_day_and_minute (closure->to_day, closure->to_minute, day);
}

static char *
explain_bed (const ClinicClosure *closure, const ClinicSetup *setup, const char *until)
{
  g_autofree char *bed = clinic_setup_say_bed (setup, closure->bed);

  if (*closure->reason == '\0')
    return g_strdup_printf (_("%s is out of service until %s."), bed, until);
  /* Translators: a bed, a day or a time, the reason: "Bed 3 is out of service until 13:00: new lamp." */
  return g_strdup_printf (_("%s is out of service until %s: %s."), bed, until, closure->reason);
}

static char *
explain_person (const ClinicClosure *closure, const ClinicSetup *setup, const char *until)
{
  const char *name = clinic_setup_get_staff_name (setup, closure->staff);

  if (*closure->reason == '\0')
    return g_strdup_printf (_("%s is away until %s."), name, until);
  /* Translators: a person, a day or a time, the reason: "Dr Nair is away until Mon 30 Nov: holiday." */
  return g_strdup_printf (_("%s is away until %s: %s."), name, until, closure->reason);
}

char *
clinic_closure_explain (const ClinicClosure *closure, const ClinicSetup *setup, ClinicDay day)
{
  g_autofree char *until = NULL;

  g_return_val_if_fail (closure != NULL && setup != NULL, NULL);

  until = say_until (closure, day);
  if (closure->bed != 0)
    return explain_bed (closure, setup, until);
  if (closure->staff != 0)
    return explain_person (closure, setup, until);
  if (*closure->reason == '\0')
    return g_strdup_printf (_("The clinic is closed until %s."), until);
  /* Translators: a day or a time, and the reason: "The clinic is closed until Mon 4 Jan: Christmas." */
  return g_strdup_printf (_("The clinic is closed until %s: %s."), until, closure->reason);
}

char *
clinic_setup_explain_closed (const ClinicSetup *setup, gint64 now, GTimeZone *zone)
{
  const ClinicClosure *closure;
  ClinicDay day;
  g_autoptr (GArray) open = NULL;

  g_return_val_if_fail (setup != NULL && zone != NULL, NULL);

  day = clinic_time_get_day (now, zone);
  open = clinic_setup_list_open_minutes (setup, day);
  closure = clinic_closures_find (setup->closures, 0, 0, (ClinicRange){ now, now + 1 }, zone);
  if (closure == NULL && open->len == 0)
    closure = clinic_closures_find (setup->closures, 0, 0,
                                    (ClinicRange){ now, clinic_time_at (day + 1, 0, zone) }, zone);
  if (closure != NULL)
    return clinic_closure_explain (closure, setup, day);
  return open->len == 0 ? g_strdup (_("The clinic is closed today.")) : NULL;
}

static char *
say_openings (const ClinicSetup *setup, gint64 staff, int weekday)
{
  char *text = NULL;

  for (guint i = 0; i < setup->openings->len; i++)
    {
      const ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);
      char *span;

      if (!clinic_opening_is (opening, staff, weekday))
        continue;
      span = clinic_format_minute_range (opening->from_minute, opening->to_minute);
      if (text != NULL)
        {
          g_autofree char *before = text;
          g_autofree char *after = span;

          /* Translators: two spans of time, "9:00 – 12:00 and 14:00 – 18:00" */
          text = g_strdup_printf (_("%s and %s"), before, after);
        }
      else
        text = span;
    }
  return text;
}

char *
clinic_setup_say_hours (const ClinicSetup *setup, gint64 staff, int weekday)
{
  g_autofree char *spans = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (setup != NULL, NULL);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  spans = say_openings (setup, staff, weekday);
  day = clinic_format_day (SOME_MONDAY + weekday - 1, CLINIC_DAY_FORM_NAME);
  /* Translators: a weekday, short, and spans of time: "Tue 9:00 – 12:00" */
  return spans != NULL ? g_strdup_printf (_("%s %s"), day, spans) : NULL;
}

char *
clinic_setup_explain_hours (const ClinicSetup *setup, gint64 staff, int weekday)
{
  g_autofree char *spans = NULL;
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) date = NULL;
  const char *name;

  g_return_val_if_fail (setup != NULL, NULL);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  spans = say_openings (setup, staff, weekday);
  date = clinic_day_to_date_time (SOME_MONDAY + weekday - 1);
  day = g_date_time_format (date, "%A");
  name = clinic_setup_get_staff_name (setup, staff);
  if (spans == NULL)
    /* Translators: a person and a weekday: "Dr Nair does not work on a Tuesday." */
    return g_strdup_printf (_("%s does not work on a %s."), name, day);
  /* Translators: a weekday, a person and spans of time: "On a Tuesday Dr Nair works 13:00 – 18:00." */
  return g_strdup_printf (_("On a %s %s works %s."), day, name, spans);
}
