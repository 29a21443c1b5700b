/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-cream.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type ClinicCream): all, in the clinic's order. */
GPtrArray   *clinic_cream_table_load (ClinicConn *conn, GError **error);
ClinicCream *clinic_cream_table_find (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* Inserts when the id is 0, after the last one. Returns: the id; 0 with an error (STALE when someone was quicker). */
gint64       clinic_cream_table_save (ClinicTx *tx, const ClinicCream *cream, GError **error);

G_END_DECLS
