/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"

G_BEGIN_DECLS

/* So many visits of one doctor may give way on a day; further ones stay as they are. */
#define CLINIC_FIT_MOST_VISITS 60

/**
 * ClinicFitVisit: a booked visit whose wait may change while nobody has arrived for it. Its arrival, bed and doctor stay.
 */
typedef struct
{
  gint64 session;
  gint64 patient;
  gint64 bed;
  gint64 doctor;
  gint64 start;           /* UTC: arrival */
  int wait;               /* minutes, as planned now */
  ClinicVisitShape shape; /* its own course's limits, its own rolling and turnover */
} ClinicFitVisit;

/**
 * ClinicFitChange: one wait that makes room. Minutes.
 */
typedef struct
{
  gint64 session;
  int from;
  int to;
} ClinicFitChange;

/**
 * ClinicFit: a place for one more patient, and what makes room for it.
 */
typedef struct
{
  ClinicSlot slot;
  GArray *changes; /* ClinicFitChange, by arrival; empty where the place is free as it is */
  int minutes;     /* by which waits change in all */
} ClinicFit;

ClinicFit *clinic_fit_copy (const ClinicFit *fit); /* (transfer full) */
void       clinic_fit_free (ClinicFit *fit);

/**
 * clinic_fit_list:
 * @board: sealed; what stands fast: hours, closures, who is in the house. Without @visits
 * @visits: (element-type ClinicFitVisit): by arrival. Not those of the patient who is to come: they belong into
 *   @patient_busy, and onto @board
 * @shape: of the new visit
 * @patient_busy: (nullable): merged ranges, UTC, in which the new patient is elsewhere
 * @doctor: the new visit's; 0 = any
 * @not_before: UTC: nobody is asked to come earlier, and no rolling is put earlier
 *
 * Where one more visit fits in when waits may be stretched and shrunk within their limits (protocol: 30 to 60 minutes,
 * the clinic's leaflet), and nobody's arrival moves. Exact: an arrival that is not listed cannot be made to fit, and no
 * way changes fewer waits, or as few by fewer minutes. A visit that stands in something's way as it is (a closure made
 * since, an odd wait) is left alone.
 *
 * Returns: (transfer full) (element-type ClinicFit): one for each arrival; the fewest changes first, then the fewest
 *   minutes, then the earliest. Its wait is then the nearest to the planned one, the shorter first; bed and doctor
 *   follow in the clinic's order
 */
GPtrArray *clinic_fit_list (const ClinicBoard *board, const GArray *visits, const ClinicVisitShape *shape,
                            const GArray *patient_busy, gint64 doctor, gint64 not_before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicFit, clinic_fit_free)

G_END_DECLS
