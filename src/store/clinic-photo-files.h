/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-photo.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * The pictures of photos: files named by their SHA-256 in a folder "photos" beside the database (and beside copies of
 * it). A file is written whole before a row names it. Until the row is there a mark lies beside the file, so that what
 * a loss of power left over is known from what an older database, restored, no longer names.
 *
 * All of it is slow, and not for the main thread.
 */

/* @folder: that of the database, or of copies. (transfer full) */
char *clinic_photo_files_get_path (const char *folder, const char *sha256);

/* Writes the file and its mark so that they last. Fails with FULL, READ_ONLY, FAILED. */
gboolean clinic_photo_files_keep   (const char *folder, GBytes *bytes, const char *sha256, GError **error);
/* Its row has been written: the mark goes. */
void     clinic_photo_files_settle (const char *folder, const char *sha256);

/* Returns: (transfer full): the file's bytes. Fails with NOT_FOUND where it is missing, with CORRUPT where it is not
   what was kept, whether cut off or changed, with a sentence that says so. */
GBytes  *clinic_photo_files_read   (const char *folder, const char *sha256, gint64 size, GError **error);

/* Whether a name in the folder is that of a file that was still being written. */
gboolean clinic_photo_files_is_unfinished (const char *name);

/* When the clinic is opened: unlinks what no row names, of what came in and was never saved, and of what was removed.
   What an older database does not know stays. */
gboolean clinic_photo_files_sweep  (const char *folder, ClinicConn *conn, GError **error);

G_END_DECLS
