/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include "ui/patients/clinic-course-editor.h"
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

void
clinic_window_patients_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-patient", "x", show_patient);
  gtk_widget_class_install_action (widget_class, "win.new-patient", "s", new_patient);
  gtk_widget_class_install_action (widget_class, "win.edit-patient", "x", edit_patient);
  gtk_widget_class_install_action (widget_class, "win.start-course", "x", start_course);
}
