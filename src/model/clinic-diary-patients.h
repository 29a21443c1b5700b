/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-course.h"
#include "core/clinic-patient.h"
#include "model/clinic-diary.h"
#include "model/clinic-patient-index.h"

G_BEGIN_DECLS

/* The diary's own index, empty until loaded; (transfer none). */
ClinicPatientIndex *clinic_diary_get_patient_index  (ClinicDiary *diary);
/* Reads the keys off the main thread, once; a later call does nothing. The index then follows every change. */
void                clinic_diary_load_patient_index (ClinicDiary *diary);

/**
 * clinic_diary_save_patient_async:
 * @patient: id 0 = a new one, which gets a number unless it has one
 *
 * A patient who is newly deceased keeps no booking, no active course and no open follow-up; one who newly asks not to
 * be called has open calls closed. Fails with INVALID (a fault in the draft, in words), CONFLICT (the number is
 * another's), STALE.
 */
void clinic_diary_save_patient_async (ClinicDiary *diary, const ClinicPatient *patient, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_find_likely_async:
 * @draft: as typed so far
 *
 * Ends in clinic_diary_find_likely_finish(): (transfer full) (element-type ClinicPatientCard): at most five others who
 * are likely the same person, the likeliest first. Nobody before the index is loaded.
 */
void       clinic_diary_find_likely_async  (ClinicDiary *diary, const ClinicPatient *draft, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_find_likely_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_start_course_async:
 * @length: 1 to 99; 0 = the protocol's (6: "usually 6 to 10", the clinic's leaflet)
 *
 * Begins a course by the current protocol, whose spacing it copies. One active or paused course for each area.
 */
void clinic_diary_start_course_async (ClinicDiary *diary, gint64 patient, const char *area, int length,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_update_course_async:
 * @course: as read, with another area, length or status
 *
 * Stopping or completing a course cancels what is still booked of it. Refused where it would be shorter than what is
 * performed and booked, or complete without a performed session.
 */
void clinic_diary_update_course_async (ClinicDiary *diary, const ClinicCourse *course, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

/* @doctor: staff id; @note: what was found and done, not empty. */
void clinic_diary_close_red_flag_async (ClinicDiary *diary, gint64 red_flag, gint64 doctor, const char *note,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
