/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicWalkIn: what happens when a patient of a course comes in without being expected.
 */
typedef struct
{
  ClinicSession *session; /* with its place today; id 0 = a new one, else the course's next one that is booked */
  ClinicDay planned;      /* the day that one was booked for; CLINIC_DAY_NONE = a new one */
  char *too_close;        /* (nullable): that the course's spacing forbids today, as a sentence: a doctor may allow it */
} ClinicWalkIn;

void clinic_walk_in_free (ClinicWalkIn *walk_in);

/* The first free place of today from now on. CONFLICT says why there is none, or why the course takes nobody. */
void          clinic_diary_find_walk_in_async  (ClinicDiary *diary, gint64 course, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
ClinicWalkIn *clinic_diary_find_walk_in_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_walk_in_async:
 * @reason: (nullable): why @doctor lets it stand closer than the course allows
 *
 * Takes that place, by a new session or by moving the one that is booked, and lets the patient arrive: one transaction, one
 * undo. Ends in clinic_diary_change_finish().
 */
void clinic_diary_walk_in_async (ClinicDiary *diary, gint64 course, gint64 doctor, const char *reason,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicWalkIn, clinic_walk_in_free)

G_END_DECLS
