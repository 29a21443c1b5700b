/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-copies.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <utime.h>

#include "store/clinic-restore.h"
#include "support/clinic-test-db.h"

/* Day 0 is a Monday. */
static void
test_mark (void)
{
  static const struct
  {
    const char *what;
    ClinicDay today;
    const char *days; /* from CLINIC_TEST_DAY */
    const char *kept;
  } cases[] = {
    { "none", 0, "", "" },
    { "one", 0, "0", "0" },
    { "seven", 6, "0 1 2 3 4 5 6", "0 1 2 3 4 5 6" },
    { "seven with gaps", 60, "0 9 20 31 40 41 60", "0 9 20 31 40 41 60" },
    { "a week goes to its newest", 13, "0 1 2 3 4 5 6 7 8 9 10 11 12 13", "6 7 8 9 10 11 12 13" },
    { "its newest before the seven days", 10, "0 1 2 3 4 5 6 7 8 9 10", "3 4 5 6 7 8 9 10" },
    { "six weeks before", 48, "6 13 20 27 34 41 42 43 44 45 46 47 48", "20 27 34 41 42 43 44 45 46 47 48" },
    { "in any order", 13, "5 13 0 12 6 11 10 4 9 8 7", "13 12 6 11 10 9 8 7" },
    { "what is dated in the future stays and does not count", 7, "0 1 2 3 4 5 6 7 900 901", "0 1 2 3 4 5 6 7 900 901" },
    { "only the future", -1, "0 1 2 3 4 5 6 7 8 9", "0 1 2 3 4 5 6 7 8 9" },
    { "Sunday and Monday are two weeks", 20, "6 7 14 15 16 17 18 19 20", "6 7 14 15 16 17 18 19 20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].days, " ", -1);
      guint n = *cases[i].days ? g_strv_length (words) : 0;
      g_autofree ClinicDay *days = g_new0 (ClinicDay, n + 1);
      g_autofree gboolean *keep = g_new0 (gboolean, n + 1);
      g_autoptr (GString) kept = g_string_new (NULL);

      for (guint d = 0; d < n; d++)
        days[d] = CLINIC_TEST_DAY + atoi (words[d]);
      clinic_copies_mark (days, n, CLINIC_TEST_DAY + cases[i].today, keep);
      for (guint d = 0; d < n; d++)
        if (keep[d])
          g_string_append_printf (kept, "%s%s", kept->len ? " " : "", words[d]);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (kept->str, ==, cases[i].kept);
    }
}

typedef struct
{
  char *folder;
  char *copies;
  ClinicDb *db;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->copies = clinic_copies_get_folder (fixture->folder, "");
  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  clinic_test_db_fill (fixture->db);
}

static void
close_db (Fixture *fixture)
{
  if (fixture->db != NULL)
    clinic_db_close (fixture->db);
  g_clear_object (&fixture->db);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  close_db (fixture);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->copies);
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

static gboolean
make (Fixture *fixture, ClinicDay day, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_make_async (fixture->db, fixture->copies, day, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_copies_make_finish (fixture->db, result, error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_list_async (fixture->copies, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_copies_list_finish (result, NULL);
}

static char *
restore (Fixture *fixture, const char *copy, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_restore_async (fixture->folder, copy, CLINIC_TEST_DAY, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_restore_finish (result, error);
}

static char *
get_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->copies, name, NULL);
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "sittings-2026-11-23.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicConn) conn = NULL;
  GStatBuf info;

  g_assert_false (clinic_copies_have_day (fixture->copies, CLINIC_TEST_DAY));
  for (int again = 0; again < 2; again++)
    {
      g_assert_true (make (fixture, CLINIC_TEST_DAY, &error));
      g_assert_no_error (error);
      g_assert_true (clinic_copies_have_day (fixture->copies, CLINIC_TEST_DAY));
    }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (clinic_copies_check (path, &error));
  conn = clinic_conn_open (path, CLINIC_CONN_READ_ONLY, &error);
  g_assert_cmpint (clinic_conn_get (conn, &error, "SELECT count (*) FROM patient", ""), ==, 2);
}

/* Only those with our kind of name are ours to remove. */
static void
test_rotation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *foreign = get_path (fixture, "sittings-holiday.db");
  g_autofree char *other = get_path (fixture, "notes.txt");
  g_autofree char *schema = get_path (fixture, "sittings-schema-0.db");
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  g_assert_true (g_file_set_contents (foreign, "x", -1, NULL));
  g_assert_true (g_file_set_contents (other, "x", -1, NULL));
  g_assert_true (g_file_set_contents (schema, "x", -1, NULL));
  for (int day = 1; day <= 40; day++)
    g_assert_true (make (fixture, CLINIC_TEST_DAY + day, NULL));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS) && g_file_test (other, G_FILE_TEST_EXISTS));
  copies = list (fixture);
  g_assert_cmpuint (copies->len, ==, CLINIC_COPIES_DAILY + CLINIC_COPIES_WEEKLY + 1);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = get_path (fixture, "sittings-2026-11-24.db");
  g_autofree char *newer = get_path (fixture, "sittings-2026-11-25.db");
  g_autoptr (GPtrArray) none = list (fixture);
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (int day = 0; day < 3; day++)
    g_assert_true (make (fixture, CLINIC_TEST_DAY + day, NULL));
  g_assert_true (g_file_set_contents (damaged, "no database", -1, NULL));
  {
    g_autoptr (ClinicConn) conn = clinic_conn_open (newer, 0, NULL);

    g_assert_true (clinic_conn_set_schema_version (conn, 99, NULL));
  }
  copies = list (fixture);
  g_assert_cmpuint (copies->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const ClinicCopy *copy = copies->pdata[i];

      g_assert_cmpint (copy->day, ==, CLINIC_TEST_DAY + 2 - (int) i);
      g_assert_false (copy->of_schema);
      g_assert_cmpint (copy->size, >, 0);
      if (i == 0)
        g_assert_error (copy->fault, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW);
      else if (i == 1)
        g_assert_error (copy->fault, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
      else
        g_assert_no_error (copy->fault);
    }
}

/* The one that was there stays, and no half one is left. */
static void
test_failed_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "sittings-2026-11-23.db");
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *inside = g_build_filename (part, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (make (fixture, CLINIC_TEST_DAY, &error));
  g_assert_nonnull (error);
  g_assert_true (clinic_copies_check (path, NULL));
  g_clear_pointer (&fixture->copies, g_free);
  fixture->copies = g_strdup ("/dev/null/copies");
  g_clear_error (&error);
  g_assert_false (make (fixture, CLINIC_TEST_DAY, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED);
}

/* As a run that was cut short so long ago leaves it. */
static char *
leave (Fixture *fixture, const char *name, int hours)
{
  g_autofree char *path = get_path (fixture, name);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - hours * 3600;
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_mkdir_with_parents (fixture->copies, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  return g_steal_pointer (&path);
}

static gboolean
look_for_day (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_look_for_day_async (fixture->folder, fixture->copies, CLINIC_TEST_DAY, NULL, result_ready_cb, &result);
  wait_for (&result);
  return clinic_copies_look_for_day_finish (result, NULL);
}

/* What nobody has written to for a day is nobody's; what is newer may be written by another running copy. What is not ours
   stays, however old it is. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int hours;
    gboolean stays;
  } cases[] = {
    { "sittings-2026-11-20.db.part", 25, FALSE },
    { "sittings-schema-3.db.part", 25, FALSE },
    { "sittings-2026-11-22.db.part", 23, TRUE },
    { "sittings-2026-11-24.db.part", -48, TRUE }, /* by a clock that was wrong */
    { "sittings-2026-11-19.db", 999, TRUE },
    { "holiday.mp4.part", 999, TRUE },
    { "sittings-notes.db.part", 999, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (leave (fixture, cases[i].name, cases[i].hours));
  g_assert_false (look_for_day (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = get_path (fixture, cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].stays);
    }
  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  g_assert_true (look_for_day (fixture));
}

/* Whoever asked may have gone meanwhile: a copy that was begun is made, and said to be. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = get_path (fixture, "sittings-2026-11-23.db.part");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  clinic_copies_make_async (fixture->db, fixture->copies, CLINIC_TEST_DAY, cancellable, result_ready_cb, &result);
  while (!g_file_test (part, G_FILE_TEST_EXISTS))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_true (clinic_copies_make_finish (fixture->db, result, &error));
  g_assert_no_error (error);
  g_assert_true (clinic_copies_have_day (fixture->copies, CLINIC_TEST_DAY));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_chosen_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *chosen = clinic_copies_get_folder ("/data", "/stick");
  g_autofree char *none = clinic_copies_get_folder ("/data", NULL);

  g_assert_cmpstr (chosen, ==, "/stick");
  g_assert_cmpstr (none, ==, "/data/copies");
}

static void
damage (const char *path, goffset at)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + at, 0xa5, MIN (4096, length - at));
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static gint64
count_beds (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  return clinic_test_db_get (fixture->db, "SELECT count (*) FROM bed");
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "sittings-2026-11-22.db");
  g_autofree char *database = g_build_filename (fixture->folder, CLINIC_DB_FILE, NULL);
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (make (fixture, CLINIC_TEST_DAY - 1, NULL));
  g_assert_true (clinic_test_db_sql (fixture->db, "INSERT INTO bed (name, position) VALUES ('lost', 9)", NULL));
  close_db (fixture);
  for (int run = 1; run <= 2; run++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *aside = NULL;
      g_autofree char *aside_log = NULL;
      g_autofree char *name = NULL;

      damage (database, 0);
      g_assert_true (g_file_set_contents (log, "a log of the damaged one", -1, NULL));
      before = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE);
      g_assert_null (clinic_test_db_open (fixture->folder, &error));
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
      g_clear_error (&error);
      aside = restore (fixture, copy, &error);
      g_assert_no_error (error);
      name = g_path_get_basename (aside);
      g_assert_cmpstr (name, ==, run == 1 ? "sittings-set-aside-2026-11-23.db" : "sittings-set-aside-2026-11-23-2.db");
      after = clinic_test_folder_hash (fixture->folder, name);
      g_assert_cmpstr (before, ==, after);
      aside_log = g_strconcat (aside, "-wal", NULL);
      g_assert_true (g_file_test (aside_log, G_FILE_TEST_EXISTS));
      g_assert_cmpint (count_beds (fixture), ==, 2);
      close_db (fixture);
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

static void
test_restore_where_nothing_is (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "sittings-2026-11-23.db");
  g_autofree char *database = g_build_filename (fixture->folder, CLINIC_DB_FILE, NULL);
  g_autofree char *aside = NULL;

  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  close_db (fixture);
  g_assert_cmpint (g_unlink (database), ==, 0);
  aside = restore (fixture, copy, NULL);
  g_assert_cmpstr (aside, ==, "");
  g_assert_cmpint (count_beds (fixture), ==, 2);
}

static void
fail_to_restore (Fixture *fixture, const char *copy, ClinicError code)
{
  g_autofree char *before = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (restore (fixture, copy, &error));
  g_assert_error (error, CLINIC_ERROR, (int) code);
  after = clinic_test_folder_hash (fixture->folder, CLINIC_DB_FILE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_restore_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "sittings-2026-11-23.db");
  g_autofree char *absent = get_path (fixture, "sittings-2026-11-01.db");
  g_autoptr (ClinicConn) conn = NULL;

  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  fail_to_restore (fixture, copy, CLINIC_ERROR_BUSY);
  close_db (fixture);
  fail_to_restore (fixture, absent, CLINIC_ERROR_NOT_FOUND);
  conn = clinic_conn_open (copy, 0, NULL);
  g_assert_true (clinic_conn_set_schema_version (conn, 99, NULL));
  g_clear_pointer (&conn, clinic_conn_close);
  fail_to_restore (fixture, copy, CLINIC_ERROR_TOO_NEW);
  conn = clinic_conn_open (copy, 0, NULL);
  g_assert_true (clinic_conn_set_schema_version (conn, 1, NULL));
  g_clear_pointer (&conn, clinic_conn_close);
  damage (copy, 4 * 4096);
  fail_to_restore (fixture, copy, CLINIC_ERROR_CORRUPT);
  g_assert_cmpint (count_beds (fixture), ==, 2);
}

/* A loss of power after the copy lay ready: opening carries on, wherever it stopped. */
static void
test_restore_cut_short (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "sittings-2026-11-23.db");
  g_autofree char *database = g_build_filename (fixture->folder, CLINIC_DB_FILE, NULL);
  g_autofree char *ready = g_build_filename (fixture->folder, "sittings.db.restore-2026-11-23", NULL);
  g_autofree char *unfinished = g_build_filename (fixture->folder, "sittings.db.restoring", NULL);

  g_assert_true (make (fixture, CLINIC_TEST_DAY, NULL));
  for (int stage = 0; stage < 3; stage++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      if (fixture->db == NULL)
        fixture->db = clinic_test_db_open (fixture->folder, NULL);
      g_assert_true (clinic_test_db_sql (fixture->db, "INSERT INTO bed (name, position) VALUES ('later', 9)", NULL));
      close_db (fixture);
      g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (stage == 0 ? unfinished : ready, bytes, length, NULL));
      if (stage == 2)
        g_assert_cmpint (g_unlink (database), ==, 0);
      /* what was not ready yet is as if it had not begun */
      g_assert_cmpint (count_beds (fixture), ==, stage == 0 ? 3 : 2);
      g_assert_false (g_file_test (ready, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
    }
}

#define TEST(name) g_test_add ("/store/copies/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/copies/mark", test_mark);
  TEST (make);
  TEST (rotation);
  TEST (list);
  TEST (failed_copy);
  TEST (unfinished);
  TEST (cancelled);
  TEST (chosen_folder);
  TEST (restore);
  TEST (restore_where_nothing_is);
  TEST (restore_refused);
  TEST (restore_cut_short);
  return g_test_run ();
}
