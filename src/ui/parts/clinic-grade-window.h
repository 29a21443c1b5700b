/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-series.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_GRADE_WINDOW (clinic_grade_window_get_type ())

/**
 * ClinicGradeWindow: how the scars of a course look on one day: the doctor's grade, each with what is seen beside it, and
 * the patient's own mark.
 */
G_DECLARE_FINAL_TYPE (ClinicGradeWindow, clinic_grade_window, CLINIC, GRADE_WINDOW, ClinicFormWindow)

/**
 * clinic_grade_window_new:
 * @entry: (nullable): the day that is graded, or whose grade is changed; %NULL: a review, of today unless said otherwise
 */
GtkWidget *clinic_grade_window_new       (GtkWindow *parent, ClinicDiary *diary, const ClinicSeries *series,
                                          const ClinicSeriesEntry *entry);
/* The same for a day of which neither date nor earlier grade is shown: the photo speaks for itself. What is not judged anew
   stays as it was. */
GtkWidget *clinic_grade_window_new_blind (GtkWindow *parent, ClinicDiary *diary, const ClinicSeries *series,
                                          const ClinicSeriesEntry *entry);
/* The photo that is judged, above all else. */
void       clinic_grade_window_set_photo (ClinicGradeWindow *self, GdkTexture *texture);

G_END_DECLS
