/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/clinic-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "media/clinic-picture-private.h"

#define CHANNELS 3

ClinicPicture *
clinic_picture_new (int width, int height)
{
  ClinicPicture *picture;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  picture = g_new0 (ClinicPicture, 1);
  picture->width = width;
  picture->height = height;
  picture->pixels = g_malloc ((gsize) width * height * CHANNELS);
  return picture;
}

void
clinic_picture_free (ClinicPicture *picture)
{
  g_free (picture->pixels);
  g_free (picture);
}

/* The mean of the box of @picture that one pixel of @small stands for. */
static void
average_box (const ClinicPicture *picture, const ClinicPicture *small, int x, int y, guint8 *pixel)
{
  int left = (gint64) x * picture->width / small->width;
  int right = MAX (left + 1, (gint64) (x + 1) * picture->width / small->width);
  int top = (gint64) y * picture->height / small->height;
  int bottom = MAX (top + 1, (gint64) (y + 1) * picture->height / small->height);
  guint64 sums[CHANNELS] = { 0 };
  guint64 n = (guint64) (right - left) * (bottom - top);

  for (int row = top; row < bottom; row++)
    {
      const guint8 *from = picture->pixels + ((gsize) row * picture->width + left) * CHANNELS;

      for (int column = left; column < right; column++, from += CHANNELS)
        for (int c = 0; c < CHANNELS; c++)
          sums[c] += from[c];
    }
  for (int c = 0; c < CHANNELS; c++)
    pixel[c] = (sums[c] + n / 2) / n;
}

ClinicPicture *
clinic_picture_shrink (const ClinicPicture *picture, int longest)
{
  double by;
  ClinicPicture *small;

  g_return_val_if_fail (picture != NULL && longest > 0, NULL);

  by = MIN (1, (double) longest / MAX (picture->width, picture->height));
  small = clinic_picture_new (MAX (1, picture->width * by + 0.5), MAX (1, picture->height * by + 0.5));
  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      average_box (picture, small, x, y, small->pixels + ((gsize) y * small->width + x) * CHANNELS);
  return small;
}

static gboolean
swaps_sides (int orientation)
{
  return orientation >= 5;
}

void
clinic_picture_get_upright_size (const ClinicPicture *picture, int orientation, int *width, int *height)
{
  g_return_if_fail (picture != NULL && width != NULL && height != NULL);

  *width = swaps_sides (orientation) ? picture->height : picture->width;
  *height = swaps_sides (orientation) ? picture->width : picture->height;
}

void
clinic_picture_turn_rows (const ClinicPicture *picture, int orientation, int row, int n_rows, guint8 *rows)
{
  gboolean from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  gboolean from_foot = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  int width, height;

  g_return_if_fail (picture != NULL && rows != NULL);

  clinic_picture_get_upright_size (picture, orientation, &width, &height);
  for (int x = 0; x < width; x++)
    for (int y = row; y < row + n_rows; y++)
      {
        int column_there = swaps_sides (orientation) ? y : x;
        int row_there = swaps_sides (orientation) ? x : y;
        const guint8 *from;
        guint8 *to = rows + ((gsize) (y - row) * width + x) * CHANNELS;

        if (from_right)
          column_there = picture->width - 1 - column_there;
        if (from_foot)
          row_there = picture->height - 1 - row_there;
        from = picture->pixels + ((gsize) row_there * picture->width + column_there) * CHANNELS;
        to[0] = from[0];
        to[1] = from[1];
        to[2] = from[2];
      }
}

gboolean
clinic_picture_set_damaged (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                         _("The file is damaged or was cut off. Copy it from the camera again."));
  return FALSE;
}

gboolean
clinic_picture_set_too_much (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                         _("The picture would take too much memory or time to open. Save it smaller, as a plain JPEG."));
  return FALSE;
}

gboolean
clinic_picture_check_size (guint width, guint height, GError **error)
{
  if (width == 0 || height == 0)
    return clinic_picture_set_damaged (error);
  if (width <= CLINIC_PICTURE_MOST_SIDE && height <= CLINIC_PICTURE_MOST_SIDE &&
      (guint64) width * height <= CLINIC_PICTURE_MOST_PIXELS)
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
               _("The picture is %u × %u pixels large. At most %d megapixels can be taken; save it smaller."), width, height,
               CLINIC_PICTURE_MOST_PIXELS / 1000000);
  return FALSE;
}

gint64
clinic_picture_get_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

ClinicPicture *
clinic_picture_decode (GBytes *bytes, int longest, GError **error)
{
  gsize length;
  const guint8 *data;
  g_autoptr (ClinicPicture) picture = NULL;

  g_return_val_if_fail (bytes != NULL && longest > 0, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!clinic_picture_is_jpeg (data, length))
    {
      clinic_picture_set_damaged (error);
      return NULL;
    }
  picture = clinic_picture_decode_jpeg (data, length, longest, NULL, error);
  return picture ? clinic_picture_shrink (picture, longest) : NULL;
}

GBytes *
clinic_picture_to_jpeg (const ClinicPicture *picture, GError **error)
{
  g_return_val_if_fail (picture != NULL, NULL);

  return clinic_picture_encode_jpeg (picture, 1, error);
}
