/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-number-entry.h"

#include "ui/parts/clinic-typed-text.h"

#define MOST 99999

gboolean
clinic_number_entry_read (GtkEditable *row, double *number)
{
  g_autofree char *typed = NULL;
  char *end;
  gboolean good;

  g_return_val_if_fail (GTK_IS_EDITABLE (row) && number != NULL, FALSE);

  typed = clinic_typed_text_dup (row);
  g_strdelimit (typed, ",", '.');
  *number = g_ascii_strtod (typed, &end);
  good = *end == '\0' && *number >= 0 && *number <= MOST; /* NaN is neither */
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return good;
}

void
clinic_number_entry_write (GtkEditable *row, double number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%g", number) : NULL;

  g_return_if_fail (GTK_IS_EDITABLE (row));

  gtk_editable_set_text (row, text ? text : "");
}
