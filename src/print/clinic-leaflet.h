/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "core/clinic-protocol.h"

G_BEGIN_DECLS

/* What of one session stands on its sheet. Strings are the caller's; "" where there is nothing to say. */
typedef struct
{
  const char *patient;
  const char *clinic;
  const char *phone;
  int nth; /* of the session */
  int length;
  ClinicDay session_day;
  ClinicDay earliest;  /* of the next session; CLINIC_DAY_NONE: none is left */
  gint64 next_start;   /* UTC; CLINIC_TIME_NONE: not booked */
  gint64 next_end;     /* UTC */
  const char *uid;     /* of the next session in calendars: the same whenever it is printed */
  gint64 now;          /* UTC */
  GTimeZone *zone;
} ClinicLeafletFacts;

/**
 * ClinicLeaflet: what a patient takes home on one page: the dates of the healing as the clinic's leaflet gives them, what
 * to do and not to do, when to call at once, and the next session in words and as a code for a telephone's calendar.
 * Black on white, in the language that @protocol was parsed in.
 */
typedef struct _ClinicLeaflet ClinicLeaflet;

ClinicLeaflet *clinic_leaflet_new  (const ClinicProtocol *protocol, const ClinicLeafletFacts *facts);
void           clinic_leaflet_free (ClinicLeaflet *leaflet);

/* As large as one page allows, from the context's origin on; a unit is a point. */
void    clinic_leaflet_draw   (const ClinicLeaflet *leaflet, cairo_t *cr, double width, double height);
/* (transfer full): @width, @height: of the page, @margin: on every side, in points. Its letters are text. */
GBytes *clinic_leaflet_to_pdf (const ClinicLeaflet *leaflet, double width, double height, double margin);

/* The next session as a calendar event (RFC 5545): (transfer full) (nullable): none is booked. */
char   *clinic_leaflet_dup_event (const ClinicLeafletFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicLeaflet, clinic_leaflet_free)

G_END_DECLS
