/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-month.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MONTH_VIEW (clinic_month_view_get_type ())

/**
 * ClinicMonthView: the weeks of one month, a ClinicMonthDayCell for each day.
 *
 * One day is the chosen one; Tab comes to it, arrows lead from day to day and past the month's ends, Home and End to the
 * ends of the week, Page Up and Page Down to the same day of the month before and after.
 *
 * Signals:
 *  "day-chosen" (int day): the chosen day changed by key or click; it may lie outside what is shown
 *  "day-activated" (int day): by click, Enter or Space
 */
G_DECLARE_FINAL_TYPE (ClinicMonthView, clinic_month_view, CLINIC, MONTH_VIEW, GtkWidget)

GtkWidget *clinic_month_view_new  (void);
/* @days: (element-type ClinicMonthDay): whole weeks; @chosen: one of them, whose month is shown. The focus, where it is
 * in here, goes to @chosen. */
void       clinic_month_view_show (ClinicMonthView *self, GPtrArray *days, ClinicDay chosen, ClinicDay today,
                                   GTimeZone *zone);
ClinicDay  clinic_month_view_get_chosen (ClinicMonthView *self); /* CLINIC_DAY_NONE before something is shown */
GtkWidget *clinic_month_view_find_cell  (ClinicMonthView *self, ClinicDay day); /* (nullable) (transfer none) */

/* The first of the weeks, which begin on @week_start (1 Monday to 7 Sunday), that touch the month of @day, and the day
 * after the last. */
void clinic_month_view_get_span (ClinicDay day, int week_start, ClinicDay *from, ClinicDay *to);

G_END_DECLS
