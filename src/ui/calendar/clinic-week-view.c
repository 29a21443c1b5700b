/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/calendar/clinic-week-private.h"

#define HEADER_HEIGHT 48
#define LOOK_AHEAD 60 /* minutes that are to be seen of what matters */

G_DEFINE_FINAL_TYPE (ClinicWeekView, clinic_week_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SESSION_ACTIVATED,
  SIGNAL_TURN,
  SIGNAL_DROP_ELSEWHERE,
  SIGNAL_CUT,
  SIGNAL_PASTE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The row above: draws by the view's geometry, which is set before it is drawn. */

#define CLINIC_TYPE_WEEK_HEADER (clinic_week_header_get_type ())
G_DECLARE_FINAL_TYPE (ClinicWeekHeader, clinic_week_header, CLINIC, WEEK_HEADER, GtkWidget)

struct _ClinicWeekHeader
{
  GtkWidget parent_instance;
  ClinicWeekView *view; /* weak */
};

G_DEFINE_FINAL_TYPE (ClinicWeekHeader, clinic_week_header, GTK_TYPE_WIDGET)

static void
clinic_week_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicWeekHeader *self = CLINIC_WEEK_HEADER (widget);

  if (self->view != NULL)
    clinic_week_view_draw_header (self->view, widget, snapshot);
}

static void
clinic_week_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEADER_HEIGHT : 0;
}

static void
clinic_week_header_finalize (GObject *object)
{
  g_clear_weak_pointer (&CLINIC_WEEK_HEADER (object)->view);
  G_OBJECT_CLASS (clinic_week_header_parent_class)->finalize (object);
}

static void
clinic_week_header_class_init (ClinicWeekHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_week_header_finalize;
  widget_class->snapshot = clinic_week_header_snapshot;
  widget_class->measure = clinic_week_header_measure;
  gtk_widget_class_set_css_name (widget_class, "week-header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clinic_week_header_init (ClinicWeekHeader *self)
{
}

GtkWidget *
clinic_week_view_create_header (ClinicWeekView *self)
{
  ClinicWeekHeader *header = g_object_new (CLINIC_TYPE_WEEK_HEADER, NULL);

  g_set_weak_pointer (&header->view, self);
  g_set_weak_pointer (&self->header, GTK_WIDGET (header));
  return GTK_WIDGET (header);
}

/* Blocks */

/* A session that is moved to another page keeps its block, and with it the focus: unseen, where it would stand. */
static gboolean
is_away (ClinicWeekView *self, const ClinicSession *session)
{
  return clinic_week_geometry_find_day (&self->geometry, session->day) == NULL ||
         clinic_week_geometry_find_bed (&self->geometry, session->bed) < 0;
}

static void
place_away (ClinicWeekView *self, GtkWidget *block)
{
  const ClinicSlot *slot = clinic_mover_get_slot (self->mover);
  int y = slot != NULL ? clinic_week_geometry_get_y (&self->geometry, slot->minute) : 0;

  gtk_widget_size_allocate (block, &(GtkAllocation){ CLINIC_WEEK_GUTTER, MAX (0, y), 1, 1 }, -1);
}

static void
place_block (ClinicWeekView *self, ClinicSessionBlock *block, int width)
{
  const ClinicSession *session = clinic_session_block_get_visit (block)->session;
  const ClinicWeekDay *day = clinic_week_geometry_find_day (&self->geometry, session->day);
  int lane = clinic_week_geometry_find_bed (&self->geometry, session->bed);
  const ClinicSessionSpan *span = clinic_session_block_get_span (block);
  int y = clinic_week_geometry_get_y (&self->geometry, span->start);
  int end = clinic_week_geometry_get_y (&self->geometry, span->bed_end);
  int x = day->lanes_x + lane * day->lane_width + 1;
  int lane_width = MAX (1, day->lane_width - 3);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (GTK_WIDGET (block),
                            &(GtkAllocation){ mirrored ? width - x - lane_width : x, y, lane_width, MAX (1, end - y) }, -1);
}

/* Where to look first: now, else where the first of the sessions begins */

static int
find_minute_to_look_at (ClinicWeekView *self)
{
  int minute = clinic_time_get_minute (clinic_diary_get_now (self->diary), clinic_diary_get_zone (self->diary));
  int least = self->geometry.to_minute;

  if (clinic_week_geometry_find_day (&self->geometry, clinic_diary_get_today (self->diary)) != NULL &&
      minute >= self->geometry.from_minute && minute <= self->geometry.to_minute)
    return minute;
  for (guint i = 0; i < self->n_shown; i++)
    least = MIN (least, clinic_session_block_get_span (self->blocks->pdata[i])->start);
  return self->n_shown > 0 ? least : self->geometry.from_minute;
}

/* Once for the days shown, so that it never takes away where a person has scrolled to. */
static void
look (ClinicWeekView *self)
{
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : 0;
  int least_height = clinic_week_geometry_get_least_height (&self->geometry);

  if (!self->wants_look || page <= 0)
    return;
  self->wants_look = FALSE;
  /* the viewport learns of another height only in the next layout, and would cut the value to the old one */
  clinic_week_geometry_fit (&self->geometry, gtk_widget_get_width (GTK_WIDGET (self)), MAX (page, least_height));
  gtk_adjustment_set_upper (self->adjustment, self->geometry.height);
  clinic_week_view_scroll_to (self, find_minute_to_look_at (self), LOOK_AHEAD);
}

static gboolean
look_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  look (CLINIC_WEEK_VIEW (widget));
  return G_SOURCE_REMOVE;
}

static void
clinic_week_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);

  clinic_week_geometry_fit (&self->geometry, width, height);
  for (guint i = 0; i < self->n_shown; i++)
    if (is_away (self, clinic_session_block_get_visit (self->blocks->pdata[i])->session))
      place_away (self, self->blocks->pdata[i]);
    else
      place_block (self, self->blocks->pdata[i], width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  if (self->header != NULL)
    gtk_widget_queue_draw (self->header);
  if (self->wants_look)
    gtk_widget_add_tick_callback (widget, look_cb, NULL, NULL); /* not shown before: how much is seen is known from now on */
}

static void
clinic_week_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? clinic_week_geometry_get_least_height (&self->geometry)
                                                                : 240;
}

/* The whole, or what can be seen and half of it more each way: so far it is scrolled without being drawn anew. */
static void
choose_drawn (ClinicWeekView *self)
{
  double top = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : self->geometry.height;

  self->drawn_from = top - page / 2;
  self->drawn_to = top + page + page / 2;
}

static void
scrolled_cb (ClinicWeekView *self, GtkAdjustment *adjustment)
{
  double top = gtk_adjustment_get_value (adjustment);

  g_assert (CLINIC_IS_WEEK_VIEW (self));

  if (top < self->drawn_from || top + gtk_adjustment_get_page_size (adjustment) > self->drawn_to)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_drawn (ClinicWeekView *self, GtkWidget *block)
{
  graphene_rect_t bounds;

  return !gtk_widget_compute_bounds (block, GTK_WIDGET (self), &bounds) ||
         (bounds.origin.y < self->drawn_to && bounds.origin.y + bounds.size.height > self->drawn_from);
}

/* What is moved stays where it stood, faint, until it is dropped. */
static void
draw_block (ClinicWeekView *self, ClinicSessionBlock *block, GtkSnapshot *snapshot)
{
  const ClinicSession *session = clinic_session_block_get_visit (block)->session;
  gboolean faint = session->id == self->moved_drawn;

  if (faint && is_away (self, session))
    return;
  if (faint)
    gtk_snapshot_push_opacity (snapshot, 0.4);
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (block), snapshot);
  if (faint)
    gtk_snapshot_pop (snapshot);
}

static void
clinic_week_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);

  if (self->diary == NULL || clinic_diary_get_setup (self->diary) == NULL)
    return;
  choose_drawn (self);
  clinic_week_view_draw_ground (self, snapshot);
  for (guint i = 0; i < self->n_shown; i++)
    if (is_drawn (self, self->blocks->pdata[i]))
      draw_block (self, self->blocks->pdata[i], snapshot);
  clinic_week_view_draw_plans (self, snapshot);
  clinic_week_view_draw_doctors (self, snapshot);
  clinic_week_view_draw_now (self, snapshot);
}

/* A place given up is drawn only where nobody else lies now. */
static gboolean
is_covered (GPtrArray *visits, const ClinicSession *session)
{
  if (clinic_session_state_is_live (session->state))
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicSession *other = ((ClinicVisit *) visits->pdata[i])->session;

      if (other != session && other->bed == session->bed && other->start < session->bed_end &&
          other->bed_end > session->start && (clinic_session_state_is_live (other->state) || other->id > session->id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown (ClinicWeekView *self, const ClinicSession *session)
{
  return clinic_week_geometry_find_day (&self->geometry, session->day) != NULL &&
         clinic_week_geometry_find_bed (&self->geometry, session->bed) >= 0 && !is_covered (self->visits, session);
}

/* Only who is numbing asks for it. */
static gboolean
get_shape (ClinicWeekView *self, const ClinicVisit *visit, ClinicVisitShape *shape)
{
  ClinicProtocol *protocol = visit->session->state == CLINIC_SESSION_NUMBING
                                 ? clinic_diary_get_protocol (self->diary, visit->protocol) : NULL;

  if (protocol == NULL)
    return FALSE;
  clinic_protocol_get_shape (protocol, shape);
  return TRUE;
}

static gint64
get_focused_session (ClinicWeekView *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (gtk_widget_is_focus (self->blocks->pdata[i]))
      return clinic_session_block_get_visit (self->blocks->pdata[i])->session->id;
  return 0;
}

static ClinicSessionBlock *
get_block (ClinicWeekView *self, guint i)
{
  if (i == self->blocks->len)
    {
      GtkWidget *block = clinic_session_block_new (self->flag_ink, self->caution_ink);

      gtk_widget_set_parent (block, GTK_WIDGET (self));
      g_ptr_array_add (self->blocks, block);
    }
  return self->blocks->pdata[i];
}

static void
add_block (ClinicWeekView *self, const ClinicVisit *visit)
{
  ClinicSessionBlock *block = get_block (self, self->n_shown++);
  ClinicVisitShape shape = { 0 };
  ClinicSessionSpan span;

  get_shape (self, visit, &shape);
  clinic_session_get_span (visit->session, shape.wait_min, clinic_diary_get_now (self->diary),
                           clinic_diary_get_zone (self->diary), &span);
  clinic_session_block_set_span (block, &span);
  clinic_session_block_set_visit (block, visit, clinic_diary_is_ready (self->diary, visit), clinic_diary_get_setup (self->diary),
                                  clinic_diary_get_zone (self->diary));
  gtk_widget_set_visible (GTK_WIDGET (block), TRUE);
}

static void
fill_blocks (ClinicWeekView *self)
{
  const ClinicVisit *moved = clinic_mover_get_visit (self->mover);
  guint n;

  self->n_shown = 0;
  for (guint i = 0; i < self->visits->len; i++)
    if (is_shown (self, ((ClinicVisit *) self->visits->pdata[i])->session))
      add_block (self, self->visits->pdata[i]);
  if (moved != NULL && clinic_week_view_find_block (self, moved->session->id) == NULL)
    add_block (self, moved);
  n = self->n_shown;
  for (guint i = n; i < self->blocks->len; i++)
    gtk_widget_set_visible (self->blocks->pdata[i], FALSE);
}

static void
list_shades (ClinicWeekView *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *words = clinic_week_shades_say (&self->geometry, setup);

  g_clear_pointer (&self->shades, g_ptr_array_unref);
  self->shades = clinic_week_shades_list (&self->geometry, setup, self->visits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

void
clinic_week_view_show (ClinicWeekView *self, ClinicDay first, int n_days, gint64 bed, GPtrArray *visits)
{
  gint64 focused;
  int least_height;
  GtkWidget *block;

  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));
  g_return_if_fail (self->diary != NULL && visits != NULL);

  least_height = clinic_week_geometry_get_least_height (&self->geometry);
  if (!clinic_mover_is_active (self->mover) && (first != self->geometry.days[0].day || n_days != self->geometry.n_days))
    self->wants_look = TRUE;
  focused = gtk_widget_has_focus (GTK_WIDGET (self)) ? -1 : get_focused_session (self);
  g_ptr_array_ref (visits);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  self->visits = visits;
  clinic_week_geometry_set (&self->geometry, clinic_diary_get_setup (self->diary), first, n_days, bed, visits);
  self->moved_drawn = clinic_mover_is_active (self->mover) ? clinic_mover_get_visit (self->mover)->session->id : 0;
  list_shades (self);
  fill_blocks (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), self->n_shown == 0);
  block = focused != 0 ? clinic_week_view_find_block (self, focused) : NULL;
  if (block == NULL && focused != 0)
    block = self->n_shown > 0 ? self->blocks->pdata[0] : GTK_WIDGET (self);
  if (block != NULL)
    gtk_widget_grab_focus (block);
  if (clinic_week_geometry_get_least_height (&self->geometry) != least_height)
    gtk_widget_queue_resize (GTK_WIDGET (self)); /* which measures the whole window */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  look (self);
  clinic_mover_show_days (self->mover, first, n_days);
}

GtkWidget *
clinic_week_view_find_block (ClinicWeekView *self, gint64 session)
{
  g_return_val_if_fail (CLINIC_IS_WEEK_VIEW (self), NULL);

  for (guint i = 0; i < self->n_shown; i++)
    if (clinic_session_block_get_visit (self->blocks->pdata[i])->session->id == session)
      return self->blocks->pdata[i];
  return NULL;
}

int
clinic_week_view_get_y (ClinicWeekView *self, int minute)
{
  g_return_val_if_fail (CLINIC_IS_WEEK_VIEW (self), 0);

  return clinic_week_geometry_get_y (&self->geometry, minute);
}

ClinicMover *
clinic_week_view_get_mover (ClinicWeekView *self)
{
  g_return_val_if_fail (CLINIC_IS_WEEK_VIEW (self), NULL);

  return self->mover;
}

void
clinic_week_view_set_movable (ClinicWeekView *self, gboolean movable)
{
  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  self->movable = movable;
}

void
clinic_week_view_set_zoom (ClinicWeekView *self, double zoom, double at)
{
  ClinicWeekGeometry *geometry;
  double height, page;

  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  geometry = &self->geometry;
  zoom = CLAMP (zoom, CLINIC_WEEK_LEAST_ZOOM, CLINIC_WEEK_MOST_ZOOM);
  if (geometry->zoom == zoom)
    return;
  height = geometry->height;
  geometry->zoom = zoom;
  if (self->adjustment != NULL && height > 0)
    {
      /* the viewport learns of the new height only in the next layout, and would cut the value to the old one */
      page = gtk_adjustment_get_page_size (self->adjustment);
      gtk_adjustment_set_upper (self->adjustment, MAX (page, clinic_week_geometry_get_least_height (geometry)));
      gtk_adjustment_set_value (self->adjustment,
                                clinic_week_zoom_keep (gtk_adjustment_get_value (self->adjustment), at, height,
                                                       gtk_adjustment_get_upper (self->adjustment)));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The focused block says what the keys have done. */
static void
mover_changed_cb (ClinicWeekView *self)
{
  const ClinicVisit *moved = clinic_mover_get_visit (self->mover);
  GtkWidget *block = moved != NULL ? clinic_week_view_find_block (self, moved->session->id) : NULL;
  g_autofree char *words = NULL;

  if (moved == NULL || self->diary == NULL || self->geometry.n_days == 0)
    return;
  if (block == NULL)
    {
      fill_blocks (self);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      block = clinic_week_view_find_block (self, moved->session->id);
    }
  words = clinic_mover_say (self->mover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (self->moved_drawn != moved->session->id)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->moved_drawn = moved->session->id;
  if (is_away (self, moved->session))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!clinic_mover_is_by_pointer (self->mover))
    clinic_week_view_scroll_to (self, clinic_mover_get_slot (self->mover)->minute,
                                clinic_mover_get_slot (self->mover)->wait + moved->session->rolling);
}

/* What was moved stays faint until it is read where it stands now: in between it would show where it stood. */
static void
mover_ended_cb (ClinicWeekView *self, gint64 session, gboolean moved)
{
  if (self->drag.active)
    clinic_week_drag_stop (self);
  if (moved)
    return;
  if (self->diary != NULL && clinic_diary_get_setup (self->diary) != NULL && self->geometry.n_days > 0)
    {
      ClinicWeekGeometry *geometry = &self->geometry;

      clinic_week_view_show (self, geometry->days[0].day, geometry->n_days,
                             geometry->is_one_bed ? g_array_index (geometry->beds, gint64, 0) : 0, self->visits);
    }
}

void
clinic_week_view_scroll_to (ClinicWeekView *self, int minute, int minutes)
{
  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  if (self->adjustment != NULL)
    gtk_adjustment_clamp_page (self->adjustment, clinic_week_geometry_get_y (&self->geometry, minute) - 30,
                               clinic_week_geometry_get_y (&self->geometry, minute + minutes) + 10);
}

void
clinic_week_view_set_adjustment (ClinicWeekView *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  if (g_set_object (&self->adjustment, adjustment))
    {
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
clock_minute_cb (ClinicWeekView *self)
{
  if (clinic_diary_get_setup (self->diary) != NULL && self->visits->len > 0)
    fill_blocks (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
clinic_week_view_set_diary (ClinicWeekView *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_WEEK_VIEW (self));

  clinic_mover_set_diary (self->mover, diary);
  if (g_set_object (&self->diary, diary) && diary != NULL)
    g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (clock_minute_cb), self, G_CONNECT_SWAPPED);
}

static void
gesture_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, ClinicWeekView *self)
{
  GtkWidget *block = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (!CLINIC_IS_SESSION_BLOCK (block))
    return;
  gtk_widget_grab_focus (block);
  g_signal_emit (self, signals[SIGNAL_SESSION_ACTIVATED], 0, block);
}

static gboolean
is_sooner (gint64 start, gint64 best, gint64 now)
{
  if (start >= now)
    return best < now || start < best;
  return best < now && start < best;
}

/* The next session from now on, else the first there is; a week without any takes the keys itself. */
static gboolean
clinic_week_view_grab_focus (GtkWidget *widget)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (widget);
  gint64 now = self->diary != NULL ? clinic_diary_get_now (self->diary) : 0;
  gint64 best = 0;
  GtkWidget *chosen = NULL;

  for (guint i = 0; i < self->n_shown; i++)
    {
      gint64 start = clinic_session_block_get_visit (self->blocks->pdata[i])->session->start;

      if (chosen != NULL && !is_sooner (start, best, now))
        continue;
      chosen = self->blocks->pdata[i];
      best = start;
    }
  if (chosen == NULL)
    return GTK_WIDGET_CLASS (clinic_week_view_parent_class)->grab_focus (widget);
  return gtk_widget_grab_focus (chosen);
}

static void
clinic_week_view_dispose (GObject *object)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (object);
  GtkWidget *child;

  clinic_week_drag_stop (self);
  self->n_shown = 0;
  g_ptr_array_set_size (self->blocks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->diary);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->layout);
  g_clear_weak_pointer (&self->header);
  g_clear_weak_pointer (&self->overlay);
  if (self->mover != NULL)
    g_signal_handlers_disconnect_by_data (self->mover, self);
  g_clear_object (&self->mover);
  G_OBJECT_CLASS (clinic_week_view_parent_class)->dispose (object);
}

static void
clinic_week_view_finalize (GObject *object)
{
  ClinicWeekView *self = CLINIC_WEEK_VIEW (object);

  clinic_week_geometry_clear (&self->geometry);
  g_ptr_array_unref (self->visits);
  g_clear_pointer (&self->shades, g_ptr_array_unref);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->figures);
  G_OBJECT_CLASS (clinic_week_view_parent_class)->finalize (object);
}

static void
clinic_week_view_class_init (ClinicWeekViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = clinic_week_view_dispose;
  object_class->finalize = clinic_week_view_finalize;
  widget_class->grab_focus = clinic_week_view_grab_focus;
  widget_class->measure = clinic_week_view_measure;
  widget_class->size_allocate = clinic_week_view_size_allocate;
  widget_class->snapshot = clinic_week_view_snapshot;
  signals[SIGNAL_SESSION_ACTIVATED] = g_signal_new ("session-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, CLINIC_TYPE_SESSION_BLOCK);
  signals[SIGNAL_TURN] = g_signal_new ("turn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DROP_ELSEWHERE] = g_signal_new ("drop-elsewhere", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[SIGNAL_CUT] = g_signal_new ("cut", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                      1, G_TYPE_INT64);
  signals[SIGNAL_PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "week-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  clinic_week_view_class_install_keys (widget_class);
}

static GtkWidget *
create_ink (ClinicWeekView *self, const char *css_class)
{
  GtkWidget *ink = gtk_label_new (NULL);

  gtk_widget_add_css_class (ink, css_class);
  gtk_widget_set_visible (ink, FALSE);
  gtk_widget_set_parent (ink, GTK_WIDGET (self));
  return ink;
}

static void
clinic_week_view_init (ClinicWeekView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  clinic_week_geometry_init (&self->geometry);
  self->visits = g_ptr_array_new ();
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->blocks = g_ptr_array_new ();
  self->now_ink = create_ink (self, "error");
  self->today_ink = create_ink (self, "accent");
  self->flag_ink = create_ink (self, "refusal-ink");
  self->caution_ink = create_ink (self, "caution-ink");
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  self->mover = clinic_mover_new ();
  self->movable = TRUE;
  g_signal_connect_swapped (self->mover, "changed", G_CALLBACK (mover_changed_cb), self);
  g_signal_connect_swapped (self->mover, "ended", G_CALLBACK (mover_ended_cb), self);
  clinic_week_drag_init (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sessions"), -1);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "released", G_CALLBACK (gesture_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
clinic_week_view_new (void)
{
  return g_object_new (CLINIC_TYPE_WEEK_VIEW, NULL);
}
