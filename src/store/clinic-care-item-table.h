/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* @position: 0 first. Returns the id, 0 on error. */
gint64     clinic_care_item_table_insert (ClinicTx *tx, gint64 session, int position, const ClinicCareItem *item,
                                          GError **error);
/* (element-type ClinicCareItem): a session's checklist, in the protocol's order. */
GPtrArray *clinic_care_item_table_load_session (ClinicConn *conn, gint64 session, GError **error);

G_END_DECLS
