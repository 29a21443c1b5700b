/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-photo-texture.h"

GdkTexture *
clinic_photo_texture_new (const ClinicPhotoPixels *pixels)
{
  g_return_val_if_fail (pixels != NULL, NULL);

  return gdk_memory_texture_new (pixels->width, pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes, (gsize) pixels->width * 4);
}
