/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-session.h"
#include "core/clinic-setup.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * ClinicSampleRecords: what the doctors of an invented clinic write down, and the stock of rollers that they take from.
 *
 * It has dice of its own, thrown anew for each course and each session: a clinic with records is the same clinic.
 */
typedef struct _ClinicSampleRecords ClinicSampleRecords;

/* Takes no references: all of it outlives the records. */
ClinicSampleRecords *clinic_sample_records_new  (ClinicConn *conn, guint32 seed, const ClinicProtocol *protocol,
                                                 gint64 protocol_id, const ClinicSetup *setup, GTimeZone *zone, gint64 now);
void                 clinic_sample_records_free (ClinicSampleRecords *records);

/**
 * clinic_sample_records_add:
 * @session: as it stands now, in the database
 * @started: the day that its course began on
 * @target: sessions that the course comes to
 *
 * Of who has come: screening and, once in a course, consent. Of who was treated: roller, record, grade and prescriptions,
 * signed unless that was a moment ago.
 */
gboolean clinic_sample_records_add (ClinicSampleRecords *records, const ClinicSession *session, ClinicDay started, int target,
                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSampleRecords, clinic_sample_records_free)

G_END_DECLS
