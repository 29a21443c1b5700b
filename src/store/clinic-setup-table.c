/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-setup-table.h"

#include "store/clinic-closure-table.h"
#include "store/clinic-rows.h"
#include "store/clinic-video-files.h"

static void
add_bed (ClinicStmt *stmt, gpointer setup)
{
  clinic_setup_add_bed (setup, clinic_stmt_get_int (stmt, 0), clinic_stmt_get_text (stmt, 1), clinic_stmt_get_int (stmt, 2));
}

static void
add_person (ClinicStmt *stmt, gpointer setup)
{
  ClinicRole role = CLINIC_ROLE_RECEPTIONIST;

  clinic_role_from_string (clinic_stmt_get_text (stmt, 2), &role);
  clinic_setup_add_staff (setup, clinic_stmt_get_int (stmt, 0), clinic_stmt_get_text (stmt, 1), role,
                          clinic_stmt_get_int (stmt, 3));
}

static void
add_opening (ClinicStmt *stmt, gpointer setup)
{
  clinic_setup_add_own_opening (setup, clinic_stmt_get_int (stmt, 3), clinic_stmt_get_int (stmt, 0),
                                clinic_stmt_get_int (stmt, 1), clinic_stmt_get_int (stmt, 2));
}

static gboolean
load_lists (ClinicConn *conn, ClinicSetup *setup, GError **error)
{
  return clinic_rows_each (clinic_conn_query (conn, error, "SELECT id, name, active FROM bed ORDER BY position, id", ""),
                           add_bed, setup, error) &&
         clinic_rows_each (
           clinic_conn_query (conn, error, "SELECT id, name, role, active FROM staff ORDER BY position, id", ""), add_person,
           setup, error) &&
         clinic_rows_each (clinic_conn_query (conn, error,
                                              "SELECT weekday, from_minute, to_minute, staff FROM opening"
                                              " ORDER BY weekday, from_minute",
                                              ""),
                           add_opening, setup, error) &&
         clinic_closure_table_load (conn, setup->closures, error);
}

static ClinicSetup *
load_clinic (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (
    conn, error,
    "SELECT version, name, phone, zone, week_start, names_in_notifications, copies_folder, uid, video,"
    " video_name FROM clinic WHERE id = 1",
    "");
  ClinicSetup *setup;

  if (stmt == NULL || !clinic_stmt_next (stmt, error))
    return NULL;
  setup = clinic_setup_new ();
  setup->version = clinic_stmt_get_int (stmt, 0);
  g_free (setup->name);
  setup->name = clinic_stmt_dup_text (stmt, 1);
  g_free (setup->phone);
  setup->phone = clinic_stmt_dup_text (stmt, 2);
  g_free (setup->zone);
  setup->zone = clinic_stmt_dup_text (stmt, 3);
  setup->week_start = clinic_stmt_get_int (stmt, 4);
  setup->names_in_notifications = clinic_stmt_get_int (stmt, 5);
  g_free (setup->copies_folder);
  setup->copies_folder = clinic_stmt_dup_text (stmt, 6);
  g_free (setup->uid);
  setup->uid = clinic_stmt_dup_text (stmt, 7);
  g_free (setup->video);
  setup->video = clinic_stmt_dup_text (stmt, 8);
  g_free (setup->video_name);
  setup->video_name = clinic_stmt_dup_text (stmt, 9);
  return setup;
}

ClinicSetup *
clinic_setup_table_load (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicSetup) setup = load_clinic (conn, error);

  return setup != NULL && load_lists (conn, setup, error) ? g_steal_pointer (&setup) : NULL;
}

static gboolean
insert_clinic (ClinicTx *tx, const ClinicSetup *setup, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();

  if (!clinic_conn_exec (clinic_tx_get_conn (tx), error,
                         "INSERT INTO clinic (id, name, phone, zone, week_start, names_in_notifications, copies_folder,"
                         " uid, video, video_name) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
                         "sssnnssss", setup->name, setup->phone, setup->zone, setup->week_start,
                         setup->names_in_notifications, setup->copies_folder, uid, setup->video, setup->video_name))
    return FALSE;
  clinic_tx_created (tx, CLINIC_KIND_CLINIC, 1);
  return TRUE;
}

static gboolean
update_clinic (ClinicTx *tx, const ClinicSetup *setup, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (!clinic_tx_touch (tx, CLINIC_KIND_CLINIC, 1, error) ||
      !clinic_conn_exec (conn, error,
                         "UPDATE clinic SET version = version + 1, name = $1, phone = $2, zone = $3, week_start = $4,"
                         " names_in_notifications = $5, copies_folder = $6, video = $7, video_name = $8"
                         " WHERE id = 1 AND version = $9",
                         "sssnnsssi", setup->name, setup->phone, setup->zone, setup->week_start,
                         setup->names_in_notifications, setup->copies_folder, setup->video, setup->video_name, setup->version))
    return FALSE;
  return clinic_rows_check_changed (conn, "clinic", error);
}

static gboolean
save_bed (ClinicTx *tx, const ClinicBed *bed, int position, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  gint64 id;

  if (bed->id != 0)
    return clinic_tx_touch (tx, CLINIC_KIND_BED, bed->id, error) &&
           clinic_conn_exec (conn, error,
                             "UPDATE bed SET version = version + 1, name = $1, position = $2, active = $3 WHERE id = $4",
                             "snni", bed->name, position, bed->active, bed->id);
  id = clinic_conn_get (conn, error, "INSERT INTO bed (name, position, active) VALUES ($1, $2, $3) RETURNING id", "snn",
                        bed->name, position, bed->active);
  if (id == 0)
    return FALSE;
  clinic_tx_created (tx, CLINIC_KIND_BED, id);
  return TRUE;
}

static gboolean
save_person (ClinicTx *tx, const ClinicStaff *staff, int position, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  const char *role = clinic_role_to_string (staff->role);
  gint64 id;

  if (staff->id != 0)
    return clinic_tx_touch (tx, CLINIC_KIND_STAFF, staff->id, error) &&
           clinic_conn_exec (conn, error,
                             "UPDATE staff SET version = version + 1, name = $1, role = $2, position = $3, active = $4"
                             " WHERE id = $5",
                             "ssnni", staff->name, role, position, staff->active, staff->id);
  id = clinic_conn_get (conn, error,
                        "INSERT INTO staff (name, role, position, active) VALUES ($1, $2, $3, $4) RETURNING id", "ssnn",
                        staff->name, role, position, staff->active);
  if (id == 0)
    return FALSE;
  clinic_tx_created (tx, CLINIC_KIND_STAFF, id);
  return TRUE;
}

static gboolean
save_opening (ClinicTx *tx, const ClinicOpening *opening, gint64 id, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (id != 0)
    return clinic_tx_touch (tx, CLINIC_KIND_OPENING, id, error) &&
           clinic_conn_exec (conn, error,
                             "UPDATE opening SET weekday = $1, from_minute = $2, to_minute = $3, staff = $4 WHERE id = $5",
                             "nnnIi", opening->weekday, opening->from_minute, opening->to_minute, opening->staff, id);
  id = clinic_conn_get (conn, error,
                        "INSERT INTO opening (weekday, from_minute, to_minute, staff) VALUES ($1, $2, $3, $4)"
                        " RETURNING id",
                        "nnnI", opening->weekday, opening->from_minute, opening->to_minute, opening->staff);
  if (id == 0)
    return FALSE;
  clinic_tx_created (tx, CLINIC_KIND_OPENING, id);
  return TRUE;
}

/* Rows are used again in order; what is left over goes. */
static gboolean
save_openings (ClinicTx *tx, const ClinicSetup *setup, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GArray) ids = clinic_rows_collect_ids (clinic_conn_query (conn, error, "SELECT id FROM opening ORDER BY id", ""), error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < setup->openings->len; i++)
    if (!save_opening (tx, &g_array_index (setup->openings, ClinicOpening, i),
                       i < ids->len ? g_array_index (ids, gint64, i) : 0, error))
      return FALSE;
  for (guint i = setup->openings->len; i < ids->len; i++)
    if (!clinic_rows_delete (tx, CLINIC_KIND_OPENING, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
clinic_setup_table_save (ClinicTx *tx, const ClinicSetup *setup, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GError) local = NULL;
  gboolean exists = clinic_conn_get (conn, &local, "SELECT count (*) FROM clinic", "") > 0;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!(exists ? update_clinic (tx, setup, error) : insert_clinic (tx, setup, error)))
    return FALSE;
  for (guint i = 0; i < setup->beds->len; i++)
    if (!save_bed (tx, setup->beds->pdata[i], i, error))
      return FALSE;
  for (guint i = 0; i < setup->staff->len; i++)
    if (!save_person (tx, setup->staff->pdata[i], i, error))
      return FALSE;
  return save_openings (tx, setup, error);
}

gboolean
clinic_setup_table_collect_videos (ClinicConn *conn, GHashTable *files, GError **error)
{
  return clinic_rows_collect_texts (conn, CLINIC_VIDEO_FIRST_SCHEMA,
                                    "SELECT substr (video, 1, 64) FROM clinic WHERE video <> ''", files, error);
}
