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
