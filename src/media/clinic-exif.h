/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is read of a camera's notes, before they are thrown away. */
typedef struct
{
  int orientation; /* 1 to 8 as EXIF counts; 1 where it says nothing usable */
  char taken[20];  /* "2026-11-24T10:22:03", the camera's wall clock; "" = not known */
} ClinicExif;

/**
 * clinic_exif_read:
 * @tiff: (array length=length): the block as it stands behind "Exif\0\0" in a JPEG, or in a PNG's eXIf
 *
 * Whatever the bytes are: what cannot be read is as if it were not there.
 */
void clinic_exif_read (const guint8 *tiff, gsize length, ClinicExif *exif);

G_END_DECLS
