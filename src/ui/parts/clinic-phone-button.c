/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-phone-button.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-phone.h"

struct _ClinicPhoneButton
{
  GtkWidget parent_instance;

  char *number;
  GtkWidget *box;
  GtkWidget *dial_button;
  GtkWidget *label;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (ClinicPhoneButton, clinic_phone_button, GTK_TYPE_WIDGET)

static char *
dup_uri (const char *number)
{
  GString *uri = g_string_new ("tel:");

  for (const char *at = number; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) || (*at == '+' && uri->len == 4))
      g_string_append_c (uri, *at);
  return g_string_free (uri, FALSE);
}

static void
copy_number (ClinicPhoneButton *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->number);
  gtk_button_set_icon_name (GTK_BUTTON (self->copy_button), "object-select-symbolic");
  gtk_widget_set_tooltip_text (self->copy_button, _("Copied"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Number Copied"), -1);
}

static void
dialled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicPhoneButton) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    copy_number (self);
}

static void
dial (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhoneButton *self = CLINIC_PHONE_BUTTON (widget);
  g_autofree char *uri = dup_uri (self->number);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, dialled_cb, g_object_ref (self));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_number (CLINIC_PHONE_BUTTON (widget));
}

static void
clinic_phone_button_dispose (GObject *object)
{
  ClinicPhoneButton *self = CLINIC_PHONE_BUTTON (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->number, g_free);
  G_OBJECT_CLASS (clinic_phone_button_parent_class)->dispose (object);
}

static void
clinic_phone_button_class_init (ClinicPhoneButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_phone_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "phone.dial", NULL, dial);
  gtk_widget_class_install_action (widget_class, "phone.copy", NULL, copy);
}

static GtkWidget *
make_dial_button (ClinicPhoneButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new ();

  self->label = gtk_label_new ("");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("call-start-symbolic"));
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "phone.dial");
  return button;
}

static void
clinic_phone_button_init (ClinicPhoneButton *self)
{
  self->number = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->dial_button = make_dial_button (self);
  self->copy_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button), "phone.copy");
  gtk_box_append (GTK_BOX (self->box), self->dial_button);
  gtk_box_append (GTK_BOX (self->box), self->copy_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  clinic_phone_button_set_number (self, "");
}

GtkWidget *
clinic_phone_button_new (void)
{
  return g_object_new (CLINIC_TYPE_PHONE_BUTTON, NULL);
}

const char *
clinic_phone_button_get_number (ClinicPhoneButton *self)
{
  g_return_val_if_fail (CLINIC_IS_PHONE_BUTTON (self), NULL);

  return self->number;
}

void
clinic_phone_button_set_number (ClinicPhoneButton *self, const char *number)
{
  g_autofree char *spoken = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (CLINIC_IS_PHONE_BUTTON (self));
  g_return_if_fail (number != NULL);

  g_free (self->number);
  self->number = g_strdup (number);
  shown = clinic_phone_isolate (number);
  gtk_label_set_label (GTK_LABEL (self->label), shown);
  spoken = g_strdup_printf (_("Call %s"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dial_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_button_set_icon_name (GTK_BUTTON (self->copy_button), "edit-copy-symbolic");
  gtk_widget_set_tooltip_text (self->copy_button, _("Copy the Number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the Number"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), *number != '\0');
}
