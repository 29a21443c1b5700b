/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "core/clinic-signature.h"

G_BEGIN_DECLS

/* Draws the strokes in the context's colour, from its origin on; the sheet is @width wide, and a third of it high. */
void    clinic_ink_draw   (const ClinicSignature *signature, cairo_t *cr, double width);
/* (transfer full): a PNG file: black on white, small enough to be kept with what was signed. */
GBytes *clinic_ink_to_png (const ClinicSignature *signature);

G_END_DECLS
