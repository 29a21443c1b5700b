/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * clinic_photo_copies_keep:
 * @databases: (element-type utf8): paths of all copies of the database that lie in @copies
 *
 * Puts each photo that one of them names, and that is not there yet, into @copies, checked, and unlinks those that none
 * names any more. A photo that is damaged here is left away, and what was there of it stays. Fails as the file system
 * does. Not for the main thread.
 */
gboolean clinic_photo_copies_keep (const char *folder, const char *copies, GPtrArray *databases, GError **error);

/* Brings photos that @database names, and that @folder lacks or has damaged, back from beside it. What is not there
   either stays missing. */
gboolean clinic_photo_copies_bring_back (const char *folder, const char *database, GError **error);

G_END_DECLS
