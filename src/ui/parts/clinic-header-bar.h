/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_HEADER_BAR (clinic_header_bar_get_type ())

/**
 * ClinicHeaderBar: a window's title with its buttons beside it. Where there is too little room for all of them in one row,
 * as with large text in a narrow window, the title stands below, and no word of it is cut off.
 *
 * Properties as those of AdwHeaderBar: "title-widget", else it is the window's title; "show-start-title-buttons",
 * "show-end-title-buttons". Children of type "start" and "end".
 */
G_DECLARE_FINAL_TYPE (ClinicHeaderBar, clinic_header_bar, CLINIC, HEADER_BAR, GtkWidget)

/* Lets the labels in @title break into lines instead of being cut off. */
void clinic_header_bar_let_wrap (GtkWidget *title);

G_END_DECLS
