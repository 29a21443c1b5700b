/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_WEEK_GUTTER 52
#define CLINIC_WEEK_DOCTOR_LANE 16
#define CLINIC_WEEK_DOCTOR_LANE_NAMED 104 /* where the day has room for names */
#define CLINIC_WEEK_LEAST_ZOOM 1.0
#define CLINIC_WEEK_MOST_ZOOM 4.0
#define CLINIC_WEEK_CLOSED_DAY 22
#define CLINIC_WEEK_MOST_DAYS 7

typedef struct
{
  ClinicDay day;
  gboolean closed; /* no opening hours, nobody booked: drawn as a strip */
  int x;
  int width;
  int lanes_x;    /* of the first bed's lane */
  int lane_width;
  int doctors_x;  /* -1 = no room for them */
  int doctor_width; /* of a doctor's lane */
} ClinicWeekDay;

/**
 * ClinicWeekGeometry: where days, lanes and minutes lie on the calendar's canvas; mirrored by who draws.
 */
typedef struct
{
  ClinicWeekDay days[CLINIC_WEEK_MOST_DAYS];
  int n_days;
  GArray *beds;    /* gint64: a lane each */
  GArray *doctors; /* gint64 */
  gboolean is_one_bed;
  int from_minute;
  int to_minute;
  double zoom;     /* how much taller than needed */
  double scale;    /* px for a minute */
  int width;
  int height;
} ClinicWeekGeometry;

void clinic_week_geometry_init  (ClinicWeekGeometry *self);
void clinic_week_geometry_clear (ClinicWeekGeometry *self);

/**
 * clinic_week_geometry_set:
 * @bed: only this bed's lane; 0 = all
 * @visits: (nullable) (element-type ClinicVisit): hours and days open up for those outside opening hours
 */
void clinic_week_geometry_set   (ClinicWeekGeometry *self, const ClinicSetup *setup, ClinicDay first, int n_days, gint64 bed,
                                 GPtrArray *visits);
/* Spreads the days over @width, and the hours over @height as far as they need no more. */
void clinic_week_geometry_fit   (ClinicWeekGeometry *self, int width, int height);

int  clinic_week_geometry_get_y (const ClinicWeekGeometry *self, int minute);
const ClinicWeekDay *clinic_week_geometry_find_day (const ClinicWeekGeometry *self, ClinicDay day); /* (nullable) */
int  clinic_week_geometry_find_bed    (const ClinicWeekGeometry *self, gint64 bed);    /* -1 = no lane */
int  clinic_week_geometry_find_doctor (const ClinicWeekGeometry *self, gint64 doctor); /* -1 = no lane */
/* Least px of height for the hours shown, zoomed. */
int  clinic_week_geometry_get_least_height (const ClinicWeekGeometry *self);

/* The minute that lies at @y, on the grid of bookings. */
int  clinic_week_geometry_get_minute (const ClinicWeekGeometry *self, double y);
/* The open day at or nearest to @x, and its bed's lane there; @bed: (out): 0 where there are no beds. Not mirrored. */
const ClinicWeekDay *clinic_week_geometry_find_at (const ClinicWeekGeometry *self, double x, gint64 *bed); /* (nullable) */

/* The next step of the zoom up (1) or down (-1). */
double clinic_week_zoom_step (double zoom, int direction);

/**
 * clinic_week_zoom_keep:
 * @value: what of the canvas is scrolled past, px
 * @at: px below the top of what is seen
 *
 * Returns: what is to be scrolled past for the time at @at to stay there when the canvas grows from @before to @after px
 */
double clinic_week_zoom_keep (double value, double at, double before, double after);

G_END_DECLS
