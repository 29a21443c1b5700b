/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-visit-strip.h"

#include "ui/parts/clinic-color.h"

#define HEIGHT 14
#define BAR 3
#define DASH 4

struct _ClinicVisitStrip
{
  GtkWidget parent_instance;

  int wait;
  int rolling;
  int turnover;
};

G_DEFINE_FINAL_TYPE (ClinicVisitStrip, clinic_visit_strip, GTK_TYPE_WIDGET)

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean mirrored, int width, float x, float y, float w, float h)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (mirrored ? width - x - w : x, y, w, h));
}

static void
clinic_visit_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicVisitStrip *self = CLINIC_VISIT_STRIP (widget);
  int total = self->wait + self->rolling + self->turnover;
  int width = gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA solid, tint;
  float minute, rolling, end;

  if (total <= 0)
    return;
  clinic_color_of (widget, &solid);
  tint = solid;
  tint.alpha *= 0.18;
  minute = (float) width / total;
  rolling = self->wait * minute;
  end = (self->wait + self->rolling) * minute;
  fill (snapshot, &tint, mirrored, width, 0, 0, rolling, HEIGHT);
  fill (snapshot, &solid, mirrored, width, 0, 0, BAR, HEIGHT);
  fill (snapshot, &solid, mirrored, width, rolling, 0, end - rolling, HEIGHT);
  tint.alpha = solid.alpha * 0.5;
  for (float x = end + DASH; x + DASH <= width; x += 2 * DASH)
    fill (snapshot, &tint, mirrored, width, x, HEIGHT - 1, DASH, 1);
}

static void
clinic_visit_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
}

static void
clinic_visit_strip_class_init (ClinicVisitStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clinic_visit_strip_snapshot;
  widget_class->measure = clinic_visit_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "visit-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clinic_visit_strip_init (ClinicVisitStrip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "state-booked");
}

GtkWidget *
clinic_visit_strip_new (void)
{
  return g_object_new (CLINIC_TYPE_VISIT_STRIP, NULL);
}

void
clinic_visit_strip_set_minutes (ClinicVisitStrip *self, int wait, int rolling, int turnover)
{
  g_return_if_fail (CLINIC_IS_VISIT_STRIP (self));

  self->wait = wait;
  self->rolling = rolling;
  self->turnover = turnover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
