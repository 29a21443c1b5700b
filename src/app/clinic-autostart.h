/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * clinic_autostart_set_async:
 * @portal: (nullable): the bus, where a confined program has to ask the portal; else a desktop file of the person's is written
 *
 * Has the desktop start the program in the background at login, or not any more. Nobody waits for it; a portal may ask the
 * person first.
 */
void     clinic_autostart_set_async  (GDBusConnection *portal, gboolean wanted, GAsyncReadyCallback callback, gpointer user_data);
gboolean clinic_autostart_set_finish (GAsyncResult *result, GError **error);
/* For each start of a program that is wanted: makes up for what could not be done before, and leaves a file that is there as
   it is, since the person may have changed it. Ends in clinic_autostart_set_finish(). */
void     clinic_autostart_mend_async (GDBusConnection *portal, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
