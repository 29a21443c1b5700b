/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * clinic_symbol_draw:
 * @widget: where it is drawn: gives display, scale and direction
 * @name: a symbolic icon's
 * @size: px
 * @x: left, px
 * @y: top, px
 *
 * Draws an icon in @color. What was drawn is kept with the icon: the toolkit would colour it anew, pixel by pixel, in each
 * frame, and a full week holds hundreds.
 */
void clinic_symbol_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, int size, const GdkRGBA *color, float x,
                         float y);

G_END_DECLS
