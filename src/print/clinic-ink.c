/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/clinic-ink.h"

#define PICTURE_WIDTH 600
#define PICTURE_HEIGHT (PICTURE_WIDTH * CLINIC_SIGNATURE_HEIGHT / CLINIC_SIGNATURE_WIDTH)
#define PEN_WIDTH 26 /* of the sheet's units */

static void
draw_stroke (cairo_t *cr, const GArray *stroke)
{
  const ClinicInkPoint *first = &g_array_index (stroke, ClinicInkPoint, 0);

  cairo_move_to (cr, first->x, first->y);
  /* a dot is a line of no length with round ends */
  if (stroke->len == 1)
    cairo_line_to (cr, first->x, first->y);
  for (guint i = 1; i < stroke->len; i++)
    {
      const ClinicInkPoint *point = &g_array_index (stroke, ClinicInkPoint, i);

      cairo_line_to (cr, point->x, point->y);
    }
  cairo_stroke (cr);
}

void
clinic_ink_draw (const ClinicSignature *signature, cairo_t *cr, double width)
{
  g_return_if_fail (signature != NULL && cr != NULL);
  g_return_if_fail (width > 0);

  cairo_save (cr);
  cairo_scale (cr, width / CLINIC_SIGNATURE_WIDTH, width / CLINIC_SIGNATURE_WIDTH);
  cairo_set_line_width (cr, PEN_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < clinic_signature_get_n_strokes (signature); i++)
    draw_stroke (cr, clinic_signature_get_stroke (signature, i));
  cairo_restore (cr);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
clinic_ink_to_png (const ClinicSignature *signature)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  g_return_val_if_fail (signature != NULL, NULL);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  clinic_ink_draw (signature, cr, PICTURE_WIDTH);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
