/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-roller.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicRollerStock: a lot, and how many of its pieces are there.
 */
typedef struct
{
  ClinicRollerLot *lot;
  int total;
  int left; /* not used up */
} ClinicRollerStock;

void clinic_roller_stock_free (ClinicRollerStock *stock);

/**
 * ClinicRollerUse: who had a piece of a lot.
 */
typedef struct
{
  ClinicRoller *roller;
  gint64 patient;
  char *patient_name;
  char *patient_number;
  char *phone; /* "" = none */
  gint64 doctor;
} ClinicRollerUse;

void clinic_roller_use_free (ClinicRollerUse *use);

gint64           clinic_roller_table_insert_lot (ClinicTx *tx, const ClinicRollerLot *lot, GError **error); /* 0 on error */
/* Whether it is withdrawn; nothing else of a lot changes. STALE by version. */
gboolean         clinic_roller_table_withdraw_lot (ClinicTx *tx, const ClinicRollerLot *lot, gboolean withdrawn, GError **error);
ClinicRollerLot *clinic_roller_table_load_lot   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* @lot: (out) (transfer full) (nullable): %NULL = there is none of that product and lot. FALSE with an error. */
gboolean         clinic_roller_table_find_lot   (ClinicConn *conn, const char *product, const char *lot,
                                                 ClinicRollerLot **found, GError **error);
/* (element-type ClinicRollerStock): what expires first first; of lots that may be used on @from or later, since of all there
   ever were there are too many. */
GPtrArray       *clinic_roller_table_load_stock (ClinicConn *conn, ClinicDay from, GError **error);
/* (element-type ClinicRollerStock): of the lots of that name, whenever they expire. */
GPtrArray       *clinic_roller_table_load_lot_stock (ClinicConn *conn, const char *lot, GError **error);

gint64        clinic_roller_table_insert (ClinicTx *tx, gint64 lot, const char *number, GError **error); /* 0 on error */
/* (transfer full): the next number of the program's own, "S00017"; never given twice. */
char         *clinic_roller_table_take_number (ClinicConn *conn, GError **error);
ClinicRoller *clinic_roller_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicRoller): all pieces of a lot, used ones too, by their numbers. */
GPtrArray    *clinic_roller_table_load_pieces (ClinicConn *conn, gint64 lot, GError **error);

/* (element-type ClinicRoller): what a session used up; mostly one. */
GPtrArray    *clinic_roller_table_load_session (ClinicConn *conn, gint64 session, GError **error);
/* (element-type ClinicRoller): what all sessions of a patient used up. */
GPtrArray    *clinic_roller_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);
gint64        clinic_roller_table_use    (ClinicTx *tx, gint64 roller, gint64 session, GError **error); /* 0 on error */
gboolean      clinic_roller_table_free_session (ClinicTx *tx, gint64 session, GError **error);
/* (element-type ClinicRollerUse): who had a lot of that name, capitals or not, the newest first. */
GPtrArray    *clinic_roller_table_load_uses (ClinicConn *conn, const char *lot, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRollerStock, clinic_roller_stock_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRollerUse, clinic_roller_use_free)

G_END_DECLS
