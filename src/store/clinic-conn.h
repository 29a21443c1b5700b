/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/clinic-error.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * ClinicConn, ClinicStmt: the driver seam. One file implements it for each engine; nothing else knows which one runs.
 *
 * SQL is written once for all engines: parameters $1, $2 ... bound by name, no LIKE, no json, no scalar max.
 * A connection belongs to one thread. After a failed statement it takes no other until the transaction ends.
 *
 * Bindings are described by one letter each:
 *   i  gint64            I  gint64, 0 is NULL
 *   n  int (or enum, gboolean)
 *   t  gint64 time, CLINIC_TIME_NONE is NULL
 *   d  ClinicDay, CLINIC_DAY_NONE is NULL
 *   f  double
 *   s  const char *, NULL is NULL
 *   S  const char *, NULL is ""
 */
typedef struct _ClinicConn ClinicConn;
typedef struct _ClinicStmt ClinicStmt;

typedef enum
{
  CLINIC_CONN_CREATE = 1 << 0,    /* make the file when it is not there */
  CLINIC_CONN_READ_ONLY = 1 << 1, /* to look at a copy */
} ClinicConnFlags;

/* Writes nothing before the first clinic_conn_begin(), so that a newer or another program's file stays as it is. */
ClinicConn *clinic_conn_open  (const char *path, ClinicConnFlags flags, GError **error);
void        clinic_conn_close (ClinicConn *conn);

gboolean clinic_conn_begin    (ClinicConn *conn, GError **error);
gboolean clinic_conn_commit   (ClinicConn *conn, GError **error);
void     clinic_conn_rollback (ClinicConn *conn);

/* A part of a transaction that may fail alone. */
gboolean clinic_conn_savepoint (ClinicConn *conn, GError **error);
gboolean clinic_conn_release   (ClinicConn *conn, GError **error);
gboolean clinic_conn_unwind    (ClinicConn *conn, GError **error); /* takes the part back, clears the failure */

/* Runs several statements without parameters (schema files). */
gboolean clinic_conn_run_script (ClinicConn *conn, const char *sql, GError **error);

/**
 * clinic_conn_query:
 *
 * Prepares (from the cache) and binds. Returns: (transfer full): step it with clinic_stmt_next(), give it back with
 * clinic_stmt_done() (g_autoptr does), or %NULL with an error.
 */
ClinicStmt *clinic_conn_query  (ClinicConn *conn, GError **error, const char *sql, const char *types, ...);
/* Runs a statement to its end. */
gboolean    clinic_conn_exec   (ClinicConn *conn, GError **error, const char *sql, const char *types, ...);
/* Runs a statement that gives one integer back (INSERT ... RETURNING id, SELECT count (*)); 0 with an error set, or
 * 0 without one when there is no row or it is NULL. */
gint64      clinic_conn_get    (ClinicConn *conn, GError **error, const char *sql, const char *types, ...);
gint64      clinic_conn_changes (ClinicConn *conn); /* rows changed by the last exec */

/* For statements whose parameters are only known when running (images of rows): values in order, a{sv} types. */
gboolean    clinic_conn_exec_values (ClinicConn *conn, GError **error, const char *sql, GPtrArray *values);

gboolean    clinic_stmt_next   (ClinicStmt *stmt, GError **error); /* FALSE at the end, or with an error */
void        clinic_stmt_done   (ClinicStmt *stmt);
int         clinic_stmt_get_n_columns (ClinicStmt *stmt);
const char *clinic_stmt_get_name (ClinicStmt *stmt, int column);
gboolean    clinic_stmt_is_null (ClinicStmt *stmt, int column);
gint64      clinic_stmt_get_int (ClinicStmt *stmt, int column);
gint64      clinic_stmt_get_time (ClinicStmt *stmt, int column); /* NULL is CLINIC_TIME_NONE */
ClinicDay   clinic_stmt_get_day (ClinicStmt *stmt, int column);  /* NULL is CLINIC_DAY_NONE */
double      clinic_stmt_get_double (ClinicStmt *stmt, int column);
const char *clinic_stmt_get_text (ClinicStmt *stmt, int column); /* (nullable): until the next step */
char       *clinic_stmt_dup_text (ClinicStmt *stmt, int column); /* NULL is "" */
GVariant   *clinic_stmt_get_value (ClinicStmt *stmt, int column); /* (transfer floating): x, d, s, or mx for NULL */
/* Appends what g_variant_print() writes of that value in a variant, "<int64 12>"; without a value on the way. */
void        clinic_stmt_print_value (ClinicStmt *stmt, int column, GString *text);

/* The engine's own keeping. */
int      clinic_conn_get_schema_version (ClinicConn *conn, GError **error); /* 0 = empty, -1 = error */
gboolean clinic_conn_set_schema_version (ClinicConn *conn, int version, GError **error);
gboolean clinic_conn_copy_to (ClinicConn *conn, const char *path, GError **error); /* a whole copy, consistent */
gboolean clinic_conn_check   (ClinicConn *conn, GError **error); /* reads all: pages, indexes, foreign keys */
/* The resource folder with this engine's numbered schema files. */
const char *clinic_conn_get_schema_folder (void);
/* Room for pages in memory, in KiB: much for writing a whole clinic at once. */
void     clinic_conn_set_cache (ClinicConn *conn, int kib);
/* For tests and measurements: (transfer full): how the engine means to run every statement given to it so far, SQL text
 * -> plan, a step on a line: "SEARCH s USING INDEX session_by_start (start>? AND start<?)". */
GHashTable *clinic_conn_list_plans (ClinicConn *conn);
/* For tests: no more pages than this, as on a full disk. 0 = no limit. */
void     clinic_conn_limit_pages (ClinicConn *conn, int pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicConn, clinic_conn_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicStmt, clinic_stmt_done)

G_END_DECLS
