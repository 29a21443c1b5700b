/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/clinic-error.h"

G_BEGIN_DECLS

/* What the file system said (errno), as READ_ONLY, FULL, NOT_FOUND or FAILED. Returns: %FALSE */
gboolean clinic_disk_set_error (GError **error, const char *path, int code);

/* Makes a file, a folder's list of names, a new name last through a loss of power. */
gboolean clinic_disk_sync_file   (const char *path, GError **error);
gboolean clinic_disk_sync_folder (const char *folder, GError **error);
gboolean clinic_disk_rename      (const char *from, const char *to, GError **error); /* within one folder */

/* Unlinks a file that was never finished, where nobody has written to it for a day: what is newer may be another program's that
   still writes it. */
void     clinic_disk_unlink_abandoned (const char *path);

/* With mode 0700, its parents too. */
gboolean clinic_disk_make_folder (const char *folder, GError **error);

/**
 * clinic_disk_is_network:
 * @magic: as statfs() gives it
 * @fuse_type: (nullable): the name of the mount's type where @magic is that of FUSE: "fuse.sshfs"
 *
 * Returns: whether other machines can write there, so that neither locks nor the database's log can be trusted.
 */
gboolean clinic_disk_is_network  (guint32 magic, const char *fuse_type);

/* The type of the mount with that device number, from the text of /proc/self/mountinfo. (transfer full) (nullable) */
char    *clinic_disk_find_mount_type (const char *mountinfo, guint major, guint minor);

/* Fails with NETWORK where @folder, or the nearest parent that is there, lies on a network share. */
gboolean clinic_disk_check_local (const char *folder, GError **error);

/* Fails with FULL where @folder's disk has less than %CLINIC_DISK_LEAST_ROOM bytes left: too little for a day's log. */
#define CLINIC_DISK_LEAST_ROOM (256 * 1024)
gboolean clinic_disk_check_room  (const char *folder, GError **error);

G_END_DECLS
