/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-discharge-table.h"

#include "store/clinic-rows.h"

static const char *const item_names[CLINIC_N_DISCHARGE_ITEMS] = {
  [CLINIC_DISCHARGE_EXPLAINED] = "explained",
  [CLINIC_DISCHARGE_UNDERSTOOD] = "understood",
  [CLINIC_DISCHARGE_SHEET] = "sheet",
  [CLINIC_DISCHARGE_VIDEO] = "video",
  [CLINIC_DISCHARGE_PRESCRIPTIONS] = "prescriptions",
};

static gpointer
read_tick (ClinicStmt *stmt)
{
  ClinicDischargeTick *tick = g_new0 (ClinicDischargeTick, 1);

  tick->id = clinic_stmt_get_int (stmt, 0);
  for (int i = 0; i < CLINIC_N_DISCHARGE_ITEMS; i++)
    if (g_strcmp0 (item_names[i], clinic_stmt_get_text (stmt, 1)) == 0)
      tick->item = i;
  tick->at = clinic_stmt_get_int (stmt, 2);
  tick->actor = clinic_stmt_get_int (stmt, 3);
  return tick;
}

gint64
clinic_discharge_table_insert (ClinicTx *tx, gint64 session, ClinicDischargeItem item, GError **error)
{
  gint64 id;

  g_return_val_if_fail (item < CLINIC_N_DISCHARGE_ITEMS, 0);

  id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                        "INSERT INTO discharge (session, item, at, actor) VALUES ($1, $2, $3, $4) RETURNING id", "isiI",
                        session, item_names[item], clinic_tx_get_now (tx), clinic_tx_get_staff (tx));
  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_DISCHARGE, id);
  return id;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const ClinicDischargeTick *one = *(const ClinicDischargeTick *const *) a;
  const ClinicDischargeTick *other = *(const ClinicDischargeTick *const *) b;

  return (int) one->item - (int) other->item;
}

GPtrArray *
clinic_discharge_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  GPtrArray *ticks = clinic_rows_collect (
    clinic_conn_query (conn, error, "SELECT id, item, at, actor FROM discharge WHERE session = $1", "i", session), read_tick,
    g_free, error);

  if (ticks != NULL)
    g_ptr_array_sort (ticks, compare_items);
  return ticks;
}
