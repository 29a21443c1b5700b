/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-roller-table.h"

#include <string.h>

#include "core/clinic-patient.h"
#include "store/clinic-rows.h"

#define LOT_COLUMNS "l.id, l.version, l.product, l.lot, l.needle, l.expiry_day, l.withdrawn"
#define N_LOT_COLUMNS 7

void
clinic_roller_stock_free (ClinicRollerStock *stock)
{
  if (stock == NULL)
    return;
  clinic_roller_lot_free (stock->lot);
  g_free (stock);
}

void
clinic_roller_use_free (ClinicRollerUse *use)
{
  if (use == NULL)
    return;
  clinic_roller_free (use->roller);
  g_free (use->patient_name);
  g_free (use->patient_number);
  g_free (use->phone);
  g_free (use);
}

/* Lots */

static gpointer
read_lot (ClinicStmt *stmt)
{
  ClinicRollerLot *lot = g_new0 (ClinicRollerLot, 1);

  lot->id = clinic_stmt_get_int (stmt, 0);
  lot->version = clinic_stmt_get_int (stmt, 1);
  lot->product = clinic_stmt_dup_text (stmt, 2);
  lot->lot = clinic_stmt_dup_text (stmt, 3);
  lot->needle = clinic_stmt_get_double (stmt, 4);
  lot->expiry = clinic_stmt_get_day (stmt, 5);
  lot->withdrawn = clinic_stmt_get_int (stmt, 6) != 0;
  return lot;
}

gint64
clinic_roller_table_insert_lot (ClinicTx *tx, const ClinicRollerLot *lot, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO roller_lot (product, lot, needle, expiry_day) VALUES ($1, $2, $3, $4) RETURNING id",
                               "ssfd", lot->product, lot->lot, lot->needle, lot->expiry);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_ROLLER_LOT, id);
  return id;
}

gboolean
clinic_roller_table_withdraw_lot (ClinicTx *tx, const ClinicRollerLot *lot, gboolean withdrawn, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_ROLLER_LOT, lot->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE roller_lot SET version = version + 1, withdrawn = $1 WHERE id = $2 AND version = $3", "nii",
                           withdrawn, lot->id, lot->version) &&
         clinic_rows_check_changed (conn, "roller_lot", error);
}

static GPtrArray *
collect_lots (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_lot, (GDestroyNotify) clinic_roller_lot_free, error);
}

ClinicRollerLot *
clinic_roller_table_load_lot (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (
    collect_lots (clinic_conn_query (conn, error, "SELECT " LOT_COLUMNS " FROM roller_lot AS l WHERE l.id = $1", "i", id), error),
    "roller_lot", error);
}

gboolean
clinic_roller_table_find_lot (ClinicConn *conn, const char *product, const char *lot, ClinicRollerLot **found, GError **error)
{
  g_autoptr (GPtrArray) lots = collect_lots (
    clinic_conn_query (conn, error, "SELECT " LOT_COLUMNS " FROM roller_lot AS l WHERE l.product = $1 AND l.lot = $2", "ss",
                       product, lot),
    error);

  *found = lots != NULL && lots->len > 0 ? g_ptr_array_steal_index (lots, 0) : NULL;
  return lots != NULL;
}

static gpointer
read_stock (ClinicStmt *stmt)
{
  ClinicRollerStock *stock = g_new0 (ClinicRollerStock, 1);

  stock->lot = read_lot (stmt);
  stock->total = clinic_stmt_get_int (stmt, N_LOT_COLUMNS);
  stock->left = stock->total - clinic_stmt_get_int (stmt, N_LOT_COLUMNS + 1);
  return stock;
}

#define SELECT_STOCK                                                                                                    \
  "SELECT " LOT_COLUMNS ", count (r.id), count (u.id) FROM roller_lot AS l"                                              \
  " LEFT JOIN roller AS r ON r.roller_lot = l.id LEFT JOIN roller_use AS u ON u.roller = r.id WHERE "
#define GROUP_STOCK " GROUP BY " LOT_COLUMNS " ORDER BY l.expiry_day, l.needle, l.lot, l.id"

static GPtrArray *
collect_stock (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_stock, (GDestroyNotify) clinic_roller_stock_free, error);
}

GPtrArray *
clinic_roller_table_load_stock (ClinicConn *conn, ClinicDay from, GError **error)
{
  return collect_stock (clinic_conn_query (conn, error, SELECT_STOCK "l.expiry_day >= $1" GROUP_STOCK, "d", from), error);
}

GPtrArray *
clinic_roller_table_load_lot_stock (ClinicConn *conn, const char *lot, GError **error)
{
  return collect_stock (clinic_conn_query (conn, error, SELECT_STOCK "lower (l.lot) = lower ($1)" GROUP_STOCK, "s", lot),
                        error);
}

/* Pieces */

#define PIECE_SELECT                                                                                                     \
  "SELECT " LOT_COLUMNS ", r.id, r.number, u.session, s.day FROM roller AS r JOIN roller_lot AS l ON l.id = r.roller_lot" \
  " LEFT JOIN roller_use AS u ON u.roller = r.id LEFT JOIN session AS s ON s.id = u.session"
#define N_PIECE_COLUMNS (N_LOT_COLUMNS + 4)

static gpointer
read_piece (ClinicStmt *stmt)
{
  ClinicRoller *roller = g_new0 (ClinicRoller, 1);

  roller->lot = read_lot (stmt);
  roller->id = clinic_stmt_get_int (stmt, N_LOT_COLUMNS);
  roller->number = clinic_stmt_dup_text (stmt, N_LOT_COLUMNS + 1);
  roller->session = clinic_stmt_get_int (stmt, N_LOT_COLUMNS + 2);
  roller->used_day = clinic_stmt_get_day (stmt, N_LOT_COLUMNS + 3);
  return roller;
}

static GPtrArray *
collect_pieces (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_piece, (GDestroyNotify) clinic_roller_free, error);
}

gint64
clinic_roller_table_insert (ClinicTx *tx, gint64 lot, const char *number, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO roller (roller_lot, number) VALUES ($1, $2) RETURNING id", "is", lot, number);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_ROLLER, id);
  return id;
}

char *
clinic_roller_table_take_number (ClinicConn *conn, GError **error)
{
  gint64 value = clinic_conn_get (conn, error,
                                  "INSERT INTO counter (name, value) VALUES ('roller', 1) ON CONFLICT (name)"
                                  " DO UPDATE SET value = counter.value + 1 RETURNING value",
                                  "");

  return value != 0 ? g_strdup_printf ("S%05" G_GINT64_FORMAT, value) : NULL;
}

ClinicRoller *
clinic_roller_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_pieces (clinic_conn_query (conn, error, PIECE_SELECT " WHERE r.id = $1", "i", id), error),
                                "roller", error);
}

GPtrArray *
clinic_roller_table_load_pieces (ClinicConn *conn, gint64 lot, GError **error)
{
  return collect_pieces (clinic_conn_query (conn, error,
                                            PIECE_SELECT " WHERE r.roller_lot = $1 ORDER BY length (r.number), r.number", "i", lot),
                         error);
}

GPtrArray *
clinic_roller_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  return collect_pieces (clinic_conn_query (conn, error, PIECE_SELECT " WHERE u.session = $1 ORDER BY u.id", "i", session), error);
}

GPtrArray *
clinic_roller_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return collect_pieces (clinic_conn_query (conn, error,
                                            "SELECT " LOT_COLUMNS ", r.id, r.number, u.session, s.day FROM session AS s"
                                            " JOIN roller_use AS u ON u.session = s.id JOIN roller AS r ON r.id = u.roller"
                                            " JOIN roller_lot AS l ON l.id = r.roller_lot WHERE s.patient = $1"
                                            " AND s.state NOT IN ('cancelled', 'noshow') ORDER BY u.id",
                                            "i", patient),
                         error);
}

/* Uses */

gint64
clinic_roller_table_use (ClinicTx *tx, gint64 roller, gint64 session, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO roller_use (roller, session, at, actor) VALUES ($1, $2, $3, $4) RETURNING id", "iitI",
                               roller, session, clinic_tx_get_now (tx), clinic_tx_get_staff (tx));

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_ROLLER_USE, id);
  return id;
}

gboolean
clinic_roller_table_free_session (ClinicTx *tx, gint64 session, GError **error)
{
  g_autoptr (GArray) ids = clinic_rows_collect_ids (
    clinic_conn_query (clinic_tx_get_conn (tx), error, "SELECT id FROM roller_use WHERE session = $1", "i", session), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!clinic_rows_delete (tx, CLINIC_KIND_ROLLER_USE, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static gpointer
read_use (ClinicStmt *stmt)
{
  ClinicRollerUse *use = g_new0 (ClinicRollerUse, 1);
  g_autofree char *phones = clinic_stmt_dup_text (stmt, N_PIECE_COLUMNS + 4);

  use->roller = read_piece (stmt);
  use->patient = clinic_stmt_get_int (stmt, N_PIECE_COLUMNS);
  use->patient_name = clinic_patient_join_name (clinic_stmt_get_text (stmt, N_PIECE_COLUMNS + 1),
                                                clinic_stmt_get_text (stmt, N_PIECE_COLUMNS + 2));
  use->patient_number = clinic_stmt_dup_text (stmt, N_PIECE_COLUMNS + 3);
  use->phone = g_strndup (phones, strcspn (phones, "\n"));
  use->doctor = clinic_stmt_get_int (stmt, N_PIECE_COLUMNS + 5);
  return use;
}

GPtrArray *
clinic_roller_table_load_uses (ClinicConn *conn, const char *lot, GError **error)
{
  return clinic_rows_collect (
    clinic_conn_query (conn, error,
                       "SELECT " LOT_COLUMNS ", r.id, r.number, u.session, s.day, p.id, p.given, p.family, p.number, p.phones,"
                       " s.doctor FROM roller_lot AS l JOIN roller AS r ON r.roller_lot = l.id"
                       " JOIN roller_use AS u ON u.roller = r.id JOIN session AS s ON s.id = u.session"
                       " JOIN patient AS p ON p.id = s.patient WHERE lower (l.lot) = lower ($1)"
                       " ORDER BY s.day DESC, s.start DESC, u.id",
                       "s", lot),
    read_use, (GDestroyNotify) clinic_roller_use_free, error);
}
