/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-text-line.h"

GtkWidget *
clinic_text_line_new (const char *text, const char *css_class)
{
  GtkWidget *line;

  g_return_val_if_fail (text != NULL && css_class != NULL, NULL);

  line = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (line), 6);
  gtk_widget_add_css_class (line, css_class);
  gtk_widget_add_css_class (line, "numeric");
  return line;
}
