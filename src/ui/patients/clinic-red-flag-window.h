/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_RED_FLAG_WINDOW (clinic_red_flag_window_get_type ())

/**
 * ClinicRedFlagWindow: a doctor closes a red flag with a note.
 */
G_DECLARE_FINAL_TYPE (ClinicRedFlagWindow, clinic_red_flag_window, CLINIC, RED_FLAG_WINDOW, AdwWindow)

GtkWidget *clinic_red_flag_window_new (ClinicDiary *diary, const ClinicRedFlag *flag);

G_END_DECLS
