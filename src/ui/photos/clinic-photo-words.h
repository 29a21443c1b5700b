/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-photos.h"

G_BEGIN_DECLS

const char *clinic_photo_words_view_short (ClinicPhotoView view); /* "R 45°": as it stands on a button */

/* "Before" or "After 3", and "29 Sep 2025"; (transfer full) */
char *clinic_photo_words_place (const ClinicPhotoEntry *entry);
char *clinic_photo_words_day   (const ClinicPhotoEntry *entry);
/* "After 3, 29 Sep 2025": what a screen reader says of it; (transfer full) */
char *clinic_photo_words_whole (const ClinicPhotoEntry *entry);

/* What became of files that were given in, in sentences; (transfer full) */
char *clinic_photo_words_taken (const ClinicPhotosTaken *taken);

G_END_DECLS
