/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where @widget is wider than @width (px) at least: lets every label below it break into lines where it would stand in one,
 * between its words. Only what is too wide even so breaks between its letters, the widest first, since a row that may break
 * words breaks them sooner than it must. What has too little room, as with large text in a narrow window, is then read whole.
 * What has room looks as before. */
void clinic_give_way (GtkWidget *widget, int width);
/* Whether a person has asked for text that is a quarter larger than usual, or more. */
gboolean clinic_give_way_is_text_large (GtkWidget *widget);
/* The same for what the toolkit would cut off below @widget, titles of groups of settings and what is chosen in their rows; and
   their rows' titles, which it would break between letters, are kept in words. */
void clinic_give_way_titles (GtkWidget *widget);

G_END_DECLS
