/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-line-layout.h"

#define DEFAULT_SPACING 6

struct _ClinicLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ClinicLineLayout, clinic_line_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_SPACING = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* (transfer full): GtkRequestedSize, with the child as its data; as large as they would be where there is no room to share. */
static GArray *
collect_children (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

static void
expand (GArray *sizes, int room)
{
  guint expanding = 0;

  for (guint i = 0; i < sizes->len; i++)
    expanding += gtk_widget_compute_expand (g_array_index (sizes, GtkRequestedSize, i).data, GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < sizes->len && expanding > 0; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

      if (!gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL))
        continue;
      size->minimum_size += room / expanding;
      room -= room / expanding;
      expanding--;
    }
}

/* Leaves in each size's minimum the width that the child is given. */
static void
share (ClinicLineLayout *self, GArray *sizes, int width)
{
  int room = width - self->spacing * MAX ((int) sizes->len - 1, 0);

  for (guint i = 0; i < sizes->len; i++)
    room -= g_array_index (sizes, GtkRequestedSize, i).minimum_size;
  if (room > 0)
    expand (sizes, gtk_distribute_natural_allocation (room, sizes->len, (GtkRequestedSize *) (gpointer) sizes->data));
}

static GtkSizeRequestMode
clinic_line_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_line_layout_measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ClinicLineLayout *self = CLINIC_LINE_LAYOUT (layout);
  g_autoptr (GArray) sizes = collect_children (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->spacing * MAX ((int) sizes->len - 1, 0) : 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    share (self, sizes, for_size);
  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int least, wanted;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += size->minimum_size;
          *natural += size->natural_size;
          continue;
        }
      gtk_widget_measure (size->data, orientation, for_size >= 0 ? size->minimum_size : -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
clinic_line_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  ClinicLineLayout *self = CLINIC_LINE_LAYOUT (layout);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) sizes = collect_children (widget);
  int x = 0;

  share (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int place = mirrored ? width - x - size->minimum_size : x;

      gtk_widget_size_allocate (size->data, &(GtkAllocation){ place, 0, size->minimum_size, height }, -1);
      x += size->minimum_size + self->spacing;
    }
}

static void
clinic_line_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SPACING);

  g_value_set_int (value, CLINIC_LINE_LAYOUT (object)->spacing);
}

static void
clinic_line_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SPACING);

  CLINIC_LINE_LAYOUT (object)->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
clinic_line_layout_class_init (ClinicLineLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = clinic_line_layout_get_property;
  object_class->set_property = clinic_line_layout_set_property;
  layout_class->get_request_mode = clinic_line_layout_get_request_mode;
  layout_class->measure = clinic_line_layout_measure;
  layout_class->allocate = clinic_line_layout_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, DEFAULT_SPACING,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
clinic_line_layout_init (ClinicLineLayout *self)
{
  self->spacing = DEFAULT_SPACING;
}

GtkWidget *
clinic_line_layout_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  clinic_line_layout_arrange (box, spacing, FALSE);
  return box;
}

void
clinic_line_layout_arrange (GtkWidget *box, int spacing, gboolean narrow)
{
  g_return_if_fail (GTK_IS_BOX (box));

  if (narrow)
    gtk_widget_set_layout_manager (box, g_object_new (GTK_TYPE_BOX_LAYOUT, "orientation", GTK_ORIENTATION_VERTICAL,
                                                      "spacing", spacing, NULL));
  else
    gtk_widget_set_layout_manager (box, g_object_new (CLINIC_TYPE_LINE_LAYOUT, "spacing", spacing, NULL));
}
