/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-displaced-table.h"

#include "store/clinic-rows.h"
#include "store/clinic-tx-image.h"

static GVariant *
parse_image (const char *text)
{
  GVariant *image = text != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;

  return image != NULL ? image : g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

static gint64
get_number (GVariant *image, const char *column)
{
  gint64 number = 0;

  g_variant_lookup (image, column, "x", &number);
  return number;
}

/* A session that kept its wall time differs in UTC alone. */
static gboolean
is_displaced (GVariant *before, GVariant *after)
{
  static const char *const columns[] = { "minute", "wait", "bed", "doctor" };
  const char *state_before = "", *state_after = "";

  g_variant_lookup (before, "state", "&s", &state_before);
  g_variant_lookup (after, "state", "&s", &state_after);
  if (!g_str_equal (state_before, state_after))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (get_number (before, columns[i]) != get_number (after, columns[i]))
      return TRUE;
  return FALSE;
}

static void
add_displaced (ClinicStmt *stmt, gpointer list)
{
  g_autoptr (GVariant) before = parse_image (clinic_stmt_get_text (stmt, 2));
  g_autoptr (GVariant) after = parse_image (clinic_stmt_get_text (stmt, 3));
  ClinicDisplaced displaced = {
    .journal = clinic_stmt_get_int (stmt, 0),
    .session = clinic_stmt_get_int (stmt, 1),
    .day = (ClinicDay) get_number (before, "day"),
    .minute = (int) get_number (before, "minute"),
    .bed = get_number (before, "bed"),
    .doctor = get_number (before, "doctor"),
  };

  if (is_displaced (before, after) && get_number (after, "version") == clinic_stmt_get_int (stmt, 4))
    g_array_append_val ((GArray *) list, displaced);
}

GArray *
clinic_displaced_table_load (ClinicConn *conn, ClinicDay from, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (ClinicDisplaced));
  ClinicStmt *stmt;

  g_return_val_if_fail (conn != NULL, NULL);

  /* in this order, and by the index of such changes: there are few, and many details */
  stmt = clinic_conn_query (conn, error,
                            "SELECT d.journal, d.row, d.before, d.after, s.version FROM journal AS j"
                            " CROSS JOIN journal_detail AS d CROSS JOIN session AS s"
                            " WHERE j.verb IN ('save-setup', 'follow-zone') AND j.id > 0 AND d.journal = j.id"
                            " AND d.kind = 'session' AND s.id = d.row AND s.day >= $1"
                            " ORDER BY j.id, s.start",
                            "d", from);
  return clinic_rows_each (stmt, add_displaced, list, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
clinic_displaced_table_see (ClinicTx *tx, gint64 session, GError **error)
{
  return clinic_conn_exec (clinic_tx_get_conn (tx), error, "UPDATE session SET version = version + 1 WHERE id = $1", "i",
                           session);
}
