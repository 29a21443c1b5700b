/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-screening.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicScreeningSheet: what was answered for a session on one day.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 session;
  ClinicDay day;         /* on which it was asked: that of the session counts for the treatment */
  gint64 protocol;       /* whose questions they are */
  ClinicAnswers *answers;
  guint n_open;          /* so many questions were still open */
  ClinicFinding finding; /* the gravest */
  gint64 asked_at;       /* UTC; last */
  gint64 actor;          /* who was at the desk; 0 = nobody known */
  gint64 doctor;         /* who signed what needs it; 0 = nobody */
  char *doctor_name;     /* (nullable) */
  char *words;           /* (nullable): and why */
  gint64 signed_at;      /* UTC; CLINIC_TIME_NONE */
} ClinicScreeningSheet;

ClinicScreeningSheet *clinic_screening_sheet_new  (gint64 session, ClinicDay day, gint64 protocol);
void                  clinic_screening_sheet_free (ClinicScreeningSheet *sheet);

/* @sheet: (out) (transfer full) (nullable): %NULL = nothing was asked on that day. FALSE with an error. */
gboolean clinic_screening_table_find      (ClinicConn *conn, gint64 session, ClinicDay day, ClinicScreeningSheet **sheet,
                                           GError **error);
/* The same of what the patient was asked last before that, at whatever session. */
gboolean clinic_screening_table_find_last (ClinicConn *conn, gint64 session, ClinicDay day, ClinicScreeningSheet **sheet,
                                           GError **error);
/* The same of what the patient was asked last of all. */
gboolean clinic_screening_table_find_patient (ClinicConn *conn, gint64 patient, ClinicScreeningSheet **sheet, GError **error);
/* Inserts when the version is 0; STALE by version. */
gboolean clinic_screening_table_save      (ClinicTx *tx, const ClinicScreeningSheet *sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicScreeningSheet, clinic_screening_sheet_free)

G_END_DECLS
