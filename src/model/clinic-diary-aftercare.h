/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "model/clinic-diary.h"
#include "store/clinic-call-table.h"
#include "store/clinic-discharge-table.h"
#include "store/clinic-follow-up-history.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-prescription-table.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/* Verbs: each is one undo, unless said otherwise, and ends in clinic_diary_change_finish(). */

/* Records or corrects an event of the healing; INVALID says why not. Once settled, the calls that asked for it go. */
void clinic_diary_record_healing_async (ClinicDiary *diary, gint64 session, ClinicHealingEvent event, ClinicDay day,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* It was a mistake; the call that asks for the end of peeling is planned again. */
void clinic_diary_take_back_healing_async (ClinicDiary *diary, gint64 session, ClinicHealingEvent event,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * ClinicAftercare: all that one session's aftercare shows.
 */
typedef struct
{
  ClinicVisit *visit;
  ClinicHealing *healing; /* (nullable): before the session is finished */
  GPtrArray *items;       /* ClinicCareItem, in order */
  GPtrArray *follow_ups;  /* ClinicFollowUp, by due, every status */
  GPtrArray *calls;       /* ClinicCall, newest first */
  GPtrArray *discharge;   /* ClinicDischargeTick: what was done before the patient left */
  GPtrArray *prescriptions; /* ClinicPrescription */
  ClinicDay earliest;     /* of the course's next session; CLINIC_DAY_NONE: none is left, or one is booked */
  char *language;         /* the patient's: "de"; "" = not chosen */
  ClinicVisit *next_visit; /* (nullable): the patient's next booked session of the course */
  int carried_on_by;      /* 4 of "carried on by session 4"; 0 = not */
} ClinicAftercare;

void clinic_aftercare_free (ClinicAftercare *aftercare);

void             clinic_diary_load_aftercare_async  (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
ClinicAftercare *clinic_diary_load_aftercare_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_log_call_async:
 * @call: its follow_up, outcome, symptoms' keys, care and note are read; the rest, verdicts included, is filled in
 * @event_day: the day of @event, CLINIC_DAY_NONE: the call brought no news of the healing
 *
 * Logs a call about a follow-up, with the patient's other calls that are due. Reached: they are done, the verdicts by
 * the clinic's own rule lead to the next call, a doctor's task or a red flag, and an unsettled peel end is asked again.
 * No answer and message put them off. Declined: the patient is not called again and open calls are closed.
 */
void clinic_diary_log_call_async (ClinicDiary *diary, const ClinicCall *call, ClinicHealingEvent event, ClinicDay event_day,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_complete_task_async:
 * @note: (nullable): what is to be remembered; a doctor's task is not done without (INVALID)
 *
 * Done by a person: a review, a doctor's task, a call that is not to be made any more. "Book next session" is not done so:
 * it goes by a booking, or with its course (CONFLICT).
 */
void clinic_diary_complete_task_async (ClinicDiary *diary, gint64 follow_up, const char *note, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/* Due later, and told then. @until: UTC, after now (INVALID). */
void clinic_diary_put_off_task_async (ClinicDiary *diary, gint64 follow_up, gint64 until, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* @staff: whose it is from now on; 0 = anyone's */
void clinic_diary_give_task_async (ClinicDiary *diary, gint64 follow_up, gint64 staff, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/* Returns: (transfer full) (element-type ClinicFollowUpStep): what became of a follow-up until now, oldest first */
void       clinic_diary_load_task_history_async  (ClinicDiary *diary, gint64 follow_up, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_task_history_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicFollowUps: the open ones (element-type ClinicTaskKey), by due. Overdue: due before today.
 */
typedef struct
{
  ClinicDay day;
  GArray *keys;
  guint n_overdue; /* so many at the start */
  guint n_today;   /* so many behind them; the others come later, as far as asked for */
} ClinicFollowUps;

void clinic_follow_ups_free (ClinicFollowUps *follow_ups);

/* @days: so many days after today */
void             clinic_diary_load_follow_ups_async  (ClinicDiary *diary, int days, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
ClinicFollowUps *clinic_diary_load_follow_ups_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* @ids: (element-type gint64); returns: (transfer full) (element-type ClinicTask): those that are there */
void       clinic_diary_load_tasks_async  (ClinicDiary *diary, const GArray *ids, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_tasks_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* How many open ones are due by now; -1 with an error. */
void clinic_diary_count_follow_ups_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
int  clinic_diary_count_follow_ups_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* One follow-up with what the call sheet says about its patient. */
void        clinic_diary_load_task_async  (ClinicDiary *diary, gint64 follow_up, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
ClinicTask *clinic_diary_load_task_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_snooze_async:
 * @follow_ups: (element-type gint64)
 * @until: UTC
 *
 * They are told again at @until, whoever runs the program then, and not before. As with marking, no change of the record.
 */
void clinic_diary_snooze_async (ClinicDiary *diary, const GArray *follow_ups, gint64 until, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_mark_told_async:
 * @follow_ups: (element-type gint64)
 * @sent: FALSE: about to be notified; TRUE: it was
 *
 * Marked before and after sending, so that every one is told at least once. No change of the
 * record: not journalled, no signal, nothing to undo. What has been closed meanwhile is passed over.
 */
void clinic_diary_mark_told_async (ClinicDiary *diary, const GArray *follow_ups, gboolean sent, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicAftercare, clinic_aftercare_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicFollowUps, clinic_follow_ups_free)

/**
 * clinic_diary_mark_stalled_async:
 *
 * Once a day: whoever should have booked long ago is asked for as "stalled" and no longer as "due". No person does this,
 * so there is no undo.
 */
void clinic_diary_mark_stalled_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
