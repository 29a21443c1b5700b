/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-consent.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* @consent: (out) (transfer full) (nullable): the one signed last for the session's course, withdrawn or not. FALSE with an
   error. */
gboolean clinic_consent_table_find_last (ClinicConn *conn, gint64 session, ClinicConsent **consent, GError **error);
ClinicConsent *clinic_consent_table_load (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* Once and for all. Returns: 0 on error */
gint64   clinic_consent_table_insert   (ClinicTx *tx, const ClinicConsent *consent, GError **error);
/* CONFLICT when it was withdrawn before. */
gboolean clinic_consent_table_withdraw (ClinicTx *tx, gint64 consent, const char *reason, GError **error);
/* Into @files (SHA-256 → itself, owned): each video that was shown before a consent. A database from before videos names none. */
gboolean clinic_consent_table_collect_videos (ClinicConn *conn, GHashTable *files, GError **error);

G_END_DECLS
