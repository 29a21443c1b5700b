/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"
#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/*
 * The calendar's sheets of paper. @visits: (element-type ClinicVisit): of the days concerned, by start; who is not
 * coming is counted and not listed. @doctor: only this one's, 0 = all. Returns: (transfer full)
 */

/* A line for each visit: time, patient, session, bed, doctor, wait, phone, alerts. */
ClinicSheet *clinic_print_sheets_make_day  (ClinicDiary *diary, GPtrArray *visits, ClinicDay day, gint64 doctor);
/* The seven days from @first on side by side, beds below each other. */
ClinicSheet *clinic_print_sheets_make_week (ClinicDiary *diary, GPtrArray *visits, ClinicDay first, gint64 doctor);

G_END_DECLS
