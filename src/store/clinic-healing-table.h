/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-aftercare.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

gint64         clinic_healing_table_insert (ClinicTx *tx, const ClinicHealing *healing, GError **error); /* 0 on error */
gboolean       clinic_healing_table_update (ClinicTx *tx, const ClinicHealing *healing, GError **error); /* STALE by version */
/* (transfer full), g_free(): the healing of one session; NOT_FOUND. */
ClinicHealing *clinic_healing_table_load_session (ClinicConn *conn, gint64 session, GError **error);
/* (element-type ClinicHealing): those of a course, the newest session's last. */
GPtrArray     *clinic_healing_table_load_course  (ClinicConn *conn, gint64 course, GError **error);
/* (element-type ClinicHealing): those of a patient, the newest session's last. */
GPtrArray     *clinic_healing_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);

G_END_DECLS
