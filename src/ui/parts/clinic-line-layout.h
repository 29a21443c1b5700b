/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_LINE_LAYOUT (clinic_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (ClinicLineLayout, clinic_line_layout, CLINIC, LINE_LAYOUT, GtkLayoutManager)

/**
 * ClinicLineLayout:
 *
 * Children beside each other, of which those that expand have the room that is left. It asks for heights by width only. A box
 * asks a label how wide it would be at a height, too, and the label lays its text out a dozen times to answer; a grid, asked
 * for the least height at any width, gives that of its least width, which newer boxes take at its word.
 *
 * Property: "spacing", 6 if not set.
 */
/* A box of that layout, for words that wrap. */
GtkWidget *clinic_line_layout_box_new (int spacing);
/* Of a box that holds columns: beside each other by that layout, or below each other where there is no room. */
void       clinic_line_layout_arrange (GtkWidget *box, int spacing, gboolean narrow);

G_END_DECLS
