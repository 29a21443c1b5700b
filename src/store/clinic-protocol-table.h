/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* Takes a checked protocol into the database unless this very text is there; returns its id, 0 on error. */
gint64          clinic_protocol_table_take (ClinicTx *tx, ClinicProtocol *protocol, GError **error);
/* The version's text read again; @language as for clinic_protocol_parse(). */
ClinicProtocol *clinic_protocol_table_load (ClinicConn *conn, gint64 id, const char *language, GError **error);
/* (element-type gint64): the newest version of each key, the oldest of them first. */
GArray         *clinic_protocol_table_list_newest (ClinicConn *conn, GError **error);

G_END_DECLS
