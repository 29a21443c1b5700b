/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-time.h"

G_BEGIN_DECLS

/**
 * clinic_typed_day_parse:
 * @typed: ISO ("2026-12-08"), figures in the locale's order ("8.12.26", "8/12"), or with the month's name, in full or
 *   its first three letters or more ("Tue 8 Dec 2026", "8 December"); a weekday is passed over, and alone
 *   ("Tue") is the next such day from @today on
 * @today: where no year is typed, the next such day from here on
 * @day: (out): the day
 *
 * Returns: FALSE when @typed is no day that exists; @day is then left alone
 */
gboolean clinic_typed_day_parse (const char *typed, ClinicDay today, ClinicDay *day);

G_END_DECLS
