/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WALK_IN_WINDOW (clinic_walk_in_window_get_type ())

/**
 * ClinicWalkInWindow: who comes in without being expected: the patient, the course, the first free place of today; checked
 * in at once.
 */
G_DECLARE_FINAL_TYPE (ClinicWalkInWindow, clinic_walk_in_window, CLINIC, WALK_IN_WINDOW, AdwWindow)

GtkWidget *clinic_walk_in_window_new (GtkWindow *parent, ClinicDiary *diary);

G_END_DECLS
