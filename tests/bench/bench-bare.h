/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"

G_BEGIN_DECLS

/**
 * BenchBare: the peer of a booking: the same rows into the same schema, past the same triggers, with the same pragmas,
 * through bare prepared statements. It asks no rule, reads nothing and hashes nothing.
 */
typedef struct _BenchBare BenchBare;

BenchBare *bench_bare_open  (const char *folder, GError **error);
void       bench_bare_close (BenchBare *bare);
/* One transaction; the images in the journal are as long as the real ones. */
gboolean   bench_bare_book  (BenchBare *bare, const ClinicSession *session, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchBare, bench_bare_close)

G_END_DECLS
