/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): where the invented clinic lies; never the real one's folder. */
char    *clinic_demo_folder_get   (void);
/* Removes the invented clinic that an earlier start left. Fails with BUSY when one runs in it. */
gboolean clinic_demo_folder_renew (const char *folder, GError **error);

G_END_DECLS
