/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-record-words.h"
#include "model/clinic-diary.h"
#include "store/clinic-record-table.h"
#include "store/clinic-roller-table.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/**
 * ClinicRecordPage: all that the record of one session shows, as it stood at one moment.
 */
typedef struct
{
  ClinicVisit *visit;
  ClinicRecord *record;     /* begun from last time's when its version is 0 */
  ClinicRecord *last;       /* (nullable): of the session before */
  ClinicSession *last_session; /* (nullable) */
  GPtrArray *rollers;       /* ClinicRoller, that this session used up */
  GPtrArray *stock;         /* ClinicRollerStock */
  GPtrArray *prescriptions; /* ClinicPrescription */
  GPtrArray *versions;      /* ClinicRecordVersion, the first one first */
  char *screening;          /* (nullable): of the day on which it is treated, in one line */
  char *consent;            /* (nullable): the one signed last for the course, in one line */
  ClinicGrade *grade;       /* (nullable) */
} ClinicRecordPage;

void clinic_record_page_data_free (ClinicRecordPage *page);
/* What is said besides what is written; valid as long as @page is. */
void clinic_record_page_get_facts (ClinicDiary *diary, const ClinicRecordPage *page, ClinicRecordFacts *facts);

void              clinic_diary_load_record_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
ClinicRecordPage *clinic_diary_load_record_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_save_record_async:
 * @record: its version is the one last saved, 0 for the first time; each save makes it one more
 *
 * Saves what is typed, as a draft. CONFLICT once it is signed, STALE when someone else saved it. A draft is in neither journal nor
 * undo. Ends in clinic_diary_change_finish().
 */
void clinic_diary_save_record_async (ClinicDiary *diary, const ClinicRecord *record, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/**
 * clinic_diary_sign_record_async:
 * @version: of the draft that was seen; STALE when it is another by now
 * @doctor: who signs
 * @reason: (nullable): of a correction; INVALID without, once a version is signed
 *
 * INVALID says what is missing. What is signed stays for good. Ends in clinic_diary_change_finish().
 */
void clinic_diary_sign_record_async (ClinicDiary *diary, gint64 session, gint64 version, gint64 doctor, const char *reason,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Opens a signed record for a correction. Ends in clinic_diary_change_finish(). */
void clinic_diary_correct_record_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
/**
 * clinic_diary_discard_correction_async:
 *
 * Fields and rollers stand again as they were signed last. CONFLICT where nothing was signed, and where a roller that was
 * signed for cannot be taken again. Ends in clinic_diary_change_finish().
 */
void clinic_diary_discard_correction_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
