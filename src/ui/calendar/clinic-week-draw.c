/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-week-private.h"
#include "ui/parts/clinic-color.h"
#include "ui/parts/clinic-layout.h"
#include "ui/parts/clinic-symbol.h"

#define HATCH 6
#define TIME_POINTS 9
#define ICON 12
#define LEAST_FOR_ICON 32  /* px of a lane: the bed's icon beside its figure */
#define LEAST_FOR_WORDS 80

typedef struct
{
  ClinicWeekView *view;
  GtkSnapshot *snapshot;
  GdkRGBA text;
  int width;
  gboolean mirrored;
} Pen;

static void
pen_init (Pen *pen, ClinicWeekView *view, GtkWidget *widget, GtkSnapshot *snapshot)
{
  *pen = (Pen){ .view = view, .snapshot = snapshot, .width = gtk_widget_get_width (widget) };
  pen->mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  clinic_color_of (widget, &pen->text);
}

static graphene_rect_t
place (const Pen *pen, float x, float y, float w, float h)
{
  return GRAPHENE_RECT_INIT (pen->mirrored ? pen->width - x - w : x, y, w, h);
}

static void
fill (const Pen *pen, float alpha, float x, float y, float w, float h)
{
  GdkRGBA color = pen->text;
  graphene_rect_t rect = place (pen, x, y, w, h);

  color.alpha *= alpha;
  gtk_snapshot_append_color (pen->snapshot, &color, &rect);
}

static void
hatch (const Pen *pen, float x, float y, float w, float h)
{
  graphene_rect_t rect = place (pen, x, y, w, h);
  GdkRGBA faint = pen->text, clear = pen->text;
  GskColorStop stops[4];

  if (w <= 0 || h <= 0)
    return;
  faint.alpha *= 0.07;
  clear.alpha = 0;
  stops[0] = (GskColorStop){ 0, faint };
  stops[1] = (GskColorStop){ 0.5, faint };
  stops[2] = (GskColorStop){ 0.5, clear };
  stops[3] = (GskColorStop){ 1, clear };
  gtk_snapshot_append_repeating_linear_gradient (pen->snapshot, &rect, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (HATCH, HATCH), stops, G_N_ELEMENTS (stops));
}

static void
set_font (PangoLayout *layout, double points, PangoWeight weight)
{
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_size_new (points * PANGO_SCALE));
  pango_attr_list_insert (attrs, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);
}

/* @xalign: 0 from @x on, 1 up to @x, 0.5 around it. */
static void
write_text (const Pen *pen, const char *text, double points, PangoWeight weight, const GdkRGBA *color, float x, float y,
            float xalign)
{
  PangoLayout *layout = pen->view->layout;
  int width, height;

  set_font (layout, points, weight);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  x -= width * xalign;
  clinic_layout_draw (pen->snapshot, layout, color, pen->mirrored ? pen->width - x - width : x, y);
}

static void
draw_icon (const Pen *pen, const char *name, const GdkRGBA *color, float x, float y)
{
  graphene_rect_t rect = place (pen, x, y, ICON, ICON);

  clinic_symbol_draw (GTK_WIDGET (pen->view), pen->snapshot, name, ICON, color, rect.origin.x, rect.origin.y);
}

static void
dim (const Pen *pen, GdkRGBA *color)
{
  *color = pen->text;
  color->alpha *= 0.6;
}

/* Closed hours, absences, hours' lines, the gutter */

static graphene_rect_t
get_shade (const Pen *pen, const ClinicWeekShade *shade)
{
  const ClinicWeekGeometry *geometry = &pen->view->geometry;
  const ClinicWeekDay *day = &geometry->days[shade->day];
  int y = clinic_week_geometry_get_y (geometry, shade->from);
  int height = clinic_week_geometry_get_y (geometry, shade->to) - y;

  if (shade->kind == CLINIC_WEEK_SHADE_BED)
    return GRAPHENE_RECT_INIT (day->lanes_x + shade->lane * day->lane_width, y, day->closed ? 0 : day->lane_width, height);
  if (shade->kind == CLINIC_WEEK_SHADE_DOCTOR)
    return GRAPHENE_RECT_INIT (day->doctors_x + shade->lane * CLINIC_WEEK_DOCTOR_LANE, y,
                               day->doctors_x < 0 ? 0 : CLINIC_WEEK_DOCTOR_LANE, height);
  return GRAPHENE_RECT_INIT (day->x, y, day->width, height);
}

/* Upwards where it is too narrow for the words, and as far as there is room. */
static void
write_along (const Pen *pen, const char *text, graphene_rect_t area)
{
  PangoLayout *layout = pen->view->layout;
  gboolean upwards;
  GdkRGBA faint;
  int width, height;

  dim (pen, &faint);
  set_font (layout, 9, PANGO_WEIGHT_NORMAL);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  upwards = width + 8 > area.size.width;
  if ((upwards ? area.size.width : area.size.height) < height - 2)
    return;
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, PANGO_SCALE * MAX (0, (int) (upwards ? area.size.height : area.size.width) - 8));
  pango_layout_get_pixel_size (layout, &width, &height);
  area = place (pen, area.origin.x, area.origin.y, area.size.width, area.size.height);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (area.origin.x + area.size.width / 2,
                                                               area.origin.y + area.size.height / 2));
  if (upwards)
    gtk_snapshot_rotate (pen->snapshot, -90);
  clinic_layout_draw (pen->snapshot, layout, &faint, -width / 2, -height / 2);
  gtk_snapshot_restore (pen->snapshot);
  pango_layout_set_width (layout, -1);
}

static void
draw_shades (const Pen *pen)
{
  for (guint i = 0; pen->view->shades != NULL && i < pen->view->shades->len; i++)
    {
      const ClinicWeekShade *shade = pen->view->shades->pdata[i];
      graphene_rect_t area = get_shade (pen, shade);

      hatch (pen, area.origin.x, area.origin.y, area.size.width, area.size.height);
      if (shade->words != NULL)
        write_along (pen, shade->words, area);
    }
}

static void
draw_lanes (const Pen *pen, const ClinicWeekDay *day)
{
  for (guint lane = 1; lane < pen->view->geometry.beds->len; lane += 2)
    fill (pen, 0.025, day->lanes_x + lane * day->lane_width, 0, day->lane_width, pen->view->geometry.height);
  fill (pen, 0.13, day->x, 0, 1, pen->view->geometry.height);
}

/* In the gutter, which is as wide as "10:24": smaller where a time has more to say, as "10:24 AM" has. */
static void
write_time (const Pen *pen, const char *time, PangoWeight weight, const GdkRGBA *color, float y)
{
  PangoLayout *layout = pen->view->layout;
  int width;

  set_font (layout, TIME_POINTS, weight);
  pango_layout_set_text (layout, time, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  write_text (pen, time, TIME_POINTS * MIN (1.0, (double) (CLINIC_WEEK_GUTTER - 10) / MAX (1, width)), weight, color,
              CLINIC_WEEK_GUTTER - 8, y, 1);
}

static void
draw_hours (const Pen *pen)
{
  const ClinicWeekGeometry *geometry = &pen->view->geometry;
  GdkRGBA faint;

  dim (pen, &faint);
  for (int minute = (geometry->from_minute + 59) / 60 * 60; minute <= geometry->to_minute; minute += 60)
    {
      int y = clinic_week_geometry_get_y (geometry, minute);
      g_autofree char *time = clinic_format_minute (minute);

      fill (pen, 0.08, CLINIC_WEEK_GUTTER, y, pen->width - CLINIC_WEEK_GUTTER, 1);
      if (y > 8 && y < geometry->height - 8)
        write_time (pen, time, PANGO_WEIGHT_NORMAL, &faint, y - 8);
    }
}

void
clinic_week_view_draw_ground (ClinicWeekView *self, GtkSnapshot *snapshot)
{
  Pen pen;

  pen_init (&pen, self, GTK_WIDGET (self), snapshot);
  for (int i = 0; i < self->geometry.n_days; i++)
    draw_lanes (&pen, &self->geometry.days[i]);
  draw_shades (&pen);
  draw_hours (&pen);
}

/* What was planned, where it came otherwise: a thin outline */

static gboolean
is_seen (ClinicWeekView *self, int y, int end)
{
  return end > self->drawn_from && y < self->drawn_to;
}

static void
draw_plan (const Pen *pen, const ClinicSession *session)
{
  const ClinicWeekGeometry *geometry = &pen->view->geometry;
  const ClinicWeekDay *day = clinic_week_geometry_find_day (geometry, session->day);
  int lane = clinic_week_geometry_find_bed (geometry, session->bed);
  int y = clinic_week_geometry_get_y (geometry, session->minute);
  int end = clinic_week_geometry_get_y (geometry, session->minute + session->wait + session->rolling);
  graphene_rect_t rect = place (pen, day->lanes_x + lane * day->lane_width + 1, y, MAX (1, day->lane_width - 3), end - y);
  GdkRGBA faint = pen->text;

  if (!is_seen (pen->view, y, end))
    return;
  faint.alpha *= 0.3;
  gtk_snapshot_append_border (pen->snapshot, &GSK_ROUNDED_RECT_INIT (rect.origin.x, y, rect.size.width, end - y),
                              (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ faint, faint, faint, faint });
}

void
clinic_week_view_draw_plans (ClinicWeekView *self, GtkSnapshot *snapshot)
{
  Pen pen;

  pen_init (&pen, self, GTK_WIDGET (self), snapshot);
  for (guint i = 0; i < self->n_shown; i++)
    {
      const ClinicSession *session = clinic_session_block_get_visit (self->blocks->pdata[i])->session;

      if (!clinic_session_block_get_span (self->blocks->pdata[i])->differs ||
          !clinic_session_state_is_live (session->state) ||
          clinic_week_geometry_find_day (&self->geometry, session->day) == NULL ||
          clinic_week_geometry_find_bed (&self->geometry, session->bed) < 0)
        continue;
      draw_plan (&pen, session);
    }
}

/* Doctors: what each rolls, the figure is the bed */

/* Laid out once: there may be hundreds of them in each frame. */
static PangoLayout *
get_figure (ClinicWeekView *self, guint bed)
{
  while (self->figures->len <= bed)
    {
      g_autofree char *text = g_strdup_printf ("%u", self->figures->len + 1);
      PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      PangoAttrList *attrs = pango_attr_list_new ();

      pango_attr_list_insert (attrs, pango_attr_size_new (9 * PANGO_SCALE));
      pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attrs);
      pango_attr_list_unref (attrs);
      g_ptr_array_add (self->figures, layout);
    }
  return self->figures->pdata[bed];
}

static void
write_figure (const Pen *pen, int bed, float x, float y)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  PangoLayout *layout;
  int width;

  if (bed < 0)
    return;
  layout = get_figure (pen->view, bed);
  pango_layout_get_pixel_size (layout, &width, NULL);
  x -= width / 2.0;
  clinic_layout_draw (pen->snapshot, layout, &white, pen->mirrored ? pen->width - x - width : x, y);
}

/* Whom, and where: what a lane with the doctor's name has room for. */
static void
write_rolling (const Pen *pen, const ClinicVisit *visit, float x, float y, float height)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  g_autofree char *bed = clinic_setup_say_bed (clinic_diary_get_setup (pen->view->diary), visit->session->bed);

  pango_layout_set_width (pen->view->layout, (CLINIC_WEEK_DOCTOR_LANE_NAMED - 14) * PANGO_SCALE);
  pango_layout_set_ellipsize (pen->view->layout, PANGO_ELLIPSIZE_END);
  write_text (pen, visit->patient_name, 9, PANGO_WEIGHT_BOLD, &white, x + 6, y + 1, 0);
  if (height > 30)
    write_text (pen, bed, 9, PANGO_WEIGHT_NORMAL, &white, x + 6, y + 15, 0);
  pango_layout_set_width (pen->view->layout, -1);
  pango_layout_set_ellipsize (pen->view->layout, PANGO_ELLIPSIZE_NONE);
}

static void
draw_rolling (const Pen *pen, GtkWidget *block, const ClinicVisit *visit)
{
  const ClinicWeekGeometry *geometry = &pen->view->geometry;
  const ClinicSession *session = visit->session;
  const ClinicWeekDay *day = clinic_week_geometry_find_day (geometry, session->day);
  int lane = clinic_week_geometry_find_doctor (geometry, session->doctor);
  const ClinicSessionSpan *span = clinic_session_block_get_span (CLINIC_SESSION_BLOCK (block));
  int y = clinic_week_geometry_get_y (geometry, span->rolling);
  int end = clinic_week_geometry_get_y (geometry, span->rolled);
  graphene_rect_t rect;
  GdkRGBA color;
  int x;

  if (day == NULL || day->doctors_x < 0 || lane < 0 || !is_seen (pen->view, y, end))
    return;
  x = day->doctors_x + lane * day->doctor_width;
  clinic_color_of (block, &color);
  rect = place (pen, x + 1, y, day->doctor_width - 2, end - y - 1);
  gtk_snapshot_append_color (pen->snapshot, &color, &rect);
  if (day->doctor_width >= CLINIC_WEEK_DOCTOR_LANE_NAMED)
    {
      write_rolling (pen, visit, x, y, end - y);
      return;
    }
  if (geometry->beds->len > 1)
    write_figure (pen, clinic_week_geometry_find_bed (geometry, session->bed), x + day->doctor_width / 2, (y + end) / 2 - 8);
}

void
clinic_week_view_draw_doctors (ClinicWeekView *self, GtkSnapshot *snapshot)
{
  Pen pen;

  pen_init (&pen, self, GTK_WIDGET (self), snapshot);
  for (guint i = 0; i < self->n_shown; i++)
    {
      const ClinicVisit *visit = clinic_session_block_get_visit (self->blocks->pdata[i]);

      if (clinic_session_state_is_live (visit->session->state))
        draw_rolling (&pen, self->blocks->pdata[i], visit);
    }
}

static gboolean
is_covered (ClinicWeekView *self, ClinicDay day, gint64 bed, int y)
{
  for (guint i = 0; i < self->n_shown; i++)
    {
      const ClinicSession *session = clinic_session_block_get_visit (self->blocks->pdata[i])->session;
      const ClinicSessionSpan *span = clinic_session_block_get_span (self->blocks->pdata[i]);

      if (session->day == day && session->bed == bed &&
          clinic_week_geometry_get_y (&self->geometry, span->start) <= y &&
          clinic_week_geometry_get_y (&self->geometry, span->bed_end) > y)
        return TRUE;
    }
  return FALSE;
}

/* Solid between sessions, faint over them. */
static void
draw_now_line (const Pen *pen, const ClinicWeekDay *day, int y, const GdkRGBA *red)
{
  const ClinicWeekGeometry *geometry = &pen->view->geometry;
  GdkRGBA faint = *red;
  graphene_rect_t rect = place (pen, day->x, y, day->lanes_x - day->x, 2);
  int end = day->lanes_x + (int) geometry->beds->len * day->lane_width;

  faint.alpha *= 0.32;
  gtk_snapshot_append_color (pen->snapshot, red, &rect);
  for (guint lane = 0; lane < geometry->beds->len; lane++)
    {
      gboolean covered = is_covered (pen->view, day->day, g_array_index (geometry->beds, gint64, lane), y);

      rect = place (pen, day->lanes_x + (int) lane * day->lane_width, y, day->lane_width, 2);
      gtk_snapshot_append_color (pen->snapshot, covered ? &faint : red, &rect);
    }
  rect = place (pen, end, y, day->x + day->width - end, 2);
  gtk_snapshot_append_color (pen->snapshot, &faint, &rect);
}

void
clinic_week_view_draw_now (ClinicWeekView *self, GtkSnapshot *snapshot)
{
  gint64 now = clinic_diary_get_now (self->diary);
  int minute = clinic_time_get_minute (now, clinic_diary_get_zone (self->diary));
  const ClinicWeekDay *day = clinic_week_geometry_find_day (&self->geometry, clinic_diary_get_today (self->diary));
  int y = clinic_week_geometry_get_y (&self->geometry, minute);
  g_autofree char *time = clinic_format_minute (minute);
  GdkRGBA red;
  graphene_rect_t rect;
  GskRoundedRect dot;
  Pen pen;

  if (day == NULL || minute < self->geometry.from_minute || minute > self->geometry.to_minute)
    return;
  pen_init (&pen, self, GTK_WIDGET (self), snapshot);
  clinic_color_of (self->now_ink, &red);
  rect = place (&pen, day->x - 4, y - 4, 9, 9);
  gsk_rounded_rect_init_from_rect (&dot, &rect, 4.5);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &red, &rect);
  gtk_snapshot_pop (snapshot);
  draw_now_line (&pen, day, y, &red);
  write_time (&pen, time, PANGO_WEIGHT_BOLD, &red, y - 8);
}

/* The row above the canvas */

static int
count_booked (ClinicWeekView *self, ClinicDay day)
{
  int count = 0;

  for (guint i = 0; i < self->visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) self->visits->pdata[i])->session;

      count += session->day == day && clinic_session_state_is_live (session->state);
    }
  return count;
}

static void
draw_doctor_names (const Pen *pen, const ClinicWeekDay *day)
{
  ClinicSetup *setup = clinic_diary_get_setup (pen->view->diary);
  PangoLayout *layout = pen->view->layout;
  GdkRGBA faint;

  dim (pen, &faint);
  for (guint i = 0; i < pen->view->geometry.doctors->len; i++)
    {
      int x = day->doctors_x + i * day->doctor_width + 3;

      draw_icon (pen, "sittings-roller-symbolic", &faint, x, 30);
      pango_layout_set_width (layout, (day->doctor_width - ICON - 10) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      write_text (pen, clinic_setup_get_staff_name (setup, g_array_index (pen->view->geometry.doctors, gint64, i)), 9,
                  PANGO_WEIGHT_NORMAL, &faint, x + ICON + 4, 27, 0);
      pango_layout_set_width (layout, -1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
    }
}

static void
draw_beds (const Pen *pen, const ClinicWeekDay *day)
{
  ClinicSetup *setup = clinic_diary_get_setup (pen->view->diary);
  GdkRGBA faint;

  dim (pen, &faint);
  for (guint i = 0; i < pen->view->geometry.beds->len; i++)
    {
      gint64 bed = g_array_index (pen->view->geometry.beds, gint64, i);
      g_autofree char *words = clinic_setup_say_bed (setup, bed);
      g_autofree char *figure = g_strdup_printf ("%u", i + 1);
      gboolean has_icon = day->lane_width >= LEAST_FOR_ICON;
      int x = day->lanes_x + i * day->lane_width + 3;

      if (has_icon)
        draw_icon (pen, "sittings-bed-symbolic", &faint, x, 30);
      write_text (pen, day->lane_width >= LEAST_FOR_WORDS ? words : figure, 9, PANGO_WEIGHT_NORMAL, &faint,
                  x + (has_icon ? ICON + 4 : 0), 27, 0);
    }
  if (day->doctors_x >= 0 && day->doctor_width >= CLINIC_WEEK_DOCTOR_LANE_NAMED)
    draw_doctor_names (pen, day);
  else if (day->doctors_x >= 0)
    draw_icon (pen, "sittings-roller-symbolic", &faint,
               day->doctors_x + ((int) pen->view->geometry.doctors->len * day->doctor_width - ICON) / 2, 30);
}

static void
draw_day_title (const Pen *pen, const ClinicWeekDay *day)
{
  gboolean is_today = day->day == clinic_diary_get_today (pen->view->diary);
  g_autofree char *name = clinic_format_day (day->day, day->closed ? CLINIC_DAY_FORM_NARROW : CLINIC_DAY_FORM_NAME);
  g_autofree char *number = NULL;
  g_autofree char *booked = NULL;
  GdkRGBA color = pen->text, faint;
  int mday, count = count_booked (pen->view, day->day);

  dim (pen, &faint);
  clinic_day_to_ymd (day->day, NULL, NULL, &mday);
  number = g_strdup_printf ("%d", mday);
  if (is_today)
    clinic_color_of (pen->view->today_ink, &color);
  if (day->closed)
    {
      write_text (pen, number, 10, PANGO_WEIGHT_BOLD, &faint, day->x + day->width / 2, 6, 0.5);
      write_text (pen, name, 7, PANGO_WEIGHT_NORMAL, &faint, day->x + day->width / 2, 27, 0.5);
      return;
    }
  write_text (pen, number, 13, PANGO_WEIGHT_HEAVY, &color, day->x + 6, 3, 0);
  write_text (pen, name, 10, PANGO_WEIGHT_BOLD, is_today ? &color : &faint, day->x + 32, 6, 0);
  booked = g_strdup_printf (ngettext ("%d booked", "%d booked", count), count);
  if (day->width > 130)
    write_text (pen, booked, 9, PANGO_WEIGHT_NORMAL, &faint, day->x + day->width - 8, 7, 1);
}

void
clinic_week_view_draw_header (ClinicWeekView *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  Pen pen;

  if (self->diary == NULL || self->geometry.n_days == 0)
    return;
  pen_init (&pen, self, widget, snapshot);
  for (int i = 0; i < self->geometry.n_days; i++)
    {
      draw_day_title (&pen, &self->geometry.days[i]);
      if (!self->geometry.days[i].closed)
        draw_beds (&pen, &self->geometry.days[i]);
      fill (&pen, 0.13, self->geometry.days[i].x, 0, 1, gtk_widget_get_height (widget));
    }
  fill (&pen, 0.13, 0, gtk_widget_get_height (widget) - 1, pen.width, 1);
}
