/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-scrolled-bin.h"

struct _ClinicScrolledBin
{
  GtkWidget parent_instance;
};

static void clinic_scrolled_bin_buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicScrolledBin, clinic_scrolled_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, clinic_scrolled_bin_buildable_init))

static void
clinic_scrolled_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && (orientation == GTK_ORIENTATION_HORIZONTAL || for_size >= 0))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
clinic_scrolled_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
clinic_scrolled_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clinic_scrolled_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_scrolled_bin_parent_class)->dispose (object);
}

static void
clinic_scrolled_bin_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
clinic_scrolled_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = clinic_scrolled_bin_add_child;
}

static void
clinic_scrolled_bin_class_init (ClinicScrolledBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_scrolled_bin_dispose;
  widget_class->measure = clinic_scrolled_bin_measure;
  widget_class->size_allocate = clinic_scrolled_bin_size_allocate;
  widget_class->get_request_mode = clinic_scrolled_bin_get_request_mode;
}

static void
clinic_scrolled_bin_init (ClinicScrolledBin *self)
{
}
