/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * clinic_autostart_set:
 *
 * Has the desktop start the program in the background at login, or not any more: by a desktop file of the person's, or
 * in a sandbox by asking the portal. What goes wrong is logged; the next start asks again.
 */
void clinic_autostart_set (GApplication *application, gboolean wanted);

G_END_DECLS
