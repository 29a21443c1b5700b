/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"
#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define SLOT_MOST_BEDS 6
#define SLOT_MOST_DOCTORS 3
#define SLOT_BED(n) (10 + (n))
#define SLOT_DOCTOR(n) (50 + (n))

/**
 * SlotSituation: some days of a clinic, kept as they were made: hours by the wall clock, busy ranges neither sorted nor
 * merged. Among the days is often one on which the clocks change.
 */
typedef struct
{
  GTimeZone *zone;
  ClinicDay first;
  int n_days;
  ClinicVisitShape shape;
  GArray *openings; /* ClinicOpening, several a day; some touch, some overlap */
  int n_beds;
  int n_doctors;
  GArray *beds[SLOT_MOST_BEDS];       /* ClinicRange, UTC: bookings, out of service, the clinic closed */
  GArray *doctors[SLOT_MOST_DOCTORS]; /* ClinicRange, UTC: rolling, away, the clinic closed */
  GArray *patient;                    /* ClinicRange, UTC */
  GArray *course_days;                /* ClinicDay, sorted: of the course's other sessions */
  int min_days;
  ClinicDay wish;
  gint64 not_before; /* UTC; CLINIC_TIME_NONE */
} SlotSituation;

/* A zone, and a day there: on most of them the clocks change. */
const char    *slot_situation_throw_place (GRand *rand, ClinicDay *day);
SlotSituation *slot_situation_new  (GRand *rand);
void           slot_situation_free (SlotSituation *situation);
/* Returns: (transfer full): one of its days, sealed. */
ClinicBoard   *slot_situation_make_board (const SlotSituation *situation, ClinicDay day);
GArray        *slot_situation_merge_patient (const SlotSituation *situation); /* (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlotSituation, slot_situation_free)

G_END_DECLS
