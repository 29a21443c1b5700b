/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Who is newly deceased keeps no booking, no running course and no open follow-up; who newly asks not to be called has open
 * calls closed. */
gboolean clinic_patient_follow_consequences (ClinicTx *tx, const ClinicPatient *was, const ClinicPatient *now, GError **error);

G_END_DECLS
