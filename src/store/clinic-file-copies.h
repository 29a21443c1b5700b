/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-conn.h"

G_BEGIN_DECLS

/* Copies of the files that a database names: photos, and the clinic's videos. They lie beside copies of the database as
   they lie beside itself, each once. Not for the main thread. */

/**
 * clinic_file_copies_keep:
 * @databases: (element-type utf8): paths of all copies of the database that lie in @copies
 *
 * Puts each file that one of them names, and that is not there yet, into @copies, checked, and unlinks those that none
 * names any more. A file that is damaged here is left away, and what was there of it stays; a copy of a video that is no
 * longer what it was is made anew. Where both folders are one there is nothing to do. Fails as the file system does.
 */
gboolean clinic_file_copies_keep (const char *folder, const char *copies, GPtrArray *databases, GError **error);

/* What an earlier run left unfinished in @folder, of the data or of copies, goes once it is abandoned. */
void     clinic_file_copies_unlink_unfinished (const char *folder);

/* Brings files that @database names, and that @folder lacks or has damaged, back from beside it. What is not there
   either, or is damaged there too, stays missing. */
gboolean clinic_file_copies_bring_back (const char *folder, const char *database, GError **error);

G_END_DECLS
