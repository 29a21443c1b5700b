/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-roller.h"
#include "core/clinic-session.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicSampleRollers: an invented clinic's stock. A box is opened when the one before is used up.
 */
typedef struct _ClinicSampleRollers ClinicSampleRollers;

ClinicSampleRollers *clinic_sample_rollers_new  (void);
void                 clinic_sample_rollers_free (ClinicSampleRollers *rollers);

/* Uses up the next piece with that @needle (mm: 0.5, 1, 1.5 or 2) for a session. (transfer full) (nullable): NULL with an error */
ClinicRoller *clinic_sample_rollers_use (ClinicSampleRollers *rollers, ClinicTx *tx, double needle, const ClinicSession *session,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSampleRollers, clinic_sample_rollers_free)

G_END_DECLS
