/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/* What a prescribed cream is for, by the key of the care item that it stands with. */
#define CLINIC_PRESCRIPTION_STEROID "steroid"
#define CLINIC_PRESCRIPTION_OTHER "other-creams" /* paused on the session's day, resumed once peeling is over */

/**
 * ClinicPrescription: a cream that a doctor prescribed, as one session's aftercare has it.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 session;
  char *item; /* "moisturiser", "steroid", "sun", "other-creams" */
  char *name; /* "Hydrocortisone 1 %" */
  ClinicDay until_day; /* the last day, by the doctor; CLINIC_DAY_NONE: until settled */
  ClinicDay paused;    /* CLINIC_DAY_NONE: was not stopped */
  ClinicDay resumed;   /* CLINIC_DAY_NONE: not taken up again yet */
} ClinicPrescription;

ClinicPrescription *clinic_prescription_new  (void);
ClinicPrescription *clinic_prescription_copy (const ClinicPrescription *prescription);
void                clinic_prescription_free (ClinicPrescription *prescription);

gboolean clinic_prescription_item_is_known (const char *item);
/* What of it cannot be, as a sentence: (transfer full) (nullable): nothing. @session_day: its session's. */
char    *clinic_prescription_find_fault (const ClinicPrescription *prescription, ClinicDay session_day);

/**
 * clinic_prescription_carry_on:
 * @settled: whether the healing that the prescription belongs to had settled
 * @session: the course's next session, on @session_day, that begins a new healing
 *
 * What was in use goes on by its name: a cream that waits for the end of peeling is paused on the new session's day, or
 * since before, where it had not been taken up again; a cream used while healing goes on to its last day, which settling
 * is where none was given.
 *
 * Returns: (transfer full) (nullable): as the new session's aftercare has it; %NULL: its time was over
 */
ClinicPrescription *clinic_prescription_carry_on (const ClinicPrescription *prescription, gboolean settled, gint64 session,
                                                  ClinicDay session_day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicPrescription, clinic_prescription_free)

G_END_DECLS
