/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-red-flag-window.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-diary-patients.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicRedFlagWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 flag;
  GArray *doctors; /* gint64, as they stand in the row */

  GtkLabel *reason_label;
  AdwComboRow *doctor_row;
  AdwEntryRow *note_row;
  GtkWidget *close_button;
  ClinicStatusLine *fault_line;
};

G_DEFINE_FINAL_TYPE (ClinicRedFlagWindow, clinic_red_flag_window, ADW_TYPE_WINDOW)

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicRedFlagWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (self->diary == NULL)
    return;
  clinic_stay_open_end (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flag.close", TRUE);
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  words = clinic_words_for_error (error);
  clinic_status_line_set_text (self->fault_line, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_line), TRUE);
}

static void
close_flag (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRedFlagWindow *self = CLINIC_RED_FLAG_WINDOW (widget);
  guint chosen = adw_combo_row_get_selected (self->doctor_row);
  gint64 doctor = chosen < self->doctors->len ? g_array_index (self->doctors, gint64, chosen) : 0;

  gtk_widget_action_set_enabled (widget, "flag.close", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_close_red_flag_async (self->diary, self->flag, doctor, gtk_editable_get_text (GTK_EDITABLE (self->note_row)),
                                     NULL, closed_cb, g_object_ref (self));
}

static void
note_activated_cb (ClinicRedFlagWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "flag.close", NULL);
}

static void
clinic_red_flag_window_dispose (GObject *object)
{
  ClinicRedFlagWindow *self = CLINIC_RED_FLAG_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_pointer (&self->doctors, g_array_unref);
  G_OBJECT_CLASS (clinic_red_flag_window_parent_class)->dispose (object);
}

static void
clinic_red_flag_window_class_init (ClinicRedFlagWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_red_flag_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-red-flag-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, doctor_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, fault_line);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_install_action (widget_class, "flag.close", NULL, close_flag);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_red_flag_window_init (ClinicRedFlagWindow *self)
{
  self->doctors = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_doctors (ClinicRedFlagWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 actor = clinic_diary_get_actor (self->diary);
  guint chosen = 0;

  for (guint i = 0; setup != NULL && i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = g_ptr_array_index (setup->staff, i);

      if (staff->role != CLINIC_ROLE_DOCTOR || !staff->active)
        continue;
      if (staff->id == actor)
        chosen = self->doctors->len;
      gtk_string_list_append (names, staff->name);
      g_array_append_val (self->doctors, staff->id);
    }
  adw_combo_row_set_model (self->doctor_row, G_LIST_MODEL (names));
  if (self->doctors->len > 0)
    adw_combo_row_set_selected (self->doctor_row, chosen);
}

GtkWidget *
clinic_red_flag_window_new (ClinicDiary *diary, const ClinicRedFlag *flag)
{
  ClinicRedFlagWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && flag != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_RED_FLAG_WINDOW, NULL);
  self->diary = g_object_ref (diary);
  self->flag = flag->id;
  gtk_label_set_label (self->reason_label, flag->reason);
  fill_doctors (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->note_row));
  return GTK_WIDGET (self);
}
