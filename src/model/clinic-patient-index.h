/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-name-key.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PATIENT_INDEX (clinic_patient_index_get_type ())
G_DECLARE_FINAL_TYPE (ClinicPatientIndex, clinic_patient_index, CLINIC, PATIENT_INDEX, GObject)

/**
 * ClinicPatientIndex: every patient's search key in one packed buffer, in name order, the ids beside it. Main thread.
 *
 * Searching reads the buffer from end to end for the longest word and looks at the others in the hit's own line.
 * clinic_diary_get_patient_index() gives the diary's own, which follows the diary's changes once it is loaded.
 *
 * Signals: "changed": it was loaded, or patients came, went or were renamed
 */
ClinicPatientIndex *clinic_patient_index_new (void);

/* How it is filled, in name order, on any one thread before others see it; keys hold no '\n'. */
void clinic_patient_index_append (ClinicPatientIndex *index, gint64 id, const char *key);

/* One patient put behind another (@before: 0 = to the front), or taken out. FALSE when the neighbour or the patient is
 * not there; nothing has changed then. No signal. */
gboolean clinic_patient_index_insert (ClinicPatientIndex *index, gint64 id, const char *key, gint64 before);
gboolean clinic_patient_index_remove (ClinicPatientIndex *index, gint64 id);
/* Takes over all that @from holds, which is empty then, and emits "changed". */
void     clinic_patient_index_take   (ClinicPatientIndex *index, ClinicPatientIndex *from);
void     clinic_patient_index_emit_changed (ClinicPatientIndex *index);

gboolean    clinic_patient_index_is_loaded (ClinicPatientIndex *index);
guint       clinic_patient_index_get_count (ClinicPatientIndex *index);
gint64      clinic_patient_index_get_id    (ClinicPatientIndex *index, guint position);
const char *clinic_patient_index_get_key   (ClinicPatientIndex *index, guint position, gsize *length); /* no '\0' at its end */

/* Where a search goes on; start with { 0 }. A changed index makes it worthless. */
typedef struct
{
  gsize offset;
  guint position;
} ClinicPatientCursor;

/**
 * clinic_patient_index_search:
 * @max: at most so many hits; 0 = all
 * @ids: (element-type gint64): the hits are appended in name order
 *
 * An empty query hits everyone.
 *
 * Returns: %TRUE when there may be more to find from @cursor on
 */
gboolean clinic_patient_index_search (ClinicPatientIndex *index, const ClinicNameQuery *query, ClinicPatientCursor *cursor,
                                      guint max, GArray *ids);

G_END_DECLS
