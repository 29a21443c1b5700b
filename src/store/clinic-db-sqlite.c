/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver for SQLite: the only file that knows it. */
#include "store/clinic-conn.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* "Sitt": tells this file from any other SQLite database. */
#define APPLICATION_ID 0x53697474

static GOnce engine_once = G_ONCE_INIT;

struct _ClinicConn
{
  sqlite3 *db;
  GHashTable *stmts; /* SQL text -> ClinicStmt, kept to be used again */
  GThread *thread;
  gboolean failed;
  gboolean unsettled; /* nothing has been written yet, not even how the file is to be kept */
};

struct _ClinicStmt
{
  ClinicConn *conn;
  sqlite3_stmt *stmt;
  char *sql;
  gboolean kept; /* among the connection's, for the next who asks the same */
  gboolean used;
  int n_parameters;
  int *places; /* of $1, $2 ..., by their number less one */
};

/* Why a file could not be opened, the system has said better. */
static ClinicError
open_errno_to_error (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT: return CLINIC_ERROR_FULL;
    case ENOENT: return CLINIC_ERROR_NOT_FOUND;
    case EISDIR: return CLINIC_ERROR_CORRUPT;
    default: return CLINIC_ERROR_READ_ONLY;
    }
}

/* Of the rest, a quota alone: errno may be an older one where nothing was asked of the system. */
static ClinicError
io_errno_to_error (int code)
{
  return code == ENOSPC || code == EDQUOT ? CLINIC_ERROR_FULL : CLINIC_ERROR_FAILED;
}

static ClinicError
code_to_error (sqlite3 *db, int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CONSTRAINT: return CLINIC_ERROR_CONFLICT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return CLINIC_ERROR_BUSY;
    case SQLITE_FULL: return CLINIC_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM: return CLINIC_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN: return open_errno_to_error (sqlite3_system_errno (db));
    case SQLITE_IOERR: return io_errno_to_error (sqlite3_system_errno (db));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return CLINIC_ERROR_CORRUPT;
    default: return CLINIC_ERROR_FAILED;
    }
}

/* A refused constraint is reported by its bare name; "CHECK constraint failed: bed_named" becomes "bed_named". */
static const char *
message_to_constraint (const char *message)
{
  const char *colon = strstr (message, "constraint failed: ");

  return colon ? colon + strlen ("constraint failed: ") : message;
}

static gboolean
fail (ClinicConn *conn, GError **error)
{
  int code = sqlite3_extended_errcode (conn->db);
  ClinicError kind = code_to_error (conn->db, code);
  const char *message = sqlite3_errmsg (conn->db);

  conn->failed = TRUE;
  g_set_error_literal (error, CLINIC_ERROR, kind,
                       kind == CLINIC_ERROR_CONFLICT ? message_to_constraint (message) : message);
  return FALSE;
}

static void
stmt_free (ClinicStmt *stmt)
{
  sqlite3_finalize (stmt->stmt);
  g_free (stmt->sql);
  g_free (stmt->places);
  g_free (stmt);
}

gboolean
clinic_conn_run_script (ClinicConn *conn, const char *sql, GError **error)
{
  g_return_val_if_fail (conn != NULL, FALSE);

  if (sqlite3_exec (conn->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (conn, error);
  return TRUE;
}

static gboolean
check_application (ClinicConn *conn, ClinicConnFlags flags, GError **error)
{
  gint64 id = clinic_conn_get (conn, error, "PRAGMA application_id", "");
  gint64 objects;

  if (conn->failed)
    return FALSE;
  objects = clinic_conn_get (conn, error, "SELECT count (*) FROM sqlite_schema", "");
  if (conn->failed)
    return FALSE;
  if (id == APPLICATION_ID || (id == 0 && objects == 0 && (flags & CLINIC_CONN_CREATE)))
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT,
                       id == 0 && objects == 0 ? "the file is empty" : "this is another program's database");
  return FALSE;
}

/* Only looks. One process, one connection: with the exclusive mode set first, a log needs no shared memory, and closing
 * leaves a log that is there as it is. */
static gboolean
set_up (ClinicConn *conn, ClinicConnFlags flags, GError **error)
{
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_busy_timeout (conn->db, 2000);
  conn->unsettled = !(flags & CLINIC_CONN_READ_ONLY);
  return clinic_conn_run_script (conn, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;", error) &&
         (!conn->unsettled || clinic_conn_run_script (conn, "PRAGMA locking_mode = EXCLUSIVE", error)) &&
         check_application (conn, flags, error);
}

/* From the first transaction on the file is ours to keep. */
static gboolean
settle (ClinicConn *conn, GError **error)
{
  if (!clinic_conn_run_script (conn, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error))
    return FALSE;
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  conn->unsettled = FALSE;
  return TRUE;
}

/* Nobody asks how much memory the engine holds, and counting it takes a lock at each allocation. */
static gpointer
start_engine (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

ClinicConn *
clinic_conn_open (const char *path, ClinicConnFlags flags, GError **error)
{
  ClinicConn *conn;
  int mode = flags & CLINIC_CONN_READ_ONLY ? SQLITE_OPEN_READONLY
                                           : SQLITE_OPEN_READWRITE | (flags & CLINIC_CONN_CREATE ? SQLITE_OPEN_CREATE : 0);

  g_return_val_if_fail (path != NULL, NULL);

  g_once (&engine_once, start_engine, NULL);
  conn = g_new0 (ClinicConn, 1);
  conn->thread = g_thread_self ();
  conn->stmts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) stmt_free);
  if (sqlite3_open_v2 (path, &conn->db, mode | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    fail (conn, error);
  else if (!(flags & CLINIC_CONN_READ_ONLY) && sqlite3_db_readonly (conn->db, "main") == 1)
    g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_READ_ONLY, "%s cannot be written", path);
  else if (set_up (conn, flags, error))
    {
      if (flags & CLINIC_CONN_CREATE)
        chmod (path, 0600);
      return conn;
    }
  clinic_conn_close (conn);
  return NULL;
}

void
clinic_conn_close (ClinicConn *conn)
{
  g_hash_table_unref (conn->stmts);
  sqlite3_close_v2 (conn->db);
  g_free (conn);
}

gboolean
clinic_conn_begin (ClinicConn *conn, GError **error)
{
  conn->failed = FALSE;
  return (!conn->unsettled || settle (conn, error)) && clinic_conn_exec (conn, error, "BEGIN IMMEDIATE", "");
}

gboolean
clinic_conn_commit (ClinicConn *conn, GError **error)
{
  if (clinic_conn_exec (conn, error, "COMMIT", ""))
    return TRUE;
  clinic_conn_rollback (conn);
  return FALSE;
}

void
clinic_conn_rollback (ClinicConn *conn)
{
  if (!sqlite3_get_autocommit (conn->db))
    sqlite3_exec (conn->db, "ROLLBACK", NULL, NULL, NULL);
  conn->failed = FALSE;
}

gboolean
clinic_conn_savepoint (ClinicConn *conn, GError **error)
{
  return clinic_conn_exec (conn, error, "SAVEPOINT part", "");
}

gboolean
clinic_conn_release (ClinicConn *conn, GError **error)
{
  return clinic_conn_exec (conn, error, "RELEASE part", "");
}

gboolean
clinic_conn_unwind (ClinicConn *conn, GError **error)
{
  conn->failed = FALSE;
  return clinic_conn_exec (conn, error, "ROLLBACK TO part", "") && clinic_conn_exec (conn, error, "RELEASE part", "");
}

/* Parameters go by name, and the engine numbers them as they stand in the text. */
static void
place_parameters (ClinicStmt *stmt)
{
  stmt->n_parameters = sqlite3_bind_parameter_count (stmt->stmt);
  stmt->places = g_new0 (int, stmt->n_parameters);
  for (int i = 1; i <= stmt->n_parameters; i++)
    {
      const char *name = sqlite3_bind_parameter_name (stmt->stmt, i);
      int number = name != NULL ? atoi (name + 1) : 0;

      if (number < 1 || number > stmt->n_parameters)
        g_error ("Parameters are $1, $2 ... without a gap in: %s", stmt->sql);
      stmt->places[number - 1] = i;
    }
}

static ClinicStmt *
take_statement (ClinicConn *conn, const char *sql, GError **error)
{
  ClinicStmt *stmt = g_hash_table_lookup (conn->stmts, sql);
  gboolean used = stmt != NULL && stmt->used;

  if (stmt != NULL && !used)
    {
      stmt->used = TRUE;
      return stmt;
    }
  stmt = g_new0 (ClinicStmt, 1);
  stmt->conn = conn;
  if (sqlite3_prepare_v3 (conn->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->stmt, NULL) != SQLITE_OK)
    {
      fail (conn, error);
      g_free (stmt);
      return NULL;
    }
  stmt->sql = g_strdup (sql);
  place_parameters (stmt);
  stmt->used = TRUE;
  stmt->kept = !used;
  if (stmt->kept)
    g_hash_table_insert (conn->stmts, stmt->sql, stmt);
  return stmt;
}

static int
find_parameter (ClinicStmt *stmt, int number)
{
  if (number > stmt->n_parameters || stmt->places[number - 1] == 0)
    g_error ("No parameter $%d in: %s", number, stmt->sql);
  return stmt->places[number - 1];
}

static void
bind_int (ClinicStmt *stmt, int index, gint64 value, gint64 null)
{
  if (value == null)
    sqlite3_bind_null (stmt->stmt, index);
  else
    sqlite3_bind_int64 (stmt->stmt, index, value);
}

static void
bind_text (ClinicStmt *stmt, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (stmt->stmt, index);
  else
    sqlite3_bind_text (stmt->stmt, index, text, -1, SQLITE_TRANSIENT);
}

static void
bind_all (ClinicStmt *stmt, const char *types, va_list *args)
{
  for (int i = 0; types[i]; i++)
    {
      int index = find_parameter (stmt, i + 1);

      switch (types[i])
        {
        case 'i': sqlite3_bind_int64 (stmt->stmt, index, va_arg (*args, gint64)); break;
        case 'I': bind_int (stmt, index, va_arg (*args, gint64), 0); break;
        case 'n': sqlite3_bind_int64 (stmt->stmt, index, va_arg (*args, int)); break;
        case 't': bind_int (stmt, index, va_arg (*args, gint64), CLINIC_TIME_NONE); break;
        case 'd': bind_int (stmt, index, va_arg (*args, ClinicDay), CLINIC_DAY_NONE); break;
        case 'f': sqlite3_bind_double (stmt->stmt, index, va_arg (*args, double)); break;
        case 's': bind_text (stmt, index, va_arg (*args, const char *)); break;
        case 'S':
          {
            const char *text = va_arg (*args, const char *);

            bind_text (stmt, index, text ? text : "");
            break;
          }
        default: g_error ("No binding of type %c", types[i]);
        }
    }
}

static ClinicStmt *
query_valist (ClinicConn *conn, GError **error, const char *sql, const char *types, va_list *args)
{
  ClinicStmt *stmt;

  g_assert (conn->thread == g_thread_self ());
  if (conn->failed)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "A statement before this one failed");
      return NULL;
    }
  stmt = take_statement (conn, sql, error);
  if (stmt != NULL)
    bind_all (stmt, types, args);
  return stmt;
}

ClinicStmt *
clinic_conn_query (ClinicConn *conn, GError **error, const char *sql, const char *types, ...)
{
  ClinicStmt *stmt;
  va_list args;

  va_start (args, types);
  stmt = query_valist (conn, error, sql, types, &args);
  va_end (args);
  return stmt;
}

static gboolean
run_to_end (ClinicStmt *stmt, GError **error)
{
  int code;

  while ((code = sqlite3_step (stmt->stmt)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    fail (stmt->conn, error);
  clinic_stmt_done (stmt);
  return code == SQLITE_DONE;
}

gboolean
clinic_conn_exec (ClinicConn *conn, GError **error, const char *sql, const char *types, ...)
{
  ClinicStmt *stmt;
  va_list args;

  va_start (args, types);
  stmt = query_valist (conn, error, sql, types, &args);
  va_end (args);
  return stmt != NULL && run_to_end (stmt, error);
}

gint64
clinic_conn_get (ClinicConn *conn, GError **error, const char *sql, const char *types, ...)
{
  ClinicStmt *stmt;
  gint64 value = 0;
  gboolean found;
  va_list args;

  va_start (args, types);
  stmt = query_valist (conn, error, sql, types, &args);
  va_end (args);
  if (stmt == NULL)
    return 0;
  found = clinic_stmt_next (stmt, error);
  if (found)
    value = clinic_stmt_get_int (stmt, 0);
  /* an INSERT ... RETURNING is only whole once it has been stepped to its end; at its end, a step would begin it anew */
  if (found && sqlite3_stmt_readonly (stmt->stmt) == 0)
    return run_to_end (stmt, error) ? value : 0;
  clinic_stmt_done (stmt);
  return value;
}

gint64
clinic_conn_changes (ClinicConn *conn)
{
  return sqlite3_changes64 (conn->db);
}

static void
bind_value (ClinicStmt *stmt, int index, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    sqlite3_bind_int64 (stmt->stmt, index, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    sqlite3_bind_double (stmt->stmt, index, g_variant_get_double (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    bind_text (stmt, index, g_variant_get_string (value, NULL));
  else
    sqlite3_bind_null (stmt->stmt, index);
}

gboolean
clinic_conn_exec_values (ClinicConn *conn, GError **error, const char *sql, GPtrArray *values)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, sql, "");

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    bind_value (stmt, find_parameter (stmt, i + 1), values->pdata[i]);
  return run_to_end (stmt, error);
}

gboolean
clinic_stmt_next (ClinicStmt *stmt, GError **error)
{
  int code;

  g_return_val_if_fail (stmt != NULL, FALSE);

  code = sqlite3_step (stmt->stmt);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return fail (stmt->conn, error);
  return code == SQLITE_ROW;
}

void
clinic_stmt_done (ClinicStmt *stmt)
{
  sqlite3_reset (stmt->stmt);
  sqlite3_clear_bindings (stmt->stmt);
  stmt->used = FALSE;
  if (!stmt->kept)
    stmt_free (stmt);
}

int
clinic_stmt_get_n_columns (ClinicStmt *stmt)
{
  return sqlite3_column_count (stmt->stmt);
}

const char *
clinic_stmt_get_name (ClinicStmt *stmt, int column)
{
  return sqlite3_column_name (stmt->stmt, column);
}

gboolean
clinic_stmt_is_null (ClinicStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->stmt, column) == SQLITE_NULL;
}

gint64
clinic_stmt_get_int (ClinicStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->stmt, column);
}

gint64
clinic_stmt_get_time (ClinicStmt *stmt, int column)
{
  return clinic_stmt_is_null (stmt, column) ? CLINIC_TIME_NONE : clinic_stmt_get_int (stmt, column);
}

ClinicDay
clinic_stmt_get_day (ClinicStmt *stmt, int column)
{
  return clinic_stmt_is_null (stmt, column) ? CLINIC_DAY_NONE : (ClinicDay) clinic_stmt_get_int (stmt, column);
}

double
clinic_stmt_get_double (ClinicStmt *stmt, int column)
{
  return sqlite3_column_double (stmt->stmt, column);
}

const char *
clinic_stmt_get_text (ClinicStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->stmt, column);
}

char *
clinic_stmt_dup_text (ClinicStmt *stmt, int column)
{
  const char *text = clinic_stmt_get_text (stmt, column);

  return g_strdup (text ? text : "");
}

GVariant *
clinic_stmt_get_value (ClinicStmt *stmt, int column)
{
  switch (sqlite3_column_type (stmt->stmt, column))
    {
    case SQLITE_INTEGER: return g_variant_new_int64 (clinic_stmt_get_int (stmt, column));
    case SQLITE_FLOAT: return g_variant_new_double (clinic_stmt_get_double (stmt, column));
    case SQLITE_NULL: return g_variant_new_maybe (G_VARIANT_TYPE_INT64, NULL);
    default: return g_variant_new_string (clinic_stmt_get_text (stmt, column));
    }
}

/* Needs no escape, whoever reads it. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isprint (*text) || *text == '\'' || *text == '\\')
      return FALSE;
  return TRUE;
}

/* As GVariant writes it: what could be read as a whole number has a point. */
static void
print_real (GString *text, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (number, sizeof number, value);
  g_string_append_c (text, '<');
  g_string_append (text, number);
  g_string_append (text, strpbrk (number, ".enN") != NULL ? ">" : ".0>");
}

void
clinic_stmt_print_value (ClinicStmt *stmt, int column, GString *text)
{
  int type = sqlite3_column_type (stmt->stmt, column);
  const char *value = type == SQLITE_TEXT ? clinic_stmt_get_text (stmt, column) : NULL;

  if (type == SQLITE_INTEGER)
    {
      char number[40];

      g_snprintf (number, sizeof number, "<int64 %" G_GINT64_FORMAT ">", clinic_stmt_get_int (stmt, column));
      g_string_append (text, number);
    }
  else if (type == SQLITE_FLOAT)
    print_real (text, sqlite3_column_double (stmt->stmt, column));
  else if (type == SQLITE_NULL)
    g_string_append (text, "<@mx nothing>");
  else if (value != NULL && is_plain (value))
    {
      g_string_append (text, "<'");
      g_string_append (text, value);
      g_string_append (text, "'>");
    }
  else
    {
      g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_variant (clinic_stmt_get_value (stmt, column)));

      g_variant_print_string (boxed, text, TRUE);
    }
}

int
clinic_conn_get_schema_version (ClinicConn *conn, GError **error)
{
  gint64 version = clinic_conn_get (conn, error, "PRAGMA user_version", "");

  return conn->failed ? -1 : (int) version;
}

gboolean
clinic_conn_set_schema_version (ClinicConn *conn, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d", version, APPLICATION_ID);

  return clinic_conn_run_script (conn, sql, error);
}

gboolean
clinic_conn_copy_to (ClinicConn *conn, const char *path, GError **error)
{
  return clinic_conn_exec (conn, error, "VACUUM INTO $1", "s", path);
}

gboolean
clinic_conn_check (ClinicConn *conn, GError **error)
{
  g_autoptr (ClinicStmt) pages = clinic_conn_query (conn, error, "PRAGMA integrity_check (1)", "");
  g_autoptr (ClinicStmt) keys = NULL;

  if (pages == NULL || !clinic_stmt_next (pages, error))
    return FALSE;
  if (g_strcmp0 (clinic_stmt_get_text (pages, 0), "ok") != 0)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, clinic_stmt_get_text (pages, 0));
      return FALSE;
    }
  keys = clinic_conn_query (conn, error, "PRAGMA foreign_key_check", "");
  if (keys == NULL)
    return FALSE;
  if (clinic_stmt_next (keys, error))
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, "a row of %s points nowhere", clinic_stmt_get_text (keys, 0));
      return FALSE;
    }
  return !conn->failed;
}

const char *
clinic_conn_get_schema_folder (void)
{
  return "/io/github/sittings/store/schema/sqlite";
}

void
clinic_conn_set_cache (ClinicConn *conn, int kib)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", kib);

  sqlite3_exec (conn->db, sql, NULL, NULL, NULL);
}

void
clinic_conn_limit_pages (ClinicConn *conn, int pages)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %d", pages > 0 ? pages : 1073741823);

  sqlite3_exec (conn->db, sql, NULL, NULL, NULL);
}

static char *
explain (ClinicConn *conn, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString *plan = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (conn->db, question, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      g_string_append_printf (plan, "%s\n", (const char *) sqlite3_column_text (stmt, 3));
  sqlite3_finalize (stmt);
  return g_string_free (plan, FALSE);
}

GHashTable *
clinic_conn_list_plans (ClinicConn *conn)
{
  GHashTable *plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer sql;

  g_hash_table_iter_init (&iter, conn->stmts);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    g_hash_table_insert (plans, g_strdup (sql), explain (conn, sql));
  return plans;
}
