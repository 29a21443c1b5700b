/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_WRAP_BOX (clinic_wrap_box_get_type ())

/**
 * ClinicWrapBox: children side by side at their natural width, going on in the next line where the room ends, as
 * words do; for pills on a card. Property "spacing": px between children and between lines (6).
 */
G_DECLARE_FINAL_TYPE (ClinicWrapBox, clinic_wrap_box, CLINIC, WRAP_BOX, GtkWidget)

GtkWidget *clinic_wrap_box_new         (void);
void       clinic_wrap_box_append      (ClinicWrapBox *self, GtkWidget *child);
void       clinic_wrap_box_clear       (ClinicWrapBox *self);
void       clinic_wrap_box_set_spacing (ClinicWrapBox *self, int spacing);

G_END_DECLS
