/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-booking.h"
#include "model/clinic-places.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_MOVER (clinic_mover_get_type ())

/**
 * ClinicMover: a move of one session while a person makes it, by pointer or keys: what is moved, where it would stand, and
 * whether that is allowed. It draws nothing; who shows the move follows its signals.
 *
 * Signals:
 *  "changed": where it stands, or what is known of the places
 *  "refused" (char *words): it was to be dropped, or begun, and cannot be
 *  "ended" (gint64 session, gboolean moved): dropped, or put back
 */
G_DECLARE_FINAL_TYPE (ClinicMover, clinic_mover, CLINIC, MOVER, GObject)

typedef enum
{
  CLINIC_MOVE_PLACE,
  CLINIC_MOVE_WAIT, /* the arrival stays, rolling comes sooner or later */
} ClinicMoveKind;

ClinicMover *clinic_mover_new       (void);
void         clinic_mover_set_diary (ClinicMover *self, ClinicDiary *diary); /* nullable */
/* The days on the screen: the places of those are read, at once when a move is under way. */
void         clinic_mover_show_days (ClinicMover *self, ClinicDay first, int n_days);

/* Returns: whether it begins; else it was refused (rolling has begun), or another move waits for its answer. */
gboolean     clinic_mover_begin     (ClinicMover *self, const ClinicVisit *visit, ClinicMoveKind kind, gboolean by_pointer);
void         clinic_mover_aim       (ClinicMover *self, ClinicDay day, int minute, gint64 bed);
void         clinic_mover_aim_wait  (ClinicMover *self, int wait); /* minutes, kept within what the protocol allows */
/* Moves the session where that is allowed. A refused move by pointer ends, one by keys goes on. */
void         clinic_mover_drop      (ClinicMover *self);
void         clinic_mover_cancel    (ClinicMover *self);

gboolean           clinic_mover_is_active     (ClinicMover *self);
gboolean           clinic_mover_is_by_pointer (ClinicMover *self);
ClinicMoveKind     clinic_mover_get_kind      (ClinicMover *self);
/* While active; (transfer none) (nullable). */
const ClinicVisit       *clinic_mover_get_visit  (ClinicMover *self);
const ClinicSlot        *clinic_mover_get_slot   (ClinicMover *self); /* as it would be booked */
const ClinicPlaces      *clinic_mover_get_places (ClinicMover *self); /* NULL until they are read */
const ClinicPlaceAnswer *clinic_mover_get_answer (ClinicMover *self); /* NULL until then */

/* "Asha Rao to Tue 24 Nov, 11:05, Bed 2: Bed 2 is taken until 11:15."; (transfer full). */
char *clinic_mover_say (ClinicMover *self);

G_END_DECLS
