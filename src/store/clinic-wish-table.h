/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-wish.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicWishCard: a wish with what the waiting list says about it.
 */
typedef struct
{
  ClinicWish *wish;
  char *patient_name;   /* "Asha Rao" */
  char *phone;          /* the first; "" when none */
  char *area;           /* of the course */
  gboolean red_flag;
  char *allergies;      /* "" = none known */
  gboolean cold_sores;
  gboolean may_be_called;
  gint64 held;          /* UTC: the arrival of the session an earlier time is wished for; CLINIC_TIME_NONE */
} ClinicWishCard;

ClinicWishCard *clinic_wish_card_copy (const ClinicWishCard *card);
void            clinic_wish_card_free (ClinicWishCard *card);

gint64          clinic_wish_table_insert (ClinicTx *tx, const ClinicWish *wish, GError **error); /* 0 on error */
gboolean        clinic_wish_table_update (ClinicTx *tx, const ClinicWish *wish, GError **error); /* STALE by version */
ClinicWish     *clinic_wish_table_load   (ClinicConn *conn, gint64 id, GError **error);          /* NOT_FOUND */
/* (element-type ClinicWishCard): open ones, urgent first, then the oldest. */
GPtrArray      *clinic_wish_table_load_open (ClinicConn *conn, GError **error);
ClinicWishCard *clinic_wish_table_load_card (ClinicConn *conn, gint64 id, GError **error);       /* NOT_FOUND */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicWishCard, clinic_wish_card_free)

G_END_DECLS
