/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-typed-text.h"

char *
clinic_typed_text_dup (GtkEditable *entry)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

void
clinic_typed_text_take (GtkEditable *entry, char **text)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry) && text != NULL);

  g_free (*text);
  *text = clinic_typed_text_dup (entry);
}

void
clinic_typed_text_read_from_left (GtkWidget *field)
{
  gboolean mirrored;

  g_return_if_fail (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field));

  mirrored = gtk_widget_get_direction (field) == GTK_TEXT_DIR_RTL;
  if (GTK_IS_TEXT_VIEW (field))
    {
      gtk_widget_set_direction (field, GTK_TEXT_DIR_LTR);
      gtk_text_view_set_justification (GTK_TEXT_VIEW (field), mirrored ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
      return;
    }
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field))), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (GTK_EDITABLE (field), mirrored ? 1 : 0);
}
