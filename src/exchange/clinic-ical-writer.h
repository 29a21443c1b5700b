/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicIcalEvent: one session for other people's calendars. Nothing of what is treated belongs into its texts: they end
 * up in places that the clinic does not know.
 */
typedef struct
{
  gint64 id;      /* of the session; with the clinic's uid it names the event for good */
  gint64 version; /* grows with every change; whoever reads the file again takes the greater one */
  gint64 start;   /* UTC */
  gint64 end;     /* UTC, not before @start */
  gboolean cancelled;
  char *summary;
  char *location; /* "" = none */
} ClinicIcalEvent;

ClinicIcalEvent *clinic_ical_event_new  (void);
void             clinic_ical_event_free (ClinicIcalEvent *event);
/* What names session @id of the clinic with @clinic_uid wherever it is told of: the same in a file and on paper.
   Returns: (transfer full) */
char            *clinic_ical_make_uid   (gint64 id, const char *clinic_uid);

/**
 * clinic_ical_write:
 * @clinic_uid: not empty
 * @zone: the clinic's, "Europe/Berlin": times are written as the clinic's clock shows them, with the rules of the zone
 *   from a year before the first event to a year after the last; times in UTC when the zone is unknown
 * @name: what the calendar is called
 * @now: UTC, when the file is made
 * @events: (element-type ClinicIcalEvent)
 *
 * Returns: (transfer full): an iCalendar file (RFC 5545)
 */
GBytes *clinic_ical_write (const char *clinic_uid, const char *zone, const char *name, gint64 now, GPtrArray *events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicIcalEvent, clinic_ical_event_free)

G_END_DECLS
