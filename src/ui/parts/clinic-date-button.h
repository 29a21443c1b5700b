/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_DATE_BUTTON (clinic_date_button_get_type ())

/**
 * ClinicDateButton: a day, typed or picked from a calendar; below it, when the day cannot be taken, what to change.
 *
 * Shows "Tue 15 Dec 2026". What cannot be taken stays as typed, with @fault set and no day. Alt+Down opens the calendar.
 */
G_DECLARE_FINAL_TYPE (ClinicDateButton, clinic_date_button, CLINIC, DATE_BUTTON, GtkWidget)

/* @title: its accessible name: "Day" */
GtkWidget *clinic_date_button_new (const char *title);

/* CLINIC_DAY_NONE when empty or faulty. Setting it shows it and clears the fault; it is not held against the limits. */
ClinicDay clinic_date_button_get_day (ClinicDateButton *self);
void      clinic_date_button_set_day (ClinicDateButton *self, ClinicDay day);

/* The first and last day that can be taken; CLINIC_DAY_NONE: no limit. */
void clinic_date_button_set_limits (ClinicDateButton *self, ClinicDay min_day, ClinicDay max_day);

/* Where the calendar opens when there is no day, and from where on a day typed without its year is meant. */
void clinic_date_button_set_today (ClinicDateButton *self, ClinicDay today);

/* Takes what stands in the entry, as Enter and leaving it do; FALSE when it cannot be taken. */
gboolean clinic_date_button_commit (ClinicDateButton *self);

/* Its own, or the owner's ("Earliest Tue 15 Dec: 21 days after session 3."); gone with the next day. %NULL: none. */
const char *clinic_date_button_get_fault (ClinicDateButton *self);
void        clinic_date_button_set_fault (ClinicDateButton *self, const char *fault);

G_END_DECLS
