/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/* What a verb does, for a person: "cancellation of Asha Rao". (transfer full) (nullable): %NULL for a verb without a name. */
char *clinic_verb_words_dup_name (const char *verb, const char *whom);

/**
 * clinic_verb_words_name:
 * @whom: the person it was done for, "" where it was done for nobody
 *
 * Names what the transaction's verb does, for the end of "Undo …": "cancellation of Asha Rao". A verb without a name of its
 * own keeps none, and is undone by its summary.
 */
void clinic_verb_words_name (ClinicTx *tx, const char *whom);

/**
 * clinic_verb_words_say:
 * @words: what was done, with %s for the patient's name
 *
 * The summary, the name and the subject of a change of one patient.
 */
gboolean clinic_verb_words_say (ClinicTx *tx, gint64 patient, const char *words, GError **error);

/* What was done to a patient, a course or a session, as a timeline says it: "Booked". (nullable): %NULL for a verb that
   something else on the timeline tells of, and for those that are nobody's deed. */
const char *clinic_verb_words_get_deed (const char *verb);

G_END_DECLS
