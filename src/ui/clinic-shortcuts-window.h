/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_SHORTCUTS_WINDOW (clinic_shortcuts_window_get_type ())

/**
 * ClinicShortcutsWindow: which keys do what, as the application has them set.
 */
G_DECLARE_FINAL_TYPE (ClinicShortcutsWindow, clinic_shortcuts_window, CLINIC, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *clinic_shortcuts_window_new (GtkWindow *parent, GtkApplication *application);

G_END_DECLS
