/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-setup-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/settings/clinic-setup-form.h"

struct _ClinicSetupWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GSettings *settings; /* nullable */
  char *copies_folder; /* "" = beside the data */

  ClinicShrinkBin *shrink_bin;
  GtkWidget *save_button;
  ClinicSetupForm *form;
  ClinicStatusLine *status;
  GtkWidget *more_groups;
  AdwComboRow *week_start;
  AdwActionRow *closures_row;
  GtkWidget *closures_button;
  GtkSwitch *names_switch;
  AdwActionRow *copies_row;
  GtkWidget *copies_reset;
  AdwPreferencesGroup *desk_group;
  GtkSwitch *autostart_switch;
};

G_DEFINE_FINAL_TYPE (ClinicSetupWindow, clinic_setup_window, ADW_TYPE_WINDOW)

static void
show_state (ClinicSetupWindow *self)
{
  g_autofree char *fault = clinic_setup_form_check (self->form);

  clinic_status_line_set_text (self->status, fault ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), fault != NULL);
  gtk_widget_set_sensitive (self->save_button, fault == NULL);
}

static void
edited_cb (ClinicSetupWindow *self)
{
  g_assert (CLINIC_IS_SETUP_WINDOW (self));

  show_state (self);
  gtk_widget_set_sensitive (self->closures_button, FALSE);
  adw_action_row_set_subtitle (self->closures_row, _("Save what was changed here first"));
}

/* In this window's place: both change the setup. */
static void
open_closures_cb (ClinicSetupWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.closures", NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
narrow_cb (ClinicSetupWindow *self)
{
  g_object_set (self->form, "narrow", clinic_shrink_bin_get_narrow (self->shrink_bin), NULL);
}

/* Copies */

static void
show_copies_folder (ClinicSetupWindow *self)
{
  gboolean own = *self->copies_folder != '\0';
  g_autofree char *name = own ? g_filename_display_name (self->copies_folder) : g_strdup (_("Beside the data"));
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_action_row_set_subtitle (self->copies_row, escaped);
  gtk_widget_set_visible (self->copies_reset, own);
}

static void
set_copies_folder (ClinicSetupWindow *self, const char *folder)
{
  g_free (self->copies_folder);
  self->copies_folder = g_strdup (folder);
  show_copies_folder (self);
}

static void
copies_folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicSetupWindow) self = user_data;
  g_autoptr (GFile) folder = clinic_file_choice_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    set_copies_folder (self, path);
}

static void
choose_copies_cb (ClinicSetupWindow *self)
{
  clinic_file_choice_async (GTK_WINDOW (self), CLINIC_FILE_CHOICE_FOLDER, _("Folder for Copies"), NULL, NULL,
                            copies_folder_cb, g_object_ref (self));
}

static void
reset_copies_cb (ClinicSetupWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->copies_row));
  set_copies_folder (self, "");
}

/* Saving */

static ClinicSetup *
collect (ClinicSetupWindow *self)
{
  ClinicSetup *setup = clinic_setup_form_save (self->form);

  setup->week_start = adw_combo_row_get_selected (self->week_start);
  setup->names_in_notifications = gtk_switch_get_active (self->names_switch);
  g_free (setup->copies_folder);
  setup->copies_folder = g_strdup (self->copies_folder);
  return setup;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicSetupWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error ? clinic_words_for_error (error) : NULL;

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
  g_autoptr (ClinicSetup) setup = collect (self);

  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "autostart", gtk_switch_get_active (self->autostart_switch));
  clinic_diary_save_setup_async (self->diary, setup, NULL, saved_cb, g_object_ref (self));
}

/* The class */

static void
clinic_setup_window_dispose (GObject *object)
{
  ClinicSetupWindow *self = CLINIC_SETUP_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->copies_folder, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, more_groups);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, week_start);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, closures_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, closures_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, names_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, copies_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, copies_reset);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, desk_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicSetupWindow, autostart_switch);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_closures_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_copies_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_copies_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_setup_window_init (ClinicSetupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_setup_form_add_group (self->form, self->more_groups);
}

static void
load (ClinicSetupWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  clinic_setup_form_load (self->form, setup);
  adw_combo_row_set_selected (self->week_start, setup->week_start);
  gtk_switch_set_active (self->names_switch, setup->names_in_notifications);
  set_copies_folder (self, setup->copies_folder);
  gtk_widget_set_visible (GTK_WIDGET (self->desk_group), self->settings != NULL);
  if (self->settings != NULL)
    gtk_switch_set_active (self->autostart_switch, g_settings_get_boolean (self->settings, "autostart"));
  show_state (self);
}

GtkWidget *
clinic_setup_window_new (GtkWindow *parent, ClinicDiary *diary, GSettings *settings)
{
  ClinicSetupWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_SETUP_WINDOW, "transient-for", parent, NULL);
  self->diary = g_object_ref (diary);
  self->settings = settings ? g_object_ref (settings) : NULL;
  load (self);
  return GTK_WIDGET (self);
}
