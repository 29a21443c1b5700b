/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicDisplaced: where a session stood before the clinic's zone changed and another had its place. Read from the
 * journal, so that a list of them outlives the program.
 */
typedef struct
{
  gint64 journal;
  gint64 session;
  ClinicDay day;
  int minute; /* by the wall clock */
  gint64 bed;
  gint64 doctor;
} ClinicDisplaced;

/* Those that have not been touched since and stand on @from or later, by the change and by day.
   Returns: (transfer full) (element-type ClinicDisplaced): NULL with an error */
GArray  *clinic_displaced_table_load (ClinicConn *conn, ClinicDay from, GError **error);
/* Counts @session as touched: a person has seen to it. Nothing of the record changes, so nothing is journalled. */
gboolean clinic_displaced_table_see  (ClinicTx *tx, gint64 session, GError **error);

G_END_DECLS
