/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-wishes.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_WAITING_WINDOW (clinic_waiting_window_get_type ())

/**
 * ClinicWaitingWindow: the waiting list, wish by wish in words, with the first place that fits each now; or only those
 * who wish for one place that has come free. A person books; nothing books itself.
 *
 * Actions: waiting.book (x), waiting.edit (x), waiting.withdraw (x): by the wish's id.
 */
G_DECLARE_FINAL_TYPE (ClinicWaitingWindow, clinic_waiting_window, CLINIC, WAITING_WINDOW, AdwWindow)

/* @place: (nullable): UTC: only those who could arrive within it */
GtkWidget *clinic_waiting_window_new (GtkWindow *parent, ClinicDiary *diary, const ClinicRange *place);

G_END_DECLS
