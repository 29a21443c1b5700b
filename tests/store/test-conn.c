/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-db.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  ClinicConn *conn;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->conn = clinic_conn_open (fixture->path, CLINIC_CONN_CREATE, &error);
  g_assert_no_error (error);
  clinic_conn_begin (fixture->conn, &error);
  clinic_conn_run_script (fixture->conn,
                          "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, f REAL, s TEXT CONSTRAINT s_short"
                          " CHECK (length (s) < 9), u TEXT UNIQUE) STRICT;",
                          &error);
  clinic_conn_set_schema_version (fixture->conn, 1, &error);
  clinic_conn_commit (fixture->conn, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->conn, clinic_conn_close);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  clinic_conn_begin (fixture->conn, &error);
  g_assert_no_error (error);
}

#define GET(sql) clinic_conn_get (fixture->conn, NULL, sql, "")

/* Every letter of the bindings, with what stands for nothing. */
static void
test_bindings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 is;
  } nothing[] = {
    { "SELECT n IS NULL FROM t WHERE id = 1", 1 }, { "SELECT n FROM t WHERE id = 2", -3 },
    { "SELECT n IS NULL FROM t WHERE id = 3", 1 }, { "SELECT n IS NULL FROM t WHERE id = 4", 1 },
    { "SELECT n FROM t WHERE id = 5", 20780 },     { "SELECT s IS NULL FROM t WHERE id = 6", 1 },
    { "SELECT s = '' FROM t WHERE id = 7", 1 },    { "SELECT s = 'x' AND f = 0.5 FROM t WHERE id = 8", 1 },
  };
  ClinicConn *conn = fixture->conn;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, n) VALUES ($1, $2)", "iI", G_GINT64_CONSTANT (1), (gint64) 0);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, n) VALUES ($2, $1)", "ni", -3, G_GINT64_CONSTANT (2));
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, n) VALUES (3, $1)", "t", CLINIC_TIME_NONE);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, n) VALUES (4, $1)", "d", CLINIC_DAY_NONE);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, n) VALUES (5, $1)", "d", (ClinicDay) 20780);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, s) VALUES (6, $1)", "s", NULL);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, s) VALUES (7, $1)", "S", NULL);
  clinic_conn_exec (conn, &error, "INSERT INTO t (id, s, f) VALUES (8, $1, $2)", "Sf", "x", 0.5);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_assert_cmpint (GET (nothing[i].sql), ==, nothing[i].is);
  clinic_conn_commit (conn, &error);
  g_assert_no_error (error);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicStmt) stmt = NULL;
  g_autofree char *none = NULL;
  const char *types = "xsdxm";

  stmt = clinic_conn_query (fixture->conn, &error, "SELECT 7 AS n, 'é' AS s, 1.5 AS f, -1 AS m, NULL AS z", "");
  g_assert_true (clinic_stmt_next (stmt, &error));
  g_assert_cmpint (clinic_stmt_get_n_columns (stmt), ==, 5);
  g_assert_cmpstr (clinic_stmt_get_name (stmt, 1), ==, "s");
  g_assert_cmpint (clinic_stmt_get_int (stmt, 0), ==, 7);
  g_assert_cmpint (clinic_stmt_get_time (stmt, 0), ==, 7);
  g_assert_cmpint (clinic_stmt_get_day (stmt, 0), ==, 7);
  g_assert_cmpstr (clinic_stmt_get_text (stmt, 1), ==, "é");
  g_assert_cmpfloat (clinic_stmt_get_double (stmt, 2), ==, 1.5);
  g_assert_true (clinic_stmt_is_null (stmt, 4));
  g_assert_null (clinic_stmt_get_text (stmt, 4));
  g_assert_true (clinic_stmt_get_time (stmt, 4) == CLINIC_TIME_NONE);
  g_assert_true (clinic_stmt_get_day (stmt, 4) == CLINIC_DAY_NONE);
  none = clinic_stmt_dup_text (stmt, 4);
  g_assert_cmpstr (none, ==, "");
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (clinic_stmt_get_value (stmt, i));

      g_assert_cmpint (g_variant_get_type_string (value)[0], ==, types[i]);
    }
  g_assert_false (clinic_stmt_next (stmt, &error));
  g_assert_no_error (error);
}

/* A statement that gives a row is run once, and one that gives none is run once too. */
static void
test_get_runs_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_cmpint (clinic_conn_get (fixture->conn, &error, "INSERT INTO t (n) VALUES (1) RETURNING id", ""), ==, 1);
  g_assert_cmpint (clinic_conn_get (fixture->conn, &error, "INSERT INTO t (n) VALUES (2)", ""), ==, 0);
  g_assert_cmpint (clinic_conn_get (fixture->conn, &error, "UPDATE t SET n = n + 1 WHERE n = 99 RETURNING id", ""), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (GET ("SELECT count (*) FROM t"), ==, 2);
  clinic_conn_exec (fixture->conn, &error, "UPDATE t SET n = 5", "");
  g_assert_cmpint (clinic_conn_changes (fixture->conn), ==, 2);
  clinic_conn_commit (fixture->conn, &error);
  g_assert_no_error (error);
}

/* One statement used twice at once, as when a loop asks the same inside itself. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT 1 UNION ALL SELECT 2 ORDER BY 1";
  int seen = 0;

  for (int run = 0; run < 2; run++)
    {
      g_autoptr (ClinicStmt) outer = clinic_conn_query (fixture->conn, NULL, sql, "");

      while (clinic_stmt_next (outer, NULL))
        {
          g_autoptr (ClinicStmt) inner = clinic_conn_query (fixture->conn, NULL, sql, "");

          while (clinic_stmt_next (inner, NULL))
            seen += clinic_stmt_get_int (outer, 0) * clinic_stmt_get_int (inner, 0);
        }
    }
  g_assert_cmpint (seen, ==, 18);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    ClinicError code;
    const char *message;
  } cases[] = {
    { "INSERT INTO t (s) VALUES ('123456789')", CLINIC_ERROR_CONFLICT, "s_short" },
    { "INSERT INTO t (u) VALUES ('a'), ('a')", CLINIC_ERROR_CONFLICT, "t.u" },
    { "INSERT INTO t (n) VALUES ('text')", CLINIC_ERROR_CONFLICT, NULL },
    { "INSERT INTO nowhere VALUES (1)", CLINIC_ERROR_FAILED, NULL },
    { "SELECT \"no such column\" FROM t", CLINIC_ERROR_FAILED, NULL },
    { "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", CLINIC_ERROR_FAILED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) after = NULL;

      g_test_message ("%s", cases[i].sql);
      begin (fixture);
      g_assert_false (clinic_conn_run_script (fixture->conn, cases[i].sql, &error));
      g_assert_error (error, CLINIC_ERROR, (int) cases[i].code);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      /* nothing goes on after it */
      g_assert_false (clinic_conn_exec (fixture->conn, &after, "INSERT INTO t (n) VALUES (1)", ""));
      g_assert_error (after, CLINIC_ERROR, CLINIC_ERROR_FAILED);
      clinic_conn_rollback (fixture->conn);
    }
  g_assert_cmpint (GET ("SELECT count (*) FROM t"), ==, 0);
}

static void
test_savepoint (Fixture *fixture, gconstpointer data)
{
  ClinicConn *conn = fixture->conn;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  clinic_conn_exec (conn, &error, "INSERT INTO t (n) VALUES (1)", "");
  clinic_conn_savepoint (conn, &error);
  clinic_conn_exec (conn, &error, "INSERT INTO t (n) VALUES (2)", "");
  g_assert_false (clinic_conn_exec (conn, NULL, "INSERT INTO t (s) VALUES ('123456789')", ""));
  clinic_conn_unwind (conn, &error);
  clinic_conn_savepoint (conn, &error);
  clinic_conn_exec (conn, &error, "INSERT INTO t (n) VALUES (3)", "");
  clinic_conn_release (conn, &error);
  clinic_conn_commit (conn, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GET ("SELECT sum (n) FROM t"), ==, 4);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clinic_conn_limit_pages (fixture->conn, 8);
  begin (fixture);
  g_assert_false (clinic_conn_exec (fixture->conn, &error,
                                    "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 9999)"
                                    " INSERT INTO t (n, u) SELECT i, i FROM c",
                                    ""));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FULL);
  clinic_conn_rollback (fixture->conn);
  clinic_conn_limit_pages (fixture->conn, 0);
  g_assert_cmpint (GET ("SELECT count (*) FROM t"), ==, 0);
  begin (fixture);
  g_assert_true (clinic_conn_exec (fixture->conn, NULL, "INSERT INTO t (n) VALUES (1)", ""));
  g_assert_true (clinic_conn_commit (fixture->conn, NULL));
}

/* What a loss of power must not touch. */
static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicStmt) mode = clinic_conn_query (fixture->conn, NULL, "PRAGMA journal_mode", "");
  GStatBuf info;

  g_assert_true (clinic_stmt_next (mode, NULL));
  g_assert_cmpstr (clinic_stmt_get_text (mode, 0), ==, "wal");
  g_assert_cmpint (GET ("PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (GET ("PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (GET ("PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (GET ("PRAGMA mmap_size"), ==, 0);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (ClinicConn) conn = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_copy_to (fixture->conn, copy, &error));
  conn = clinic_conn_open (copy, CLINIC_CONN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get_schema_version (conn, &error), ==, 1);
  g_assert_true (clinic_conn_check (conn, &error));
  g_assert_false (clinic_conn_exec (conn, &error, "INSERT INTO t (n) VALUES (1)", ""));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_READ_ONLY);
}

/* The file stays byte for byte what it was until the first transaction, even one in an older way of keeping it. */
static void
test_looking_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (ClinicConn) conn = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_copy_to (fixture->conn, copy, &error));
  before = clinic_test_folder_hash (fixture->folder, "copy.db");
  conn = clinic_conn_open (copy, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clinic_conn_get (conn, &error, "SELECT count (*) FROM t", ""), ==, 0);
  clinic_conn_close (g_steal_pointer (&conn));
  after = clinic_test_folder_hash (fixture->folder, "copy.db");
  g_assert_cmpstr (before, ==, after);
}

static void
test_stray_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_conn_check (fixture->conn, &error));
  g_assert_true (clinic_conn_run_script (fixture->conn,
                                         "PRAGMA foreign_keys = OFF; CREATE TABLE c (t INTEGER REFERENCES t (id)) STRICT;"
                                         "INSERT INTO c VALUES (5); PRAGMA foreign_keys = ON",
                                         &error));
  g_assert_false (clinic_conn_check (fixture->conn, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
}

static void
test_exec_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (7)));
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_double (0.25)));
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_string ("s")));
  g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_maybe (G_VARIANT_TYPE_INT64, NULL)));
  begin (fixture);
  g_assert_true (clinic_conn_exec_values (fixture->conn, &error, "INSERT INTO t (n, f, s, u) VALUES ($1, $2, $3, $4)",
                                          values));
  g_assert_cmpint (GET ("SELECT count (*) FROM t WHERE n = 7 AND f = 0.25 AND s = 's' AND u IS NULL"), ==, 1);
  clinic_conn_rollback (fixture->conn);
}

#define TEST(name) g_test_add ("/store/conn/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (bindings);
  TEST (columns);
  TEST (get_runs_once);
  TEST (nested);
  TEST (refusals);
  TEST (savepoint);
  TEST (full);
  TEST (pragmas);
  TEST (read_only);
  TEST (looking_leaves_no_trace);
  TEST (stray_key);
  TEST (exec_values);
  return g_test_run ();
}
