/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_APPLICATION (clinic_application_get_type ())

/**
 * ClinicApplication: the program: its command line, its one window, its life in the background.
 *
 * Actions: app.preferences, app.setup, app.copies, app.shortcuts, app.about, app.quit and, while the data cannot be opened,
 * app.try-again and app.choose-folder.
 */
G_DECLARE_FINAL_TYPE (ClinicApplication, clinic_application, CLINIC, APPLICATION, AdwApplication)

ClinicApplication *clinic_application_new (void);

G_END_DECLS
