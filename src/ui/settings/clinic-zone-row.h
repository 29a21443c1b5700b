/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_ZONE_ROW (clinic_zone_row_get_type ())

/**
 * ClinicZoneRow: the clinic's time zone, chosen from a list that is searched by any part of the name.
 *
 * Properties: "zone" ("Europe/Berlin")
 */
G_DECLARE_FINAL_TYPE (ClinicZoneRow, clinic_zone_row, CLINIC, ZONE_ROW, AdwActionRow)

GtkWidget  *clinic_zone_row_new      (void);
const char *clinic_zone_row_get_zone (ClinicZoneRow *self);
void        clinic_zone_row_set_zone (ClinicZoneRow *self, const char *zone);

G_END_DECLS
