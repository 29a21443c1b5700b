/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-session.h"
#include "store/clinic-conn.h"

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

/* Those of journal rows after @journal that have not been touched since and stand on @from or later, by journal row.
   Returns: (transfer full) (element-type ClinicDisplaced): NULL with an error */
GArray *clinic_displaced_table_load (ClinicConn *conn, gint64 journal, ClinicDay from, GError **error);

G_END_DECLS
