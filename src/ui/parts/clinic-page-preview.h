/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_PAGE_PREVIEW (clinic_page_preview_get_type ())

/**
 * ClinicPagePreview: one page as it will be printed, white on the window's ground, as wide as there is room.
 */
G_DECLARE_FINAL_TYPE (ClinicPagePreview, clinic_page_preview, CLINIC, PAGE_PREVIEW, GtkWidget)

/* Draws page @nth from the context's origin on; a unit is a point. */
typedef void (*ClinicPageDraw) (gconstpointer document, cairo_t *cr, int nth);

/* @document: for @draw; not owned: the widget goes before it does; @nth: from 0, of @n; @width, @height, @margin: of the
 * paper, in points. */
GtkWidget *clinic_page_preview_new (ClinicPageDraw draw, gconstpointer document, int nth, int n, double width, double height,
                                    double margin);

G_END_DECLS
