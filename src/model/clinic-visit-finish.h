/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-booking-rules.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/*
 * What the end of a session brings with it, inside the verbs of the visit, on the database thread.
 */

/* The healing, the checklist, the follow-ups; those of the course's earlier sessions are carried on by this one. */
gboolean clinic_visit_finish_create   (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicSession *session,
                                       GError **error);
/* The end was a mistake: what it created goes (calls that were logged stay), what it closed is open again. */
gboolean clinic_visit_finish_withdraw (ClinicTx *tx, const ClinicSession *session, GError **error);

G_END_DECLS
