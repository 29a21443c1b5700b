/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-range.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/* Arrival and the end of the wait fall on multiples of this, local minutes. */
#define CLINIC_SCHEDULE_STEP 5

/**
 * ClinicResource: a bed or a doctor on one day. @busy: merged ranges in UTC seconds (bookings, absences, out of service).
 */
typedef struct
{
  gint64 id;
  GArray *busy; /* ClinicRange */
} ClinicResource;

/**
 * ClinicBoard: all that booking needs to know of one day. Beds and doctors in the clinic's order.
 */
typedef struct
{
  ClinicDay day;
  GTimeZone *zone;
  GArray *open;    /* ClinicRange, UTC, merged: ranges that touch are one */
  GArray *beds;    /* ClinicResource */
  GArray *doctors; /* ClinicResource */
} ClinicBoard;

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

ClinicBoard *clinic_board_new     (ClinicDay day, GTimeZone *zone);
void         clinic_board_free    (ClinicBoard *board);
void         clinic_board_add_open   (ClinicBoard *board, int from_minute, int to_minute); /* local minutes */
void         clinic_board_add_bed    (ClinicBoard *board, gint64 bed);
void         clinic_board_add_doctor (ClinicBoard *board, gint64 doctor);
void         clinic_board_hold_bed    (ClinicBoard *board, gint64 bed, ClinicRange busy); /* UTC */
void         clinic_board_hold_doctor (ClinicBoard *board, gint64 doctor, ClinicRange busy);
void         clinic_board_seal       (ClinicBoard *board); /* merges; after this only reading */

/**
 * clinic_schedule_list_slots:
 * @patient_busy: (nullable): ranges in which the patient is elsewhere
 * @not_before: UTC; slots arriving earlier are left out (now, for today)
 * @max: at most so many
 *
 * The day's free slots, one per arrival: ordered by arrival; for each the wait nearest to the planned one (the
 * shorter first), then bed and doctor in the clinic's order. Appends ClinicSlot to @slots.
 */
void clinic_schedule_list_slots (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *patient_busy,
                                 gint64 not_before, gsize max, GArray *slots);

typedef enum
{
  CLINIC_PLACE_FREE,
  CLINIC_PLACE_CLOSED,       /* outside opening hours */
  CLINIC_PLACE_OFF_GRID,     /* not on a multiple of 5 minutes */
  CLINIC_PLACE_WAIT,         /* wait outside 30 to 60 */
  CLINIC_PLACE_BED_TAKEN,
  CLINIC_PLACE_DOCTOR_BUSY,
  CLINIC_PLACE_PATIENT_BUSY,
} ClinicPlaceFault;

/* Whether one given slot is free; @until (out, optional): when the thing in the way ends, UTC. */
ClinicPlaceFault clinic_schedule_check_slot (const ClinicBoard *board, const ClinicVisitShape *shape,
                                             const GArray *patient_busy, const ClinicSlot *slot, gint64 *until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicBoard, clinic_board_free)

G_END_DECLS
