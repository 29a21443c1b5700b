/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-migrate.h"

#include "support/clinic-test-db.h"

static ClinicConn *
open_new (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  ClinicConn *conn = clinic_conn_open (path, CLINIC_CONN_CREATE, &error);

  g_assert_no_error (error);
  return conn;
}

static void
test_steps (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 0, &error));
  g_assert_cmpint (clinic_conn_get_schema_version (conn, &error), ==, 0);
  for (int run = 0; run < 2; run++)
    {
      g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
      g_assert_no_error (error);
      g_assert_cmpint (clinic_conn_get_schema_version (conn, &error), ==, CLINIC_SCHEMA_VERSION);
    }
  g_assert_true (clinic_conn_check (conn, &error));
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

static void
test_too_new (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_false (clinic_migrate (conn, CLINIC_SCHEMA_VERSION - 1, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW);
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* A version is there whole or not at all. */
static void
test_whole_or_nothing (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (conn, "CREATE TABLE journal_detail (in_the_way INTEGER)", &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_false (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (clinic_conn_get_schema_version (conn, NULL), ==, 0);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM sqlite_schema", ""), ==, 1);
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* A clinic of the first version comes through with what it holds, and gets a name for other people's calendars. */
static void
test_first_version (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 1, &error));
  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (conn, "INSERT INTO clinic (id, name, zone) VALUES (1, 'Test', 'UTC')", &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM clinic WHERE name = 'Test' AND length (uid) = 32", ""),
                   ==, 1);
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* A clinic from before photos takes one, and what it held is there. */
static void
test_before_photos (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 3, &error));
  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (conn, "INSERT INTO patient (id, number, given, created_at, sort_key, search_key)"
                                               " VALUES (1, '1', 'A', 0, '', '')", &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (conn, "INSERT INTO photo (patient, day, sha256, size, width, height, original, added)"
                                               " VALUES (1, 0, printf ('%064d', 1), 9, 4, 3, printf ('%064d', 2), 0)", &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_no_error (error);
  g_assert_true (clinic_conn_check (conn, &error));
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* Sessions of an older version come through, and may take a roller from then on. */
static void
test_before_rollers (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autofree char *session = clinic_test_session_insert (&(ClinicTestSession){ .id = 1, .minute = 600 }, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 4, &error));
  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (
                   conn,
                   "INSERT INTO bed (id, name, position) VALUES (1, 'Bed 1', 1);"
                   "INSERT INTO staff (id, name, role, position) VALUES (1, 'Dr One', 'doctor', 1);"
                   "INSERT INTO protocol (id, key, title, text, sha256, taken_at) VALUES (1, 'd', 'D', '', printf ('%064d', 1), 0);"
                   "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (1, '1', 'A', 0, '', '');"
                   "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
                   " VALUES (1, 1, 1, 'face', 6, 21, 28, 20780);",
                   &error) &&
                 clinic_conn_run_script (conn, session, &error) && clinic_conn_commit (conn, &error));
  g_assert_no_error (error);
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_no_error (error);
  g_assert_true (clinic_conn_begin (conn, &error) &&
                 clinic_conn_run_script (conn,
                                         "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A', 1.5, 99999);"
                                         "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '31');"
                                         "INSERT INTO roller_use (roller, session, at) VALUES (1, 1, 0);",
                                         &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM session JOIN roller_use AS u ON u.session = session.id", ""),
                   ==, 1);
  g_assert_true (clinic_conn_check (conn, &error));
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* A version this program has no file for is an error, not a leap. */
static void
test_unknown_step (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (clinic_migrate (conn, CLINIC_SCHEMA_VERSION + 1, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (clinic_conn_get_schema_version (conn, NULL), ==, CLINIC_SCHEMA_VERSION);
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/steps", test_steps);
  g_test_add_func ("/store/migrate/too-new", test_too_new);
  g_test_add_func ("/store/migrate/whole-or-nothing", test_whole_or_nothing);
  g_test_add_func ("/store/migrate/first-version", test_first_version);
  g_test_add_func ("/store/migrate/before-photos", test_before_photos);
  g_test_add_func ("/store/migrate/before-rollers", test_before_rollers);
  g_test_add_func ("/store/migrate/unknown-step", test_unknown_step);
  return g_test_run ();
}
