/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_ROLLER_BOX_WINDOW (clinic_roller_box_window_get_type ())

/**
 * ClinicRollerBoxWindow: takes a box of rollers into stock. It writes and closes by itself; what was refused stands in it.
 */
G_DECLARE_FINAL_TYPE (ClinicRollerBoxWindow, clinic_roller_box_window, CLINIC, ROLLER_BOX_WINDOW, ClinicFormWindow)

GtkWidget *clinic_roller_box_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
