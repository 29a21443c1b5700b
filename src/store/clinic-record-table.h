/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-record.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicRecordVersion: what was signed, for good.
 */
typedef struct
{
  int number; /* 1 = the record, 2 and on = corrections */
  char *text; /* as it was shown */
  char *data; /* as clinic_record_to_data() writes it */
  char *sha256;
  gint64 signed_at; /* UTC */
  gint64 doctor;
  gint64 actor; /* who was at the desk; 0 = nobody known */
  char *reason; /* (nullable): of a correction */
} ClinicRecordVersion;

void clinic_record_version_free (ClinicRecordVersion *version);

/* @record: (out) (transfer full) (nullable): %NULL = none was begun. FALSE with an error. */
gboolean   clinic_record_table_find (ClinicConn *conn, gint64 session, ClinicRecord **record, GError **error);
/* @record: (out) (transfer full) (nullable): of the performed session of the same course before @session, else of the patient's. */
gboolean   clinic_record_table_find_last (ClinicConn *conn, gint64 session, ClinicRecord **record, GError **error);
/* (element-type ClinicRecord): of all sessions that a patient came to, drafts too, the first one first. */
GPtrArray *clinic_record_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);
/* What was typed. A draft is nobody's deed yet: it is not announced, and neither journal nor undo know it. Inserts when the
   version is 0; STALE by version. Sets saved_at to the transaction's time. */
gboolean   clinic_record_table_save_draft (ClinicTx *tx, const ClinicRecord *record, GError **error);
/* The status alone, announced. STALE by version. */
gboolean   clinic_record_table_set_status (ClinicTx *tx, const ClinicRecord *record, ClinicRecordStatus status, GError **error);

/* (element-type ClinicRecordVersion): the first one first. */
GPtrArray *clinic_record_table_load_versions (ClinicConn *conn, gint64 session, GError **error);
gboolean   clinic_record_table_insert_version (ClinicTx *tx, gint64 session, const ClinicRecordVersion *version, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRecordVersion, clinic_record_version_free)

G_END_DECLS
