/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-shrink-bin.h"

#include "ui/parts/clinic-give-way.h"

struct _ClinicShrinkBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int least_width;
  int narrow_width;
  int width;    /* the last one given */
  int too_wide; /* what the child was given then */
  gboolean narrow;
  gboolean moved;     /* the width is new */
  gboolean unsettled; /* it has not come twice yet */
  guint idle;
};

enum
{
  PROP_CHILD = 1,
  PROP_LEAST_WIDTH,
  PROP_NARROW_WIDTH,
  PROP_NARROW,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicShrinkBin, clinic_shrink_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    clinic_shrink_bin_set_child (CLINIC_SHRINK_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

static void
take_width (ClinicShrinkBin *self)
{
  gboolean narrow = self->width < self->narrow_width;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

/* Before the first layout: whoever is in a narrow window is narrow, and heights are asked for at the width there will be. */
static void
clinic_shrink_bin_root (GtkWidget *widget)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (widget);
  GtkRoot *root;
  int width, height;

  GTK_WIDGET_CLASS (clinic_shrink_bin_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (self->width != 0 || !GTK_IS_WINDOW (root))
    return;
  width = gtk_widget_get_width (GTK_WIDGET (root));
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  if (width > 0)
    clinic_shrink_bin_expect_width (self, width);
}

/* The child's own. */
static int
get_least (ClinicShrinkBin *self)
{
  int minimum = 0;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
clinic_shrink_bin_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (clinic_shrink_bin_parent_class)->map (widget);
  clinic_give_way_titles (widget);
}

/* Whether the window has become narrower than what this lies in, which gives way first. */
static gboolean
is_in_change (ClinicShrinkBin *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && self->width > gtk_widget_get_width (GTK_WIDGET (root));
}

static void
give_way (ClinicShrinkBin *self)
{
  self->unsettled = FALSE;
  clinic_give_way_titles (GTK_WIDGET (self));
  if (self->child != NULL && !is_in_change (self))
    {
      clinic_give_way (self->child, self->width);
      self->too_wide = get_least (self); /* what grows afterwards is seen */
    }
}

/* What is too wide for a new width is laid out once more, with all else that is narrow by then: broken words stay broken. */
static gboolean
width_idle_cb (gpointer data)
{
  ClinicShrinkBin *self = data;
  gboolean moved = self->moved;

  self->idle = 0;
  self->moved = FALSE;
  take_width (self);
  if (!moved || self->child == NULL || get_least (self) <= self->width)
    give_way (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
clinic_shrink_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* How high wrapped words are follows from their width: without one, that of a letter to a line would be asked for. */
static int
choose_width (ClinicShrinkBin *self)
{
  return MAX (MAX (self->width, self->least_width), get_least (self));
}

static void
clinic_shrink_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (widget);
  int width = -1;

  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    width = choose_width (self);
  gtk_widget_measure (self->child, orientation, width, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, self->least_width);
}

static void
clinic_shrink_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int given;

  if (self->child == NULL)
    return;
  given = MAX (width, get_least (self));
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ rtl ? width - given : 0, 0, given, height }, baseline);
  if (self->width != width)
    self->moved = TRUE;
  if (self->moved || (given > width && given != self->too_wide))
    self->unsettled = TRUE;
  self->too_wide = given;
  self->width = width;
  /* What follows from it changes the layout, which must not happen while there is one going on. */
  if (self->unsettled && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_idle_cb, self, NULL);
}

static void
clinic_shrink_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (object);

  switch (id)
    {
    case PROP_CHILD: g_value_set_object (value, self->child); break;
    case PROP_LEAST_WIDTH: g_value_set_int (value, self->least_width); break;
    case PROP_NARROW_WIDTH: g_value_set_int (value, self->narrow_width); break;
    case PROP_NARROW: g_value_set_boolean (value, self->narrow); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_width (ClinicShrinkBin *self, int *place, int width, guint prop)
{
  if (*place == width)
    return;
  *place = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
clinic_shrink_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (object);

  switch (id)
    {
    case PROP_CHILD: clinic_shrink_bin_set_child (self, g_value_get_object (value)); break;
    case PROP_LEAST_WIDTH: set_width (self, &self->least_width, g_value_get_int (value), id); break;
    case PROP_NARROW_WIDTH: set_width (self, &self->narrow_width, g_value_get_int (value), id); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_shrink_bin_dispose (GObject *object)
{
  ClinicShrinkBin *self = CLINIC_SHRINK_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_shrink_bin_parent_class)->dispose (object);
}

static void
clinic_shrink_bin_class_init (ClinicShrinkBinClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_shrink_bin_get_property;
  object_class->set_property = clinic_shrink_bin_set_property;
  object_class->dispose = clinic_shrink_bin_dispose;
  widget_class->get_request_mode = clinic_shrink_bin_get_request_mode;
  widget_class->root = clinic_shrink_bin_root;
  widget_class->map = clinic_shrink_bin_map;
  widget_class->measure = clinic_shrink_bin_measure;
  widget_class->size_allocate = clinic_shrink_bin_size_allocate;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_LEAST_WIDTH] = g_param_spec_int ("least-width", NULL, NULL, 0, G_MAXINT, 360, flags);
  props[PROP_NARROW_WIDTH] = g_param_spec_int ("narrow-width", NULL, NULL, 0, G_MAXINT, 700, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
clinic_shrink_bin_init (ClinicShrinkBin *self)
{
  self->least_width = 360;
  self->narrow_width = 700;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
clinic_shrink_bin_new (void)
{
  return g_object_new (CLINIC_TYPE_SHRINK_BIN, NULL);
}

GtkWidget *
clinic_shrink_bin_get_child (ClinicShrinkBin *self)
{
  g_return_val_if_fail (CLINIC_IS_SHRINK_BIN (self), NULL);

  return self->child;
}

void
clinic_shrink_bin_set_child (ClinicShrinkBin *self, GtkWidget *child)
{
  g_return_if_fail (CLINIC_IS_SHRINK_BIN (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

gboolean
clinic_shrink_bin_get_narrow (ClinicShrinkBin *self)
{
  g_return_val_if_fail (CLINIC_IS_SHRINK_BIN (self), FALSE);

  return self->narrow;
}

void
clinic_shrink_bin_expect_width (ClinicShrinkBin *self, int width)
{
  g_return_if_fail (CLINIC_IS_SHRINK_BIN (self));

  self->width = width;
  take_width (self);
}
