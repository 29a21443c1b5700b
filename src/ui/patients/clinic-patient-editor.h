/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-patient.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_EDITOR (clinic_patient_editor_get_type ())

/**
 * ClinicPatientEditor: types in a new patient or changes one. What cannot be taken stays as typed, with what to change
 * beside it, and so does who may be the same person: they can be opened, and merged with the record that is changed, while
 * no change would be lost by it. A new patient's page is opened after saving.
 */
G_DECLARE_FINAL_TYPE (ClinicPatientEditor, clinic_patient_editor, CLINIC, PATIENT_EDITOR, AdwWindow)

/* @typed: what was searched for; becomes the name unless it holds figures */
GtkWidget *clinic_patient_editor_new            (ClinicDiary *diary, const char *typed);
/* Reads the patient first. */
GtkWidget *clinic_patient_editor_new_for_patient (ClinicDiary *diary, gint64 patient);

G_END_DECLS
