/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-header-bar.h"

#include "ui/parts/clinic-give-way.h"

#define SPACING 6
/* Every window can be so narrow: a phone's, or that of a screen that is enlarged. */
#define NARROWEST 360

struct _ClinicHeaderBar
{
  GtkWidget parent_instance;

  GtkWidget *handle;
  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *start_controls; /* of the window */
  GtkWidget *end_controls;
  GtkWidget *title;
  GtkWidget *own_title; /* nullable: the window's title, where nothing else was given */
  GBinding *binding;    /* nullable */
  guint idle;
  int width; /* when its words last gave way, and the least of the window then */
  int least;
  gboolean show_start;
  gboolean show_end;
};

enum
{
  PROP_TITLE_WIDGET = 1,
  PROP_SHOW_START_TITLE_BUTTONS,
  PROP_SHOW_END_TITLE_BUTTONS,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicHeaderBar, clinic_header_bar, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (buildable);

  if (g_strcmp0 (type, "start") == 0)
    gtk_box_append (GTK_BOX (self->start), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    gtk_box_insert_child_after (GTK_BOX (self->end), GTK_WIDGET (child), NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

/* Where what stands: three rows at most, in one column each where it must be */

typedef struct
{
  int start; /* natural widths, the space beside them included */
  int end;
  int title;
  gboolean one_row; /* all three */
  gboolean one_side; /* start and end share a row */
} Plan;

static int
get_width (GtkWidget *widget, gboolean natural)
{
  int least = 0, most = 0;

  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
  return natural ? most : least;
}

static int
get_height (GtkWidget *widget, int width)
{
  int least = 0;

  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, get_width (widget, FALSE)), &least, NULL, NULL, NULL);
  return least;
}

static Plan
make_plan (ClinicHeaderBar *self, int width)
{
  Plan plan = { get_width (self->start, TRUE), get_width (self->end, TRUE), get_width (self->title, TRUE) };

  plan.start += plan.start > 0 ? SPACING : 0;
  plan.end += plan.end > 0 ? SPACING : 0;
  plan.one_side = width < 0 || plan.start + plan.end <= width;
  plan.one_row = width < 0 || plan.start + plan.title + plan.end <= width;
  return plan;
}

static ClinicHeaderBar *
get_bar (GtkWidget *row)
{
  return CLINIC_HEADER_BAR (gtk_widget_get_ancestor (row, CLINIC_TYPE_HEADER_BAR));
}

static GtkSizeRequestMode
get_row_mode (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_row_height (ClinicHeaderBar *self, int width)
{
  Plan plan = make_plan (self, width);
  int start = get_height (self->start, plan.start), end = get_height (self->end, plan.end);
  int title = get_height (self->title, plan.one_row ? plan.title : width);

  if (plan.one_row)
    return MAX (MAX (start, end), title);
  return (plan.one_side ? MAX (start, end) : start + SPACING + end) + (title > 0 ? title + SPACING : 0);
}

static void
measure_row (GtkWidget *row, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
             int *natural_baseline)
{
  ClinicHeaderBar *self = get_bar (row);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      Plan plan = make_plan (self, -1);

      *minimum = MAX (MAX (get_width (self->start, FALSE), get_width (self->end, FALSE)), get_width (self->title, FALSE));
      *natural = plan.title + 2 * MAX (plan.start, plan.end);
    }
  else
    *minimum = *natural = get_row_height (self, for_size);
}

static void
place (GtkWidget *row, GtkWidget *child, int x, int y, int width, int height)
{
  int whole = gtk_widget_get_width (row);

  if (!gtk_widget_should_layout (child))
    return;
  width = MAX (width, get_width (child, FALSE));
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, MAX (height, get_height (child, width)) }, -1);
}

/* In the middle of the window if it can be, else of what is free. */
static int
find_title_place (const Plan *plan, int width)
{
  int middle = (width - plan->title) / 2;

  return CLAMP (middle, plan->start, MAX (plan->start, width - plan->end - plan->title));
}

static void
allocate_row (GtkWidget *row, int width, int height, int baseline)
{
  ClinicHeaderBar *self = get_bar (row);
  Plan plan = make_plan (self, width);
  int sides = MAX (get_height (self->start, plan.start), get_height (self->end, plan.end));
  int first = plan.one_side ? sides : get_height (self->start, plan.start);
  int below = plan.one_side ? sides : first + SPACING + get_height (self->end, plan.end);
  int start = MIN (width, get_width (self->start, TRUE)), end = MIN (width, get_width (self->end, TRUE));

  if (plan.one_row)
    first = height;
  place (row, self->start, 0, 0, start, first);
  place (row, self->end, width - end, plan.one_side ? 0 : first + SPACING, end, first);
  if (plan.one_row)
    place (row, self->title, find_title_place (&plan, width), 0, plan.title, height);
  else
    place (row, self->title, 0, below + SPACING, width, height - below - SPACING);
}

/* The title */

static void
set_title_widget (ClinicHeaderBar *self, GtkWidget *title)
{
  if (self->title != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->title)), self->title);
  self->own_title = NULL;
  if (title == NULL)
    {
      title = self->own_title = gtk_label_new (NULL);
      gtk_widget_add_css_class (title, "title");
    }
  self->title = title;
  clinic_header_bar_let_wrap (title);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->start)), title, self->start);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE_WIDGET]);
}

static void
clinic_header_bar_root (GtkWidget *widget)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (clinic_header_bar_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (self->own_title != NULL && GTK_IS_WINDOW (root))
    self->binding = g_object_bind_property (root, "title", self->own_title, "label", G_BINDING_SYNC_CREATE);
}

/* What the window would have as its least width. */
static int
get_least (ClinicHeaderBar *self)
{
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  int least = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static gboolean
give_way_cb (gpointer data)
{
  ClinicHeaderBar *self = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  self->idle = 0;
  self->width = gtk_widget_get_width (GTK_WIDGET (self));
  clinic_give_way_titles (root);
  clinic_give_way (gtk_widget_get_first_child (root), NARROWEST);
  self->least = get_least (self);
  return G_SOURCE_REMOVE;
}

static void
clinic_header_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (widget);
  int least;

  gtk_widget_size_allocate (self->handle, &(GtkAllocation){ 0, 0, width, height }, baseline);
  least = get_least (self);
  if (self->idle == 0 && (width != self->width || (least > NARROWEST && least != self->least)))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, give_way_cb, self, NULL);
}

static void
clinic_header_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (CLINIC_HEADER_BAR (widget)->handle, orientation, for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
clinic_header_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_header_bar_unroot (GtkWidget *widget)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_handle_id (&self->idle, g_source_remove);
  GTK_WIDGET_CLASS (clinic_header_bar_parent_class)->unroot (widget);
}

/* The window's own buttons: on which side they are is the desktop's to say. */
static void
show_controls (ClinicHeaderBar *self)
{
  gtk_widget_set_visible (self->start_controls,
                          self->show_start && !gtk_window_controls_get_empty (GTK_WINDOW_CONTROLS (self->start_controls)));
  gtk_widget_set_visible (self->end_controls,
                          self->show_end && !gtk_window_controls_get_empty (GTK_WINDOW_CONTROLS (self->end_controls)));
}

/* The class */

static void
clinic_header_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (object);

  switch (id)
    {
    case PROP_TITLE_WIDGET: g_value_set_object (value, self->own_title == NULL ? self->title : NULL); break;
    case PROP_SHOW_START_TITLE_BUTTONS: g_value_set_boolean (value, self->show_start); break;
    case PROP_SHOW_END_TITLE_BUTTONS: g_value_set_boolean (value, self->show_end); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_header_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicHeaderBar *self = CLINIC_HEADER_BAR (object);

  switch (id)
    {
    case PROP_TITLE_WIDGET: set_title_widget (self, g_value_get_object (value)); break;
    case PROP_SHOW_START_TITLE_BUTTONS: self->show_start = g_value_get_boolean (value); break;
    case PROP_SHOW_END_TITLE_BUTTONS: self->show_end = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  show_controls (self);
}

static void
clinic_header_bar_dispose (GObject *object)
{
  g_clear_pointer (&CLINIC_HEADER_BAR (object)->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_header_bar_parent_class)->dispose (object);
}

static void
clinic_header_bar_class_init (ClinicHeaderBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_header_bar_get_property;
  object_class->set_property = clinic_header_bar_set_property;
  object_class->dispose = clinic_header_bar_dispose;
  widget_class->root = clinic_header_bar_root;
  widget_class->unroot = clinic_header_bar_unroot;
  widget_class->size_allocate = clinic_header_bar_size_allocate;
  widget_class->measure = clinic_header_bar_measure;
  widget_class->get_request_mode = clinic_header_bar_get_request_mode;
  props[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SHOW_START_TITLE_BUTTONS] = g_param_spec_boolean ("show-start-title-buttons", NULL, NULL, TRUE, flags);
  props[PROP_SHOW_END_TITLE_BUTTONS] = g_param_spec_boolean ("show-end-title-buttons", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "headerbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_side (ClinicHeaderBar *self, GtkWidget *row, const char *css_class, GtkWidget *controls)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  g_signal_connect_object (controls, "notify::empty", G_CALLBACK (show_controls), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (side, css_class);
  gtk_box_append (GTK_BOX (side), controls);
  gtk_box_append (GTK_BOX (row), side);
  return side;
}

static void
clinic_header_bar_init (ClinicHeaderBar *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, gtk_custom_layout_new (get_row_mode, measure_row, allocate_row));
  self->handle = gtk_window_handle_new ();
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (self->handle), row);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  self->start_controls = gtk_window_controls_new (GTK_PACK_START);
  self->end_controls = gtk_window_controls_new (GTK_PACK_END);
  self->start = make_side (self, row, "start", self->start_controls);
  self->end = make_side (self, row, "end", self->end_controls);
  self->show_start = self->show_end = TRUE;
  show_controls (self);
  set_title_widget (self, NULL);
}

/* AdwWindowTitle, too, has labels that would be cut off. */
void
clinic_header_bar_let_wrap (GtkWidget *title)
{
  g_return_if_fail (GTK_IS_WIDGET (title));

  for (GtkWidget *child = gtk_widget_get_first_child (title); child != NULL; child = gtk_widget_get_next_sibling (child))
    clinic_header_bar_let_wrap (child);
  if (GTK_IS_LABEL (title))
    g_object_set (title, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify",
                  GTK_JUSTIFY_CENTER, NULL);
}
