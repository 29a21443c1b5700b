/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *clinic_phone_national (const char *phone);
gboolean clinic_phone_is_valid (const char *phone);
/* As people read it, from the left also among right-to-left words; (transfer full). "" stays "". */
char    *clinic_phone_isolate (const char *phone);
/* The same for each of several, a line for each. */
char    *clinic_phone_isolate_lines (const char *phones);
gboolean clinic_phone_is_prefix (const char *typed);

G_END_DECLS
