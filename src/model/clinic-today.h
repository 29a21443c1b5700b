/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"
#include "model/clinic-diary.h"
#include "store/clinic-session-table.h"

G_BEGIN_DECLS

/* The board's columns. */
typedef enum
{
  CLINIC_STAGE_EXPECTED, /* booked; a no-show stays here, struck through */
  CLINIC_STAGE_ARRIVED,
  CLINIC_STAGE_NUMBING,
  CLINIC_STAGE_READY,
  CLINIC_STAGE_ROLLING,
  CLINIC_STAGE_DONE,
  CLINIC_N_STAGES,
} ClinicStage;

/**
 * ClinicTodayVisit: one card of the board.
 */
typedef struct
{
  ClinicVisit *visit;
  ClinicVisitShape shape; /* by the course's protocol: least, planned and most minutes of the wait */
  ClinicDay next_booked;  /* the course's next session after this one; CLINIC_DAY_NONE: none */
  int left;               /* sessions of the course still to do after this one */
  gboolean from_before;   /* still open from an earlier day */
} ClinicTodayVisit;

/**
 * ClinicToday: the day as it stood when it was read. What depends on the minute is asked with the time.
 */
typedef struct
{
  ClinicDay day;
  GPtrArray *visits; /* ClinicTodayVisit: still open from before first, then by planned arrival; none cancelled */
  gint64 closes;     /* UTC; CLINIC_TIME_NONE: the clinic is closed all day */
} ClinicToday;

void clinic_today_free (ClinicToday *today);

/* Late from 5 minutes after the planned arrival on, a no-show is offered from 15 minutes on (both ours). */
#define CLINIC_LATE_MINUTES 5
#define CLINIC_GRACE_MINUTES 15

ClinicStage clinic_today_visit_get_stage   (const ClinicTodayVisit *visit, gint64 now);
void        clinic_today_visit_get_numbing (const ClinicTodayVisit *visit, gint64 now, ClinicNumbing *numbing);
int         clinic_today_visit_get_late    (const ClinicTodayVisit *visit, gint64 now); /* minutes; 0 when not late */
int         clinic_today_visit_get_rolled  (const ClinicTodayVisit *visit, gint64 now); /* minutes of rolling so far */
gint64      clinic_today_visit_get_rolling_end (const ClinicTodayVisit *visit, gint64 now); /* when it should end, not before now */

const ClinicTodayVisit *clinic_today_find (const ClinicToday *today, gint64 session); /* (nullable) */

/* (nullable): whom the doctor rolls now; who lies in the bed, or whose turnover holds it. */
const ClinicTodayVisit *clinic_today_find_rolling (const ClinicToday *today, gint64 doctor, gint64 now);
const ClinicTodayVisit *clinic_today_find_in_bed  (const ClinicToday *today, gint64 bed, gint64 except, gint64 now);
/* (transfer container) (element-type ClinicTodayVisit): who is next for the doctor: the ready (overdue, then ready
   longest), then numbing, arrived and expected by plan. */
GPtrArray *clinic_today_list_next (const ClinicToday *today, gint64 doctor, gint64 now);
/* When the doctor will be free (now, if so); when the bed will be (an estimate by the planned lengths). */
gint64     clinic_today_get_doctor_free (const ClinicToday *today, gint64 doctor, gint64 now);
gint64     clinic_today_get_bed_free    (const ClinicToday *today, gint64 bed, gint64 except, gint64 now);
/* (transfer container) (element-type ClinicTodayVisit): a column in its order: overdue, ready longest, time; done: the
   last one first. @doctor: 0 = everyone's. */
GPtrArray *clinic_today_list_stage (const ClinicToday *today, ClinicStage stage, gint64 doctor, gint64 now);

void         clinic_diary_load_today_async  (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
ClinicToday *clinic_diary_load_today_finish (ClinicDiary *diary, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicToday, clinic_today_free)

G_END_DECLS
