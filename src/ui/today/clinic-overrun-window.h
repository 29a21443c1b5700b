/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_OVERRUN_WINDOW (clinic_overrun_window_get_type ())

/**
 * ClinicOverrunWindow: who is late because others run over, and where each could go today, a click for each move.
 */
G_DECLARE_FINAL_TYPE (ClinicOverrunWindow, clinic_overrun_window, CLINIC, OVERRUN_WINDOW, AdwWindow)

GtkWidget *clinic_overrun_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
