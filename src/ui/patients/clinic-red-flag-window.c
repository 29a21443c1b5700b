/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-red-flag-window.h"

#include "model/clinic-diary-patients.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-stay-open.h"

struct _ClinicRedFlagWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  gint64 flag;

  GtkLabel *reason_label;
  GtkDropDown *doctor_choice;
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
  clinic_status_line_say (self->fault_line, CLINIC_TONE_BAD, words);
  if (clinic_choice_get (self->doctor_choice) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->doctor_choice));
}

static void
close_flag (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicRedFlagWindow *self = CLINIC_RED_FLAG_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "flag.close", FALSE);
  clinic_stay_open_begin (GTK_WINDOW (self));
  clinic_diary_close_red_flag_async (self->diary, self->flag, clinic_choice_get (self->doctor_choice),
                                     gtk_editable_get_text (GTK_EDITABLE (self->note_row)), NULL, closed_cb, g_object_ref (self));
}

static void
doctor_chosen_cb (ClinicRedFlagWindow *self)
{
  clinic_status_line_say (self->fault_line, CLINIC_TONE_BAD, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, doctor_choice);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicRedFlagWindow, fault_line);
  gtk_widget_class_bind_template_callback (widget_class, doctor_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_install_action (widget_class, "flag.close", NULL, close_flag);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clinic_red_flag_window_init (ClinicRedFlagWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_choice_keep_name (self->doctor_choice);
}

GtkWidget *
clinic_red_flag_window_new (ClinicDiary *diary, const ClinicRedFlag *flag)
{
  ClinicRedFlagWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && flag != NULL, NULL);
  g_return_val_if_fail (clinic_diary_get_setup (diary) != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_RED_FLAG_WINDOW, NULL);
  self->diary = g_object_ref (diary);
  self->flag = flag->id;
  gtk_label_set_label (self->reason_label, flag->reason);
  clinic_choice_offer_doctors (self->doctor_choice, clinic_diary_get_setup (diary), clinic_diary_get_actor (diary));
  gtk_widget_grab_focus (GTK_WIDGET (self->note_row));
  return GTK_WIDGET (self);
}
