/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TAKE_HOME_WINDOW (clinic_take_home_window_get_type ())

/**
 * ClinicTakeHomeWindow: the sheet that a patient takes home, as it will be printed, to print or to save as a PDF. Once
 * printed, it is ticked off the discharge list.
 */
G_DECLARE_FINAL_TYPE (ClinicTakeHomeWindow, clinic_take_home_window, CLINIC, TAKE_HOME_WINDOW, AdwWindow)

/* Returns: (transfer none) (nullable): %NULL with @error where there is no sheet to show */
GtkWidget *clinic_take_home_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicAftercare *aftercare,
                                        GError **error);

/* Saves the sheet as a PDF, and says how it went. */
void clinic_take_home_window_save (ClinicTakeHomeWindow *self, GFile *file);

/* Prints as @action has it: the desktop's dialog, or into the file at @path (nullable) without asking. */
void clinic_take_home_window_print (ClinicTakeHomeWindow *self, GtkPrintOperationAction action, const char *path);

G_END_DECLS
