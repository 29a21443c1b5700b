/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/clinic-picture.h"

G_BEGIN_DECLS

#define CLINIC_INTAKE_SMALL 256 /* the longer side of the small picture, in pixels */

/* ClinicIntake: what is kept of a photo that came in. */
typedef struct
{
  GBytes *kept;        /* a JPEG: upright, and nothing in it but the picture */
  char *sha256;        /* of @kept */
  char *original;      /* SHA-256 of the bytes that came in */
  int width;           /* of @kept, in pixels */
  int height;
  char taken[20];      /* "2026-11-24T10:22:03" by the camera's clock; "" = it did not say */
  gboolean flawed;     /* the file was damaged in places: a person should look at it */
  ClinicPicture *small;
} ClinicIntake;

/**
 * clinic_intake_prepare:
 * @bytes: a whole file
 *
 * For a thread of its own: takes less than 300 MB whatever the bytes are, and up to two seconds of its thread's time, but
 * for a plain JPEG: that takes what its pixels take. Fails with INVALID and a sentence that says what is wrong with the
 * file.
 */
ClinicIntake *clinic_intake_prepare (GBytes *bytes, GError **error);
void          clinic_intake_free    (ClinicIntake *intake);

/* As clinic_intake_prepare(), of a file. What is no plain file, or too large, is not read. */
ClinicIntake *clinic_intake_read    (const char *path, GError **error);

/* (transfer full): in lower case hexadecimal, as photo files are named */
char         *clinic_intake_hash    (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicIntake, clinic_intake_free)

G_END_DECLS
