/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"
#include "ui/calendar/clinic-session-block.h"
#include "ui/calendar/clinic-week-geometry.h"
#include "ui/calendar/clinic-week-shade.h"
#include "ui/calendar/clinic-week-view.h"

G_BEGIN_DECLS

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
  PangoLayout *layout; /* for figures, one after the other */
  GtkWidget *header;   /* weak */
  GtkWidget *now_ink;   /* never shown: style sheets give them the colours of now and today */
  GtkWidget *today_ink;
};

/* clinic-week-draw.c: what lies under and over the blocks. */
void clinic_week_view_draw_ground (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_doctors (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_now    (ClinicWeekView *self, GtkSnapshot *snapshot);
void clinic_week_view_draw_header (ClinicWeekView *self, GtkWidget *widget, GtkSnapshot *snapshot);

/* clinic-week-keys.c */
void clinic_week_view_class_install_keys (GtkWidgetClass *klass);

G_END_DECLS
