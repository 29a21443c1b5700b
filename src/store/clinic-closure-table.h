/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-closure.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Appends all of them to @closures (element-type ClinicClosure), by their beginning. A clinic has some dozens a year. */
gboolean       clinic_closure_table_load   (ClinicConn *conn, GPtrArray *closures, GError **error);
/* Returns: (transfer full) (nullable): NOT_FOUND. */
ClinicClosure *clinic_closure_table_find   (ClinicConn *conn, gint64 id, GError **error);
/* A new row where the id is 0, else the row; STALE by version. Returns: its id, 0 on error. */
gint64         clinic_closure_table_save   (ClinicTx *tx, const ClinicClosure *closure, GError **error);

G_END_DECLS
