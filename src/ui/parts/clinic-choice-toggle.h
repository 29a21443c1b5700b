/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A choice that is pressed or not: a mark says so too, not the tint alone. @name: its accessible name. */
GtkToggleButton *clinic_choice_toggle_new (const char *label, const char *name);
/* One of @buttons at most is pressed: the others let go once @button is. For "toggled"; it can be taken back. */
void             clinic_choice_toggle_keep_one (GtkToggleButton *const *buttons, guint n, GtkToggleButton *button);
/* Lets the words of the buttons in @box give way in a narrow window: in some languages they are longer than it is wide. Each
   button is as wide as its own words, where there is room. */
void             clinic_choice_toggle_give_way (GtkWidget *box);

G_END_DECLS
