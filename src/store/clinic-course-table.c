/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-course-table.h"

#include "store/clinic-rows.h"

#define COLUMNS "id, version, patient, protocol, area, length, min_days, recommended_days, status, started_day"

static gpointer
read_course (ClinicStmt *stmt)
{
  ClinicCourse *course = clinic_course_new ();

  course->id = clinic_stmt_get_int (stmt, 0);
  course->version = clinic_stmt_get_int (stmt, 1);
  course->patient = clinic_stmt_get_int (stmt, 2);
  course->protocol = clinic_stmt_get_int (stmt, 3);
  g_free (course->area);
  course->area = clinic_stmt_dup_text (stmt, 4);
  course->length = clinic_stmt_get_int (stmt, 5);
  course->min_days = clinic_stmt_get_int (stmt, 6);
  course->recommended_days = clinic_stmt_get_int (stmt, 7);
  clinic_course_status_from_string (clinic_stmt_get_text (stmt, 8), &course->status);
  course->started = clinic_stmt_get_day (stmt, 9);
  return course;
}

gint64
clinic_course_table_insert (ClinicTx *tx, const ClinicCourse *course, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO course (patient, protocol, area, length, min_days, recommended_days, status,"
                               " started_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
                               "iisnnnsd", course->patient, course->protocol, course->area, course->length,
                               course->min_days, course->recommended_days,
                               clinic_course_status_to_string (course->status), course->started);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_COURSE, id);
  return id;
}

gboolean
clinic_course_table_update (ClinicTx *tx, const ClinicCourse *course, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (!clinic_tx_touch (tx, CLINIC_KIND_COURSE, course->id, error) ||
      !clinic_conn_exec (conn, error,
                         "UPDATE course SET version = version + 1, area = $1, length = $2, min_days = $3,"
                         " recommended_days = $4, status = $5, protocol = $6 WHERE id = $7 AND version = $8",
                         "snnnsiii", course->area, course->length, course->min_days, course->recommended_days,
                         clinic_course_status_to_string (course->status), course->protocol, course->id, course->version))
    return FALSE;
  return clinic_rows_check_changed (conn, "course", error);
}

static GPtrArray *
collect (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_course, (GDestroyNotify) clinic_course_free, error);
}

ClinicCourse *
clinic_course_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM course WHERE id = $1", "i", id);

  return clinic_rows_take_only (collect (stmt, error), "course", error);
}

GPtrArray *
clinic_course_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return collect (clinic_conn_query (conn, error,
                                     "SELECT " COLUMNS " FROM course WHERE patient = $1 ORDER BY started_day DESC, id DESC",
                                     "i", patient),
                  error);
}
