/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * clinic_test_child_kill:
 * @program: this test's own: started anew as "PROGRAM --child FOLDER", it works and says a line once something is done
 * @from_first: the time counts from the first line: a machine with much to do starts slowly
 *
 * Kills it, as a loss of power would.
 *
 * Returns: (transfer full) (element-type utf8): the lines that it said
 */
GPtrArray *clinic_test_child_kill (const char *program, const char *folder, gboolean from_first, int after_microseconds);

G_END_DECLS
