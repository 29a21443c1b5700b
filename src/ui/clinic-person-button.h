/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_PERSON_BUTTON (clinic_person_button_get_type ())

/**
 * ClinicPersonButton: who is at this desk; its menu chooses someone else by win.choose-person (x: staff id, 0 nobody).
 */
G_DECLARE_FINAL_TYPE (ClinicPersonButton, clinic_person_button, CLINIC, PERSON_BUTTON, AdwBin)

GtkWidget *clinic_person_button_new  (void);
/* @setup: (nullable); @person: staff id, 0 = nobody chosen */
void       clinic_person_button_show (ClinicPersonButton *self, ClinicSetup *setup, gint64 person);

G_END_DECLS
