/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/slot-situation.h"

G_BEGIN_DECLS

/*
 * What brute force finds: every arrival, wait, bed and doctor tried, the wall clock read minute by minute from the zone.
 * It shares no code with the schedule, the board, ranges or our reckoning of time: only their types.
 */

/* Returns: (transfer full): ClinicSlot, of the days from the wished one on that the course allows, until @most_days had any. */
GArray   *slot_oracle_list    (const SlotSituation *situation, guint most_days);
/* Whether that place is free; @minute by the wall clock, @bed and @doctor by their place in the situation. */
gboolean  slot_oracle_is_free (const SlotSituation *situation, ClinicDay day, int minute, int wait, int bed, int doctor);

G_END_DECLS
