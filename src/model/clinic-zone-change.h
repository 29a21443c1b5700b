/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-booking-rules.h"

G_BEGIN_DECLS

/*
 * The clinic's zone, or what the world's clocks make of it, has changed: part of a verb, on the database thread.
 */

/* @needed: (out): whether a session that is still to come stands elsewhere in UTC than its wall time says in @zone. */
gboolean clinic_zone_change_is_needed (ClinicConn *conn, GTimeZone *zone, gint64 now, gboolean *needed, GError **error);

/**
 * clinic_zone_change_apply:
 * @rules: the clinic as it is now: its setup, its zone, today there
 * @before: (nullable): the zone that follow-ups were reckoned in; NULL where it has the same name and other rules
 * @n_displaced: (out): how many sessions could not keep their place
 *
 * All sessions that are booked from today on keep their wall time and get their UTC anew, and open follow-ups that are not due
 * yet fall due at the clinic's opening again. Who is in the house stays as they are. Where another stands by then at the same time
 * (in the house, or moved on by the gap of a change of clocks), the session takes the nearest free arrival of its day; where
 * there is none, it is cancelled with the reason, and its course is to be rebooked at once. The journal tells which.
 */
gboolean clinic_zone_change_apply (ClinicTx *tx, const ClinicBookingRules *rules, GTimeZone *before, guint *n_displaced,
                                   GError **error);

G_END_DECLS
