/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-change.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * ClinicTx: one change of data, on the database thread, inside one transaction.
 *
 * Every row that a verb writes is announced with clinic_tx_touch() before, or clinic_tx_created() after. The
 * transaction keeps what stood there, and at its end writes the journal with both images. Undo, redo and the change
 * signal all come from these images, so that no verb writes its own inverse.
 */
typedef struct _ClinicTx ClinicTx;

/* Where and who: for the journal. */
typedef struct
{
  gint64 staff; /* 0 = nobody known (setup, import at the command line) */
  const char *desk;
} ClinicActor;

ClinicTx     *clinic_tx_new      (ClinicConn *conn, ClinicActor actor, const char *verb, gint64 now);
void          clinic_tx_free     (ClinicTx *tx);
ClinicConn   *clinic_tx_get_conn (ClinicTx *tx);
gint64        clinic_tx_get_now  (ClinicTx *tx);
gint64        clinic_tx_get_staff (ClinicTx *tx);

/* Before an UPDATE or DELETE of the row. Fails with NOT_FOUND when there is none. */
gboolean      clinic_tx_touch    (ClinicTx *tx, ClinicKind kind, gint64 id, GError **error);
void          clinic_tx_created  (ClinicTx *tx, ClinicKind kind, gint64 id); /* after an INSERT */

/* What the person did, in words that may hold a name: shown and offered for undo, never stored. */
const char   *clinic_tx_get_verb    (ClinicTx *tx);
void          clinic_tx_set_summary (ClinicTx *tx, char *summary); /* (transfer full) */
/* What undo calls it, for the end of "Undo …": "move of Asha Rao". Never stored. */
void          clinic_tx_set_name    (ClinicTx *tx, char *name); /* (transfer full) */
/* The row the journal names: "session:12". */
void          clinic_tx_set_subject (ClinicTx *tx, ClinicKind kind, gint64 id);

/* Writes the journal. Returns: (transfer full): what changed (with no journal row when nothing did), or NULL. */
ClinicChange *clinic_tx_finish   (ClinicTx *tx, GError **error);

/* The message of a CONFLICT: a row of one patient would name a session of another. */
#define CLINIC_TX_PARTED "session_parted"

/**
 * clinic_tx_revert:
 * @journal: the change to take back
 * @kept: (out) (optional) (transfer full) (element-type gint64): patients of an import that are kept because they
 *   were used since
 *
 * Puts the rows of an earlier change back as they were. Does nothing and fails with STALE when one of them has been
 * changed since, with CONFLICT when the place has been taken meanwhile, or when what was added since would be parted
 * from its session (CLINIC_TX_PARTED), with NOT_FOUND when there is nothing (any more).
 */
gboolean      clinic_tx_revert   (ClinicTx *tx, gint64 journal, GArray **kept, GError **error);

/* Walks the journal's chain; fails with CORRUPT naming the first row that does not fit. */
gboolean      clinic_journal_verify (ClinicConn *conn, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicTx, clinic_tx_free)

G_END_DECLS
