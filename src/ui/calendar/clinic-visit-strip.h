/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_VISIT_STRIP (clinic_visit_strip_get_type ())

/**
 * ClinicVisitStrip: one visit from left to right as the calendar draws it: numbing, rolling, turnover. Decoration: the
 * times are said in words beside it.
 */
G_DECLARE_FINAL_TYPE (ClinicVisitStrip, clinic_visit_strip, CLINIC, VISIT_STRIP, GtkWidget)

GtkWidget *clinic_visit_strip_new         (void);
void       clinic_visit_strip_set_minutes (ClinicVisitStrip *self, int wait, int rolling, int turnover);

G_END_DECLS
