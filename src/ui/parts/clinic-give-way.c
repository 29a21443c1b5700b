/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-give-way.h"

#include <adwaita.h>

/* The usual one, in 1024ths of a dot for each inch. */
#define USUAL_DPI (96 * 1024)
/* So many labels are broken one by one, then all of them; those of large text are at once. */
#define MOST_BROKEN 24

gboolean
clinic_give_way_is_text_large (GtkWidget *widget)
{
  int dpi = -1;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi >= USUAL_DPI * 5 / 4;
}

/* GTK 4.8 measures a label anew when it begins to wrap, but not when it only wraps otherwise. */
static void
let_wrap (GtkWidget *label, PangoWrapMode mode)
{
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", mode, NULL);
}

/* Whether it is a label that would show all of itself, and can be made narrower by breaking it as @mode says. */
static gboolean
can_give_way (GtkWidget *widget, PangoWrapMode mode)
{
  if (!GTK_IS_LABEL (widget) || gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    return FALSE;
  return !gtk_label_get_wrap (GTK_LABEL (widget)) ||
         (mode != PANGO_WRAP_WORD && gtk_label_get_wrap_mode (GTK_LABEL (widget)) == PANGO_WRAP_WORD);
}

/* A list to choose from has one line's height, and asks words that wrap for all of their width at it. */
static PangoWrapMode
choose_mode (GtkWidget *label, PangoWrapMode mode)
{
  return gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL ? PANGO_WRAP_WORD_CHAR : mode;
}

/* A drop-down that trades width for height, as its button can. */

static GtkSizeRequestMode
get_drop_down_mode (GtkWidget *drop_down)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_drop_down (GtkWidget *drop_down, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (drop_down), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* What it offers is as wide as it is. */
static void
allocate_drop_down (GtkWidget *drop_down, int width, int height, int baseline)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  gtk_widget_size_allocate (button, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_widget_set_size_request (gtk_widget_get_next_sibling (button), width, -1);
}

static void
let_drop_down_trade (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget) && gtk_widget_get_layout_manager (widget) == NULL)
    gtk_widget_set_layout_manager (widget, gtk_custom_layout_new (get_drop_down_mode, measure_drop_down, allocate_drop_down));
}

static void
let_all_wrap (GtkWidget *widget, PangoWrapMode mode)
{
  /* what a field hints at does not make it higher */
  if (GTK_IS_TEXT (widget))
    return;
  let_drop_down_trade (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_all_wrap (child, mode);
  if (can_give_way (widget, mode))
    let_wrap (widget, choose_mode (widget, mode));
}

static int
get_least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
compare_widest_first (gconstpointer a, gconstpointer b)
{
  return get_least_width (*(GtkWidget *const *) b) - get_least_width (*(GtkWidget *const *) a);
}

/* (transfer none) (nullable): a label that makes @widget as wide as it is, and can still be broken. */
static GtkWidget *
find_widest_label (GtkWidget *widget)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  GtkWidget *found = NULL;

  if (GTK_IS_TEXT (widget))
    return NULL;
  if (can_give_way (widget, PANGO_WRAP_WORD_CHAR))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child))
      g_ptr_array_add (children, child);
  g_ptr_array_sort (children, compare_widest_first);
  for (guint i = 0; i < children->len && found == NULL; i++)
    found = find_widest_label (children->pdata[i]);
  return found;
}

/* With newer GTK labels break as they did before: it shares out other widths, which this was not judged with yet. */
static gboolean
keeps_words (GtkWidget *widget)
{
  return gtk_check_version (4, 10, 0) != NULL && !clinic_give_way_is_text_large (widget);
}

void
clinic_give_way (GtkWidget *widget, int width)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (get_least_width (widget) > width)
    let_all_wrap (widget, keeps_words (widget) ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  for (int n = 0; n < MOST_BROKEN && get_least_width (widget) > width && (label = find_widest_label (widget)) != NULL; n++)
    let_wrap (label, PANGO_WRAP_WORD_CHAR);
  if (get_least_width (widget) > width)
    let_all_wrap (widget, PANGO_WRAP_WORD_CHAR);
}

static void
choice_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT, NULL);

  gtk_list_item_set_child (item, label);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GObject *choice = gtk_list_item_get_item (item);

  if (GTK_IS_STRING_OBJECT (choice))
    gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (GTK_STRING_OBJECT (choice)));
}

/* What is chosen is read whole in its row; the list that it is chosen from stays as it is. */
static void
show_choice_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (adw_combo_row_get_list_factory (row) != NULL || adw_combo_row_get_expression (row) != NULL)
    return;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (choice_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (choice_bind_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

/* A row asks its title for a width at the row's height, and one that may break words then names that of a letter. */
static void
keep_row_words (GtkWidget *label)
{
  if (gtk_widget_has_css_class (label, "title") && gtk_label_get_wrap_mode (GTK_LABEL (label)) == PANGO_WRAP_WORD_CHAR &&
      gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) != NULL && keeps_words (label))
    let_wrap (label, PANGO_WRAP_WORD);
}

void
clinic_give_way_titles (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_COMBO_ROW (widget))
    show_choice_whole (ADW_COMBO_ROW (widget));
  if (GTK_IS_TEXT (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        keep_row_words (child);
      /* rows keep theirs */
      if (GTK_IS_LABEL (child) && !gtk_widget_get_ancestor (child, GTK_TYPE_LIST_BOX_ROW) &&
          gtk_widget_get_ancestor (child, ADW_TYPE_PREFERENCES_GROUP) != NULL &&
          (clinic_give_way_is_text_large (child) || pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (child)))))
        let_wrap (child, PANGO_WRAP_WORD_CHAR);
      clinic_give_way_titles (child);
    }
}
