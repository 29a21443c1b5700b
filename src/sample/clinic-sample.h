/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-setup.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicSampleSize: how much is invented.
 *
 * Sessions fill the beds from @weeks_back weeks before now to @weeks_ahead after it; patients come as their courses
 * need them, and those that @extra_patients adds have no course yet.
 */
typedef struct
{
  guint32 seed;
  int beds;
  int doctors;
  gboolean six_days; /* Monday to Saturday, 8:00 to 18:30; else Monday to Friday, 8:00 to 17:00 */
  int weeks_back;
  int weeks_ahead;
  int fill; /* percent of the places that are taken */
  int extra_patients;
  gboolean records; /* of the last year's sessions: what doctors write down, and what was asked and signed before */
} ClinicSampleSize;

typedef void (*ClinicSampleProgress) (int week, int n_weeks, gpointer user_data);

/* (transfer full): the invented clinic's basics: Lindenhof Skin Clinic, Berlin. */
ClinicSetup *clinic_sample_make_setup (const ClinicSampleSize *size);

/**
 * clinic_sample_fill:
 * @conn: an empty database with its schema, no transaction open
 * @now: UTC; what lies before it has happened, this day is half done
 *
 * Writes an invented clinic, through the same tables and guards as the real one; a transaction for each year. The same
 * seed and time give the same clinic. Leaves no journal.
 */
gboolean clinic_sample_fill (ClinicConn *conn, const ClinicSampleSize *size, ClinicProtocol *protocol, gint64 now,
                             ClinicSampleProgress progress, gpointer user_data, GError **error);

G_END_DECLS
