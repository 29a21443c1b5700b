/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-overrun-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

/* More names than this would not be read. */
#define MOST_NAMES 3

char *
clinic_overrun_explain (const ClinicToday *today, const ClinicForecast *forecast, ClinicSetup *setup, GTimeZone *zone)
{
  const ClinicTodayVisit *visit = clinic_today_find (today, forecast->session);
  const ClinicTodayVisit *before = clinic_today_find (today, forecast->waits_for);
  const ClinicSession *session = visit->visit->session;
  gint64 at = forecast->for_bed ? forecast->bed_at : forecast->rolling_at;
  g_autofree char *time = clinic_format_time (at, zone);
  g_autofree char *what = forecast->for_bed ? clinic_setup_say_bed (setup, session->bed)
                                            : clinic_setup_say_staff (setup, session->doctor);
  g_autofree char *who = clinic_phrase_isolate (before != NULL ? before->visit->patient_name : "");

  /* Translators: minutes, a bed or a doctor, a time, the patient who is there before */
  return g_strdup_printf (_("About %d min late: %s is free about %s, after %s."), forecast->late, what, time, who);
}

/* "Asha Rao, Omar Haddad and 2 more" */
static char *
list_names (GPtrArray *names)
{
  GString *words = g_string_new (NULL);
  guint rest = names->len - MIN (names->len, MOST_NAMES);

  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    clinic_phrase_add (words, names->pdata[i]);
  if (rest > 0)
    {
      g_autofree char *listed = g_string_free (words, FALSE);

      /* Translators: names, then how many more: "Asha Rao, Omar Haddad and 2 more" */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", rest), listed, rest);
    }
  return g_string_free (words, FALSE);
}

char *
clinic_overrun_describe (const ClinicToday *today, gint64 now)
{
  g_autoptr (GArray) late = clinic_today_list_overruns (today, now);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  if (late->len == 0)
    return NULL;
  for (guint i = 0; i < late->len; i++)
    {
      const ClinicForecast *forecast = &g_array_index (late, ClinicForecast, i);

      g_autofree char *name = clinic_phrase_isolate (clinic_today_find (today, forecast->session)->visit->patient_name);

      /* Translators: a patient, then minutes late */
      g_ptr_array_add (names, g_strdup_printf (_("%s about %d min"), name, forecast->late));
    }
  all = list_names (names);
  /* Translators: then patients with their minutes: "Asha Rao about 15 min, Omar Haddad about 10 min" */
  return g_strdup_printf (_("Running late: %s."), all);
}

static gboolean
is_open (const ClinicTodayVisit *visit, gboolean closed)
{
  ClinicSessionState state = visit->visit->session->state;

  return (visit->from_before || closed) && state != CLINIC_SESSION_FULFILLED && state != CLINIC_SESSION_NOSHOW;
}

char *
clinic_overrun_describe_open (const ClinicToday *today, gboolean closed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  for (guint i = 0; i < today->visits->len; i++)
    {
      const ClinicTodayVisit *visit = today->visits->pdata[i];

      if (is_open (visit, closed))
        g_ptr_array_add (names, clinic_phrase_isolate (visit->visit->patient_name));
    }
  if (names->len == 0)
    return NULL;
  all = list_names (names);
  /* Translators: then patients */
  return g_strdup_printf (_("Still open after closing: %s. Finish each visit, cancel it, or mark it as a no-show."), all);
}
