/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-session.h"
#include "core/clinic-setup.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicSampleAftercare: what inventing one session's aftercare needs to know.
 */
typedef struct
{
  ClinicTx *tx;
  GRand *rand;
  const ClinicProtocol *protocol;
  const ClinicSetup *setup;
  GTimeZone *zone;
  gint64 now;
} ClinicSampleAftercare;

/* Healing, checklist, follow-ups and calls of a session that has been performed; those of the course's earlier session
 * are closed. Calls due more than a day or two ago have been made. */
gboolean clinic_sample_add_aftercare (ClinicSampleAftercare *sample, const ClinicSession *session, gboolean is_last,
                                      GError **error);

/* The question about the next booking, where the course has none. */
gboolean clinic_sample_add_book_next (ClinicSampleAftercare *sample, gint64 course, GError **error);

G_END_DECLS
