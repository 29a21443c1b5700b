/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-closure.h"

G_BEGIN_DECLS

#define CLINIC_HOLIDAYS_MOST_BYTES (1 << 20)
#define CLINIC_HOLIDAYS_MOST_EVENTS 2000 /* in a file, and of closures made from it */
#define CLINIC_HOLIDAYS_DAYS_AHEAD 731   /* how far what repeats is followed (ours): two years */

/**
 * ClinicHoliday: what one event of a calendar file, or one time that it repeats, would be as a closure of the clinic.
 */
typedef struct
{
  char *title;            /* "" = none */
  guint line;             /* where the event begins in the file; 0 = not known */
  ClinicClosure *closure; /* (nullable): with a uid of its own, the same whenever the file is read */
  char *refusal;          /* (nullable): why there is no closure, as a sentence */
} ClinicHoliday;

void clinic_holiday_free (ClinicHoliday *holiday);

/**
 * clinic_holidays_read:
 * @zone: the clinic's: times in other zones are brought to its wall clock, those in none are the clinic's
 * @today: what ended before is refused as over, what repeats is followed from here
 *
 * Reads an iCalendar file (RFC 5545). Never fails for one bad event alone: that one carries its refusal.
 *
 * Returns: (transfer full) (nullable) (element-type ClinicHoliday): in the order of their beginning, refused ones last;
 *   %NULL with INVALID, a sentence, when the file is no calendar, is damaged, or too large
 */
GPtrArray *clinic_holidays_read (GBytes *bytes, GTimeZone *zone, ClinicDay today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicHoliday, clinic_holiday_free)

G_END_DECLS
