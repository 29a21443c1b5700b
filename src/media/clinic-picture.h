/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/clinic-error.h"

G_BEGIN_DECLS

/* What a file may be at most; asked before a pixel is decoded. With all of it one picture takes less than 300 MB. */
#define CLINIC_PICTURE_MOST_BYTES (32 * 1024 * 1024)
#define CLINIC_PICTURE_MOST_PIXELS (50 * 1000 * 1000)
#define CLINIC_PICTURE_MOST_SIDE 16384

/* ClinicPicture: pixels of three bytes, red, green, blue (sRGB), row by row without gaps. */
typedef struct
{
  int width;
  int height;
  guint8 *pixels;
  gboolean flawed; /* the file was damaged in places */
  gint64 until;    /* of its thread's time in microseconds, when the work on it stops; 0 = its pixels bound the work */
} ClinicPicture;

ClinicPicture *clinic_picture_new  (int width, int height); /* its pixels are not set */
void           clinic_picture_free (ClinicPicture *picture);

/* Returns: (transfer full): the same, averaged down so that no side is longer than @longest */
ClinicPicture *clinic_picture_shrink (const ClinicPicture *picture, int longest);

/* The rows from @row on of the picture turned upright, as many as @n_rows, written one after the other into @rows.
   @orientation: 1 to 8, as EXIF counts */
void clinic_picture_turn_rows (const ClinicPicture *picture, int orientation, int row, int n_rows, guint8 *rows);
void clinic_picture_get_upright_size (const ClinicPicture *picture, int orientation, int *width, int *height);

/**
 * clinic_picture_decode:
 * @bytes: a JPEG, as it is kept: upright
 * @longest: no side of the result is longer, in pixels; what is smaller stays as it is
 *
 * Takes little memory when @longest is small, whatever the file's size. Fails with INVALID and a sentence.
 */
ClinicPicture *clinic_picture_decode (GBytes *bytes, int longest, GError **error);

/* (transfer full): the picture as a JPEG file; %NULL with FAILED. */
GBytes *clinic_picture_to_jpeg (const ClinicPicture *picture, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPicture, clinic_picture_free)

G_END_DECLS
