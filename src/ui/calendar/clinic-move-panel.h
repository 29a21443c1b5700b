/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/calendar/clinic-mover.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MOVE_PANEL (clinic_move_panel_get_type ())

/**
 * ClinicMovePanel: what stands beside the canvas while a session is moved: who, and spacing, bed and doctor, each with its
 * own answer. Below it the keys that do the same.
 */
G_DECLARE_FINAL_TYPE (ClinicMovePanel, clinic_move_panel, CLINIC, MOVE_PANEL, GtkWidget)

/* Once. */
void clinic_move_panel_set_mover (ClinicMovePanel *self, ClinicMover *mover, ClinicDiary *diary);

G_END_DECLS
