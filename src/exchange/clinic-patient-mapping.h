/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-date-order.h"
#include "core/clinic-patient.h"
#include "exchange/clinic-csv-table.h"
#include "exchange/clinic-patient-header.h"

G_BEGIN_DECLS

/**
 * ClinicPatientMapping:
 *
 * Which column of a table holds what, and in which order the table's birth dates are written: one order for the
 * whole column, never day and month by turns.
 */
typedef struct _ClinicPatientMapping ClinicPatientMapping;

ClinicPatientMapping *clinic_patient_mapping_guess (ClinicCsvTable *table);
ClinicPatientMapping *clinic_patient_mapping_copy  (const ClinicPatientMapping *mapping);
void                  clinic_patient_mapping_free  (ClinicPatientMapping *mapping);

ClinicImportField clinic_patient_mapping_get (const ClinicPatientMapping *mapping, guint column);
void              clinic_patient_mapping_set (ClinicPatientMapping *mapping, guint column, ClinicImportField field);

ClinicDateOrder clinic_patient_mapping_get_date_order (const ClinicPatientMapping *mapping);
void            clinic_patient_mapping_set_date_order (ClinicPatientMapping *mapping, ClinicDateOrder order);

gboolean       clinic_patient_mapping_check (const ClinicPatientMapping *mapping, GError **error);
ClinicPatient *clinic_patient_mapping_draft (const ClinicPatientMapping *mapping, ClinicCsvTable *table, guint row,
                                             char **fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPatientMapping, clinic_patient_mapping_free)

G_END_DECLS
