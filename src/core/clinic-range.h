/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicRange:
 *
 * A half-open span [start, end): seconds UTC, or minutes, whatever the caller counts in. Empty when end <= start.
 * What is empty holds nothing, lies in nothing and overlaps nothing.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} ClinicRange;

gboolean    clinic_range_is_empty  (ClinicRange range);
gboolean    clinic_range_contains  (ClinicRange range, gint64 point);
gboolean    clinic_range_includes  (ClinicRange range, ClinicRange inner);
gboolean    clinic_range_overlaps  (ClinicRange a, ClinicRange b); /* touching is no overlap */
ClinicRange clinic_range_intersect (ClinicRange a, ClinicRange b); /* empty where they share nothing */

/* Arrays of ClinicRange: sorted by start, none empty, none touching after merging. */
GArray  *clinic_ranges_new      (void); /* (transfer full): free with g_array_unref() */
void     clinic_ranges_add      (GArray *ranges, ClinicRange range);      /* unsorted append, empties dropped */
void     clinic_ranges_merge    (GArray *ranges);                        /* sort; join what overlaps or touches */
GArray  *clinic_ranges_subtract (const GArray *from, const GArray *what); /* both merged; (transfer full) */
gboolean clinic_ranges_include  (const GArray *ranges, ClinicRange inner); /* merged; within one of them */

G_END_DECLS
