/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-skin-type-row.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-skin-type.h"

static void
tint (GtkWidget *swatch, int type)
{
  const char *classes[] = { "skin-swatch", NULL, NULL };
  g_autofree char *own = g_strdup_printf ("skin-%d", type);

  classes[1] = own;
  gtk_widget_set_css_classes (swatch, classes);
  gtk_widget_set_visible (swatch, type != CLINIC_SKIN_TYPE_UNKNOWN);
}

static GtkWidget *
make_swatch (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_CENTER, NULL);
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), make_swatch ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  tint (swatch, gtk_list_item_get_position (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (swatch)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, GtkWidget *swatch)
{
  tint (swatch, clinic_skin_type_row_get (row));
}

void
clinic_skin_type_row_make (AdwComboRow *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *swatch = make_swatch ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  gtk_string_list_append (names, C_("skin type", "Not known"));
  for (int i = CLINIC_SKIN_TYPE_FIRST; i <= CLINIC_SKIN_TYPE_LAST; i++)
    gtk_string_list_take (names, clinic_skin_type_say (i));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), swatch);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), swatch, 0);
  tint (swatch, clinic_skin_type_row_get (row));
}

int
clinic_skin_type_row_get (AdwComboRow *row)
{
  guint selected;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), CLINIC_SKIN_TYPE_UNKNOWN);

  selected = adw_combo_row_get_selected (row);
  return selected <= CLINIC_SKIN_TYPE_LAST ? (int) selected : CLINIC_SKIN_TYPE_UNKNOWN;
}

void
clinic_skin_type_row_set (AdwComboRow *row, int type)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row) && type >= CLINIC_SKIN_TYPE_UNKNOWN && type <= CLINIC_SKIN_TYPE_LAST);

  adw_combo_row_set_selected (row, type);
}
