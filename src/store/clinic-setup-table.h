/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-setup.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): %NULL without an error before the first start is done. */
ClinicSetup *clinic_setup_table_load (ClinicConn *conn, GError **error);
/* Writes the whole setup; beds and people with id 0 are new, those left out become inactive. STALE when it was changed since. */
gboolean     clinic_setup_table_save (ClinicTx *tx, const ClinicSetup *setup, GError **error);

/* Into @files (SHA-256 → itself, owned): the video that the clinic shows. A database from before videos names none. */
gboolean clinic_setup_table_collect_videos (ClinicConn *conn, GHashTable *files, GError **error);

G_END_DECLS
