/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-photos.h"

G_BEGIN_DECLS

#define CLINIC_PHOTO_TILE_SIDE 112 /* px */

#define CLINIC_TYPE_PHOTO_TILE (clinic_photo_tile_get_type ())

/**
 * ClinicPhotoTile: one photo of a strip: small, with where in the course it stands and its day. What cannot be shown says
 * why in its place.
 *
 * Pressed, it shows the photo for comparing; its menu has the rest. Actions: "photos.show-earlier", "photos.show-later",
 * "photos.grade",
 * "photos.set-view" and "photos.remove" with the photo's id.
 */
G_DECLARE_FINAL_TYPE (ClinicPhotoTile, clinic_photo_tile, CLINIC, PHOTO_TILE, GtkWidget)

GtkWidget              *clinic_photo_tile_new         (const ClinicPhotoEntry *entry);
gint64                  clinic_photo_tile_get_photo   (ClinicPhotoTile *self);
void                    clinic_photo_tile_set_texture (ClinicPhotoTile *self, GdkTexture *texture);
void                    clinic_photo_tile_set_fault   (ClinicPhotoTile *self, const char *words);
gboolean                clinic_photo_tile_is_waiting  (ClinicPhotoTile *self); /* has neither */
void                    clinic_photo_tile_set_chosen  (ClinicPhotoTile *self, gboolean chosen);
/* With days hidden only the photo is told. */
void                    clinic_photo_tile_set_blind   (ClinicPhotoTile *self, gboolean blind);

G_END_DECLS
