/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-slots.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COURSE_PLAN (clinic_course_plan_get_type ())

/**
 * ClinicCoursePlan: the sessions that a course has left, each with its date, to be booked together.
 *
 * Signals: "changed": another number of them is wanted; "edit" (int): a person wants another time for one of them
 */
G_DECLARE_FINAL_TYPE (ClinicCoursePlan, clinic_course_plan, CLINIC, COURSE_PLAN, GtkWidget)

GtkWidget *clinic_course_plan_new        (void);
/* Looks for places for all @left sessions, from @first on; all are wanted then. */
void       clinic_course_plan_plan      (ClinicCoursePlan *self, ClinicDiary *diary, const ClinicCourse *course, int left,
                                         const ClinicSlot *first);
guint      clinic_course_plan_get_count  (ClinicCoursePlan *self);
const ClinicPlannedVisit *clinic_course_plan_get_visit (ClinicCoursePlan *self, guint i);
gboolean   clinic_course_plan_is_wanted  (ClinicCoursePlan *self, guint i);
/* One of them takes place elsewhere; the gaps are counted again. */
void       clinic_course_plan_replace    (ClinicCoursePlan *self, guint i, const ClinicSlot *slot);

G_END_DECLS
