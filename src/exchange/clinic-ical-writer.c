/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-ical-writer.h"

#include <libical/ical.h>
#include <string.h>

#include "core/clinic-time.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define YEAR (366 * DAY_SECONDS)

ClinicIcalEvent *
clinic_ical_event_new (void)
{
  ClinicIcalEvent *event = g_new0 (ClinicIcalEvent, 1);

  event->summary = g_strdup ("");
  event->location = g_strdup ("");
  return event;
}

void
clinic_ical_event_free (ClinicIcalEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->summary);
  g_free (event->location);
  g_free (event);
}

/* Times */

/* The wall clock's reading, @offset seconds ahead of UTC. */
static struct icaltimetype
make_wall_time (gint64 time, int offset)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (time + offset);
  struct icaltimetype made = icaltime_null_time ();

  made.year = g_date_time_get_year (wall);
  made.month = g_date_time_get_month (wall);
  made.day = g_date_time_get_day_of_month (wall);
  made.hour = g_date_time_get_hour (wall);
  made.minute = g_date_time_get_minute (wall);
  made.second = g_date_time_get_second (wall);
  return made;
}

static struct icaltimetype
make_utc_time (gint64 time)
{
  struct icaltimetype made = make_wall_time (time, 0);

  made.zone = icaltimezone_get_utc_timezone ();
  return made;
}

/* The zone */

static int
find_interval (GTimeZone *zone, gint64 time)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);
}

/* The first instant in (from, to] that is in another interval of the zone than @from; both are in different ones. */
static gint64
find_change (GTimeZone *zone, gint64 from, gint64 to)
{
  int interval = find_interval (zone, from);

  while (to - from > 1)
    {
      gint64 middle = from + (to - from) / 2;

      if (find_interval (zone, middle) == interval)
        from = middle;
      else
        to = middle;
    }
  return to;
}

/* From @time on the clock is as in @interval; before it was @before seconds ahead of UTC. */
static void
add_observance (icalcomponent *vtimezone, GTimeZone *zone, int interval, gint64 time, int before)
{
  gboolean daylight = g_time_zone_is_dst (zone, interval);
  icalcomponent *observance = icalcomponent_new (daylight ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);

  icalcomponent_add_property (observance, icalproperty_new_dtstart (make_wall_time (time, before)));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (before));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (g_time_zone_get_offset (zone, interval)));
  icalcomponent_add_property (observance, icalproperty_new_tzname (g_time_zone_get_abbreviation (zone, interval)));
  icalcomponent_add_component (vtimezone, observance);
}

static icalcomponent *
make_zone (GTimeZone *zone, const char *name, gint64 from, gint64 to)
{
  icalcomponent *vtimezone = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);
  int interval = find_interval (zone, from);

  icalcomponent_add_property (vtimezone, icalproperty_new_tzid (name));
  add_observance (vtimezone, zone, interval, from, g_time_zone_get_offset (zone, interval));
  for (gint64 time = from; time < to; time += DAY_SECONDS)
    {
      int before = g_time_zone_get_offset (zone, interval);
      int next = find_interval (zone, time + DAY_SECONDS);

      if (next == interval)
        continue;
      add_observance (vtimezone, zone, next, find_change (zone, time, time + DAY_SECONDS), before);
      interval = next;
    }
  return vtimezone;
}

static void
add_zone (icalcomponent *calendar, GTimeZone *zone, const char *name, GPtrArray *events)
{
  gint64 first = G_MAXINT64, last = G_MININT64;

  for (guint i = 0; i < events->len; i++)
    {
      const ClinicIcalEvent *event = events->pdata[i];

      first = MIN (first, event->start);
      last = MAX (last, event->end);
    }
  if (events->len > 0)
    icalcomponent_add_component (calendar, make_zone (zone, name, (first - YEAR) / DAY_SECONDS * DAY_SECONDS, last + YEAR));
}

/* Events */

static icalproperty *
make_start (gint64 time, GTimeZone *zone, const char *name)
{
  icalproperty *start;

  if (zone == NULL)
    return icalproperty_new_dtstart (make_utc_time (time));
  start = icalproperty_new_dtstart (make_wall_time (time, clinic_time_get_offset (time, zone)));
  icalproperty_add_parameter (start, icalparameter_new_tzid (name));
  return start;
}

char *
clinic_ical_make_uid (gint64 id, const char *clinic_uid)
{
  g_return_val_if_fail (clinic_uid != NULL, NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT "@%s", id, clinic_uid);
}

/* The length and not the end: an hour that the clock shows twice has two ends, but one length. */
static icalcomponent *
make_event (const ClinicIcalEvent *event, const char *clinic_uid, GTimeZone *zone, const char *zone_name, gint64 now)
{
  icalcomponent *vevent = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = clinic_ical_make_uid (event->id, clinic_uid);

  icalcomponent_add_property (vevent, icalproperty_new_uid (uid));
  icalcomponent_add_property (vevent, icalproperty_new_dtstamp (make_utc_time (now)));
  icalcomponent_add_property (vevent, icalproperty_new_sequence (MAX (0, event->version - 1)));
  icalcomponent_add_property (vevent, make_start (event->start, zone, zone_name));
  icalcomponent_add_property (vevent,
                              icalproperty_new_duration (icaldurationtype_from_int (MAX (0, event->end - event->start))));
  icalcomponent_add_property (vevent,
                              icalproperty_new_status (event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (vevent, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_property (vevent, icalproperty_new_summary (event->summary));
  if (*event->location != '\0')
    icalcomponent_add_property (vevent, icalproperty_new_location (event->location));
  return vevent;
}

static void
add_name (icalcomponent *calendar, const char *name)
{
  icalproperty *property = icalproperty_new_x (name);

  icalproperty_set_x_name (property, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, property);
}

GBytes *
clinic_ical_write (const char *clinic_uid, const char *zone_name, const char *name, gint64 now, GPtrArray *events)
{
  g_autoptr (GTimeZone) zone = NULL;
  icalcomponent *calendar;
  char *text;
  GBytes *bytes;

  g_return_val_if_fail (clinic_uid != NULL && *clinic_uid != '\0', NULL);
  g_return_val_if_fail (zone_name != NULL && name != NULL && events != NULL, NULL);

  zone = g_str_equal (zone_name, "UTC") ? NULL : g_time_zone_new_identifier (zone_name);
  calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Sittings//Sittings " PACKAGE_VERSION "//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  add_name (calendar, name);
  if (zone != NULL)
    add_zone (calendar, zone, zone_name, events);
  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, make_event (events->pdata[i], clinic_uid, zone, zone_name, now));
  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}
