/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-keeper.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COPIES_WINDOW (clinic_copies_window_get_type ())

/**
 * ClinicCopiesWindow: the copies of the clinic's data: which there are, one more now, one back.
 *
 * Signals: "restore" (char *path): the person has confirmed it
 */
G_DECLARE_FINAL_TYPE (ClinicCopiesWindow, clinic_copies_window, CLINIC, COPIES_WINDOW, AdwWindow)

GtkWidget *clinic_copies_window_new (GtkWindow *parent, ClinicKeeper *keeper);

G_END_DECLS
