/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-red-flag-table.h"

#include "store/clinic-rows.h"

#define COLUMNS "id, version, patient, session, call, opened_at, opened_by, reason, closed_at, closed_by, note"

ClinicRedFlag *
clinic_red_flag_new (void)
{
  ClinicRedFlag *flag = g_new0 (ClinicRedFlag, 1);

  flag->reason = g_strdup ("");
  flag->closed_at = CLINIC_TIME_NONE;
  return flag;
}

ClinicRedFlag *
clinic_red_flag_copy (const ClinicRedFlag *flag)
{
  ClinicRedFlag *copy;

  g_return_val_if_fail (flag != NULL, NULL);

  copy = g_memdup2 (flag, sizeof *flag);
  copy->reason = g_strdup (flag->reason);
  copy->note = g_strdup (flag->note);
  return copy;
}

void
clinic_red_flag_free (ClinicRedFlag *flag)
{
  if (flag == NULL)
    return;
  g_free (flag->reason);
  g_free (flag->note);
  g_free (flag);
}

static gpointer
read_flag (ClinicStmt *stmt)
{
  ClinicRedFlag *flag = clinic_red_flag_new ();

  flag->id = clinic_stmt_get_int (stmt, 0);
  flag->version = clinic_stmt_get_int (stmt, 1);
  flag->patient = clinic_stmt_get_int (stmt, 2);
  flag->session = clinic_stmt_get_int (stmt, 3);
  flag->call = clinic_stmt_get_int (stmt, 4);
  flag->opened_at = clinic_stmt_get_int (stmt, 5);
  flag->opened_by = clinic_stmt_get_int (stmt, 6);
  g_free (flag->reason);
  flag->reason = clinic_stmt_dup_text (stmt, 7);
  flag->closed_at = clinic_stmt_get_time (stmt, 8);
  flag->closed_by = clinic_stmt_get_int (stmt, 9);
  flag->note = g_strdup (clinic_stmt_get_text (stmt, 10));
  return flag;
}

gint64
clinic_red_flag_table_insert (ClinicTx *tx, const ClinicRedFlag *f, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO red_flag (patient, session, call, opened_at, opened_by, reason, closed_at,"
                               " closed_by, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
                               "iIIiIStIs", f->patient, f->session, f->call, f->opened_at, f->opened_by, f->reason,
                               f->closed_at, f->closed_by, f->note);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_RED_FLAG, id);
  return id;
}

gboolean
clinic_red_flag_table_update (ClinicTx *tx, const ClinicRedFlag *f, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_RED_FLAG, f->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE red_flag SET version = version + 1, closed_at = $1, closed_by = $2, note = $3"
                           " WHERE id = $4 AND version = $5",
                           "tIsii", f->closed_at, f->closed_by, f->note, f->id, f->version) &&
         clinic_rows_check_changed (conn, "red_flag", error);
}

ClinicRedFlag *
clinic_red_flag_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM red_flag WHERE id = $1", "i", id);

  return clinic_rows_take_only (clinic_rows_collect (stmt, read_flag, (GDestroyNotify) clinic_red_flag_free, error),
                                "red_flag", error);
}

GPtrArray *
clinic_red_flag_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error,
                                        "SELECT " COLUMNS " FROM red_flag WHERE patient = $1"
                                        " ORDER BY closed_at IS NULL DESC, opened_at DESC, id DESC",
                                        "i", patient);

  return clinic_rows_collect (stmt, read_flag, (GDestroyNotify) clinic_red_flag_free, error);
}

GPtrArray *
clinic_red_flag_table_load_open (ClinicConn *conn, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (
    conn, error, "SELECT " COLUMNS " FROM red_flag WHERE closed_at IS NULL ORDER BY opened_at, id", "");

  return clinic_rows_collect (stmt, read_flag, (GDestroyNotify) clinic_red_flag_free, error);
}
