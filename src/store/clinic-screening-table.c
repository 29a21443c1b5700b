/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-screening-table.h"

#include "store/clinic-rows.h"

#define COLUMNS                                                                                                          \
  "g.id, g.version, g.session, g.day, g.protocol, g.answers, g.left_open, g.finding, g.asked_at, g.actor, g.doctor, g.words," \
  " g.signed_at, (SELECT name FROM staff WHERE id = g.doctor)"

ClinicScreeningSheet *
clinic_screening_sheet_new (gint64 session, ClinicDay day, gint64 protocol)
{
  ClinicScreeningSheet *sheet = g_new0 (ClinicScreeningSheet, 1);

  sheet->session = session;
  sheet->day = day;
  sheet->protocol = protocol;
  sheet->answers = clinic_answers_new ();
  sheet->finding = CLINIC_FINDING_CLEAR;
  sheet->asked_at = sheet->signed_at = CLINIC_TIME_NONE;
  return sheet;
}

void
clinic_screening_sheet_free (ClinicScreeningSheet *sheet)
{
  if (sheet == NULL)
    return;
  clinic_answers_free (sheet->answers);
  g_free (sheet->doctor_name);
  g_free (sheet->words);
  g_free (sheet);
}

static gpointer
read_sheet (ClinicStmt *stmt)
{
  ClinicScreeningSheet *sheet = g_new0 (ClinicScreeningSheet, 1);

  sheet->id = clinic_stmt_get_int (stmt, 0);
  sheet->version = clinic_stmt_get_int (stmt, 1);
  sheet->session = clinic_stmt_get_int (stmt, 2);
  sheet->day = clinic_stmt_get_day (stmt, 3);
  sheet->protocol = clinic_stmt_get_int (stmt, 4);
  sheet->answers = clinic_answers_from_string (clinic_stmt_get_text (stmt, 5));
  sheet->n_open = clinic_stmt_get_int (stmt, 6);
  clinic_finding_from_string (clinic_stmt_get_text (stmt, 7), &sheet->finding);
  sheet->asked_at = clinic_stmt_get_time (stmt, 8);
  sheet->actor = clinic_stmt_get_int (stmt, 9);
  sheet->doctor = clinic_stmt_get_int (stmt, 10);
  sheet->words = g_strdup (clinic_stmt_get_text (stmt, 11));
  sheet->signed_at = clinic_stmt_get_time (stmt, 12);
  sheet->doctor_name = g_strdup (clinic_stmt_get_text (stmt, 13));
  return sheet;
}

static gboolean
find_one (ClinicStmt *stmt, ClinicScreeningSheet **sheet, GError **error)
{
  g_autoptr (GPtrArray) sheets =
    clinic_rows_collect (stmt, read_sheet, (GDestroyNotify) clinic_screening_sheet_free, error);

  *sheet = sheets != NULL && sheets->len > 0 ? g_ptr_array_steal_index (sheets, 0) : NULL;
  return sheets != NULL;
}

gboolean
clinic_screening_table_find (ClinicConn *conn, gint64 session, ClinicDay day, ClinicScreeningSheet **sheet, GError **error)
{
  return find_one (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM screening AS g WHERE g.session = $1 AND g.day = $2",
                                      "id", session, day),
                   sheet, error);
}

/* By way of the courses: sessions have an index of all their states there. */
gboolean
clinic_screening_table_find_last (ClinicConn *conn, gint64 session, ClinicDay day, ClinicScreeningSheet **sheet, GError **error)
{
  return find_one (clinic_conn_query (conn, error,
                                      "SELECT " COLUMNS " FROM session AS n JOIN course AS c ON c.patient = n.patient"
                                      " JOIN session AS s ON s.course = c.id JOIN screening AS g ON g.session = s.id"
                                      " WHERE n.id = $1 AND (g.day < $2 OR (g.day = $2 AND g.session <> n.id))"
                                      " ORDER BY g.day DESC, g.asked_at DESC LIMIT 1",
                                      "id", session, day),
                   sheet, error);
}

gboolean
clinic_screening_table_find_patient (ClinicConn *conn, gint64 patient, ClinicScreeningSheet **sheet, GError **error)
{
  return find_one (clinic_conn_query (conn, error,
                                      "SELECT " COLUMNS " FROM course AS c JOIN session AS s ON s.course = c.id"
                                      " JOIN screening AS g ON g.session = s.id WHERE c.patient = $1"
                                      " ORDER BY g.day DESC, g.asked_at DESC LIMIT 1",
                                      "i", patient),
                   sheet, error);
}

static gboolean
insert (ClinicTx *tx, const ClinicScreeningSheet *g, const char *answers, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO screening (session, day, protocol, answers, left_open, finding, asked_at, actor,"
                               " doctor, words, signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
                               "idisnstIIst", g->session, g->day, g->protocol, answers, (int) g->n_open,
                               clinic_finding_to_string (g->finding), g->asked_at, g->actor, g->doctor, g->words, g->signed_at);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_SCREENING, id);
  return id != 0;
}

gboolean
clinic_screening_table_save (ClinicTx *tx, const ClinicScreeningSheet *g, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *answers = clinic_answers_to_string (g->answers);

  if (g->version == 0)
    return insert (tx, g, answers, error);
  return clinic_tx_touch (tx, CLINIC_KIND_SCREENING, g->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE screening SET version = version + 1, protocol = $1, answers = $2, left_open = $3,"
                           " finding = $4, asked_at = $5, actor = $6, doctor = $7, words = $8, signed_at = $9"
                           " WHERE id = $10 AND version = $11",
                           "isnstIIstii", g->protocol, answers, (int) g->n_open, clinic_finding_to_string (g->finding),
                           g->asked_at, g->actor, g->doctor, g->words, g->signed_at, g->id, g->version) &&
         clinic_rows_check_changed (conn, "screening", error);
}
