/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/calendar/clinic-week-view.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WEEK_PANE (clinic_week_pane_get_type ())

/**
 * ClinicWeekPane: the canvas with its header, what is drawn over it, and beside it the panel that a move opens: checks and
 * pinboard.
 *
 * Signals:
 *  "turn" (int direction): a session is held at the edge
 *  "said" (char *words): why something was refused; "" once that is over
 *  "session-activated" (ClinicSessionBlock *block)
 * Properties: "zoom"
 */
G_DECLARE_FINAL_TYPE (ClinicWeekPane, clinic_week_pane, CLINIC, WEEK_PANE, GtkWidget)

void            clinic_week_pane_set_diary  (ClinicWeekPane *self, ClinicDiary *diary);
ClinicWeekView *clinic_week_pane_get_view   (ClinicWeekPane *self); /* (transfer none) */
/* No dragging, no panel: there is no room. */
void            clinic_week_pane_set_narrow (ClinicWeekPane *self, gboolean narrow);
/* A step nearer (1), farther (-1), or as at first (0); the time in the middle stays where it is. */
void            clinic_week_pane_zoom       (ClinicWeekPane *self, int direction);

G_END_DECLS
