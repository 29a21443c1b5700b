/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-columns.h"

#define SPACING 36
#define LEAST_WIDTH 640
/* The first column has this share of the room, the others the rest in equal parts. */
#define FIRST_SHARE 0.59

struct _ClinicColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ClinicColumns, clinic_columns, GTK_TYPE_WIDGET)

void
clinic_columns_append (ClinicColumns *self, GtkWidget *child)
{
  g_return_if_fail (CLINIC_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

static int
count_shown (GtkWidget *widget)
{
  int count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += gtk_widget_should_layout (child);
  return count;
}

/* Of column @i of @n that stand beside each other in a room of @width. */
static int
get_share (int width, int i, int n)
{
  int room = width - (n - 1) * SPACING;

  if (n < 2)
    return width;
  return i == 0 ? room * FIRST_SHARE : (room - (int) (room * FIRST_SHARE)) / (n - 1);
}

/* Whether they stand one below the other in a room of @width: it is narrow, or a column would have less than it needs. */
static gboolean
is_stacked (GtkWidget *widget, int width)
{
  int n = count_shown (widget);
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > get_share (width, i++, n))
        return TRUE;
    }
  return width < LEAST_WIDTH;
}

static void
clinic_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gboolean stacked = orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 && is_stacked (widget, for_size);
  int n = count_shown (widget);
  int i = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural += wanted + (i > 0 ? SPACING : 0);
        }
      else
        {
          gtk_widget_measure (child, orientation, for_size < 0 || stacked ? for_size : get_share (for_size, i, n), &least,
                              &wanted, NULL, NULL);
          *minimum = stacked ? *minimum + least + (i > 0 ? SPACING / 2 : 0) : MAX (*minimum, least);
          *natural = stacked ? *natural + wanted + (i > 0 ? SPACING / 2 : 0) : MAX (*natural, wanted);
        }
      i++;
    }
}

static void
clinic_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean stacked = is_stacked (widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n = count_shown (widget);
  int i = 0, x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width = stacked ? width : get_share (width, i, n);
      int wanted = height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (stacked)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &wanted, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width, wanted }, -1);
      if (stacked)
        y += wanted + SPACING / 2;
      else
        x += child_width + SPACING;
      i++;
    }
}

static GtkSizeRequestMode
clinic_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_columns_parent_class)->dispose (object);
}

static void
clinic_columns_class_init (ClinicColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_columns_dispose;
  widget_class->measure = clinic_columns_measure;
  widget_class->size_allocate = clinic_columns_size_allocate;
  widget_class->get_request_mode = clinic_columns_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
clinic_columns_init (ClinicColumns *self)
{
}

GtkWidget *
clinic_columns_new (void)
{
  return g_object_new (CLINIC_TYPE_COLUMNS, NULL);
}
