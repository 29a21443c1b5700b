/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one, and two again: every row of every table as it was. */
#include "model/clinic-diary-merge.h"

#include "core/clinic-name-key.h"
#include "model/clinic-diary-patient-page.h"
#include "model/clinic-diary-patients.h"

#include "clinic-test-diary.h"

#define FILE_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define FILE_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define FILE_C "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
#define FILE_D "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"

typedef struct
{
  ClinicTestDiary base;
  GAsyncResult *slot;
} Merge;

/* Something of every kind that names a patient, of both. */
static void
set_up (Merge *self, gconstpointer data)
{
  clinic_test_diary_set_up (&self->base, data);
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 1, .day = -30, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 2, .day = -30, .minute = 800, .course = 2, .state = "fulfilled" });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 3, .day = 7, .minute = 600, .course = 2 });
  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 4, .day = -2, .minute = 600, .course = 2, .state = "cancelled" });
  clinic_test_diary_sql (
    &self->base,
    "UPDATE session SET rolling_at = rolling_start, rolled_at = rolling_end WHERE state = 'fulfilled';"
    "UPDATE patient SET phones = '0171 1' WHERE id = 1; UPDATE patient SET phones = '0171 2', allergies = 'latex' WHERE id = 2;"
    "INSERT INTO healing (session, rolled_at, session_day) SELECT id, rolled_at, day FROM session WHERE id < 3;"
    "INSERT INTO follow_up (id, kind, patient, course, session, day, due) VALUES (1, 'peel-end', 2, 2, 2, 20780, 1795420800),"
    " (2, 'review', 2, NULL, NULL, 20790, 1796284800), (3, 'book-next', 1, 1, NULL, 20780, 1795420800),"
    " (4, 'book-next', 2, 2, NULL, 20780, 1795420800);"
    "INSERT INTO call (id, patient, follow_up, session, at, outcome, verdict) VALUES (1, 2, 1, 2, 1790000000, 'reached', 'nothing');"
    "INSERT INTO red_flag (patient, session, call, opened_at, reason) VALUES (2, 2, 1, 1790000000, 'Fever');"
    "INSERT INTO wish (patient, course, session, from_day, created_at) VALUES (2, 2, 3, 20780, 0), (2, 2, NULL, 20780, 0);"
    "INSERT INTO photo (patient, session, day, sha256, size, width, height, original, added) VALUES"
    " (1, 1, 20750, '" FILE_A "', 1, 1, 1, '" FILE_A "', 0), (2, 2, 20750, '" FILE_A "', 1, 1, 1, '" FILE_A "', 0),"
    " (2, 2, 20750, '" FILE_B "', 1, 1, 1, '" FILE_B "', 0), (2, NULL, 20700, '" FILE_C "', 1, 1, 1, '" FILE_C "', 0);"
    "INSERT INTO record (session, saved_at, needle) VALUES (2, 0, 1.5);"
    "INSERT INTO grade (patient, course, session, day, own) VALUES (2, 2, 2, 20750, 7), (2, 2, NULL, 20780, 5);");
}

static void
tear_down (Merge *self, gconstpointer data)
{
  clinic_test_diary_tear_down (&self->base, data);
}

/* All rows of all tables but the journal, without the count of their versions. */

static void
print_row (ClinicStmt *stmt, GString *text)
{
  for (int i = 0; i < clinic_stmt_get_n_columns (stmt); i++)
    if (!g_str_equal (clinic_stmt_get_name (stmt, i), "version"))
      {
        g_string_append_printf (text, "%s ", clinic_stmt_get_name (stmt, i));
        clinic_stmt_print_value (stmt, i, text);
      }
  g_string_append_c (text, '\n');
}

static gpointer
dump_job (ClinicConn *conn, gpointer data, GError **error)
{
  g_autoptr (ClinicStmt) tables = clinic_conn_query (
    conn, error,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%' AND name NOT LIKE 'sqlite%' ORDER BY name", "");
  GString *text = g_string_new (NULL);

  while (tables != NULL && clinic_stmt_next (tables, error))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", clinic_stmt_get_text (tables, 0));
      g_autoptr (ClinicStmt) rows = clinic_conn_query (conn, error, sql, "");

      g_string_append_printf (text, "== %s\n", clinic_stmt_get_text (tables, 0));
      while (rows != NULL && clinic_stmt_next (rows, error))
        print_row (rows, text);
    }
  return g_string_free (text, FALSE);
}

static char *
dump (Merge *self)
{
  g_autoptr (GError) error = NULL;
  char *text = clinic_test_db_read (self->base.db, dump_job, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static GPtrArray *
load_two (Merge *self, gint64 first, gint64 second)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *two;

  clinic_diary_load_two_async (self->base.diary, first, second, NULL, clinic_test_diary_ready_cb, &self->slot);
  result = clinic_test_diary_wait (&self->slot);
  two = clinic_diary_load_two_finish (self->base.diary, result, &error);
  g_assert_no_error (error);
  return two;
}

/* As suggested; the first stays. Returns: why not; (nullable) */
static char *
merge (Merge *self, gint64 first, gint64 second)
{
  g_autoptr (GPtrArray) two = load_two (self, first, second);
  g_autoptr (ClinicPatient) merged = NULL;
  ClinicMergeChoice choices[CLINIC_N_MERGE_FIELDS];

  for (guint field = 0; field < CLINIC_N_MERGE_FIELDS; field++)
    choices[field] = clinic_merge_suggest (field, two->pdata[0], two->pdata[1]);
  merged = clinic_merge_apply (two->pdata[0], two->pdata[1], choices);
  clinic_diary_merge_patients_async (self->base.diary, merged, two->pdata[1], NULL, clinic_test_diary_ready_cb, &self->slot);
  return clinic_test_diary_finish (&self->base, &self->slot);
}

static char *
unmerge (Merge *self, gint64 patient)
{
  clinic_diary_unmerge_patients_async (self->base.diary, patient, NULL, clinic_test_diary_ready_cb, &self->slot);
  return clinic_test_diary_finish (&self->base, &self->slot);
}

static void
must_merge (Merge *self)
{
  g_autofree char *fault = merge (self, 1, 2);

  g_assert_cmpstr (fault, ==, NULL);
}

static gint64
count (Merge *self, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", what);

  return clinic_test_db_get (self->base.db, sql);
}

static void
test_all_moves (Merge *self, gconstpointer data)
{
  static const char *const tables[] = { "session", "follow_up", "call", "red_flag", "wish", "grade" };

  must_merge (self);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *left = g_strdup_printf ("%s WHERE patient = 2", tables[i]);

      g_assert_cmpint (count (self, left), ==, 0);
    }
  g_assert_cmpint (count (self, "session WHERE patient = 1"), ==, 4);
  g_assert_cmpint (count (self, "photo WHERE patient = 1"), ==, 3);
  /* the same picture is there once; the other row is kept with the record that went */
  g_assert_cmpint (count (self, "photo WHERE patient = 2 AND session IS NULL"), ==, 1);
  g_assert_cmpint (count (self, "course WHERE patient = 1 AND status = 'active'"), ==, 2);
  g_assert_cmpint (count (self, "course WHERE patient = 2 AND status = 'stopped'"), ==, 1);
  g_assert_cmpint (count (self, "session AS s JOIN course AS c ON c.id = s.course WHERE c.patient <> s.patient"), ==, 0);
  g_assert_cmpint (count (self, "patient WHERE id = 2 AND merged_into = 1"), ==, 1);
  g_assert_cmpint (count (self, "patient WHERE id = 1 AND former_numbers = '2' AND allergies = 'latex'"), ==, 1);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->base.diary), ==, "Merged 2 into 1, Asha Rao");
}

/* Whatever names a patient is known to the merge: a new table whose rows cannot be handed over fails here. */
static void
test_every_table (Merge *self, gconstpointer data)
{
  g_assert_cmpint (
    count (self, "sqlite_schema AS t JOIN pragma_foreign_key_list (t.name) AS f WHERE t.type = 'table' AND f.\"table\" = 'patient'"
                 " AND f.\"from\" NOT IN ('patient', 'merged_into')"),
    ==, 0);
  g_assert_cmpint (
    count (self, "sqlite_schema AS t JOIN pragma_table_info (t.name) AS c WHERE t.type = 'table' AND c.name = 'patient'"
                 " AND t.name NOT IN ('course', 'session', 'follow_up', 'call', 'red_flag', 'wish', 'photo', 'grade')"),
    ==, 0);
}

static void
test_unmerge (Merge *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *merged = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;

  must_merge (self);
  merged = dump (self);
  g_assert_cmpstr (merged, !=, before);
  fault = unmerge (self, 2);
  g_assert_cmpstr (fault, ==, NULL);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->base.diary), ==, "2 has a record of its own again");
}

/* By the window's own undo, and there and back as often as one likes. */
static void
test_undo_redo (Merge *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *merged = NULL;

  must_merge (self);
  merged = dump (self);
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autofree char *fault = NULL;

      clinic_test_diary_undo (&self->base);
      undone = dump (self);
      g_assert_cmpstr (undone, ==, before);
      clinic_diary_redo_async (self->base.diary, NULL, clinic_test_diary_ready_cb, &self->slot);
      fault = clinic_test_diary_finish (&self->base, &self->slot);
      g_assert_cmpstr (fault, ==, NULL);
      redone = dump (self);
      g_assert_cmpstr (redone, ==, merged);
    }
  {
    g_autofree char *fault = unmerge (self, 2);
    g_autofree char *after = dump (self);

    g_assert_cmpstr (fault, ==, NULL);
    g_assert_cmpstr (after, ==, before);
  }
}

/* The same picture in both: what one knows of it and the other does not is known of the row that stays; none of it is lost, and
 * each has its own again when they are parted. */

typedef struct
{
  const char *name;
  const char *stays; /* SET, of the row of the record that stays */
  const char *goes;
  const char *then; /* WHERE, of the row that stays, after the merge */
} Picture;

#define MARKS "mark_x0 = 0.25, mark_y0 = 0.5, mark_x1 = 0.75, mark_y1 = 0.5"
#define NO_MARKS "mark_x0 IS NULL"

static const Picture pictures[] = {
  { "unsorted", "session = NULL, day = 20760", "view = 'front', " MARKS,
    "session = 2 AND day = 20750 AND view = 'front' AND mark_x0 = 0.25 AND mark_y1 = 0.5" },
  { "sorted", "view = 'left-side'", "view = 'front', " MARKS, "session = 1 AND view = 'left-side' AND " NO_MARKS },
  { "not-marked", "view = 'front'", "view = 'front', " MARKS, "session = 1 AND view = 'front' AND mark_x1 = 0.75" },
  { "no-session", "session = NULL", "session = NULL, view = 'front'", "session IS NULL AND view = 'front' AND " NO_MARKS },
  { "knows-more", "view = 'front', " MARKS, "session = NULL", "session = 1 AND view = 'front' AND mark_x0 = 0.25" },
};

static void
test_same_picture (Merge *self, gconstpointer data)
{
  const Picture *picture = data;
  g_autofree char *sql = g_strdup_printf ("UPDATE photo SET %s WHERE patient = 1 AND original = '" FILE_A "';"
                                          "UPDATE photo SET %s WHERE patient = 2 AND original = '" FILE_A "';",
                                          picture->stays, picture->goes);
  g_autofree char *found = g_strdup_printf ("photo WHERE patient = 1 AND original = '" FILE_A "' AND %s", picture->then);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *fault = NULL;

  clinic_test_diary_sql (&self->base, sql);
  before = dump (self);
  must_merge (self);
  g_assert_cmpint (count (self, found), ==, 1);
  clinic_test_diary_undo (&self->base);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  must_merge (self);
  fault = unmerge (self, 2);
  g_assert_cmpstr (fault, ==, NULL);
  again = dump (self);
  g_assert_cmpstr (again, ==, before);
}

static void
test_both_at_once (Merge *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;

  clinic_test_diary_add (&self->base, &(ClinicTestSession){ .id = 5, .day = 7, .minute = 630, .bed = 2, .doctor = 2 });
  before = dump (self);
  fault = merge (self, 1, 2);
  g_assert_cmpstr (fault, ==, "Both have a session on Mon 30 Nov, 10:30. Move or cancel one of them first.");
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stale (Merge *self, gconstpointer data)
{
  g_autoptr (GPtrArray) two = load_two (self, 1, 2);
  g_autofree char *fault = NULL;

  clinic_test_diary_sql (&self->base, "UPDATE patient SET version = version + 1 WHERE id = 2");
  clinic_diary_merge_patients_async (self->base.diary, two->pdata[0], two->pdata[1], NULL, clinic_test_diary_ready_cb, &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_cmpstr (fault, ==, "Someone has changed this since. Look at it again, then repeat your change.");
}

static void
test_refused (Merge *self, gconstpointer data)
{
  g_autofree char *itself = merge (self, 1, 1);
  g_autofree char *again = NULL;
  g_autofree char *onward = NULL;
  g_autofree char *stands = NULL;

  g_assert_cmpstr (itself, ==, "This is the same record.");
  stands = unmerge (self, 1);
  g_assert_cmpstr (stands, ==, "This is no longer there.");
  must_merge (self);
  again = merge (self, 1, 2);
  g_assert_cmpstr (again, ==, "This record was merged with another one already.");
  clinic_test_diary_sql (&self->base, "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (3, '3', 'Asha', 0, 'asha', 'asha')");
  onward = merge (self, 3, 1);
  g_assert_cmpstr (onward, ==, "Other records were merged into 1. Keep that number, or part them first.");
}

/* On the day of a session that came along: so it is filed there. */
#define ADD_PHOTO                                                                                                        \
  "INSERT INTO photo (patient, session, day, sha256, size, width, height, original, added)"                              \
  " VALUES (1, 2, 20750, '" FILE_D "', 1, 1, 1, '" FILE_D "', 0)"

typedef struct
{
  const char *name;
  const char *change;
  const char *words;
} Since;

static const Since since[] = {
  { "details", "UPDATE patient SET notes = 'new' WHERE id = 1",
    "The patient’s details were changed after the records were merged, so they cannot be parted any more." },
  { "session", "UPDATE session SET grams = 3 WHERE id = 2",
    "A session or a course was changed after the records were merged, so they cannot be parted any more." },
  { "follow-up", "UPDATE follow_up SET status = 'done' WHERE id = 1",
    "A follow-up was dealt with after the records were merged, so they cannot be parted any more." },
  { "photo", "UPDATE photo SET view = 'front' WHERE patient = 1 AND sha256 = '" FILE_B "'",
    "Something that was handed over was changed after the records were merged, so they cannot be parted any more." },
  { "booked", "INSERT INTO follow_up (kind, patient, course, day, due) SELECT 'review', 1, id, 20800, 0 FROM course WHERE patient = 1",
    "Sessions were booked in a course that was handed over, so the records cannot be parted any more." },
  { "photo-added", ADD_PHOTO, "A session or a course was changed after the records were merged, so they cannot be parted any more." },
  { "photo-filed", "UPDATE photo SET session = 2 WHERE patient = 1 AND session = 1",
    "A session or a course was changed after the records were merged, so they cannot be parted any more." },
  { "called", "INSERT INTO call (patient, session, at, outcome, verdict) VALUES (1, 2, 0, 'reached', 'nothing')",
    "A session or a course was changed after the records were merged, so they cannot be parted any more." },
  { "flagged", "INSERT INTO red_flag (patient, session, opened_at, reason) VALUES (1, 2, 0, 'Fever')",
    "A session or a course was changed after the records were merged, so they cannot be parted any more." },
};

static void
test_changed_since (Merge *self, gconstpointer data)
{
  const Since *c = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;

  must_merge (self);
  clinic_test_diary_sql (&self->base, c->change);
  before = dump (self);
  fault = unmerge (self, 2);
  g_assert_cmpstr (fault, ==, c->words);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* The window's own undo asks the same; what was added to a session of the one who stays is in nobody's way. */
static void
test_undo_added (Merge *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;

  must_merge (self);
  clinic_test_diary_sql (&self->base, ADD_PHOTO);
  before = dump (self);
  clinic_diary_undo_async (self->base.diary, NULL, clinic_test_diary_ready_cb, &self->slot);
  fault = clinic_test_diary_finish (&self->base, &self->slot);
  g_assert_cmpstr (fault, ==, "This does not fit with what is in the clinic. Nothing was changed.");
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  clinic_test_diary_sql (&self->base, "UPDATE photo SET session = 1, day = 20751 WHERE original = '" FILE_D "'");
  clinic_test_diary_undo (&self->base);
  g_assert_cmpint (count (self, "photo WHERE original = '" FILE_D "' AND patient = 1 AND session = 1"), ==, 1);
  g_assert_cmpint (count (self, "session WHERE patient = 2"), ==, 3);
}

/* The record that went shows in no list; its number finds the one that stays. */
static guint
find (Merge *self, const char *typed, gint64 *first)
{
  g_autoptr (ClinicNameQuery) query = clinic_name_query_new (typed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ClinicPatientCursor cursor = { 0 };

  clinic_patient_index_search (clinic_diary_get_patient_index (self->base.diary), query, &cursor, 10, ids);
  *first = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return ids->len;
}

static void
test_search (Merge *self, gconstpointer data)
{
  gint64 first;
  g_autofree char *fault = NULL;

  clinic_test_diary_sql (&self->base, "UPDATE patient SET number = 'P-77', search_key = 'holm jens p-77' WHERE id = 2");
  clinic_diary_load_patient_index (self->base.diary);
  clinic_test_diary_settle (&self->base);
  g_assert_cmpuint (find (self, "P-77", &first), ==, 1);
  g_assert_cmpint (first, ==, 2);
  must_merge (self);
  clinic_test_diary_settle (&self->base);
  g_assert_cmpuint (find (self, "P-77", &first), ==, 1);
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpuint (find (self, "Holm", &first), ==, 0);
  fault = unmerge (self, 2);
  g_assert_null (fault);
  clinic_test_diary_settle (&self->base);
  g_assert_cmpuint (find (self, "P-77", &first), ==, 1);
  g_assert_cmpint (first, ==, 2);
}

/* What asks for care goes with what came along. */
static void
test_not_called (Merge *self, gconstpointer data)
{
  clinic_test_diary_sql (&self->base, "UPDATE patient SET may_be_called = 0 WHERE id = 1");
  must_merge (self);
  g_assert_cmpint (count (self, "follow_up WHERE kind = 'peel-end' AND status = 'open'"), ==, 0);
  g_assert_cmpint (count (self, "follow_up WHERE kind = 'book-next' AND status = 'open'"), ==, 2);
}

/* Whoever writes: nothing new for a record that went, nor a change to it. */
static void
test_guards (Merge *self, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE patient SET notes = 'x' WHERE id = 2",
    "UPDATE patient SET merged_into = 2 WHERE id = 1",
    "INSERT INTO call (patient, at, outcome, verdict) VALUES (2, 0, 'reached', 'nothing')",
    "INSERT INTO follow_up (kind, patient, day, due) VALUES ('review', 2, 0, 0)",
    "INSERT INTO red_flag (patient, opened_at, reason) VALUES (2, 0, 'x')",
    "INSERT INTO photo (patient, day, sha256, size, width, height, original, added)"
    " VALUES (2, 0, '" FILE_B "', 1, 1, 1, '" FILE_B "', 0)",
    "INSERT INTO course (patient, protocol, area, length, min_days, recommended_days, started_day) VALUES (2, 1, 'x', 1, 0, 0, 0)",
  };

  must_merge (self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (clinic_test_db_sql (self->base.db, refused[i], &error));
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
      g_assert_cmpstr (error->message, ==, "patient_merged");
    }
}

#define ADD(path, function) g_test_add ("/diary/merge/" path, Merge, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-moves", test_all_moves);
  ADD ("every-table", test_every_table);
  ADD ("unmerge", test_unmerge);
  ADD ("undo-redo", test_undo_redo);
  ADD ("both-at-once", test_both_at_once);
  ADD ("stale", test_stale);
  ADD ("refused", test_refused);
  ADD ("undo-added", test_undo_added);
  ADD ("search", test_search);
  ADD ("not-called", test_not_called);
  ADD ("guards", test_guards);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/diary/merge/same-picture/%s", pictures[i].name);

      g_test_add (path, Merge, &pictures[i], set_up, test_same_picture, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      g_autofree char *path = g_strdup_printf ("/diary/merge/changed-since/%s", since[i].name);

      g_test_add (path, Merge, &since[i], set_up, test_changed_since, tear_down);
    }
  return g_test_run ();
}
