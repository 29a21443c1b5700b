/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "core/clinic-session.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* On the database thread, within finishing a session and taking that back. */

/* Carries on what was prescribed with @earlier, which @session closes. What @session has by that name stays as it is. */
gboolean clinic_visit_creams_carry_on (ClinicTx *tx, const ClinicHealing *earlier, const ClinicSession *session, GError **error);
/* Takes away a prescription that was carried on, unless someone has changed it since. */
gboolean clinic_visit_creams_withdraw (ClinicTx *tx, gint64 prescription, GError **error);

G_END_DECLS
