/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-month.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MONTH_DAY_CELL (clinic_month_day_cell_get_type ())

/**
 * ClinicMonthDayCell: one day of the month: its number, booked of possible in figures and as a bar, when the next visit
 * is free, and the names that have room. One widget that draws itself, named by a sentence.
 */
G_DECLARE_FINAL_TYPE (ClinicMonthDayCell, clinic_month_day_cell, CLINIC, MONTH_DAY_CELL, GtkWidget)

/* Widgets that are never shown: style sheets give them the colours of what is booked and of today. Not owned; they live
 * as long as the cell. */
GtkWidget *clinic_month_day_cell_new (GtkWidget *booked_ink, GtkWidget *today_ink);
/* @day: lives until the next call; @other_month: shown only to fill the week */
void       clinic_month_day_cell_set (ClinicMonthDayCell *self, const ClinicMonthDay *day, ClinicDay today,
                                      gboolean other_month, GTimeZone *zone);
ClinicDay  clinic_month_day_cell_get_day (ClinicMonthDayCell *self);

/* "Tue 24 November, 22 of 28 booked, next free 15:40"; (transfer full). */
char      *clinic_month_day_say (const ClinicMonthDay *day, ClinicDay today, GTimeZone *zone);

G_END_DECLS
