/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_CONFIRM_WINDOW (clinic_confirm_window_get_type ())

/**
 * ClinicConfirmWindow: asks before what cannot be undone, or for a choice that only the person can make; nothing else is
 * worth asking for.
 *
 * Signals: "confirmed"; "declined": of a choice, the other one. Escape is neither.
 */
G_DECLARE_FINAL_TYPE (ClinicConfirmWindow, clinic_confirm_window, CLINIC, CONFIRM_WINDOW, AdwWindow)

/* @verb: the button's words, with a mnemonic: "_Restore" */
GtkWidget *clinic_confirm_window_new (GtkWindow *parent, const char *heading, const char *body, const char *verb);
/* Two ways on, neither of them harmful: @other is the second button's words. */
GtkWidget *clinic_confirm_window_new_choice (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                                             const char *other);

G_END_DECLS
