/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PRESCRIPTION_WINDOW (clinic_prescription_window_get_type ())

/**
 * ClinicPrescriptionWindow: asks which cream was prescribed, until when, and when it was paused and taken up again.
 */
G_DECLARE_FINAL_TYPE (ClinicPrescriptionWindow, clinic_prescription_window, CLINIC, PRESCRIPTION_WINDOW, ClinicFormWindow)

/* @prescription: (nullable): a new one for the session of @healing; else one that is changed or removed. */
GtkWidget *clinic_prescription_window_new (ClinicDiary *diary, const ClinicHealing *healing,
                                           const ClinicPrescription *prescription);

G_END_DECLS
