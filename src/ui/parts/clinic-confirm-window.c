/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-confirm-window.h"

struct _ClinicConfirmWindow
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkButton *confirm_button;
};

G_DEFINE_FINAL_TYPE (ClinicConfirmWindow, clinic_confirm_window, ADW_TYPE_WINDOW)

static guint confirmed_signal;

static void
confirm_cb (ClinicConfirmWindow *self)
{
  g_autoptr (ClinicConfirmWindow) kept = g_object_ref (self);

  g_assert (CLINIC_IS_CONFIRM_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, confirmed_signal, 0);
}

static void
clinic_confirm_window_class_init (ClinicConfirmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  confirmed_signal = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-confirm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, body);
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_confirm_window_init (ClinicConfirmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_confirm_window_new (GtkWindow *parent, const char *heading, const char *body, const char *verb)
{
  ClinicConfirmWindow *self = g_object_new (CLINIC_TYPE_CONFIRM_WINDOW, "transient-for", parent, "title", heading, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  gtk_button_set_label (self->confirm_button, verb);
  return GTK_WIDGET (self);
}
