/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-wish-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

#define NOON (12 * 60)
#define SOME_MONDAY 4
#define ALL_WEEKDAYS 0x7f

static char *
dup_times (const ClinicWish *wish)
{
  g_autofree char *from = clinic_format_minute (wish->from_minute);
  g_autofree char *to = clinic_format_minute (wish->to_minute);

  if (wish->from_minute == 0 && wish->to_minute == CLINIC_MINUTES_OF_DAY)
    return g_strdup (_("any time"));
  if (wish->from_minute == 0 && wish->to_minute == NOON)
    return g_strdup (_("mornings"));
  if (wish->from_minute == NOON && wish->to_minute == CLINIC_MINUTES_OF_DAY)
    return g_strdup (_("afternoons"));
  if (wish->from_minute == 0)
    return g_strdup_printf (_("before %s"), to);
  if (wish->to_minute == CLINIC_MINUTES_OF_DAY)
    return g_strdup_printf (_("from %s"), from);
  /* Translators: two times: "between 9:00 and 11:30" */
  return g_strdup_printf (_("between %s and %s"), from, to);
}

/* "Tue", "Tue or Thu", "Mon, Tue or Thu"; nothing where any will do. */
static char *
dup_weekdays (guint weekdays)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *last = NULL;

  for (int i = 0; i < 7 && weekdays != ALL_WEEKDAYS; i++)
    {
      if ((weekdays >> i & 1) == 0)
        continue;
      clinic_phrase_add (text, last);
      g_free (last);
      last = clinic_format_day (SOME_MONDAY + i, CLINIC_DAY_FORM_NAME);
    }
  if (last == NULL)
    return NULL;
  if (text->len == 0)
    return g_steal_pointer (&last);
  /* Translators: weekdays, and the last of them: "Mon, Tue or Thu" */
  return g_strdup_printf (_("%s or %s"), text->str, last);
}

static char *
dup_days (const ClinicWish *wish, ClinicDay today)
{
  g_autofree char *from = clinic_format_day_near (wish->from_day, today);
  g_autofree char *until = clinic_format_day_near (wish->until_day, today);

  if (wish->until_day != CLINIC_DAY_NONE && wish->from_day <= today)
    return g_strdup_printf (_("until %s"), until);
  if (wish->until_day != CLINIC_DAY_NONE)
    /* Translators: two days: "from Tue 1 Dec to Fri 11 Dec" */
    return g_strdup_printf (_("from %s to %s"), from, until);
  return wish->from_day > today ? g_strdup_printf (C_("day", "from %s"), from) : NULL;
}

static void
take_part (GPtrArray *parts, char *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

char *
clinic_wish_words_dup (const ClinicWish *wish, const ClinicSetup *setup, ClinicDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  g_return_val_if_fail (wish != NULL && setup != NULL, NULL);

  take_part (parts, dup_times (wish));
  take_part (parts, dup_weekdays (wish->weekdays));
  take_part (parts, dup_days (wish, today));
  if (wish->doctor != 0)
    take_part (parts, clinic_setup_say_staff (setup, wish->doctor));
  g_ptr_array_add (parts, NULL);
  text = clinic_phrase_list ((const char *const *) parts->pdata);
  /* Translators: what is wished: "mornings, Tue or Thu, from 1 Dec; urgent" */
  return wish->urgent ? g_strdup_printf (_("%s; urgent"), text) : g_steal_pointer (&text);
}
