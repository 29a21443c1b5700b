/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "print/clinic-sheet.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SHEET_WINDOW (clinic_sheet_window_get_type ())

/**
 * ClinicSheetWindow: a sheet as it will be printed, on its way to the printer or into a PDF file.
 *
 * Actions: sheet.print, sheet.save (asks where to).
 */
G_DECLARE_FINAL_TYPE (ClinicSheetWindow, clinic_sheet_window, CLINIC, SHEET_WINDOW, AdwWindow)

/* @file_name: what is suggested for the PDF file. */
GtkWidget        *clinic_sheet_window_new        (GtkWindow *parent, const char *title, const char *file_name);
/* (transfer full) (nullable): %NULL = nothing to print yet. */
void              clinic_sheet_window_take_sheet (ClinicSheetWindow *self, ClinicSheet *sheet);
/* What is chosen above the pages. */
void              clinic_sheet_window_set_tools  (ClinicSheetWindow *self, GtkWidget *tools);
ClinicStatusLine *clinic_sheet_window_get_status (ClinicSheetWindow *self); /* (transfer none) */
/* As sheet.save once the place is chosen. How it went shows in the window. */
void              clinic_sheet_window_save       (ClinicSheetWindow *self, GFile *file);

G_END_DECLS
