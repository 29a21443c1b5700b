/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * clinic_restore_async:
 * @folder: the clinic's data folder, its database closed
 * @copy: the path of a copy
 *
 * Checks the copy, then puts it in the database's place. What stood there, readable or not, is set aside in the same
 * folder as sittings-set-aside-2026-11-23.db (a number after it where that is taken) with its log; nothing is deleted.
 * Photos that it names and that are missing come back from beside the copy; newer ones stay for what was set aside.
 * A restoring that a loss of power cut short is carried on when the database is opened next.
 *
 * Fails with BUSY while the database is open anywhere, with CORRUPT or TOO_NEW when the copy is no use; then nothing has
 * been touched.
 */
void  clinic_restore_async  (const char *folder, const char *copy, ClinicDay today, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full): the path of what was set aside, "" where nothing was there; %NULL with an error. */
char *clinic_restore_finish (GAsyncResult *result, GError **error);

/* Under the folder's lock: what clinic_restore_async() began and did not end; what was not ready yet goes. @aside: (out) (optional) (transfer full) */
gboolean clinic_restore_carry_on (const char *folder, char **aside, GError **error);

G_END_DECLS
