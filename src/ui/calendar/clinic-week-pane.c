/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-week-pane.h"

#include "ui/calendar/clinic-move-panel.h"
#include "ui/calendar/clinic-pinboard.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-week-geometry.h"
#include "ui/calendar/clinic-week-overlay.h"

struct _ClinicWeekPane
{
  GtkWidget parent_instance;

  ClinicDiary *diary; /* nullable */
  double zoom;
  double pointer_y;   /* below the top of what is seen; -1 = the pointer is elsewhere */
  GtkEventController *escape; /* nullable: on the window, while a move is under way */
  GtkWidget *escape_root;     /* weak */

  GtkBox *header_box;
  GtkScrolledWindow *scroller;
  ClinicWeekView *view;
  ClinicWeekOverlay *overlay;
  GtkRevealer *revealer;
  ClinicMovePanel *panel;
  ClinicPinboard *pinboard;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (ClinicWeekPane, clinic_week_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_ZOOM = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

enum
{
  SIGNAL_TURN,
  SIGNAL_SAID,
  SIGNAL_SESSION_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static ClinicMover *
get_mover (ClinicWeekPane *self)
{
  return clinic_week_view_get_mover (self->view);
}

static void
update_revealer (ClinicWeekPane *self)
{
  gboolean wanted = clinic_mover_is_active (get_mover (self)) || clinic_pinboard_find (self->pinboard, 0) != NULL;

  gtk_revealer_set_reveal_child (self->revealer, wanted && !self->narrow);
}

/* Escape, wherever the focus is */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, ClinicWeekPane *self)
{
  if (key != GDK_KEY_Escape || !clinic_mover_is_active (get_mover (self)))
    return FALSE;
  clinic_mover_cancel (get_mover (self));
  return TRUE;
}

static void
stop_listening (ClinicWeekPane *self)
{
  if (self->escape != NULL && self->escape_root != NULL)
    gtk_widget_remove_controller (self->escape_root, self->escape);
  self->escape = NULL;
  g_clear_weak_pointer (&self->escape_root);
}

static void
listen (ClinicWeekPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->escape != NULL || root == NULL)
    return;
  self->escape = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (root), self->escape);
  g_set_weak_pointer (&self->escape_root, GTK_WIDGET (root));
}

/* The move */

static void
say (ClinicWeekPane *self, const char *words)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words);
#if GTK_CHECK_VERSION (4, 14, 0)
  if (*words != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
#endif
}

static void
mover_changed_cb (ClinicWeekPane *self)
{
  if (clinic_mover_is_active (get_mover (self)))
    {
      if (self->escape == NULL)
        say (self, "");
      listen (self);
    }
  else
    stop_listening (self);
  update_revealer (self);
}

static void
mover_ended_cb (ClinicWeekPane *self, gint64 session, gboolean moved)
{
  if (moved)
    clinic_pinboard_remove (self->pinboard, session);
}

static void
session_activated_cb (ClinicWeekPane *self, ClinicSessionBlock *block)
{
  g_signal_emit (self, signals[SIGNAL_SESSION_ACTIVATED], 0, block);
}

static void
turn_cb (ClinicWeekPane *self, int direction)
{
  g_signal_emit (self, signals[SIGNAL_TURN], 0, direction);
}

/* The pinboard */

static gboolean
is_over_pinboard (ClinicWeekPane *self)
{
  graphene_point_t point;
  graphene_rect_t bounds;

  return clinic_week_drag_get_point (self->view, &point) && gtk_revealer_get_reveal_child (self->revealer) &&
         gtk_widget_compute_bounds (GTK_WIDGET (self->pinboard), GTK_WIDGET (self->view), &bounds) &&
         graphene_rect_contains_point (&bounds, &point);
}

static gboolean
drop_elsewhere_cb (ClinicWeekPane *self)
{
  const ClinicVisit *visit = clinic_mover_get_visit (get_mover (self));

  if (visit == NULL || !is_over_pinboard (self))
    return FALSE;
  clinic_pinboard_add (self->pinboard, visit);
  return TRUE;
}

static void
cut_cb (ClinicWeekPane *self, gint64 session)
{
  GtkWidget *block = clinic_week_view_find_block (self->view, session);

  if (self->narrow || block == NULL)
    return;
  /* beginning says whether it may be moved at all */
  if (!clinic_mover_begin (get_mover (self), clinic_session_block_get_visit (CLINIC_SESSION_BLOCK (block)), CLINIC_MOVE_PLACE,
                           FALSE))
    return;
  clinic_pinboard_add (self->pinboard, clinic_mover_get_visit (get_mover (self)));
  clinic_mover_cancel (get_mover (self));
}

/* By keys it begins on the first of the days shown on which it may stand, as soon as that is known. */
static void
place (ClinicWeekPane *self, gint64 session)
{
  const ClinicVisit *visit = clinic_pinboard_find (self->pinboard, session);
  GtkWidget *block;

  if (visit == NULL || !clinic_mover_begin (get_mover (self), visit, CLINIC_MOVE_PLACE, FALSE))
    return;
  clinic_week_view_aim_at_shown (self->view);
  block = clinic_week_view_find_block (self->view, visit->session->id);
  if (block != NULL)
    gtk_widget_grab_focus (block);
}

static void
paste_cb (ClinicWeekPane *self)
{
  place (self, 0);
}

static void
pin_place_cb (ClinicWeekPane *self, gint64 session)
{
  place (self, session);
}

static void
pin_drag_update_cb (ClinicWeekPane *self, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (x, y);

  if (gtk_widget_compute_point (GTK_WIDGET (self->pinboard), GTK_WIDGET (self->view), &point, &point))
    clinic_week_drag_move (self->view, point.x, point.y);
}

static void
pin_drag_begin_cb (ClinicWeekPane *self, gint64 session, double x, double y)
{
  const ClinicVisit *visit = clinic_pinboard_find (self->pinboard, session);

  if (visit != NULL && clinic_week_drag_start (self->view, visit, CLINIC_MOVE_PLACE))
    pin_drag_update_cb (self, x, y);
}

static void
pin_drag_end_cb (ClinicWeekPane *self)
{
  clinic_week_drag_finish (self->view);
}

/* Zoom */

static void
set_zoom (ClinicWeekPane *self, double zoom, double at)
{
  zoom = CLAMP (zoom, CLINIC_WEEK_LEAST_ZOOM, CLINIC_WEEK_MOST_ZOOM);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  clinic_week_view_set_zoom (self->view, zoom, at);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

static double
get_middle (ClinicWeekPane *self)
{
  return gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller)) / 2;
}

void
clinic_week_pane_zoom (ClinicWeekPane *self, int direction)
{
  g_return_if_fail (CLINIC_IS_WEEK_PANE (self));

  set_zoom (self, direction == 0 ? CLINIC_WEEK_LEAST_ZOOM : clinic_week_zoom_step (self->zoom, direction),
            get_middle (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, ClinicWeekPane *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  set_zoom (self, clinic_week_zoom_step (self->zoom, dy < 0 ? 1 : -1),
            self->pointer_y >= 0 ? self->pointer_y : get_middle (self));
  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, ClinicWeekPane *self)
{
  self->pointer_y = y;
}

static void
leave_cb (GtkEventControllerMotion *controller, ClinicWeekPane *self)
{
  self->pointer_y = -1;
}

static void
add_zooming (ClinicWeekPane *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), motion);
}

/* The rest */

ClinicWeekView *
clinic_week_pane_get_view (ClinicWeekPane *self)
{
  g_return_val_if_fail (CLINIC_IS_WEEK_PANE (self), NULL);

  return self->view;
}

void
clinic_week_pane_set_diary (ClinicWeekPane *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_WEEK_PANE (self));

  g_set_object (&self->diary, diary);
  clinic_week_view_set_diary (self->view, diary);
  clinic_move_panel_set_mover (self->panel, get_mover (self), diary);
  clinic_pinboard_set_diary (self->pinboard, diary);
}

void
clinic_week_pane_set_narrow (ClinicWeekPane *self, gboolean narrow)
{
  g_return_if_fail (CLINIC_IS_WEEK_PANE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  clinic_mover_cancel (get_mover (self));
  clinic_week_view_set_movable (self->view, !narrow);
  update_revealer (self);
}

static gboolean
clinic_week_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLINIC_WEEK_PANE (widget)->view));
}

static void
clinic_week_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, CLINIC_WEEK_PANE (object)->zoom);
}

static void
clinic_week_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicWeekPane *self = CLINIC_WEEK_PANE (object);

  set_zoom (self, g_value_get_double (value), get_middle (self));
}

static void
clinic_week_pane_unroot (GtkWidget *widget)
{
  stop_listening (CLINIC_WEEK_PANE (widget));
  GTK_WIDGET_CLASS (clinic_week_pane_parent_class)->unroot (widget);
}

static void
clinic_week_pane_dispose (GObject *object)
{
  ClinicWeekPane *self = CLINIC_WEEK_PANE (object);
  GtkWidget *child;

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (get_mover (self), self);
  stop_listening (self);
  g_clear_object (&self->diary);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->view = NULL;
  G_OBJECT_CLASS (clinic_week_pane_parent_class)->dispose (object);
}

static void
install_template (GtkWidgetClass *klass)
{
  g_type_ensure (CLINIC_TYPE_MOVE_PANEL);
  g_type_ensure (CLINIC_TYPE_PINBOARD);
  g_type_ensure (CLINIC_TYPE_WEEK_OVERLAY);
  g_type_ensure (CLINIC_TYPE_WEEK_VIEW);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/sittings/Sittings/calendar/clinic-week-pane.ui");
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, header_box);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, scroller);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, view);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, overlay);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, revealer);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, panel);
  gtk_widget_class_bind_template_child (klass, ClinicWeekPane, pinboard);
  gtk_widget_class_bind_template_callback (klass, session_activated_cb);
  gtk_widget_class_bind_template_callback (klass, turn_cb);
  gtk_widget_class_bind_template_callback (klass, drop_elsewhere_cb);
  gtk_widget_class_bind_template_callback (klass, cut_cb);
  gtk_widget_class_bind_template_callback (klass, paste_cb);
  gtk_widget_class_bind_template_callback (klass, pin_place_cb);
  gtk_widget_class_bind_template_callback (klass, pin_drag_begin_cb);
  gtk_widget_class_bind_template_callback (klass, pin_drag_update_cb);
  gtk_widget_class_bind_template_callback (klass, pin_drag_end_cb);
  gtk_widget_class_bind_template_callback (klass, update_revealer);
}

static void
clinic_week_pane_class_init (ClinicWeekPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = clinic_week_pane_dispose;
  object_class->get_property = clinic_week_pane_get_property;
  object_class->set_property = clinic_week_pane_set_property;
  widget_class->grab_focus = clinic_week_pane_grab_focus;
  widget_class->unroot = clinic_week_pane_unroot;
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, CLINIC_WEEK_LEAST_ZOOM, CLINIC_WEEK_MOST_ZOOM,
                                          CLINIC_WEEK_LEAST_ZOOM,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_TURN] = g_signal_new ("turn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SESSION_ACTIVATED] = g_signal_new ("session-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, CLINIC_TYPE_SESSION_BLOCK);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_template (widget_class);
}

static void
clinic_week_pane_init (ClinicWeekPane *self)
{
  GtkWidget *header;

  self->zoom = CLINIC_WEEK_LEAST_ZOOM;
  self->pointer_y = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  header = clinic_week_view_create_header (self->view);
  gtk_widget_set_hexpand (header, TRUE);
  gtk_box_append (self->header_box, header);
  clinic_week_view_set_adjustment (self->view, gtk_scrolled_window_get_vadjustment (self->scroller));
  clinic_week_overlay_set_view (self->overlay, self->view);
  g_signal_connect_swapped (get_mover (self), "changed", G_CALLBACK (mover_changed_cb), self);
  g_signal_connect_swapped (get_mover (self), "refused", G_CALLBACK (say), self);
  g_signal_connect_swapped (get_mover (self), "ended", G_CALLBACK (mover_ended_cb), self);
  add_zooming (self);
}
