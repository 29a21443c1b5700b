/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-mover.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-week-geometry.h"
#include "ui/calendar/clinic-week-shade.h"
#include "ui/calendar/clinic-week-view.h"

G_BEGIN_DECLS

/* A session under the pointer. Places are px of the canvas, not mirrored. */
typedef struct
{
  ClinicVisit *visit; /* nullable: what was pressed on */
  ClinicMoveKind kind;
  gboolean active;    /* past the threshold */
  double x;
  double y;
  double grab_y;      /* below the session's top */
  int edge;           /* the side at which it is held: -1, 1; 0 = neither */
  gint64 turn_at;     /* monotonic: when the page turns there */
  guint timer;
  gboolean at_border; /* the pointer is where the wait can be stretched */
} ClinicWeekDrag;

struct _ClinicWeekView
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  ClinicWeekGeometry geometry;
  GPtrArray *visits;  /* ClinicVisit */
  GPtrArray *shades;  /* ClinicWeekShade; NULL until something is shown */
  GPtrArray *blocks;  /* ClinicSessionBlock: shown ones first, then spare ones */
  guint n_shown;
  GtkAdjustment *adjustment; /* nullable */
  double drawn_from; /* what has been drawn last: what can be seen, and something above and below it */
  double drawn_to;
  PangoLayout *layout; /* for figures, one after the other */
  GPtrArray *figures;  /* PangoLayout: of the beds, "1" first; the doctors' lanes hold hundreds */
  GtkWidget *header;   /* weak */
  ClinicMover *mover;
  ClinicWeekDrag drag;
  gint64 moved_drawn;  /* the session that is drawn faint; 0 = none */
  gboolean movable;    /* there is room to drag */
  gboolean wants_look; /* other days are shown, and what matters of them may be out of sight */
  GtkWidget *overlay;  /* weak */
  GtkWidget *now_ink;   /* never shown: style sheets give them the colours of now, today and of alerts */
  GtkWidget *today_ink;
  GtkWidget *flag_ink;
  GtkWidget *caution_ink;
};

/* clinic-week-draw.c: what lies under and over the blocks. */
void clinic_week_view_draw_ground (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_doctors (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_plans  (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_now    (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_header (ClinicWeekView *self, GtkWidget *widget, GtkSnapshot *snapshot);

/* clinic-week-drag.c */
void clinic_week_drag_init (ClinicWeekView *self);
void clinic_week_drag_stop (ClinicWeekView *self); /* forgets it; the move itself stays */

/* clinic-week-keys.c */
void clinic_week_view_class_install_keys (GtkWidgetClass *klass);

G_END_DECLS
