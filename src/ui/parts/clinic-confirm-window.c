/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-confirm-window.h"

struct _ClinicConfirmWindow
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkButton *cancel_button;
  GtkButton *confirm_button;
  gboolean is_choice;
};

G_DEFINE_FINAL_TYPE (ClinicConfirmWindow, clinic_confirm_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_DECLINED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
confirm_cb (ClinicConfirmWindow *self)
{
  g_autoptr (ClinicConfirmWindow) kept = g_object_ref (self);

  g_assert (CLINIC_IS_CONFIRM_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
cancel_cb (ClinicConfirmWindow *self)
{
  g_autoptr (ClinicConfirmWindow) kept = g_object_ref (self);

  g_assert (CLINIC_IS_CONFIRM_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  if (self->is_choice)
    g_signal_emit (self, signals[SIGNAL_DECLINED], 0);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, CLINIC_TYPE_CONFIRM_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clinic_confirm_window_class_init (ClinicConfirmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CONFIRMED] = add_signal ("confirmed");
  signals[SIGNAL_DECLINED] = add_signal ("declined");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/parts/clinic-confirm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, body);
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicConfirmWindow, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
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

GtkWidget *
clinic_confirm_window_new_choice (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                                  const char *other)
{
  GtkWidget *window = clinic_confirm_window_new (parent, heading, body, verb);
  ClinicConfirmWindow *self = CLINIC_CONFIRM_WINDOW (window);

  self->is_choice = TRUE;
  gtk_button_set_label (self->cancel_button, other);
  gtk_widget_remove_css_class (GTK_WIDGET (self->confirm_button), "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->confirm_button), "suggested-action");
  return window;
}
