/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-prescription-table.h"

#include "store/clinic-rows.h"

#define COLUMNS "id, version, session, item, name, until_day, paused, resumed"

static gpointer
read_prescription (ClinicStmt *stmt)
{
  ClinicPrescription *prescription = g_new0 (ClinicPrescription, 1);

  prescription->id = clinic_stmt_get_int (stmt, 0);
  prescription->version = clinic_stmt_get_int (stmt, 1);
  prescription->session = clinic_stmt_get_int (stmt, 2);
  prescription->item = clinic_stmt_dup_text (stmt, 3);
  prescription->name = clinic_stmt_dup_text (stmt, 4);
  prescription->until_day = clinic_stmt_get_day (stmt, 5);
  prescription->paused = clinic_stmt_get_day (stmt, 6);
  prescription->resumed = clinic_stmt_get_day (stmt, 7);
  return prescription;
}

gint64
clinic_prescription_table_insert (ClinicTx *tx, const ClinicPrescription *p, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO prescription (session, item, name, until_day, paused, resumed)"
                               " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                               "issddd", p->session, p->item, p->name, p->until_day, p->paused, p->resumed);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_PRESCRIPTION, id);
  return id;
}

gboolean
clinic_prescription_table_update (ClinicTx *tx, const ClinicPrescription *p, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_PRESCRIPTION, p->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE prescription SET version = version + 1, item = $1, name = $2, until_day = $3,"
                           " paused = $4, resumed = $5 WHERE id = $6 AND version = $7",
                           "ssdddii", p->item, p->name, p->until_day, p->paused, p->resumed, p->id, p->version) &&
         clinic_rows_check_changed (conn, "prescription", error);
}

static GPtrArray *
collect (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_prescription, (GDestroyNotify) clinic_prescription_free, error);
}

ClinicPrescription *
clinic_prescription_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (
    collect (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM prescription WHERE id = $1", "i", id), error),
    "prescription", error);
}

GPtrArray *
clinic_prescription_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  return collect (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM prescription WHERE session = $1 ORDER BY id", "i",
                                     session),
                  error);
}
