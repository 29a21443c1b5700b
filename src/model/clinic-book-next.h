/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-booking-rules.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * clinic_book_next_keep:
 * @reason: what has just happened: "due" (booked, moved, performed, taken back), "cancelled" or "noshow"
 *
 * Keeps a course's one follow-up "book next session" right after its sessions have changed: makes it, moves it, or
 * takes it off the list. On the database thread, as the last step of the verb that changed them.
 */
gboolean clinic_book_next_keep (ClinicTx *tx, const ClinicBookingRules *rules, gint64 course, const char *reason,
                                GError **error);

/* The same over what was read already; @sessions: (element-type ClinicSession): all of the course as they stand now. */
gboolean clinic_book_next_keep_among (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicCourse *course,
                                      GPtrArray *sessions, const char *reason, GError **error);

G_END_DECLS
