/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/clinic-week-geometry.h"

#include "model/clinic-diary-booking.h"

#define LEAST_SCALE 1.1 /* px for a minute: two lines of a name above 30 minutes' wait */
#define LEAST_SCALE_OF_DAY 2.1 /* and alerts below the name */
#define LEAST_LANE_OF_DAY 150
#define ZOOM_STEP 1.25
#define MARGIN 20       /* minutes shown before opening and after closing */
#define DAY_PADDING 3

void
clinic_week_geometry_init (ClinicWeekGeometry *self)
{
  *self = (ClinicWeekGeometry){ .from_minute = 8 * 60, .to_minute = 17 * 60, .scale = LEAST_SCALE, .zoom = 1 };
  self->beds = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->doctors = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
clinic_week_geometry_clear (ClinicWeekGeometry *self)
{
  g_clear_pointer (&self->beds, g_array_unref);
  g_clear_pointer (&self->doctors, g_array_unref);
}

static void
list_lanes (ClinicWeekGeometry *self, const ClinicSetup *setup, gint64 only)
{
  g_array_set_size (self->beds, 0);
  g_array_set_size (self->doctors, 0);
  for (guint i = 0; i < setup->beds->len; i++)
    {
      const ClinicBed *bed = setup->beds->pdata[i];

      if (bed->active && (only == 0 || bed->id == only))
        g_array_append_val (self->beds, bed->id);
    }
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && staff->role == CLINIC_ROLE_DOCTOR)
        g_array_append_val (self->doctors, staff->id);
    }
}

static gboolean
is_open (const ClinicSetup *setup, ClinicDay day)
{
  g_autoptr (GArray) open = clinic_setup_list_open_minutes (setup, day);

  return open->len > 0;
}

static void
stretch_hours (ClinicWeekGeometry *self, const ClinicSetup *setup, GPtrArray *visits)
{
  self->from_minute = 24 * 60;
  self->to_minute = 0;
  for (guint i = 0; i < setup->openings->len; i++)
    {
      ClinicOpening opening = g_array_index (setup->openings, ClinicOpening, i);

      if (opening.staff != 0)
        continue;
      self->from_minute = MIN (self->from_minute, opening.from_minute);
      self->to_minute = MAX (self->to_minute, opening.to_minute);
    }
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const ClinicSession *session = ((ClinicVisit *) visits->pdata[i])->session;

      self->from_minute = MIN (self->from_minute, session->minute);
      self->to_minute = MAX (self->to_minute, session->minute + session->wait + session->rolling + session->turnover);
    }
  if (self->from_minute >= self->to_minute)
    {
      self->from_minute = 8 * 60;
      self->to_minute = 17 * 60;
    }
  self->from_minute = MAX (0, self->from_minute - MARGIN);
  self->to_minute = MIN (24 * 60, self->to_minute + MARGIN);
}

void
clinic_week_geometry_set (ClinicWeekGeometry *self, const ClinicSetup *setup, ClinicDay first, int n_days, gint64 bed,
                          GPtrArray *visits)
{
  g_return_if_fail (self != NULL && setup != NULL);
  g_return_if_fail (n_days > 0 && n_days <= CLINIC_WEEK_MOST_DAYS);

  self->is_one_bed = bed != 0;
  list_lanes (self, setup, bed);
  stretch_hours (self, setup, visits);
  self->n_days = n_days;
  for (int i = 0; i < n_days; i++)
    {
      self->days[i].day = first + i;
      self->days[i].closed = n_days > 1 && !is_open (setup, first + i);
    }
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      ClinicDay day = ((ClinicVisit *) visits->pdata[i])->session->day;

      if (day >= first && day < first + n_days)
        self->days[day - first].closed = FALSE;
    }
}

static void
place_lanes (const ClinicWeekGeometry *self, ClinicWeekDay *day)
{
  int n_beds = MAX (1, (int) self->beds->len);
  int named = self->doctors->len * CLINIC_WEEK_DOCTOR_LANE_NAMED;
  gboolean has_names = self->n_days == 1 && day->width - named >= n_beds * LEAST_LANE_OF_DAY;
  int doctors;

  day->doctor_width = has_names ? CLINIC_WEEK_DOCTOR_LANE_NAMED : CLINIC_WEEK_DOCTOR_LANE;
  doctors = self->doctors->len * day->doctor_width;
  if (day->width - doctors < n_beds * 12)
    doctors = 0;
  day->lanes_x = day->x + DAY_PADDING;
  day->lane_width = MAX (1, (day->width - 2 * DAY_PADDING - doctors) / n_beds);
  day->doctors_x = doctors > 0 ? day->x + day->width - DAY_PADDING - doctors : -1;
}

void
clinic_week_geometry_fit (ClinicWeekGeometry *self, int width, int height)
{
  int n_open = 0;
  int room = width - CLINIC_WEEK_GUTTER;
  int x = CLINIC_WEEK_GUTTER;
  int used = 0;

  g_return_if_fail (self != NULL);

  for (int i = 0; i < self->n_days; i++)
    if (self->days[i].closed)
      room -= CLINIC_WEEK_CLOSED_DAY;
    else
      n_open++;
  for (int i = 0; i < self->n_days; i++)
    {
      ClinicWeekDay *day = &self->days[i];

      day->x = x;
      day->width = CLINIC_WEEK_CLOSED_DAY;
      if (!day->closed)
        {
          used++;
          day->width = MAX (1, room * used / n_open - room * (used - 1) / n_open);
        }
      place_lanes (self, day);
      x += day->width;
    }
  self->width = width;
  self->height = MAX (height, clinic_week_geometry_get_least_height (self));
  self->scale = (double) self->height / (self->to_minute - self->from_minute);
}

int
clinic_week_geometry_get_least_height (const ClinicWeekGeometry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->to_minute - self->from_minute) * (self->n_days == 1 && !self->is_one_bed ? LEAST_SCALE_OF_DAY : LEAST_SCALE) *
         self->zoom;
}

int
clinic_week_geometry_get_minute (const ClinicWeekGeometry *self, double y)
{
  int step = CLINIC_SCHEDULE_STEP;
  double minute;

  g_return_val_if_fail (self != NULL, 0);

  minute = self->from_minute + y / self->scale;
  return CLAMP ((int) (minute / step + 0.5) * step, 0, 24 * 60 - step);
}

const ClinicWeekDay *
clinic_week_geometry_find_at (const ClinicWeekGeometry *self, double x, gint64 *bed)
{
  const ClinicWeekDay *found = NULL;
  int lane;

  g_return_val_if_fail (self != NULL && bed != NULL, NULL);

  *bed = 0;
  for (int i = 0; i < self->n_days; i++)
    if (!self->days[i].closed && (found == NULL || x >= self->days[i].x))
      found = &self->days[i];
  if (found == NULL || self->beds->len == 0)
    return NULL;
  lane = CLAMP ((int) ((x - found->lanes_x) / found->lane_width), 0, (int) self->beds->len - 1);
  *bed = g_array_index (self->beds, gint64, lane);
  return found;
}

double
clinic_week_zoom_step (double zoom, int direction)
{
  double next = direction > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP;

  return CLAMP (next, CLINIC_WEEK_LEAST_ZOOM, CLINIC_WEEK_MOST_ZOOM);
}

double
clinic_week_zoom_keep (double value, double at, double before, double after)
{
  g_return_val_if_fail (before > 0, value);

  return MAX (0, (value + at) * after / before - at);
}

int
clinic_week_geometry_get_y (const ClinicWeekGeometry *self, int minute)
{
  g_return_val_if_fail (self != NULL, 0);

  return (minute - self->from_minute) * self->scale;
}

const ClinicWeekDay *
clinic_week_geometry_find_day (const ClinicWeekGeometry *self, ClinicDay day)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (int i = 0; i < self->n_days; i++)
    if (self->days[i].day == day)
      return &self->days[i];
  return NULL;
}

static int
find_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return -1;
}

int
clinic_week_geometry_find_bed (const ClinicWeekGeometry *self, gint64 bed)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_id (self->beds, bed);
}

int
clinic_week_geometry_find_doctor (const ClinicWeekGeometry *self, gint64 doctor)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_id (self->doctors, doctor);
}
