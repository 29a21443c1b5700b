/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-roller.h"
#include "model/clinic-diary.h"
#include "store/clinic-roller-table.h"

G_BEGIN_DECLS

/* An expired lot stays on the list for so long, to be seen and thrown away (ours). */
#define CLINIC_ROLLERS_SHOWN_DAYS 366

/* Returns: (transfer full) (element-type ClinicRollerStock): the lots in stock, what expires first first. */
void       clinic_diary_load_roller_stock_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
GPtrArray *clinic_diary_load_roller_stock_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Returns: (transfer full) (element-type ClinicRollerStock): the lots of that name, whenever they expire. */
void       clinic_diary_load_lot_stock_async  (ClinicDiary *diary, const char *lot, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_lot_stock_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Returns: (transfer full) (element-type ClinicRoller): the pieces of a lot, used ones too. */
void       clinic_diary_load_rollers_async  (ClinicDiary *diary, gint64 lot, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_rollers_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/* Returns: (transfer full) (element-type ClinicRollerUse): who had a lot of that name, the newest first. */
void       clinic_diary_load_lot_uses_async  (ClinicDiary *diary, const char *lot, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *clinic_diary_load_lot_uses_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

/**
 * clinic_diary_add_rollers_async:
 * @lot: as the box says; a lot that is in stock already gets more pieces
 * @numbers: as clinic_roller_expand_numbers() reads them; "" = the program gives @count numbers of its own
 *
 * INVALID says what cannot be taken. Ends in clinic_diary_change_finish().
 */
void clinic_diary_add_rollers_async (ClinicDiary *diary, const ClinicRollerLot *lot, const char *numbers, int count,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Withdraws a lot, or takes that back. Ends in clinic_diary_change_finish(). */
void clinic_diary_withdraw_lot_async (ClinicDiary *diary, gint64 lot, gboolean withdrawn, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/**
 * clinic_diary_use_roller_async:
 * @roller: 0 = none: what was written down is taken back, and the piece is free
 *
 * The piece that @session uses up, instead of the one it had. CONFLICT when it was used before, is expired or withdrawn, or
 * when the session's record is signed. Ends in clinic_diary_change_finish().
 */
void clinic_diary_use_roller_async (ClinicDiary *diary, gint64 session, gint64 roller, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
