/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-photo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_DISTANCE 0.02 /* of the width */

static const char *const views[CLINIC_N_PHOTO_VIEWS] = {
  [CLINIC_PHOTO_UNSORTED] = "",
  [CLINIC_PHOTO_FRONT] = "front",
  [CLINIC_PHOTO_RIGHT_OBLIQUE] = "right-oblique",
  [CLINIC_PHOTO_LEFT_OBLIQUE] = "left-oblique",
  [CLINIC_PHOTO_RIGHT_SIDE] = "right-side",
  [CLINIC_PHOTO_LEFT_SIDE] = "left-side",
};

const char *
clinic_photo_view_to_string (ClinicPhotoView view)
{
  g_return_val_if_fail (view < CLINIC_N_PHOTO_VIEWS, "");

  return views[view];
}

const char *
clinic_photo_view_get_name (ClinicPhotoView view)
{
  static const char *const names[CLINIC_N_PHOTO_VIEWS] = {
    [CLINIC_PHOTO_UNSORTED] = N_("No view yet"),
    [CLINIC_PHOTO_FRONT] = N_("Front"),
    /* Translators: right and left are the patient's */
    [CLINIC_PHOTO_RIGHT_OBLIQUE] = N_("Right oblique"),
    [CLINIC_PHOTO_LEFT_OBLIQUE] = N_("Left oblique"),
    [CLINIC_PHOTO_RIGHT_SIDE] = N_("Right side"),
    [CLINIC_PHOTO_LEFT_SIDE] = N_("Left side"),
  };

  g_return_val_if_fail (view < CLINIC_N_PHOTO_VIEWS, "");

  return _(names[view]);
}

gboolean
clinic_photo_view_from_string (const char *text, ClinicPhotoView *view)
{
  for (guint i = 0; i < CLINIC_N_PHOTO_VIEWS; i++)
    if (g_strcmp0 (views[i], text) == 0)
      {
        *view = i;
        return TRUE;
      }
  return FALSE;
}

ClinicPhoto *
clinic_photo_new (void)
{
  ClinicPhoto *photo = g_new0 (ClinicPhoto, 1);

  photo->day = CLINIC_DAY_NONE;
  photo->taken = CLINIC_TIME_NONE;
  return photo;
}

ClinicPhoto *
clinic_photo_copy (const ClinicPhoto *photo)
{
  ClinicPhoto *copy;

  g_return_val_if_fail (photo != NULL, NULL);

  copy = g_memdup2 (photo, sizeof *photo);
  copy->sha256 = g_strdup (photo->sha256);
  copy->original = g_strdup (photo->original);
  return copy;
}

void
clinic_photo_free (ClinicPhoto *photo)
{
  g_free (photo->sha256);
  g_free (photo->original);
  g_free (photo);
}

static gboolean
lies_on (const ClinicPhotoPoint *point)
{
  return point->x >= 0 && point->x <= 1 && point->y >= 0 && point->y <= 1;
}

static void
get_pixel (const ClinicPhoto *photo, guint mark, double *x, double *y)
{
  *x = photo->marks[mark].x * photo->width;
  *y = photo->marks[mark].y * photo->height;
}

gboolean
clinic_photo_marks_are_usable (const ClinicPhoto *photo)
{
  double x0, y0, x1, y1;

  g_return_val_if_fail (photo != NULL, FALSE);

  if (!photo->marked || !lies_on (&photo->marks[0]) || !lies_on (&photo->marks[1]))
    return FALSE;
  get_pixel (photo, 0, &x0, &y0);
  get_pixel (photo, 1, &x1, &y1);
  return hypot (x1 - x0, y1 - y0) >= LEAST_DISTANCE * photo->width;
}

static gint64
get_moment (const ClinicPhoto *photo)
{
  return photo->taken != CLINIC_TIME_NONE ? photo->taken : photo->added;
}

int
clinic_photo_compare (gconstpointer a, gconstpointer b)
{
  const ClinicPhoto *one = *(ClinicPhoto *const *) a;
  const ClinicPhoto *other = *(ClinicPhoto *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (get_moment (one) != get_moment (other))
    return get_moment (one) < get_moment (other) ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static void
fit_into (const ClinicPhoto *photo, const ClinicPhoto *on, ClinicPhotoFit *fit)
{
  fit->a = MIN ((double) on->width / photo->width, (double) on->height / photo->height);
  fit->b = 0;
  fit->dx = (on->width - fit->a * photo->width) / 2;
  fit->dy = (on->height - fit->a * photo->height) / 2;
}

gboolean
clinic_photo_fit (const ClinicPhoto *photo, const ClinicPhoto *on, ClinicPhotoFit *fit)
{
  double x0, y0, x1, y1;
  double to_x0, to_y0, to_x1, to_y1;
  double square;

  g_return_val_if_fail (photo != NULL && on != NULL && fit != NULL, FALSE);
  g_return_val_if_fail (photo->width > 0 && photo->height > 0, FALSE);

  if (!clinic_photo_marks_are_usable (photo) || !clinic_photo_marks_are_usable (on))
    {
      fit_into (photo, on, fit);
      return FALSE;
    }
  get_pixel (photo, 0, &x0, &y0);
  get_pixel (photo, 1, &x1, &y1);
  get_pixel (on, 0, &to_x0, &to_y0);
  get_pixel (on, 1, &to_x1, &to_y1);
  square = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
  fit->a = ((x1 - x0) * (to_x1 - to_x0) + (y1 - y0) * (to_y1 - to_y0)) / square;
  fit->b = ((x1 - x0) * (to_y1 - to_y0) - (y1 - y0) * (to_x1 - to_x0)) / square;
  fit->dx = to_x0 - fit->a * x0 + fit->b * y0;
  fit->dy = to_y0 - fit->b * x0 - fit->a * y0;
  return TRUE;
}

void
clinic_photo_fit_apply (const ClinicPhotoFit *fit, double x, double y, double *to_x, double *to_y)
{
  g_return_if_fail (fit != NULL && to_x != NULL && to_y != NULL);

  *to_x = fit->a * x - fit->b * y + fit->dx;
  *to_y = fit->b * x + fit->a * y + fit->dy;
}

guint
clinic_photo_count_before (ClinicDay day, const ClinicDay *performed, guint n)
{
  guint count = 0;

  g_return_val_if_fail (performed != NULL || n == 0, 0);

  for (guint i = 0; i < n; i++)
    count += performed[i] < day;
  return count;
}
