/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-patient.h"

G_BEGIN_DECLS

/* What is chosen one by one when two records of one person become one. */
typedef enum
{
  CLINIC_MERGE_NUMBER, /* whose record stays */
  CLINIC_MERGE_NAME,
  CLINIC_MERGE_BIRTH,
  CLINIC_MERGE_SEX,
  CLINIC_MERGE_PHONES,
  CLINIC_MERGE_EMAIL,
  CLINIC_MERGE_ADDRESS,
  CLINIC_MERGE_LANGUAGE,
  CLINIC_MERGE_ALLERGIES,
  CLINIC_MERGE_COLD_SORES,
  CLINIC_MERGE_SKIN_TYPE,
  CLINIC_MERGE_CALLS, /* whether the patient may be called */
  CLINIC_MERGE_DECEASED,
  CLINIC_MERGE_NOTES,
  CLINIC_N_MERGE_FIELDS,
} ClinicMergeField;

typedef enum
{
  CLINIC_MERGE_FIRST,
  CLINIC_MERGE_SECOND,
  CLINIC_MERGE_BOTH, /* one after the other, what both say once */
} ClinicMergeChoice;

const char *clinic_merge_field_get_name (ClinicMergeField field);
/* What stands there, in words; "" = nothing; (transfer full). */
char       *clinic_merge_field_dup_text (ClinicMergeField field, const ClinicPatient *patient);
gboolean    clinic_merge_field_differs  (ClinicMergeField field, const ClinicPatient *a, const ClinicPatient *b);
/* Whether both can be kept: of lists, and of what is free text. */
gboolean    clinic_merge_field_takes_both (ClinicMergeField field);

/**
 * clinic_merge_suggest:
 *
 * What is begun with: what says something before what says nothing, what says more before what says less; both where they can
 * be kept; what asks for more care before what asks for less (cold sores, asks not to be called). Else the first.
 */
ClinicMergeChoice clinic_merge_suggest (ClinicMergeField field, const ClinicPatient *a, const ClinicPatient *b);

/**
 * clinic_merge_apply:
 * @choices: for each field
 *
 * Returns: (transfer full): the record that stays, with all that was chosen and the other's numbers among its former ones
 */
ClinicPatient *clinic_merge_apply (const ClinicPatient *a, const ClinicPatient *b,
                                   const ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS]);

G_END_DECLS
