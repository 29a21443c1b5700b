/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-prescription.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

gint64     clinic_prescription_table_insert (ClinicTx *tx, const ClinicPrescription *prescription, GError **error); /* 0 on error */
gboolean   clinic_prescription_table_update (ClinicTx *tx, const ClinicPrescription *prescription, GError **error); /* STALE */
ClinicPrescription *clinic_prescription_table_load (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicPrescription): a session's, in the order they were written. */
GPtrArray *clinic_prescription_table_load_session (ClinicConn *conn, gint64 session, GError **error);

G_END_DECLS
