/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"
#include "print/clinic-pages.h"
#include "ui/parts/clinic-status-line.h"

G_BEGIN_DECLS

/* Points, half an inch: more than printers leave out. */
#define CLINIC_SHEET_MARGIN 36

#define CLINIC_TYPE_SHEET_PRINTER (clinic_sheet_printer_get_type ())

/**
 * ClinicSheetPrinter: one sheet's way to the printer or into a PDF file.
 */
G_DECLARE_FINAL_TYPE (ClinicSheetPrinter, clinic_sheet_printer, CLINIC, SHEET_PRINTER, GObject)

/* @line: where it says how it went. */
ClinicSheetPrinter *clinic_sheet_printer_new       (GtkPageOrientation orientation, ClinicStatusLine *line);
GtkPageSetup       *clinic_sheet_printer_get_paper (ClinicSheetPrinter *self); /* (transfer none) */
ClinicSheet        *clinic_sheet_printer_get_sheet (ClinicSheetPrinter *self); /* (transfer none) (nullable) */
void                clinic_sheet_printer_take_sheet (ClinicSheetPrinter *self, ClinicSheet *sheet); /* (transfer full) (nullable) */

/* Asks for the printer. What is printed is the sheet as it is now. */
void clinic_sheet_printer_print    (ClinicSheetPrinter *self, GtkWindow *parent);
/* Asks where to, beginning with @file_name. */
void clinic_sheet_printer_ask_save (ClinicSheetPrinter *self, GtkWindow *parent, const char *file_name);
void clinic_sheet_printer_save     (ClinicSheetPrinter *self, GFile *file);

/* (transfer full): an empty sheet of this clinic: its foot says whose it is and when it was printed. */
ClinicSheet *clinic_sheet_printer_make_sheet (ClinicDiary *diary);

G_END_DECLS
