/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* A time at which an event happens, by the wall clock of the event's own zone, whole days without one. */
typedef struct
{
  struct icaltimetype start;
  struct icaltimetype end;
} ClinicEventTime;

/* What is wrong with the event as a whole, as a sentence; (transfer full) (nullable). @first: (out): its first time. */
char *clinic_event_read_time (icalcomponent *event, ClinicEventTime *first);

/* All of its times that end after @from and begin before @to (UTC seconds; floating ones in @zone), RRULE, RDATE and EXDATE
   heeded; one that does not repeat only itself, whatever @to. @steps: (inout): how often a rule may still be asked for
   its next time. (transfer full) (element-type ClinicEventTime). */
GArray *clinic_event_list_times (icalcomponent *event, const ClinicEventTime *first, gint64 from, gint64 to, GTimeZone *zone,
                                 int *steps);

/* Whether @time, of another property (EXDATE, RECURRENCE-ID), means the one that begins at @start. */
gboolean clinic_event_is_same (struct icaltimetype time, struct icaltimetype start);

/* Which time of its series an event stands in place of (RECURRENCE-ID), in the zone in which the series is written. */
struct icaltimetype clinic_event_get_replaced (icalcomponent *event, const ClinicEventTime *first);

/* UTC seconds; floating times and whole days are taken in @zone. */
gint64 clinic_event_get_instant (struct icaltimetype time, GTimeZone *zone);

G_END_DECLS
