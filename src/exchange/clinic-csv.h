/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/clinic-csv-table.h"

G_BEGIN_DECLS

#define CLINIC_CSV_MAX_BYTES (64 * 1024 * 1024)
#define CLINIC_CSV_MAX_COLUMNS 1000
#define CLINIC_CSV_MAX_ROWS 1000000

ClinicCsvTable *clinic_csv_read (GBytes *bytes, const char *encoding, char delimiter,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
