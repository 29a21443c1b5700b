/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "core/clinic-course.h"
#include "core/clinic-follow-up.h"
#include "core/clinic-patient.h"
#include "core/clinic-session.h"
#include "model/clinic-diary.h"
#include "model/clinic-patient-history.h"
#include "store/clinic-call-table.h"
#include "store/clinic-red-flag-table.h"

G_BEGIN_DECLS

/**
 * ClinicPatientCourse: a course with all its sessions and where it stands.
 */
typedef struct
{
  ClinicCourse *course;
  ClinicCourseProgress progress;
  GPtrArray *sessions; /* ClinicSession, by start */
} ClinicPatientCourse;

/**
 * ClinicPatientPage: all that a patient's page shows, as it stood at one moment. Reference counted, and never changed.
 */
typedef struct
{
  ClinicPatient *patient;
  GPtrArray *courses;    /* ClinicPatientCourse, newest first */
  GPtrArray *follow_ups; /* ClinicFollowUp, open, by due */
  GPtrArray *red_flags;  /* ClinicRedFlag, open ones first, newest first */
  GPtrArray *calls;      /* ClinicCall, newest first */
  ClinicHealing *healing; /* (nullable): of the newest performed session, not carried on */
  ClinicPatientHistory *history;
  GPtrArray *merged;     /* ClinicPatient, whose records were merged into this one */
  gint64 healing_protocol; /* the version its course goes by; 0 without healing */
} ClinicPatientPage;

ClinicPatientPage *clinic_patient_page_ref  (ClinicPatientPage *page);
void               clinic_patient_page_free (ClinicPatientPage *page); /* one reference */

/* Which of the course's live sessions this is: 3 of "session 3"; 0 for one that is not live. */
int clinic_patient_course_get_nth (const ClinicPatientCourse *course, const ClinicSession *session);
/* @course: (out) (optional): whose session it is. Returns: (nullable): %NULL where it is none of the patient's. */
const ClinicSession *clinic_patient_page_find_session (const ClinicPatientPage *page, gint64 session,
                                                       const ClinicPatientCourse **course);

void               clinic_diary_load_patient_page_async  (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                                          GAsyncReadyCallback callback, gpointer user_data);
ClinicPatientPage *clinic_diary_load_patient_page_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPatientPage, clinic_patient_page_free)

G_END_DECLS
