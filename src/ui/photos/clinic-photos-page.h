/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-photos.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PHOTOS_PAGE (clinic_photos_page_get_type ())

/**
 * ClinicPhotosPage: a patient's photos: two of one view compared, the strip of that view over the course, and what came
 * in and has no view yet.
 *
 * Signals: "back".
 */
G_DECLARE_FINAL_TYPE (ClinicPhotosPage, clinic_photos_page, CLINIC, PHOTOS_PAGE, AdwBin)

GtkWidget *clinic_photos_page_new  (ClinicDiary *diary, gint64 patient);
/* Begins with this one, in its view; a photo that is not there is passed over. */
void       clinic_photos_page_show_photo (ClinicPhotosPage *self, gint64 photo);
/* What the dialog, a drop or a paste gives: (element-type GObject), as clinic_diary_take_photos_async() has it. */
void       clinic_photos_page_take (ClinicPhotosPage *self, GPtrArray *sources);

G_END_DECLS
