/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-db.h"

typedef struct
{
  char *folder;
  ClinicDb *db;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = clinic_test_folder_new ();
  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
  clinic_test_db_fill (fixture->db);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clinic_db_close (fixture->db);
  g_object_unref (fixture->db);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* A verb made of steps: announce a row, run SQL. */
typedef struct
{
  char what; /* t touch, c created, l lift a session, s nothing but the SQL */
  ClinicKind kind;
  gint64 id;
  const char *sql;
} Step;

static gboolean
run_steps_job (ClinicTx *tx, gpointer data, GError **error)
{
  for (const Step *step = data; step->what != 0; step++)
    {
      if (step->what == 't' && !clinic_tx_touch (tx, step->kind, step->id, error))
        return FALSE;
      if (step->sql != NULL && !clinic_conn_run_script (clinic_tx_get_conn (tx), step->sql, error))
        return FALSE;
      if (step->what == 'c')
        clinic_tx_created (tx, step->kind, step->id);
    }
  return TRUE;
}

static gint64
must_change (Fixture *fixture, const char *verb, const Step *steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_test_db_write (fixture->db, verb, run_steps_job, (gpointer) steps, &error);

  g_assert_no_error (error);
  return clinic_change_get_journal (change);
}

static gint64
must_revert (Fixture *fixture, gint64 journal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_test_db_revert (fixture->db, journal, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (clinic_change_get_journal (change), >, journal);
  return clinic_change_get_journal (change);
}

static void
fail_to_revert (Fixture *fixture, gint64 journal, ClinicError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = NULL;
  gint64 rows = clinic_test_db_get (fixture->db, "SELECT count (*) FROM journal");
  gint64 sum = clinic_test_db_get (fixture->db, "SELECT total (id * (start + version + bed)) FROM session");

  change = clinic_test_db_revert (fixture->db, journal, NULL, &error);
  g_assert_null (change);
  g_assert_error (error, CLINIC_ERROR, (int) code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM journal"), ==, rows);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT total (id * (start + version + bed)) FROM session"), ==, sum);
}

#define GET(sql) clinic_test_db_get (fixture->db, sql)

#define ADD_BED "INSERT INTO bed (id, name, position) VALUES (3, 'Bed 3', 3)"
static const Step add_bed[] = { { 'c', CLINIC_KIND_BED, 3, ADD_BED }, { 0 } };
static const Step rename_bed[] = {
  { 't', CLINIC_KIND_BED, 1, "UPDATE bed SET name = 'Window', version = version + 1 WHERE id = 1" }, { 0 }
};
static const Step delete_bed[] = { { 't', CLINIC_KIND_BED, 2, "DELETE FROM bed WHERE id = 2" }, { 0 } };

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicChange) change = clinic_test_db_write (fixture->db, "rename-bed", run_steps_job, (gpointer) rename_bed,
                                                          NULL);

  g_assert_cmpstr (clinic_change_get_verb (change), ==, "rename-bed");
  g_assert_true (clinic_change_has_row (change, CLINIC_KIND_BED, 1));
  g_assert_false (clinic_change_has_row (change, CLINIC_KIND_BED, 2));
  g_assert_false (clinic_change_has (change, CLINIC_KIND_PATIENT));
  g_assert_cmpint (clinic_change_get_journal (change), ==, 1);
  g_assert_cmpint (GET ("SELECT count (*) FROM journal WHERE verb = 'rename-bed' AND desk = 'test' AND actor IS NULL"), ==, 1);
  g_assert_cmpint (GET ("SELECT count (*) FROM journal_detail WHERE kind = 'bed' AND row = 1"), ==, 1);
}

static void
test_nothing_changed (Fixture *fixture, gconstpointer data)
{
  static const Step idle[] = {
    { 't', CLINIC_KIND_BED, 1, "UPDATE bed SET name = name, version = version + 1 WHERE id = 1" },
    { 'c', CLINIC_KIND_BED, 3, ADD_BED },
    { 's', 0, 0, "DELETE FROM bed WHERE id = 3" },
    { 0 },
  };

  g_assert_cmpint (must_change (fixture, "idle", idle), ==, 0);
  g_assert_cmpint (GET ("SELECT count (*) FROM journal"), ==, 0);
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  static const Step nobody[] = { { 't', CLINIC_KIND_PATIENT, 99, NULL }, { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_test_db_write (fixture->db, "x", run_steps_job, (gpointer) nobody, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

/* What failed half way leaves nothing, journal included. */
static void
test_whole_or_nothing (Fixture *fixture, gconstpointer data)
{
  static const Step broken[] = {
    { 'c', CLINIC_KIND_BED, 3, ADD_BED },
    { 'c', CLINIC_KIND_BED, 4, "INSERT INTO bed (id, name, position) VALUES (4, '', 4)" },
    { 0 },
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_test_db_write (fixture->db, "x", run_steps_job, (gpointer) broken, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "bed_named");
  g_assert_cmpint (GET ("SELECT count (*) FROM bed"), ==, 2);
  g_assert_cmpint (GET ("SELECT count (*) FROM journal"), ==, 0);
}

static void
test_undo_insert (Fixture *fixture, gconstpointer data)
{
  gint64 added = must_change (fixture, "add", add_bed);
  gint64 undone = must_revert (fixture, added);

  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE id = 3"), ==, 0);
  /* done again, it is the same row; and taken back again */
  undone = must_revert (fixture, undone);
  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE id = 3 AND name = 'Bed 3'"), ==, 1);
  must_revert (fixture, undone);
  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE id = 3"), ==, 0);
}

static void
test_undo_update (Fixture *fixture, gconstpointer data)
{
  gint64 renamed = must_change (fixture, "rename", rename_bed);

  g_assert_cmpint (GET ("SELECT version FROM bed WHERE id = 1"), ==, 2);
  must_revert (fixture, renamed);
  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE id = 1 AND name = 'Bed 1'"), ==, 1);
  g_assert_cmpint (GET ("SELECT version FROM bed WHERE id = 1"), ==, 3);
}

static void
test_undo_delete (Fixture *fixture, gconstpointer data)
{
  must_revert (fixture, must_change (fixture, "delete", delete_bed));
  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE id = 2 AND name = 'Bed 2' AND position = 2"), ==, 1);
}

/* Texts that a printed image might trip over come back byte for byte, and so do numbers and nothing at all. */
static void
test_undo_values (Fixture *fixture, gconstpointer data)
{
  static const Step fill[] = {
    { 't', CLINIC_KIND_PATIENT, 1,
      "UPDATE patient SET notes = 'it''s \"so\" \\ %s {<@mx nothing>} ' || char (10, 9, 1, 0x202e, 0x1f600, 0x628)"
      " WHERE id = 1" },
    { 0 },
  };
  static const Step empty[] = { { 't', CLINIC_KIND_PATIENT, 1, "UPDATE patient SET notes = '' WHERE id = 1" }, { 0 } };
  g_autofree char *insert = clinic_test_session_insert (&(ClinicTestSession) { .id = 1, .minute = 600 }, NULL);
  static const Step weigh[] = {
    { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET grams = 0.1 + 0.2, cream_at = -5, reason = 'x' WHERE id = 1" }, { 0 }
  };
  static const Step clear[] = {
    { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET grams = 7, cream_at = NULL, reason = NULL WHERE id = 1" }, { 0 }
  };

  must_change (fixture, "fill", fill);
  must_revert (fixture, must_change (fixture, "empty", empty));
  g_assert_cmpint (GET ("SELECT notes = 'it''s \"so\" \\ %s {<@mx nothing>} ' || char (10, 9, 1, 0x202e, 0x1f600, 0x628)"
                        " FROM patient WHERE id = 1"), ==, 1);
  g_assert_true (clinic_test_db_sql (fixture->db, insert, NULL));
  must_change (fixture, "weigh", weigh);
  must_revert (fixture, must_change (fixture, "clear", clear));
  g_assert_cmpint (GET ("SELECT grams = 0.1 + 0.2 AND cream_at = -5 AND reason = 'x' FROM session"), ==, 1);
}

static void
test_undo_several (Fixture *fixture, gconstpointer data)
{
  static const Step many[] = {
    { 'c', CLINIC_KIND_PATIENT, 9,
      "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (9, '9', 'New', 0, '', '')" },
    { 'c', CLINIC_KIND_COURSE, 9,
      "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
      " VALUES (9, 9, 1, 'neck', 6, 21, 28, 20780)" },
    { 't', CLINIC_KIND_BED, 1, "UPDATE bed SET name = 'Window' WHERE id = 1" },
    { 't', CLINIC_KIND_BED, 2, "DELETE FROM bed WHERE id = 2" },
    { 0 },
  };
  gint64 undone = must_revert (fixture, must_change (fixture, "many", many));

  g_assert_cmpint (GET ("SELECT count (*) FROM patient"), ==, 2);
  g_assert_cmpint (GET ("SELECT count (*) FROM course"), ==, 2);
  g_assert_cmpint (GET ("SELECT count (*) FROM bed WHERE name IN ('Bed 1', 'Bed 2')"), ==, 2);
  must_revert (fixture, undone);
  g_assert_cmpint (GET ("SELECT count (*) FROM course WHERE id = 9 AND patient = 9"), ==, 1);
}

#define SET_DOWN(minutes, id) \
  "UPDATE session SET lifted = NULL, version = version + 1, day = 20780, minute = " #minutes \
  ", start = 20780 * 86400 + " #minutes " * 60, rolling_start = 20780 * 86400 + (" #minutes " + 45) * 60," \
  " rolling_end = 20780 * 86400 + (" #minutes " + 65) * 60, bed_end = 20780 * 86400 + (" #minutes " + 75) * 60" \
  " WHERE id = " #id

static void
add_two (Fixture *fixture)
{
  g_autofree char *one = clinic_test_session_insert (&(ClinicTestSession) { .id = 1, .minute = 600 }, NULL);
  g_autofree char *two = clinic_test_session_insert (&(ClinicTestSession) { .id = 2, .minute = 700, .course = 2 }, NULL);

  g_assert_true (clinic_test_db_sql (fixture->db, one, NULL));
  g_assert_true (clinic_test_db_sql (fixture->db, two, NULL));
}

static const Step swap[] = {
  { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET lifted = 1 WHERE id = 1" },
  { 't', CLINIC_KIND_SESSION, 2, "UPDATE session SET lifted = 1 WHERE id = 2" },
  { 's', 0, 0, SET_DOWN (700, 1) },
  { 's', 0, 0, SET_DOWN (600, 2) },
  { 0 },
};

static void
test_undo_swap (Fixture *fixture, gconstpointer data)
{
  gint64 undone;

  add_two (fixture);
  undone = must_revert (fixture, must_change (fixture, "swap", swap));
  g_assert_cmpint (GET ("SELECT minute FROM session WHERE id = 1"), ==, 600);
  g_assert_cmpint (GET ("SELECT minute FROM session WHERE id = 2"), ==, 700);
  g_assert_cmpint (GET ("SELECT count (*) FROM session WHERE lifted IS NOT NULL"), ==, 0);
  must_revert (fixture, undone);
  g_assert_cmpint (GET ("SELECT minute FROM session WHERE id = 1"), ==, 700);
  g_assert_cmpint (GET ("SELECT min (version) FROM session"), ==, 4);
}

/* A change that left a session in the air is refused as a whole, whatever the verb thought. */
static void
test_left_lifted (Fixture *fixture, gconstpointer data)
{
  static const Step lift[] = {
    { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET lifted = 1 WHERE id = 1" }, { 0 }
  };
  g_autoptr (GError) error = NULL;

  add_two (fixture);
  g_assert_null (clinic_test_db_write (fixture->db, "lift", run_steps_job, (gpointer) lift, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_assert_cmpint (GET ("SELECT minute FROM session WHERE id = 1 AND lifted IS NULL"), ==, 600);
  g_assert_cmpint (GET ("SELECT count (*) FROM journal"), ==, 0);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  static const Step move[] = {
    { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET lifted = 1 WHERE id = 1; " SET_DOWN (900, 1) }, { 0 }
  };
  gint64 swapped;

  add_two (fixture);
  swapped = must_change (fixture, "swap", swap);
  must_change (fixture, "move", move);
  fail_to_revert (fixture, swapped, CLINIC_ERROR_STALE, "session 1 was changed since");
  g_assert_true (clinic_test_db_sql (fixture->db, "DELETE FROM session WHERE id = 1", NULL));
  fail_to_revert (fixture, swapped, CLINIC_ERROR_STALE, "session 1 was changed since");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  static const Step cancel[] = {
    { 't', CLINIC_KIND_SESSION, 1, "UPDATE session SET state = 'cancelled' WHERE id = 1" }, { 0 }
  };
  static const Step drop[] = { { 't', CLINIC_KIND_SESSION, 2, "DELETE FROM session WHERE id = 2" }, { 0 } };
  g_autofree char *other = clinic_test_session_insert (&(ClinicTestSession) { .id = 5, .minute = 600, .course = 2 }, NULL);
  gint64 cancelled, dropped;

  add_two (fixture);
  cancelled = must_change (fixture, "cancel", cancel);
  dropped = must_change (fixture, "drop", drop);
  g_assert_true (clinic_test_db_sql (fixture->db, other, NULL));
  fail_to_revert (fixture, cancelled, CLINIC_ERROR_CONFLICT, "bed_taken");
  fail_to_revert (fixture, dropped, CLINIC_ERROR_CONFLICT, "too_close");
  /* the desk is not left in a broken state: once the place is free, both go */
  g_assert_true (clinic_test_db_sql (fixture->db, "DELETE FROM session WHERE id = 5", NULL));
  must_revert (fixture, dropped);
  must_revert (fixture, cancelled);
}

#define ADD_PATIENT(id) \
  { 'c', CLINIC_KIND_PATIENT, id, \
    "INSERT INTO patient (id, number, given, created_at, sort_key, search_key)" \
    " VALUES (" #id ", '" #id "', 'P', 0, '', '')" }

static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const Step import[] = { ADD_PATIENT (11), ADD_PATIENT (12), ADD_PATIENT (13), ADD_PATIENT (14), { 0 } };
  static const Step edit[] = { { 't', CLINIC_KIND_PATIENT, 13, "UPDATE patient SET given = 'Q' WHERE id = 13" }, { 0 } };
  gint64 imported = must_change (fixture, "import", import);
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = NULL;

  g_assert_true (clinic_test_db_sql (fixture->db,
                                     "INSERT INTO course (patient, protocol, area, length, min_days, recommended_days,"
                                     " started_day) VALUES (12, 1, 'face', 6, 21, 28, 20780)",
                                     NULL));
  must_change (fixture, "edit", edit);
  change = clinic_test_db_revert (fixture->db, imported, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (g_array_index (kept, gint64, 0) + g_array_index (kept, gint64, 1), ==, 25);
  g_assert_cmpint (GET ("SELECT count (*) FROM patient WHERE id IN (11, 14)"), ==, 0);
  g_assert_cmpint (GET ("SELECT count (*) FROM patient WHERE id IN (12, 13)"), ==, 2);
  g_assert_false (clinic_change_has_row (change, CLINIC_KIND_PATIENT, 12));
  g_assert_true (clinic_change_has_row (change, CLINIC_KIND_PATIENT, 11));
}

static void
test_revert_unknown (Fixture *fixture, gconstpointer data)
{
  fail_to_revert (fixture, 4711, CLINIC_ERROR_NOT_FOUND, NULL);
}

static gpointer
count_statements_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (GHashTable) plans = clinic_conn_list_plans (conn);

  *(guint *) data = g_hash_table_size (plans);
  return NULL;
}

static guint
count_statements (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  clinic_test_db_read (fixture->db, count_statements_job, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* Of however many rows: the driver keeps what it prepared, so a text for each row would be kept for each row. */
static void
test_statements (Fixture *fixture, gconstpointer data)
{
  static const Step of_one[] = { { 't', CLINIC_KIND_BED, 1, "UPDATE bed SET name = 'A' WHERE id = 1" }, { 0 } };
  static const Step of_other[] = { { 't', CLINIC_KIND_BED, 2, "UPDATE bed SET name = 'B' WHERE id = 2" }, { 0 } };
  guint n;

  must_revert (fixture, must_change (fixture, "test", of_one));
  n = count_statements (fixture);
  must_revert (fixture, must_change (fixture, "test", of_other));
  g_assert_cmpuint (count_statements (fixture), ==, n);
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM bed WHERE name IN ('Bed 1', 'Bed 2')"), ==, 2);
}

#define TEST(name) g_test_add ("/store/tx/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (change);
  TEST (nothing_changed);
  TEST (not_found);
  TEST (whole_or_nothing);
  TEST (undo_insert);
  TEST (undo_update);
  TEST (undo_delete);
  TEST (undo_values);
  TEST (undo_several);
  TEST (undo_swap);
  TEST (left_lifted);
  TEST (stale);
  TEST (conflict);
  TEST (import);
  TEST (revert_unknown);
  TEST (statements);
  return g_test_run ();
}
