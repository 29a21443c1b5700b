/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-member-row.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-typed-text.h"

struct _ClinicMemberRow
{
  AdwEntryRow parent_instance;

  gint64 id;
  gboolean person;
  gboolean active;

  GtkDropDown *role;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (ClinicMemberRow, clinic_member_row, ADW_TYPE_ENTRY_ROW)

enum
{
  SIGNAL_EDITED,
  SIGNAL_MOVED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
show_active (ClinicMemberRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *title = self->person ? _("Name") : _("Bed");

  if (!self->active)
    title = self->person ? _("No longer here") : _("Out of use");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  if (self->active)
    gtk_widget_remove_css_class (widget, "dim-label");
  else
    gtk_widget_add_css_class (widget, "dim-label");
  gtk_widget_action_set_enabled (widget, "member.remove", self->id == 0);
  gtk_widget_action_set_enabled (widget, "member.retire", self->id != 0 && self->active);
  gtk_widget_action_set_enabled (widget, "member.restore", self->id != 0 && !self->active);
}

static void
name_menu (ClinicMemberRow *self)
{
  g_autofree char *name = clinic_member_row_dup_name (self);
  g_autofree char *label = g_strdup_printf (_("More for %s"), name);
  g_autofree char *role_label = g_strdup_printf (_("Role of %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role), GTK_ACCESSIBLE_PROPERTY_LABEL, role_label, -1);
}

static void
edited_cb (ClinicMemberRow *self)
{
  g_assert (CLINIC_IS_MEMBER_ROW (self));

  name_menu (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
set_active (ClinicMemberRow *self, gboolean active)
{
  self->active = active;
  show_active (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicMemberRow *self = CLINIC_MEMBER_ROW (widget);

  if (g_str_equal (name, "member.up"))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
  else if (g_str_equal (name, "member.down"))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
  else if (g_str_equal (name, "member.remove"))
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
  else
    set_active (self, g_str_equal (name, "member.restore"));
}

static void
clinic_member_row_class_init (ClinicMemberRowClass *klass)
{
  static const char *const actions[] = { "member.up", "member.down", "member.remove", "member.retire", "member.restore" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-member-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicMemberRow, role);
  gtk_widget_class_bind_template_child (widget_class, ClinicMemberRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
}

static void
clinic_member_row_init (ClinicMemberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->role);
}

static GtkWidget *
make_row (gboolean person, gint64 id, const char *name, ClinicRole role, gboolean active)
{
  ClinicMemberRow *self = g_object_new (CLINIC_TYPE_MEMBER_ROW, NULL);

  self->person = person;
  self->id = id;
  self->active = active;
  gtk_widget_set_visible (GTK_WIDGET (self->role), person);
  gtk_drop_down_set_selected (self->role, role);
  gtk_editable_set_text (GTK_EDITABLE (self), name);
  show_active (self);
  name_menu (self);
  return GTK_WIDGET (self);
}

GtkWidget *
clinic_member_row_new_bed (gint64 id, const char *name, gboolean active)
{
  return make_row (FALSE, id, name, CLINIC_ROLE_DOCTOR, active);
}

GtkWidget *
clinic_member_row_new_person (gint64 id, const char *name, ClinicRole role, gboolean active)
{
  return make_row (TRUE, id, name, role, active);
}

gint64
clinic_member_row_get_id (ClinicMemberRow *self)
{
  g_return_val_if_fail (CLINIC_IS_MEMBER_ROW (self), 0);

  return self->id;
}

char *
clinic_member_row_dup_name (ClinicMemberRow *self)
{
  g_return_val_if_fail (CLINIC_IS_MEMBER_ROW (self), NULL);

  return clinic_typed_text_dup (GTK_EDITABLE (self));
}

/* The list in the template is in ClinicRole's order. */
ClinicRole
clinic_member_row_get_role (ClinicMemberRow *self)
{
  g_return_val_if_fail (CLINIC_IS_MEMBER_ROW (self), CLINIC_ROLE_DOCTOR);

  return gtk_drop_down_get_selected (self->role);
}

gboolean
clinic_member_row_get_active (ClinicMemberRow *self)
{
  g_return_val_if_fail (CLINIC_IS_MEMBER_ROW (self), FALSE);

  return self->active;
}

void
clinic_member_row_set_place (ClinicMemberRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (CLINIC_IS_MEMBER_ROW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.up", !first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.down", !last);
}
