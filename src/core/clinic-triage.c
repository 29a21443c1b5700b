/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-triage.h"

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR 60

static const char *const verdict_names[] = {
  [CLINIC_VERDICT_NOTHING] = "nothing",
  [CLINIC_VERDICT_EXPECTED] = "expected",
  [CLINIC_VERDICT_WATCH] = "watch",
  [CLINIC_VERDICT_DOCTOR] = "doctor",
  [CLINIC_VERDICT_URGENT] = "urgent",
};

ClinicSymptom *
clinic_symptom_new (void)
{
  ClinicSymptom *symptom = g_new0 (ClinicSymptom, 1);

  symptom->key = g_strdup ("");
  symptom->title = g_strdup ("");
  symptom->bands = g_array_new (FALSE, FALSE, sizeof (ClinicTriageBand));
  return symptom;
}

void
clinic_symptom_free (ClinicSymptom *symptom)
{
  if (symptom == NULL)
    return;
  g_free (symptom->key);
  g_free (symptom->title);
  g_array_unref (symptom->bands);
  g_free (symptom);
}

const char *
clinic_verdict_to_string (ClinicVerdict verdict)
{
  g_return_val_if_fail ((gsize) verdict < G_N_ELEMENTS (verdict_names), NULL);

  return verdict_names[verdict];
}

gboolean
clinic_verdict_from_string (const char *text, ClinicVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (verdict_names); i++)
    if (g_strcmp0 (text, verdict_names[i]) == 0)
      {
        *verdict = (ClinicVerdict) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
band_holds (const ClinicTriageBand *band, ClinicUnit unit, gint64 minutes, int days)
{
  if (band->until == G_MAXINT)
    return TRUE;
  if (unit == CLINIC_UNIT_DAYS)
    return days <= band->until;
  return minutes <= (gint64) band->until * MINUTES_PER_HOUR;
}

static guint
find_band (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone)
{
  gint64 minutes = (now - rolled_at) / SECONDS_PER_MINUTE;
  int days = clinic_time_get_day (now, zone) - clinic_time_get_day (rolled_at, zone);
  guint last = symptom->bands->len - 1;

  for (guint i = 0; i < last; i++)
    if (band_holds (&g_array_index (symptom->bands, ClinicTriageBand, i), symptom->unit, minutes, days))
      return i;
  return last;
}

ClinicVerdict
clinic_symptom_judge (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone)
{
  guint band;

  g_return_val_if_fail (symptom != NULL && symptom->bands->len > 0, CLINIC_VERDICT_NOTHING);
  g_return_val_if_fail (zone != NULL, CLINIC_VERDICT_NOTHING);

  band = find_band (symptom, rolled_at, now, zone);
  return g_array_index (symptom->bands, ClinicTriageBand, band).verdict;
}

const ClinicSymptom *
clinic_symptoms_find_gravest (const GPtrArray *symptoms, gint64 rolled_at, gint64 now, GTimeZone *zone,
                              ClinicVerdict *verdict)
{
  const ClinicSymptom *gravest = NULL;

  g_return_val_if_fail (symptoms != NULL && zone != NULL && verdict != NULL, NULL);

  *verdict = CLINIC_VERDICT_NOTHING;
  for (guint i = 0; i < symptoms->len; i++)
    {
      ClinicVerdict each = clinic_symptom_judge (symptoms->pdata[i], rolled_at, now, zone);

      if (gravest != NULL && each <= *verdict)
        continue;
      gravest = symptoms->pdata[i];
      *verdict = each;
    }
  return gravest;
}

/* The words for a span of @symptom: after @after up to @until, either of them open. */
static char *
describe_span (const ClinicSymptom *symptom, guint index)
{
  const ClinicTriageBand *bands = (const ClinicTriageBand *) (gconstpointer) symptom->bands->data;
  const char *title = symptom->title;
  gboolean first = index == 0;
  gboolean open = bands[index].until == G_MAXINT;
  gboolean hours = symptom->unit == CLINIC_UNIT_HOURS;
  int after = first ? 0 : bands[index - 1].until;
  int until = bands[index].until;

  if (first && open)
    /* Translators: %s is a symptom. */
    return g_strdup_printf (_("%s at any time"), title);
  if (first && hours)
    /* Translators: %s is a symptom; hours since the treatment. */
    return g_strdup_printf (_("%s up to %d h"), title, until);
  if (first && until == 0)
    return g_strdup_printf (_("%s before day 1"), title);
  if (first)
    return g_strdup_printf (_("%s up to day %d"), title, until);
  if (open && hours)
    return g_strdup_printf (_("%s after %d h"), title, after);
  if (open)
    return g_strdup_printf (_("%s after day %d"), title, after);
  if (hours)
    return g_strdup_printf (_("%s after %d h up to %d h"), title, after, until);
  return g_strdup_printf (_("%s from day %d to day %d"), title, after + 1, until);
}

static char *
describe_verdict (const ClinicSymptom *symptom, ClinicVerdict verdict)
{
  switch (verdict)
    {
    case CLINIC_VERDICT_NOTHING:
      return g_strdup (_("nothing to do"));
    case CLINIC_VERDICT_EXPECTED:
      return g_strdup (_("expected, go on with the care plan"));
    case CLINIC_VERDICT_WATCH:
      if (symptom->watch_days == 1)
        return g_strdup (_("call again the next day"));
      return g_strdup_printf (ngettext("call again in %d day", "call again in %d days", symptom->watch_days),
                              symptom->watch_days);
    case CLINIC_VERDICT_DOCTOR:
      return g_strdup (_("the doctor decides today"));
    case CLINIC_VERDICT_URGENT:
      return g_strdup (_("urgent, tell the doctor at once"));
    default:
      g_assert_not_reached ();
    }
}

char *
clinic_symptom_explain (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone)
{
  g_autofree char *span = NULL;
  g_autofree char *rule = NULL;
  guint band;

  g_return_val_if_fail (symptom != NULL && symptom->bands->len > 0, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  band = find_band (symptom, rolled_at, now, zone);
  span = describe_span (symptom, band);
  rule = describe_verdict (symptom, g_array_index (symptom->bands, ClinicTriageBand, band).verdict);
  /* Translators: the clinic's rule, such as "Redness after 24 h up to 48 h: call again the next day." */
  return g_strdup_printf (_("%s: %s."), span, rule);
}

ClinicDay
clinic_symptom_get_next_ask (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone)
{
  const ClinicTriageBand *band;

  g_return_val_if_fail (symptom != NULL && symptom->bands->len > 0, CLINIC_DAY_NONE);
  g_return_val_if_fail (zone != NULL, CLINIC_DAY_NONE);

  band = &g_array_index (symptom->bands, ClinicTriageBand, find_band (symptom, rolled_at, now, zone));
  if (band->verdict == CLINIC_VERDICT_WATCH)
    return clinic_time_get_day (now, zone) + symptom->watch_days;
  if (band->verdict != CLINIC_VERDICT_EXPECTED || band->until == G_MAXINT)
    return CLINIC_DAY_NONE;
  if (symptom->unit == CLINIC_UNIT_DAYS)
    return clinic_time_get_day (rolled_at, zone) + band->until + 1;
  return clinic_time_get_day (rolled_at + (gint64) band->until * MINUTES_PER_HOUR * SECONDS_PER_MINUTE, zone) + 1;
}
