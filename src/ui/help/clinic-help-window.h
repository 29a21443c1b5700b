/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLINIC_TYPE_HELP_WINDOW (clinic_help_window_get_type ())

/**
 * ClinicHelpWindow: the manual. It reads the same Mallard pages that are installed for the desktop's help viewer, out of the
 * program itself: so it is there in a sandbox, and where no viewer is installed.
 */
G_DECLARE_FINAL_TYPE (ClinicHelpWindow, clinic_help_window, CLINIC, HELP_WINDOW, AdwWindow)

/* @parent: (nullable) */
GtkWidget  *clinic_help_window_new      (GtkWindow *parent);
/* @id: "index", "booking"; one that is not there leaves the page as it is. */
void        clinic_help_window_show     (ClinicHelpWindow *self, const char *id);
const char *clinic_help_window_get_page (ClinicHelpWindow *self); /* the id of the one that shows */

G_END_DECLS
