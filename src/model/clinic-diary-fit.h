/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-fit.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-slots.h"

G_BEGIN_DECLS

/**
 * ClinicFitMove: one booked session that waits longer or shorter, so that another patient fits in.
 */
typedef struct
{
  gint64 session;
  gint64 version;     /* as it was when it was offered */
  char *patient_name;
  int from;           /* minutes of wait, as planned */
  int to;
  gint64 rolling;     /* UTC: when it is rolled then */
} ClinicFitMove;

/**
 * ClinicFitOffer: a place for one more patient, and whose waits change for it.
 */
typedef struct
{
  ClinicSlot slot;
  GPtrArray *moves; /* ClinicFitMove, by arrival; never empty: what is free as it is has no need of this */
  int minutes;      /* by which waits change in all */
} ClinicFitOffer;

ClinicFitOffer *clinic_fit_offer_copy (const ClinicFitOffer *offer); /* (transfer full) */
void            clinic_fit_offer_free (ClinicFitOffer *offer);

/**
 * clinic_diary_find_fits_async:
 * @wish: course, doctor, from (the day), part and close count; except: the session that is moved there, 0 for a new one
 * @max: at most so many
 *
 * Where one more visit fits in on that day by stretching and shrinking waits of those who have not arrived, without
 * moving anyone's arrival but that of a session that is moved. CONFLICT says why the day cannot be.
 *
 * Returns: (transfer full) (element-type ClinicFitOffer): the fewest changes first, then the smallest, then the earliest
 */
void       clinic_diary_find_fits_async  (ClinicDiary *diary, const ClinicSlotWish *wish, guint max,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_find_fits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_fit_in_async:
 * @booking: of @offer's slot
 *
 * Changes the waits and books, in one transaction and one undo; refused whole (CONFLICT) when any of those sessions has
 * changed since it was offered, or somebody of them has arrived.
 */
void clinic_diary_fit_in_async (ClinicDiary *diary, const ClinicBooking *booking, const ClinicFitOffer *offer,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * clinic_diary_fit_move_async:
 * @session: the one that @offer was found for
 * @to: of @offer's slot; as clinic_diary_move_async() reads it
 *
 * The same with a session that is booked already: it moves there, by all the rules of a move.
 */
void clinic_diary_fit_move_async (ClinicDiary *diary, gint64 session, const ClinicBooking *to, const ClinicFitOffer *offer,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicFitOffer, clinic_fit_offer_free)

G_END_DECLS
