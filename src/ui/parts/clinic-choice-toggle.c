/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-choice-toggle.h"

GtkToggleButton *
clinic_choice_toggle_new (const char *label, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "record-choice");
  g_object_bind_property (button, "active", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_TOGGLE_BUTTON (button);
}

void
clinic_choice_toggle_keep_one (GtkToggleButton *const *buttons, guint n, GtkToggleButton *button)
{
  g_return_if_fail (buttons != NULL && GTK_IS_TOGGLE_BUTTON (button));

  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < n; i++)
    if (buttons[i] != button)
      gtk_toggle_button_set_active (buttons[i], FALSE);
}

void
clinic_choice_toggle_give_way (GtkWidget *box)
{
  GtkLayoutManager *layout;

  g_return_if_fail (GTK_IS_WIDGET (box));

  gtk_widget_add_css_class (box, "giving-way");
  layout = gtk_widget_get_layout_manager (box);
  if (GTK_IS_BOX_LAYOUT (layout))
    gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), FALSE);
  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL; button = gtk_widget_get_next_sibling (button))
    g_object_set (gtk_button_get_child (GTK_BUTTON (button)), "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD,
                  "justify", GTK_JUSTIFY_CENTER, NULL);
}
