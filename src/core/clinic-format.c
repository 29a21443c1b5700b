/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clinic-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define FAR_AWAY_DAYS 300

static char *
format_in (GDateTime *date_time, const char *format)
{
  char *text = g_date_time_format (date_time, format);

  return text != NULL ? text : g_strdup ("");
}

static const char *
get_day_format (ClinicDayForm form)
{
  switch (form)
    {
    /* Translators: the formats of g_date_time_format(); put their parts in the order of your language. */
    /* xgettext:no-c-format */
    case CLINIC_DAY_FORM_SHORT: return _("%-d %b");
    /* xgettext:no-c-format */
    case CLINIC_DAY_FORM_WEEKDAY: return _("%a %-d %b");
    case CLINIC_DAY_FORM_FULL: return _("%a %-d %b %Y");
    case CLINIC_DAY_FORM_TITLE: return _("%A %-d %B");
    case CLINIC_DAY_FORM_PRINTED: return _("%A %-d %B %Y");
    case CLINIC_DAY_FORM_HISTORY: return _("%-d %b %Y");
    case CLINIC_DAY_FORM_MONTH: return _("%B %Y");
    case CLINIC_DAY_FORM_MONTH_SHORT: return _("%b %Y");
    case CLINIC_DAY_FORM_NAME: return C_("a weekday alone", "%a");
    case CLINIC_DAY_FORM_NARROW: return C_("a weekday where there is room for three letters", "%a");
    case CLINIC_DAY_FORM_SPOKEN: return _("%a %-d %B");
    default: g_return_val_if_reached ("");
    }
}

char *
clinic_format_day (ClinicDay day, ClinicDayForm form)
{
  g_autoptr (GDateTime) date_time = NULL;

  if (day == CLINIC_DAY_NONE)
    return g_strdup ("");
  date_time = clinic_day_to_date_time (day);
  return format_in (date_time, get_day_format (form));
}

char *
clinic_format_day_near (ClinicDay day, ClinicDay today)
{
  gboolean far = ABS ((gint64) day - today) > FAR_AWAY_DAYS;

  return clinic_format_day (day, far ? CLINIC_DAY_FORM_FULL : CLINIC_DAY_FORM_WEEKDAY);
}

char *
clinic_format_day_relative (ClinicDay day, ClinicDay today)
{
  if (day == CLINIC_DAY_NONE)
    return g_strdup ("");
  switch ((gint64) day - today)
    {
    case -1: return g_strdup (_("yesterday"));
    case 0: return g_strdup (_("today"));
    case 1: return g_strdup (_("tomorrow"));
    default: return clinic_format_day_near (day, today);
    }
}

char *
clinic_format_since (ClinicDay day)
{
  g_autofree char *text = clinic_format_day (day, CLINIC_DAY_FORM_SHORT);

  /* Translators: %s is a day, "26 Nov" */
  return *text == '\0' ? g_strdup ("") : g_strdup_printf (_("since %s"), text);
}

static gboolean
locale_has_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") != NULL || strstr (format, "%p") != NULL || strstr (format, "%I") != NULL ||
         strstr (format, "%l") != NULL;
}

static const char *
get_time_format (void)
{
  /* Translators: the time of day where a day has twice twelve hours, for g_date_time_format() */
  const char *twelve = _("%-I:%M %p");
  /* Translators: the time of day where a day has 24 hours, for g_date_time_format() */
  const char *twenty_four = _("%-H:%M");

  return locale_has_twelve_hours () ? twelve : twenty_four;
}

static GDateTime *
date_time_in (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static char *
join_range (const char *from, const char *to)
{
  /* Translators: a span of time, "9:20 – 10:25" */
  return g_strdup_printf (_("%s – %s"), from, to);
}

char *
clinic_format_time (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (zone != NULL, NULL);
  local = date_time_in (time, zone);
  return local != NULL ? format_in (local, get_time_format ()) : g_strdup ("");
}

char *
clinic_format_time_range (gint64 from, gint64 to, GTimeZone *zone)
{
  g_autofree char *from_text = clinic_format_time (from, zone);
  g_autofree char *to_text = clinic_format_time (to, zone);

  return join_range (from_text, to_text);
}

char *
clinic_format_day_time (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (zone != NULL, NULL);
  local = date_time_in (time, zone);
  if (local == NULL)
    return g_strdup ("");
  day = format_in (local, get_day_format (CLINIC_DAY_FORM_WEEKDAY));
  clock = format_in (local, get_time_format ());
  /* Translators: a day and a time, "Tue 24 Nov, 10:30" */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

char *
clinic_format_minute (int minute)
{
  g_autoptr (GDateTime) date_time = NULL;

  g_return_val_if_fail (minute >= 0, NULL);
  date_time = g_date_time_new_utc (2000, 1, 1, minute / 60 % 24, minute % 60, 0);
  return format_in (date_time, get_time_format ());
}

int
clinic_format_count_time_chars (void)
{
  g_autofree char *widest = clinic_format_minute (23 * 60 + 59);

  return MAX (5, (int) g_utf8_strlen (widest, -1));
}

char *
clinic_format_minute_range (int from, int to)
{
  g_autofree char *from_text = clinic_format_minute (from);
  g_autofree char *to_text = clinic_format_minute (to);

  return join_range (from_text, to_text);
}

char *
clinic_format_minutes (int minutes)
{
  /* Translators: minutes, short: "22 min" */
  return g_strdup_printf (_("%d min"), minutes);
}

char *
clinic_format_hours (gint64 seconds)
{
  /* Translators: hours, short: "95 h" */
  return g_strdup_printf (_("%d h"), (int) (seconds / 3600));
}

char *
clinic_format_days (int days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", days), days);
}

/* glibc gives the weekday counted from a day of reference, which it gives as a number like 19971130, a Sunday. */
int
clinic_format_get_week_start (void)
{
#ifdef __GLIBC__
  guint reference = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  return (first + (reference == 19971201 ? 6 : 5)) % 7 + 1;
#else
  return 1;
#endif
}
