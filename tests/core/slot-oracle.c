/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slot-oracle.h"

#define MINUTES (3 * 1440) /* from a day before the day until a day after it, in any zone */

/* One day as the clock on the wall shows it, by minutes of UTC. */
typedef struct
{
  gint64 origin;        /* UTC */
  int wall[MINUTES];    /* counted from the day's midnight; negative the evening before */
  gboolean open[MINUTES];
} Clock;

static int
read_wall (GDateTime *local, ClinicDay day)
{
  GDate date, epoch;

  g_date_clear (&date, 1);
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local), g_date_time_get_year (local));
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  return (g_date_days_between (&epoch, &date) - day) * 1440 + g_date_time_get_hour (local) * 60 +
         g_date_time_get_minute (local);
}

static void
read_clock (Clock *clock, const SlotSituation *s, ClinicDay day)
{
  clock->origin = (gint64) (day - 1) * 86400;
  for (int i = 0; i < MINUTES; i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (clock->origin + i * 60);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, s->zone);

      clock->wall[i] = read_wall (local, day);
      clock->open[i] = FALSE;
    }
}

/* The first minute at which the wall reads that; a reading that is left out moves on by what is left out. */
static int
find_reading (const Clock *clock, int wall)
{
  for (int i = 0; i < MINUTES; i++)
    if (clock->wall[i] == wall)
      return i;
  for (int i = 1; i < MINUTES; i++)
    if (clock->wall[i - 1] < wall && clock->wall[i] > wall)
      return find_reading (clock, wall + clock->wall[i] - clock->wall[i - 1] - 1);
  g_assert_not_reached ();
}

static void
open_clock (Clock *clock, const SlotSituation *s, ClinicDay day)
{
  /* 1 January 1970 was a Thursday */
  int weekday = (day % 7 + 7 + 3) % 7 + 1;

  for (guint i = 0; i < s->openings->len; i++)
    {
      ClinicOpening opening = g_array_index (s->openings, ClinicOpening, i);
      int to;

      if (opening.weekday != weekday)
        continue;
      to = find_reading (clock, opening.to_minute);
      for (int n = find_reading (clock, opening.from_minute); n < to; n++)
        clock->open[n] = TRUE;
    }
}

/* Reading a zone minute by minute is slow, and the days come again: all but the hours is kept. */
static Clock *
clock_new (const SlotSituation *s, ClinicDay day)
{
  static GHashTable *read;
  g_autofree char *name = g_strdup_printf ("%s %d", g_time_zone_get_identifier (s->zone), day);
  Clock *clock;

  if (read == NULL)
    read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  clock = g_hash_table_lookup (read, name);
  if (clock == NULL)
    {
      clock = g_new (Clock, 1);
      read_clock (clock, s, day);
      g_hash_table_insert (read, g_steal_pointer (&name), clock);
    }
  clock = g_memdup2 (clock, sizeof *clock);
  open_clock (clock, s, day);
  return clock;
}

static gboolean
is_busy (const GArray *ranges, gint64 start, gint64 end)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      ClinicRange range = g_array_index (ranges, ClinicRange, i);

      if (range.start < end && start < range.end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_open (const Clock *clock, int from, int minutes)
{
  for (int i = from; i < from + minutes; i++)
    if (i >= MINUTES || !clock->open[i])
      return FALSE;
  return TRUE;
}

/* @at: minute of the clock */
static gboolean
fits (const SlotSituation *s, const Clock *clock, int at, int wait, int bed, int doctor)
{
  gint64 start = clock->origin + at * 60;
  gint64 rolling = start + wait * 60;
  gint64 rolled = rolling + s->shape.rolling * 60;

  return wait >= s->shape.wait_min && wait <= s->shape.wait_max && clock->wall[at + wait] % 5 == 0 &&
         is_open (clock, at, wait + s->shape.rolling + s->shape.turnover) && !is_busy (s->patient, start, rolled) &&
         !is_busy (s->beds[bed], start, rolled + s->shape.turnover * 60) && !is_busy (s->doctors[doctor], rolling, rolled);
}

gboolean
slot_oracle_is_free (const SlotSituation *s, ClinicDay day, int minute, int wait, int bed, int doctor)
{
  g_autofree Clock *clock = clock_new (s, day);

  return fits (s, clock, find_reading (clock, minute), wait, bed, doctor);
}

static gboolean
try_wait (const SlotSituation *s, const Clock *clock, ClinicDay day, int at, int wait, ClinicSlot *slot)
{
  if (wait < s->shape.wait_min || wait > s->shape.wait_max)
    return FALSE;
  for (int bed = 0; bed < s->n_beds; bed++)
    for (int doctor = 0; doctor < s->n_doctors; doctor++)
      if (fits (s, clock, at, wait, bed, doctor))
        {
          *slot = (ClinicSlot){ day, clock->wall[at], wait, clock->origin + at * 60, SLOT_BED (bed), SLOT_DOCTOR (doctor) };
          return TRUE;
        }
  return FALSE;
}

/* Of two waits that are equally near the shorter is tried first. */
static gboolean
try_arrival (const SlotSituation *s, const Clock *clock, ClinicDay day, int at, ClinicSlot *slot)
{
  for (int off = 0; off <= 120; off++)
    if (try_wait (s, clock, day, at, s->shape.wait_plan - off, slot) ||
        try_wait (s, clock, day, at, s->shape.wait_plan + off, slot))
      return TRUE;
  return FALSE;
}

static void
append_day (const SlotSituation *s, ClinicDay day, GArray *slots)
{
  g_autofree Clock *clock = clock_new (s, day);
  gboolean seen[1440] = { FALSE };

  for (int at = 0; at < MINUTES; at++)
    {
      int wall = clock->wall[at];
      ClinicSlot slot;

      if (wall < 0 || wall >= 1440 || seen[wall])
        continue;
      seen[wall] = TRUE;
      if (wall % 5 != 0 || clock->origin + at * 60 < s->not_before || !clock->open[at])
        continue;
      if (try_arrival (s, clock, day, at, &slot))
        g_array_append_val (slots, slot);
    }
}

static gboolean
is_far_enough (const SlotSituation *s, ClinicDay day)
{
  for (guint i = 0; i < s->course_days->len; i++)
    {
      ClinicDay other = g_array_index (s->course_days, ClinicDay, i);

      if (day < other + s->min_days && other < day + s->min_days)
        return FALSE;
    }
  return TRUE;
}

GArray *
slot_oracle_list (const SlotSituation *s, guint most_days)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  guint n_days = 0;

  for (ClinicDay day = s->wish; day < s->first + s->n_days && n_days < most_days; day++)
    {
      guint before = slots->len;

      if (is_far_enough (s, day))
        append_day (s, day, slots);
      n_days += slots->len > before;
    }
  return slots;
}
