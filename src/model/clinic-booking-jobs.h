/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

/*
 * What the verbs that book and move are made of; on the database thread, inside their transaction.
 */

char *clinic_booking_load_name (ClinicTx *tx, gint64 patient, GError **error); /* (transfer full): "Asha Rao" */

/* Books one visit by all the rules, with its step and the course's follow-up. Returns: (transfer full) (nullable) */
ClinicSession *clinic_booking_make (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicBooking *booking,
                                    GError **error);

/* Puts @session where @to says, by all the rules. The place must be free by now: whoever stood there has been lifted. */
gboolean clinic_booking_set_down (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session,
                                  const ClinicBooking *to, GError **error);

G_END_DECLS
