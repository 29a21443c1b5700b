/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-course-table.h"

#define COLUMNS "id, version, patient, protocol, area, length, min_days, recommended_days, status, started_day"

static ClinicCourse *
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
  if (clinic_conn_changes (conn) == 1)
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_STALE, "course");
  return FALSE;
}

ClinicCourse *
clinic_course_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM course WHERE id = $1", "i", id);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  if (clinic_stmt_next (stmt, &local))
    return read_course (stmt);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "course");
  return NULL;
}

GPtrArray *
clinic_course_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  g_autoptr (GPtrArray) courses = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_course_free);
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error,
                                                   "SELECT " COLUMNS " FROM course WHERE patient = $1"
                                                   " ORDER BY started_day DESC, id DESC",
                                                   "i", patient);
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && clinic_stmt_next (stmt, &local))
    g_ptr_array_add (courses, read_course (stmt));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (stmt != NULL)
    return g_steal_pointer (&courses);
  return NULL;
}
