/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-week-overlay.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-week-private.h"
#include "ui/parts/clinic-color.h"
#include "ui/parts/clinic-layout.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-symbol.h"

#define RADIUS 6
#define PADDING 6
#define LEAST_FOR_DETAILS 110 /* px of a lane */
#define LEAST_FOR_RANGE 72
#define LABEL_HEIGHT 16
#define LEAST_FOR_NINE_POINTS 34

struct _ClinicWeekOverlay
{
  GtkWidget parent_instance;

  ClinicWeekView *view; /* weak */
  GskRenderNode *ground; /* nullable: what is allowed and what not, until something changes */
  const ClinicPlaces *drawn; /* only compared */
  int drawn_width;
  int drawn_height;
  PangoLayout *layout;
  GtkWidget *good_ink; /* never shown: style sheets give them their colours */
  GtkWidget *bad_ink;
  GtkWidget *state_ink;
  const char *state_class;
};

G_DEFINE_FINAL_TYPE (ClinicWeekOverlay, clinic_week_overlay, GTK_TYPE_WIDGET)

typedef struct
{
  ClinicWeekOverlay *self;
  const ClinicWeekGeometry *geometry;
  cairo_t *cr;
  GdkRGBA good;
  GdkRGBA text;
  GdkRGBA paper;
} Pen;

static gboolean
is_mirrored (ClinicWeekOverlay *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static graphene_rect_t
mirror (ClinicWeekOverlay *self, float x, float y, float w, float h)
{
  return GRAPHENE_RECT_INIT (is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x - w : x, y, w, h);
}

static void
set_text (ClinicWeekOverlay *self, const char *text, double points, PangoWeight weight, int width)
{
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_size_new (points * PANGO_SCALE));
  pango_attr_list_insert (attrs, pango_attr_weight_new (weight));
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->layout, attrs);
  pango_attr_list_unref (attrs);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, width > 0 ? width * PANGO_SCALE : -1);
}

/* The ground: what is allowed and what not */

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
shade (const Pen *pen, double x, double y, double w, double h)
{
  graphene_rect_t rect = mirror (pen->self, x, y, w, h);

  if (h <= 1)
    return;
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, rect.origin.x, rect.origin.y, rect.size.width, rect.size.height);
  cairo_clip (pen->cr);
  set_color (pen->cr, &pen->text, 0.05);
  cairo_paint (pen->cr);
  set_color (pen->cr, &pen->text, 0.10);
  cairo_set_line_width (pen->cr, 1);
  for (double at = rect.origin.x - rect.size.height; at < rect.origin.x + rect.size.width; at += 9)
    {
      cairo_move_to (pen->cr, at, rect.origin.y + rect.size.height);
      cairo_line_to (pen->cr, at + rect.size.height, rect.origin.y);
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static gboolean
is_in_lane (const Pen *pen, const ClinicSession *session, ClinicDay day, gint64 bed)
{
  const ClinicVisit *moved = clinic_mover_get_visit (pen->self->view->mover);

  return session->day == day && session->bed == bed && clinic_session_state_is_live (session->state) &&
         session->id != moved->session->id;
}

/* Between the sessions, which say themselves that nothing else goes there. */
static void
shade_lane (const Pen *pen, const ClinicWeekDay *day, guint lane, int from, int to)
{
  const GPtrArray *visits = pen->self->view->visits;
  gint64 bed = g_array_index (pen->geometry->beds, gint64, lane);
  double x = day->lanes_x + lane * day->lane_width, y = clinic_week_geometry_get_y (pen->geometry, from);
  double end = clinic_week_geometry_get_y (pen->geometry, to);

  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;
      double top = clinic_week_geometry_get_y (pen->geometry, session->minute);
      int length = session->wait + session->rolling + session->turnover;

      if (!is_in_lane (pen, session, day->day, bed) || top >= end)
        continue;
      shade (pen, x, y, day->lane_width, top - y);
      y = MAX (y, clinic_week_geometry_get_y (pen->geometry, session->minute + length));
    }
  shade (pen, x, y, day->lane_width, end - y);
}

static void
round_rect (cairo_t *cr, const graphene_rect_t *rect, double radius)
{
  double x = rect->origin.x + 1, y = rect->origin.y + 1, w = rect->size.width - 2, h = rect->size.height - 2;
  double r = MIN (radius, MIN (w, h) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_place (const Pen *pen, double x, double y, double w, double h)
{
  static const double dashes[] = { 5, 4 };
  graphene_rect_t rect = mirror (pen->self, x, y, w, h);

  round_rect (pen->cr, &rect, RADIUS);
  set_color (pen->cr, &pen->good, 0.10);
  cairo_fill_preserve (pen->cr);
  set_color (pen->cr, &pen->good, 1);
  cairo_set_line_width (pen->cr, 1.5);
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
write_line (const Pen *pen, const char *text, PangoWeight weight, double alpha, double x, double y, int room)
{
  graphene_rect_t rect;
  int width, height;

  set_text (pen->self, text, room < LEAST_FOR_NINE_POINTS ? 7.5 : 9, weight, room);
  pango_layout_get_pixel_size (pen->self->layout, &width, &height);
  rect = mirror (pen->self, x, y, width, height);
  /* the session that is moved may stand below */
  set_color (pen->cr, &pen->paper, 0.8);
  cairo_rectangle (pen->cr, rect.origin.x - 1, rect.origin.y, rect.size.width + 2, rect.size.height);
  cairo_fill (pen->cr);
  cairo_move_to (pen->cr, rect.origin.x - clinic_layout_get_shift (pen->self->layout), rect.origin.y);
  set_color (pen->cr, &pen->text, alpha);
  pango_cairo_show_layout (pen->cr, pen->self->layout);
}

/* "✓ 10:55 to 11:05" */
static void
write_run (const Pen *pen, const ClinicPlaceRun *run, double x, double y, double w, gboolean has_details)
{
  g_autofree char *first = clinic_format_minute (run->first.minute);
  g_autofree char *range = clinic_format_minute_range (run->first.minute, run->last.minute);
  g_autofree char *rolling = clinic_format_minute (run->first.minute + run->first.wait);
  g_autofree char *details = NULL;
  const char *times = run->first.minute != run->last.minute && w >= LEAST_FOR_RANGE ? range : first;
  g_autofree char *title = w >= LEAST_FOR_DETAILS ? g_strdup_printf ("✓ %s", times) : g_strdup (times);

  write_line (pen, title, PANGO_WEIGHT_BOLD, 1, x + (w < LEAST_FOR_DETAILS ? 3 : PADDING), y + 2, w - 4);
  if (!has_details || w < LEAST_FOR_DETAILS || run->first.minute != run->last.minute)
    return;
  /* Translators: minutes under cream, then when rolling begins */
  details = g_strdup_printf (_("wait %d min, rolling %s"), run->first.wait, rolling);
  write_line (pen, details, PANGO_WEIGHT_NORMAL, 0.7, x + PADDING, y + 2 + LABEL_HEIGHT, w - 2 * PADDING + 4);
}

static int
get_end (const ClinicPlaceRun *run, const ClinicVisitShape *shape)
{
  return run->last.minute + run->last.wait + shape->rolling + shape->turnover;
}

/* Runs whose visits overlap share one place; their times stand in it where they begin. */
static void
draw_lane (const Pen *pen, const ClinicPlaces *places, const ClinicWeekDay *day, guint lane)
{
  const GArray *runs = clinic_places_get_runs (places, day->day);
  gint64 bed = g_array_index (pen->geometry->beds, gint64, lane);
  double x = day->lanes_x + lane * day->lane_width + 1, w = MAX (4, day->lane_width - 3);
  int shaded = pen->geometry->from_minute;
  ClinicVisitShape shape;

  clinic_places_get_shape (places, &shape);
  for (guint i = 0; i < runs->len;)
    {
      const ClinicPlaceRun *first = &g_array_index (runs, ClinicPlaceRun, i);
      double y = clinic_week_geometry_get_y (pen->geometry, first->first.minute), written = -LABEL_HEIGHT * 2;
      int end = get_end (first, &shape);
      guint next = i + 1;

      if (first->first.bed != bed)
        {
          i++;
          continue;
        }
      for (; next < runs->len && g_array_index (runs, ClinicPlaceRun, next).first.bed == bed &&
             g_array_index (runs, ClinicPlaceRun, next).first.minute <= end; next++)
        end = MAX (end, get_end (&g_array_index (runs, ClinicPlaceRun, next), &shape));
      shade_lane (pen, day, lane, shaded, first->first.minute);
      draw_place (pen, x, y, w, clinic_week_geometry_get_y (pen->geometry, end) - y);
      shaded = end;
      for (; i < next; i++)
        {
          const ClinicPlaceRun *run = &g_array_index (runs, ClinicPlaceRun, i);

          y = clinic_week_geometry_get_y (pen->geometry, run->first.minute);
          if (y < written + LABEL_HEIGHT)
            continue;
          write_run (pen, run, x, y, w, TRUE);
          written = y + (w >= LEAST_FOR_DETAILS ? LABEL_HEIGHT : 0);
        }
    }
  shade_lane (pen, day, lane, shaded, pen->geometry->to_minute);
}

/* So far apart that one of them is seen wherever the day is scrolled to. */
static double
get_step (const Pen *pen)
{
  GtkAdjustment *adjustment = pen->self->view->adjustment;

  return MAX (400, adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0);
}

/* On a ground of its own: sessions lie below. */
static void
draw_refused_day (const Pen *pen, const ClinicWeekDay *day, const char *refusal)
{
  int room = day->width - 4 * PADDING;
  int height;

  for (guint lane = 0; lane < pen->geometry->beds->len; lane++)
    shade_lane (pen, day, lane, pen->geometry->from_minute, pen->geometry->to_minute);
  if (day->width < LEAST_FOR_DETAILS)
    return;
  set_text (pen->self, refusal, 9, PANGO_WEIGHT_BOLD, room);
  pango_layout_get_pixel_size (pen->self->layout, NULL, &height);
  for (double y = 12; y < pen->geometry->height; y += get_step (pen))
    {
      graphene_rect_t rect = mirror (pen->self, day->x + PADDING, y, day->width - 2 * PADDING, height + 2 * PADDING);

      round_rect (pen->cr, &rect, RADIUS);
      set_color (pen->cr, &pen->paper, 0.94);
      cairo_fill_preserve (pen->cr);
      set_color (pen->cr, &pen->text, 0.25);
      cairo_set_line_width (pen->cr, 1);
      cairo_stroke (pen->cr);
      write_line (pen, refusal, PANGO_WEIGHT_BOLD, 0.9, day->x + 2 * PADDING, y + PADDING, room);
    }
}

static void
get_paper (GdkRGBA *paper)
{
  *paper = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? (GdkRGBA){ .19, .19, .19, 1 }
                                                                         : (GdkRGBA){ 1, 1, 1, 1 };
}

static void
draw_ground (ClinicWeekOverlay *self, const ClinicPlaces *places, cairo_t *cr)
{
  const ClinicWeekGeometry *geometry = &self->view->geometry;
  Pen pen = { .self = self, .geometry = geometry, .cr = cr };

  get_paper (&pen.paper);
  clinic_color_of (self->good_ink, &pen.good);
  clinic_color_of (GTK_WIDGET (self), &pen.text);
  for (int i = 0; i < geometry->n_days; i++)
    {
      const ClinicWeekDay *day = &geometry->days[i];
      const char *refusal;

      if (day->closed || !clinic_places_has_day (places, day->day))
        continue;
      refusal = clinic_places_get_day_refusal (places, day->day);
      if (refusal != NULL)
        {
          draw_refused_day (&pen, day, refusal);
          continue;
        }
      for (guint lane = 0; lane < geometry->beds->len; lane++)
        draw_lane (&pen, places, day, lane);
    }
}

static void
append_ground (ClinicWeekOverlay *self, const ClinicPlaces *places, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->ground == NULL || self->drawn != places || self->drawn_width != width || self->drawn_height != height)
    {
      g_autoptr (GtkSnapshot) own = gtk_snapshot_new ();
      cairo_t *cr = gtk_snapshot_append_cairo (own, &GRAPHENE_RECT_INIT (0, 0, width, height));

      draw_ground (self, places, cr);
      cairo_destroy (cr);
      g_clear_pointer (&self->ground, gsk_render_node_unref);
      self->ground = gtk_snapshot_free_to_node (g_steal_pointer (&own));
      self->drawn = places;
      self->drawn_width = width;
      self->drawn_height = height;
    }
  if (self->ground != NULL)
    gtk_snapshot_append_node (snapshot, self->ground);
}

/* The ghost */

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, const graphene_rect_t *rect)
{
  GdkRGBA thin = *color;

  thin.alpha *= alpha;
  if (rect->size.width > 0 && rect->size.height > 0)
    gtk_snapshot_append_color (snapshot, &thin, rect);
}

/* In @rect, @x from the side where reading begins. */
static void
draw_text (ClinicWeekOverlay *self, GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect, double x,
           double y)
{
  int width;

  pango_layout_get_pixel_size (self->layout, &width, NULL);
  x = is_mirrored (self) ? rect->size.width - x - width : x;
  clinic_layout_draw (snapshot, self->layout, color, rect->origin.x + x, y);
}

/* A lane may be far narrower than the words, so that the head is as wide as they are, within what is seen. */
static void
draw_head (ClinicWeekOverlay *self, GtkSnapshot *snapshot, const char *refusal, const graphene_rect_t *ghost)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  double top = self->view->adjustment != NULL ? gtk_adjustment_get_value (self->view->adjustment) : 0;
  graphene_rect_t rect;
  GskRoundedRect shape;
  GdkRGBA red;
  int width, height;

  clinic_color_of (self->bad_ink, &red);
  set_text (self, refusal, 10, PANGO_WEIGHT_BOLD, MIN (320, gtk_widget_get_width (GTK_WIDGET (self)) - 60));
  pango_layout_get_pixel_size (self->layout, &width, &height);
  rect = GRAPHENE_RECT_INIT (ghost->origin.x, ghost->origin.y - height - 8, MAX (width + 34, ghost->size.width), height + 8);
  if (is_mirrored (self))
    rect.origin.x += ghost->size.width - rect.size.width;
  rect.origin.x = MAX (0, MIN (rect.origin.x, gtk_widget_get_width (GTK_WIDGET (self)) - rect.size.width));
  rect.origin.y = MAX (rect.origin.y, top);
  gsk_rounded_rect_init_from_rect (&shape, &rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  fill (snapshot, &red, 1, &rect);
  clinic_symbol_draw (GTK_WIDGET (self), snapshot, "action-unavailable-symbolic", 16, &white,
                      is_mirrored (self) ? rect.origin.x + rect.size.width - 22 : rect.origin.x + 6, rect.origin.y + 4);
  draw_text (self, snapshot, &white, &rect, 28, rect.origin.y + 4);
  gtk_snapshot_pop (snapshot);
}

static void
write_ghost (ClinicWeekOverlay *self, GtkSnapshot *snapshot, const ClinicVisit *visit, const ClinicSlot *slot,
             const graphene_rect_t *rect, double rolling_y, const GdkRGBA *text, const GdkRGBA *on_rolling)
{
  g_autofree char *arrival = clinic_format_minute (slot->minute);
  g_autofree char *rolling = clinic_format_minute (slot->minute + slot->wait);
  gboolean wide = rect->size.width >= LEAST_FOR_DETAILS;
  g_autofree char *when = wide ? g_strdup_printf (_("%s, numbing %d min"), arrival, slot->wait) : g_strdup (arrival);
  g_autofree char *then = wide ? g_strdup_printf (_("%s rolling"), rolling) : g_strdup (rolling);
  int room = rect->size.width - 2 * PADDING + 4;

  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  set_text (self, visit->patient_name, 10, PANGO_WEIGHT_BOLD, room);
  draw_text (self, snapshot, text, rect, PADDING, rect->origin.y + 3);
  set_text (self, when, 9, PANGO_WEIGHT_NORMAL, room);
  draw_text (self, snapshot, text, rect, PADDING, rect->origin.y + 21);
  set_text (self, then, 9, PANGO_WEIGHT_BOLD, room);
  draw_text (self, snapshot, on_rolling, rect, PADDING, rolling_y + 2);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

static void
draw_body (ClinicWeekOverlay *self, GtkSnapshot *snapshot, const graphene_rect_t *rect, gboolean refused)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  ClinicMover *mover = self->view->mover;
  const ClinicSlot *slot = clinic_mover_get_slot (mover);
  const ClinicVisit *visit = clinic_mover_get_visit (mover);
  const ClinicWeekGeometry *geometry = &self->view->geometry;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  double rolling = rect->origin.y + slot->wait * geometry->scale;
  double rolled = rolling + visit->session->rolling * geometry->scale;
  GdkRGBA solid, text, paper;
  GskRoundedRect shape;

  get_paper (&paper);
  clinic_color_of (refused ? self->bad_ink : self->state_ink, &solid);
  clinic_color_of (GTK_WIDGET (self), &text);
  gsk_rounded_rect_init_from_rect (&shape, rect, RADIUS);
  gtk_snapshot_append_outset_shadow (snapshot, &shape, &(GdkRGBA){ 0, 0, 0, .35 }, 0, 3, 1, 9);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  fill (snapshot, &paper, .96, rect);
  fill (snapshot, &solid, dark ? .26 : .13, rect);
  fill (snapshot, &solid, refused ? .25 : 1,
        &GRAPHENE_RECT_INIT (rect->origin.x, rolling, rect->size.width, rolled - rolling));
  write_ghost (self, snapshot, visit, slot, rect, rolling, &text, refused ? &text : &white);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &shape, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ solid, solid, solid, solid });
}

/* Under the pointer it hangs from where it was grabbed; by keys it stands in its lane. */
static gboolean
place_ghost (ClinicWeekOverlay *self, graphene_rect_t *rect)
{
  ClinicWeekView *view = self->view;
  const ClinicSlot *slot = clinic_mover_get_slot (view->mover);
  const ClinicVisit *visit = clinic_mover_get_visit (view->mover);
  const ClinicWeekDay *day = clinic_week_geometry_find_day (&view->geometry, slot->day);
  int lane = clinic_week_geometry_find_bed (&view->geometry, slot->bed);
  int minutes = slot->wait + visit->session->rolling + visit->session->turnover;
  double x, y, w, h;

  if (day == NULL || lane < 0)
    return FALSE;
  w = MAX (day->lane_width - 3, 24);
  x = day->lanes_x + lane * day->lane_width + 1;
  y = clinic_week_geometry_get_y (&view->geometry, slot->minute);
  h = minutes * view->geometry.scale;
  if (view->drag.active && clinic_mover_get_kind (view->mover) == CLINIC_MOVE_PLACE)
    x = view->drag.x - w / 2;
  *rect = mirror (self, x, y, w, h);
  return TRUE;
}

static void
draw_ghost (ClinicWeekOverlay *self, GtkSnapshot *snapshot)
{
  const ClinicPlaceAnswer *answer = clinic_mover_get_answer (self->view->mover);
  gboolean refused = answer != NULL && answer->refusal != NULL;
  const char *state_class = clinic_session_words_get_class (clinic_mover_get_visit (self->view->mover)->session->state);
  graphene_rect_t rect;

  if (!place_ghost (self, &rect))
    return;
  if (g_strcmp0 (self->state_class, state_class) != 0)
    {
      gtk_widget_set_css_classes (self->state_ink, (const char *[]){ state_class, NULL });
      self->state_class = state_class;
    }
  draw_body (self, snapshot, &rect, refused);
  if (refused)
    draw_head (self, snapshot, answer->refusal, &rect);
}

static void
draw_edge (ClinicWeekOverlay *self, GtkSnapshot *snapshot)
{
  const ClinicWeekGeometry *geometry = &self->view->geometry;
  int edge = self->view->drag.edge;
  graphene_rect_t rect = mirror (self, edge > 0 ? geometry->width - 28 : 0, 0, 28, geometry->height);
  GdkRGBA text;

  clinic_color_of (GTK_WIDGET (self), &text);
  fill (snapshot, &text, 0.18, &rect);
}

static void
clinic_week_overlay_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicWeekOverlay *self = CLINIC_WEEK_OVERLAY (widget);
  ClinicMover *mover = self->view != NULL ? self->view->mover : NULL;
  const ClinicPlaces *places;

  if (mover == NULL || !clinic_mover_is_active (mover))
    return;
  places = clinic_mover_get_places (mover);
  if (places != NULL && clinic_mover_get_kind (mover) == CLINIC_MOVE_PLACE)
    append_ground (self, places, snapshot);
  if (self->view->drag.active && self->view->drag.edge != 0)
    draw_edge (self, snapshot);
  draw_ghost (self, snapshot);
}

static void
mover_changed_cb (ClinicWeekOverlay *self)
{
  if (self->view != NULL && clinic_mover_get_places (self->view->mover) != self->drawn)
    {
      g_clear_pointer (&self->ground, gsk_render_node_unref);
      self->drawn = NULL;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
clinic_week_overlay_set_view (ClinicWeekOverlay *self, ClinicWeekView *view)
{
  g_return_if_fail (CLINIC_IS_WEEK_OVERLAY (self));
  g_return_if_fail (self->view == NULL && CLINIC_IS_WEEK_VIEW (view));

  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&view->overlay, GTK_WIDGET (self));
  g_signal_connect_object (view->mover, "changed", G_CALLBACK (mover_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
clinic_week_overlay_dispose (GObject *object)
{
  ClinicWeekOverlay *self = CLINIC_WEEK_OVERLAY (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->good_ink, gtk_widget_unparent);
  g_clear_pointer (&self->bad_ink, gtk_widget_unparent);
  g_clear_pointer (&self->state_ink, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_week_overlay_parent_class)->dispose (object);
}

static void
clinic_week_overlay_class_init (ClinicWeekOverlayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_week_overlay_dispose;
  widget_class->snapshot = clinic_week_overlay_snapshot;
  gtk_widget_class_set_css_name (widget_class, "week-overlay");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
create_ink (ClinicWeekOverlay *self, const char *css_class)
{
  GtkWidget *ink = gtk_label_new (NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (ink, css_class);
  gtk_widget_set_visible (ink, FALSE);
  gtk_widget_set_parent (ink, GTK_WIDGET (self));
  return ink;
}

static void
clinic_week_overlay_init (ClinicWeekOverlay *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  self->good_ink = create_ink (self, "success");
  self->bad_ink = create_ink (self, "refusal-ink");
  self->state_ink = create_ink (self, NULL);
}
