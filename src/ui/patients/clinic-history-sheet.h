/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-patient-page.h"
#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/**
 * clinic_history_sheet_new:
 * @course: 0 = all, and what belongs to none
 * @prints: (nullable) (element-type ClinicPhotoPrint): the photos that are wanted
 *
 * Returns: (transfer full): a patient's history on paper, below what is to be minded
 */
ClinicSheet *clinic_history_sheet_new (ClinicDiary *diary, const ClinicPatientPage *page, gint64 course, gboolean oldest_first,
                                       const GPtrArray *prints);

G_END_DECLS
