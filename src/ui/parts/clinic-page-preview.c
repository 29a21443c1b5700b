/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-page-preview.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 300

struct _ClinicPagePreview
{
  GtkWidget parent_instance;

  ClinicPageDraw draw;
  gconstpointer document;
  int nth;
  double width;
  double height;
  double margin;
};

G_DEFINE_FINAL_TYPE (ClinicPagePreview, clinic_page_preview, GTK_TYPE_WIDGET)

static void
clinic_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicPagePreview *self = CLINIC_PAGE_PREVIEW (widget);
  double scale = gtk_widget_get_width (widget) / self->width;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, self->margin, self->margin);
  self->draw (self->document, cr, self->nth);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
clinic_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_page_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  ClinicPagePreview *self = CLINIC_PAGE_PREVIEW (widget);

  *minimum = LEAST_WIDTH;
  *natural = self->width;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (for_size < 0 ? *natural : for_size) * self->height / self->width;
}

static void
clinic_page_preview_class_init (ClinicPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clinic_page_preview_snapshot;
  widget_class->get_request_mode = clinic_page_preview_get_request_mode;
  widget_class->measure = clinic_page_preview_measure;
  gtk_widget_class_set_css_name (widget_class, "page-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clinic_page_preview_init (ClinicPagePreview *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
clinic_page_preview_new (ClinicPageDraw draw, gconstpointer document, int nth, int n, double width, double height,
                         double margin)
{
  ClinicPagePreview *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (draw != NULL && document != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_PAGE_PREVIEW, NULL);
  self->draw = draw;
  self->document = document;
  self->nth = nth;
  self->width = width;
  self->height = height;
  self->margin = margin;
  name = g_strdup_printf (_("Page %d of %d"), nth + 1, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
