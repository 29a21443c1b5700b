/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-board.h"
#include "core/clinic-range.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/*
 * Arrival and the end of the wait fall on multiples of this, local minutes. Zones move their clocks by multiples of it
 * too, so that a wait of such a length leads from the grid to the grid.
 */
#define CLINIC_SCHEDULE_STEP 5

/**
 * ClinicSlot: arrival, wait, bed, doctor. @minute is the local minute of arrival, @start the same in UTC.
 */
typedef struct
{
  ClinicDay day;
  int minute;
  int wait;
  gint64 start;
  gint64 bed;
  gint64 doctor;
} ClinicSlot;

/**
 * ClinicVisitShape: the lengths of a visit in minutes (protocol: wait 30 to 60, plan 45; rolling 20; turnover 10).
 */
typedef struct
{
  int wait_min;
  int wait_plan;
  int wait_max;
  int rolling;
  int turnover;
} ClinicVisitShape;

/**
 * clinic_schedule_list_slots:
 * @board: sealed
 * @patient_busy: (nullable): merged ranges, UTC, in which the patient is elsewhere
 * @not_before: UTC; slots arriving earlier are left out (now, for today)
 * @max: at most so many
 *
 * The day's free slots, one per arrival: ordered by arrival; for each the wait nearest to the planned one (the
 * shorter first), then bed and doctor in the clinic's order. A local minute that does not exist is no arrival; of one
 * that exists twice the first is. Appends ClinicSlot to @slots.
 */
void clinic_schedule_list_slots (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                                 gint64 not_before, gsize max, GArray *slots);

typedef enum
{
  CLINIC_PLACE_FREE,
  CLINIC_PLACE_CLOSED,       /* outside opening hours, or within a closure */
  CLINIC_PLACE_OFF_GRID,     /* not on a multiple of 5 minutes */
  CLINIC_PLACE_WAIT,         /* wait outside the shape's least and most (30 to 60) */
  CLINIC_PLACE_BED_OUT,      /* of service */
  CLINIC_PLACE_BED_TAKEN,
  CLINIC_PLACE_DOCTOR_AWAY,  /* or outside the doctor's own hours */
  CLINIC_PLACE_DOCTOR_BUSY,
  CLINIC_PLACE_PATIENT_BUSY,
} ClinicPlaceFault;
#define CLINIC_PLACE_N_FAULTS (CLINIC_PLACE_PATIENT_BUSY + 1)

/**
 * ClinicPlaceFaults: all that is wrong with a place.
 */
typedef struct
{
  guint found; /* 1 << ClinicPlaceFault for each */
  /* UTC: when the first thing in the way ends, or the clinic opens next; CLINIC_TIME_NONE where nothing ends (off the
     grid, a bed or doctor that is not there, no later opening on this day) */
  gint64 until[CLINIC_PLACE_N_FAULTS];
} ClinicPlaceFaults;

/* The first in the order of ClinicPlaceFault; CLINIC_PLACE_FREE when there is none. */
ClinicPlaceFault clinic_place_faults_get_first (const ClinicPlaceFaults *faults);

/**
 * clinic_schedule_find_faults:
 * @board: sealed; without the session that is being moved
 * @patient_busy: (nullable): merged ranges, UTC
 * @slot: of the board's day; its minute counts, its start is not read
 * @faults: (out): each that holds by itself, whatever else is wrong
 */
void clinic_schedule_find_faults (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                                  const ClinicSlot *slot, ClinicPlaceFaults *faults);

/**
 * clinic_schedule_check_slot:
 * @until: (out) (optional): of the fault that is returned
 *
 * Returns: whether the slot is free, or the first fault in the order of ClinicPlaceFault
 */
ClinicPlaceFault clinic_schedule_check_slot (const ClinicBoard *board, const ClinicVisitShape *shape,
                                             const GArray *patient_busy, const ClinicSlot *slot, gint64 *until);

G_END_DECLS
