/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-week-private.h"

#define THRESHOLD 8
#define BORDER 4           /* px to either side of where rolling begins: there the wait is stretched */
#define EDGE 28            /* px at the sides of the canvas: there the page turns */
#define SCROLL_EDGE 36     /* px at top and foot of what is seen: there it scrolls */
#define SCROLL_STEP 14
#define TICK_MS 40
#define HOLD_MS 700
#define HOLD_AGAIN_MS 1000

static double
to_logical (ClinicWeekView *self, double x)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - x : x;
}

static void
aim (ClinicWeekView *self)
{
  ClinicWeekDrag *drag = &self->drag;
  const ClinicWeekDay *day;
  gint64 bed;

  if (clinic_mover_get_kind (self->mover) == CLINIC_MOVE_WAIT)
    {
      clinic_mover_aim_wait (self->mover, clinic_week_geometry_get_minute (&self->geometry, drag->y) -
                                              drag->visit->session->minute);
      return;
    }
  day = clinic_week_geometry_find_at (&self->geometry, drag->x, &bed);
  if (day != NULL)
    clinic_mover_aim (self->mover, day->day, clinic_week_geometry_get_minute (&self->geometry, drag->y - drag->grab_y), bed);
}

/* At the edges */

static int
find_edge (ClinicWeekView *self)
{
  double x = self->drag.x;

  if (clinic_mover_get_kind (self->mover) == CLINIC_MOVE_WAIT)
    return 0;
  if (x < EDGE && x > -EDGE)
    return -1;
  /* not beyond: there the pinboard lies */
  return x > self->geometry.width - EDGE && x < self->geometry.width ? 1 : 0;
}

static void
scroll_at_edge (ClinicWeekView *self)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  double below = self->drag.y - top;
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double step = below < SCROLL_EDGE ? -SCROLL_STEP : below > page - SCROLL_EDGE ? SCROLL_STEP : 0;

  gtk_adjustment_set_value (self->adjustment, top + step);
  /* what lies under a pointer that rests has moved on */
  self->drag.y += gtk_adjustment_get_value (self->adjustment) - top;
}

static gboolean
tick_cb (gpointer data)
{
  ClinicWeekView *self = data;
  ClinicWeekDrag *drag = &self->drag;
  gint64 now = g_get_monotonic_time ();
  int edge = find_edge (self);

  if (edge != drag->edge)
    {
      drag->edge = edge;
      drag->turn_at = now + HOLD_MS * 1000;
      gtk_widget_queue_draw (self->overlay);
    }
  if (edge != 0 && now >= drag->turn_at)
    {
      drag->turn_at = now + HOLD_AGAIN_MS * 1000;
      g_signal_emit_by_name (self, "turn", edge);
    }
  if (self->adjustment != NULL)
    scroll_at_edge (self);
  aim (self);
  return G_SOURCE_CONTINUE;
}

/* The drag itself, from the canvas or from elsewhere */

gboolean
clinic_week_drag_start (ClinicWeekView *self, const ClinicVisit *visit, ClinicMoveKind kind)
{
  ClinicWeekDrag *drag = &self->drag;

  if (!clinic_mover_begin (self->mover, visit, kind, TRUE))
    return FALSE;
  if (drag->visit != visit)
    {
      g_clear_pointer (&drag->visit, clinic_visit_free);
      drag->visit = clinic_visit_copy (visit);
    }
  drag->edge = 0;
  drag->active = TRUE;
  return TRUE;
}

void
clinic_week_drag_move (ClinicWeekView *self, double x, double y)
{
  if (!self->drag.active)
    return;
  self->drag.x = to_logical (self, x);
  self->drag.y = y;
  aim (self);
  /* not before there is a pointer: where the last drag ended, or at the corner, a page would turn */
  if (self->drag.timer == 0)
    self->drag.timer = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_widget_queue_draw (self->overlay);
}

void
clinic_week_drag_stop (ClinicWeekView *self)
{
  self->drag.active = FALSE;
  g_clear_handle_id (&self->drag.timer, g_source_remove);
  g_clear_pointer (&self->drag.visit, clinic_visit_free);
  if (self->overlay != NULL)
    gtk_widget_queue_draw (self->overlay);
}

void
clinic_week_drag_finish (ClinicWeekView *self)
{
  gboolean taken = FALSE;

  if (!self->drag.active)
    return;
  g_signal_emit_by_name (self, "drop-elsewhere", &taken);
  clinic_week_drag_stop (self);
  if (taken)
    clinic_mover_cancel (self->mover);
  else
    clinic_mover_drop (self->mover);
}

gboolean
clinic_week_drag_get_point (ClinicWeekView *self, graphene_point_t *point)
{
  g_return_val_if_fail (CLINIC_IS_WEEK_VIEW (self) && point != NULL, FALSE);

  *point = GRAPHENE_POINT_INIT (to_logical (self, self->drag.x), self->drag.y);
  return self->drag.active;
}

/* The gesture */

static gboolean
is_at_border (ClinicWeekView *self, const ClinicSession *session, double y)
{
  return ABS (y - clinic_week_geometry_get_y (&self->geometry, session->minute + session->wait)) <= BORDER;
}

static ClinicSessionBlock *
find_block_at (ClinicWeekView *self, double x, double y)
{
  GtkWidget *block = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return CLINIC_IS_SESSION_BLOCK (block) ? CLINIC_SESSION_BLOCK (block) : NULL;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, ClinicWeekView *self)
{
  ClinicSessionBlock *block = self->movable ? find_block_at (self, x, y) : NULL;
  ClinicWeekDrag *drag = &self->drag;
  const ClinicSession *session;

  if (block == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  clinic_week_drag_stop (self);
  drag->visit = clinic_visit_copy (clinic_session_block_get_visit (block));
  session = drag->visit->session;
  drag->kind = is_at_border (self, session, y) ? CLINIC_MOVE_WAIT : CLINIC_MOVE_PLACE;
  drag->x = to_logical (self, x);
  drag->y = y;
  drag->grab_y = y - clinic_week_geometry_get_y (&self->geometry, session->minute);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, ClinicWeekView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!self->drag.active && self->drag.visit != NULL)
    {
      GtkWidget *block;

      if (ABS (offset_x) < THRESHOLD && ABS (offset_y) < THRESHOLD)
        return;
      block = clinic_week_view_find_block (self, self->drag.visit->session->id);
      if (block != NULL)
        gtk_widget_grab_focus (block);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (!clinic_week_drag_start (self, self->drag.visit, self->drag.kind))
        {
          clinic_week_drag_stop (self);
          return;
        }
    }
  clinic_week_drag_move (self, x + offset_x, y + offset_y);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, ClinicWeekView *self)
{
  if (self->drag.active)
    clinic_week_drag_finish (self);
  else
    clinic_week_drag_stop (self);
}

static void
gesture_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, ClinicWeekView *self)
{
  if (!self->drag.active)
    return;
  clinic_week_drag_stop (self);
  clinic_mover_cancel (self->mover);
}

/* Where the wait can be stretched, the pointer says so. */
static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, ClinicWeekView *self)
{
  ClinicSessionBlock *block = self->movable && !self->drag.active ? find_block_at (self, x, y) : NULL;
  const ClinicSession *session = block != NULL ? clinic_session_block_get_visit (block)->session : NULL;
  gboolean border = session != NULL && is_at_border (self, session, y) && !clinic_session_is_performed (session);

  if (self->drag.active || border == self->drag.at_border)
    return;
  self->drag.at_border = border;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), border ? "row-resize" : NULL);
}

void
clinic_week_drag_init (ClinicWeekView *self)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (gesture, "cancel", G_CALLBACK (gesture_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
