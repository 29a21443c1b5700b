/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-db.h"

#include <glib/gstdio.h>

char *
clinic_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sittings-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
clinic_test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        clinic_test_folder_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

char *
clinic_test_folder_hash (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static void
result_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static void
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

ClinicDb *
clinic_test_db_open (const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_db_open_async (folder, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_db_open_finish (result, error);
}

gpointer
clinic_test_db_read (ClinicDb *db, ClinicDbReadJob job, gpointer data, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_db_read_async (db, job, data, NULL, NULL, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_db_read_finish (db, result, error);
}

ClinicChange *
clinic_test_db_write (ClinicDb *db, const char *verb, ClinicDbWriteJob job, gpointer data, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  ClinicActor actor = { .staff = 0, .desk = "test" };

  clinic_db_write_async (db, actor, verb, CLINIC_TEST_NOW, job, data, NULL, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_db_write_finish (db, result, error);
}

static gboolean
run_sql_job (ClinicTx *tx, gpointer data, GError **error)
{
  return clinic_conn_run_script (clinic_tx_get_conn (tx), data, error);
}

gboolean
clinic_test_db_sql (ClinicDb *db, const char *sql, GError **error)
{
  g_autoptr (ClinicChange) change = clinic_test_db_write (db, "test", run_sql_job, (gpointer) sql, error);

  return change != NULL;
}

typedef struct
{
  const char *sql;
  gint64 value;
} Question;

static gpointer
get_value_job (ClinicConn *conn, gpointer data, GError **error)
{
  Question *question = data;

  question->value = clinic_conn_get (conn, error, question->sql, "");
  return NULL;
}

gint64
clinic_test_db_get (ClinicDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { sql, 0 };

  clinic_test_db_read (db, get_value_job, &question, &error);
  g_assert_no_error (error);
  return question.value;
}

typedef struct
{
  gint64 journal;
  GArray **kept;
} Revert;

static gboolean
revert_job (ClinicTx *tx, gpointer data, GError **error)
{
  Revert *revert = data;

  return clinic_tx_revert (tx, revert->journal, revert->kept, error);
}

ClinicChange *
clinic_test_db_revert (ClinicDb *db, gint64 journal, GArray **kept, GError **error)
{
  Revert revert = { journal, kept };

  return clinic_test_db_write (db, "undo", revert_job, &revert, error);
}

static const char clinic_sql[] =
  "INSERT INTO clinic (id, name, zone, uid) VALUES (1, 'Test clinic', 'UTC', 'test-clinic');"
  "INSERT INTO bed (id, name, position) VALUES (1, 'Bed 1', 1), (2, 'Bed 2', 2);"
  "INSERT INTO staff (id, name, role, position) VALUES"
  " (1, 'Dr One', 'doctor', 1), (2, 'Dr Two', 'doctor', 2), (3, 'Desk', 'receptionist', 3);"
  "INSERT INTO opening (weekday, from_minute, to_minute) VALUES"
  " (1, 540, 1080), (2, 540, 1080), (3, 540, 1080), (4, 540, 1080), (5, 540, 1080);"
  "INSERT INTO protocol (id, key, title, text, sha256, taken_at) VALUES"
  " (1, 'dermaroller', 'Dermaroller', '', '0000000000000000000000000000000000000000000000000000000000000001', 0);"
  "INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key) VALUES"
  " (1, '1', 'Asha', 'Rao', 0, 'rao asha', 'asha rao'), (2, '2', 'Jens', 'Holm', 0, 'holm jens', 'jens holm');"
  "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day) VALUES"
  " (1, 1, 1, 'face', 6, 21, 28, 20780), (2, 2, 1, 'face', 6, 21, 28, 20780);";

void
clinic_test_db_fill (ClinicDb *db)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (db, clinic_sql, &error);
  g_assert_no_error (error);
}

static char *
quote (const char *text)
{
  return text ? g_strdup_printf ("'%s'", text) : g_strdup ("NULL");
}

char *
clinic_test_session_insert (const ClinicTestSession *session, const char *verb)
{
  gint64 start = (CLINIC_TEST_DAY + session->day) * G_GINT64_CONSTANT (86400) + session->minute * 60;
  g_autofree char *id = session->id ? g_strdup_printf ("%" G_GINT64_FORMAT, session->id) : g_strdup ("NULL");
  g_autofree char *reason = quote (session->reason);
  int course = MAX (session->course, 1);

  return g_strdup_printf (
    "%s INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start,"
    " rolling_start, rolling_end, bed_end, override_reason, override_doctor)"
    " VALUES (%s, %d, %d, %d, %d, '%s', %d, %d, 45, 20, 10, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
    ", %" G_GINT64_FORMAT ", %s, %s);",
    verb ? verb : "INSERT", id, course, course, MAX (session->bed, 1), MAX (session->doctor, 1),
    session->state ? session->state : "booked", CLINIC_TEST_DAY + session->day, session->minute, start, start + 45 * 60,
    start + 65 * 60, start + 75 * 60, reason, session->reason ? "1" : "NULL");
}
