/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicImportField:
 *
 * What a column of a foreign file holds. Several columns may hold the same: names and the parts of an address are
 * joined in their order, phones listed, of e-mails the first is taken and the others noted.
 */
typedef enum
{
  CLINIC_IMPORT_FIELD_NONE, /* the column is left out */
  CLINIC_IMPORT_FIELD_NAME, /* the whole name in one */
  CLINIC_IMPORT_FIELD_GIVEN,
  CLINIC_IMPORT_FIELD_MIDDLE,
  CLINIC_IMPORT_FIELD_FAMILY,
  CLINIC_IMPORT_FIELD_NUMBER,
  CLINIC_IMPORT_FIELD_BIRTH,
  CLINIC_IMPORT_FIELD_BIRTH_YEAR,
  CLINIC_IMPORT_FIELD_BIRTH_MONTH,
  CLINIC_IMPORT_FIELD_BIRTH_DAY,
  CLINIC_IMPORT_FIELD_SEX,
  CLINIC_IMPORT_FIELD_MOBILE,
  CLINIC_IMPORT_FIELD_PHONE,
  CLINIC_IMPORT_FIELD_PHONE_TYPE, /* the word for the phone in the next column */
  CLINIC_IMPORT_FIELD_EMAIL,
  CLINIC_IMPORT_FIELD_ADDRESS,
  CLINIC_IMPORT_FIELD_LANGUAGE,
  CLINIC_IMPORT_FIELD_NOTES,
  CLINIC_IMPORT_FIELD_ALLERGIES,
  CLINIC_IMPORT_FIELD_DECEASED,
  CLINIC_IMPORT_N_FIELDS,
} ClinicImportField;

ClinicImportField clinic_patient_header_find  (const char *header);
const char       *clinic_patient_header_title (ClinicImportField field);

G_END_DECLS
