/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "model/clinic-booking-rules.h"

G_BEGIN_DECLS

/* What is done on another day than planned is first moved to today. On the database thread. */

gboolean clinic_visit_is_on_another_day (const ClinicBookingRules *rules, const ClinicSession *session);

/* Puts the session's plan on the first free place of today from now on, without writing it; CONFLICT when there is none. */
gboolean clinic_visit_find_place_today (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicCourse *course,
                                        ClinicSession *session, GError **error);
/* The same, and the spacing of its course held; @reason: (nullable): why @doctor lets it stand closer. */
gboolean clinic_visit_move_to_today    (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session,
                                        const char *reason, gint64 doctor, GError **error);

G_END_DECLS
