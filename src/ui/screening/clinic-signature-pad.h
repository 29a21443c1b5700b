/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-signature.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SIGNATURE_PAD (clinic_signature_pad_get_type ())

/**
 * ClinicSignaturePad: a field to sign in with pen, finger or mouse. Signal "changed" after each stroke and when cleared.
 *
 * Whoever cannot draw signs on paper: the pad's owner offers that.
 */
G_DECLARE_FINAL_TYPE (ClinicSignaturePad, clinic_signature_pad, CLINIC, SIGNATURE_PAD, AdwBin)

GtkWidget             *clinic_signature_pad_new   (void);
const ClinicSignature *clinic_signature_pad_get   (ClinicSignaturePad *self); /* (transfer none): as it is now */
void                   clinic_signature_pad_clear (ClinicSignaturePad *self);
/* Shows what was signed before, and takes no more. @signature: (transfer full) */
void                   clinic_signature_pad_show  (ClinicSignaturePad *self, ClinicSignature *signature);

G_END_DECLS
