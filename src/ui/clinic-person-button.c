/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-person-button.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-late-menu.h"

struct _ClinicPersonButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GMenuModel *menu;
  AdwAvatar *avatar;
  GMenu *people;
};

G_DEFINE_FINAL_TYPE (ClinicPersonButton, clinic_person_button, ADW_TYPE_BIN)

static void
clinic_person_button_class_init (ClinicPersonButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/clinic-person-button.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicPersonButton, menu);
  gtk_widget_class_bind_template_child (widget_class, ClinicPersonButton, button);
  gtk_widget_class_bind_template_child (widget_class, ClinicPersonButton, avatar);
  gtk_widget_class_bind_template_child (widget_class, ClinicPersonButton, people);
}

static void
clinic_person_button_init (ClinicPersonButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_late_menu_set (self->button, self->menu);
}

GtkWidget *
clinic_person_button_new (void)
{
  return g_object_new (CLINIC_TYPE_PERSON_BUTTON, NULL);
}

static void
append_person (GMenu *menu, const char *name, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "win.choose-person", "x", id);
  g_menu_append_item (menu, item);
}

static void
fill_menu (ClinicPersonButton *self, ClinicSetup *setup)
{
  g_menu_remove_all (self->people);
  if (setup == NULL)
    return;
  for (guint i = 0; i < setup->staff->len; i++)
    {
      ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active)
        append_person (self->people, staff->name, staff->id);
    }
  append_person (self->people, _("Nobody in Particular"), 0);
}

static void
show_name (ClinicPersonButton *self, const char *name)
{
  g_autofree char *here = *name ? g_strdup_printf (_("At the desk: %s"), name) : g_strdup (_("Who is at the desk?"));

  adw_avatar_set_text (self->avatar, *name ? name : NULL);
  adw_avatar_set_show_initials (self->avatar, *name != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), here);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, here, -1);
}

void
clinic_person_button_show (ClinicPersonButton *self, ClinicSetup *setup, gint64 person)
{
  g_return_if_fail (CLINIC_IS_PERSON_BUTTON (self));

  fill_menu (self, setup);
  show_name (self, setup ? clinic_setup_get_staff_name (setup, person) : "");
  gtk_widget_set_visible (GTK_WIDGET (self), setup != NULL);
}
