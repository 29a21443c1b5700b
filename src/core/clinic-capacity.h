/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"
#include "core/clinic-setup.h"

G_BEGIN_DECLS

/**
 * clinic_capacity_count:
 * @shape: every patient waits the planned time
 *
 * Returns: how many patients the clinic can take on its longest day, booked one behind the other
 */
int clinic_capacity_count (const ClinicSetup *setup, const ClinicVisitShape *shape);

/**
 * clinic_capacity_fill:
 * @board: sealed; afterwards it holds the visits that were counted, too
 * @shape: every patient waits the planned time
 *
 * Returns: how many more patients the day takes, booked one behind the other
 */
int clinic_capacity_fill (ClinicBoard *board, const ClinicVisitShape *shape);

G_END_DECLS
