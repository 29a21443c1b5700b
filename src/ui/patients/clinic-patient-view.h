/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_VIEW (clinic_patient_view_get_type ())

/**
 * ClinicPatientView: one patient's page: who, alerts, facts, courses, healing, and what happened. It reads itself again
 * when something changes.
 */
G_DECLARE_FINAL_TYPE (ClinicPatientView, clinic_patient_view, CLINIC, PATIENT_VIEW, AdwBin)

void   clinic_patient_view_set_diary   (ClinicPatientView *self, ClinicDiary *diary);
void   clinic_patient_view_set_patient (ClinicPatientView *self, gint64 patient); /* 0 = nobody */
gint64 clinic_patient_view_get_patient (ClinicPatientView *self);

G_END_DECLS
