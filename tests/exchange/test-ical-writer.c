/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <string.h>

#include "core/clinic-time.h"
#include "exchange/clinic-ical-writer.h"

#define NOW 1795512240 /* 2026-11-24 09:24 UTC */

static ClinicIcalEvent *
make_event (gint64 id, gint64 start, const char *summary, const char *location)
{
  ClinicIcalEvent *event = clinic_ical_event_new ();

  event->id = id;
  event->version = 3;
  event->start = start;
  event->end = start + 65 * 60;
  g_free (event->summary);
  event->summary = g_strdup (summary);
  g_free (event->location);
  event->location = g_strdup (location);
  return event;
}

static GPtrArray *
events_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_ical_event_free);
}

/* What the file says, read by the library and held against its own rules. */
static icalcomponent *
read_back (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  if (!icalrestriction_check (calendar))
    g_error ("against the rules:\n%s", icalcomponent_as_ical_string (calendar));
  g_assert_cmpint (icalcomponent_check_restrictions (calendar), ==, 1);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static void
assert_line (GBytes *bytes, const char *line)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  if (!g_strv_contains ((const char *const *) lines, line))
    g_error ("no line “%s” in:\n%s", line, text);
}

static void
test_event (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GPtrArray) events = events_new ();
  g_autoptr (GBytes) bytes = NULL;
  icalcomponent *calendar;

  g_ptr_array_add (events, make_event (17, clinic_time_at (clinic_day_from_ymd (2026, 11, 24), 10 * 60 + 30, berlin),
                                       "Appointment", "Lindenhof, Bed 2"));
  g_ptr_array_add (events, make_event (18, clinic_time_at (clinic_day_from_ymd (2026, 11, 24), 12 * 60, berlin),
                                       "Appointment", ""));
  ((ClinicIcalEvent *) events->pdata[1])->cancelled = TRUE;
  bytes = clinic_ical_write ("5f0c", "Europe/Berlin", "Lindenhof", NOW, events);
  calendar = read_back (bytes);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 2);
  assert_line (bytes, "UID:17@5f0c");
  assert_line (bytes, "DTSTAMP:20261124T092400Z");
  assert_line (bytes, "SEQUENCE:2");
  assert_line (bytes, "DTSTART;TZID=Europe/Berlin:20261124T103000");
  assert_line (bytes, "DURATION:PT1H5M");
  assert_line (bytes, "STATUS:CONFIRMED");
  assert_line (bytes, "STATUS:CANCELLED");
  assert_line (bytes, "CLASS:PRIVATE");
  assert_line (bytes, "LOCATION:Lindenhof\\, Bed 2");
  assert_line (bytes, "X-WR-CALNAME:Lindenhof");
  icalcomponent_free (calendar);
}

/* Every hour of days around the changes of clocks, read by the rules in the file, is the moment it was. */
static void
check_zone (const char *name, int year)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (GPtrArray) events = events_new ();
  g_autoptr (GBytes) bytes = NULL;
  icalcomponent *calendar, *event;
  gint64 id = 0;

  g_assert_nonnull (zone);
  for (ClinicDay day = clinic_day_from_ymd (year, 1, 1); day < clinic_day_from_ymd (year + 1, 1, 1); day++)
    for (int hour = 4; hour < 24; hour += 5) /* a wall time that exists once */
      g_ptr_array_add (events, make_event (++id, clinic_time_at (day, hour * 60 + 30, zone), "Appointment", ""));
  bytes = clinic_ical_write ("5f0c", name, "Lindenhof", NOW, events);
  calendar = read_back (bytes);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  for (guint i = 0; i < events->len; i++)
    {
      struct icaltimetype start = icalcomponent_get_dtstart (event);
      icalproperty *property = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
      icalparameter *tzid = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
      icaltimezone *rules = tzid ? icalcomponent_get_timezone (calendar, icalparameter_get_tzid (tzid))
                                 : icaltimezone_get_utc_timezone ();

      g_assert_nonnull (rules);
      g_assert_cmpint (icaltime_as_timet_with_zone (start, rules), ==, ((ClinicIcalEvent *) events->pdata[i])->start);
      event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
    }
  icalcomponent_free (calendar);
}

static void
test_zones (void)
{
  static const char *const names[] = {
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Casablanca",
    "UTC",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      check_zone (names[i], 2026);
    }
}

/* Whatever stands in a text comes back as it was, and no line is longer than 75 bytes. */
static void
test_texts (void)
{
  static const char *const texts[] = {
    "a, b; c \\ d",
    "two\nlines",
    "ليلى الخطيب",
    "渡辺さくら渡辺さくら渡辺さくら渡辺さくら渡辺さくら渡辺さくら渡辺さくら渡辺さくら",
    "Wilhelmine Friederike von und zu Donaudampfschifffahrtsgesellschaft-Hottentottenstein, geborene Müller",
    "BEGIN:VEVENT",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) events = events_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;
      icalcomponent *calendar, *event;

      g_ptr_array_add (events, make_event (1, NOW, texts[i], texts[i]));
      bytes = clinic_ical_write ("5f0c", "Europe/Berlin", texts[i], NOW, events);
      calendar = read_back (bytes);
      g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
      event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
      g_assert_cmpstr (icalcomponent_get_summary (event), ==, texts[i]);
      g_assert_cmpstr (icalcomponent_get_location (event), ==, texts[i]);
      icalcomponent_free (calendar);
      content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      lines = g_strsplit (content, "\r\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpuint (strlen (lines[j]), <=, 75);
          g_assert_true (g_utf8_validate (lines[j], -1, NULL));
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) events = events_new ();
  g_autoptr (GBytes) bytes = clinic_ical_write ("5f0c", "Europe/Berlin", "Lindenhof", NOW, events);
  icalcomponent *calendar = read_back (bytes);

  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 0);
  icalcomponent_free (calendar);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical-writer/event", test_event);
  g_test_add_func ("/ical-writer/zones", test_zones);
  g_test_add_func ("/ical-writer/texts", test_texts);
  g_test_add_func ("/ical-writer/nothing", test_nothing);
  return g_test_run ();
}
