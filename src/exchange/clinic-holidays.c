/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-holidays.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-error.h"
#include "exchange/clinic-holiday-event-private.h"
#include "exchange/clinic-text-decoder.h"

#define MOST_DEPTH 8 /* a calendar's components lie three deep */
#define MOST_TITLE 200
#define MOST_STEPS 200000 /* of repeating: a hundred events, daily for years */

void
clinic_holiday_free (ClinicHoliday *holiday)
{
  if (holiday == NULL)
    return;
  g_free (holiday->title);
  clinic_closure_free (holiday->closure);
  g_free (holiday->refusal);
  g_free (holiday);
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words);
  return FALSE;
}

/* What is being read. */
typedef struct
{
  GTimeZone *zone;
  ClinicDay today;
  GArray *lines;      /* guint: where each event begins, as they follow on each other in the text */
  GPtrArray *events;  /* icalcomponent, in the same order; not owned */
  GPtrArray *overrides; /* those of @events that stand in place of one time of another */
  int steps;          /* of repeating left, for the whole file */
  GPtrArray *holidays;
  GHashTable *taken;  /* uid -> ClinicHoliday, not owned */
} Reading;

/* Looking over the text: how deep it goes, and where events begin. A reader that recurses is not given the chance. */

static gboolean
line_says (const char *line, const char *word)
{
  return g_ascii_strncasecmp (line, word, strlen (word)) == 0;
}

static gboolean
look_over (Reading *reading, const char *text, GError **error)
{
  int depth = 0;
  guint number = 1;

  for (const char *line = text; line != NULL && *line != '\0'; number++)
    {
      const char *end = strchr (line, '\n');

      if (line_says (line, "BEGIN:VEVENT"))
        g_array_append_val (reading->lines, number);
      if (line_says (line, "BEGIN:") && ++depth > MOST_DEPTH)
        return refuse (error, _("This is not a calendar file: its parts lie too deep in each other."));
      if (line_says (line, "END:"))
        depth--;
      line = end != NULL ? end + 1 : NULL;
    }
  if (!line_says (text, "BEGIN:VCALENDAR") && !line_says (text, "BEGIN:VEVENT"))
    return refuse (error, _("This is not a calendar file (.ics)."));
  if (depth != 0)
    return refuse (error, _("This calendar file is damaged: some of its parts do not end."));
  if (reading->lines->len > CLINIC_HOLIDAYS_MOST_EVENTS)
    return refuse (error, _("This calendar has too many events for a list of holidays."));
  return TRUE;
}

static gboolean
is_override (icalcomponent *event)
{
  return icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL;
}

static void
collect_events (Reading *reading, icalcomponent *component)
{
  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    {
      g_ptr_array_add (reading->events, component);
      if (is_override (component))
        g_ptr_array_add (reading->overrides, component);
      return;
    }
  for (icalcomponent *child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); child != NULL;
       child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    collect_events (reading, child);
}

/* Events to closures */

static char *
dup_title (icalcomponent *event)
{
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *valid = g_utf8_make_valid (summary != NULL ? summary : "", -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (MOST_TITLE, g_utf8_strlen (valid, -1)));

  return g_strstrip (g_strdelimit (g_steal_pointer (&start), "\r\n\t", ' '));
}

static guint
find_line (const Reading *reading, icalcomponent *event)
{
  guint at;

  if (reading->lines->len != reading->events->len || !g_ptr_array_find (reading->events, event, &at))
    return 0;
  return g_array_index (reading->lines, guint, at);
}

static ClinicHoliday *
add_holiday (Reading *reading, icalcomponent *event)
{
  ClinicHoliday *holiday = g_new0 (ClinicHoliday, 1);

  holiday->title = dup_title (event);
  holiday->line = find_line (reading, event);
  g_ptr_array_add (reading->holidays, holiday);
  return holiday;
}

/* Takes @words. */
static void
set_refusal (ClinicHoliday *holiday, char *words)
{
  g_clear_pointer (&holiday->closure, clinic_closure_free);
  g_free (holiday->refusal);
  holiday->refusal = words;
}

static ClinicClosure *
make_closure (const Reading *reading, const ClinicEventTime *time)
{
  ClinicClosure *closure = clinic_closure_new ();
  gint64 start = clinic_event_get_instant (time->start, reading->zone);
  gint64 end = clinic_event_get_instant (time->end, reading->zone) + 59; /* a begun minute counts */

  closure->from_day = clinic_time_get_day (start, reading->zone);
  closure->from_minute = clinic_time_get_minute (start, reading->zone);
  closure->to_day = clinic_time_get_day (end, reading->zone);
  closure->to_minute = clinic_time_get_minute (end, reading->zone);
  if (time->start.is_date)
    closure->from_minute = 0;
  if (time->end.is_date)
    closure->to_minute = 0;
  return closure;
}

/* The event's own, or made from what it says; a time that it repeats, by when that would begin. */
static char *
make_uid (icalcomponent *event, const char *title, struct icaltimetype begins, gboolean repeats)
{
  const char *uid = icalcomponent_get_uid (event);
  g_autofree char *valid = uid != NULL ? g_utf8_make_valid (uid, -1) : NULL;
  g_autofree char *given = valid != NULL && *valid != '\0' ? g_steal_pointer (&valid) : NULL;

  if (!repeats && given != NULL)
    return g_steal_pointer (&given);
  return g_strdup_printf ("%s/%04d-%02d-%02dT%02d:%02d", given != NULL ? given : title, begins.year, begins.month,
                          begins.day, begins.is_date ? 0 : begins.hour, begins.is_date ? 0 : begins.minute);
}

/* The same uid twice: the one of the later revision counts, of two alike the later in the file. */
static void
take_uid (Reading *reading, ClinicHoliday *holiday, icalcomponent *event, GHashTable *revisions)
{
  ClinicHoliday *before = g_hash_table_lookup (reading->taken, holiday->closure->uid);
  int revision = icalcomponent_get_sequence (event);

  if (before != NULL)
    {
      gboolean is_newer = revision >= GPOINTER_TO_INT (g_hash_table_lookup (revisions, before));

      set_refusal (is_newer ? before : holiday, g_strdup (_("It stands in the file twice.")));
      if (!is_newer)
        return;
    }
  g_hash_table_insert (reading->taken, g_strdup (holiday->closure->uid), holiday);
  g_hash_table_insert (revisions, holiday, GINT_TO_POINTER (revision));
}

static void
add_time (Reading *reading, icalcomponent *event, const ClinicEventTime *time, struct icaltimetype begins, gboolean repeats,
          GHashTable *revisions)
{
  ClinicHoliday *holiday = add_holiday (reading, event);
  g_autofree char *fault = NULL;

  holiday->closure = make_closure (reading, time);
  clinic_closure_set_reason (holiday->closure, holiday->title);
  holiday->closure->uid = make_uid (event, holiday->title, begins, repeats);
  fault = clinic_closure_check (holiday->closure);
  if (fault != NULL && clinic_event_get_instant (time->start, reading->zone) == clinic_event_get_instant (time->end, reading->zone))
    set_refusal (holiday, g_strdup (_("It has no length: the file says when it begins, not when it ends.")));
  else if (fault != NULL)
    set_refusal (holiday, g_steal_pointer (&fault));
  else
    take_uid (reading, holiday, event, revisions);
}

static gboolean
is_cancelled (icalcomponent *event)
{
  return icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED;
}

static gboolean
is_repeating (icalcomponent *event)
{
  return icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL ||
         icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL;
}

/* The event that stands in place of @event's time at @start; (nullable). */
static icalcomponent *
find_override (const Reading *reading, icalcomponent *event, struct icaltimetype start)
{
  const char *uid = icalcomponent_get_uid (event);

  for (guint i = 0; i < reading->overrides->len; i++)
    {
      icalcomponent *other = reading->overrides->pdata[i];

      if (g_strcmp0 (icalcomponent_get_uid (other), uid) == 0 &&
          clinic_event_is_same (icalcomponent_get_recurrenceid (other), start))
        return other;
    }
  return NULL;
}

static void
read_event (Reading *reading, icalcomponent *event, GHashTable *revisions)
{
  gint64 from = clinic_time_at (reading->today, 0, reading->zone);
  gint64 to = clinic_time_at (reading->today + CLINIC_HOLIDAYS_DAYS_AHEAD, 0, reading->zone);
  ClinicEventTime first = { 0 };
  g_autoptr (GArray) times = NULL;
  char *fault = is_cancelled (event) ? g_strdup (_("It was called off.")) : clinic_event_read_time (event, &first);

  if (fault != NULL)
    {
      set_refusal (add_holiday (reading, event), fault);
      return;
    }
  times = clinic_event_list_times (event, &first, from, to, reading->zone, &reading->steps);
  for (guint i = 0; i < times->len && reading->holidays->len <= CLINIC_HOLIDAYS_MOST_EVENTS; i++)
    {
      const ClinicEventTime *time = &g_array_index (times, ClinicEventTime, i);

      if (is_override (event))
        add_time (reading, event, time, clinic_event_get_replaced (event, &first), TRUE, revisions);
      else if (find_override (reading, event, time->start) == NULL)
        add_time (reading, event, time, time->start, is_repeating (event), revisions);
    }
  if (times->len == 0)
    set_refusal (add_holiday (reading, event), g_strdup (_("It is over.")));
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const ClinicHoliday *one = *(const ClinicHoliday *const *) a;
  const ClinicHoliday *other = *(const ClinicHoliday *const *) b;

  if ((one->closure == NULL) != (other->closure == NULL))
    return one->closure == NULL ? 1 : -1;
  if (one->closure == NULL)
    return (int) one->line - (int) other->line;
  if (one->closure->from_day != other->closure->from_day)
    return one->closure->from_day < other->closure->from_day ? -1 : 1;
  return one->closure->from_minute - other->closure->from_minute;
}

static gboolean
read_events (Reading *reading, char *text, GError **error)
{
  g_autoptr (GHashTable) revisions = g_hash_table_new (NULL, NULL);
  icalcomponent *root;

  icalerror_set_errors_are_fatal (0);
  root = icalparser_parse_string (text);
  if (root == NULL)
    return refuse (error, _("This calendar file is damaged and cannot be read."));
  collect_events (reading, root);
  for (guint i = 0; i < reading->events->len; i++)
    read_event (reading, reading->events->pdata[i], revisions);
  icalcomponent_free (root);
  icalmemory_free_ring ();
  if (reading->holidays->len > CLINIC_HOLIDAYS_MOST_EVENTS)
    return refuse (error, _("This calendar has too many events for a list of holidays."));
  return TRUE;
}

GPtrArray *
clinic_holidays_read (GBytes *bytes, GTimeZone *zone, ClinicDay today, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_holiday_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) overrides = g_ptr_array_new ();
  Reading reading = { zone, today, lines, events, overrides, MOST_STEPS, holidays, taken };

  g_return_val_if_fail (bytes != NULL && zone != NULL, NULL);
  g_return_val_if_fail (today != CLINIC_DAY_NONE, NULL);

  if (g_bytes_get_size (bytes) > CLINIC_HOLIDAYS_MOST_BYTES)
    {
      refuse (error, _("This file is too large for a list of holidays."));
      return NULL;
    }
  text = clinic_text_decoder_decode (bytes, NULL, NULL, error);
  if (text == NULL || !look_over (&reading, g_strchug (text), error) || !read_events (&reading, text, error))
    return NULL;
  g_ptr_array_sort (holidays, compare_holidays);
  return g_steal_pointer (&holidays);
}
