/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_CLOSURES_WINDOW (clinic_closures_window_get_type ())

/**
 * ClinicClosuresWindow: when each doctor works; when the clinic is closed, who is away, which bed is out of service.
 *
 * Not modal, so that who is booked in such a time can be moved beside it. Keeps itself up to date.
 */
G_DECLARE_FINAL_TYPE (ClinicClosuresWindow, clinic_closures_window, CLINIC, CLOSURES_WINDOW, AdwWindow)

GtkWidget *clinic_closures_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
