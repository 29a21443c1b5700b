/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* From where a photo was taken; right and left are the patient's. */
typedef enum
{
  CLINIC_PHOTO_UNSORTED,
  CLINIC_PHOTO_FRONT,
  CLINIC_PHOTO_RIGHT_OBLIQUE,
  CLINIC_PHOTO_LEFT_OBLIQUE,
  CLINIC_PHOTO_RIGHT_SIDE,
  CLINIC_PHOTO_LEFT_SIDE,
  CLINIC_N_PHOTO_VIEWS,
} ClinicPhotoView;

const char *clinic_photo_view_to_string   (ClinicPhotoView view); /* "" for unsorted */
const char *clinic_photo_view_get_name    (ClinicPhotoView view); /* "Front": as it stands in a list */
gboolean    clinic_photo_view_from_string (const char *text, ClinicPhotoView *view);

/* A place on a photo, from the left and from the top, as parts of its width and height: 0 to 1. */
typedef struct
{
  double x;
  double y;
} ClinicPhotoPoint;

/**
 * ClinicPhoto: what the clinic knows of a photo; the picture itself is a file named by @sha256.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 patient;
  gint64 session; /* of that day; 0 = none */
  ClinicDay day;  /* of the clinic's calendar: when it was taken, else when it came in */
  ClinicPhotoView view;
  char *sha256;   /* of the kept file */
  gint64 size;    /* of the kept file, bytes */
  int width;      /* pixels */
  int height;
  char *original; /* SHA-256 of the file it came from */
  gint64 taken;   /* UTC, by the camera's clock; CLINIC_TIME_NONE = not known */
  gint64 added;   /* UTC */
  gboolean marked;
  ClinicPhotoPoint marks[2]; /* the same two places on every photo of a view: the eyes */
} ClinicPhoto;

ClinicPhoto *clinic_photo_new  (void);
ClinicPhoto *clinic_photo_copy (const ClinicPhoto *photo);
void         clinic_photo_free (ClinicPhoto *photo);

/* Whether two marks lie on the photo and far enough apart to measure by: a fiftieth of its width. */
gboolean clinic_photo_marks_are_usable (const ClinicPhoto *photo);

/* Earlier first, and those of one moment as they came in: for g_ptr_array_sort (). */
int clinic_photo_compare (gconstpointer a, gconstpointer b);

/**
 * ClinicPhotoFit: how a photo's pixels lie on another's: turned, scaled and moved, x' = a x - b y + dx,
 * y' = b x + a y + dy.
 */
typedef struct
{
  double a;
  double b;
  double dx;
  double dy;
} ClinicPhotoFit;

/**
 * clinic_photo_fit:
 *
 * Lays @photo on @on: by their marks, which come to lie on each other, where both are marked, else so that it fills as
 * much of it as it can, in the middle. Returns: whether by the marks.
 */
gboolean clinic_photo_fit (const ClinicPhoto *photo, const ClinicPhoto *on, ClinicPhotoFit *fit);
void     clinic_photo_fit_apply (const ClinicPhotoFit *fit, double x, double y, double *to_x, double *to_y);

/* How many of @performed (the days of sessions that were performed, in any order) lie before @day: photos of a
   session's day are taken before it. */
guint clinic_photo_count_before (ClinicDay day, const ClinicDay *performed, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPhoto, clinic_photo_free)

G_END_DECLS
