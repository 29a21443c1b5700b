/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_SHRINK_BIN (clinic_shrink_bin_get_type ())

/**
 * ClinicShrinkBin: a child that may be made narrower than it asks for, down to "least-width", so that a window can
 * learn that it is narrow and show itself in another way.
 *
 * Properties: "least-width" (360), "narrow-width" (700), "narrow" (read-only: the width given is below narrow-width;
 * it changes after the frame in which the width changed).
 */
G_DECLARE_FINAL_TYPE (ClinicShrinkBin, clinic_shrink_bin, CLINIC, SHRINK_BIN, GtkWidget)

GtkWidget *clinic_shrink_bin_new        (void);
GtkWidget *clinic_shrink_bin_get_child  (ClinicShrinkBin *self); /* (transfer none) (nullable) */
void       clinic_shrink_bin_set_child  (ClinicShrinkBin *self, GtkWidget *child); /* (nullable) */
gboolean   clinic_shrink_bin_get_narrow (ClinicShrinkBin *self);
/* What to begin with, before the first width is known. */
void       clinic_shrink_bin_expect_width (ClinicShrinkBin *self, int width);

G_END_DECLS
