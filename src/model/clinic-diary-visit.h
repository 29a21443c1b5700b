/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-cream.h"
#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/* As the journal names it; taking an end back looks for it there. */
#define CLINIC_VERB_FINISH_VISIT "finish-visit"

/*
 * The visit, step by step. A fact is never refused for its time: too early, late or two at once are said on the board.
 * A step that the session's state does not allow (someone was quicker) is CONFLICT. Who comes on another day than
 * planned is first moved to the first free place of today; CONFLICT when there is none. Each is one undo, and ends in
 * clinic_diary_change_finish().
 */

void clinic_diary_arrive_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/**
 * clinic_diary_cream_on_async:
 * @use: (nullable): %NULL = nothing was said of it
 *
 * Copies the minutes of a cream of the clinic's list into the session. More grams or area than its label states is INVALID
 * without a doctor and a reason.
 */
void clinic_diary_cream_on_async (ClinicDiary *diary, gint64 session, const ClinicCreamUse *use, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* INVALID once the cream has been on for longer than its label states, or where an answer of the day's screening needs it:
   then a doctor signs. CONFLICT while such an answer blocks. */
void clinic_diary_start_rolling_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/* @reason: (nullable): why @doctor lets it begin all the same */
void clinic_diary_start_rolling_signed_async (ClinicDiary *diary, gint64 session, gint64 doctor, const char *reason,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* That the cream has been on for too long, as a sentence; (transfer full) (nullable): NULL when it has not. */
char *clinic_visit_explain_long_cream (const ClinicSession *session, gint64 now);
/**
 * clinic_diary_finish_visit_async:
 * @stopped_early: (nullable): why rolling was stopped before its end; INVALID when empty
 *
 * Ends rolling now (rolling left open on an earlier day ends after its planned minutes), lets go of doctor and bed, and
 * creates healing, checklist and follow-ups.
 */
void clinic_diary_finish_visit_async (ClinicDiary *diary, gint64 session, const char *stopped_early,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Takes the last step back, with all that it created or closed; a session called off stands where it stood before. */
void clinic_diary_step_back_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/* Where taking the last step back leads; FALSE: there is none. */
gboolean clinic_visit_get_state_before (const ClinicSession *session, ClinicSessionState *before);
/* When rolling ends if it is ended at @now. */
gint64   clinic_visit_get_end (const ClinicSession *session, gint64 now, GTimeZone *zone);

G_END_DECLS
