/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-layout.h"

int
clinic_layout_get_shift (PangoLayout *layout)
{
  PangoRectangle text;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  pango_layout_get_pixel_extents (layout, NULL, &text);
  return text.x;
}

void
clinic_layout_draw (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y)
{
  g_return_if_fail (PANGO_IS_LAYOUT (layout) && color != NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - clinic_layout_get_shift (layout), y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
