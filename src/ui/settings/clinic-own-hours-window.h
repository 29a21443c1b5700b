/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_OWN_HOURS_WINDOW (clinic_own_hours_window_get_type ())

/**
 * ClinicOwnHoursWindow: when one doctor works: the clinic's hours, or own ones for each weekday.
 *
 * Signals: "saved" (ClinicChange *change), before it closes.
 */
G_DECLARE_FINAL_TYPE (ClinicOwnHoursWindow, clinic_own_hours_window, CLINIC, OWN_HOURS_WINDOW, AdwWindow)

GtkWidget *clinic_own_hours_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 staff);

G_END_DECLS
