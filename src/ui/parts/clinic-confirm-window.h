/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CONFIRM_WINDOW (clinic_confirm_window_get_type ())

/**
 * ClinicConfirmWindow: asks before what cannot be undone; nothing else is worth asking for.
 *
 * Signals: "confirmed"
 */
G_DECLARE_FINAL_TYPE (ClinicConfirmWindow, clinic_confirm_window, CLINIC, CONFIRM_WINDOW, AdwWindow)

/* @verb: the button's words, with a mnemonic: "_Restore" */
GtkWidget *clinic_confirm_window_new (GtkWindow *parent, const char *heading, const char *body, const char *verb);

G_END_DECLS
