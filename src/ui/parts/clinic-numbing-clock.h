/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_NUMBING_CLOCK (clinic_numbing_clock_get_type ())

/**
 * ClinicNumbingClock: the minutes under cream as a ring.
 *
 * The ring is an hour (longer when the most allowed is longer), with a tick at "ready" and a shorter one at "planned".
 * Blue before ready, green from then on, full and red from the most allowed on. The words beside it say the same.
 */
G_DECLARE_FINAL_TYPE (ClinicNumbingClock, clinic_numbing_clock, CLINIC, NUMBING_CLOCK, GtkWidget)

GtkWidget *clinic_numbing_clock_new (void);

/* Minutes since the cream went on. */
int  clinic_numbing_clock_get_minutes (ClinicNumbingClock *self);
void clinic_numbing_clock_set_minutes (ClinicNumbingClock *self, int minutes);

/* The least, planned and most minutes; the clinic's leaflet says 30 and 60, planned 45, which they are until set. */
void clinic_numbing_clock_set_limits (ClinicNumbingClock *self, int ready_min, int plan_min, int max_min);

gboolean clinic_numbing_clock_is_ready   (ClinicNumbingClock *self);
gboolean clinic_numbing_clock_is_overdue (ClinicNumbingClock *self);

G_END_DECLS
