/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-course.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_BOOKING_SCREENING (clinic_booking_screening_get_type ())

/**
 * ClinicBookingScreening: what the patient's last screening says of a session that is being booked, and whether the questions
 * are asked once it is. No obstacle: it can be left.
 */
G_DECLARE_FINAL_TYPE (ClinicBookingScreening, clinic_booking_screening, CLINIC, BOOKING_SCREENING, GtkBox)

/* @day: near which the session will be: dates in the answers count against it. */
void clinic_booking_screening_show  (ClinicBookingScreening *self, ClinicDiary *diary, const ClinicCourse *course, ClinicDay day);
/* @session: what was booked, of several the first: its questions are asked, where that is wanted. */
void clinic_booking_screening_go_on (ClinicBookingScreening *self, gint64 session);

G_END_DECLS
