/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * clinic_verb_words_name:
 * @whom: the person it was done for, "" where it was done for nobody
 *
 * Names what the transaction's verb does, for the end of "Undo …": "cancellation of Asha Rao". A verb without a name of its
 * own keeps none, and is undone by its summary.
 */
void clinic_verb_words_name (ClinicTx *tx, const char *whom);

G_END_DECLS
