/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_VERDICT_NOTHING, /* nothing reported */
  CLINIC_VERDICT_EXPECTED,
  CLINIC_VERDICT_WATCH,
  CLINIC_VERDICT_DOCTOR,
  CLINIC_VERDICT_URGENT,
} ClinicVerdict;

typedef enum
{
  CLINIC_UNIT_HOURS, /* from the end of rolling, to the minute; the border on the milder side */
  CLINIC_UNIT_DAYS,  /* calendar days; the border day on the milder side */
} ClinicUnit;

/* One band of a symptom's row: @verdict holds up to and including @until (G_MAXINT: no end). */
typedef struct
{
  int until;
  ClinicVerdict verdict;
} ClinicTriageBand;

/**
 * ClinicSymptom: one row of the table; its bands in rising order, the last one without end.
 */
typedef struct
{
  char *key;   /* "redness" */
  char *title; /* "Redness" */
  gboolean alarming; /* stands under "Tell the doctor" */
  ClinicUnit unit;
  int watch_days; /* days to the next call when the verdict is "watch" (protocol, 1: ours) */
  GArray *bands; /* ClinicTriageBand */
} ClinicSymptom;

ClinicSymptom *clinic_symptom_new  (void);
void           clinic_symptom_free (ClinicSymptom *symptom);

const char *clinic_verdict_to_string   (ClinicVerdict verdict); /* as stored: "watch" */
gboolean    clinic_verdict_from_string (const char *text, ClinicVerdict *verdict);

/* @rolled_at: end of rolling, @zone: the clinic's (for rows in days). */
ClinicVerdict clinic_symptom_judge (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone);
/**
 * clinic_symptoms_find_gravest:
 * @symptoms: (element-type ClinicSymptom): what is reported at once
 * @verdict: (out): the gravest of theirs; NOTHING when there are none
 *
 * Returns: (transfer none) (nullable): the symptom whose verdict counts, the first of equals; %NULL when there are none
 */
const ClinicSymptom *clinic_symptoms_find_gravest (const GPtrArray *symptoms, gint64 rolled_at, gint64 now, GTimeZone *zone,
                                                   ClinicVerdict *verdict);
/* The clinic's own rule in a sentence for the verdict at hand: "Redness after 24 h up to 48 h: call again next day." */
char         *clinic_symptom_explain (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone);

/* The day to ask about it again: what is expected, the day after its limit; what is watched, @watch_days from now.
   CLINIC_DAY_NONE for the graver verdicts and where expected has no limit. */
ClinicDay     clinic_symptom_get_next_ask (const ClinicSymptom *symptom, gint64 rolled_at, gint64 now, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSymptom, clinic_symptom_free)

G_END_DECLS
