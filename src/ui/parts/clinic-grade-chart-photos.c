/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-grade-chart-private.h"
#include "ui/parts/clinic-photo-thumb.h"

#define SIDE CLINIC_PHOTO_THUMB_SIDE
#define BELOW 8   /* px between the photos and what is under them */
#define BETWEEN 4

void
clinic_grade_chart_add_photo (ClinicGradeChart *self, ClinicGradeDay *day, const ClinicPhoto *photo)
{
  g_assert (day->thumb == NULL);

  if (self->loader == NULL || photo == NULL)
    return;
  day->thumb = clinic_photo_thumb_new ();
  gtk_widget_set_can_target (day->thumb, FALSE);
  gtk_widget_set_parent (day->thumb, GTK_WIDGET (self));
  clinic_photo_thumb_show (CLINIC_PHOTO_THUMB (day->thumb), self->loader, photo);
  self->n_thumbs++;
}

void
clinic_grade_chart_remove_photo (ClinicGradeChart *self, ClinicGradeDay *day)
{
  if (day->thumb == NULL)
    return;
  g_clear_pointer (&day->thumb, gtk_widget_unparent);
  self->n_thumbs--;
}

float
clinic_grade_chart_get_band (ClinicGradeChart *self)
{
  return self->n_thumbs > 0 ? SIDE + BELOW : 0;
}

/* Above its day, and within the chart. */
static float
get_left (ClinicGradeChart *self, const ClinicGradeDay *day)
{
  ClinicGradePlot plot;
  float width = gtk_widget_get_width (GTK_WIDGET (self));

  clinic_grade_chart_get_plot (self, &plot);
  return CLAMP (clinic_grade_plot_get_x (&plot, day->day) - SIDE / 2, 0, MAX (0, width - SIDE));
}

static gboolean
has_room (ClinicGradeChart *self, const ClinicGradeDay *day)
{
  float left = get_left (self, day);

  for (guint i = 0; i < self->days->len; i++)
    {
      const ClinicGradeDay *other = self->days->pdata[i];
      float apart;

      if (other == day || other->thumb == NULL || !gtk_widget_get_child_visible (other->thumb))
        continue;
      apart = get_left (self, other) - left;
      if (ABS (apart) < SIDE + BETWEEN)
        return FALSE;
    }
  return TRUE;
}

static void
try_place (ClinicGradeChart *self, int index)
{
  ClinicGradeDay *day = index >= 0 ? self->days->pdata[index] : NULL;
  GtkAllocation place;

  if (day == NULL || day->thumb == NULL || gtk_widget_get_child_visible (day->thumb) || !has_room (self, day))
    return;
  gtk_widget_set_child_visible (day->thumb, TRUE);
  place = (GtkAllocation){ get_left (self, day), 0, SIDE, SIDE };
  gtk_widget_size_allocate (day->thumb, &place, -1);
}

void
clinic_grade_chart_place_photos (ClinicGradeChart *self)
{
  int n = self->days->len;

  for (int i = 0; i < n; i++)
    if (((ClinicGradeDay *) self->days->pdata[i])->thumb != NULL)
      gtk_widget_set_child_visible (((ClinicGradeDay *) self->days->pdata[i])->thumb, FALSE);
  try_place (self, self->selected);
  try_place (self, n - 1);
  for (int i = 0; i < n; i++)
    try_place (self, i);
}

gboolean
clinic_grade_chart_shows_photo (ClinicGradeChart *self, guint index)
{
  const ClinicGradeDay *day;

  g_return_val_if_fail (CLINIC_IS_GRADE_CHART (self) && index < self->days->len, FALSE);

  day = self->days->pdata[index];
  return day->thumb != NULL && gtk_widget_get_child_visible (day->thumb);
}

void
clinic_grade_chart_draw_photos (ClinicGradeChart *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->days->len; i++)
    if (clinic_grade_chart_shows_photo (self, i))
      gtk_widget_snapshot_child (GTK_WIDGET (self), ((ClinicGradeDay *) self->days->pdata[i])->thumb, snapshot);
}
