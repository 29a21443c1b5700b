/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal cannot be changed, and where someone takes the guards away first, it shows. */
#include "support/clinic-test-db.h"

typedef struct
{
  char *folder;
  ClinicDb *db;
} Fixture;

static gboolean
rename_bed_job (ClinicTx *tx, gpointer data, GError **error)
{
  clinic_tx_set_subject (tx, CLINIC_KIND_BED, 1);
  return clinic_tx_touch (tx, CLINIC_KIND_BED, 1, error) &&
         clinic_conn_exec (clinic_tx_get_conn (tx), error, "UPDATE bed SET name = name || 'x' WHERE id = 1", "");
}

static void
write_rows (Fixture *fixture, const char *verb, int count)
{
  for (int i = 0; i < count; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicChange) change = clinic_test_db_write (fixture->db, verb, rename_bed_job, NULL, &error);

      g_assert_no_error (error);
    }
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  clinic_test_db_fill (fixture->db);
  write_rows (fixture, "rename", 4);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clinic_db_close (fixture->db);
  g_object_unref (fixture->db);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
verify_job (ClinicConn *conn, gpointer data, GError **error)
{
  return GINT_TO_POINTER (clinic_journal_verify (conn, error));
}

static gboolean
verify (Fixture *fixture, GError **error)
{
  return GPOINTER_TO_INT (clinic_test_db_read (fixture->db, verify_job, NULL, error));
}

#define HASH "'0000000000000000000000000000000000000000000000000000000000000000'"

static const char *const refused[] = {
  "UPDATE journal SET verb = 'y'",
  "UPDATE journal SET verb = verb WHERE id = 4",
  "UPDATE OR REPLACE journal SET id = 3 WHERE id = 4",
  "UPDATE OR IGNORE journal SET at = 1 WHERE id = 4",
  "DELETE FROM journal",
  "DELETE FROM journal WHERE id = 4",
  "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 4",
  "REPLACE INTO journal SELECT id, 0, actor, desk, verb, subject, detail_sha256, previous_sha256, row_sha256 FROM journal",
  "INSERT INTO journal SELECT * FROM journal WHERE id = 4 ON CONFLICT (id) DO UPDATE SET verb = 'y'",
  "INSERT INTO journal VALUES (6, 0, NULL, '', 'x', '', " HASH ", " HASH ", " HASH ")",
  "INSERT INTO journal VALUES (0, 0, NULL, '', 'x', '', " HASH ", " HASH ", " HASH ")",
  "INSERT INTO journal VALUES (-1, 0, NULL, '', 'x', '', " HASH ", " HASH ", " HASH ")",
  "INSERT INTO journal VALUES (NULL, 0, NULL, '', 'x', '', " HASH ", " HASH ", " HASH ")",
  "UPDATE journal_detail SET after = NULL",
  "UPDATE OR REPLACE journal_detail SET id = 1 WHERE id = 2",
  "DELETE FROM journal_detail",
  "DELETE FROM journal_detail WHERE id = 4",
  "INSERT OR REPLACE INTO journal_detail SELECT id, 4, kind, row, before, NULL FROM journal_detail WHERE id = 4",
  "REPLACE INTO journal_detail VALUES (1, 4, 'bed', 1, NULL, NULL)",
  "INSERT INTO journal_detail (journal, kind, row) VALUES (3, 'bed', 1)",
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (clinic_test_db_sql (fixture->db, refused[i], &error));
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
      g_assert_cmpstr (error->message, ==, "journal_fixed");
    }
  g_assert_true (verify (fixture, NULL));
}

static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (verify (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM journal AS a JOIN journal AS b"
                                                    " ON b.id = a.id + 1 AND b.previous_sha256 = a.row_sha256"), ==, 3);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM journal WHERE subject = 'bed:1'"), ==, 4);
}

#define NO_GUARDS \
  "DROP TRIGGER journal_update; DROP TRIGGER journal_delete; DROP TRIGGER journal_insert;" \
  "DROP TRIGGER journal_detail_update; DROP TRIGGER journal_detail_delete; DROP TRIGGER journal_detail_insert;"

static void
must_show (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) found = NULL;

  g_test_message ("%s", sql);
  clinic_test_db_sql (fixture->db, sql, &error);
  g_assert_no_error (error);
  g_assert_false (verify (fixture, &found));
  g_assert_error (found, CLINIC_ERROR, CLINIC_ERROR_CORRUPT);
}

static void
put_aside (Fixture *fixture)
{
  g_assert_true (clinic_test_db_sql (fixture->db,
                                     NO_GUARDS "CREATE TABLE j AS SELECT * FROM journal;"
                                               "CREATE TABLE d AS SELECT * FROM journal_detail",
                                     NULL));
}

static void
put_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (fixture->db,
                      "DELETE FROM journal_detail; DELETE FROM journal; INSERT INTO journal SELECT * FROM j;"
                      "INSERT INTO journal_detail SELECT * FROM d",
                      &error);
  g_assert_no_error (error);
  g_assert_true (verify (fixture, NULL));
}

/* Each character of each text of each row, the newest row's too. */
static void
alter_column (Fixture *fixture, const char *table, const char *column, int id)
{
  g_autofree char *ask = g_strdup_printf ("SELECT length (%s) FROM %s WHERE id = %d", column, table, id);
  int length = (int) clinic_test_db_get (fixture->db, ask);

  for (int i = 1; i <= length; i += 1 + length / 40)
    {
      g_autofree char *sql = g_strdup_printf (
        "UPDATE %s SET %s = substr (%s, 1, %d - 1) || CASE substr (%s, %d, 1) WHEN 'a' THEN 'b' ELSE 'a' END ||"
        " substr (%s, %d + 1) WHERE id = %d",
        table, column, column, i, column, i, column, i, id);

      must_show (fixture, sql);
      put_back (fixture);
    }
}

static void
test_altered_text (Fixture *fixture, gconstpointer data)
{
  static const char *const journal[] = { "desk", "verb", "subject", "detail_sha256", "previous_sha256", "row_sha256" };
  static const char *const detail[] = { "kind", "before", "after" };

  put_aside (fixture);
  for (int id = 3; id <= 4; id++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (journal); i++)
        alter_column (fixture, "journal", journal[i], id);
      for (guint i = 0; i < G_N_ELEMENTS (detail); i++)
        alter_column (fixture, "journal_detail", detail[i], id);
    }
}

static void
test_altered_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const alterations[] = {
    "UPDATE journal SET at = at + 1 WHERE id = 1",
    "UPDATE journal SET at = at + 1 WHERE id = 4",
    "UPDATE journal SET actor = 2 WHERE id = 4",
    "UPDATE journal_detail SET row = 2 WHERE id = 4",
    "UPDATE journal_detail SET before = NULL WHERE id = 4",
    "UPDATE journal_detail SET journal = 3 WHERE id = 4",
    "DELETE FROM journal_detail WHERE id = 4",
    "DELETE FROM journal_detail WHERE journal = 1; DELETE FROM journal WHERE id = 1",
    "DELETE FROM journal_detail WHERE journal = 2; DELETE FROM journal WHERE id = 2",
    "UPDATE journal_detail SET journal = 1; DELETE FROM journal WHERE id > 1",
    "INSERT INTO journal_detail (journal, kind, row) VALUES (4, 'bed', 1)",
    "INSERT INTO journal SELECT 5, at, actor, desk, verb, subject, detail_sha256, row_sha256, row_sha256 FROM journal"
    " WHERE id = 4",
  };

  put_aside (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      must_show (fixture, alterations[i]);
      put_back (fixture);
    }
}

/* The one verb that may take details away; the chain still proves itself, and what comes after it is as fixed as ever. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_test_db_write (fixture->db, "erase", rename_bed_job, NULL, NULL);

  g_assert_cmpint (clinic_change_get_journal (change), ==, 5);
  clinic_test_db_sql (fixture->db, "DELETE FROM journal_detail WHERE journal IN (1, 2)", &error);
  g_assert_no_error (error);
  g_assert_true (verify (fixture, NULL));
  write_rows (fixture, "rename", 1);
  g_assert_false (clinic_test_db_sql (fixture->db, "DELETE FROM journal_detail WHERE journal = 3", NULL));
  g_assert_true (clinic_test_db_sql (fixture->db, "DROP TRIGGER journal_detail_delete", NULL));
  must_show (fixture, "DELETE FROM journal_detail WHERE journal = 6");
}

#define TEST(name) g_test_add ("/store/journal/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (refused);
  TEST (chain);
  TEST (altered_text);
  TEST (altered_rows);
  TEST (erase);
  return g_test_run ();
}
