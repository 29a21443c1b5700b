/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * clinic_patient_merge_move:
 * @from: the record that goes, which still stands
 * @to: the record that stays
 *
 * Hands over all that belongs to @from: of every kind of row that names a patient. A course is handed over as a new one that
 * takes its sessions along; the old one stays behind, stopped and empty. A photo that @to has too stays where it is, and @to's
 * takes over what it lacks of session, view and marks. Nothing is deleted. CONFLICT where the database finds that it cannot
 * stand so.
 */
gboolean clinic_patient_merge_move   (ClinicTx *tx, gint64 from, gint64 to, GError **error);
/* Afterwards: @from shows in no list any more. CONFLICT where it was merged already, or others were merged into it. */
gboolean clinic_patient_merge_retire (ClinicTx *tx, gint64 from, gint64 to, GError **error);

/* When both are to be somewhere at once, by their live plans: (out) the later begin, UTC; CLINIC_TIME_NONE = never. */
gboolean clinic_patient_merge_find_clash (ClinicConn *conn, gint64 one, gint64 other, gint64 *at, GError **error);

/* The change that retired it, by the journal; 0 = it stands. */
gboolean clinic_patient_merge_find_journal (ClinicConn *conn, gint64 patient, gint64 *journal, GError **error);

G_END_DECLS
