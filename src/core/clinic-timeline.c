/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-timeline.h"

static int
compare (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ClinicTimelineEntry *one = &((const ClinicTimelineRow *) a)->entry;
  const ClinicTimelineEntry *other = &((const ClinicTimelineRow *) b)->entry;
  int order = compare (one->at, other->at);

  if (order == 0)
    order = one->ends - other->ends;
  if (order == 0)
    order = compare (one->kind, other->kind);
  return order != 0 ? order : compare (one->id, other->id);
}

static int
compare_rows_back (gconstpointer a, gconstpointer b)
{
  return compare_rows (b, a);
}

static ClinicTimelineRow *
get_row (GArray *rows, guint i)
{
  return &g_array_index (rows, ClinicTimelineRow, i);
}

/* The next course that is told of from there on; 0 = none is */
static gint64
find_course (GArray *rows, guint from)
{
  for (guint i = from; i < rows->len; i++)
    if (get_row (rows, i)->entry.course != 0)
      return get_row (rows, i)->entry.course;
  return 0;
}

static void
set_bands (GArray *rows)
{
  gint64 running = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      ClinicTimelineRow *row = get_row (rows, i);
      gint64 course = row->entry.course;

      if (course != 0)
        row->band = course;
      else if (running != 0 && find_course (rows, i) == running)
        row->band = running;
      row->heads = row->band != 0 && row->band != running;
      if (course != 0)
        running = course;
    }
}

GArray *
clinic_timeline_arrange (const GArray *entries, guint kinds, gboolean oldest_first)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (ClinicTimelineRow));

  g_return_val_if_fail (entries != NULL, rows);

  for (guint i = 0; i < entries->len; i++)
    {
      ClinicTimelineRow row = { .entry = g_array_index (entries, ClinicTimelineEntry, i) };

      if (kinds & CLINIC_TIMELINE_BIT (row.entry.kind))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, oldest_first ? compare_rows : compare_rows_back);
  set_bands (rows);
  return rows;
}

gboolean
clinic_timeline_row_is_same (const ClinicTimelineRow *a, const ClinicTimelineRow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->entry.kind == b->entry.kind && a->entry.ends == b->entry.ends && a->entry.id == b->entry.id;
}
