/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/*
 * Closures are part of the setup: whoever shows or needs them reads them there. These verbs change them. A closure never
 * refuses because somebody is booked: it lists them, and a person moves each.
 */

/**
 * clinic_diary_save_closures_async:
 * @closures: (element-type ClinicClosure): new where the id is 0; all of them or none
 *
 * Open follow-ups that would fall due while the clinic is closed move to its next opening. INVALID and CONFLICT carry a
 * sentence, STALE when one was changed since. Ends in clinic_diary_change_finish().
 */
void clinic_diary_save_closures_async  (ClinicDiary *diary, GPtrArray *closures, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
/* Follow-ups that it has put off come back, but for those that somebody has touched since. */
void clinic_diary_remove_closure_async (ClinicDiary *diary, gint64 closure, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_load_closed_visits_async:
 * @closure: saved or not
 *
 * Returns: (transfer full) (element-type ClinicVisit): who is booked inside it, from now on, by start
 */
void       clinic_diary_load_closed_visits_async  (ClinicDiary *diary, const ClinicClosure *closure,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer user_data);
GPtrArray *clinic_diary_load_closed_visits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Returns: (transfer full) (element-type ClinicVisit): who is booked with @doctor outside the hours that @doctor works, from
   now on, by start; what a closure is in the way of is not among them. */
void       clinic_diary_load_outside_visits_async  (ClinicDiary *diary, gint64 doctor, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_outside_visits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
