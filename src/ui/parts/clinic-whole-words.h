/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has @label say all its words in a tooltip where they are cut off. They are asked for when they are wanted: to set a tooltip's
   text asks the display server where the pointer is, each time. */
void clinic_whole_words_tell (GtkLabel *label);

G_END_DECLS
