/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-grade.h"
#include "core/clinic-record.h"

G_BEGIN_DECLS

/**
 * ClinicRecordFacts: what a record says besides what was written into it.
 */
typedef struct
{
  const char *patient; /* "Asha Rao, P-0417" */
  int nth;
  int length;
  const char *doctor; /* who rolled */
  const ClinicSession *session;
  const GPtrArray *rollers;       /* ClinicRoller */
  const GPtrArray *prescriptions; /* ClinicPrescription */
  GTimeZone *zone;
  const char *screening; /* (nullable): of the day, in one line */
  const char *consent;   /* (nullable): that held when it was written, in one line */
  const ClinicGrade *grade; /* (nullable): of that session */
} ClinicRecordFacts;

/* The whole record in words, a line for each thing: "Roller: 1.5 mm, lot A1877, piece 0031, until March 2028"; (transfer
   full). This is what is signed. */
char *clinic_record_describe (const ClinicRecord *record, const ClinicRecordFacts *facts);

/* "EMLA 5 %, 8 g on 180 cm²"; "" without. To be shown: what is signed has no marks around the names. */
char *clinic_record_say_cream  (const ClinicSession *session);
char *clinic_record_say_roller (const ClinicRoller *roller);   /* "1.5 mm, lot A1877, piece 0031, until March 2028" */
char *clinic_record_say_passes (const ClinicRecord *record);   /* "Across 4, Down 4"; "" without */
/* Whole minutes of a span; -1 = it has not ended. */
int   clinic_record_count_minutes (gint64 from, gint64 to);

G_END_DECLS
