/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SIGN_OFF (clinic_sign_off_get_type ())

/**
 * ClinicSignOff: asks in place which doctor answers for something, and why. Hidden until there is something to sign.
 */
G_DECLARE_FINAL_TYPE (ClinicSignOff, clinic_sign_off, CLINIC, SIGN_OFF, AdwPreferencesGroup)

GtkWidget  *clinic_sign_off_new        (void);
void        clinic_sign_off_set_setup  (ClinicSignOff *self, const ClinicSetup *setup); /* whose doctors are offered */
void        clinic_sign_off_ask        (ClinicSignOff *self, const char *what); /* (nullable): a sentence; NULL = nothing */
gboolean    clinic_sign_off_is_asked   (ClinicSignOff *self);
/* Whether nothing is asked, or a doctor and a reason are there; else marks what is missing and takes the focus to it. */
gboolean    clinic_sign_off_is_complete (ClinicSignOff *self);
gint64      clinic_sign_off_get_doctor (ClinicSignOff *self); /* 0 = nothing asked, or nobody chosen */
char       *clinic_sign_off_dup_reason (ClinicSignOff *self); /* (transfer full) (nullable): NULL = nothing asked */

G_END_DECLS
