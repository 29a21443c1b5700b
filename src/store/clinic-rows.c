/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-rows.h"

gboolean
clinic_rows_each (ClinicStmt *query, ClinicRowVisit visit, gpointer data, GError **error)
{
  g_autoptr (ClinicStmt) stmt = query;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (visit != NULL, FALSE);

  while (stmt != NULL && clinic_stmt_next (stmt, &local))
    visit (stmt, data);
  if (local == NULL)
    return stmt != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  GPtrArray *rows;
  ClinicRowFunc read;
} Collecting;

static void
collect_row (ClinicStmt *stmt, gpointer data)
{
  Collecting *collecting = data;

  g_ptr_array_add (collecting->rows, collecting->read (stmt));
}

GPtrArray *
clinic_rows_collect (ClinicStmt *stmt, ClinicRowFunc read, GDestroyNotify row_free, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  Collecting collecting = { rows, read };

  g_return_val_if_fail (read != NULL, NULL);

  return clinic_rows_each (stmt, collect_row, &collecting, error) ? g_steal_pointer (&rows) : NULL;
}

gpointer
clinic_rows_take_only (GPtrArray *taken, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) rows = taken;

  if (rows == NULL)
    return NULL;
  if (rows->len > 0)
    return g_ptr_array_steal_index (rows, 0);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, kind);
  return NULL;
}

gboolean
clinic_rows_check_changed (ClinicConn *conn, const char *kind, GError **error)
{
  if (clinic_conn_changes (conn) == 1)
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_STALE, kind);
  return FALSE;
}

gboolean
clinic_rows_delete (ClinicTx *tx, ClinicKind kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", clinic_kind_to_table (kind));

  return clinic_tx_touch (tx, kind, id, error) && clinic_conn_exec (clinic_tx_get_conn (tx), error, sql, "i", id);
}

static void
collect_id (ClinicStmt *stmt, gpointer ids)
{
  gint64 id = clinic_stmt_get_int (stmt, 0);

  g_array_append_val ((GArray *) ids, id);
}

GArray *
clinic_rows_collect_ids (ClinicStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return clinic_rows_each (stmt, collect_id, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static void
add_text (ClinicStmt *stmt, gpointer data)
{
  g_hash_table_add (data, clinic_stmt_dup_text (stmt, 0));
}

gboolean
clinic_rows_collect_texts (ClinicConn *conn, int first_schema, const char *sql, GHashTable *texts, GError **error)
{
  int version;

  g_return_val_if_fail (conn != NULL && sql != NULL && texts != NULL, FALSE);

  version = clinic_conn_get_schema_version (conn, error);
  if (version < 0)
    return FALSE;
  return version < first_schema || clinic_rows_each (clinic_conn_query (conn, error, sql, ""), add_text, texts, error);
}

gboolean
clinic_rows_has_column (ClinicConn *conn, ClinicKind kind, const char *column, gboolean *has, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", clinic_kind_to_table (kind));
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, sql, "i", (gint64) 0);

  *has = FALSE;
  for (int i = 0; stmt != NULL && i < clinic_stmt_get_n_columns (stmt); i++)
    *has = *has || g_str_equal (clinic_stmt_get_name (stmt, i), column);
  return stmt != NULL;
}
