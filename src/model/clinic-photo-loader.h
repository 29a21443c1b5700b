/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-photo.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/* A picture with a longer side than this comes in half its size as well. px */
#define CLINIC_PHOTO_PIXELS_WHOLE 1024

/**
 * ClinicPhotoPixels: a photo's picture in a size to show; shared, and never changed.
 *
 * It is made ready on the loader's thread as cairo and graphics cards take it, since to convert or to scale down a large one
 * while the window is drawn holds the window up.
 */
typedef struct _ClinicPhotoPixels ClinicPhotoPixels;

struct _ClinicPhotoPixels
{
  GBytes *bytes; /* 0xffRRGGBB in the processor's own order, row by row without gaps */
  int width;
  int height;
  ClinicPhotoPixels *half; /* nullable: the same in half the size, to be drawn from where it shows small */
};

ClinicPhotoPixels *clinic_photo_pixels_copy (const ClinicPhotoPixels *pixels);
void               clinic_photo_pixels_free (ClinicPhotoPixels *pixels);

#define CLINIC_TYPE_PHOTO_LOADER (clinic_photo_loader_get_type ())
G_DECLARE_FINAL_TYPE (ClinicPhotoLoader, clinic_photo_loader, CLINIC, PHOTO_LOADER, GObject)

/**
 * ClinicPhotoLoader: reads photos' files, one after the other on a thread of its own, and asks of each whether it is what
 * was kept. What was shown last stays in memory, up to a limit.
 */
ClinicPhotoLoader *clinic_photo_loader_new (const char *folder, gsize most_bytes);

/* What is in memory already: (transfer full) (nullable) */
ClinicPhotoPixels *clinic_photo_loader_peek (ClinicPhotoLoader *self, const ClinicPhoto *photo, int longest);

/**
 * clinic_photo_loader_load_async:
 * @longest: of the longer side, in pixels
 * @cancellable: (nullable): what is cancelled before its turn costs nothing
 *
 * Fails with NOT_FOUND or CORRUPT and a sentence where the file is missing, was changed or cut off.
 */
void               clinic_photo_loader_load_async  (ClinicPhotoLoader *self, const ClinicPhoto *photo, int longest,
                                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                                    gpointer user_data);
ClinicPhotoPixels *clinic_photo_loader_load_finish (ClinicPhotoLoader *self, GAsyncResult *result, GError **error);

gsize              clinic_photo_loader_get_bytes   (ClinicPhotoLoader *self); /* held now */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPhotoPixels, clinic_photo_pixels_free)

G_END_DECLS
