/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-override-button.h"

#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-typed-text.h"

struct _ClinicOverrideButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkDropDown *doctors;
  GtkEntry *entry;
  GtkWidget *allow_button;
  char *reason;  /* nullable */
  gint64 doctor;
};

G_DEFINE_FINAL_TYPE (ClinicOverrideButton, clinic_override_button, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static char *
dup_typed (ClinicOverrideButton *self)
{
  return clinic_typed_text_dup (GTK_EDITABLE (self->entry));
}

static void
answered_cb (ClinicOverrideButton *self)
{
  g_autofree char *typed = dup_typed (self);

  gtk_widget_set_sensitive (self->allow_button,
                            *typed != '\0' && clinic_choice_get (self->doctors) != 0);
}

static void
allow_clicked_cb (ClinicOverrideButton *self)
{
  g_autofree char *typed = dup_typed (self);

  if (*typed == '\0' || clinic_choice_get (self->doctors) == 0)
    return;
  g_free (self->reason);
  self->reason = g_steal_pointer (&typed);
  self->doctor = clinic_choice_get (self->doctors);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
clinic_override_button_set_setup (ClinicOverrideButton *self, ClinicSetup *setup, gint64 person)
{
  g_return_if_fail (CLINIC_IS_OVERRIDE_BUTTON (self));
  g_return_if_fail (setup != NULL);

  clinic_choice_offer_doctors (self->doctors, setup, person);
}

const char *
clinic_override_button_get_reason (ClinicOverrideButton *self)
{
  g_return_val_if_fail (CLINIC_IS_OVERRIDE_BUTTON (self), NULL);

  return self->reason;
}

gint64
clinic_override_button_get_doctor (ClinicOverrideButton *self)
{
  g_return_val_if_fail (CLINIC_IS_OVERRIDE_BUTTON (self), 0);

  return self->doctor;
}

void
clinic_override_button_clear (ClinicOverrideButton *self)
{
  g_return_if_fail (CLINIC_IS_OVERRIDE_BUTTON (self));

  g_clear_pointer (&self->reason, g_free);
  self->doctor = 0;
}

static gboolean
clinic_override_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLINIC_OVERRIDE_BUTTON (widget)->button));
}

static void
clinic_override_button_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_override_button_parent_class)->dispose (object);
}

static void
clinic_override_button_finalize (GObject *object)
{
  g_free (CLINIC_OVERRIDE_BUTTON (object)->reason);
  G_OBJECT_CLASS (clinic_override_button_parent_class)->finalize (object);
}

static void
clinic_override_button_class_init (ClinicOverrideButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_override_button_dispose;
  object_class->finalize = clinic_override_button_finalize;
  widget_class->grab_focus = clinic_override_button_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/calendar/clinic-override-button.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrideButton, button);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrideButton, popover);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrideButton, doctors);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrideButton, entry);
  gtk_widget_class_bind_template_child (widget_class, ClinicOverrideButton, allow_button);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_clicked_cb);
}

static void
clinic_override_button_init (ClinicOverrideButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_override_button_new (void)
{
  return g_object_new (CLINIC_TYPE_OVERRIDE_BUTTON, NULL);
}
