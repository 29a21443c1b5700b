/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-patient-page.h"
#include "ui/parts/clinic-wrap-box.h"

G_BEGIN_DECLS

/* What is known of the patient beside the name, as pairs of a small title and words. */
void  clinic_patient_facts_fill (ClinicWrapBox *facts, ClinicDiary *diary, const ClinicPatientPage *page);

/* "tel:+491715550142"; (transfer full). */
char *clinic_patient_facts_dup_phone_uri (const char *phone);

G_END_DECLS
