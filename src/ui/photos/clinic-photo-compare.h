/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-photos.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_COMPARE_SIDE_BY_SIDE,
  CLINIC_COMPARE_SLIDER,
  CLINIC_COMPARE_OVERLAY,
} ClinicCompareMode;

#define CLINIC_COMPARE_LONGEST 1600 /* px a photo is decoded to */

#define CLINIC_TYPE_PHOTO_COMPARE (clinic_photo_compare_get_type ())

/**
 * ClinicPhotoCompare: two photos, the earlier one at the start, at one scale: by their marks where both have them.
 *
 * Both zoom and move together: wheel, + and −, 0 for the whole; dragged, or by the arrow keys. In the slider mode the
 * arrows and the pointer move the divider. While marking, two places are set on each photo: a click, or the cross moved by
 * the arrows and Enter.
 *
 * Signal: "marked" (gint64 photo, double x0, double y0, double x1, double y1): both places are set, as parts.
 */
G_DECLARE_FINAL_TYPE (ClinicPhotoCompare, clinic_photo_compare, CLINIC, PHOTO_COMPARE, GtkWidget)

GtkWidget *clinic_photo_compare_new         (void);
/* @later: which of the two; @entry: (nullable): none; it is copied. What was there of it goes. */
void       clinic_photo_compare_set_photo   (ClinicPhotoCompare *self, gboolean later, const ClinicPhotoEntry *entry);
/* @texture: (nullable): of the whole photo; @half: (nullable): the same in half the size, drawn where that is enough */
void       clinic_photo_compare_set_texture (ClinicPhotoCompare *self, gboolean later, GdkTexture *texture, GdkTexture *half);
void       clinic_photo_compare_set_fault   (ClinicPhotoCompare *self, gboolean later, const char *words);
void       clinic_photo_compare_set_mode    (ClinicPhotoCompare *self, ClinicCompareMode mode);
void       clinic_photo_compare_set_opacity (ClinicPhotoCompare *self, double opacity); /* of the later one, in an overlay */
void       clinic_photo_compare_set_split   (ClinicPhotoCompare *self, double split);   /* 0 to 1 from the start */
double     clinic_photo_compare_get_split   (ClinicPhotoCompare *self);
void       clinic_photo_compare_zoom        (ClinicPhotoCompare *self, double by); /* 0 = the whole again */
double     clinic_photo_compare_get_zoom    (ClinicPhotoCompare *self);
void       clinic_photo_compare_set_blind   (ClinicPhotoCompare *self, gboolean blind);
void       clinic_photo_compare_set_marking (ClinicPhotoCompare *self, gboolean marking);
gboolean   clinic_photo_compare_is_at_scale (ClinicPhotoCompare *self); /* by marks */

G_END_DECLS
