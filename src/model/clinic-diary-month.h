/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicMonthDay: how full a day is.
 *
 * @possible: how many patients the day takes when each waits the planned time, or @booked where elastic waits let in
 * more; 0 on a closed day without bookings. @free_from: UTC, the arrival of the next free visit of the protocol that new
 * courses begin with; CLINIC_TIME_NONE on a day that has passed, is closed or full.
 */
typedef struct
{
  ClinicDay day;
  gboolean open;
  char *reason; /* why it is closed, when that was said; "" = not */
  int booked;
  int possible;
  gint64 free_from;
  GPtrArray *names; /* (element-type utf8): "9:20 Asha Rao", by time */
} ClinicMonthDay;

/* Days [from, to). One reading of the sessions there, off the main thread. */
void       clinic_diary_load_month_async  (ClinicDiary *diary, ClinicDay from, ClinicDay to, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (element-type ClinicMonthDay): a row for each day, in order. */
GPtrArray *clinic_diary_load_month_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_END_DECLS
