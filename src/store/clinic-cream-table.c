/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-cream-table.h"

#include "store/clinic-rows.h"

#define SELECT                                                                                                           \
  "SELECT id, version, name, substance, active, most_grams, most_area, least_minutes, most_minutes, warnings, source"   \
  " FROM cream"

static gpointer
read_cream (ClinicStmt *stmt)
{
  ClinicCream *cream = g_new0 (ClinicCream, 1);

  cream->id = clinic_stmt_get_int (stmt, 0);
  cream->version = clinic_stmt_get_int (stmt, 1);
  cream->name = clinic_stmt_dup_text (stmt, 2);
  cream->substance = clinic_stmt_dup_text (stmt, 3);
  cream->active = clinic_stmt_get_int (stmt, 4);
  cream->most_grams = clinic_stmt_get_double (stmt, 5);
  cream->most_area = clinic_stmt_get_double (stmt, 6);
  cream->least_minutes = clinic_stmt_get_int (stmt, 7);
  cream->most_minutes = clinic_stmt_get_int (stmt, 8);
  cream->warnings = clinic_stmt_dup_text (stmt, 9);
  cream->source = clinic_stmt_dup_text (stmt, 10);
  return cream;
}

static GPtrArray *
collect_creams (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_cream, (GDestroyNotify) clinic_cream_free, error);
}

GPtrArray *
clinic_cream_table_load (ClinicConn *conn, GError **error)
{
  return collect_creams (clinic_conn_query (conn, error, SELECT " ORDER BY position, id", ""), error);
}

ClinicCream *
clinic_cream_table_find (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_creams (clinic_conn_query (conn, error, SELECT " WHERE id = $1", "i", id), error),
                                "cream", error);
}

static gint64
insert_cream (ClinicTx *tx, const ClinicCream *c, GError **error)
{
  gint64 id = clinic_conn_get (
    clinic_tx_get_conn (tx), error,
    "INSERT INTO cream (name, substance, position, active, most_grams, most_area, least_minutes, most_minutes, warnings,"
    " source) VALUES ($1, $2, (SELECT count (*) FROM cream), $3, nullif ($4, 0), nullif ($5, 0), $6, $7, $8, $9)"
    " RETURNING id",
    "ssnffIIss", c->name, c->substance, c->active, c->most_grams, c->most_area, (gint64) c->least_minutes,
    (gint64) c->most_minutes, c->warnings, c->source);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CREAM, id);
  return id;
}

gint64
clinic_cream_table_save (ClinicTx *tx, const ClinicCream *c, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (c->id == 0)
    return insert_cream (tx, c, error);
  if (!clinic_tx_touch (tx, CLINIC_KIND_CREAM, c->id, error) ||
      !clinic_conn_exec (conn, error,
                         "UPDATE cream SET version = version + 1, name = $1, substance = $2, active = $3,"
                         " most_grams = nullif ($4, 0), most_area = nullif ($5, 0), least_minutes = $6, most_minutes = $7,"
                         " warnings = $8, source = $9"
                         " WHERE id = $10 AND version = $11",
                         "ssnffIIssii", c->name, c->substance, c->active, c->most_grams, c->most_area,
                         (gint64) c->least_minutes, (gint64) c->most_minutes, c->warnings, c->source, c->id, c->version) ||
      !clinic_rows_check_changed (conn, "cream", error))
    return 0;
  return c->id;
}
