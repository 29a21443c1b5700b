/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-forecast.h"
#include "model/clinic-today.h"

G_BEGIN_DECLS

/* Who is late because facts have overrun the plan, as (transfer full) (element-type ClinicForecast): by planned rolling. */
GArray *clinic_today_list_overruns (const ClinicToday *today, gint64 now);

/**
 * clinic_diary_find_ways_out_async:
 *
 * Where a session of today could go: free by the plan, and by the facts so far. Under cream already, the bed stays and only
 * doctor and time of rolling can be others.
 *
 * Returns: (transfer full) (element-type ClinicSlot): at most @max, by arrival, its own place left out
 */
void    clinic_diary_find_ways_out_async  (ClinicDiary *diary, gint64 session, guint max, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GArray *clinic_diary_find_ways_out_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
