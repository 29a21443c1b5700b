/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "core/clinic-protocol.h"
#include "model/clinic-booking-rules.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Inside verbs, on the database thread. */

/* The protocol (the rules' own, not to be freed) that a session goes by; NULL with NOT_FOUND. */
ClinicProtocol *clinic_healing_record_find_protocol (ClinicConn *conn, const ClinicBookingRules *rules, gint64 course,
                                                     GError **error);
/* Records @event on @healing and writes it; closes what asked for it. INVALID says why not. */
gboolean clinic_healing_record_event (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicProtocol *protocol,
                                      ClinicHealing *healing, ClinicHealingEvent event, ClinicDay day, GError **error);
/* Unless it stands or the patient is not to be called: the next question whether peeling is over. */
gboolean clinic_healing_record_ask_again (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicProtocol *protocol,
                                          const ClinicHealing *healing, const ClinicSession *session, GError **error);

G_END_DECLS
