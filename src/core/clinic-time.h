/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicDay:
 *
 * A calendar day, as days since 1970-01-01, in no zone of its own. Instants are gint64 seconds since
 * 1970-01-01 00:00 UTC; a minute of a day counts from local midnight by the wall clock (0 to 1440).
 */
typedef gint32 ClinicDay;

#define CLINIC_DAY_NONE G_MININT32
#define CLINIC_TIME_NONE G_MININT64

/**
 * clinic_day_from_ymd:
 * @year: 1 to 9999
 *
 * Returns: the day, or %CLINIC_DAY_NONE when the calendar has no such date (30 February)
 */
ClinicDay  clinic_day_from_ymd     (int year, int month, int day);
/* @year, @month (1 to 12), @mday (1 to 31): (out) (optional). */
void       clinic_day_to_ymd       (ClinicDay day, int *year, int *month, int *mday);
int        clinic_day_get_weekday  (ClinicDay day); /* 1 Monday to 7 Sunday, as ISO 8601 */
ClinicDay  clinic_day_add_months   (ClinicDay day, int months); /* same day of the month, else its last */

gboolean   clinic_day_is_same_month (ClinicDay a, ClinicDay b);

/* Takes exactly YYYY-MM-DD, nothing before or after it; FALSE leaves @day as it was. */
gboolean   clinic_day_parse        (const char *iso, ClinicDay *day);
char      *clinic_day_to_iso       (ClinicDay day); /* (transfer full): YYYY-MM-DD */
/* (transfer full): the day's midnight in UTC, for g_date_time_format() of the day alone. */
GDateTime *clinic_day_to_date_time (ClinicDay day);

/**
 * clinic_time_at:
 * @minute: by the wall clock; may lie outside 0 to 1440 and then counts on into the neighbouring days
 *
 * A wall time that does not exist moves on by the gap (02:30 in a gap of one hour is 03:30); one that exists twice
 * is the first.
 *
 * Returns: the instant, UTC seconds
 */
gint64    clinic_time_at         (ClinicDay day, int minute, GTimeZone *zone);
ClinicDay clinic_time_get_day    (gint64 time, GTimeZone *zone); /* the local day of an instant */
int       clinic_time_get_minute (gint64 time, GTimeZone *zone); /* its wall clock minute, 0 to 1439 */
int       clinic_time_get_offset (gint64 time, GTimeZone *zone); /* seconds that the wall clock is ahead of UTC */

G_END_DECLS
