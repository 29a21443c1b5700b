/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clinic-setup.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FIRST_START (clinic_first_start_get_type ())

/**
 * ClinicFirstStart: asks what a clinic must have before anything can be booked. It writes nothing itself.
 *
 * Signals: "open-clinic" (ClinicSetup *setup): the person has chosen to begin; "look-around": in an invented clinic
 */
G_DECLARE_FINAL_TYPE (ClinicFirstStart, clinic_first_start, CLINIC, FIRST_START, AdwApplicationWindow)

GtkWidget *clinic_first_start_new      (GtkApplication *application);
/* Why the clinic could not be opened; what was typed stays. (nullable): it is being opened. */
void       clinic_first_start_set_fault (ClinicFirstStart *self, const char *sentence);

G_END_DECLS
