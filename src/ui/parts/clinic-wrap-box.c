/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-wrap-box.h"

#define DEFAULT_SPACING 6

struct _ClinicWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ClinicWrapBox, clinic_wrap_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The children from @first on that share a line of @width; the next line's first child, and this one's height. */
static GtkWidget *
measure_line (ClinicWrapBox *self, GtkWidget *first, int width, int *height)
{
  GtkWidget *child;
  int x = 0;

  *height = 0;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      if (x > 0 && x + child_width > width)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      *height = MAX (*height, child_height);
      x += child_width + self->spacing;
    }
  return child;
}

static void
allocate_line (ClinicWrapBox *self, GtkWidget *first, GtkWidget *end, int width, int y, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, height }, -1);
      x += child_width + self->spacing;
    }
}

static void
measure_width (ClinicWrapBox *self, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static int
measure_height (ClinicWrapBox *self, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int y = 0;

  while (child != NULL)
    {
      int height;

      child = measure_line (self, child, width, &height);
      if (height > 0)
        y += height + (y > 0 ? self->spacing : 0);
    }
  return y;
}

static GtkSizeRequestMode
clinic_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  ClinicWrapBox *self = CLINIC_WRAP_BOX (widget);
  int least = 0;
  int full = 0;

  measure_width (self, &least, &full);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, full);
    }
  else if (for_size >= 0)
    *minimum = *natural = measure_height (self, MAX (for_size, least));
  else
    *minimum = *natural = measure_height (self, MAX (full, least));
}

static void
clinic_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicWrapBox *self = CLINIC_WRAP_BOX (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int line_height;
      GtkWidget *next = measure_line (self, child, width, &line_height);

      allocate_line (self, child, next, width, y, line_height);
      y += line_height > 0 ? line_height + self->spacing : 0;
      child = next;
    }
}

static void
clinic_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, CLINIC_WRAP_BOX (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    clinic_wrap_box_set_spacing (CLINIC_WRAP_BOX (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_wrap_box_dispose (GObject *object)
{
  clinic_wrap_box_clear (CLINIC_WRAP_BOX (object));
  G_OBJECT_CLASS (clinic_wrap_box_parent_class)->dispose (object);
}

static void
clinic_wrap_box_class_init (ClinicWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_wrap_box_get_property;
  object_class->set_property = clinic_wrap_box_set_property;
  object_class->dispose = clinic_wrap_box_dispose;
  widget_class->get_request_mode = clinic_wrap_box_get_request_mode;
  widget_class->measure = clinic_wrap_box_measure;
  widget_class->size_allocate = clinic_wrap_box_size_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, DEFAULT_SPACING,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "wrap-box");
}

static void
clinic_wrap_box_init (ClinicWrapBox *self)
{
  self->spacing = DEFAULT_SPACING;
}

GtkWidget *
clinic_wrap_box_new (void)
{
  return g_object_new (CLINIC_TYPE_WRAP_BOX, NULL);
}

void
clinic_wrap_box_append (ClinicWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (CLINIC_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child) && gtk_widget_get_parent (child) == NULL);

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
clinic_wrap_box_clear (ClinicWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (CLINIC_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

void
clinic_wrap_box_set_spacing (ClinicWrapBox *self, int spacing)
{
  g_return_if_fail (CLINIC_IS_WRAP_BOX (self));
  g_return_if_fail (spacing >= 0);

  if (self->spacing == spacing)
    return;
  self->spacing = spacing;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPACING]);
}
