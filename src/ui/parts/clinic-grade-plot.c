/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-grade-plot.h"

/* A single day stands in the middle. */
float
clinic_grade_plot_get_x (const ClinicGradePlot *plot, ClinicDay day)
{
  float part;

  g_return_val_if_fail (plot != NULL, 0);

  part = plot->last > plot->first ? (float) (day - plot->first) / (float) (plot->last - plot->first) : 0.5f;
  return plot->left + plot->width * (plot->mirrored ? 1 - part : part);
}

float
clinic_grade_plot_get_scars_y (const ClinicGradePlot *plot, int scars)
{
  g_return_val_if_fail (plot != NULL, 0);

  return plot->top + plot->height * (float) (CLINIC_GRADE_MOST - scars) / (CLINIC_GRADE_MOST - CLINIC_GRADE_LEAST);
}

float
clinic_grade_plot_get_own_y (const ClinicGradePlot *plot, int own)
{
  g_return_val_if_fail (plot != NULL, 0);

  return plot->top + plot->height * (float) (CLINIC_GRADE_MOST_OWN - own) / CLINIC_GRADE_MOST_OWN;
}
