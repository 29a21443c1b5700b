/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * clinic_color_of:
 * @color: (out): the CSS "color" of @widget as it stands now
 *
 * For drawing in snapshot, so that style sheets decide every colour.
 */
void clinic_color_of (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
