/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_OVERRIDE_BUTTON (clinic_override_button_get_type ())

/**
 * ClinicOverrideButton: asks in place which doctor lets a session stand closer, and why.
 *
 * Signal "changed": it was allowed, or that was taken back.
 */
G_DECLARE_FINAL_TYPE (ClinicOverrideButton, clinic_override_button, CLINIC, OVERRIDE_BUTTON, GtkWidget)

GtkWidget  *clinic_override_button_new        (void);
/* @person: who is at the desk (0 = nobody known): chosen if a doctor; else nobody is yet */
void        clinic_override_button_set_setup  (ClinicOverrideButton *self, ClinicSetup *setup, gint64 person);
const char *clinic_override_button_get_reason (ClinicOverrideButton *self); /* (nullable): NULL = not allowed */
gint64      clinic_override_button_get_doctor (ClinicOverrideButton *self);
void        clinic_override_button_clear      (ClinicOverrideButton *self); /* no signal */

G_END_DECLS
