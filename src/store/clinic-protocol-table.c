/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-protocol-table.h"

#include "store/clinic-rows.h"

gint64
clinic_protocol_table_take (ClinicTx *tx, ClinicProtocol *protocol, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GError) local = NULL;
  gint64 id = clinic_conn_get (conn, &local, "SELECT id FROM protocol WHERE sha256 = $1", "s",
                               clinic_protocol_get_sha256 (protocol));

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (id == 0)
    {
      id = clinic_conn_get (conn, error,
                            "INSERT INTO protocol (key, title, text, sha256, taken_at) VALUES ($1, $2, $3, $4, $5)"
                            " RETURNING id",
                            "ssssi", clinic_protocol_get_key (protocol), clinic_protocol_get_title (protocol),
                            clinic_protocol_get_text (protocol), clinic_protocol_get_sha256 (protocol),
                            clinic_tx_get_now (tx));
      if (id != 0)
        clinic_tx_created (tx, CLINIC_KIND_PROTOCOL, id);
    }
  return id;
}

ClinicProtocol *
clinic_protocol_table_load (ClinicConn *conn, gint64 id, const char *language, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, "SELECT key, text FROM protocol WHERE id = $1", "i", id);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  if (clinic_stmt_next (stmt, &local))
    return clinic_protocol_parse (clinic_stmt_get_text (stmt, 0), clinic_stmt_get_text (stmt, 1), -1, language, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
  return NULL;
}

GArray *
clinic_protocol_table_list_newest (ClinicConn *conn, GError **error)
{
  return clinic_rows_collect_ids (
    clinic_conn_query (conn, error, "SELECT max (id) AS newest FROM protocol GROUP BY key ORDER BY newest", ""), error);
}
