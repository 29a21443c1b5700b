/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-time.h"

#define SECONDS_PER_DAY 86400

/* Days from 0001-01-01, GDate's day 1, to 1970-01-01. */
#define EPOCH_JULIAN 719163
#define LAST_DAY 2932896 /* 9999-12-31 */

static gint64
floor_divide (gint64 value, gint64 by)
{
  gint64 quotient = value / by;

  return value % by < 0 ? quotient - 1 : quotient;
}

static gboolean
day_is_valid (ClinicDay day)
{
  return day > -EPOCH_JULIAN && day <= LAST_DAY;
}

ClinicDay
clinic_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return CLINIC_DAY_NONE;
  if (!g_date_valid_dmy (day, month, year))
    return CLINIC_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (ClinicDay) g_date_get_julian (&date) - EPOCH_JULIAN;
}

void
clinic_day_to_ymd (ClinicDay day, int *year, int *month, int *mday)
{
  GDate date;

  g_return_if_fail (day_is_valid (day));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + EPOCH_JULIAN));
  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = g_date_get_month (&date);
  if (mday)
    *mday = g_date_get_day (&date);
}

gboolean
clinic_day_is_same_month (ClinicDay a, ClinicDay b)
{
  int year_a, month_a, year_b, month_b;

  clinic_day_to_ymd (a, &year_a, &month_a, NULL);
  clinic_day_to_ymd (b, &year_b, &month_b, NULL);
  return year_a == year_b && month_a == month_b;
}

int
clinic_day_get_weekday (ClinicDay day)
{
  g_return_val_if_fail (day_is_valid (day), 1);

  /* 0001-01-01 was a Monday. */
  return (day + EPOCH_JULIAN - 1) % 7 + 1;
}

ClinicDay
clinic_day_add_months (ClinicDay day, int months)
{
  int year, month, mday;
  gint64 count;

  g_return_val_if_fail (day_is_valid (day), CLINIC_DAY_NONE);

  clinic_day_to_ymd (day, &year, &month, &mday);
  count = (gint64) year * 12 + (month - 1) + months;
  if (count < 12 || count >= 10000 * 12)
    return CLINIC_DAY_NONE;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return clinic_day_from_ymd (year, month, MIN (mday, g_date_get_days_in_month (month, year)));
}

static int
digits_to_int (const char *text, int length)
{
  int value = 0;

  for (int i = 0; i < length; i++)
    value = value * 10 + g_ascii_digit_value (text[i]);
  return value;
}

gboolean
clinic_day_parse (const char *iso, ClinicDay *day)
{
  static const char shape[] = "dddd-dd-dd";
  ClinicDay parsed;

  g_return_val_if_fail (iso != NULL && day != NULL, FALSE);

  for (gsize i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (iso[i]) : iso[i] != shape[i])
      return FALSE;
  if (iso[sizeof shape - 1] != '\0')
    return FALSE;
  parsed = clinic_day_from_ymd (digits_to_int (iso, 4), digits_to_int (iso + 5, 2), digits_to_int (iso + 8, 2));
  if (parsed == CLINIC_DAY_NONE)
    return FALSE;
  *day = parsed;
  return TRUE;
}

char *
clinic_day_to_iso (ClinicDay day)
{
  int year, month, mday;

  g_return_val_if_fail (day_is_valid (day), NULL);

  clinic_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

GDateTime *
clinic_day_to_date_time (ClinicDay day)
{
  int year, month, mday;

  g_return_val_if_fail (day_is_valid (day), NULL);

  clinic_day_to_ymd (day, &year, &month, &mday);
  return g_date_time_new_utc (year, month, mday, 0, 0, 0);
}

int
clinic_time_get_offset (gint64 time, GTimeZone *zone)
{
  int interval;

  g_return_val_if_fail (zone != NULL, 0);

  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);
  return g_time_zone_get_offset (zone, interval);
}

gint64
clinic_time_at (ClinicDay day, int minute, GTimeZone *zone)
{
  gint64 wall, first, second;
  int before, after;

  g_return_val_if_fail (zone != NULL, CLINIC_TIME_NONE);
  g_return_val_if_fail (day != CLINIC_DAY_NONE, CLINIC_TIME_NONE);

  /* No zone is a day away from UTC, so the offsets in force here are among those a day to either side. */
  wall = (gint64) day * SECONDS_PER_DAY + (gint64) minute * 60;
  before = clinic_time_get_offset (wall - SECONDS_PER_DAY, zone);
  after = clinic_time_get_offset (wall + SECONDS_PER_DAY, zone);
  first = wall - before;
  second = wall - after;
  if (before == after || clinic_time_get_offset (first, zone) == before)
    return first;
  if (clinic_time_get_offset (second, zone) == after)
    return second;
  return first; /* in the gap: the old offset carries it past by just the gap */
}

ClinicDay
clinic_time_get_day (gint64 time, GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, CLINIC_DAY_NONE);
  g_return_val_if_fail (time != CLINIC_TIME_NONE, CLINIC_DAY_NONE);

  return (ClinicDay) floor_divide (time + clinic_time_get_offset (time, zone), SECONDS_PER_DAY);
}

int
clinic_time_get_minute (gint64 time, GTimeZone *zone)
{
  gint64 wall;

  g_return_val_if_fail (zone != NULL, 0);
  g_return_val_if_fail (time != CLINIC_TIME_NONE, 0);

  wall = time + clinic_time_get_offset (time, zone);
  return (int) ((wall - floor_divide (wall, SECONDS_PER_DAY) * SECONDS_PER_DAY) / 60);
}
