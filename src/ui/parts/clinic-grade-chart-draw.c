/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-color.h"
#include "ui/parts/clinic-grade-chart-private.h"
#include "ui/parts/clinic-layout.h"

#define AXIS 26   /* px beside the field, for the figures of an axis */
#define CAPTION 20 /* above and below the field, for what an end means */
#define FOOT 38   /* for two lines of a day */
#define LINE_HEIGHT 17
#define INSET 14  /* of the first and last day within the field */
#define RING 5.5
#define DIAMOND 7.0
#define LINE 2.5
#define DENSE 13  /* days that stand closer have smaller marks */
#define GAP 8     /* between the words of two days */

typedef struct
{
  ClinicGradeChart *chart;
  GtkSnapshot *snapshot;
  cairo_t *cr;
  PangoLayout *layout;
  ClinicGradePlot plot;
  float width;
  float scale; /* of marks */
  GdkRGBA ink;
  GdkRGBA dim;
  GdkRGBA grade;
  GdkRGBA own;
} Pen;

void
clinic_grade_chart_get_plot (ClinicGradeChart *self, ClinicGradePlot *plot)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));

  plot->left = AXIS + INSET;
  plot->top = clinic_grade_chart_get_band (self) + CAPTION + RING;
  plot->width = MAX (0, width - 2 * (AXIS + INSET));
  plot->height = MAX (0, height - plot->top - RING - CAPTION - FOOT);
  plot->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  plot->first = plot->last = 0;
  if (self->days->len > 0)
    {
      plot->first = ((ClinicGradeDay *) self->days->pdata[0])->day;
      plot->last = ((ClinicGradeDay *) self->days->pdata[self->days->len - 1])->day;
    }
}

static void
set_ink (cairo_t *cr, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
}

/* @xalign: 0 from @x on, 1 up to @x, 0.5 around it, as one looks at it. Returns: how wide it is */
static float
write_text (const Pen *pen, const char *text, gboolean strong, const GdkRGBA *color, float x, float y, float xalign)
{
  PangoAttrList *attrs = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attrs, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attrs, pango_attr_weight_new (strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (pen->layout, attrs);
  pango_attr_list_unref (attrs);
  pango_layout_set_text (pen->layout, text, -1);
  pango_layout_get_pixel_size (pen->layout, &width, NULL);
  if (color != NULL)
    clinic_layout_draw (pen->snapshot, pen->layout, color, x - width * xalign, y);
  return width;
}

/* At the start of the chart, or at its end. */
static void
write_beside (const Pen *pen, gboolean end, const char *text, const GdkRGBA *color, float inset, float y)
{
  gboolean right = end != pen->plot.mirrored;

  write_text (pen, text, FALSE, color, right ? pen->width - inset : inset, y, right ? 1 : 0);
}

static void
write_figure (const Pen *pen, gboolean end, int figure, const GdkRGBA *color, float y)
{
  g_autofree char *text = g_strdup_printf ("%d", figure);

  write_beside (pen, end, text, color, 2, y - 8);
}

static gboolean
has_own (const Pen *pen)
{
  for (guint i = 0; i < pen->chart->days->len; i++)
    if (((ClinicGradeDay *) pen->chart->days->pdata[i])->own != CLINIC_GRADE_NO_OWN)
      return TRUE;
  return FALSE;
}

static void
draw_axes (const Pen *pen)
{
  float bottom = pen->plot.top + pen->plot.height;
  float above = pen->plot.top - RING - CAPTION;

  for (int scars = CLINIC_GRADE_LEAST; scars <= CLINIC_GRADE_MOST; scars++)
    {
      float y = clinic_grade_plot_get_scars_y (&pen->plot, scars);
      GdkRGBA faint = pen->ink;

      faint.alpha *= 0.13;
      set_ink (pen->cr, &faint);
      cairo_rectangle (pen->cr, AXIS, (int) y, pen->width - 2 * AXIS, 1);
      cairo_fill (pen->cr);
      write_figure (pen, FALSE, scars, &pen->grade, y);
    }
  write_beside (pen, FALSE, clinic_grade_get_name (CLINIC_GRADE_MOST), &pen->dim, 2, above);
  write_beside (pen, FALSE, clinic_grade_get_name (CLINIC_GRADE_LEAST), &pen->dim, 2, bottom + RING + 2);
  if (!has_own (pen))
    return;
  for (int own = 0; own <= CLINIC_GRADE_MOST_OWN; own += CLINIC_GRADE_MOST_OWN / 2)
    write_figure (pen, TRUE, own, &pen->own, clinic_grade_plot_get_own_y (&pen->plot, own));
  /* Translators: the ends of the patient's own mark of the scars */
  write_beside (pen, TRUE, C_("own mark", "worst"), &pen->dim, 2, above);
  write_beside (pen, TRUE, C_("own mark", "none left"), &pen->dim, 2, bottom + RING + 2);
}

/* The lines */

static gboolean
get_place (const Pen *pen, guint i, gboolean own, graphene_point_t *place)
{
  return clinic_grade_chart_locate (pen->chart, i, own, place);
}

static void
draw_line (const Pen *pen, gboolean own)
{
  static const double dashes[] = { 6, 4 };
  graphene_point_t place;

  cairo_new_path (pen->cr);
  for (guint i = 0; i < pen->chart->days->len; i++)
    if (get_place (pen, i, own, &place))
      cairo_line_to (pen->cr, place.x, place.y);
  set_ink (pen->cr, own ? &pen->own : &pen->grade);
  cairo_set_line_width (pen->cr, own ? LINE * 0.7 : LINE);
  cairo_set_dash (pen->cr, dashes, own ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
draw_ring (const Pen *pen, const graphene_point_t *place, gboolean chosen)
{
  float radius = RING * pen->scale;

  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, place->x, place->y, radius, 0, 2 * G_PI);
  if (chosen)
    set_ink (pen->cr, &pen->grade);
  else
    cairo_set_source_rgb (pen->cr, 1, 1, 1);
  cairo_fill_preserve (pen->cr);
  set_ink (pen->cr, &pen->grade);
  cairo_set_line_width (pen->cr, LINE);
  cairo_stroke (pen->cr);
}

static void
draw_diamond (const Pen *pen, const graphene_point_t *place)
{
  float half = DIAMOND * pen->scale;

  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, place->x, place->y - half);
  cairo_line_to (pen->cr, place->x + half, place->y);
  cairo_line_to (pen->cr, place->x, place->y + half);
  cairo_line_to (pen->cr, place->x - half, place->y);
  cairo_close_path (pen->cr);
  set_ink (pen->cr, &pen->own);
  cairo_fill (pen->cr);
}

static void
draw_marks (const Pen *pen)
{
  graphene_point_t place;

  for (guint i = 0; i < pen->chart->days->len; i++)
    if (get_place (pen, i, TRUE, &place))
      draw_diamond (pen, &place);
  for (guint i = 0; i < pen->chart->days->len; i++)
    if (get_place (pen, i, FALSE, &place))
      draw_ring (pen, &place, (int) i == pen->chart->selected);
}

/* From a photo down to its day. */
static void
draw_stems (const Pen *pen)
{
  graphene_point_t grade, own;
  GdkRGBA faint = pen->ink;

  faint.alpha *= 0.25;
  set_ink (pen->cr, &faint);
  for (guint i = 0; i < pen->chart->days->len; i++)
    {
      gboolean graded = get_place (pen, i, FALSE, &grade);
      float top = clinic_grade_chart_get_band (pen->chart) - 6;

      if (!clinic_grade_chart_shows_photo (pen->chart, i) || (!get_place (pen, i, TRUE, &own) && !graded))
        continue;
      cairo_rectangle (pen->cr, (int) grade.x, top, 1, (graded ? MIN (grade.y, own.y) : own.y) - top);
      cairo_fill (pen->cr);
    }
}

/* The days */

static char *
name_day (const ClinicGradeDay *day)
{
  /* Translators: a day without a session, under a chart */
  return day->nth > 0 ? g_strdup_printf ("%d", day->nth) : g_strdup (C_("chart", "Review"));
}

static float
measure_day (const Pen *pen, const char *name, const char *date)
{
  return MAX (write_text (pen, name, TRUE, NULL, 0, 0, 0), write_text (pen, date, FALSE, NULL, 0, 0, 0));
}

/* From where to where the words of a day go, the way the days go, and within the chart. */
static void
place_day (const Pen *pen, const ClinicGradeDay *day, float *from, float *to)
{
  g_autofree char *name = name_day (day);
  g_autofree char *date = clinic_format_day (day->day, CLINIC_DAY_FORM_SHORT);
  float wide = measure_day (pen, name, date);
  float x = CLAMP (clinic_grade_plot_get_x (&pen->plot, day->day), wide / 2, pen->width - wide / 2);

  *from = (pen->plot.mirrored ? pen->width - x : x) - wide / 2;
  *to = *from + wide;
}

static void
draw_day (const Pen *pen, const ClinicGradeDay *day, float from, float to)
{
  g_autofree char *name = name_day (day);
  g_autofree char *date = clinic_format_day (day->day, CLINIC_DAY_FORM_SHORT);
  float x = pen->plot.mirrored ? pen->width - (from + to) / 2 : (from + to) / 2;
  float y = pen->plot.top + pen->plot.height + RING + CAPTION;

  write_text (pen, name, TRUE, &pen->ink, x, y, 0.5);
  write_text (pen, date, FALSE, &pen->dim, x, y + LINE_HEIGHT, 0.5);
}

/* The last one always; of the others those that there is room for. */
static void
draw_days (const Pen *pen)
{
  guint n = pen->chart->days->len;
  float reached = 0;
  float last, from, to;

  if (n == 0)
    return;
  place_day (pen, pen->chart->days->pdata[n - 1], &last, &to);
  for (guint i = 0; i < n; i++)
    {
      place_day (pen, pen->chart->days->pdata[i], &from, &to);
      if (i < n - 1 && (from < reached || to + GAP > last))
        continue;
      draw_day (pen, pen->chart->days->pdata[i], from, to);
      reached = to + GAP;
    }
}

/* A thin line through the chosen day. */
static void
draw_choice (const Pen *pen)
{
  const ClinicGradeDay *day;
  GdkRGBA faint = pen->ink;

  if (pen->chart->selected < 0 || pen->chart->days->len < 2)
    return;
  day = pen->chart->days->pdata[pen->chart->selected];
  faint.alpha *= 0.25;
  set_ink (pen->cr, &faint);
  cairo_rectangle (pen->cr, (int) clinic_grade_plot_get_x (&pen->plot, day->day), pen->plot.top, 1, pen->plot.height);
  cairo_fill (pen->cr);
}

static void
pen_init (Pen *pen, ClinicGradeChart *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);

  pen->chart = self;
  pen->snapshot = snapshot;
  pen->width = gtk_widget_get_width (widget);
  pen->layout = gtk_widget_create_pango_layout (widget, NULL);
  pen->cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, pen->width, gtk_widget_get_height (widget)));
  clinic_grade_chart_get_plot (self, &pen->plot);
  pen->scale = pen->plot.width / MAX (1, self->days->len) < DENSE ? 0.6 : 1;
  clinic_color_of (gtk_widget_get_parent (widget), &pen->ink);
  clinic_color_of (widget, &pen->grade);
  clinic_color_of (self->own_ink, &pen->own);
  pen->dim = pen->ink;
  pen->dim.alpha *= 0.65;
}

void
clinic_grade_chart_draw (ClinicGradeChart *self, GtkSnapshot *snapshot)
{
  Pen pen;

  pen_init (&pen, self, snapshot);
  cairo_set_line_join (pen.cr, CAIRO_LINE_JOIN_ROUND);
  draw_axes (&pen);
  draw_choice (&pen);
  draw_stems (&pen);
  draw_line (&pen, TRUE);
  draw_line (&pen, FALSE);
  draw_marks (&pen);
  draw_days (&pen);
  cairo_destroy (pen.cr);
  g_object_unref (pen.layout);
}
