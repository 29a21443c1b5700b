/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-arc.h"

#include "ui/parts/clinic-color.h"

#include <math.h>

struct _ClinicArc
{
  GtkWidget parent_instance;

  double thickness;
  double fraction;
};

G_DEFINE_FINAL_TYPE (ClinicArc, clinic_arc, GTK_TYPE_WIDGET)

static void
clinic_arc_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicArc *self = CLINIC_ARC (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double radius = (MIN (width, height) - self->thickness) / 2;
  GdkRGBA color;
  cairo_t *cr;

  if (self->fraction <= 0 || radius <= 0)
    return;
  clinic_color_of (widget, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, self->thickness);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, width / 2.0, height / 2.0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * self->fraction);
  if (self->fraction >= 1)
    cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
clinic_arc_class_init (ClinicArcClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clinic_arc_snapshot;
  gtk_widget_class_set_css_name (widget_class, "arc");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clinic_arc_init (ClinicArc *self)
{
}

GtkWidget *
clinic_arc_new (double thickness)
{
  ClinicArc *self = g_object_new (CLINIC_TYPE_ARC, NULL);

  self->thickness = thickness;
  return GTK_WIDGET (self);
}

double
clinic_arc_get_fraction (ClinicArc *self)
{
  g_return_val_if_fail (CLINIC_IS_ARC (self), 0);

  return self->fraction;
}

void
clinic_arc_set_fraction (ClinicArc *self, double fraction)
{
  g_return_if_fail (CLINIC_IS_ARC (self));

  fraction = CLAMP (fraction, 0, 1);
  if (fabs (self->fraction - fraction) < 1e-9)
    return;
  self->fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
