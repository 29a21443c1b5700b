/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-grade.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * clinic_diary_save_grade_async:
 * @grade: a new one where its id is 0; patient and course are given. A grade of a session takes that session's day; one
 *   of a day without takes the course's session of that day, where there is one.
 *
 * INVALID with a sentence where clinic_grade_check() refuses it or the doctor is none; CONFLICT where the course was
 * graded on that day already. Ends in clinic_diary_change_finish(), as does withdrawing.
 */
void clinic_diary_save_grade_async     (ClinicDiary *diary, const ClinicGrade *grade, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
void clinic_diary_withdraw_grade_async (ClinicDiary *diary, gint64 grade, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
