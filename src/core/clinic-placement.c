/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-placement.h"

#define MINUTES_PER_DAY (24 * 60)

/* What no other wait and no other doctor can mend. */
#define HARD_FAULTS                                                                                                     \
  (1u << CLINIC_PLACE_CLOSED | 1u << CLINIC_PLACE_BED_OUT | 1u << CLINIC_PLACE_BED_TAKEN | 1u << CLINIC_PLACE_PATIENT_BUSY)

typedef struct
{
  const ClinicBoard *board;
  const ClinicVisitShape *shape;
  const GArray *patient_busy;
} Ground;

static int
round_up (int minutes)
{
  return (minutes + CLINIC_SCHEDULE_STEP - 1) / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;
}

static gboolean
is_hopeless (const Ground *ground, const ClinicSlot *slot)
{
  ClinicSlot shortest = *slot;
  ClinicPlaceFaults faults;

  shortest.wait = MIN (slot->wait, round_up (ground->shape->wait_min));
  clinic_schedule_find_faults (ground->board, ground->shape, ground->patient_busy, &shortest, &faults);
  return (faults.found & HARD_FAULTS) != 0;
}

static gboolean
is_free (const Ground *ground, const ClinicSlot *slot)
{
  return clinic_schedule_check_slot (ground->board, ground->shape, ground->patient_busy, slot, NULL) == CLINIC_PLACE_FREE;
}

/* Outward from the wished wait. */
static gboolean
fit_wait (const Ground *ground, ClinicSlot *slot)
{
  int wished = slot->wait;
  int middle = wished / CLINIC_SCHEDULE_STEP * CLINIC_SCHEDULE_STEP;
  int most = MAX (ground->shape->wait_max - middle, middle - ground->shape->wait_min);

  for (int off = 0; off <= MAX (most, 0); off += CLINIC_SCHEDULE_STEP)
    for (int side = -1; side <= 1; side += 2)
      {
        slot->wait = middle + side * off;
        if (is_free (ground, slot))
          return TRUE;
      }
  slot->wait = wished;
  return FALSE;
}

static gboolean
fit_slot (const Ground *ground, ClinicSlot *slot)
{
  const GArray *doctors = ground->board->doctors;
  gint64 wished = slot->doctor;

  if (is_hopeless (ground, slot))
    return FALSE;
  if (fit_wait (ground, slot))
    return TRUE;
  for (guint i = 0; i < doctors->len; i++)
    {
      slot->doctor = g_array_index (doctors, ClinicResource, i).id;
      if (slot->doctor != wished && fit_wait (ground, slot))
        return TRUE;
    }
  slot->doctor = wished;
  return FALSE;
}

gboolean
clinic_placement_fit (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy, ClinicSlot *slot)
{
  Ground ground = { board, shape, patient_busy };

  g_return_val_if_fail (board != NULL && shape != NULL && slot != NULL, FALSE);
  g_return_val_if_fail (slot->day == board->day, FALSE);

  slot->start = clinic_time_at (slot->day, slot->minute, board->zone);
  return fit_slot (&ground, slot);
}

/* A minute that the wall clock never reads is no arrival. */
static gboolean
is_arrival (const ClinicBoard *board, const ClinicSlot *slot, gint64 not_before)
{
  return slot->start >= not_before && clinic_time_get_minute (slot->start, board->zone) == slot->minute;
}

static void
add_to_runs (GArray *runs, guint from, const ClinicSlot *slot)
{
  ClinicPlaceRun *last = runs->len > from ? &g_array_index (runs, ClinicPlaceRun, runs->len - 1) : NULL;

  if (last != NULL && last->last.minute + CLINIC_SCHEDULE_STEP == slot->minute)
    last->last = *slot;
  else
    {
      ClinicPlaceRun run = { *slot, *slot };

      g_array_append_val (runs, run);
    }
}

static void
list_bed (const Ground *ground, gint64 bed, const ClinicSlot *wish, gint64 not_before, GArray *runs)
{
  ClinicDay day = ground->board->day;
  guint from = runs->len;

  for (guint i = 0; i < ground->board->open->len; i++)
    {
      ClinicRange open = g_array_index (ground->board->open, ClinicRange, i);
      int minute = round_up (clinic_time_get_minute (open.start, ground->board->zone));

      for (; minute < MINUTES_PER_DAY && clinic_time_at (day, minute, ground->board->zone) < open.end;
           minute += CLINIC_SCHEDULE_STEP)
        {
          ClinicSlot slot = { day, minute, wish->wait, clinic_time_at (day, minute, ground->board->zone), bed, wish->doctor };

          if (is_arrival (ground->board, &slot, not_before) && fit_slot (ground, &slot))
            add_to_runs (runs, from, &slot);
        }
    }
}

void
clinic_placement_list_runs (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                            const ClinicSlot *wish, gint64 not_before, GArray *runs)
{
  Ground ground = { board, shape, patient_busy };

  g_return_if_fail (board != NULL && shape != NULL && wish != NULL && runs != NULL);

  for (guint i = 0; i < board->beds->len; i++)
    list_bed (&ground, g_array_index (board->beds, ClinicResource, i).id, wish, not_before, runs);
}
