/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-record-table.h"

#include "store/clinic-rows.h"

#define COLUMNS                                                                                                          \
  "d.id, d.version, d.session, d.status, d.saved_at, d.needle, d.areas, d.other_area, d.horizontal, d.vertical, d.falling," \
  " d.rising, d.end_point, d.end_point_note, d.reactions, d.reactions_note, d.pain, d.adjuncts, d.notes"

static void
take_text (char **place, ClinicStmt *stmt, int column)
{
  g_free (*place);
  *place = clinic_stmt_dup_text (stmt, column);
}

static gpointer
read_record (ClinicStmt *stmt)
{
  ClinicRecord *record = clinic_record_new (clinic_stmt_get_int (stmt, 2));

  record->id = clinic_stmt_get_int (stmt, 0);
  record->version = clinic_stmt_get_int (stmt, 1);
  clinic_record_status_from_string (clinic_stmt_get_text (stmt, 3), &record->status);
  record->saved_at = clinic_stmt_get_time (stmt, 4);
  record->needle = clinic_stmt_get_double (stmt, 5);
  record->zones = clinic_zones_from_string (clinic_stmt_get_text (stmt, 6));
  take_text (&record->other_area, stmt, 7);
  for (guint i = 0; i < CLINIC_N_PASSES; i++)
    record->passes[i] = clinic_stmt_get_int (stmt, 8 + i);
  record->end_point = clinic_end_point_from_key (clinic_stmt_get_text (stmt, 12));
  take_text (&record->end_point_note, stmt, 13);
  record->reactions = clinic_reactions_from_string (clinic_stmt_get_text (stmt, 14));
  take_text (&record->reactions_note, stmt, 15);
  record->pain = clinic_stmt_is_null (stmt, 16) ? CLINIC_RECORD_NO_PAIN : (int) clinic_stmt_get_int (stmt, 16);
  take_text (&record->adjuncts, stmt, 17);
  take_text (&record->notes, stmt, 18);
  return record;
}

static gboolean
find_one (ClinicStmt *stmt, ClinicRecord **record, GError **error)
{
  g_autoptr (GPtrArray) records = clinic_rows_collect (stmt, read_record, (GDestroyNotify) clinic_record_free, error);

  *record = records != NULL && records->len > 0 ? g_ptr_array_steal_index (records, 0) : NULL;
  return records != NULL;
}

gboolean
clinic_record_table_find (ClinicConn *conn, gint64 session, ClinicRecord **record, GError **error)
{
  return find_one (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM record AS d WHERE d.session = $1", "i", session),
                   record, error);
}

gboolean
clinic_record_table_find_last (ClinicConn *conn, gint64 session, ClinicRecord **record, GError **error)
{
  return find_one (clinic_conn_query (conn, error,
                                      "SELECT " COLUMNS " FROM session AS n JOIN session AS s ON s.patient = n.patient"
                                      " AND s.start < n.start AND s.state IN ('rolling', 'fulfilled')"
                                      " JOIN record AS d ON d.session = s.id WHERE n.id = $1"
                                      " ORDER BY CASE WHEN s.course = n.course THEN 0 ELSE 1 END, s.start DESC LIMIT 1",
                                      "i", session),
                   record, error);
}

GPtrArray *
clinic_record_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return clinic_rows_collect (clinic_conn_query (conn, error,
                                                 "SELECT " COLUMNS " FROM session AS s JOIN record AS d ON d.session = s.id"
                                                 " WHERE s.patient = $1 AND s.state NOT IN ('cancelled', 'noshow')"
                                                 " ORDER BY s.start",
                                                 "i", patient),
                              read_record, (GDestroyNotify) clinic_record_free, error);
}

/* Drafts */

#define FIELDS                                                                                                          \
  "needle, areas, other_area, horizontal, vertical, falling, rising, end_point, end_point_note, reactions, reactions_note," \
  " pain, adjuncts, notes"

static gboolean
insert_draft (ClinicTx *tx, const ClinicRecord *r, const char *areas, const char *reactions, GError **error)
{
  return clinic_conn_exec (clinic_tx_get_conn (tx), error,
                           "INSERT INTO record (session, saved_at, " FIELDS ") VALUES ($1, $2, nullif ($3, 0), $4, $5, $6, $7, $8,"
                           " $9, $10, $11, $12, $13, nullif ($14, -1), $15, $16)",
                           "itfssnnnnssssnss", r->session, clinic_tx_get_now (tx), r->needle, areas, r->other_area, r->passes[0],
                           r->passes[1], r->passes[2], r->passes[3], clinic_end_point_get_key (r->end_point), r->end_point_note,
                           reactions, r->reactions_note, r->pain, r->adjuncts, r->notes);
}

gboolean
clinic_record_table_save_draft (ClinicTx *tx, const ClinicRecord *r, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *areas = clinic_zones_to_string (r->zones);
  g_autofree char *reactions = clinic_reactions_to_string (r->reactions);

  if (r->version == 0)
    return insert_draft (tx, r, areas, reactions, error);
  return clinic_conn_exec (conn, error,
                           "UPDATE record SET version = version + 1, saved_at = $1, needle = nullif ($2, 0), areas = $3,"
                           " other_area = $4, horizontal = $5, vertical = $6, falling = $7, rising = $8, end_point = $9,"
                           " end_point_note = $10, reactions = $11, reactions_note = $12, pain = nullif ($13, -1),"
                           " adjuncts = $14, notes = $15 WHERE session = $16 AND version = $17",
                           "tfssnnnnssssnssii", clinic_tx_get_now (tx), r->needle, areas, r->other_area, r->passes[0],
                           r->passes[1], r->passes[2], r->passes[3], clinic_end_point_get_key (r->end_point), r->end_point_note,
                           reactions, r->reactions_note, r->pain, r->adjuncts, r->notes, r->session, r->version) &&
         clinic_rows_check_changed (conn, "record", error);
}

gboolean
clinic_record_table_set_status (ClinicTx *tx, const ClinicRecord *record, ClinicRecordStatus status, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_RECORD, record->id, error) &&
         clinic_conn_exec (conn, error, "UPDATE record SET version = version + 1, status = $1 WHERE id = $2 AND version = $3",
                           "sii", clinic_record_status_to_string (status), record->id, record->version) &&
         clinic_rows_check_changed (conn, "record", error);
}

/* Versions */

void
clinic_record_version_free (ClinicRecordVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->text);
  g_free (version->data);
  g_free (version->sha256);
  g_free (version->reason);
  g_free (version);
}

static gpointer
read_version (ClinicStmt *stmt)
{
  ClinicRecordVersion *version = g_new0 (ClinicRecordVersion, 1);

  version->number = clinic_stmt_get_int (stmt, 0);
  version->text = clinic_stmt_dup_text (stmt, 1);
  version->data = clinic_stmt_dup_text (stmt, 2);
  version->sha256 = clinic_stmt_dup_text (stmt, 3);
  version->signed_at = clinic_stmt_get_time (stmt, 4);
  version->doctor = clinic_stmt_get_int (stmt, 5);
  version->actor = clinic_stmt_get_int (stmt, 6);
  version->reason = clinic_stmt_is_null (stmt, 7) ? NULL : clinic_stmt_dup_text (stmt, 7);
  return version;
}

GPtrArray *
clinic_record_table_load_versions (ClinicConn *conn, gint64 session, GError **error)
{
  return clinic_rows_collect (clinic_conn_query (conn, error,
                                                 "SELECT number, text, data, sha256, signed_at, doctor, actor, reason"
                                                 " FROM record_version WHERE session = $1 ORDER BY number",
                                                 "i", session),
                              read_version, (GDestroyNotify) clinic_record_version_free, error);
}

gboolean
clinic_record_table_insert_version (ClinicTx *tx, gint64 session, const ClinicRecordVersion *v, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO record_version (session, number, text, data, sha256, signed_at, doctor, actor, reason)"
                               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
                               "insssiiIs", session, v->number, v->text, v->data, v->sha256, v->signed_at, v->doctor, v->actor,
                               v->reason);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_RECORD_VERSION, id);
  return id != 0;
}
