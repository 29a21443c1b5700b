/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-toast-bin.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-verdict-bar.h"

#define SECONDS 5
#define READ_PER_SECOND 15 /* letters, by a slow reader */
#define MARGIN 24
/* pixels between it and what it does not cover, and between two places that are tried */
#define CLEARANCE 4
#define STEP 4
#define MOST_CLIMB 160

struct _ClinicToastBin
{
  GtkWidget parent_instance;

  GtkWidget *child; /* nullable */
  GtkWidget *toast;
  GtkLabel *label;
  GtkButton *button;
  guint timeout;
};

enum
{
  PROP_CHILD = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicToastBin, clinic_toast_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    clinic_toast_bin_set_child (CLINIC_TOAST_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

/* Where it stands */

/* What is never covered. */
static gboolean
is_needed (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_EDITABLE (widget) || CLINIC_IS_VERDICT_BAR (widget);
}

static gboolean
is_covered (ClinicToastBin *self, GtkWidget *widget, const graphene_rect_t *place)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds) && graphene_rect_intersection (&bounds, place, NULL);
}

static gboolean
covers_needed (ClinicToastBin *self, GtkWidget *widget, const graphene_rect_t *place)
{
  if (!gtk_widget_get_mapped (widget) || !is_covered (self, widget, place))
    return FALSE;
  if (is_needed (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (covers_needed (self, child, place))
      return TRUE;
  return FALSE;
}

/* How far down nothing is needed of what @place lies on: to its end, or to where the highest button begins. */
static float
find_end (ClinicToastBin *self, GtkWidget *widget, const graphene_rect_t *place, float end)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !is_covered (self, widget, place))
    return end;
  if (is_needed (widget) && gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return MIN (end, bounds.origin.y);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    end = find_end (self, child, place, end);
  return end;
}

/* The lowest place where it covers nothing that is needed. Where that is far up, as over a list with a button in each row,
 * above what it would cover at the foot. */
static int
choose_y (ClinicToastBin *self, const GtkAllocation *foot)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (foot->x, foot->y, foot->width, foot->height);

  for (int y = foot->y; y >= MAX (0, foot->y - MOST_CLIMB) && self->child != NULL; y -= STEP)
    {
      place = GRAPHENE_RECT_INIT (foot->x, y, foot->width, foot->height);
      graphene_rect_inset (&place, -CLEARANCE, -CLEARANCE);
      if (!covers_needed (self, self->child, &place))
        return y;
    }
  if (self->child == NULL)
    return foot->y;
  place = GRAPHENE_RECT_INIT (foot->x, foot->y, foot->width, foot->height);
  return MAX (0, (int) find_end (self, self->child, &place, foot->y + foot->height + CLEARANCE) - CLEARANCE - foot->height);
}

static void
allocate_toast (ClinicToastBin *self, int width, int height)
{
  GtkAllocation place;
  int natural, least;

  gtk_widget_measure (self->toast, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  place.width = MAX (least, MIN (natural, width - 2 * MARGIN));
  gtk_widget_measure (self->toast, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
  place.x = (width - place.width) / 2;
  place.y = MAX (0, height - place.height - MARGIN);
  place.y = choose_y (self, &place);
  gtk_widget_size_allocate (self->toast, &place, -1);
}

static void
clinic_toast_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicToastBin *self = CLINIC_TOAST_BIN (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (gtk_widget_should_layout (self->toast))
    allocate_toast (self, width, height);
}

static void
clinic_toast_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  ClinicToastBin *self = CLINIC_TOAST_BIN (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
clinic_toast_bin_get_request_mode (GtkWidget *widget)
{
  ClinicToastBin *self = CLINIC_TOAST_BIN (widget);

  return self->child ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* How long it stays */

static void
stop_clock (ClinicToastBin *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
dismiss (ClinicToastBin *self)
{
  stop_clock (self);
  gtk_widget_set_visible (self->toast, FALSE);
}

static gboolean
timeout_cb (gpointer data)
{
  ClinicToastBin *self = data;

  self->timeout = 0;
  dismiss (self);
  return G_SOURCE_REMOVE;
}

static void
start_clock (ClinicToastBin *self)
{
  guint letters = g_utf8_strlen (gtk_label_get_text (self->label), -1);

  stop_clock (self);
  self->timeout = g_timeout_add_seconds (MAX (SECONDS, letters / READ_PER_SECOND), timeout_cb, self);
}

/* The toast itself */

static GtkWidget *
make_close_button (ClinicToastBin *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (dismiss), self, G_CONNECT_SWAPPED);
  return close;
}

static GtkWidget *
make_label (ClinicToastBin *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_button (ClinicToastBin *self)
{
  GtkWidget *button = gtk_button_new ();

  self->button = GTK_BUTTON (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss), self, G_CONNECT_SWAPPED);
  return button;
}

static void
watch_pointer (ClinicToastBin *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (stop_clock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (start_clock), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->toast, motion);
}

static void
make_toast (ClinicToastBin *self)
{
  self->toast = g_object_new (GTK_TYPE_BOX, "css-name", "toast-box", "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible",
                              FALSE, NULL);
  gtk_widget_add_css_class (self->toast, "osd");
  gtk_box_append (GTK_BOX (self->toast), make_label (self));
  gtk_box_append (GTK_BOX (self->toast), make_button (self));
  gtk_box_append (GTK_BOX (self->toast), make_close_button (self));
  gtk_widget_set_parent (self->toast, GTK_WIDGET (self));
  watch_pointer (self);
}

/* The class */

static void
clinic_toast_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHILD: g_value_set_object (value, CLINIC_TOAST_BIN (object)->child); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_toast_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHILD: clinic_toast_bin_set_child (CLINIC_TOAST_BIN (object), g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_toast_bin_dispose (GObject *object)
{
  ClinicToastBin *self = CLINIC_TOAST_BIN (object);

  stop_clock (self);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->toast, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_toast_bin_parent_class)->dispose (object);
}

static void
clinic_toast_bin_class_init (ClinicToastBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_toast_bin_get_property;
  object_class->set_property = clinic_toast_bin_set_property;
  object_class->dispose = clinic_toast_bin_dispose;
  widget_class->get_request_mode = clinic_toast_bin_get_request_mode;
  widget_class->measure = clinic_toast_bin_measure;
  widget_class->size_allocate = clinic_toast_bin_size_allocate;
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "toast-bin");
}

static void
clinic_toast_bin_init (ClinicToastBin *self)
{
  make_toast (self);
}

GtkWidget *
clinic_toast_bin_new (void)
{
  return g_object_new (CLINIC_TYPE_TOAST_BIN, NULL);
}

void
clinic_toast_bin_set_child (ClinicToastBin *self, GtkWidget *child)
{
  g_return_if_fail (CLINIC_IS_TOAST_BIN (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->toast);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

void
clinic_toast_bin_say (ClinicToastBin *self, const char *text, const char *button_label, const char *action_name)
{
  g_return_if_fail (CLINIC_IS_TOAST_BIN (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, button_label ? button_label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  gtk_widget_set_visible (self->toast, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  start_clock (self);
}
