/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_BOOKING_WINDOW (clinic_booking_window_get_type ())

/**
 * ClinicBookingWindow: books one session of a course, or all that are left.
 *
 * Actions: booking.book, booking.start-course; Escape closes. It closes by itself once it has booked.
 */
G_DECLARE_FINAL_TYPE (ClinicBookingWindow, clinic_booking_window, CLINIC, BOOKING_WINDOW, AdwWindow)

/* @patient, @course: 0 = to be chosen; with @patient alone, the newest active course. */
GtkWidget *clinic_booking_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 patient, gint64 course);

G_END_DECLS
