/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-board.h"

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

static void
resource_clear (gpointer resource)
{
  g_array_unref (((ClinicResource *) resource)->busy);
  g_array_unref (((ClinicResource *) resource)->away);
  g_array_unref (((ClinicResource *) resource)->held);
}

static GArray *
resources_new (void)
{
  GArray *resources = g_array_new (FALSE, FALSE, sizeof (ClinicResource));

  g_array_set_clear_func (resources, resource_clear);
  return resources;
}

const ClinicResource *
clinic_resource_find (const GArray *resources, gint64 id)
{
  g_return_val_if_fail (resources != NULL, NULL);

  for (guint i = 0; i < resources->len; i++)
    if (g_array_index (resources, ClinicResource, i).id == id)
      return &g_array_index (resources, ClinicResource, i);
  return NULL;
}

static void
add_resource (GArray *resources, gint64 id)
{
  ClinicResource resource = { .id = id };

  if (clinic_resource_find (resources, id) != NULL)
    return;
  resource.busy = clinic_ranges_new ();
  resource.away = clinic_ranges_new ();
  resource.held = clinic_ranges_new ();
  g_array_append_val (resources, resource);
}

static void
hold_resource (const GArray *resources, gint64 id, ClinicRange busy)
{
  const ClinicResource *resource = clinic_resource_find (resources, id);

  if (resource == NULL)
    return;
  clinic_ranges_add (resource->busy, busy);
  clinic_ranges_add (resource->held, busy);
}

static void
close_resource (const GArray *resources, gint64 id, ClinicRange away)
{
  const ClinicResource *resource = clinic_resource_find (resources, id);

  if (resource == NULL)
    return;
  clinic_ranges_add (resource->busy, away);
  clinic_ranges_add (resource->away, away);
}

static void
merge_resources (const GArray *resources)
{
  for (guint i = 0; i < resources->len; i++)
    {
      clinic_ranges_merge (g_array_index (resources, ClinicResource, i).busy);
      clinic_ranges_merge (g_array_index (resources, ClinicResource, i).away);
    }
}

ClinicBoard *
clinic_board_new (ClinicDay day, GTimeZone *zone)
{
  ClinicBoard *board;

  g_return_val_if_fail (zone != NULL, NULL);
  g_return_val_if_fail (day != CLINIC_DAY_NONE, NULL);

  board = g_new (ClinicBoard, 1);
  board->day = day;
  board->zone = g_time_zone_ref (zone);
  board->open = clinic_ranges_new ();
  board->closed = clinic_ranges_new ();
  board->beds = resources_new ();
  board->doctors = resources_new ();
  board->stretches = g_array_new (FALSE, FALSE, sizeof (ClinicStretch));
  return board;
}

void
clinic_board_free (ClinicBoard *board)
{
  if (board == NULL)
    return;
  g_time_zone_unref (board->zone);
  g_array_unref (board->open);
  g_array_unref (board->closed);
  g_array_unref (board->beds);
  g_array_unref (board->doctors);
  g_array_unref (board->stretches);
  g_free (board);
}

void
clinic_board_add_open (ClinicBoard *board, int from_minute, int to_minute)
{
  g_return_if_fail (board != NULL);

  if (from_minute < to_minute)
    clinic_ranges_add (board->open, (ClinicRange){ clinic_time_at (board->day, from_minute, board->zone),
                                                   clinic_time_at (board->day, to_minute, board->zone) });
}

void
clinic_board_add_bed (ClinicBoard *board, gint64 bed)
{
  g_return_if_fail (board != NULL);

  add_resource (board->beds, bed);
}

void
clinic_board_add_doctor (ClinicBoard *board, gint64 doctor)
{
  g_return_if_fail (board != NULL);

  add_resource (board->doctors, doctor);
}

void
clinic_board_hold_bed (ClinicBoard *board, gint64 bed, ClinicRange busy)
{
  g_return_if_fail (board != NULL);

  hold_resource (board->beds, bed, busy);
}

void
clinic_board_hold_doctor (ClinicBoard *board, gint64 doctor, ClinicRange busy)
{
  g_return_if_fail (board != NULL);

  hold_resource (board->doctors, doctor, busy);
}

void
clinic_board_close (ClinicBoard *board, ClinicRange closed)
{
  g_return_if_fail (board != NULL);

  clinic_ranges_add (board->closed, closed);
}

void
clinic_board_close_bed (ClinicBoard *board, gint64 bed, ClinicRange away)
{
  g_return_if_fail (board != NULL);

  close_resource (board->beds, bed, away);
}

void
clinic_board_close_doctor (ClinicBoard *board, gint64 doctor, ClinicRange away)
{
  g_return_if_fail (board != NULL);

  close_resource (board->doctors, doctor, away);
}

void
clinic_board_limit_doctor (ClinicBoard *board, gint64 doctor, const GArray *minutes)
{
  g_autoptr (GArray) day = clinic_ranges_new ();
  g_autoptr (GArray) there = clinic_ranges_new ();
  g_autoptr (GArray) away = NULL;

  g_return_if_fail (board != NULL && minutes != NULL);

  clinic_ranges_add (day, (ClinicRange){ clinic_time_at (board->day, 0, board->zone),
                                         clinic_time_at (board->day + 1, 0, board->zone) });
  for (guint i = 0; i < minutes->len; i++)
    {
      ClinicRange range = g_array_index (minutes, ClinicRange, i);

      clinic_ranges_add (there, (ClinicRange){ clinic_time_at (board->day, (int) range.start, board->zone),
                                               clinic_time_at (board->day, (int) range.end, board->zone) });
    }
  clinic_ranges_merge (there);
  away = clinic_ranges_subtract (day, there);
  for (guint i = 0; i < away->len; i++)
    clinic_board_close_doctor (board, doctor, g_array_index (away, ClinicRange, i));
}

void
clinic_board_keep_doctor (ClinicBoard *board, gint64 doctor)
{
  g_return_if_fail (board != NULL);

  for (guint i = board->doctors->len; i > 0; i--)
    if (g_array_index (board->doctors, ClinicResource, i - 1).id != doctor)
      g_array_remove_index (board->doctors, i - 1);
}

/* The first instant after @time, at most @end, that is in another of the zone's intervals. */
static gint64
find_stretch_end (GTimeZone *zone, gint64 time, gint64 end)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);
  gint64 same = time;
  gint64 other = end - 1;

  if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, other) == interval)
    return end;
  while (other - same > 1)
    {
      gint64 middle = same + (other - same) / 2;

      if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, middle) == interval)
        same = middle;
      else
        other = middle;
    }
  return other;
}

static void
fill_stretches (ClinicBoard *board)
{
  gint64 time = clinic_time_at (board->day, 0, board->zone);
  gint64 end = clinic_time_at (board->day + 1, 0, board->zone);
  gint64 midnight = board->day * SECONDS_PER_DAY;
  gint64 read = midnight; /* how far the wall clock has read so far */

  g_array_set_size (board->stretches, 0);
  while (time < end)
    {
      ClinicStretch stretch = { .offset = clinic_time_get_offset (time, board->zone) };
      gint64 next = find_stretch_end (board->zone, time, end);

      stretch.range.start = MAX (time, read - stretch.offset);
      stretch.range.end = MIN (next, midnight + SECONDS_PER_DAY - stretch.offset);
      if (!clinic_range_is_empty (stretch.range))
        g_array_append_val (board->stretches, stretch);
      read = MAX (read, next + stretch.offset);
      time = next;
    }
}

void
clinic_board_seal (ClinicBoard *board)
{
  g_return_if_fail (board != NULL);

  clinic_ranges_merge (board->open);
  clinic_ranges_merge (board->closed);
  if (board->closed->len > 0)
    {
      g_autoptr (GArray) whole = g_steal_pointer (&board->open);

      board->open = clinic_ranges_subtract (whole, board->closed);
    }
  merge_resources (board->beds);
  merge_resources (board->doctors);
  fill_stretches (board);
}
