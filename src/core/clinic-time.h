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

ClinicDay  clinic_day_from_ymd     (int year, int month, int day);
void       clinic_day_to_ymd       (ClinicDay day, int *year, int *month, int *mday);
int        clinic_day_get_weekday  (ClinicDay day); /* 1 Monday to 7 Sunday, as ISO 8601 */
ClinicDay  clinic_day_add_months   (ClinicDay day, int months); /* same day of the month, else its last */
gboolean   clinic_day_parse        (const char *iso, ClinicDay *day);
char      *clinic_day_to_iso       (ClinicDay day);
GDateTime *clinic_day_to_date_time (ClinicDay day);

/* A wall time that does not exist moves on by the gap; one that exists twice is the first. */
gint64    clinic_time_at         (ClinicDay day, int minute, GTimeZone *zone);
ClinicDay clinic_time_get_day    (gint64 time, GTimeZone *zone);
int       clinic_time_get_minute (gint64 time, GTimeZone *zone);

G_END_DECLS
