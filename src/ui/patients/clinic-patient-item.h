/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-patient-list.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_ITEM (clinic_patient_item_get_type ())

/**
 * ClinicPatientItem: a patient in a list: who, birth year and course in a second line, alerts at the end.
 */
G_DECLARE_FINAL_TYPE (ClinicPatientItem, clinic_patient_item, CLINIC, PATIENT_ITEM, GtkWidget)

GtkWidget *clinic_patient_item_new (void);

/* @row: (nullable): followed until another is set. Empty until its card is there. */
void clinic_patient_item_set_row  (ClinicPatientItem *self, ClinicPatientRow *row);
/* A card alone, for lists that do not change. */
void clinic_patient_item_set_card (ClinicPatientItem *self, const ClinicPatientCard *card);

/* All of it in a sentence: "Asha Rao, 1992, 3 of 6, allergy: lidocaine"; (transfer full). */
char *clinic_patient_item_dup_words (ClinicPatientItem *self);

G_END_DECLS
