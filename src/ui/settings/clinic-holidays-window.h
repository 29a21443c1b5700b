/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HOLIDAYS_WINDOW (clinic_holidays_window_get_type ())

/**
 * ClinicHolidaysWindow: a calendar file as closures of the clinic: what is new, what has changed, what is not taken and
 * why. Nothing is written before it is confirmed; then it is one change, taken back by one undo.
 *
 * Signals: "saved" (ClinicChange *change), before it closes.
 */
G_DECLARE_FINAL_TYPE (ClinicHolidaysWindow, clinic_holidays_window, CLINIC, HOLIDAYS_WINDOW, AdwWindow)

GtkWidget *clinic_holidays_window_new (GtkWindow *parent, ClinicDiary *diary, GFile *file);

G_END_DECLS
