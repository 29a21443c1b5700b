/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-patients.h"
#include "store/clinic-patient-table.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_ROW (clinic_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (ClinicPatientRow, clinic_patient_row, CLINIC, PATIENT_ROW, GObject)

/* Property "card": told anew when what it shows has changed. */
gint64                   clinic_patient_row_get_id   (ClinicPatientRow *row);
const ClinicPatientCard *clinic_patient_row_get_card (ClinicPatientRow *row); /* (nullable): NULL until it is read */

#define CLINIC_TYPE_PATIENT_LIST (clinic_patient_list_get_type ())
G_DECLARE_FINAL_TYPE (ClinicPatientList, clinic_patient_list, CLINIC, PATIENT_LIST, GObject)

/**
 * ClinicPatientList: the patients that a search finds, in name order, as a GListModel of ClinicPatientRow.
 *
 * Ids are there at once, the first fifty hits before the others; cards are read page by page as rows are asked for, and
 * again when something changes. Rows stay the same objects as long as somebody holds them.
 *
 * Properties: "complete": whether all hits are listed and the index is loaded; told after every change of the list
 */
ClinicPatientList *clinic_patient_list_new       (ClinicDiary *diary);
const char        *clinic_patient_list_get_query (ClinicPatientList *list);
void               clinic_patient_list_set_query (ClinicPatientList *list, const char *typed);
gboolean           clinic_patient_list_is_complete (ClinicPatientList *list);
gint64             clinic_patient_list_get_id    (ClinicPatientList *list, guint position); /* 0 = none */
gboolean           clinic_patient_list_find      (ClinicPatientList *list, gint64 id, guint *position);

G_END_DECLS
