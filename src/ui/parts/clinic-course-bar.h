/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_COURSE_BAR (clinic_course_bar_get_type ())

/**
 * ClinicCourseBar: a course as a row of segments, one for each session: performed, on the way now, booked, left.
 */
G_DECLARE_FINAL_TYPE (ClinicCourseBar, clinic_course_bar, CLINIC, COURSE_BAR, GtkWidget)

GtkWidget *clinic_course_bar_new (void);

/**
 * clinic_course_bar_set_progress:
 * @length: sessions planned
 * @performed: sessions performed; when more than @length the bar grows
 * @now: whether the session after them is in the house
 * @booked: further sessions booked, after the one in the house
 */
void clinic_course_bar_set_progress (ClinicCourseBar *self, int length, int performed, gboolean now, int booked);

/* @captions: (nullable): a word under each segment from the first on ("29 Sep", "4"); fewer than segments is fine */
void clinic_course_bar_set_captions (ClinicCourseBar *self, const char *const *captions);

G_END_DECLS
