/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * clinic_typed_minute_parse:
 * @typed: a time of day: "8", "8:00", "8.30", "0830", "8 30", "8h30", "5:30 pm"; spaces around it are passed over
 * @minute: (out): minute of the day, 0 to 1440 (24:00)
 *
 * Returns: FALSE when @typed is no such time; @minute is then left alone
 */
gboolean clinic_typed_minute_parse (const char *typed, int *minute);

G_END_DECLS
