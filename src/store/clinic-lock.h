/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicLock: the exclusive lock file beside the database. Gone with the process, however it ends.
 */
typedef struct _ClinicLock ClinicLock;

/* Fails with BUSY (the message names the holder), READ_ONLY or FULL. */
ClinicLock *clinic_lock_take (const char *folder, GError **error);
void        clinic_lock_drop (ClinicLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicLock, clinic_lock_drop)

G_END_DECLS
