/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-photo-loader.h"

G_BEGIN_DECLS

/* (transfer full): a photo's pixels as they are shown; they are shared, not copied. */
GdkTexture *clinic_photo_texture_new (const ClinicPhotoPixels *pixels);

G_END_DECLS
