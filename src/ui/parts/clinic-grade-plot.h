/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-grade.h"

G_BEGIN_DECLS

/**
 * ClinicGradePlot: where days and marks lie in the field of a chart, in px. Days go from its start to its end by their
 * distance; both marks go from the worst at the top to the best at the bottom.
 */
typedef struct
{
  float left;
  float top;
  float width;
  float height;
  gboolean mirrored; /* days go from right to left */
  ClinicDay first;
  ClinicDay last;
} ClinicGradePlot;

float clinic_grade_plot_get_x       (const ClinicGradePlot *plot, ClinicDay day);
float clinic_grade_plot_get_scars_y (const ClinicGradePlot *plot, int scars); /* 4 at the top, 1 at the bottom */
float clinic_grade_plot_get_own_y   (const ClinicGradePlot *plot, int own);   /* 10 at the top, 0 at the bottom */

G_END_DECLS
