/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-roll.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_ROLL_WINDOW (clinic_roll_window_get_type ())

/**
 * ClinicRollWindow: new dates for the rest of a course: each booked session, where it stands and where it could go; those
 * that are ticked move together.
 *
 * Action: roll.move. It closes by itself once they have moved.
 */
G_DECLARE_FINAL_TYPE (ClinicRollWindow, clinic_roll_window, CLINIC, ROLL_WINDOW, AdwWindow)

/* @course, @session, @to: as clinic_diary_plan_roll_async() takes them */
GtkWidget *clinic_roll_window_new (GtkWindow *parent, ClinicDiary *diary, gint64 course, gint64 session,
                                   const ClinicSlot *to);

G_END_DECLS
