/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-import-rows.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 260

struct _ClinicImportRows
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (ClinicImportRows, clinic_import_rows, GTK_TYPE_BOX)

static void
clinic_import_rows_class_init (ClinicImportRowsClass *klass)
{
}

static void
item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                               PANGO_WRAP_WORD_CHAR, "margin-top", 3, "margin-bottom", 3, NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_view (ClinicImportRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model;
  GtkWidget *view;

  self->lines = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), NULL);
  model = gtk_no_selection_new (G_LIST_MODEL (self->lines));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Refused Rows"), -1);
  return view;
}

static void
clinic_import_rows_init (ClinicImportRows *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->title = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), scroller);
}

void
clinic_import_rows_show (ClinicImportRows *self, const char *title, GPtrArray *rows)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (CLINIC_IS_IMPORT_ROWS (self) && title != NULL && rows != NULL);

  lines = g_new0 (char *, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const ClinicImportRow *row = g_ptr_array_index (rows, i);

      lines[i] = g_strdup_printf (_("Line %u: %s"), row->line, row->reason);
    }
  gtk_label_set_label (self->title, title);
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          (const char *const *) lines);
  gtk_widget_set_visible (GTK_WIDGET (self), rows->len > 0);
}
