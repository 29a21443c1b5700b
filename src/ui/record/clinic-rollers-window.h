/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_ROLLERS_WINDOW (clinic_rollers_window_get_type ())

/**
 * ClinicRollersWindow: the stock of rollers by expiry, length and lot, and the way to who had a lot.
 */
G_DECLARE_FINAL_TYPE (ClinicRollersWindow, clinic_rollers_window, CLINIC, ROLLERS_WINDOW, AdwWindow)

GtkWidget *clinic_rollers_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
