/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-window-private.h"

#include <glib/gi18n.h>

#include "ui/patients/clinic-course-editor.h"
#include "ui/patients/clinic-history-page.h"
#include "ui/patients/clinic-import-window.h"
#include "ui/patients/clinic-merge-window.h"
#include "ui/patients/clinic-patient-editor.h"
#include "ui/patients/clinic-patients-page.h"
#include "ui/settings/clinic-holidays-window.h"

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
merge_patients (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  gint64 patient, other;

  g_variant_get (parameter, "(xx)", &patient, &other);
  if (self->diary != NULL && patient != 0)
    present_over (self, clinic_merge_window_new (self->diary, patient, other));
}

static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);

  if (self->diary != NULL && g_variant_get_int64 (parameter) != 0)
    clinic_window_show_subpage (self, clinic_history_page_new (self->diary, g_variant_get_int64 (parameter)), _("History"));
}

static void
import_patients (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  g_autoptr (GFile) file = parameter != NULL ? g_file_new_for_uri (g_variant_get_string (parameter, NULL)) : NULL;

  if (self->diary != NULL)
    present_over (self, clinic_import_window_new (self->diary, file));
}

static void
import_holidays (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL)
    gtk_window_present (GTK_WINDOW (clinic_holidays_window_new (GTK_WINDOW (self), self->diary, file)));
}

void
clinic_window_patients_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-patient", "x", show_patient);
  gtk_widget_class_install_action (widget_class, "win.new-patient", "s", new_patient);
  gtk_widget_class_install_action (widget_class, "win.edit-patient", "x", edit_patient);
  gtk_widget_class_install_action (widget_class, "win.start-course", "x", start_course);
  gtk_widget_class_install_action (widget_class, "win.merge-patients", "(xx)", merge_patients);
  gtk_widget_class_install_action (widget_class, "win.show-history", "x", show_history);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_patients);
  gtk_widget_class_install_action (widget_class, "win.import-file", "s", import_patients);
  gtk_widget_class_install_action (widget_class, "win.import-holidays", "s", import_holidays);
}
