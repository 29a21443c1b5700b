/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-holiday-event-private.h"

#include <glib/gi18n-lib.h>

#define MOST_TIMES 1000  /* of one event within the time asked for */

static gboolean
is_floating (struct icaltimetype time)
{
  return time.is_date || (time.zone == NULL && !icaltime_is_utc (time));
}

gint64
clinic_event_get_instant (struct icaltimetype time, GTimeZone *zone)
{
  if (is_floating (time))
    return clinic_time_at (clinic_day_from_ymd (time.year, time.month, time.day),
                           time.is_date ? 0 : time.hour * 60 + time.minute, zone);
  return icaltime_as_timet_with_zone (time, time.zone != NULL ? time.zone : icaltimezone_get_utc_timezone ());
}

static gboolean
is_sound (struct icaltimetype time)
{
  return !icaltime_is_null_time (time) &&
         clinic_day_from_ymd (time.year, time.month, time.day) != CLINIC_DAY_NONE && time.hour >= 0 && time.hour < 24 &&
         time.minute >= 0 && time.minute < 60;
}

/* (nullable): a zone that is named and that nobody knows. */
static const char *
find_unknown_zone (icalcomponent *event, icalproperty_kind kind, struct icaltimetype time)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  icalparameter *parameter = property != NULL ? icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER) : NULL;

  return parameter != NULL && is_floating (time) && !time.is_date ? icalparameter_get_tzid (parameter) : NULL;
}

static char *
refuse_zone (const char *zone)
{
  return g_strdup_printf (_("Its time zone “%s” is not known."), zone);
}

/* Without an end a day is a day, and a time has no length. */
static struct icaltimetype
find_end (icalcomponent *event, struct icaltimetype start)
{
  icalproperty *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);

  if (icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY) != NULL)
    return icalcomponent_get_dtend (event);
  if (duration != NULL)
    return icaltime_add (start, icalproperty_get_duration (duration));
  if (start.is_date)
    icaltime_adjust (&start, 1, 0, 0, 0);
  return start;
}

char *
clinic_event_read_time (icalcomponent *event, ClinicEventTime *first)
{
  const char *zone;

  first->start = icalcomponent_get_dtstart (event);
  if (!is_sound (first->start))
    return g_strdup (_("Its beginning cannot be read."));
  zone = find_unknown_zone (event, ICAL_DTSTART_PROPERTY, first->start);
  if (zone != NULL)
    return refuse_zone (zone);
  first->end = find_end (event, first->start);
  if (!is_sound (first->end))
    return g_strdup (_("Its end cannot be read."));
  zone = find_unknown_zone (event, ICAL_DTEND_PROPERTY, first->end);
  return zone != NULL ? refuse_zone (zone) : NULL;
}

gboolean
clinic_event_is_same (struct icaltimetype time, struct icaltimetype start)
{
  if (time.is_date || start.is_date)
    return icaltime_compare_date_only (time, start) == 0;
  if (is_floating (time) || is_floating (start))
    return time.year == start.year && time.month == start.month && time.day == start.day && time.hour == start.hour &&
           time.minute == start.minute;
  return icaltime_compare (time, start) == 0;
}

struct icaltimetype
clinic_event_get_replaced (icalcomponent *event, const ClinicEventTime *first)
{
  struct icaltimetype replaced = icalcomponent_get_recurrenceid (event);

  if (is_floating (replaced) || is_floating (first->start) || first->start.zone == NULL)
    return replaced;
  return icaltime_convert_to_zone (replaced, (icaltimezone *) first->start.zone);
}

/* (transfer container): a component has one place to walk its properties from, so walks within walks lose theirs. */
static GPtrArray *
list_properties (icalcomponent *event, icalproperty_kind kind)
{
  GPtrArray *properties = g_ptr_array_new ();

  for (icalproperty *property = icalcomponent_get_first_property (event, kind); property != NULL;
       property = icalcomponent_get_next_property (event, kind))
    g_ptr_array_add (properties, property);
  return properties;
}

static gboolean
is_left_out (icalcomponent *event, GPtrArray *left_out, struct icaltimetype start)
{
  for (guint i = 0; i < left_out->len; i++)
    if (clinic_event_is_same (icalproperty_get_datetime_with_component (left_out->pdata[i], event), start))
      return TRUE;
  return FALSE;
}

typedef struct
{
  icalcomponent *event;
  GPtrArray *left_out; /* icalproperty: EXDATE */
  const ClinicEventTime *first;
  gint64 from;
  gint64 to;
  GTimeZone *zone;
  int *steps;
  GArray *times;
} Listing;

/* By the wall clock: what lasts from 9:00 to 17:00 does so on every day. */
static ClinicEventTime
shift (const ClinicEventTime *first, struct icaltimetype start)
{
  ClinicEventTime time = { start, start };
  struct icaltimetype from = first->start, to = first->end;
  gint64 length;

  if (icaltime_is_utc (to) != icaltime_is_utc (from) || to.zone != from.zone)
    to = icaltime_convert_to_zone (to, (icaltimezone *) from.zone);
  from.zone = to.zone = NULL;
  length = icaltime_as_timet (to) - icaltime_as_timet (from);
  time.end.is_date = FALSE; /* a date takes no seconds, and an end may name an hour though the beginning does not */
  icaltime_adjust (&time.end, 0, 0, 0, (int) CLAMP (length, 0, G_MAXINT));
  time.end.is_date = start.is_date && to.is_date;
  return time;
}

static gboolean
is_listed (const Listing *listing, struct icaltimetype start)
{
  for (guint i = 0; i < listing->times->len; i++)
    if (clinic_event_is_same (g_array_index (listing->times, ClinicEventTime, i).start, start))
      return TRUE;
  return FALSE;
}

static void
add_time (Listing *listing, struct icaltimetype start)
{
  ClinicEventTime time = shift (listing->first, start);

  if (listing->times->len >= MOST_TIMES || !is_sound (start) || !is_sound (time.end) ||
      clinic_event_get_instant (time.end, listing->zone) <= listing->from || is_left_out (listing->event, listing->left_out, start) ||
      is_listed (listing, start))
    return;
  g_array_append_val (listing->times, time);
}

static gboolean
is_within (const Listing *listing, struct icaltimetype start)
{
  return is_sound (start) && clinic_event_get_instant (start, listing->zone) < listing->to;
}

/* Nothing that repeats within the day: it closes no clinic, and may repeat for ever. */
static void
follow_rule (Listing *listing, icalproperty *property)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  icalrecur_iterator *iterator;
  struct icaltimetype next;

  if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE)
    return;
  iterator = icalrecur_iterator_new (rule, listing->first->start);
  if (iterator == NULL)
    return;
  next = icalrecur_iterator_next (iterator);
  for (; *listing->steps > 0 && is_within (listing, next); (*listing->steps)--)
    {
      add_time (listing, next);
      next = icalrecur_iterator_next (iterator);
    }
  icalrecur_iterator_free (iterator);
}

static void
add_extra_dates (Listing *listing)
{
  g_autoptr (GPtrArray) dates = list_properties (listing->event, ICAL_RDATE_PROPERTY);

  for (guint i = 0; i < dates->len; i++)
    {
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (dates->pdata[i]);
      struct icaltimetype start = icaltime_is_null_time (date.time) ? date.period.start : date.time;

      start.zone = listing->first->start.zone;
      start.is_date = listing->first->start.is_date;
      if (is_within (listing, start))
        add_time (listing, start);
    }
}

GArray *
clinic_event_list_times (icalcomponent *event, const ClinicEventTime *first, gint64 from, gint64 to, GTimeZone *zone,
                         int *steps)
{
  g_autoptr (GPtrArray) left_out = list_properties (event, ICAL_EXDATE_PROPERTY);
  g_autoptr (GPtrArray) rules = list_properties (event, ICAL_RRULE_PROPERTY);
  Listing listing = { event, left_out, first, from, to, zone, steps, g_array_new (FALSE, FALSE, sizeof (ClinicEventTime)) };

  add_time (&listing, first->start);
  for (guint i = 0; i < rules->len; i++)
    follow_rule (&listing, rules->pdata[i]);
  add_extra_dates (&listing);
  return listing.times;
}
