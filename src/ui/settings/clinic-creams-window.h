/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CREAMS_WINDOW (clinic_creams_window_get_type ())

/**
 * ClinicCreamsWindow: the clinic's list of creams with the limits of their labels.
 */
G_DECLARE_FINAL_TYPE (ClinicCreamsWindow, clinic_creams_window, CLINIC, CREAMS_WINDOW, AdwWindow)

GtkWidget *clinic_creams_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
