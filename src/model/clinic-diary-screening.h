/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-screening.h"
#include "model/clinic-booking-rules.h"
#include "store/clinic-screening-table.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/**
 * ClinicScreeningPage: what the questions of one session show, as it stood at one moment.
 */
typedef struct
{
  ClinicVisit *visit;
  ClinicDay day;               /* for which it is asked now: today, and after the session's own only while that would
                                  still become today */
  ClinicScreeningSheet *sheet; /* of that day, judged as things stand; its version is 0 while nothing was asked */
  ClinicScreeningSheet *last;  /* (nullable): what the patient was asked last before */
  gboolean is_signed;          /* the doctor's record is, so this stays as it is */
} ClinicScreeningPage;

void clinic_screening_page_free (ClinicScreeningPage *page);
/* Asked before the session's day, at booking: it informs, and is asked again. */
gboolean clinic_screening_page_is_early (const ClinicScreeningPage *page);
/* On which it is treated as things stand, and so for which the answers are judged. */
ClinicDay clinic_screening_page_get_treated (const ClinicScreeningPage *page);

void                 clinic_diary_load_screening_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                                         GAsyncReadyCallback callback, gpointer user_data);
ClinicScreeningPage *clinic_diary_load_screening_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* On the database thread: what was answered for the day on which @visit is treated as things stand, judged for it: while one
   that is still open from before would be moved to today, today's. @sheet: (out) (transfer full) (nullable): NULL: nothing. */
gboolean clinic_screening_find_for_visit (ClinicConn *conn, const ClinicBookingRules *rules, const ClinicVisit *visit,
                                          ClinicScreeningSheet **sheet, GError **error);
/* The same in @visit's own fields. */
gboolean clinic_screening_fill_visit (ClinicConn *conn, const ClinicBookingRules *rules, ClinicVisit *visit, GError **error);

/* What a patient was asked last of all: at booking there is no session yet. (transfer full) (nullable): NULL without an
   error: nothing was ever asked. */
void                  clinic_diary_load_last_screening_async  (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                                               GAsyncReadyCallback callback, gpointer user_data);
ClinicScreeningSheet *clinic_diary_load_last_screening_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicScreeningDraft: what is to be saved.
 */
typedef struct
{
  gint64 session;
  gint64 version;   /* of the sheet that was seen, 0 = none; STALE when it is another by now */
  ClinicDay day;    /* for which it was asked */
  ClinicAnswers *answers;
  gint64 doctor;    /* who signs now; 0 = nobody: a signature for the same answers stays */
  char *words;      /* (nullable): why */
  ClinicDay treated; /* for which the answers were judged where they were seen; STALE when it is another by now; 0 = whichever */
} ClinicScreeningDraft;

/**
 * clinic_diary_save_screening_async:
 * @draft: copied
 *
 * Saves the answers, with what they mean for the session's day by the course's version of the protocol. Other answers than
 * those that were signed are not signed. INVALID without a doctor's words. Ends in clinic_diary_change_finish().
 */
void clinic_diary_save_screening_async (ClinicDiary *diary, const ClinicScreeningDraft *draft, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

/* Inside the transaction that brings a session on, once it stands on its day: the answers of that day are judged anew by
   @protocol (nullable), as it may have been planned for another one when they were given. What is graver by now is kept, and
   a signature that was not given for all that needs one by now is taken off. */
gboolean clinic_screening_judge_again (ClinicTx *tx, const ClinicSession *session, ClinicProtocol *protocol, GError **error);

/**
 * clinic_screening_check_rolling:
 * @doctor: who lets it begin all the same; 0 = nobody
 *
 * Inside the transaction that starts rolling, judged again as above: CONFLICT while an answer of the day blocks, INVALID
 * while one needs a doctor who has not signed; with @doctor and @words the screening is signed.
 */
gboolean clinic_screening_check_rolling (ClinicTx *tx, const ClinicSession *session, ClinicProtocol *protocol, gint64 doctor,
                                         const char *words, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicScreeningPage, clinic_screening_page_free)

G_END_DECLS
