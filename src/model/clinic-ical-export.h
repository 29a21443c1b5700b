/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

/**
 * clinic_ical_export:
 * @visits: (element-type ClinicVisit): who is not coming is in it as cancelled, so that reading the file again takes
 *   away what was read before
 * @doctor: only this one's, 0 = all
 * @names: whether patients' names may stand in it
 *
 * Sessions as an iCalendar file: from arrival to the end of rolling, with doctor and bed; never what is treated.
 *
 * Returns: (transfer full): the file
 */
GBytes *clinic_ical_export (ClinicDiary *diary, GPtrArray *visits, gint64 doctor, gboolean names);

G_END_DECLS
