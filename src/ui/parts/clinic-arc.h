/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_ARC (clinic_arc_get_type ())

/**
 * ClinicArc: a piece of a ring in the CSS colour, from the top clockwise; the ring of the numbing clock.
 */
G_DECLARE_FINAL_TYPE (ClinicArc, clinic_arc, CLINIC, ARC, GtkWidget)

/* @thickness: of the line, px */
GtkWidget *clinic_arc_new          (double thickness);
double     clinic_arc_get_fraction (ClinicArc *self);
void       clinic_arc_set_fraction (ClinicArc *self, double fraction); /* 0 to 1 */

G_END_DECLS
