/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HEALING_CARD (clinic_healing_card_get_type ())

/**
 * ClinicHealingCard: on the patient's page: where the newest session's healing stands, and the next call.
 */
G_DECLARE_FINAL_TYPE (ClinicHealingCard, clinic_healing_card, CLINIC, HEALING_CARD, AdwBin)

GtkWidget *clinic_healing_card_new  (ClinicDiary *diary);
/* @page: one with healing */
void       clinic_healing_card_show (ClinicHealingCard *self, const ClinicPatientPage *page);

G_END_DECLS
