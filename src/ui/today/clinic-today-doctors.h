/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"
#include "model/clinic-today.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TODAY_DOCTORS (clinic_today_doctors_get_type ())

/**
 * ClinicTodayDoctors: a line for each doctor, now, then, then; pressed, it shows only that doctor's patients.
 *
 * Signal "changed": another doctor's patients are to show.
 */
G_DECLARE_FINAL_TYPE (ClinicTodayDoctors, clinic_today_doctors, CLINIC, TODAY_DOCTORS, GtkBox)

/* A line whose words are the same stays: it may have the focus. What was said besides goes. */
void   clinic_today_doctors_show       (ClinicTodayDoctors *self, ClinicToday *today, const ClinicSetup *setup, gint64 now,
                                        GTimeZone *zone);
void   clinic_today_doctors_say        (ClinicTodayDoctors *self, ClinicTone tone, const char *words); /* in a line after those */
gint64 clinic_today_doctors_get_doctor (ClinicTodayDoctors *self); /* whose patients show; 0 = everyone's */
void   clinic_today_doctors_set_narrow (ClinicTodayDoctors *self, gboolean narrow); /* below each other */

G_END_DECLS
