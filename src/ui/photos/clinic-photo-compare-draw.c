/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/photos/clinic-photo-compare-private.h"

#include <math.h>

#define CROSS_SIZE 12 /* px */
#define ARROW_SIZE 6
#define ARROW_TIP 13

gboolean
clinic_photo_compare_is_mirrored (ClinicPhotoCompare *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

gboolean
clinic_photo_compare_stands_apart (ClinicPhotoCompare *self)
{
  return self->mode == CLINIC_COMPARE_SIDE_BY_SIDE || self->marking;
}

/* Where things lie */

/* The part of the widget that a side has. */
static void
get_area (ClinicPhotoCompare *self, int side, graphene_rect_t *area)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int half = (width - 6) / 2;
  gboolean at_left = (side == 0) != clinic_photo_compare_is_mirrored (self);

  if (clinic_photo_compare_stands_apart (self))
    *area = GRAPHENE_RECT_INIT (at_left ? 0 : width - half, 0, half, height);
  else
    *area = GRAPHENE_RECT_INIT (0, 0, width, height);
}

/* From the earlier photo's pixels to the widget's: a scale, and where its corner lies. */
static double
get_base (ClinicPhotoCompare *self, int side, double *x, double *y)
{
  const ClinicPhoto *photo = self->sides[0].entry ? self->sides[0].entry->photo : self->sides[1].entry->photo;
  graphene_rect_t area;
  double scale;

  get_area (self, side, &area);
  scale = MIN (area.size.width / photo->width, area.size.height / photo->height) * self->zoom;
  *x = area.origin.x + (area.size.width - scale * photo->width) / 2 + self->pan_x;
  *y = area.origin.y + (area.size.height - scale * photo->height) / 2 + self->pan_y;
  return scale;
}

int
clinic_photo_compare_find_part (ClinicPhotoCompare *self, double x, double y, ClinicPhotoPoint *part)
{
  for (int i = 0; i < 2; i++)
    {
      const ClinicCompareSide *side = &self->sides[i];
      graphene_rect_t area;
      double base_x, base_y, scale, square, on_x, on_y;

      get_area (self, i, &area);
      if (side->entry == NULL || !graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT (x, y)))
        continue;
      scale = get_base (self, i, &base_x, &base_y);
      on_x = (x - base_x) / scale - side->fit.dx;
      on_y = (y - base_y) / scale - side->fit.dy;
      square = side->fit.a * side->fit.a + side->fit.b * side->fit.b;
      part->x = (side->fit.a * on_x + side->fit.b * on_y) / square / side->entry->photo->width;
      part->y = (side->fit.a * on_y - side->fit.b * on_x) / square / side->entry->photo->height;
      return part->x >= 0 && part->x <= 1 && part->y >= 0 && part->y <= 1 ? i : -1;
    }
  return -1;
}

/* Drawing */

static void
place_photo (ClinicPhotoCompare *self, GtkSnapshot *snapshot, int side)
{
  const ClinicPhotoFit *fit = &self->sides[side].fit;
  double x, y;
  double scale = get_base (self, side, &x, &y);

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (fit->dx, fit->dy));
  if (fit->b != 0)
    gtk_snapshot_rotate (snapshot, atan2 (fit->b, fit->a) * 180 / G_PI);
  scale = hypot (fit->a, fit->b);
  gtk_snapshot_scale (snapshot, scale, scale);
}

static void
draw_marks (ClinicPhotoCompare *self, GtkSnapshot *snapshot, int index)
{
  const ClinicCompareSide *side = &self->sides[index];
  const ClinicPhoto *photo = side->entry->photo;
  double x, y, on_x, on_y;
  double scale = get_base (self, index, &x, &y);

  for (int i = 0; i < side->n_marks; i++)
    {
      clinic_photo_fit_apply (&side->fit, side->marks[i].x * photo->width, side->marks[i].y * photo->height, &on_x, &on_y);
      gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 },
                                 &GRAPHENE_RECT_INIT (x + scale * on_x - 5, y + scale * on_y - 5, 10, 10));
      gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.1, 0.3, 0.8, 1 },
                                 &GRAPHENE_RECT_INIT (x + scale * on_x - 3, y + scale * on_y - 3, 6, 6));
    }
}

/* The least of a photo's pictures that has a pixel for each of the screen's. */
static GdkTexture *
choose_texture (ClinicPhotoCompare *self, int index)
{
  const ClinicCompareSide *side = &self->sides[index];
  double x, y;
  double scale = get_base (self, index, &x, &y) * hypot (side->fit.a, side->fit.b) *
                 gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return side->half != NULL && scale * side->entry->photo->width <= gdk_texture_get_width (side->half) ? side->half
                                                                                                      : side->texture;
}

static void
draw_side (ClinicPhotoCompare *self, GtkSnapshot *snapshot, int index, const graphene_rect_t *clip)
{
  const ClinicCompareSide *side = &self->sides[index];

  if (side->entry == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, clip);
  if (side->texture != NULL)
    {
      gtk_snapshot_save (snapshot);
      place_photo (self, snapshot, index);
      gtk_snapshot_append_texture (snapshot, choose_texture (self, index),
                                   &GRAPHENE_RECT_INIT (0, 0, side->entry->photo->width, side->entry->photo->height));
      gtk_snapshot_restore (snapshot);
    }
  if (self->marking)
    draw_marks (self, snapshot, index);
  gtk_snapshot_pop (snapshot);
}

double
clinic_photo_compare_get_split_x (ClinicPhotoCompare *self)
{
  double split = clinic_photo_compare_is_mirrored (self) ? 1 - self->split : self->split;

  return split * gtk_widget_get_width (GTK_WIDGET (self));
}

/* An arrow's head whose tip lies @by beside the divider. */
static void
add_arrow (cairo_t *cr, double x, double y, double by)
{
  cairo_move_to (cr, x + by, y);
  cairo_line_to (cr, x + by / 2.5, y - ARROW_SIZE);
  cairo_line_to (cr, x + by / 2.5, y + ARROW_SIZE);
  cairo_close_path (cr);
}

static void
draw_divider (ClinicPhotoCompare *self, GtkSnapshot *snapshot, double x, int height)
{
  double y = height / 2;
  graphene_rect_t place = GRAPHENE_RECT_INIT (x - CLINIC_COMPARE_HANDLE / 2, y - CLINIC_COMPARE_HANDLE / 2,
                                              CLINIC_COMPARE_HANDLE, CLINIC_COMPARE_HANDLE);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &GRAPHENE_RECT_INIT (x - 1, 0, 2, height));
  cr = gtk_snapshot_append_cairo (snapshot, &place);
  cairo_arc (cr, x, y, CLINIC_COMPARE_HANDLE / 2, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  add_arrow (cr, x, y, -ARROW_TIP);
  add_arrow (cr, x, y, ARROW_TIP);
  cairo_set_source_rgb (cr, .2, .2, .2);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_together (ClinicPhotoCompare *self, GtkSnapshot *snapshot, int width, int height)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  double x = clinic_photo_compare_get_split_x (self);
  graphene_rect_t at_left = GRAPHENE_RECT_INIT (0, 0, x, height);
  graphene_rect_t at_right = GRAPHENE_RECT_INIT (x, 0, width - x, height);
  gboolean mirrored = clinic_photo_compare_is_mirrored (self);

  if (self->mode == CLINIC_COMPARE_SLIDER)
    {
      draw_side (self, snapshot, 0, mirrored ? &at_right : &at_left);
      draw_side (self, snapshot, 1, mirrored ? &at_left : &at_right);
      draw_divider (self, snapshot, x, height);
      return;
    }
  draw_side (self, snapshot, 0, &all);
  gtk_snapshot_push_opacity (snapshot, self->opacity);
  draw_side (self, snapshot, 1, &all);
  gtk_snapshot_pop (snapshot);
}

static void
draw_cross (ClinicPhotoCompare *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA colors[] = { { 0, 0, 0, 0.8 }, { 1, 1, 1, 1 } };

  for (int i = 0; i < 2; i++)
    {
      float thick = i ? 1 : 3;

      float half = thick / 2;

      gtk_snapshot_append_color (snapshot, &colors[i], &GRAPHENE_RECT_INIT (self->cross_x - CROSS_SIZE, self->cross_y - half,
                                                                           2 * CROSS_SIZE, thick));
      gtk_snapshot_append_color (snapshot, &colors[i], &GRAPHENE_RECT_INIT (self->cross_x - half, self->cross_y - CROSS_SIZE,
                                                                           thick, 2 * CROSS_SIZE));
    }
}

void
clinic_photo_compare_draw (ClinicPhotoCompare *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (clinic_photo_compare_stands_apart (self))
    for (int i = 0; i < 2; i++)
      {
        graphene_rect_t area;

        get_area (self, i, &area);
        draw_side (self, snapshot, i, &area);
      }
  else
    draw_together (self, snapshot, width, height);
  if (self->marking && gtk_widget_has_focus (widget))
    draw_cross (self, snapshot);
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_snapshot_child (widget, self->sides[i].caption, snapshot);
      gtk_widget_snapshot_child (widget, self->sides[i].fault, snapshot);
    }
}
