/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * ClinicDayForm: how a day is said to people, in the order and words of the locale.
 */
typedef enum
{
  CLINIC_DAY_FORM_SHORT,   /* 24 Nov */
  CLINIC_DAY_FORM_WEEKDAY, /* Tue 24 Nov */
  CLINIC_DAY_FORM_FULL,    /* Tue 24 Nov 2026 */
  CLINIC_DAY_FORM_TITLE,   /* Tuesday 24 November */
  CLINIC_DAY_FORM_PRINTED, /* Tuesday 24 November 2026 */
  CLINIC_DAY_FORM_HISTORY, /* 24 Nov 2026 */
  CLINIC_DAY_FORM_MONTH,   /* November 2026 */
  CLINIC_DAY_FORM_MONTH_SHORT, /* Nov 2026 */
  CLINIC_DAY_FORM_NAME,    /* Tue */
  CLINIC_DAY_FORM_NARROW,  /* Tue, in as few letters as the language has */
  CLINIC_DAY_FORM_SPOKEN,  /* Tue 24 November */
} ClinicDayForm;

/* Every function returns a new string (transfer full); "" for CLINIC_DAY_NONE and CLINIC_TIME_NONE. */
char *clinic_format_day (ClinicDay day, ClinicDayForm form);
/* "Tue 15 Dec", with the year when it is more than ten months from @today. */
char *clinic_format_day_near (ClinicDay day, ClinicDay today);
/* "today", "yesterday", "tomorrow", else as near. */
char *clinic_format_day_relative (ClinicDay day, ClinicDay today);
/* "since 26 Nov" */
char *clinic_format_since (ClinicDay day);

/* "10:24" or "10:24 AM", as the locale does. @time: UTC, shown in @zone; @minute: of the day, by the wall clock. */
char *clinic_format_time         (gint64 time, GTimeZone *zone);
char *clinic_format_time_range   (gint64 from, gint64 to, GTimeZone *zone);
char *clinic_format_day_time     (gint64 time, GTimeZone *zone); /* "Tue 24 Nov, 10:30" */
char *clinic_format_minute       (int minute);
int   clinic_format_count_time_chars (void); /* of the widest time of a day, so that times stand below each other */
char *clinic_format_minute_range (int from, int to); /* "9:20 – 10:25" */

/* The day weeks begin on in the locale: 1 Monday to 7 Sunday. */
int   clinic_format_get_week_start (void);

char *clinic_format_minutes (int minutes);   /* "22 min" */
char *clinic_format_hours   (gint64 seconds); /* whole hours passed: "95 h" */
char *clinic_format_days    (int days);      /* "21 days" */

G_END_DECLS
