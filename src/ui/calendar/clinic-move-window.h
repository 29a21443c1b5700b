/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-booking.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MOVE_WINDOW (clinic_move_window_get_type ())

/**
 * ClinicMoveWindow: moves a session to one of the next free places, or fits it in on a day that is full. Action: move.move.
 */
G_DECLARE_FINAL_TYPE (ClinicMoveWindow, clinic_move_window, CLINIC, MOVE_WINDOW, AdwWindow)

GtkWidget *clinic_move_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicVisit *visit);

G_END_DECLS
