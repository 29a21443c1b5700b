/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-closure-table.h"

#include "store/clinic-rows.h"

#define SELECT "SELECT id, version, bed, staff, from_day, from_minute, to_day, to_minute, reason, uid FROM closure"

static gpointer
read_closure (ClinicStmt *stmt)
{
  ClinicClosure *closure = clinic_closure_new ();

  closure->id = clinic_stmt_get_int (stmt, 0);
  closure->version = clinic_stmt_get_int (stmt, 1);
  closure->bed = clinic_stmt_get_int (stmt, 2);
  closure->staff = clinic_stmt_get_int (stmt, 3);
  closure->from_day = clinic_stmt_get_int (stmt, 4);
  closure->from_minute = clinic_stmt_get_int (stmt, 5);
  closure->to_day = clinic_stmt_get_int (stmt, 6);
  closure->to_minute = clinic_stmt_get_int (stmt, 7);
  clinic_closure_set_reason (closure, clinic_stmt_get_text (stmt, 8));
  closure->uid = g_strdup (clinic_stmt_get_text (stmt, 9));
  return closure;
}

static void
add_closure (ClinicStmt *stmt, gpointer closures)
{
  g_ptr_array_add (closures, read_closure (stmt));
}

gboolean
clinic_closure_table_load (ClinicConn *conn, GPtrArray *closures, GError **error)
{
  g_return_val_if_fail (closures != NULL, FALSE);

  return clinic_rows_each (clinic_conn_query (conn, error, SELECT " ORDER BY from_day, from_minute, id", ""), add_closure,
                           closures, error);
}

ClinicClosure *
clinic_closure_table_find (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (clinic_rows_collect (clinic_conn_query (conn, error, SELECT " WHERE id = $1", "i", id),
                                                     read_closure, (GDestroyNotify) clinic_closure_free, error),
                                "closure", error);
}

static gint64
insert_closure (ClinicTx *tx, const ClinicClosure *c, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO closure (bed, staff, from_day, from_minute, to_day, to_minute, reason, uid)"
                               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                               "IIdndnss", c->bed, c->staff, c->from_day, c->from_minute, c->to_day, c->to_minute,
                               c->reason, c->uid);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CLOSURE, id);
  return id;
}

gint64
clinic_closure_table_save (ClinicTx *tx, const ClinicClosure *c, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (c->id == 0)
    return insert_closure (tx, c, error);
  if (!clinic_tx_touch (tx, CLINIC_KIND_CLOSURE, c->id, error) ||
      !clinic_conn_exec (conn, error,
                         "UPDATE closure SET version = version + 1, bed = $1, staff = $2, from_day = $3, from_minute = $4,"
                         " to_day = $5, to_minute = $6, reason = $7, uid = $8 WHERE id = $9 AND version = $10",
                         "IIdndnssii", c->bed, c->staff, c->from_day, c->from_minute, c->to_day, c->to_minute, c->reason,
                         c->uid, c->id, c->version) ||
      !clinic_rows_check_changed (conn, "closure", error))
    return 0;
  return c->id;
}
