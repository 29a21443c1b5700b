/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/calendar/clinic-mover.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WEEK_VIEW (clinic_week_view_get_type ())

/**
 * ClinicWeekView: the calendar's canvas: one to seven days, a lane for each bed and each doctor, a block for each
 * session. To be put in a GtkViewport.
 *
 * Arrow keys lead along time in the lane, left and right to the neighbouring lane.
 *
 * A session is moved by dragging it, and its wait is stretched by dragging where rolling begins; or with Alt and the arrow
 * keys, Enter and Escape. The ClinicMover says where it may go.
 *
 * Signals:
 *  "session-activated" (ClinicSessionBlock *block): by click, Enter or Space
 *  "turn" (int direction): the move goes on at another page
 *  "drop-elsewhere" -> gboolean: the session is let go; whether that was over something else that takes it
 *  "cut" (gint64 session), "paste": Ctrl+X, Ctrl+V
 */
G_DECLARE_FINAL_TYPE (ClinicWeekView, clinic_week_view, CLINIC, WEEK_VIEW, GtkWidget)

GtkWidget *clinic_week_view_new       (void);
void       clinic_week_view_set_diary (ClinicWeekView *self, ClinicDiary *diary);
/* @visits: (element-type ClinicVisit): of the days shown; @bed: its lane alone, 0 = all. Focus stays with its session. */
void       clinic_week_view_show      (ClinicWeekView *self, ClinicDay first, int n_days, gint64 bed, GPtrArray *visits);
/* The session's block; (nullable). */
GtkWidget *clinic_week_view_find_block (ClinicWeekView *self, gint64 session);
/* What is on the screen of the canvas: blocks outside are left out. */
void       clinic_week_view_set_adjustment (ClinicWeekView *self, GtkAdjustment *adjustment);
/* Where a minute lies, px. */
int        clinic_week_view_get_y     (ClinicWeekView *self, int minute);
ClinicMover *clinic_week_view_get_mover  (ClinicWeekView *self); /* (transfer none) */
/* A move that begins on a page not shown goes on at the same weekday and time of this one. */
void       clinic_week_view_aim_at_shown (ClinicWeekView *self);
void       clinic_week_view_set_movable  (ClinicWeekView *self, gboolean movable); /* by pointer */
/* Scrolls as far as needed to see these minutes. */
void       clinic_week_view_scroll_to    (ClinicWeekView *self, int minute, int minutes);
/* How much taller than needed the hours are; what is at @at px below the top of what is seen stays there. */
void       clinic_week_view_set_zoom     (ClinicWeekView *self, double zoom, double at);

/* A drag that begins elsewhere, in the canvas's px. Returns: whether the session may be moved. */
gboolean   clinic_week_drag_start  (ClinicWeekView *self, const ClinicVisit *visit, ClinicMoveKind kind);
void       clinic_week_drag_move   (ClinicWeekView *self, double x, double y);
void       clinic_week_drag_finish (ClinicWeekView *self);
/* Where the pointer is; FALSE when nothing is dragged. */
gboolean   clinic_week_drag_get_point (ClinicWeekView *self, graphene_point_t *point);

/* A widget that shows days and beds above the canvas and keeps its columns. */
GtkWidget *clinic_week_view_create_header (ClinicWeekView *self);

G_END_DECLS
