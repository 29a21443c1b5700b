/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-patient-page.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COURSE_CARD (clinic_course_card_get_type ())

/**
 * ClinicCourseCard: a course on the patient's page: how far it is, when the next session may be, and the step to it.
 */
G_DECLARE_FINAL_TYPE (ClinicCourseCard, clinic_course_card, CLINIC, COURSE_CARD, AdwBin)

GtkWidget *clinic_course_card_new        (ClinicDiary *diary);
gint64     clinic_course_card_get_course (ClinicCourseCard *self); /* 0 until it shows one */
/* @patient: whose it is; who has died cannot be booked. */
void       clinic_course_card_show       (ClinicCourseCard *self, const ClinicPatientCourse *course,
                                         const ClinicPatient *patient);

G_END_DECLS
