/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-photo-table.h"

#include "store/clinic-rows.h"

#define FIRST_SCHEMA 4

#define SELECT                                                                                                         \
  "SELECT id, version, patient, session, day, view, sha256, size, width, height, original, taken, added, mark_x0,"      \
  " mark_y0, mark_x1, mark_y1 FROM photo"

static gpointer
read_photo (ClinicStmt *stmt)
{
  ClinicPhoto *photo = clinic_photo_new ();

  photo->id = clinic_stmt_get_int (stmt, 0);
  photo->version = clinic_stmt_get_int (stmt, 1);
  photo->patient = clinic_stmt_get_int (stmt, 2);
  photo->session = clinic_stmt_get_int (stmt, 3);
  photo->day = clinic_stmt_get_day (stmt, 4);
  clinic_photo_view_from_string (clinic_stmt_get_text (stmt, 5), &photo->view);
  photo->sha256 = clinic_stmt_dup_text (stmt, 6);
  photo->size = clinic_stmt_get_int (stmt, 7);
  photo->width = clinic_stmt_get_int (stmt, 8);
  photo->height = clinic_stmt_get_int (stmt, 9);
  photo->original = clinic_stmt_dup_text (stmt, 10);
  photo->taken = clinic_stmt_get_time (stmt, 11);
  photo->added = clinic_stmt_get_int (stmt, 12);
  photo->marked = !clinic_stmt_is_null (stmt, 13);
  for (int i = 0; i < 2; i++)
    {
      photo->marks[i].x = clinic_stmt_get_double (stmt, 13 + 2 * i);
      photo->marks[i].y = clinic_stmt_get_double (stmt, 14 + 2 * i);
    }
  return photo;
}

static GPtrArray *
collect_photos (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_photo, (GDestroyNotify) clinic_photo_free, error);
}

/* The marks in statements of their own, which leave them away where there are none. */
static gboolean
set_marks (ClinicConn *conn, gint64 id, const ClinicPhoto *photo, GError **error)
{
  const ClinicPhotoPoint *marks = photo->marks;

  if (!photo->marked)
    return clinic_conn_exec (conn, error,
                             "UPDATE photo SET mark_x0 = NULL, mark_y0 = NULL, mark_x1 = NULL, mark_y1 = NULL WHERE id = $1",
                             "i", id);
  return clinic_conn_exec (conn, error,
                           "UPDATE photo SET mark_x0 = $1, mark_y0 = $2, mark_x1 = $3, mark_y1 = $4 WHERE id = $5", "ffffi",
                           marks[0].x, marks[0].y, marks[1].x, marks[1].y, id);
}

gint64
clinic_photo_table_insert (ClinicTx *tx, const ClinicPhoto *photo, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  gint64 id = clinic_conn_get (
    conn, error,
    "INSERT INTO photo (patient, session, day, view, sha256, size, width, height, original, taken, added)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
    "iIdssinnsti", photo->patient, photo->session, photo->day, clinic_photo_view_to_string (photo->view), photo->sha256,
    photo->size, photo->width, photo->height, photo->original, photo->taken, photo->added);

  if (id == 0 || (photo->marked && !set_marks (conn, id, photo, error)))
    return 0;
  clinic_tx_created (tx, CLINIC_KIND_PHOTO, id);
  return id;
}

gboolean
clinic_photo_table_update (ClinicTx *tx, const ClinicPhoto *photo, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_PHOTO, photo->id, error) &&
         clinic_conn_exec (conn, error,
                           "UPDATE photo SET version = version + 1, session = $1, day = $2, view = $3"
                           " WHERE id = $4 AND version = $5",
                           "Idsii", photo->session, photo->day, clinic_photo_view_to_string (photo->view), photo->id,
                           photo->version) &&
         clinic_rows_check_changed (conn, "photo", error) && set_marks (conn, photo->id, photo, error);
}

gboolean
clinic_photo_table_remove (ClinicTx *tx, gint64 id, GError **error)
{
  return clinic_rows_delete (tx, CLINIC_KIND_PHOTO, id, error);
}

ClinicPhoto *
clinic_photo_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  return clinic_rows_take_only (collect_photos (clinic_conn_query (conn, error, SELECT " WHERE id = $1", "i", id), error),
                                "photo", error);
}

GPtrArray *
clinic_photo_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  GPtrArray *photos = collect_photos (clinic_conn_query (conn, error, SELECT " WHERE patient = $1", "i", patient), error);

  if (photos != NULL)
    g_ptr_array_sort (photos, clinic_photo_compare);
  return photos;
}

int
clinic_photo_table_count_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return clinic_conn_get (conn, error, "SELECT count (*) FROM photo WHERE patient = $1", "i", patient);
}

static gboolean
take_error (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

gboolean
clinic_photo_table_find_session (ClinicConn *conn, gint64 patient, ClinicDay day, gint64 *session, GError **error)
{
  GError *local = NULL;

  *session = clinic_conn_get (conn, &local,
                              "SELECT id FROM session WHERE patient = $1 AND day = $2 AND state NOT IN ('cancelled', 'noshow')"
                              " ORDER BY start LIMIT 1",
                              "id", patient, day);
  return take_error (local, error);
}

gboolean
clinic_photo_table_find_original (ClinicConn *conn, gint64 patient, const char *original, gint64 *id, GError **error)
{
  GError *local = NULL;

  *id = clinic_conn_get (conn, &local, "SELECT id FROM photo WHERE patient = $1 AND original = $2", "is", patient, original);
  return take_error (local, error);
}

gboolean
clinic_photo_table_collect_files (ClinicConn *conn, GHashTable *files, GError **error)
{
  return clinic_rows_collect_texts (conn, FIRST_SCHEMA, "SELECT DISTINCT sha256 FROM photo", files, error);
}
