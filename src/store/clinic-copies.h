/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-db.h"

G_BEGIN_DECLS

/**
 * ClinicCopy: a whole copy of the clinic's database, as it lies in the folder for copies.
 *
 * Daily ones are named by their day, sittings-2026-11-23.db; those made before the schema changed by the version they
 * hold, sittings-schema-1.db, and stay.
 */
typedef struct
{
  char *path;
  ClinicDay day; /* of the name, else of the file in the local zone */
  gint64 size;   /* bytes */
  gboolean of_schema; /* made before a migration */
  GError *fault; /* (nullable): why it does not open: CORRUPT, TOO_NEW, READ_ONLY ... */
} ClinicCopy;

void clinic_copy_free (ClinicCopy *copy);

#define CLINIC_COPIES_DAILY 7
#define CLINIC_COPIES_WEEKLY 4

/**
 * clinic_copies_mark:
 * @days: (array length=n): the days that copies are there of, in any order, each once
 * @keep: (array length=n) (out caller-allocates): which of them stay
 *
 * The newest seven stay, and of the days before these the newest of each of the newest four weeks (Monday to Sunday).
 * What is dated after @today (a clock that was wrong) stays and does not count.
 */
void clinic_copies_mark (const ClinicDay *days, guint n, ClinicDay today, gboolean *keep);

/* The folder the clinic chose, or "copies" in the data folder where it chose none (%NULL, ""). (transfer full) */
char    *clinic_copies_get_folder (const char *data_folder, const char *chosen);
/* Made already, and the files that copies name lie beside it. Not for the main thread: the folder may be anywhere. */
gboolean clinic_copies_have_day   (const char *folder, ClinicDay day);
/* The same, asked on a thread, which first unlinks what an earlier run left unfinished, here or in @data_folder, and nobody has
   written to for a day: what is newer may be another running program's. */
void     clinic_copies_look_for_day_async  (const char *data_folder, const char *folder, ClinicDay day, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean clinic_copies_look_for_day_finish (GAsyncResult *result, GError **error);

/* Reads every page of a copy. Fails with CORRUPT, TOO_NEW, NOT_FOUND. */
gboolean clinic_copies_check (const char *path, GError **error);

/* On the database's thread, outside a transaction: copies, checks, then gives the name. No other copy is touched. */
gboolean clinic_copies_make_schema (ClinicConn *conn, const char *folder, int version, GError **error);

/**
 * clinic_copies_make_async:
 *
 * Makes (or makes anew) the copy of @today, checks it, and then removes those that need not be kept. The photos and
 * videos that copies name lie beside them, each once. The database waits only while it is copied. Fails as the file system
 * does, and leaves the copies that were there; where only those files are missing, the database's copy stays, and its day
 * counts as not made. Once begun it is not cancelled.
 */
void     clinic_copies_make_async  (ClinicDb *db, const char *folder, ClinicDay today, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean clinic_copies_make_finish (ClinicDb *db, GAsyncResult *result, GError **error);

/* Newest first; an absent folder has none. Each is opened, on a thread, to see whether it can be. */
void       clinic_copies_list_async  (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *clinic_copies_list_finish (GAsyncResult *result, GError **error); /* (element-type ClinicCopy) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicCopy, clinic_copy_free)

G_END_DECLS
