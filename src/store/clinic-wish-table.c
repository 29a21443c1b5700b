/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-wish-table.h"

#include <string.h>

#include "core/clinic-patient.h"
#include "store/clinic-rows.h"

#define COLUMNS                                                                                                      \
  "w.id, w.version, w.patient, w.course, w.session, w.status, w.urgent, w.from_day, w.until_day, w.weekdays,"        \
  " w.from_minute, w.to_minute, w.doctor, w.note, w.created_at"
#define N_COLUMNS 15

static gpointer
read_wish (ClinicStmt *stmt)
{
  ClinicWish *wish = clinic_wish_new ();

  wish->id = clinic_stmt_get_int (stmt, 0);
  wish->version = clinic_stmt_get_int (stmt, 1);
  wish->patient = clinic_stmt_get_int (stmt, 2);
  wish->course = clinic_stmt_get_int (stmt, 3);
  wish->session = clinic_stmt_get_int (stmt, 4);
  clinic_wish_status_from_string (clinic_stmt_get_text (stmt, 5), &wish->status);
  wish->urgent = clinic_stmt_get_int (stmt, 6) != 0;
  wish->from_day = clinic_stmt_get_day (stmt, 7);
  wish->until_day = clinic_stmt_get_day (stmt, 8);
  wish->weekdays = clinic_stmt_get_int (stmt, 9);
  wish->from_minute = clinic_stmt_get_int (stmt, 10);
  wish->to_minute = clinic_stmt_get_int (stmt, 11);
  wish->doctor = clinic_stmt_get_int (stmt, 12);
  g_free (wish->note);
  wish->note = clinic_stmt_dup_text (stmt, 13);
  wish->created_at = clinic_stmt_get_int (stmt, 14);
  return wish;
}

gint64
clinic_wish_table_insert (ClinicTx *tx, const ClinicWish *w, GError **error)
{
  gint64 id = clinic_conn_get (
    clinic_tx_get_conn (tx), error,
    "INSERT INTO wish (patient, course, session, status, urgent, from_day, until_day, weekdays, from_minute, to_minute,"
    " doctor, note, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
    "iiIsnddnnnISi", w->patient, w->course, w->session, clinic_wish_status_to_string (w->status), w->urgent, w->from_day,
    w->until_day, (int) w->weekdays, w->from_minute, w->to_minute, w->doctor, w->note, w->created_at);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_WISH, id);
  return id;
}

gboolean
clinic_wish_table_update (ClinicTx *tx, const ClinicWish *w, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_WISH, w->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE wish SET version = version + 1, session = $1, status = $2, urgent = $3, from_day = $4,"
                           " until_day = $5, weekdays = $6, from_minute = $7, to_minute = $8, doctor = $9, note = $10"
                           " WHERE id = $11 AND version = $12",
                           "IsnddnnnISii", w->session, clinic_wish_status_to_string (w->status), w->urgent, w->from_day,
                           w->until_day, (int) w->weekdays, w->from_minute, w->to_minute, w->doctor, w->note, w->id,
                           w->version) &&
         clinic_rows_check_changed (conn, "wish", error);
}

ClinicWish *
clinic_wish_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM wish AS w WHERE w.id = $1", "i", id);

  return clinic_rows_take_only (clinic_rows_collect (stmt, read_wish, (GDestroyNotify) clinic_wish_free, error), "wish", error);
}

/* Cards */

#define CARD_SELECT                                                                                                       \
  "SELECT " COLUMNS ", p.given, p.family, p.phones, c.area,"                                                              \
  " EXISTS (SELECT 1 FROM red_flag AS r WHERE r.patient = p.id AND r.closed_at IS NULL), p.allergies, p.cold_sores,"      \
  " p.may_be_called, s.start"                                                                                             \
  " FROM wish AS w JOIN patient AS p ON p.id = w.patient JOIN course AS c ON c.id = w.course"                             \
  " LEFT JOIN session AS s ON s.id = w.session"

static char *
dup_first_line (const char *lines)
{
  return lines != NULL ? g_strndup (lines, strcspn (lines, "\n")) : g_strdup ("");
}

static gpointer
read_card (ClinicStmt *stmt)
{
  ClinicWishCard *card = g_new0 (ClinicWishCard, 1);

  card->wish = read_wish (stmt);
  card->patient_name = clinic_patient_join_name (clinic_stmt_get_text (stmt, N_COLUMNS),
                                                 clinic_stmt_get_text (stmt, N_COLUMNS + 1));
  card->phone = dup_first_line (clinic_stmt_get_text (stmt, N_COLUMNS + 2));
  card->area = clinic_stmt_dup_text (stmt, N_COLUMNS + 3);
  card->red_flag = clinic_stmt_get_int (stmt, N_COLUMNS + 4) != 0;
  card->allergies = clinic_stmt_dup_text (stmt, N_COLUMNS + 5);
  card->cold_sores = clinic_stmt_get_int (stmt, N_COLUMNS + 6) != 0;
  card->may_be_called = clinic_stmt_get_int (stmt, N_COLUMNS + 7) != 0;
  card->held = clinic_stmt_get_time (stmt, N_COLUMNS + 8);
  return card;
}

ClinicWishCard *
clinic_wish_card_copy (const ClinicWishCard *card)
{
  ClinicWishCard *copy;

  g_return_val_if_fail (card != NULL, NULL);

  copy = g_memdup2 (card, sizeof *card);
  copy->wish = clinic_wish_copy (card->wish);
  copy->patient_name = g_strdup (card->patient_name);
  copy->phone = g_strdup (card->phone);
  copy->area = g_strdup (card->area);
  copy->allergies = g_strdup (card->allergies);
  return copy;
}

void
clinic_wish_card_free (ClinicWishCard *card)
{
  if (card == NULL)
    return;
  clinic_wish_free (card->wish);
  g_free (card->patient_name);
  g_free (card->phone);
  g_free (card->area);
  g_free (card->allergies);
  g_free (card);
}

static GPtrArray *
collect_cards (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_card, (GDestroyNotify) clinic_wish_card_free, error);
}

GPtrArray *
clinic_wish_table_load_open (ClinicConn *conn, GError **error)
{
  return collect_cards (clinic_conn_query (conn, error,
                                           CARD_SELECT " WHERE w.status = 'open'"
                                                       " ORDER BY w.urgent DESC, w.created_at, w.id", ""),
                        error);
}

ClinicWishCard *
clinic_wish_table_load_card (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_cards (clinic_conn_query (conn, error, CARD_SELECT " WHERE w.id = $1", "i", id), error),
                                "wish", error);
}
