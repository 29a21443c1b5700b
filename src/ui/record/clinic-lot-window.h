/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_LOT_WINDOW (clinic_lot_window_get_type ())

/**
 * ClinicLotWindow: who had a roller of a lot, what of it is left, and whether it is withdrawn.
 *
 * Actions: lot.print, lot.save (asks where to).
 */
G_DECLARE_FINAL_TYPE (ClinicLotWindow, clinic_lot_window, CLINIC, LOT_WINDOW, AdwWindow)

GtkWidget *clinic_lot_window_new  (GtkWindow *parent, ClinicDiary *diary, const char *lot);
/* As lot.save once the place is chosen. How it went shows in the window. */
void       clinic_lot_window_save (ClinicLotWindow *self, GFile *file);

G_END_DECLS
