/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-photo.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* As many photos as one print holds. */
#define CLINIC_PHOTO_PRINT_MOST 60

/**
 * ClinicPhotoPrint: a photo as it goes onto paper and into a file.
 */
typedef struct
{
  gint64 photo;
  GBytes *pixels; /* (nullable): three a pixel; %NULL where it cannot be read */
  int width;
  int height;
  GBytes *jpeg;   /* nullable */
  char *fault;    /* (nullable): why it cannot be read, as a sentence */
} ClinicPhotoPrint;

void clinic_photo_print_free (ClinicPhotoPrint *print);

/**
 * clinic_photo_print_load_async:
 * @photos: (element-type ClinicPhoto): at most CLINIC_PHOTO_PRINT_MOST, the rest is passed over
 *
 * Reads them one after the other on a thread of its own, no finer than paper shows them.
 */
void       clinic_photo_print_load_async  (ClinicDiary *diary, const GPtrArray *photos, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type ClinicPhotoPrint): in their order; %NULL only when cancelled. */
GPtrArray *clinic_photo_print_load_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
