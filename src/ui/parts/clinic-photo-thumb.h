/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-photo-loader.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PHOTO_THUMB (clinic_photo_thumb_get_type ())

/**
 * ClinicPhotoThumb: a photo, small and square, cut to what fits; a plain square until it is read, and where it cannot be.
 * What it shows is said by whoever shows it.
 */
G_DECLARE_FINAL_TYPE (ClinicPhotoThumb, clinic_photo_thumb, CLINIC, PHOTO_THUMB, GtkWidget)

#define CLINIC_PHOTO_THUMB_SIDE 44 /* px */

GtkWidget *clinic_photo_thumb_new  (void);
/* Reads it on the loader's thread; what is not needed any more costs nothing. @photo: (nullable) */
void       clinic_photo_thumb_show (ClinicPhotoThumb *self, ClinicPhotoLoader *loader, const ClinicPhoto *photo);
gboolean   clinic_photo_thumb_is_waiting (ClinicPhotoThumb *self);

G_END_DECLS
