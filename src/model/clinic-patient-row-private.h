/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-patient-list.h"

G_BEGIN_DECLS

/* Between the list and its rows. */
ClinicPatientRow *clinic_patient_row_new      (gint64 id);
void              clinic_patient_row_set_card (ClinicPatientRow *row, const ClinicPatientCard *card);

G_END_DECLS
