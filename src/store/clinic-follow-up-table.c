/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-follow-up-table.h"

#include <string.h>

#include "core/clinic-patient.h"
#include "store/clinic-rows.h"

#define COLUMNS                                                                                                    \
  "f.id, f.version, f.kind, f.status, f.patient, f.course, f.session, f.day, f.due, f.step, f.reason, f.attempts,"  \
  " f.attempts_day, f.told_before, f.told, f.snoozed, f.staff, f.note"
#define N_COLUMNS 18

static gpointer
read_follow_up (ClinicStmt *stmt)
{
  ClinicFollowUp *follow_up = clinic_follow_up_new ();

  follow_up->id = clinic_stmt_get_int (stmt, 0);
  follow_up->version = clinic_stmt_get_int (stmt, 1);
  clinic_follow_up_kind_from_string (clinic_stmt_get_text (stmt, 2), &follow_up->kind);
  clinic_follow_up_status_from_string (clinic_stmt_get_text (stmt, 3), &follow_up->status);
  follow_up->patient = clinic_stmt_get_int (stmt, 4);
  follow_up->course = clinic_stmt_get_int (stmt, 5);
  follow_up->session = clinic_stmt_get_int (stmt, 6);
  follow_up->day = clinic_stmt_get_day (stmt, 7);
  follow_up->due = clinic_stmt_get_int (stmt, 8);
  follow_up->step = clinic_stmt_get_int (stmt, 9);
  g_free (follow_up->reason);
  follow_up->reason = clinic_stmt_dup_text (stmt, 10);
  follow_up->attempts = clinic_stmt_get_int (stmt, 11);
  follow_up->attempts_day = clinic_stmt_get_day (stmt, 12);
  follow_up->told_before = clinic_stmt_get_time (stmt, 13);
  follow_up->told = clinic_stmt_get_time (stmt, 14);
  follow_up->snoozed = clinic_stmt_get_time (stmt, 15);
  follow_up->staff = clinic_stmt_get_int (stmt, 16);
  g_free (follow_up->note);
  follow_up->note = clinic_stmt_dup_text (stmt, 17);
  return follow_up;
}

gint64
clinic_follow_up_table_insert (ClinicTx *tx, const ClinicFollowUp *f, GError **error)
{
  gint64 id = clinic_conn_get (
    clinic_tx_get_conn (tx), error,
    "INSERT INTO follow_up (kind, status, patient, course, session, day, due, step, reason, attempts, attempts_day,"
    " told_before, told, snoozed, staff, note)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id",
    "ssiIIdinSndtttIS", clinic_follow_up_kind_to_string (f->kind), clinic_follow_up_status_to_string (f->status), f->patient,
    f->course, f->session, f->day, f->due, f->step, f->reason, f->attempts, f->attempts_day, f->told_before, f->told,
    f->snoozed, f->staff, f->note);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_FOLLOW_UP, id);
  return id;
}

gboolean
clinic_follow_up_table_update (ClinicTx *tx, const ClinicFollowUp *f, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_FOLLOW_UP, f->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE follow_up SET version = version + 1, status = $1, day = $2, due = $3, reason = $4,"
                           " attempts = $5, attempts_day = $6, told_before = $7, told = $8, snoozed = $9, staff = $10,"
                           " note = $11 WHERE id = $12 AND version = $13",
                           "sdiSndtttISii", clinic_follow_up_status_to_string (f->status), f->day, f->due, f->reason,
                           f->attempts, f->attempts_day, f->told_before, f->told, f->snoozed, f->staff, f->note, f->id,
                           f->version) &&
         clinic_rows_check_changed (conn, "follow_up", error);
}

static GPtrArray *
collect_follow_ups (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_follow_up, (GDestroyNotify) clinic_follow_up_free, error);
}

ClinicFollowUp *
clinic_follow_up_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (
    collect_follow_ups (clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM follow_up AS f WHERE f.id = $1", "i", id),
                        error),
    "follow_up", error);
}

GPtrArray *
clinic_follow_up_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  return collect_follow_ups (
    clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM follow_up AS f WHERE f.session = $1 ORDER BY f.due, f.id", "i",
                       session),
    error);
}

GPtrArray *
clinic_follow_up_table_load_open_course (ClinicConn *conn, gint64 course, GError **error)
{
  return collect_follow_ups (
    clinic_conn_query (conn, error,
                       "SELECT " COLUMNS " FROM follow_up AS f WHERE f.status = 'open' AND f.course = $1"
                       " AND f.patient = (SELECT patient FROM course WHERE id = $1) ORDER BY f.due, f.id",
                       "i", course),
    error);
}

gboolean
clinic_follow_up_table_find_book_next (ClinicConn *conn, gint64 course, ClinicFollowUp **found, GError **error)
{
  g_autoptr (GPtrArray) follow_ups = collect_follow_ups (
    clinic_conn_query (conn, error,
                       "SELECT " COLUMNS " FROM follow_up AS f WHERE f.status = 'open' AND f.kind = 'book-next'"
                       " AND f.course = $1",
                       "i", course),
    error);

  *found = follow_ups != NULL && follow_ups->len > 0 ? g_ptr_array_steal_index (follow_ups, 0) : NULL;
  return follow_ups != NULL;
}

GPtrArray *
clinic_follow_up_table_load_waiting (ClinicConn *conn, gint64 before, GError **error)
{
  return collect_follow_ups (
    clinic_conn_query (conn, error,
                       "SELECT " COLUMNS " FROM follow_up AS f WHERE f.status = 'open' AND f.due < $1"
                       " AND f.kind = 'book-next' AND f.reason = 'due' ORDER BY f.due, f.id",
                       "i", before),
    error);
}

GPtrArray *
clinic_follow_up_table_load_open_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return collect_follow_ups (
    clinic_conn_query (conn, error,
                       "SELECT " COLUMNS " FROM follow_up AS f WHERE f.patient = $1 AND f.status = 'open' ORDER BY f.due, f.id",
                       "i", patient),
    error);
}

GPtrArray *
clinic_follow_up_table_load_due_in (ClinicConn *conn, gint64 from, gint64 to, GError **error)
{
  return collect_follow_ups (
    clinic_conn_query (conn, error,
                       "SELECT " COLUMNS " FROM follow_up AS f WHERE f.status = 'open' AND f.due >= $1 AND f.due < $2"
                       " ORDER BY f.due, f.id",
                       "ii", from, to),
    error);
}

#define TASK_SELECT                                                                                                      \
  "SELECT " COLUMNS ", p.given, p.family, p.number, p.phones, p.allergies, p.cold_sores, p.cold_sores_note,"            \
  " EXISTS (SELECT 1 FROM red_flag AS r WHERE r.patient = p.id AND r.closed_at IS NULL), p.may_be_called,"               \
  " c.area, c.length, c.protocol, s.day, s.rolled_at, (SELECT count (*) FROM session AS n WHERE n.course = s.course"   \
  " AND n.start <= s.start AND (n.state NOT IN ('cancelled', 'noshow') OR n.id = s.id))"                                \
  " FROM follow_up AS f JOIN patient AS p ON p.id = f.patient LEFT JOIN course AS c ON c.id = f.course"                \
  " LEFT JOIN session AS s ON s.id = f.session"

static char *
dup_first_line (const char *lines)
{
  return lines != NULL ? g_strndup (lines, strcspn (lines, "\n")) : g_strdup ("");
}

static gpointer
read_task (ClinicStmt *stmt)
{
  ClinicTask *task = g_new0 (ClinicTask, 1);
  int column = N_COLUMNS;

  task->follow_up = read_follow_up (stmt);
  task->patient_name = clinic_patient_join_name (clinic_stmt_get_text (stmt, column),
                                                 clinic_stmt_get_text (stmt, column + 1));
  task->patient_number = clinic_stmt_dup_text (stmt, column + 2);
  task->phone = dup_first_line (clinic_stmt_get_text (stmt, column + 3));
  task->allergies = clinic_stmt_dup_text (stmt, column + 4);
  task->cold_sores = clinic_stmt_get_int (stmt, column + 5) != 0;
  task->cold_sores_note = clinic_stmt_dup_text (stmt, column + 6);
  task->red_flag = clinic_stmt_get_int (stmt, column + 7) != 0;
  task->may_be_called = clinic_stmt_get_int (stmt, column + 8) != 0;
  task->area = clinic_stmt_dup_text (stmt, column + 9);
  task->length = clinic_stmt_get_int (stmt, column + 10);
  task->protocol = clinic_stmt_get_int (stmt, column + 11);
  task->session_day = clinic_stmt_get_day (stmt, column + 12);
  task->rolled_at = clinic_stmt_get_time (stmt, column + 13);
  task->nth = clinic_stmt_get_int (stmt, column + 14);
  return task;
}

ClinicTask *
clinic_task_copy (const ClinicTask *task)
{
  ClinicTask *copy;

  g_return_val_if_fail (task != NULL, NULL);

  copy = g_memdup2 (task, sizeof *task);
  copy->follow_up = clinic_follow_up_copy (task->follow_up);
  copy->patient_name = g_strdup (task->patient_name);
  copy->patient_number = g_strdup (task->patient_number);
  copy->phone = g_strdup (task->phone);
  copy->allergies = g_strdup (task->allergies);
  copy->cold_sores_note = g_strdup (task->cold_sores_note);
  copy->area = g_strdup (task->area);
  return copy;
}

void
clinic_task_free (ClinicTask *task)
{
  if (task == NULL)
    return;
  clinic_follow_up_free (task->follow_up);
  g_free (task->patient_name);
  g_free (task->patient_number);
  g_free (task->phone);
  g_free (task->allergies);
  g_free (task->cold_sores_note);
  g_free (task->area);
  g_free (task);
}

static GPtrArray *
collect_tasks (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_task, (GDestroyNotify) clinic_task_free, error);
}

static void
visit_key (ClinicStmt *stmt, gpointer data)
{
  ClinicTaskKey key = {
    .id = clinic_stmt_get_int (stmt, 0),
    .due = clinic_stmt_get_int (stmt, 1),
    .staff = clinic_stmt_get_int (stmt, 2),
    .lost_place = clinic_stmt_get_int (stmt, 4) != 0,
  };

  clinic_follow_up_kind_from_string (clinic_stmt_get_text (stmt, 3), &key.kind);
  g_array_append_val ((GArray *) data, key);
}

GArray *
clinic_follow_up_table_load_keys (ClinicConn *conn, gint64 until, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (ClinicTaskKey));

  if (!clinic_rows_each (clinic_conn_query (conn, error,
                                            "SELECT id, due, staff, kind, reason IN ('cancelled', 'noshow') FROM follow_up"
                                            " WHERE status = 'open' AND due < $1 ORDER BY due, id",
                                            "i", until),
                         visit_key, keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}

GPtrArray *
clinic_follow_up_table_load_tasks (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_task_free);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GPtrArray) found = collect_tasks (clinic_conn_query (conn, error, TASK_SELECT " WHERE f.id = $1", "i", ids[i]),
                                                   error);

      if (found == NULL)
        return NULL;
      if (found->len > 0)
        g_ptr_array_add (tasks, g_ptr_array_steal_index (found, 0));
    }
  return g_steal_pointer (&tasks);
}

GPtrArray *
clinic_follow_up_table_load_untold (ClinicConn *conn, gint64 now, GError **error)
{
  return collect_tasks (clinic_conn_query (conn, error,
                                           TASK_SELECT
                                           " WHERE f.id IN (SELECT id FROM follow_up WHERE status = 'open' AND told IS NULL"
                                           " AND snoozed IS NULL AND due <= $1 UNION ALL SELECT id FROM follow_up"
                                           " WHERE status = 'open' AND snoozed <= $1) AND f.due <= $1 ORDER BY f.due, f.id",
                                           "i", now),
                        error);
}

ClinicTask *
clinic_follow_up_table_load_task (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_tasks (clinic_conn_query (conn, error, TASK_SELECT " WHERE f.id = $1", "i", id), error),
                                "follow_up", error);
}

int
clinic_follow_up_table_count_due (ClinicConn *conn, gint64 now, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 count = clinic_conn_get (conn, &local, "SELECT count (*) FROM follow_up WHERE status = 'open' AND due <= $1", "i", now);

  if (local == NULL)
    return (int) count;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/* @sql: the soonest after $1 */
static gboolean
keep_soonest (ClinicConn *conn, const char *sql, gint64 now, gint64 *soonest, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 next = clinic_conn_get (conn, &local, sql, "i", now);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (next != 0 && (*soonest == CLINIC_TIME_NONE || next < *soonest))
    *soonest = next;
  return TRUE;
}

gboolean
clinic_follow_up_table_find_next_due (ClinicConn *conn, gint64 now, gint64 *due, GError **error)
{
  *due = CLINIC_TIME_NONE;
  return keep_soonest (conn, "SELECT min (due) FROM follow_up WHERE status = 'open' AND due > $1", now, due, error) &&
         keep_soonest (conn, "SELECT min (snoozed) FROM follow_up WHERE status = 'open' AND snoozed > $1", now, due, error);
}
