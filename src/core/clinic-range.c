/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-range.h"

gboolean
clinic_range_is_empty (ClinicRange range)
{
  return range.end <= range.start;
}

gboolean
clinic_range_contains (ClinicRange range, gint64 point)
{
  return range.start <= point && point < range.end;
}

gboolean
clinic_range_includes (ClinicRange range, ClinicRange inner)
{
  return !clinic_range_is_empty (inner) && range.start <= inner.start && inner.end <= range.end;
}

gboolean
clinic_range_overlaps (ClinicRange a, ClinicRange b)
{
  return !clinic_range_is_empty (clinic_range_intersect (a, b));
}

ClinicRange
clinic_range_intersect (ClinicRange a, ClinicRange b)
{
  gint64 start = MAX (a.start, b.start);
  gint64 end = MIN (a.end, b.end);

  return (ClinicRange){ start, MAX (start, end) };
}

GArray *
clinic_ranges_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ClinicRange));
}

void
clinic_ranges_add (GArray *ranges, ClinicRange range)
{
  g_return_if_fail (ranges != NULL);

  if (!clinic_range_is_empty (range))
    g_array_append_val (ranges, range);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const ClinicRange *left = a;
  const ClinicRange *right = b;

  return (left->start > right->start) - (left->start < right->start);
}

void
clinic_ranges_merge (GArray *ranges)
{
  ClinicRange *all;
  guint kept = 0;

  g_return_if_fail (ranges != NULL);

  g_array_sort (ranges, compare_starts);
  all = (ClinicRange *) (gpointer) ranges->data;
  for (guint i = 0; i < ranges->len; i++)
    {
      if (kept > 0 && all[i].start <= all[kept - 1].end)
        all[kept - 1].end = MAX (all[kept - 1].end, all[i].end);
      else
        all[kept++] = all[i];
    }
  g_array_set_size (ranges, kept);
}

/* Appends what is left of @whole; @at moves on past what can touch nothing after it. */
static void
subtract_from_one (ClinicRange whole, const GArray *what, guint *at, GArray *rest)
{
  g_assert (what != NULL && at != NULL && rest != NULL);

  for (; *at < what->len; (*at)++)
    {
      ClinicRange hole = g_array_index (what, ClinicRange, *at);

      if (hole.start >= whole.end)
        break;
      clinic_ranges_add (rest, (ClinicRange){ whole.start, hole.start });
      whole.start = MAX (whole.start, hole.end);
      if (hole.end > whole.end)
        break;
    }
  clinic_ranges_add (rest, whole);
}

GArray *
clinic_ranges_subtract (const GArray *from, const GArray *what)
{
  g_autoptr (GArray) rest = clinic_ranges_new ();
  guint at = 0;

  g_return_val_if_fail (from != NULL && what != NULL, NULL);

  for (guint i = 0; i < from->len; i++)
    subtract_from_one (g_array_index (from, ClinicRange, i), what, &at, rest);
  return g_steal_pointer (&rest);
}

gboolean
clinic_ranges_include (const GArray *ranges, ClinicRange inner)
{
  g_return_val_if_fail (ranges != NULL, FALSE);

  for (guint i = 0; i < ranges->len; i++)
    if (clinic_range_includes (g_array_index (ranges, ClinicRange, i), inner))
      return TRUE;
  return FALSE;
}
