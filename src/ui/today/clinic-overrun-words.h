/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-overrun.h"

G_BEGIN_DECLS

/* "About 20 min late: Bed 4 is free about 10:55, after Omar Haddad."; (transfer full). */
char *clinic_overrun_explain (const ClinicToday *today, const ClinicForecast *forecast, ClinicSetup *setup, GTimeZone *zone);

/* Who is late through others, and who still has to be closed, for the top of the board; each (transfer full) (nullable). */
char *clinic_overrun_describe      (const ClinicToday *today, gint64 now);
/* @closed: whether the clinic has closed for the day */
char *clinic_overrun_describe_open (const ClinicToday *today, gboolean closed);

G_END_DECLS
