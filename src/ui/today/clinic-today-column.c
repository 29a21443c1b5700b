/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-today-column.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _ClinicTodayColumn
{
  GtkBox parent_instance;

  ClinicStage stage;
  GtkWidget *header;
  GtkWidget *arrow;
  GtkLabel *count_label;
  GtkWidget *revealer;
  GtkWidget *list;
  GtkWidget *more_button;
  gboolean narrow;
  gboolean folded;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (ClinicTodayColumn, clinic_today_column, GTK_TYPE_BOX)

enum
{
  SIGNAL_MORE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
update_fold (ClinicTodayColumn *self)
{
  gboolean open = !self->narrow || !self->folded;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_widget_set_visible (self->arrow, self->narrow);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_can_target (self->header, self->narrow);
  gtk_widget_set_focusable (self->header, self->narrow);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
header_clicked_cb (ClinicTodayColumn *self)
{
  g_assert (CLINIC_IS_TODAY_COLUMN (self));

  self->folded = !self->folded;
  update_fold (self);
}

static void
more_clicked_cb (ClinicTodayColumn *self)
{
  g_assert (CLINIC_IS_TODAY_COLUMN (self));

  self->all = TRUE;
  g_signal_emit (self, signals[SIGNAL_MORE_CHANGED], 0);
}

static void
row_activated_cb (ClinicTodayColumn *self, GtkListBoxRow *row)
{
  g_assert (CLINIC_IS_TODAY_COLUMN (self));

  gtk_widget_activate_action (GTK_WIDGET (row), "card.menu", NULL);
}

static GtkWidget *
make_header (ClinicTodayColumn *self, GtkLabel **title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  *title = GTK_LABEL (gtk_label_new (NULL));
  self->count_label = GTK_LABEL (gtk_label_new (NULL));
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (*title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->count_label), TRUE);
  gtk_label_set_xalign (self->count_label, 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count_label));
  gtk_box_append (GTK_BOX (box), self->arrow);
  return box;
}

static void
clinic_today_column_class_init (ClinicTodayColumnClass *klass)
{
  /* emitted when the person wants to see the rest of the cards */
  signals[SIGNAL_MORE_CHANGED] = g_signal_new ("more-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);
}

static void
clinic_today_column_init (ClinicTodayColumn *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->header = gtk_button_new ();
  self->revealer = gtk_revealer_new ();
  self->list = gtk_list_box_new ();
  self->more_button = gtk_button_new ();
  gtk_widget_add_css_class (self->header, "flat");
  gtk_widget_add_css_class (self->header, "stage-header");
  gtk_widget_add_css_class (self->list, "visit-list");
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  /* the cards take the focus, not what they stand in */
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_NONE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->list);
  gtk_box_append (GTK_BOX (self), self->header);
  gtk_box_append (GTK_BOX (self), self->revealer);
  gtk_box_append (GTK_BOX (self), self->more_button);
  g_signal_connect_object (self->header, "clicked", G_CALLBACK (header_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clinic_today_column_new (ClinicStage stage)
{
  ClinicTodayColumn *self = g_object_new (CLINIC_TYPE_TODAY_COLUMN, NULL);
  GtkLabel *title;
  GtkWidget *header;

  self->stage = stage;
  self->folded = stage == CLINIC_STAGE_DONE;
  header = make_header (self, &title);
  gtk_label_set_text (title, clinic_stage_get_title (stage));
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (header)), clinic_stage_get_icon (stage));
  gtk_button_set_child (GTK_BUTTON (self->header), header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, clinic_stage_get_title (stage), -1);
  update_fold (self);
  return GTK_WIDGET (self);
}

void
clinic_today_column_set_narrow (ClinicTodayColumn *self, gboolean narrow)
{
  g_return_if_fail (CLINIC_IS_TODAY_COLUMN (self));

  self->narrow = narrow;
  update_fold (self);
}

gboolean
clinic_today_column_get_all (ClinicTodayColumn *self)
{
  return self->all;
}

static void
put_card (ClinicTodayColumn *self, GtkWidget *card, int position)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkWidget *parent = gtk_widget_get_parent (card);

  if (gtk_list_box_get_row_at_index (list, position) == GTK_LIST_BOX_ROW (card))
    return;
  if (parent != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (parent), card);
  gtk_list_box_insert (list, card, position);
}

void
clinic_today_column_show (ClinicTodayColumn *self, GPtrArray *cards, const char *more, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *said = g_strdup_printf ("%s, %u", clinic_stage_get_title (self->stage), count);
  GtkListBoxRow *row;

  g_return_if_fail (CLINIC_IS_TODAY_COLUMN (self));

  for (guint i = 0; i < cards->len; i++)
    put_card (self, cards->pdata[i], (int) i);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) cards->len)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_label_set_text (self->count_label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_visible (self->more_button, more != NULL);
  if (more != NULL)
    gtk_button_set_label (GTK_BUTTON (self->more_button), more);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->narrow || count > 0);
}
