/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-care-item-table.h"

#include "store/clinic-rows.h"

static gpointer
read_item (ClinicStmt *stmt)
{
  ClinicCareItem *item = g_new0 (ClinicCareItem, 1);

  item->id = clinic_stmt_get_int (stmt, 0);
  item->key = clinic_stmt_dup_text (stmt, 1);
  item->title = clinic_stmt_dup_text (stmt, 2);
  item->detail = clinic_stmt_dup_text (stmt, 3);
  item->often = clinic_stmt_dup_text (stmt, 4);
  item->unlocks = clinic_stmt_get_int (stmt, 5) != 0;
  clinic_healing_state_from_string (clinic_stmt_get_text (stmt, 6), &item->from);
  clinic_healing_state_from_string (clinic_stmt_get_text (stmt, 7), &item->until);
  item->stays = clinic_stmt_get_int (stmt, 8) != 0;
  return item;
}

gint64
clinic_care_item_table_insert (ClinicTx *tx, gint64 session, int position, const ClinicCareItem *item, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO care_item (session, position, key, title, detail, often, unlocks, from_state,"
                               " until_state, stays) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
                               "inssssnssn", session, position, item->key, item->title, item->detail, item->often,
                               item->unlocks, clinic_healing_state_to_string (item->from),
                               clinic_healing_state_to_string (item->until), item->stays);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CARE_ITEM, id);
  return id;
}

GPtrArray *
clinic_care_item_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error,
                                        "SELECT id, key, title, detail, often, unlocks, from_state, until_state, stays"
                                        " FROM care_item WHERE session = $1 ORDER BY position, id",
                                        "i", session);

  return clinic_rows_collect (stmt, read_item, (GDestroyNotify) clinic_care_item_free, error);
}
