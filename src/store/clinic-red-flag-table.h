/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicRedFlag: a symptom that cannot wait, on the patient until a doctor closes it with a note.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 patient;
  gint64 session;   /* 0 = none */
  gint64 call;      /* 0 = none */
  gint64 opened_at; /* UTC */
  gint64 opened_by; /* staff; 0 = nobody known */
  char *reason;     /* in words: "Oozing, 26 h after rolling" */
  gint64 closed_at; /* UTC; CLINIC_TIME_NONE: open */
  gint64 closed_by;
  char *note;       /* nullable while open */
} ClinicRedFlag;

ClinicRedFlag *clinic_red_flag_new  (void);
ClinicRedFlag *clinic_red_flag_copy (const ClinicRedFlag *flag);
void           clinic_red_flag_free (ClinicRedFlag *flag);

gint64         clinic_red_flag_table_insert (ClinicTx *tx, const ClinicRedFlag *flag, GError **error); /* 0 on error */
/* Writes closed_at, closed_by and note; STALE by version. */
gboolean       clinic_red_flag_table_update (ClinicTx *tx, const ClinicRedFlag *flag, GError **error);
ClinicRedFlag *clinic_red_flag_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicRedFlag): newest first, the open ones before the closed. */
GPtrArray     *clinic_red_flag_table_load_patient (ClinicConn *conn, gint64 patient, GError **error);
/* (element-type ClinicRedFlag): all that are open, oldest first. */
GPtrArray     *clinic_red_flag_table_load_open    (ClinicConn *conn, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRedFlag, clinic_red_flag_free)

G_END_DECLS
