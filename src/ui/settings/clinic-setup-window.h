/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SETUP_WINDOW (clinic_setup_window_get_type ())

/**
 * ClinicSetupWindow: what the first start asked: name, people, beds, opening hours; saved as one.
 */
G_DECLARE_FINAL_TYPE (ClinicSetupWindow, clinic_setup_window, CLINIC, SETUP_WINDOW, AdwWindow)

GtkWidget *clinic_setup_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
