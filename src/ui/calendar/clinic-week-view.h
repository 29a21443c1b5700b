/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WEEK_VIEW (clinic_week_view_get_type ())

/**
 * ClinicWeekView: the calendar's canvas: one to seven days, a lane for each bed and each doctor, a block for each
 * session. To be put in a GtkViewport.
 *
 * Arrow keys lead along time in the lane, left and right to the neighbouring lane.
 *
 * Signal "session-activated" (ClinicSessionBlock *block): by click, Enter or Space
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
/* A widget that shows days and beds above the canvas and keeps its columns. */
GtkWidget *clinic_week_view_create_header (ClinicWeekView *self);

G_END_DECLS
