/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-state-swatch.h"

#include "ui/parts/clinic-session-words.h"

struct _ClinicStateSwatch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ClinicStateSwatch, clinic_state_swatch, GTK_TYPE_WIDGET)

static void
clinic_state_swatch_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_state_swatch_parent_class)->dispose (object);
}

static void
clinic_state_swatch_class_init (ClinicStateSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_state_swatch_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clinic_state_swatch_init (ClinicStateSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
append_piece (ClinicStateSwatch *self, const char *css_class)
{
  GtkWidget *piece = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (piece, css_class);
  gtk_widget_set_parent (piece, GTK_WIDGET (self));
}

GtkWidget *
clinic_state_swatch_new (ClinicSessionState state, ClinicSwatchPart part)
{
  ClinicStateSwatch *self = g_object_new (CLINIC_TYPE_STATE_SWATCH, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), clinic_session_words_get_class (state));
  if (part != CLINIC_SWATCH_ROLLING)
    {
      append_piece (self, "bar");
      append_piece (self, "tint");
    }
  if (part != CLINIC_SWATCH_NUMBING)
    append_piece (self, "solid");
  return GTK_WIDGET (self);
}
