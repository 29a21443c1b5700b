/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the text of @layout begins in it, px from the left: it is shifted where its line has a width and the text is
 * aligned to the other side, as in a mirrored window. */
int  clinic_layout_get_shift (PangoLayout *layout);
/* Draws the text of @layout with its left edge at @x, wherever it stands in its line. */
void clinic_layout_draw      (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y);

G_END_DECLS
