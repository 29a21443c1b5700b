/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-capacity.h"

/* Any Monday: a setup knows weekdays only. */
#define SOME_MONDAY 4

/* What is new has no id yet, so beds and doctors are counted through. */
static void
add_resources (ClinicBoard *board, const ClinicSetup *setup)
{
  for (guint i = 0; i < setup->beds->len; i++)
    if (((const ClinicBed *) setup->beds->pdata[i])->active)
      clinic_board_add_bed (board, i + 1);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const ClinicStaff *staff = setup->staff->pdata[i];

      if (staff->active && staff->role == CLINIC_ROLE_DOCTOR)
        clinic_board_add_doctor (board, i + 1);
    }
}

static ClinicBoard *
make_board (const ClinicSetup *setup, int weekday, GTimeZone *utc)
{
  ClinicBoard *board = clinic_board_new (SOME_MONDAY + weekday - 1, utc);

  for (guint i = 0; i < setup->openings->len; i++)
    {
      const ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);

      if (clinic_opening_is (opening, 0, weekday) && opening->from_minute < opening->to_minute)
        clinic_board_add_open (board, opening->from_minute, opening->to_minute);
    }
  add_resources (board, setup);
  clinic_board_seal (board);
  return board;
}

static void
take_slot (ClinicBoard *board, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  gint64 rolling = slot->start + slot->wait * 60;
  gint64 end = rolling + shape->rolling * 60;

  clinic_board_hold_bed (board, slot->bed, (ClinicRange) { slot->start, end + shape->turnover * 60 });
  clinic_board_hold_doctor (board, slot->doctor, (ClinicRange) { rolling, end });
  clinic_board_seal (board);
}

int
clinic_capacity_fill (ClinicBoard *board, const ClinicVisitShape *shape)
{
  ClinicVisitShape planned;
  gint64 from = G_MININT64 / 2;
  int n = 0;

  g_return_val_if_fail (board != NULL && shape != NULL, 0);

  planned = *shape;
  planned.wait_min = planned.wait_max = planned.wait_plan;
  while (TRUE)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

      clinic_schedule_list_slots (board, &planned, NULL, from, 1, slots);
      if (slots->len == 0)
        return n;
      take_slot (board, &planned, &g_array_index (slots, ClinicSlot, 0));
      from = g_array_index (slots, ClinicSlot, 0).start;
      n++;
    }
}

int
clinic_capacity_count (const ClinicSetup *setup, const ClinicVisitShape *shape)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  int most = 0;

  g_return_val_if_fail (setup != NULL && shape != NULL, 0);

  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autoptr (ClinicBoard) board = make_board (setup, weekday, utc);
      int n = clinic_capacity_fill (board, shape);

      most = MAX (most, n);
    }
  return most;
}
