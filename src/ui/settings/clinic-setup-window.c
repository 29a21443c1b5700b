/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-setup-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"
#include "ui/settings/clinic-setup-form.h"

struct _ClinicSetupWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;

  ClinicShrinkBin *shrink_bin;
  GtkWidget *save_button;
  ClinicSetupForm *form;
  ClinicStatusLine *status;
};

G_DEFINE_FINAL_TYPE (ClinicSetupWindow, clinic_setup_window, ADW_TYPE_WINDOW)

static void
edited_cb (ClinicSetupWindow *self)
{
  g_autofree char *fault = clinic_setup_form_check (self->form);

  clinic_status_line_set_text (self->status, fault ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), fault != NULL);
  gtk_widget_set_sensitive (self->save_button, fault == NULL);
}

static void
narrow_cb (ClinicSetupWindow *self)
{
  g_object_set (self->form, "narrow", clinic_shrink_bin_get_narrow (self->shrink_bin), NULL);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicSetupWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error ? clinic_words_for_error (error) : NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  if (change != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->save_button), _("_Try Again"));
  clinic_status_line_set_text (self->status, words);
  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
}

static void
save_cb (ClinicSetupWindow *self)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_form_save (self->form);

  gtk_widget_set_sensitive (self->save_button, FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_save_setup_async (self->diary, setup, NULL, saved_cb, g_object_ref (self));
}

/* The class */

static void
clinic_setup_window_dispose (GObject *object)
{
  ClinicSetupWindow *self = CLINIC_SETUP_WINDOW (object);

  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_setup_window_parent_class)->dispose (object);
}

static void
clinic_setup_window_class_init (ClinicSetupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_setup_window_dispose;
  g_type_ensure (CLINIC_TYPE_SETUP_FORM);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-setup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, form);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_setup_window_init (ClinicSetupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_setup_window_new (GtkWindow *parent, ClinicDiary *diary)
{
  ClinicSetupWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SETUP_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  clinic_setup_form_load (self->form, clinic_diary_get_setup (diary));
  edited_cb (self);
  return GTK_WIDGET (self);
}
