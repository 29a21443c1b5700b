/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what is well, what is not, and what is in use; jobs and their end. */
#include "support/clinic-test-db.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "store/clinic-lock.h"
#include "store/clinic-migrate.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
make_clinic (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (fixture->folder, &error);
  g_autofree char *insert = clinic_test_session_insert (&(ClinicTestSession) { .id = 1, .minute = 600 }, NULL);

  g_assert_no_error (error);
  clinic_test_db_fill (db);
  g_assert_true (clinic_test_db_sql (db, insert, NULL));
  clinic_db_close (db);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = clinic_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, CLINIC_DB_FILE, NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The code, and the file as it was. */
static void
fail_to_open (Fixture *fixture, ClinicError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE);
  g_autofree char *log_before = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE "-wal");
  g_autoptr (ClinicDb) db = clinic_test_db_open (fixture->folder, &error);
  g_autofree char *after = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE);
  g_autofree char *log_after = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE "-wal");
  g_autoptr (ClinicLock) lock = NULL;

  g_assert_null (db);
  g_assert_error (error, CLINIC_ERROR, (int) code);
  g_assert_cmpstr (before, ==, after);
  if (log_before != NULL)
    g_assert_cmpstr (log_before, ==, log_after);
  if (code == CLINIC_ERROR_BUSY)
    return;
  lock = clinic_lock_take (fixture->folder, &error);
  g_assert_nonnull (lock);
}

static void
change_file (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicConn) conn = clinic_conn_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (clinic_conn_begin (conn, &error) && clinic_conn_run_script (conn, sql, &error) &&
                 clinic_conn_commit (conn, &error));
}

static void
test_fresh (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (folder, &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (clinic_db_get_folder (db), ==, folder);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (clinic_test_db_get (db, "PRAGMA user_version"), ==, CLINIC_SCHEMA_VERSION);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM clinic"), ==, 0);
  clinic_db_close (db);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicDb) db = NULL;

  make_clinic (fixture);
  db = clinic_test_db_open (fixture->folder, NULL);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM session"), ==, 1);
  clinic_db_close (db);
}

static void
test_too_new (Fixture *fixture, gconstpointer data)
{
  make_clinic (fixture);
  change_file (fixture, "PRAGMA user_version = 99");
  fail_to_open (fixture, CLINIC_ERROR_TOO_NEW);
}

/* Killed: its log is there, and stays as it is. */
static void
test_too_new_with_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicConn) conn = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  make_clinic (fixture);
  conn = clinic_conn_open (fixture->path, 0, NULL);
  g_assert_true (clinic_conn_begin (conn, NULL) && clinic_conn_run_script (conn, "PRAGMA user_version = 99", NULL) &&
                 clinic_conn_commit (conn, NULL));
  g_assert_true (g_file_get_contents (log, &bytes, &length, &error));
  /* close takes the log in and deletes it: put back both as they were */
  {
    g_autofree char *database = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (fixture->path, &database, &size, NULL));
    clinic_conn_close (g_steal_pointer (&conn));
    g_assert_true (g_file_set_contents (fixture->path, database, size, NULL));
    g_assert_true (g_file_set_contents (log, bytes, length, NULL));
  }
  fail_to_open (fixture, CLINIC_ERROR_TOO_NEW);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  make_clinic (fixture);
  change_file (fixture, "PRAGMA application_id = 7");
  fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
}

static void
overwrite (Fixture *fixture, goffset at, gsize length)
{
  g_autofree char *garbage = g_malloc (length);
  int fd = open (fixture->path, O_WRONLY);

  memset (garbage, 0xa5, length);
  g_assert_cmpint (pwrite (fd, garbage, length, at), ==, length);
  close (fd);
}

static void
test_garbage_header (Fixture *fixture, gconstpointer data)
{
  make_clinic (fixture);
  overwrite (fixture, 0, 100);
  fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
}

static void
test_garbage_schema (Fixture *fixture, gconstpointer data)
{
  make_clinic (fixture);
  overwrite (fixture, 100, 3900);
  fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  static const goffset lengths[] = { 0, 1, 50, 99, 100, 511, 4096, 8192, 100000 };

  make_clinic (fixture);
  for (guint i = G_N_ELEMENTS (lengths); i > 0; i--)
    {
      g_assert_cmpint (truncate (fixture->path, lengths[i - 1]), ==, 0);
      fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
    }
}

static gpointer
check_job (ClinicConn *conn, gpointer data, GError **error)
{
  return GINT_TO_POINTER (clinic_conn_check (conn, error));
}

/* Damage in the middle may not show when opening: it shows when the whole is read, and when that page is. */
static void
test_garbage_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicConn) conn = NULL;
  g_autoptr (ClinicDb) db = NULL;
  g_autoptr (GError) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 page;

  make_clinic (fixture);
  conn = clinic_conn_open (fixture->path, 0, NULL);
  page = clinic_conn_get (conn, NULL, "SELECT rootpage FROM sqlite_schema WHERE name = 'patient'", "");
  clinic_conn_close (g_steal_pointer (&conn));
  overwrite (fixture, (page - 1) * 4096, 4096);
  db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_false (GPOINTER_TO_INT (clinic_test_db_read (db, check_job, NULL, &found)));
  g_assert_error (found, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
  g_assert_false (clinic_test_db_sql (db, "UPDATE patient SET notes = 'x'", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM bed"), ==, 2);
  clinic_db_close (db);
}

static void
test_folder_in_its_place (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
}

static void
test_log_without_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (g_file_set_contents (log, "something", -1, NULL));
  fail_to_open (fixture, CLINIC_ERROR_CORRUPT);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Permissions do not bind root; the immutable flag does. */
static gboolean
set_read_only (const char *path, gboolean read_only)
{
  int fd = open (path, O_RDONLY);
  long flags = 0;
  gboolean done;

  if (geteuid () != 0)
    {
      close (fd);
      return g_chmod (path, read_only ? 0500 : 0700) == 0;
    }
  done = ioctl (fd, FS_IOC_GETFLAGS, &flags) == 0;
  flags = read_only ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
  done = done && ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  close (fd);
  return done;
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  make_clinic (fixture);
  if (!set_read_only (fixture->path, TRUE))
    {
      g_test_skip ("this file system has no immutable files");
      return;
    }
  fail_to_open (fixture, CLINIC_ERROR_READ_ONLY);
  set_read_only (fixture->path, FALSE);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (fixture->folder, "below", NULL);

  if (!set_read_only (fixture->folder, TRUE))
    {
      g_test_skip ("this file system has no immutable folders");
      return;
    }
  g_assert_null (clinic_test_db_open (fixture->folder, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (clinic_test_db_open (below, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_READ_ONLY);
  set_read_only (fixture->folder, FALSE);
}

static void
test_second_holder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicDb) first = clinic_test_db_open (fixture->folder, NULL);

  fail_to_open (fixture, CLINIC_ERROR_BUSY);
  clinic_db_close (first);
  make_clinic (fixture);
}

/* Another program, a shell, has the file without our lock. */
static void
test_file_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicConn) shell = NULL;

  make_clinic (fixture);
  shell = clinic_conn_open (fixture->path, 0, NULL);
  g_assert_true (clinic_conn_begin (shell, NULL));
  fail_to_open (fixture, CLINIC_ERROR_BUSY);
  clinic_conn_rollback (shell);
}

static gpointer
slow_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_usleep (20000);
  return data;
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
    g_main_context_iteration (NULL, TRUE);
}

static void
test_close_ends_the_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicDb) db = clinic_test_db_open (fixture->folder, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  clinic_db_read_async (db, slow_job, (gpointer) "x", NULL, NULL, NULL, result_ready_cb, &result);
  clinic_db_close (db);
  wait_for (&result);
  g_assert_cmpstr (clinic_db_read_finish (db, result, NULL), ==, "x");
  g_assert_null (clinic_test_db_read (db, slow_job, (gpointer) "x", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED);
  clinic_db_close (db);
}

static gboolean
cancel_and_write_job (ClinicTx *tx, gpointer data, GError **error)
{
  g_cancellable_cancel (data);
  return clinic_conn_run_script (clinic_tx_get_conn (tx), "INSERT INTO bed (name, position) VALUES ('B', 1)", error);
}

/* Cancelled before it began, it is not there; once begun, it is there and said to be. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicDb) db = clinic_test_db_open (fixture->folder, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ClinicActor actor = { 0, "test" };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicChange) change = NULL;

      clinic_db_write_async (db, actor, "x", 0, cancel_and_write_job, cancellable, NULL, cancellable, result_ready_cb, &result);
      wait_for (&result);
      change = clinic_db_write_finish (db, result, &error);
      g_assert_true ((change != NULL) == (i == 0));
      g_assert_true ((error != NULL) == (i == 1));
    }
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM bed"), ==, 1);
  clinic_db_close (db);
}

/* An older schema is copied before it is touched, and a step that fails leaves it as it was. */
static void
test_copy_before_migrating (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copies", "sittings-schema-0.db", NULL);
  g_autoptr (ClinicConn) conn = NULL;
  g_autoptr (GError) error = NULL;

  make_clinic (fixture);
  change_file (fixture, "PRAGMA user_version = 0");
  g_assert_null (clinic_test_db_open (fixture->folder, &error));
  g_assert_nonnull (error);
  conn = clinic_conn_open (copy, CLINIC_CONN_READ_ONLY, NULL);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM session", ""), ==, 1);
  change_file (fixture, "PRAGMA user_version = " G_STRINGIFY (CLINIC_SCHEMA_VERSION));
  g_clear_error (&error);
  g_object_unref (clinic_test_db_open (fixture->folder, &error));
  g_assert_no_error (error);
}

#define TEST(name) g_test_add ("/store/db/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (fresh);
  TEST (again);
  TEST (too_new);
  TEST (too_new_with_log);
  TEST (other_program);
  TEST (garbage_header);
  TEST (garbage_schema);
  TEST (truncated);
  TEST (garbage_page);
  TEST (folder_in_its_place);
  TEST (log_without_database);
  TEST (read_only_file);
  TEST (read_only_folder);
  TEST (second_holder);
  TEST (file_in_use);
  TEST (close_ends_the_queue);
  TEST (cancel);
  TEST (copy_before_migrating);
  return g_test_run ();
}
