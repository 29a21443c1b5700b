/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HOURS_ROW (clinic_hours_row_get_type ())

/**
 * ClinicHoursRow: when the clinic is open, or a doctor works, on one weekday: not at all, or from-to, with a second from-to after a break.
 *
 * Signals: "edited"
 */
G_DECLARE_FINAL_TYPE (ClinicHoursRow, clinic_hours_row, CLINIC, HOURS_ROW, GtkListBoxRow)

GtkWidget *clinic_hours_row_new   (int weekday); /* 1 Monday to 7 Sunday */
/* Says of what is off that a person does not work, not that the clinic is closed. */
void       clinic_hours_row_set_person (ClinicHoursRow *self);
/* @staff: whose hours; 0 = the clinic's */
void       clinic_hours_row_load  (ClinicHoursRow *self, const ClinicSetup *setup, gint64 staff);
void       clinic_hours_row_save  (ClinicHoursRow *self, ClinicSetup *setup, gint64 staff);
char      *clinic_hours_row_check (ClinicHoursRow *self); /* (transfer full) (nullable): what cannot be taken */

G_END_DECLS
