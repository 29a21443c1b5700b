/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/clinic-symbol.h"

#include <math.h>

#define MOST_COLORS 16 /* of one icon: states, light and dark */

typedef struct
{
  GdkRGBA color;
  GdkTexture *texture;
} Drawn;

static void
drawn_clear (gpointer data)
{
  g_clear_object (&((Drawn *) data)->texture);
}

static GdkTexture *
surface_to_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) height * stride);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
draw_texture (GtkIconPaintable *icon, int size, int scale, const GdkRGBA *color)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * scale, size * scale);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, color, 1);
  node = gtk_snapshot_to_node (snapshot);
  cairo_scale (cr, scale, scale);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  texture = surface_to_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}

/* They go when the icon goes, which the theme decides. */
static GArray *
get_drawn (GtkIconPaintable *icon)
{
  GArray *all = g_object_get_data (G_OBJECT (icon), "clinic-symbols");

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (Drawn));
      g_array_set_clear_func (all, drawn_clear);
      g_object_set_data_full (G_OBJECT (icon), "clinic-symbols", all, (GDestroyNotify) g_array_unref);
    }
  return all;
}

static GdkTexture *
get_texture (GtkIconPaintable *icon, int size, int scale, const GdkRGBA *color)
{
  GArray *all = get_drawn (icon);
  Drawn drawn = { *color, NULL };

  for (guint i = 0; i < all->len; i++)
    if (gdk_rgba_equal (&g_array_index (all, Drawn, i).color, color))
      return g_array_index (all, Drawn, i).texture;
  if (all->len == MOST_COLORS)
    g_array_remove_index (all, 0);
  drawn.texture = draw_texture (icon, size, scale, color);
  g_array_append_val (all, drawn);
  return drawn.texture;
}

void
clinic_symbol_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, int size, const GdkRGBA *color, float x,
                    float y)
{
  g_autoptr (GtkIconPaintable) icon = NULL;
  int scale;

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (name != NULL && size > 0 && color != NULL);

  scale = gtk_widget_get_scale_factor (widget);
  /* of this size and scale: the theme gives another one for each */
  icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), name, NULL, size, scale,
                                     gtk_widget_get_direction (widget), 0);
  gtk_snapshot_append_texture (snapshot, get_texture (icon, size, scale, color),
                               &GRAPHENE_RECT_INIT (floorf (x), floorf (y), size, size));
}
