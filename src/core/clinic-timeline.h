/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* What a timeline tells of. What comes at the same moment stands in this order. */
typedef enum
{
  CLINIC_TIMELINE_COURSE, /* begins, ends */
  CLINIC_TIMELINE_CHANGE, /* in the journal, that no other kind tells of */
  CLINIC_TIMELINE_SESSION,
  CLINIC_TIMELINE_PHOTOS, /* of one session, or of one day without one */
  CLINIC_TIMELINE_HEALING, /* peeling begins, is over */
  CLINIC_TIMELINE_CALL,
  CLINIC_TIMELINE_RED_FLAG, /* opened, closed */
  CLINIC_N_TIMELINE_KINDS,
} ClinicTimelineKind;

#define CLINIC_TIMELINE_BIT(kind) (1u << (kind))

/**
 * ClinicTimelineEntry: one thing that happened.
 */
typedef struct
{
  ClinicTimelineKind kind;
  gboolean ends;         /* of what lasts: its end */
  gint64 at;             /* UTC */
  gint64 course;         /* 0 = of none */
  gint64 id;             /* of the row that tells of it */
  gconstpointer subject; /* that row, as it was read */
} ClinicTimelineEntry;

/**
 * ClinicTimelineRow: an entry in its place.
 */
typedef struct
{
  ClinicTimelineEntry entry;
  gint64 band;    /* the course whose band it stands in; 0 = none */
  gboolean heads; /* the first of its band */
} ClinicTimelineRow;

/**
 * clinic_timeline_arrange:
 * @entries: (element-type ClinicTimelineEntry): in any order
 * @kinds: a bit for each kind that is wanted
 *
 * In order of time, in bands: a band is a run of entries of one course. What belongs to no course interrupts none, and stands
 * in a band only where the same course goes on behind it.
 *
 * Returns: (transfer full) (element-type ClinicTimelineRow)
 */
GArray *clinic_timeline_arrange (const GArray *entries, guint kinds, gboolean oldest_first);

/* Whether both tell of the same thing, be it read anew or not. */
gboolean clinic_timeline_row_is_same (const ClinicTimelineRow *a, const ClinicTimelineRow *b);

G_END_DECLS
