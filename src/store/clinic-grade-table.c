/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-grade-table.h"

#include "store/clinic-rows.h"

#define SELECT "SELECT id, version, patient, course, session, day, doctor, goodman_baron, own, note FROM grade"

static gpointer
read_grade (ClinicStmt *stmt)
{
  ClinicGrade *grade = clinic_grade_new ();

  grade->id = clinic_stmt_get_int (stmt, 0);
  grade->version = clinic_stmt_get_int (stmt, 1);
  grade->patient = clinic_stmt_get_int (stmt, 2);
  grade->course = clinic_stmt_get_int (stmt, 3);
  grade->session = clinic_stmt_get_int (stmt, 4);
  grade->day = clinic_stmt_get_day (stmt, 5);
  grade->doctor = clinic_stmt_get_int (stmt, 6);
  grade->scars = clinic_stmt_get_int (stmt, 7);
  if (!clinic_stmt_is_null (stmt, 8))
    grade->own = clinic_stmt_get_int (stmt, 8);
  g_free (grade->note);
  grade->note = clinic_stmt_dup_text (stmt, 9);
  return grade;
}

static GPtrArray *
collect_grades (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_grade, (GDestroyNotify) clinic_grade_free, error);
}

/* What is not given is NULL in the row. */
static gint64
get_own_column (const ClinicGrade *grade)
{
  return grade->own == CLINIC_GRADE_NO_OWN ? CLINIC_TIME_NONE : grade->own;
}

gint64
clinic_grade_table_insert (ClinicTx *tx, const ClinicGrade *grade, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO grade (patient, course, session, day, doctor, goodman_baron, own, note)"
                               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                               "iiIdIItS", grade->patient, grade->course, grade->session, grade->day, grade->doctor,
                               (gint64) grade->scars, get_own_column (grade), grade->note);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_GRADE, id);
  return id;
}

gboolean
clinic_grade_table_update (ClinicTx *tx, const ClinicGrade *grade, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_GRADE, grade->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE grade SET version = version + 1, session = $1, day = $2, doctor = $3, goodman_baron = $4,"
                           " own = $5, note = $6 WHERE id = $7 AND version = $8",
                           "IdIItSii", grade->session, grade->day, grade->doctor, (gint64) grade->scars,
                           get_own_column (grade), grade->note, grade->id, grade->version) &&
         clinic_rows_check_changed (conn, "grade", error);
}

gboolean
clinic_grade_table_remove (ClinicTx *tx, gint64 id, GError **error)
{
  return clinic_rows_delete (tx, CLINIC_KIND_GRADE, id, error);
}

ClinicGrade *
clinic_grade_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_grades (clinic_conn_query (conn, error, SELECT " WHERE id = $1", "i", id), error),
                                "grade", error);
}

GPtrArray *
clinic_grade_table_load_course (ClinicConn *conn, gint64 course, GError **error)
{
  return collect_grades (clinic_conn_query (conn, error, SELECT " WHERE course = $1 ORDER BY day, id", "i", course), error);
}

gboolean
clinic_grade_table_find_session (ClinicConn *conn, gint64 session, ClinicGrade **grade, GError **error)
{
  g_autoptr (GPtrArray) grades = collect_grades (clinic_conn_query (conn, error, SELECT " WHERE session = $1 ORDER BY id", "i", session),
                                                 error);

  *grade = grades != NULL && grades->len > 0 ? g_ptr_array_steal_index (grades, 0) : NULL;
  return grades != NULL;
}
