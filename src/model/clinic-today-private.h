/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-booking-rules.h"
#include "model/clinic-today.h"

G_BEGIN_DECLS

/* The day as it stands; on the database thread. (transfer full) (nullable) */
ClinicToday *clinic_today_load (const ClinicBookingRules *rules, ClinicConn *conn, GError **error);

G_END_DECLS
