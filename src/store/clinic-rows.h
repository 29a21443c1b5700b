/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

typedef gpointer (*ClinicRowFunc) (ClinicStmt *stmt);

/* Reads every row that @stmt gives. @stmt: (transfer full) (nullable): %NULL when it could not be made, @error set by
   that. Returns: (transfer full) (nullable): an array that frees its rows by @row_free, or %NULL with an error */
GPtrArray *clinic_rows_collect (ClinicStmt *stmt, ClinicRowFunc read, GDestroyNotify row_free, GError **error);
/* Calls @visit for every row. @stmt: (transfer full) (nullable) as above. FALSE with an error. */
typedef void (*ClinicRowVisit) (ClinicStmt *stmt, gpointer data);
gboolean   clinic_rows_each (ClinicStmt *stmt, ClinicRowVisit visit, gpointer data, GError **error);
/* The only one of @rows: (transfer full); %NULL with NOT_FOUND, naming @kind, when there is none. Takes @rows. */
gpointer   clinic_rows_take_only (GPtrArray *rows, const char *kind, GError **error);
/* The statement before changed one row: else STALE, naming @kind. */
gboolean   clinic_rows_check_changed (ClinicConn *conn, const char *kind, GError **error);
/* Takes the row away; undo puts it back. */
gboolean   clinic_rows_delete (ClinicTx *tx, ClinicKind kind, gint64 id, GError **error);
/* (element-type gint64): the first column of every row. @stmt: (transfer full) (nullable). NULL with an error. */
GArray    *clinic_rows_collect_ids (ClinicStmt *stmt, GError **error);
/* Adds the first column of every row, a text, to @texts (element-type utf8, owned). A database, a copy's say, of a schema older
   than @first_schema gives none. FALSE with an error. */
gboolean   clinic_rows_collect_texts (ClinicConn *conn, int first_schema, const char *sql, GHashTable *texts, GError **error);
/* @has: (out): whether rows of that kind have a column of that name */
gboolean   clinic_rows_has_column (ClinicConn *conn, ClinicKind kind, const char *column, gboolean *has, GError **error);

G_END_DECLS
