/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-import-file.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_IMPORT_ROWS (clinic_import_rows_get_type ())

/**
 * ClinicImportRows: every row that is refused or left out, with its line and the reason. Long lists stay cheap.
 */
G_DECLARE_FINAL_TYPE (ClinicImportRows, clinic_import_rows, CLINIC, IMPORT_ROWS, GtkBox)

/* @rows: (element-type ClinicImportRow); nothing shows when there is none */
void clinic_import_rows_show (ClinicImportRows *self, const char *title, GPtrArray *rows);

G_END_DECLS
