/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-bare.h"

#include <sqlite3.h>

#include "core/clinic-error.h"
#include "store/clinic-db.h"

enum
{
  BEGIN,
  INSERT_SESSION,
  INSERT_STEP,
  INSERT_JOURNAL,
  INSERT_DETAIL,
  COMMIT,
  N_STATEMENTS,
};

static const char *const statements[N_STATEMENTS] = {
  [BEGIN] = "BEGIN IMMEDIATE",
  [INSERT_SESSION] = "INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover,"
                     " start, rolling_start, rolling_end, bed_end)"
                     " VALUES (?, ?, ?, ?, 'booked', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [INSERT_STEP] = "INSERT INTO session_step (session, state, at) VALUES (?, 'booked', ?)",
  [INSERT_JOURNAL] = "INSERT INTO journal (id, at, desk, verb, subject, detail_sha256, previous_sha256, row_sha256)"
                     " VALUES (?, ?, 'desk', 'book', 'session:800000', ?3, ?3, ?3)",
  [INSERT_DETAIL] = "INSERT INTO journal_detail (journal, kind, row, before, after) VALUES (?, ?, ?, NULL, ?)",
  [COMMIT] = "COMMIT",
};

/* As long as the images that the program keeps of these rows. */
static const char session_image[] =
  "{'id': <int64 800296>, 'version': <int64 1>, 'course': <int64 99921>, 'patient': <int64 99920>, 'bed': <int64 4>,"
  " 'doctor': <int64 2>, 'state': <'booked'>, 'day': <int64 20866>, 'minute': <int64 630>, 'wait': <int64 45>,"
  " 'rolling': <int64 20>, 'turnover': <int64 10>, 'start': <int64 1802856600>, 'rolling_start': <int64 1802859300>,"
  " 'rolling_end': <int64 1802860500>, 'bed_end': <int64 1802861100>, 'override_reason': <@mx nothing>,"
  " 'override_doctor': <@mx nothing>, 'arrived_at': <@mx nothing>, 'cream_at': <@mx nothing>,"
  " 'rolling_at': <@mx nothing>, 'rolled_at': <@mx nothing>, 'cream': <''>, 'grams': <0.0>, 'cream_area': <''>,"
  " 'stopped_early': <int64 0>, 'reason': <@mx nothing>, 'lifted': <@mx nothing>}";
static const char step_image[] =
  "{'id': <int64 3201184>, 'session': <int64 800296>, 'state': <'booked'>, 'at': <int64 1795512240>,"
  " 'actor': <@mx nothing>, 'reason': <@mx nothing>}";
static const char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

struct _BenchBare
{
  sqlite3 *db;
  sqlite3_stmt *stmts[N_STATEMENTS];
  gint64 journal; /* the last one's id */
};

static gboolean
fail (BenchBare *bare, GError **error)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, sqlite3_errmsg (bare->db));
  return FALSE;
}

static gboolean
read_journal_head (BenchBare *bare, GError **error)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (bare->db, "SELECT ifnull (max (id), 0) FROM journal", -1, &stmt, NULL) != SQLITE_OK)
    return fail (bare, error);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    bare->journal = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return TRUE;
}

BenchBare *
bench_bare_open (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, CLINIC_DB_FILE, NULL);
  g_autoptr (BenchBare) bare = g_new0 (BenchBare, 1);

  if (sqlite3_open_v2 (path, &bare->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
      sqlite3_db_config (bare->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
      sqlite3_exec (bare->db,
                    "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                    "PRAGMA locking_mode = EXCLUSIVE;"
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
                    NULL, NULL, NULL) != SQLITE_OK)
    {
      fail (bare, error);
      return NULL;
    }
  for (int i = 0; i < N_STATEMENTS; i++)
    if (sqlite3_prepare_v3 (bare->db, statements[i], -1, SQLITE_PREPARE_PERSISTENT, &bare->stmts[i], NULL) != SQLITE_OK)
      {
        fail (bare, error);
        return NULL;
      }
  return read_journal_head (bare, error) ? g_steal_pointer (&bare) : NULL;
}

void
bench_bare_close (BenchBare *bare)
{
  for (int i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (bare->stmts[i]);
  sqlite3_close_v2 (bare->db);
  g_free (bare);
}

static gboolean
run (BenchBare *bare, int which, GError **error)
{
  gboolean done = sqlite3_step (bare->stmts[which]) == SQLITE_DONE;

  if (!done)
    fail (bare, error);
  sqlite3_reset (bare->stmts[which]);
  return done;
}

static gboolean
insert_session (BenchBare *bare, const ClinicSession *session, GError **error)
{
  const gint64 values[] = { session->course, session->patient, session->bed, session->doctor, session->day,
                            session->minute, session->wait, session->rolling, session->turnover, session->start,
                            session->rolling_start, session->rolling_end, session->bed_end };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sqlite3_bind_int64 (bare->stmts[INSERT_SESSION], i + 1, values[i]);
  return run (bare, INSERT_SESSION, error);
}

static gboolean
insert_step (BenchBare *bare, gint64 session, gint64 now, GError **error)
{
  sqlite3_bind_int64 (bare->stmts[INSERT_STEP], 1, session);
  sqlite3_bind_int64 (bare->stmts[INSERT_STEP], 2, now);
  return run (bare, INSERT_STEP, error);
}

static gboolean
insert_journal (BenchBare *bare, gint64 now, GError **error)
{
  sqlite3_stmt *stmt = bare->stmts[INSERT_JOURNAL];

  sqlite3_bind_int64 (stmt, 1, ++bare->journal);
  sqlite3_bind_int64 (stmt, 2, now);
  sqlite3_bind_text (stmt, 3, hash, -1, SQLITE_STATIC);
  return run (bare, INSERT_JOURNAL, error);
}

static gboolean
insert_detail (BenchBare *bare, const char *kind, gint64 row, const char *image, GError **error)
{
  sqlite3_stmt *stmt = bare->stmts[INSERT_DETAIL];

  sqlite3_bind_int64 (stmt, 1, bare->journal);
  sqlite3_bind_text (stmt, 2, kind, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 3, row);
  sqlite3_bind_text (stmt, 4, image, -1, SQLITE_STATIC);
  return run (bare, INSERT_DETAIL, error);
}

gboolean
bench_bare_book (BenchBare *bare, const ClinicSession *session, gint64 now, GError **error)
{
  gint64 id, step;

  if (!run (bare, BEGIN, error) || !insert_session (bare, session, error))
    return FALSE;
  id = sqlite3_last_insert_rowid (bare->db);
  if (!insert_step (bare, id, now, error))
    return FALSE;
  step = sqlite3_last_insert_rowid (bare->db);
  return insert_journal (bare, now, error) && insert_detail (bare, "session", id, session_image, error) &&
         insert_detail (bare, "session_step", step, step_image, error) && run (bare, COMMIT, error);
}
