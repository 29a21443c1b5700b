/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* The database's name in the clinic's folder. */
#define CLINIC_DB_FILE "sittings.db"

#define CLINIC_TYPE_DB (clinic_db_get_type ())
G_DECLARE_FINAL_TYPE (ClinicDb, clinic_db, CLINIC, DB, GObject)

/**
 * ClinicDb: the clinic's folder and the one thread that may touch its database.
 *
 * A job runs on that thread. It has no effect outside the database, keeps no state between runs, and never goes on
 * after a failed statement: the driver may run it again from its start.
 */
typedef gpointer (*ClinicDbReadJob)  (ClinicConn *conn, gpointer data, GError **error);
typedef gboolean (*ClinicDbWriteJob) (ClinicTx *tx, gpointer data, GError **error);

/**
 * clinic_db_open_async:
 * @folder: made with mode 0700 when it is not there
 *
 * Takes the folder's lock, opens or creates the database and brings its schema up to date, a verified copy of the old
 * one first. Fails with BUSY (another process has it: the message says which), TOO_NEW, CORRUPT, READ_ONLY, FULL,
 * NETWORK; the database's file is then as it was.
 */
void      clinic_db_open_async  (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
ClinicDb *clinic_db_open_finish (GAsyncResult *result, GError **error);

const char *clinic_db_get_folder (ClinicDb *db);

/* @result_free: frees the job's result when nobody takes it. */
void      clinic_db_read_async  (ClinicDb *db, ClinicDbReadJob job, gpointer data, GDestroyNotify data_free,
                                 GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer  clinic_db_read_finish (ClinicDb *db, GAsyncResult *result, GError **error);

/* As a read, but outside any transaction: for copying the whole. Once begun it is not cancelled. Ends with
 * clinic_db_read_finish(). @data stays the caller's. */
void      clinic_db_keep_async  (ClinicDb *db, ClinicDbReadJob job, gpointer data, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/* One transaction around @job, the journal written, committed. @now comes from the clinic's clock. Once
 * begun it is not cancelled: what was committed is never reported as anything else. */
void          clinic_db_write_async  (ClinicDb *db, ClinicActor actor, const char *verb, gint64 now,
                                      ClinicDbWriteJob job, gpointer data, GDestroyNotify data_free,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
ClinicChange *clinic_db_write_finish (ClinicDb *db, GAsyncResult *result, GError **error);

/* Finishes what is queued, closes the database, lets go of the lock. Blocks for that; afterwards every job fails. */
void      clinic_db_close (ClinicDb *db);

G_END_DECLS
