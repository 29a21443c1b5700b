/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-slots.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_BOOKING_ELSE (clinic_booking_else_get_type ())

/**
 * ClinicBookingElse: what else can be done where no free place suits: fit one more in, or wait. Who is booked already and
 * moves asks for an earlier time with the session itself, not here.
 *
 * Signal: "booked" (gint64 session): one more was fitted in
 */
G_DECLARE_FINAL_TYPE (ClinicBookingElse, clinic_booking_else, CLINIC, BOOKING_ELSE, GtkWidget)

GtkWidget *clinic_booking_else_new (void);

/**
 * clinic_booking_else_offer:
 * @wish: what was looked for
 * @name: the patient's
 * @draft: whose override, or version, is taken along
 * @is_full: the wished day has no free place
 */
void clinic_booking_else_offer (ClinicBookingElse *self, ClinicDiary *diary, const ClinicSlotWish *wish, const char *name,
                                const ClinicBooking *draft, gboolean is_full);

G_END_DECLS
