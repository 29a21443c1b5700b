/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-colour.h"
#include "core/clinic-photo.h"
#include "core/clinic-record.h"
#include "core/clinic-summary.h"
#include "core/clinic-timeline.h"
#include "store/clinic-journal-table.h"

G_BEGIN_DECLS

/* What a timeline shows of the journal: the newest so many changes. */
#define CLINIC_HISTORY_MOST_CHANGES 1000

/**
 * ClinicPhotoGroup: the photos of one session, or those of one day that belong to none.
 */
typedef struct
{
  gint64 session; /* 0 = none */
  ClinicDay day;
  GPtrArray *photos; /* ClinicPhoto */
} ClinicPhotoGroup;

/**
 * ClinicPatientHistory: what happened with a patient besides courses, sessions, calls and red flags, which the page has.
 */
typedef struct
{
  GPtrArray *records;      /* ClinicRecord, drafts too, by their sessions' start */
  GPtrArray *rollers;      /* ClinicRoller, that were used up */
  GPtrArray *healings;     /* ClinicHealing, by their sessions' start */
  GPtrArray *photo_groups; /* ClinicPhotoGroup, by day */
  GPtrArray *changes;      /* ClinicJournalNote that can be said in words, newest first */
  ClinicHealingHabit habit;
  ClinicColourHabit colour;
} ClinicPatientHistory;

/* On the database's thread; (transfer full) (nullable). @zone: in which calls have their day. @patch_words: by
   clinic_patch_words_list(). */
ClinicPatientHistory *clinic_patient_history_load (ClinicConn *conn, gint64 patient, GTimeZone *zone, GHashTable *patch_words,
                                                   GError **error);
void                  clinic_patient_history_free (ClinicPatientHistory *history);

const ClinicRecord *clinic_patient_history_find_record (const ClinicPatientHistory *history, gint64 session); /* nullable */
/* The newest that a doctor has signed; (nullable). */
const ClinicRecord *clinic_patient_history_get_last_signed (const ClinicPatientHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPatientHistory, clinic_patient_history_free)

G_END_DECLS
