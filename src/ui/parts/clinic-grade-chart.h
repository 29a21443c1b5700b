/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-photo-loader.h"
#include "model/clinic-series.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_GRADE_CHART (clinic_grade_chart_get_type ())

/**
 * ClinicGradeChart: how a course's scars were judged over its days: the grade as rings on a whole line by the axis at the
 * start, the patient's own mark as diamonds on a dashed line by the axis at the end. The worst is on top on both. Days that
 * have a photo show it small above them, as many as there is room for: the chosen one first, then the last and the first.
 *
 * It has the focus as one; arrow keys, Home and End go from day to day, Enter asks for the day. What is chosen is said by
 * the accessible name, and by whoever follows "notify::selected".
 *
 * Signal: "activated" (int index). Property "selected": int, -1 without days.
 */
G_DECLARE_FINAL_TYPE (ClinicGradeChart, clinic_grade_chart, CLINIC, GRADE_CHART, GtkWidget)

GtkWidget *clinic_grade_chart_new (void);

/* Reads the photos of what is shown from then on; without one none show. */
void        clinic_grade_chart_set_loader   (ClinicGradeChart *self, ClinicPhotoLoader *loader);
/* Shows the days of @series that were graded; the last one is chosen, unless the day chosen before is among them. */
void        clinic_grade_chart_show         (ClinicGradeChart *self, const ClinicSeries *series);
guint       clinic_grade_chart_get_n_days   (ClinicGradeChart *self);
int         clinic_grade_chart_get_selected (ClinicGradeChart *self);
void        clinic_grade_chart_set_selected (ClinicGradeChart *self, int index);
const char *clinic_grade_chart_get_sentence (ClinicGradeChart *self, guint index);
/* Where the mark of a day lies, in px; FALSE where it has none. @own: the patient's, else the grade. */
gboolean    clinic_grade_chart_locate       (ClinicGradeChart *self, guint index, gboolean own, graphene_point_t *place);
/* Whether the photo of a day shows above it. */
gboolean    clinic_grade_chart_shows_photo  (ClinicGradeChart *self, guint index);

G_END_DECLS
