/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"
#include "ui/parts/clinic-form-window.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_HEALING_WINDOW (clinic_healing_window_get_type ())

/**
 * ClinicHealingWindow: asks on which day an event of the healing was, records or corrects it, or takes it back.
 */
G_DECLARE_FINAL_TYPE (ClinicHealingWindow, clinic_healing_window, CLINIC, HEALING_WINDOW, ClinicFormWindow)

/* Offers to take @event back when it is recorded in @healing. */
GtkWidget *clinic_healing_window_new (ClinicDiary *diary, const ClinicHealing *healing, ClinicHealingEvent event);

G_END_DECLS
