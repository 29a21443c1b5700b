/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-patient-merge.h"

#include <string.h>

#include "store/clinic-course-table.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-rows.h"

/* A course that goes, and the one that takes its place. */
typedef struct
{
  gint64 old;
  gint64 new;
} Handed;

typedef struct
{
  ClinicTx *tx;
  gint64 from;
  gint64 to;
  GArray *courses; /* Handed */
} Move;

static gboolean
take_error (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* Courses */

static gboolean
hand_course (Move *move, ClinicCourse *course, GError **error)
{
  Handed handed = { .old = course->id };

  course->patient = move->to;
  handed.new = clinic_course_table_insert (move->tx, course, error);
  course->patient = move->from;
  course->status = CLINIC_COURSE_STOPPED;
  if (handed.new == 0 || !clinic_course_table_update (move->tx, course, error))
    return FALSE;
  g_array_append_val (move->courses, handed);
  return TRUE;
}

static gboolean
hand_courses (Move *move, GError **error)
{
  g_autoptr (GPtrArray) courses = clinic_course_table_load_patient (clinic_tx_get_conn (move->tx), move->from, error);

  for (guint i = 0; courses != NULL && i < courses->len; i++)
    if (!hand_course (move, courses->pdata[i], error))
      return FALSE;
  return courses != NULL;
}

/* Rows that name a patient: by their columns, whatever the kind. */

typedef struct
{
  gboolean patient;
  gboolean course;
  gboolean version;
} Columns;

static gboolean
read_columns (ClinicConn *conn, ClinicKind kind, Columns *columns, GError **error)
{
  return clinic_rows_has_column (conn, kind, "patient", &columns->patient, error) &&
         clinic_rows_has_column (conn, kind, "course", &columns->course, error) &&
         clinic_rows_has_column (conn, kind, "version", &columns->version, error);
}

/* The session comes with its day, and marks do not come from another view. Returns: whether @stays has more now */
static gboolean
fill_photo (ClinicPhoto *stays, const ClinicPhoto *goes)
{
  gboolean session = stays->session == 0 && goes->session != 0;
  gboolean view = stays->view == CLINIC_PHOTO_UNSORTED && goes->view != CLINIC_PHOTO_UNSORTED;
  gboolean marks;

  if (session)
    {
      stays->session = goes->session;
      stays->day = goes->day;
    }
  if (view)
    stays->view = goes->view;
  marks = !stays->marked && goes->marked && (goes->view == CLINIC_PHOTO_UNSORTED || goes->view == stays->view);
  if (marks)
    {
      stays->marked = TRUE;
      memcpy (stays->marks, goes->marks, sizeof stays->marks);
    }
  return session || view || marks;
}

static gboolean
hand_knowledge (Move *move, gint64 id, const ClinicPhoto *goes, GError **error)
{
  g_autoptr (ClinicPhoto) stays = clinic_photo_table_load (clinic_tx_get_conn (move->tx), id, error);

  return stays != NULL && (!fill_photo (stays, goes) || clinic_photo_table_update (move->tx, stays, error));
}

/* The same picture comes in once: where the other has it too, this row stays, hands over what is known of the picture, and
 * lets go of its session. */
static gboolean
keep_photo (Move *move, gint64 id, gboolean *kept, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (move->tx);
  g_autoptr (ClinicPhoto) photo = clinic_photo_table_load (conn, id, error);
  gint64 other;

  if (photo == NULL || !clinic_photo_table_find_original (conn, move->to, photo->original, &other, error))
    return FALSE;
  *kept = other != 0;
  if (!*kept)
    return TRUE;
  if (!hand_knowledge (move, other, photo, error))
    return FALSE;
  if (photo->session == 0)
    return TRUE;
  photo->session = 0;
  return clinic_photo_table_update (move->tx, photo, error);
}

static gboolean
move_row (Move *move, ClinicKind kind, const Columns *columns, gint64 id, gint64 course, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET patient = $1%s%s WHERE id = $2", clinic_kind_to_table (kind),
                                          columns->version ? ", version = version + 1" : "", course != 0 ? ", course = $3" : "");
  ClinicConn *conn = clinic_tx_get_conn (move->tx);
  gboolean kept = FALSE;

  if (kind == CLINIC_KIND_PHOTO && !keep_photo (move, id, &kept, error))
    return FALSE;
  if (kept)
    return TRUE;
  if (!clinic_tx_touch (move->tx, kind, id, error))
    return FALSE;
  return course != 0 ? clinic_conn_exec (conn, error, sql, "iii", move->to, id, course)
                     : clinic_conn_exec (conn, error, sql, "ii", move->to, id);
}

static gboolean
move_rows (Move *move, ClinicKind kind, const Columns *columns, GArray *ids, gint64 course, GError **error)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!move_row (move, kind, columns, g_array_index (ids, gint64, i), course, error))
      return FALSE;
  return ids != NULL;
}

static gboolean
move_of_course (Move *move, ClinicKind kind, const Columns *columns, const Handed *handed, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE course = $1 AND patient = $2 ORDER BY id",
                                          clinic_kind_to_table (kind));
  g_autoptr (GArray) ids = clinic_rows_collect_ids (
    clinic_conn_query (clinic_tx_get_conn (move->tx), error, sql, "ii", handed->old, move->from), error);

  return move_rows (move, kind, columns, ids, handed->new, error);
}

static gboolean
move_of_patient (Move *move, ClinicKind kind, const Columns *columns, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE patient = $1%s ORDER BY id", clinic_kind_to_table (kind),
                                          columns->course ? " AND course IS NULL" : "");
  g_autoptr (GArray) ids = clinic_rows_collect_ids (
    clinic_conn_query (clinic_tx_get_conn (move->tx), error, sql, "i", move->from), error);

  return move_rows (move, kind, columns, ids, 0, error);
}

static gboolean
move_kind (Move *move, ClinicKind kind, GError **error)
{
  Columns columns;

  if (!read_columns (clinic_tx_get_conn (move->tx), kind, &columns, error))
    return FALSE;
  if (!columns.patient)
    return TRUE;
  for (guint i = 0; columns.course && i < move->courses->len; i++)
    if (!move_of_course (move, kind, &columns, &g_array_index (move->courses, Handed, i), error))
      return FALSE;
  return move_of_patient (move, kind, &columns, error);
}

gboolean
clinic_patient_merge_move (ClinicTx *tx, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) courses = g_array_new (FALSE, FALSE, sizeof (Handed));
  Move move = { tx, from, to, courses };

  g_return_val_if_fail (tx != NULL && from != to, FALSE);

  if (!hand_courses (&move, error))
    return FALSE;
  /* in the order of the kinds: what others belong to comes before them */
  for (ClinicKind kind = CLINIC_KIND_COURSE + 1; kind < CLINIC_N_KINDS; kind++)
    if (!move_kind (&move, kind, error))
      return FALSE;
  return TRUE;
}

gboolean
clinic_patient_merge_retire (ClinicTx *tx, gint64 from, gint64 to, GError **error)
{
  return clinic_tx_touch (tx, CLINIC_KIND_PATIENT, from, error) &&
         clinic_conn_exec (clinic_tx_get_conn (tx), error,
                           "UPDATE patient SET version = version + 1, merged_into = $1 WHERE id = $2", "ii", to, from);
}

gboolean
clinic_patient_merge_find_clash (ClinicConn *conn, gint64 one, gint64 other, gint64 *at, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (
    conn, error,
    "SELECT CASE WHEN a.start > b.start THEN a.start ELSE b.start END FROM session AS a JOIN session AS b ON b.patient = $2"
    " AND b.state NOT IN ('cancelled', 'noshow') AND b.start < a.rolling_end AND b.rolling_end > a.start"
    " WHERE a.patient = $1 AND a.state NOT IN ('cancelled', 'noshow') AND a.rolling_end > a.start AND b.rolling_end > b.start"
    " ORDER BY a.start LIMIT 1",
    "ii", one, other);
  GError *local = NULL;

  *at = CLINIC_TIME_NONE;
  if (stmt == NULL)
    return FALSE;
  if (clinic_stmt_next (stmt, &local))
    *at = clinic_stmt_get_int (stmt, 0);
  return take_error (local, error);
}

gboolean
clinic_patient_merge_find_journal (ClinicConn *conn, gint64 patient, gint64 *journal, GError **error)
{
  GError *local = NULL;

  /* since it is retired nobody could change it: the last change is the one that retired it */
  *journal = clinic_conn_get (conn, &local,
                              "SELECT max (d.journal) FROM journal_detail AS d JOIN patient AS p ON p.id = d.row"
                              " WHERE d.kind = 'patient' AND d.row = $1 AND p.merged_into IS NOT NULL",
                              "i", patient);
  return take_error (local, error);
}
