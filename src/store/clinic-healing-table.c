/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-healing-table.h"

#include "store/clinic-rows.h"

#define COLUMNS                                                                                                    \
  "h.id, h.version, h.session, h.rolled_at, h.session_day, h.peeling_started, h.settled, h.no_peeling,"           \
  " h.carried_on_by, h.closed_as"

static gpointer
read_healing (ClinicStmt *stmt)
{
  ClinicHealing *healing = g_new0 (ClinicHealing, 1);

  healing->id = clinic_stmt_get_int (stmt, 0);
  healing->version = clinic_stmt_get_int (stmt, 1);
  healing->session = clinic_stmt_get_int (stmt, 2);
  healing->rolled_at = clinic_stmt_get_int (stmt, 3);
  healing->session_day = clinic_stmt_get_day (stmt, 4);
  healing->peeling_started = clinic_stmt_get_day (stmt, 5);
  healing->settled = clinic_stmt_get_day (stmt, 6);
  healing->no_peeling = clinic_stmt_get_int (stmt, 7) != 0;
  healing->carried_on_by = clinic_stmt_get_int (stmt, 8);
  if (!clinic_stmt_is_null (stmt, 9))
    clinic_healing_state_from_string (clinic_stmt_get_text (stmt, 9), &healing->closed_as);
  return healing;
}

static const char *
get_closed_as (const ClinicHealing *healing)
{
  return healing->carried_on_by != 0 ? clinic_healing_state_to_string (healing->closed_as) : NULL;
}

gint64
clinic_healing_table_insert (ClinicTx *tx, const ClinicHealing *h, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO healing (session, rolled_at, session_day, peeling_started, settled,"
                               " no_peeling, carried_on_by, closed_as) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                               "iidddnIs", h->session, h->rolled_at, h->session_day, h->peeling_started, h->settled,
                               h->no_peeling, h->carried_on_by, get_closed_as (h));

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_HEALING, id);
  return id;
}

gboolean
clinic_healing_table_update (ClinicTx *tx, const ClinicHealing *h, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_HEALING, h->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE healing SET version = version + 1, peeling_started = $1, settled = $2, no_peeling = $3,"
                           " carried_on_by = $4, closed_as = $5 WHERE id = $6 AND version = $7",
                           "ddnIsii", h->peeling_started, h->settled, h->no_peeling, h->carried_on_by, get_closed_as (h),
                           h->id, h->version) &&
         clinic_rows_check_changed (conn, "healing", error);
}

ClinicHealing *
clinic_healing_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM healing AS h WHERE h.session = $1", "i", session);

  return clinic_rows_take_only (clinic_rows_collect (stmt, read_healing, g_free, error), "healing", error);
}

GPtrArray *
clinic_healing_table_load_course (ClinicConn *conn, gint64 course, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error,
                                        "SELECT " COLUMNS " FROM healing AS h JOIN session AS s ON s.id = h.session"
                                        " WHERE s.course = $1 ORDER BY s.start, s.id",
                                        "i", course);

  return clinic_rows_collect (stmt, read_healing, g_free, error);
}

GPtrArray *
clinic_healing_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error,
                                        "SELECT " COLUMNS " FROM session AS s JOIN healing AS h ON h.session = s.id"
                                        " WHERE s.patient = $1 AND s.state NOT IN ('cancelled', 'noshow')"
                                        " ORDER BY s.start, s.id",
                                        "i", patient);

  return clinic_rows_collect (stmt, read_healing, g_free, error);
}
