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

/* Who is treated, by whom and for what: the rows that others refer to, as they have been since the first version. */
static const char someone[] =
  "INSERT INTO bed (id, name, position) VALUES (1, 'Bed 1', 1);"
  "INSERT INTO staff (id, name, role, position) VALUES (1, 'Dr One', 'doctor', 1);"
  "INSERT INTO protocol (id, key, title, text, sha256, taken_at) VALUES (1, 'd', 'D', '', printf ('%064d', 1), 0);"
  "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (1, '1', 'A', 0, '', '');"
  "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
  " VALUES (1, 1, 1, 'face', 6, 21, 28, 20780);";

/* In one transaction, which is to be done. */
static void
run (ClinicConn *conn, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_begin (conn, &error) && clinic_conn_run_script (conn, sql, &error) &&
                 clinic_conn_commit (conn, &error));
  g_assert_no_error (error);
}

static void
test_steps (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 0, &error));
  g_assert_cmpint (clinic_conn_get_schema_version (conn, &error), ==, 0);
  for (int times = 0; times < 2; times++)
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

  run (conn, "CREATE TABLE journal_detail (in_the_way INTEGER)");
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
  run (conn, "INSERT INTO clinic (id, name, zone) VALUES (1, 'Test', 'UTC')");
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
  run (conn, "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (1, '1', 'A', 0, '', '')");
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  run (conn, "INSERT INTO photo (patient, day, sha256, size, width, height, original, added)"
             " VALUES (1, 0, printf ('%064d', 1), 9, 4, 3, printf ('%064d', 2), 0)");
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
  run (conn, someone);
  run (conn, session);
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_no_error (error);
  run (conn, "INSERT INTO roller_lot (id, lot, needle, expiry_day) VALUES (1, 'A', 1.5, 99999);"
             "INSERT INTO roller (id, roller_lot, number) VALUES (1, 1, '31');"
             "INSERT INTO roller_use (roller, session, at) VALUES (1, 1, 0);");
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM session JOIN roller_use AS u ON u.session = session.id", ""),
                   ==, 1);
  g_assert_true (clinic_conn_check (conn, &error));
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

/* A clinic from before grades keeps its patients, whose type of skin nobody has said yet, and grades from then on. */
static void
test_before_grades (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 5, &error));
  run (conn, someone);
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM patient WHERE given = 'A' AND skin_type IS NULL", ""), ==, 1);
  run (conn, "INSERT INTO grade (patient, course, day, doctor, goodman_baron) VALUES (1, 1, 20780, 1, 3);"
             "UPDATE patient SET skin_type = 4");
  g_assert_true (clinic_conn_check (conn, &error));
  clinic_conn_close (conn);
  clinic_test_folder_remove (folder);
}

static void
assert_refused (ClinicConn *conn, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_begin (conn, &error));
  g_assert_false (clinic_conn_run_script (conn, sql, &error));
  g_assert_nonnull (error);
  clinic_conn_rollback (conn);
}

/* A consent that was signed before the clinic had a video of its own stays as it is; later ones may name it. */
static void
test_before_video (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  ClinicConn *conn = open_new (folder);
  g_autofree char *session = clinic_test_session_insert (&(ClinicTestSession){ .id = 1, .minute = 600 }, NULL);
  static const char consent[] = "INSERT INTO consent (session, number, text, sha256, on_paper, signed_at, signer, witness, video%s)"
                                " VALUES (1, 1, 'x', printf ('%%064d', 1), 1, 0, 'A', 1, %s)";
  g_autofree char *before = g_strdup_printf (consent, "", "1");
  g_autofree char *after = g_strdup_printf (consent, ", video_sha256, video_at", "1, printf ('%064d', 2), 9");
  g_autofree char *not_shown = g_strdup_printf (consent, ", video_sha256, video_at", "0, printf ('%064d', 2), 9");
  g_autofree char *at_no_time = g_strdup_printf (consent, ", video_sha256", "1, printf ('%064d', 2)");
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_migrate (conn, 8, &error));
  run (conn, "INSERT INTO clinic (id, name, zone, uid) VALUES (1, 'Test', 'UTC', printf ('%032d', 1));");
  run (conn, someone);
  run (conn, session);
  run (conn, before);
  g_assert_true (clinic_migrate (conn, CLINIC_SCHEMA_VERSION, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get (conn, NULL, "SELECT count (*) FROM consent JOIN clinic WHERE consent.video = 1"
                                                " AND video_sha256 = '' AND video_at IS NULL AND clinic.video = ''", ""), ==, 1);
  assert_refused (conn, not_shown);
  assert_refused (conn, at_no_time);
  assert_refused (conn, "UPDATE clinic SET video = '../x.mp4', video_name = 'x.mp4'");
  assert_refused (conn, "UPDATE clinic SET video = printf ('%064d.mp4', 1)");
  run (conn, after);
  run (conn, "UPDATE clinic SET video = printf ('%064d.mp4', 1), video_name = 'x.mp4'");
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
  g_test_add_func ("/store/migrate/before-grades", test_before_grades);
  g_test_add_func ("/store/migrate/before-video", test_before_video);
  g_test_add_func ("/store/migrate/unknown-step", test_unknown_step);
  return g_test_run ();
}
