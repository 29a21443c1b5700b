/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SETUP_FORM (clinic_setup_form_get_type ())

/**
 * ClinicSetupForm: what a clinic is made of: name, phone, zone, people, beds, opening hours.
 *
 * Properties: "first-start" (construct-only): beds are a number, not yet a list of names; "narrow": one column.
 * Signals: "edited"
 */
G_DECLARE_FINAL_TYPE (ClinicSetupForm, clinic_setup_form, CLINIC, SETUP_FORM, AdwBin)

void         clinic_setup_form_load  (ClinicSetupForm *self, ClinicSetup *setup);
/* Returns: (transfer full): what was loaded, with what was typed since */
ClinicSetup *clinic_setup_form_save  (ClinicSetupForm *self);
/* Marks what cannot be taken. Returns: (transfer full) (nullable): the first of it, as a sentence */
char        *clinic_setup_form_check (ClinicSetupForm *self);

G_END_DECLS
