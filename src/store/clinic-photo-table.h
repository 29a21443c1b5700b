/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-photo.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Returns: the id; 0 with an error: CONFLICT where the patient has that picture already */
gint64       clinic_photo_table_insert (ClinicTx *tx, const ClinicPhoto *photo, GError **error);
/* Its day, session, view and marks; STALE by version. */
gboolean     clinic_photo_table_update (ClinicTx *tx, const ClinicPhoto *photo, GError **error);
/* Undo puts the row back; the file stays until the clinic is opened next. */
gboolean     clinic_photo_table_remove (ClinicTx *tx, gint64 id, GError **error);
ClinicPhoto *clinic_photo_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicPhoto): by clinic_photo_compare() */
GPtrArray   *clinic_photo_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);
int          clinic_photo_table_count_patient (ClinicConn *conn, gint64 patient, GError **error); /* 0 with an error */
/* @id: (out): of the patient's picture that came from a file with that SHA-256; 0 = none */
gboolean     clinic_photo_table_find_original (ClinicConn *conn, gint64 patient, const char *original, gint64 *id,
                                               GError **error);
/* @session: (out): the patient's first live session of that day; 0 = none */
gboolean     clinic_photo_table_find_session (ClinicConn *conn, gint64 patient, ClinicDay day, gint64 *session, GError **error);
/* Into @files (SHA-256 → itself, owned): every file that a row names. A database from before photos names none. */
gboolean     clinic_photo_table_collect_files (ClinicConn *conn, GHashTable *files, GError **error);

G_END_DECLS
