/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include "ui/patients/clinic-course-editor.h"
#include "ui/patients/clinic-import-window.h"
#include "ui/patients/clinic-patient-editor.h"
#include "ui/patients/clinic-patients-page.h"

static void
present_over (ClinicWindow *self, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GtkWidget *page = clinic_window_get_page (self, "patients");

  clinic_window_show_page (self, "patients");
  if (page != NULL)
    clinic_patients_page_show_patient (CLINIC_PATIENTS_PAGE (page), g_variant_get_int64 (parameter));
}

static void
new_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL)
    present_over (self, clinic_patient_editor_new (self->diary, g_variant_get_string (parameter, NULL)));
}

static void
edit_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL)
    present_over (self, clinic_patient_editor_new_for_patient (self->diary, g_variant_get_int64 (parameter)));
}

static void
start_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL)
    present_over (self, clinic_course_editor_new_for_patient (self->diary, g_variant_get_int64 (parameter)));
}

static void
diary_came_cb (ClinicWindow *self, GParamSpec *pspec, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;

  if (self->diary == NULL)
    return;
  file = g_object_ref (G_FILE (user_data));
  g_signal_handlers_disconnect_by_func (self, diary_came_cb, user_data);
  present_over (self, clinic_import_window_new (self->diary, file));
}

static void
import_patients (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  GFile *file = parameter != NULL ? g_file_new_for_path (g_variant_get_string (parameter, NULL)) : NULL;

  if (self->diary != NULL)
    present_over (self, clinic_import_window_new (self->diary, file));
  else if (file != NULL)
    {
      /* named at the command line, and the clinic is not open yet */
      g_signal_connect_data (self, "notify::diary", G_CALLBACK (diary_came_cb), g_object_ref (file),
                             (GClosureNotify) (void (*) (void)) g_object_unref, 0);
    }
  g_clear_object (&file);
}

void
clinic_window_patients_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-patient", "x", show_patient);
  gtk_widget_class_install_action (widget_class, "win.new-patient", "s", new_patient);
  gtk_widget_class_install_action (widget_class, "win.edit-patient", "x", edit_patient);
  gtk_widget_class_install_action (widget_class, "win.start-course", "x", start_course);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_patients);
  gtk_widget_class_install_action (widget_class, "win.import-file", "s", import_patients);
}
