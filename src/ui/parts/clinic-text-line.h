/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of words in a row of a list, with figures of one width; what is too long is broken, never cut off. @css_class:
   how it weighs: "heading", "caption". */
GtkWidget *clinic_text_line_new (const char *text, const char *css_class);

G_END_DECLS
