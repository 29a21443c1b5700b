/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-course.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_COURSE_EDITOR (clinic_course_editor_get_type ())

/**
 * ClinicCourseEditor: starts a course, or changes one: its area and its length.
 */
G_DECLARE_FINAL_TYPE (ClinicCourseEditor, clinic_course_editor, CLINIC, COURSE_EDITOR, AdwWindow)

GtkWidget *clinic_course_editor_new_for_patient (ClinicDiary *diary, gint64 patient);
GtkWidget *clinic_course_editor_new_for_course  (ClinicDiary *diary, const ClinicCourse *course);

G_END_DECLS
