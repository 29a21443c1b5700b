/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-numbing-clock.h"

#include "ui/parts/clinic-arc.h"
#include "ui/parts/clinic-color.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HOUR 60
#define SIZE 56
#define RING 5.0        /* thickness of the ring */
#define INSET 1.5       /* ticks stick out of the ring by this much */
#define READY_TICK 8.0
#define PLAN_TICK 6.5

struct _ClinicNumbingClock
{
  GtkWidget parent_instance;

  int minutes;
  int ready_min;
  int plan_min;
  int max_min;

  GtkWidget *track;
  GtkWidget *fill;
  GtkWidget *words; /* the figure over "min" */
  GtkWidget *figure;
};

G_DEFINE_FINAL_TYPE (ClinicNumbingClock, clinic_numbing_clock, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MINUTES,
  PROP_READY_MIN,
  PROP_PLAN_MIN,
  PROP_MAX_MIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static double
get_fraction (ClinicNumbingClock *self, int minutes)
{
  return (double) minutes / MAX (HOUR, self->max_min);
}

static const char *
get_phase_class (ClinicNumbingClock *self)
{
  if (clinic_numbing_clock_is_overdue (self))
    return "overdue";
  return clinic_numbing_clock_is_ready (self) ? "ready" : "waiting";
}

static char *
describe (ClinicNumbingClock *self)
{
  if (clinic_numbing_clock_is_overdue (self))
    return g_strdup_printf (_("%d min under cream, overdue: %d min at most"), self->minutes, self->max_min);
  if (clinic_numbing_clock_is_ready (self))
    return g_strdup_printf (_("%d min under cream, ready"), self->minutes);
  return g_strdup_printf (_("%d min under cream, ready at %d min"), self->minutes, self->ready_min);
}

static void
show_minutes (ClinicNumbingClock *self)
{
  g_autofree char *figure = g_strdup_printf ("%d", self->minutes);
  g_autofree char *words = describe (self);
  gboolean overdue = clinic_numbing_clock_is_overdue (self);

  gtk_label_set_label (GTK_LABEL (self->figure), figure);
  clinic_arc_set_fraction (CLINIC_ARC (self->fill), overdue ? 1 : get_fraction (self, self->minutes));
  for (guint i = 0; i < 3; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), ((const char *[]){ "waiting", "ready", "overdue" })[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), get_phase_class (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_tick (cairo_t *cr, double size, double turn, double length)
{
  double angle = -G_PI_2 + 2 * G_PI * turn;
  double outer = size / 2;
  double inner = outer - length;

  cairo_move_to (cr, size / 2 + outer * cos (angle), size / 2 + outer * sin (angle));
  cairo_line_to (cr, size / 2 + inner * cos (angle), size / 2 + inner * sin (angle));
  cairo_stroke (cr);
}

static void
snapshot_ticks (ClinicNumbingClock *self, GtkSnapshot *snapshot)
{
  double size = MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  GdkRGBA color;
  cairo_t *cr;

  clinic_color_of (GTK_WIDGET (self), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size));
  cairo_set_line_width (cr, 2);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * 0.55);
  append_tick (cr, size, get_fraction (self, self->plan_min), PLAN_TICK);
  gdk_cairo_set_source_rgba (cr, &color);
  append_tick (cr, size, get_fraction (self, self->ready_min), READY_TICK);
  cairo_destroy (cr);
}

static void
clinic_numbing_clock_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (widget);

  gtk_widget_snapshot_child (widget, self->track, snapshot);
  gtk_widget_snapshot_child (widget, self->fill, snapshot);
  snapshot_ticks (self, snapshot);
  gtk_widget_snapshot_child (widget, self->words, snapshot);
}

static void
clinic_numbing_clock_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (widget);
  int words_width = 0, words_height = 0;

  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, &words_width, NULL, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, -1, &words_height, NULL, NULL, NULL);
  /* as round with large text */
  *minimum = *natural = MAX (SIZE, MAX (words_width, words_height) + 2 * (int) (RING + INSET));
}

static void
clinic_numbing_clock_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (widget);
  int size = MIN (width, height);
  int inset = (int) ceil (INSET);
  GtkAllocation ring = { inset, inset, size - 2 * inset, size - 2 * inset };
  int words_width, words_height;

  gtk_widget_size_allocate (self->track, &ring, -1);
  gtk_widget_size_allocate (self->fill, &ring, -1);
  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words_width, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, -1, NULL, &words_height, NULL, NULL);
  gtk_widget_size_allocate (self->words, &(GtkAllocation){ (size - words_width) / 2, (size - words_height) / 2,
                                                          words_width, words_height }, -1);
}

static void
clinic_numbing_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (object);

  switch (id)
    {
    case PROP_MINUTES:
      g_value_set_int (value, self->minutes);
      break;
    case PROP_READY_MIN:
      g_value_set_int (value, self->ready_min);
      break;
    case PROP_PLAN_MIN:
      g_value_set_int (value, self->plan_min);
      break;
    case PROP_MAX_MIN:
      g_value_set_int (value, self->max_min);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_numbing_clock_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (object);
  int number = g_value_get_int (value);

  switch (id)
    {
    case PROP_MINUTES:
      clinic_numbing_clock_set_minutes (self, number);
      break;
    case PROP_READY_MIN:
      clinic_numbing_clock_set_limits (self, number, self->plan_min, self->max_min);
      break;
    case PROP_PLAN_MIN:
      clinic_numbing_clock_set_limits (self, self->ready_min, number, self->max_min);
      break;
    case PROP_MAX_MIN:
      clinic_numbing_clock_set_limits (self, self->ready_min, self->plan_min, number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_numbing_clock_dispose (GObject *object)
{
  ClinicNumbingClock *self = CLINIC_NUMBING_CLOCK (object);

  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_numbing_clock_parent_class)->dispose (object);
}

static void
clinic_numbing_clock_class_init (ClinicNumbingClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clinic_numbing_clock_get_property;
  object_class->set_property = clinic_numbing_clock_set_property;
  object_class->dispose = clinic_numbing_clock_dispose;
  widget_class->measure = clinic_numbing_clock_measure;
  widget_class->size_allocate = clinic_numbing_clock_size_allocate;
  widget_class->snapshot = clinic_numbing_clock_snapshot;

  properties[PROP_MINUTES] = g_param_spec_int ("minutes", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_READY_MIN] = g_param_spec_int ("ready-min", NULL, NULL, 0, G_MAXINT, 30, flags);
  properties[PROP_PLAN_MIN] = g_param_spec_int ("plan-min", NULL, NULL, 0, G_MAXINT, 45, flags);
  properties[PROP_MAX_MIN] = g_param_spec_int ("max-min", NULL, NULL, 1, G_MAXINT, 60, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "numbing-clock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
create_words (ClinicNumbingClock *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *unit = gtk_label_new (_("min"));

  self->figure = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->figure, "figure");
  gtk_widget_add_css_class (self->figure, "numeric");
  gtk_widget_add_css_class (unit, "unit");
  gtk_box_append (GTK_BOX (words), self->figure);
  gtk_box_append (GTK_BOX (words), unit);
  return words;
}

static void
clinic_numbing_clock_init (ClinicNumbingClock *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->ready_min = 30;
  self->plan_min = 45;
  self->max_min = 60;
  self->track = clinic_arc_new (RING);
  self->fill = clinic_arc_new (RING);
  self->words = create_words (self);
  gtk_widget_add_css_class (self->track, "track");
  gtk_widget_add_css_class (self->fill, "fill");
  clinic_arc_set_fraction (CLINIC_ARC (self->track), 1);
  gtk_widget_set_parent (self->track, widget);
  gtk_widget_set_parent (self->fill, widget);
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  show_minutes (self);
}

GtkWidget *
clinic_numbing_clock_new (void)
{
  return g_object_new (CLINIC_TYPE_NUMBING_CLOCK, NULL);
}

int
clinic_numbing_clock_get_minutes (ClinicNumbingClock *self)
{
  g_return_val_if_fail (CLINIC_IS_NUMBING_CLOCK (self), 0);

  return self->minutes;
}

void
clinic_numbing_clock_set_minutes (ClinicNumbingClock *self, int minutes)
{
  g_return_if_fail (CLINIC_IS_NUMBING_CLOCK (self));
  g_return_if_fail (minutes >= 0);

  if (self->minutes == minutes)
    return;
  self->minutes = minutes;
  show_minutes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTES]);
}

static gboolean
take_limit (ClinicNumbingClock *self, int *limit, int number, GParamSpec *pspec)
{
  if (*limit == number)
    return FALSE;
  *limit = number;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  return TRUE;
}

void
clinic_numbing_clock_set_limits (ClinicNumbingClock *self, int ready_min, int plan_min, int max_min)
{
  gboolean changed;

  g_return_if_fail (CLINIC_IS_NUMBING_CLOCK (self));
  g_return_if_fail (ready_min >= 0 && plan_min >= 0 && max_min > 0);

  g_object_freeze_notify (G_OBJECT (self));
  changed = take_limit (self, &self->ready_min, ready_min, properties[PROP_READY_MIN]);
  changed = take_limit (self, &self->plan_min, plan_min, properties[PROP_PLAN_MIN]) || changed;
  changed = take_limit (self, &self->max_min, max_min, properties[PROP_MAX_MIN]) || changed;
  if (changed)
    show_minutes (self);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
clinic_numbing_clock_is_ready (ClinicNumbingClock *self)
{
  g_return_val_if_fail (CLINIC_IS_NUMBING_CLOCK (self), FALSE);

  return self->minutes >= self->ready_min;
}

gboolean
clinic_numbing_clock_is_overdue (ClinicNumbingClock *self)
{
  g_return_val_if_fail (CLINIC_IS_NUMBING_CLOCK (self), FALSE);

  return self->minutes >= self->max_min && self->minutes >= self->ready_min;
}
