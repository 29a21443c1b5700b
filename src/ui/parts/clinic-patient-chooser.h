/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_CHOOSER (clinic_patient_chooser_get_type ())

/**
 * ClinicPatientChooser: finds a patient by what is typed.
 *
 * Signal "chosen" (gint64 patient).
 */
G_DECLARE_FINAL_TYPE (ClinicPatientChooser, clinic_patient_chooser, CLINIC, PATIENT_CHOOSER, GtkWidget)

GtkWidget *clinic_patient_chooser_new       (void);
void       clinic_patient_chooser_set_diary (ClinicPatientChooser *self, ClinicDiary *diary);

G_END_DECLS
