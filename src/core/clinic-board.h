/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-range.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * ClinicResource: a bed or a doctor on one day. Merged ranges in UTC seconds.
 */
typedef struct
{
  gint64 id;
  GArray *busy; /* ClinicRange: bookings, and all of @away */
  GArray *away; /* ClinicRange: away, out of service, outside own hours */
  GArray *held; /* ClinicRange: each booking, as it came, not merged: which one is in the way */
} ClinicResource;

/**
 * ClinicStretch: instants of one day in which the wall clock is @offset seconds ahead of UTC and reads what it has not
 * read before. Most days are one stretch; a day on which the clocks change is two.
 */
typedef struct
{
  ClinicRange range; /* UTC */
  int offset;
} ClinicStretch;

/**
 * ClinicBoard: all that booking needs to know of one day. Beds and doctors in the clinic's order.
 */
typedef struct
{
  ClinicDay day;
  GTimeZone *zone;
  GArray *open;    /* ClinicRange, UTC, merged: ranges that touch are one; without @closed once sealed */
  GArray *closed;  /* ClinicRange, UTC, merged: closed on that day, whatever the hours */
  GArray *beds;    /* ClinicResource */
  GArray *doctors; /* ClinicResource */
  GArray *stretches; /* ClinicStretch, filled on sealing */
} ClinicBoard;

ClinicBoard *clinic_board_new         (ClinicDay day, GTimeZone *zone); /* closed, without beds or doctors */
void         clinic_board_free        (ClinicBoard *board);
void         clinic_board_add_open    (ClinicBoard *board, int from_minute, int to_minute); /* local minutes */
void         clinic_board_add_bed     (ClinicBoard *board, gint64 bed);
void         clinic_board_add_doctor  (ClinicBoard *board, gint64 doctor);
/* UTC; a bed or doctor that is not on the board (gone since) is passed over. */
void         clinic_board_hold_bed    (ClinicBoard *board, gint64 bed, ClinicRange busy);
void         clinic_board_hold_doctor (ClinicBoard *board, gint64 doctor, ClinicRange busy);
/* UTC. Closed whatever the hours; out of service; away. */
void         clinic_board_close        (ClinicBoard *board, ClinicRange closed);
void         clinic_board_close_bed    (ClinicBoard *board, gint64 bed, ClinicRange away);
void         clinic_board_close_doctor (ClinicBoard *board, gint64 doctor, ClinicRange away);
/* Away but for @minutes (element-type ClinicRange), local minutes of the board's day in any order. */
void         clinic_board_limit_doctor (ClinicBoard *board, gint64 doctor, const GArray *minutes);
/* Takes every other doctor off the board. */
void         clinic_board_keep_doctor (ClinicBoard *board, gint64 doctor);
/* Merges. Needed before reading, and again after whatever was added since. */
void         clinic_board_seal        (ClinicBoard *board);

/* The one with @id among @resources, the board's beds or doctors; (nullable). */
const ClinicResource *clinic_resource_find (const GArray *resources, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicBoard, clinic_board_free)

G_END_DECLS
