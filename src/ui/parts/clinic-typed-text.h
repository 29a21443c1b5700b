/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in an entry, without blanks at its ends; (transfer full). */
char *clinic_typed_text_dup  (GtkEditable *entry);
/* The same, in the place of *@text, which is freed. */
void  clinic_typed_text_take (GtkEditable *entry, char **text);

/* What is typed in @field, an entry, an entry row or a text view, is read from the left in every language: the groups of a
 * phone number, the parts of an address. It keeps its side. */
void  clinic_typed_text_read_from_left (GtkWidget *field);

G_END_DECLS
