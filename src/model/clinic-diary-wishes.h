/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-slots.h"
#include "store/clinic-wish-table.h"

G_BEGIN_DECLS

/* So far ahead the waiting list looks for places that fit now (ours). */
#define CLINIC_WISHES_LOOK_DAYS 60

/**
 * ClinicProposal: an open wish, and the first free place that fits it.
 */
typedef struct
{
  ClinicWishCard *card;
  gboolean fits;
  ClinicSlot slot; /* where it @fits */
  char *why;       /* (nullable): why nothing can be booked for it: "The course is paused. …" */
} ClinicProposal;

ClinicProposal *clinic_proposal_copy (const ClinicProposal *proposal); /* (transfer full) */
void            clinic_proposal_free (ClinicProposal *proposal);

/**
 * clinic_diary_load_proposals_async:
 * @place: (nullable): UTC; only those who can arrive within it
 *
 * The waiting list, urgent first, then the oldest: each open wish with the first place that fits it now. Spacing is
 * kept; for a session that is booked only an earlier place counts. Nothing is ever booked by this.
 *
 * Returns: (transfer full) (element-type ClinicProposal): with @place only those who fit
 */
void       clinic_diary_load_proposals_async  (ClinicDiary *diary, const ClinicRange *place, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_proposals_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * ClinicFreed: a place that a change has left free, and who wishes for it.
 */
typedef struct
{
  ClinicRange place; /* UTC: arrivals in it */
  GPtrArray *names;  /* utf8: in the order they are asked */
} ClinicFreed;

void clinic_freed_free (ClinicFreed *freed);

/* What @change has left free that somebody on the waiting list would take. Returns: (transfer full) (nullable): %NULL
   without an error when nobody wants it. */
void         clinic_diary_find_freed_async  (ClinicDiary *diary, ClinicChange *change, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
ClinicFreed *clinic_diary_find_freed_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Returns: (transfer full): one wish as the list shows it. */
void            clinic_diary_load_wish_async  (ClinicDiary *diary, gint64 wish, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
ClinicWishCard *clinic_diary_load_wish_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/*
 * Verbs: one transaction and one undo each, ending in clinic_diary_change_finish().
 */

/* @wish: its id is 0 for a new one. INVALID says what to change. */
void clinic_diary_save_wish_async     (ClinicDiary *diary, const ClinicWish *wish, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
void clinic_diary_withdraw_wish_async (ClinicDiary *diary, gint64 wish, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/* Books @slot, or moves the wish's own session there, and closes the wish. CONFLICT as for any booking. */
void clinic_diary_book_wish_async     (ClinicDiary *diary, gint64 wish, const ClinicSlot *slot, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicProposal, clinic_proposal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicFreed, clinic_freed_free)

G_END_DECLS
