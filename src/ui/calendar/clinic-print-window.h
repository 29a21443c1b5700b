/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PRINT_WINDOW (clinic_print_window_get_type ())

/**
 * ClinicPrintWindow: the day list or the week, of one doctor or of all, seen as it will be printed; to the printer or
 * into a PDF file.
 *
 * Property "what" ("day", "week"). Actions: print.print, print.save (asks where to), print.what.
 */
G_DECLARE_FINAL_TYPE (ClinicPrintWindow, clinic_print_window, CLINIC, PRINT_WINDOW, AdwWindow)

/* @week: begin with the week that @day lies in, else with the day. */
GtkWidget *clinic_print_window_new  (GtkWindow *parent, ClinicDiary *diary, ClinicDay day, gboolean week);
/* As print.save once the place is chosen. How it went shows in the window. */
void       clinic_print_window_save (ClinicPrintWindow *self, GFile *file);

G_END_DECLS
