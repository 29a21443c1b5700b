/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-consent-table.h"

#include "store/clinic-rows.h"
#include "store/clinic-video-files.h"

#define COLUMNS                                                                                                        \
  "k.id, k.session, k.number, k.text, k.sha256, k.language, k.on_paper, k.strokes, k.picture, k.signed_at, k.signer,"  \
  " k.guardian, k.witness, k.actor, k.video, w.at, w.reason, k.video_sha256, k.video_at"
#define WITHDRAWAL " LEFT JOIN consent_withdrawal AS w ON w.consent = k.id"

static void
take_text (char **place, ClinicStmt *stmt, int column)
{
  g_free (*place);
  *place = clinic_stmt_dup_text (stmt, column);
}

static gpointer
read_consent (ClinicStmt *stmt)
{
  ClinicConsent *consent = clinic_consent_new (clinic_stmt_get_int (stmt, 1));

  consent->id = clinic_stmt_get_int (stmt, 0);
  consent->number = clinic_stmt_get_int (stmt, 2);
  take_text (&consent->text, stmt, 3);
  take_text (&consent->sha256, stmt, 4);
  take_text (&consent->language, stmt, 5);
  consent->on_paper = clinic_stmt_get_int (stmt, 6) != 0;
  take_text (&consent->strokes, stmt, 7);
  take_text (&consent->picture, stmt, 8);
  consent->signed_at = clinic_stmt_get_time (stmt, 9);
  take_text (&consent->signer, stmt, 10);
  consent->guardian = clinic_stmt_get_int (stmt, 11) != 0;
  consent->witness = clinic_stmt_get_int (stmt, 12);
  consent->actor = clinic_stmt_get_int (stmt, 13);
  consent->video = clinic_stmt_get_int (stmt, 14) != 0;
  consent->withdrawn_at = clinic_stmt_get_time (stmt, 15);
  take_text (&consent->withdrawn_reason, stmt, 16);
  take_text (&consent->video_sha256, stmt, 17);
  consent->video_at = clinic_stmt_get_time (stmt, 18);
  return consent;
}

static GPtrArray *
collect (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_consent, (GDestroyNotify) clinic_consent_free, error);
}

gboolean
clinic_consent_table_find_last (ClinicConn *conn, gint64 session, ClinicConsent **consent, GError **error)
{
  g_autoptr (GPtrArray) consents =
    collect (clinic_conn_query (conn, error,
                                "SELECT " COLUMNS " FROM session AS n JOIN session AS s ON s.course = n.course"
                                " JOIN consent AS k ON k.session = s.id" WITHDRAWAL " WHERE n.id = $1 ORDER BY k.id DESC LIMIT 1",
                                "i", session),
             error);

  *consent = consents != NULL && consents->len > 0 ? g_ptr_array_steal_index (consents, 0) : NULL;
  return consents != NULL;
}

ClinicConsent *
clinic_consent_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (
    collect (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM consent AS k" WITHDRAWAL " WHERE k.id = $1", "i", id), error),
    "consent", error);
}

gint64
clinic_consent_table_insert (ClinicTx *tx, const ClinicConsent *k, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO consent (session, number, text, sha256, language, on_paper, strokes, picture,"
                               " signed_at, signer, guardian, witness, actor, video, video_sha256, video_at) VALUES ($1, $2, $3, $4,"
                               " $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id",
                               "inSsSnSStSniInSt", k->session, k->number, k->text, k->sha256, k->language, k->on_paper, k->strokes,
                               k->picture, k->signed_at, k->signer, k->guardian, k->witness, k->actor, k->video,
                               k->video_sha256, k->video_at);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CONSENT, id);
  return id;
}

gboolean
clinic_consent_table_withdraw (ClinicTx *tx, gint64 consent, const char *reason, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO consent_withdrawal (consent, at, actor, reason) VALUES ($1, $2, $3, $4) RETURNING id",
                               "itIS", consent, clinic_tx_get_now (tx), clinic_tx_get_staff (tx), reason);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CONSENT_WITHDRAWAL, id);
  return id != 0;
}

gboolean
clinic_consent_table_collect_videos (ClinicConn *conn, GHashTable *files, GError **error)
{
  return clinic_rows_collect_texts (conn, CLINIC_VIDEO_FIRST_SCHEMA,
                                    "SELECT DISTINCT video_sha256 FROM consent WHERE video_sha256 <> ''", files, error);
}
