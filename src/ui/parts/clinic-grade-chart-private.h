/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/parts/clinic-grade-chart.h"
#include "ui/parts/clinic-grade-plot.h"

G_BEGIN_DECLS

/* One day that was graded. */
typedef struct
{
  ClinicDay day;
  int nth; /* of its session; 0 = a review */
  int scars;
  int own;
  char *sentence;
  GtkWidget *thumb; /* nullable: its photo, a child of the chart */
} ClinicGradeDay;

struct _ClinicGradeChart
{
  GtkWidget parent_instance;

  GPtrArray *days; /* ClinicGradeDay */
  int selected;
  ClinicPhotoLoader *loader; /* nullable */
  guint n_thumbs;
  GtkWidget *own_ink; /* never shown: style sheets give it the colour of the patient's own mark */
};

/* clinic-grade-chart-draw.c */
void clinic_grade_chart_get_plot (ClinicGradeChart *self, ClinicGradePlot *plot);
void clinic_grade_chart_draw     (ClinicGradeChart *self, GtkSnapshot *snapshot);

/* clinic-grade-chart-photos.c */
void  clinic_grade_chart_add_photo    (ClinicGradeChart *self, ClinicGradeDay *day, const ClinicPhoto *photo);
void  clinic_grade_chart_remove_photo (ClinicGradeChart *self, ClinicGradeDay *day);
float clinic_grade_chart_get_band     (ClinicGradeChart *self); /* px above the field that photos take */
void  clinic_grade_chart_place_photos (ClinicGradeChart *self);
void  clinic_grade_chart_draw_photos  (ClinicGradeChart *self, GtkSnapshot *snapshot);

G_END_DECLS
