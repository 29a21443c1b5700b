/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"

G_BEGIN_DECLS

/*
 * Where a session that a person moves may go: the rule of booking (clinic_schedule_check_slot) asked for one place, and for
 * all places of a day. The wait is elastic: it gives way before the doctor does.
 */

/**
 * clinic_placement_fit:
 * @board: sealed; without the session that is being moved
 * @patient_busy: (nullable): merged ranges, UTC
 * @slot: (inout): day, minute and bed are kept; wait and doctor are what is wished
 *
 * Looks for a wait and a doctor with which the place is free: the wished doctor first, with the wait nearest to the wished
 * one (the shorter of two), then the others in the clinic's order.
 *
 * Returns: whether there is one; else @slot stays as it was
 */
gboolean clinic_placement_fit (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                               ClinicSlot *slot);

/**
 * ClinicPlaceRun: arrivals in one bed, a step apart from the first to the last, each of which is free.
 */
typedef struct
{
  ClinicSlot first;
  ClinicSlot last;
} ClinicPlaceRun;

/**
 * clinic_placement_list_runs:
 * @wish: wished wait and doctor; of its place only the day counts
 * @not_before: UTC; earlier arrivals are left out
 * @runs: ClinicPlaceRun are appended, by bed and minute
 */
void clinic_placement_list_runs (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                                 const ClinicSlot *wish, gint64 not_before, GArray *runs);

G_END_DECLS
