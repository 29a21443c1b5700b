/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT (clinic_patient_get_type ())

/* FHIR administrative gender. */
typedef enum
{
  CLINIC_SEX_UNKNOWN,
  CLINIC_SEX_FEMALE,
  CLINIC_SEX_MALE,
  CLINIC_SEX_OTHER,
} ClinicSex;

/**
 * ClinicPatient:
 *
 * Plain data; every string is owned, never %NULL ("" when empty), UTF-8. Only a name is required.
 */
typedef struct
{
  gint64 id;      /* 0 = not saved yet */
  gint64 version; /* of the row, for optimistic locking */
  char *number;   /* the clinic's own, given when first saved: "P-0417" */
  char *given;
  char *family;
  char *birth; /* "" or "1992" or "1992-03-14" */
  ClinicSex sex;
  char *phones; /* one per line, the first is called first */
  char *email;
  char *address;
  char *language; /* "" or a BCP 47 tag: "de" */
  char *notes;
  char *allergies; /* "" = none known */
  gboolean cold_sores; /* history of cold sores */
  char *cold_sores_note;
  gboolean may_be_called;
  gboolean deceased;
  int skin_type; /* CLINIC_SKIN_TYPE_UNKNOWN, or I to VI as 1 to 6 */
  gint64 created; /* UTC */
  char *former_numbers; /* of records that were merged into this one, separated by blanks */
  gint64 merged_into;   /* the patient whose record this one became part of; 0 = it stands */
} ClinicPatient;

typedef enum
{
  CLINIC_PATIENT_FIELD_NONE,
  CLINIC_PATIENT_FIELD_NAME,
  CLINIC_PATIENT_FIELD_BIRTH,
  CLINIC_PATIENT_FIELD_PHONES,
  CLINIC_PATIENT_FIELD_EMAIL,
  CLINIC_PATIENT_FIELD_LANGUAGE,
  CLINIC_PATIENT_FIELD_NUMBER,
} ClinicPatientField;

GType          clinic_patient_get_type (void) G_GNUC_CONST;
ClinicPatient *clinic_patient_new      (void);
ClinicPatient *clinic_patient_copy     (const ClinicPatient *patient);
void           clinic_patient_free     (ClinicPatient *patient);
gboolean       clinic_patient_equal    (const ClinicPatient *a, const ClinicPatient *b);

char *clinic_patient_dup_name     (const ClinicPatient *patient); /* "Asha Rao": what people say */
/* The same from the two fields, where there is no patient at hand; either may be "". */
char *clinic_patient_join_name    (const char *given, const char *family);
char *clinic_patient_dup_initials (const ClinicPatient *patient);
char *clinic_patient_dup_phone    (const ClinicPatient *patient); /* the first; "" when none */
int   clinic_patient_get_age      (const ClinicPatient *patient, ClinicDay today); /* years; -1 unknown */

/* The first fault in the draft, or NONE; @message (transfer full, nullable) says what to change. */
ClinicPatientField clinic_patient_check (const ClinicPatient *patient, ClinicDay today, char **message);

/* How a person types a birth date (locale order, ISO, year alone) to the stored form; NULL if it is none. */
char *clinic_patient_parse_birth (const char *typed);

/* 0 to 100; from 60 on it is worth showing. Same or near name, birth, a phone in common. */
int clinic_patient_likeness (const ClinicPatient *a, const ClinicPatient *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPatient, clinic_patient_free)

G_END_DECLS
