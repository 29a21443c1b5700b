/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-error.h"

G_BEGIN_DECLS

/* The schema that videos came with. */
#define CLINIC_VIDEO_FIRST_SCHEMA 9

/**
 * The clinic's own video about the treatment: a file in the folder "videos" beside the database, named by the SHA-256 of
 * what is in it. One that was kept stays, since a consent may name it.
 *
 * All of it is slow, and not for the main thread.
 */

/* @video: as clinic_video_files_keep() named it. (transfer full) */
char    *clinic_video_files_get_path (const char *folder, const char *video);
/* The SHA-256 that the name begins with; (transfer full). */
char    *clinic_video_files_get_hash (const char *video);

/**
 * clinic_video_files_keep:
 * @folder: that of the database
 *
 * Copies @source there so that it lasts, whole or not at all.
 *
 * Returns: (transfer full) (nullable): its name there. Fails with INVALID and a sentence for what is no video or is empty,
 *   with FULL, READ_ONLY, FAILED, and with G_IO_ERROR_CANCELLED
 */
char    *clinic_video_files_keep  (const char *folder, GFile *source, GCancellable *cancellable, GError **error);

/* The name of the file that begins with @sha256; (transfer full) (nullable): there is none */
char    *clinic_video_files_find  (const char *folder, const char *sha256);

/* Copies a video that was kept beside one database beside another, or its copies, so that it lasts. Fails with FULL,
   READ_ONLY, FAILED, and with CORRUPT where what was read is no longer what its name says. */
gboolean clinic_video_files_duplicate (const char *from, const char *to, const char *video, GError **error);

/* Whether a name in the folder is that of a file that was still being written. */
gboolean clinic_video_files_is_unfinished (const char *name);

/* Whether it is what was kept: else INVALID, with a sentence that says what happened to it. */
gboolean clinic_video_files_check (const char *folder, const char *video, GCancellable *cancellable, GError **error);

G_END_DECLS
