/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Numbers that may stay empty, in any entry row: "12.5", or with the locale's comma. Empty is 0.
 */

/* FALSE: no number, or less than 0 or more than 99999; the row is marked and takes the focus. */
gboolean clinic_number_entry_read  (GtkEditable *row, double *number);
void     clinic_number_entry_write (GtkEditable *row, double number);

G_END_DECLS
