/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <time.h>

#include "media/clinic-exif.h"
#include "media/clinic-picture.h"

G_BEGIN_DECLS

/* Whether these bytes are that kind of file, by how they begin. */
gboolean clinic_picture_is_jpeg (const guint8 *bytes, gsize length);
gboolean clinic_picture_is_png  (const guint8 *bytes, gsize length);

/* @longest: 0 = all pixels. @exif: (out) (optional). As the file has it, not turned. NULL with INVALID. */
ClinicPicture *clinic_picture_decode_jpeg (const guint8 *bytes, gsize length, int longest, ClinicExif *exif, GError **error);
ClinicPicture *clinic_picture_decode_png  (const guint8 *bytes, gsize length, ClinicExif *exif, GError **error);

/* A JPEG of the picture turned upright, with nothing in it but the picture. */
GBytes *clinic_picture_encode_jpeg (const ClinicPicture *picture, int orientation, GError **error);

gboolean clinic_picture_check_size (guint width, guint height, GError **error);
/* Returns: FALSE, with the sentence for a file that is no whole picture */
gboolean clinic_picture_set_damaged (GError **error);
gboolean clinic_picture_set_too_much (GError **error);

/* The time this thread has worked since a moment; with others at work the clock on the wall says nothing about a file. */
gint64   clinic_picture_get_thread_time (void); /* microseconds */
/* For a file whose work is not bounded by its pixels: to read it, and to have written it again. */
#define CLINIC_PICTURE_MOST_TIME (1200 * 1000)
#define CLINIC_PICTURE_MOST_TIME_IN_ALL (1600 * 1000)

G_END_DECLS
