/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_WEEKDAY_CHOICE (clinic_weekday_choice_get_type ())

/**
 * ClinicWeekdayChoice: seven buttons, one for each day of the week in the locale's order; any number of them down.
 *
 * Signal: "changed"
 */
G_DECLARE_FINAL_TYPE (ClinicWeekdayChoice, clinic_weekday_choice, CLINIC, WEEKDAY_CHOICE, GtkWidget)

GtkWidget *clinic_weekday_choice_new (void);
/* Bits, 1 Monday to 64 Sunday; 0 = none chosen. Setting them does not emit "changed". */
guint      clinic_weekday_choice_get (ClinicWeekdayChoice *self);
void       clinic_weekday_choice_set (ClinicWeekdayChoice *self, guint weekdays);

G_END_DECLS
