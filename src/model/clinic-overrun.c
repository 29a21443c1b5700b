/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-overrun.h"

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-today-private.h"
#include "store/clinic-course-table.h"

static GArray *
dup_forecast_visits (const ClinicToday *today)
{
  GArray *visits = g_array_new (FALSE, FALSE, sizeof (ClinicForecastVisit));

  for (guint i = 0; i < today->visits->len; i++)
    {
      const ClinicTodayVisit *visit = today->visits->pdata[i];
      ClinicNumbingLimits limits;

      if (visit->from_before && visit->visit->session->state == CLINIC_SESSION_BOOKED)
        continue;
      clinic_session_get_limits (visit->visit->session, visit->shape.wait_min, visit->shape.wait_max, &limits);
      g_array_append_val (visits, ((ClinicForecastVisit){ visit->visit->session, limits.ready }));
    }
  return visits;
}

GArray *
clinic_today_list_overruns (const ClinicToday *today, gint64 now)
{
  g_autoptr (GArray) visits = NULL;
  GArray *late = g_array_new (FALSE, FALSE, sizeof (ClinicForecast));

  g_return_val_if_fail (today != NULL, late);

  visits = dup_forecast_visits (today);
  clinic_forecast_day ((const ClinicForecastVisit *) visits->data, visits->len, now, late);
  for (guint i = late->len; i > 0; i--)
    if (g_array_index (late, ClinicForecast, i - 1).late < CLINIC_FORECAST_LATE_MINUTES)
      g_array_remove_index (late, i - 1);
  return late;
}

/* Ways out */

typedef struct
{
  ClinicBookingRules *rules;
  gint64 session;
  guint max;
} Job;

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

/* What the plan does not know: who lies and is rolled for longer than planned. */
static void
hold_facts (ClinicBoard *board, const ClinicToday *today, gint64 except, gint64 now)
{
  g_autoptr (GArray) visits = dup_forecast_visits (today);
  const ClinicForecastVisit *data = (const ClinicForecastVisit *) visits->data;

  for (guint i = visits->len; i > 0; i--)
    if (g_array_index (visits, ClinicForecastVisit, i - 1).session->id == except)
      g_array_remove_index (visits, i - 1);
  for (guint i = 0; i < board->beds->len; i++)
    {
      gint64 bed = g_array_index (board->beds, ClinicResource, i).id;

      clinic_board_hold_bed (board, bed, (ClinicRange){ now, clinic_forecast_get_free (data, visits->len, bed, 0, now) });
    }
  for (guint i = 0; i < board->doctors->len; i++)
    {
      gint64 doctor = g_array_index (board->doctors, ClinicResource, i).id;

      clinic_board_hold_doctor (board, doctor,
                                (ClinicRange){ now, clinic_forecast_get_free (data, visits->len, 0, doctor, now) });
    }
  clinic_board_seal (board);
}

static void
add_slot (GArray *slots, const ClinicSlot *slot, const ClinicSession *session, guint max)
{
  if (slots->len < max && (slot->minute != session->minute || slot->wait != session->wait || slot->bed != session->bed ||
                           slot->doctor != session->doctor))
    g_array_append_val (slots, *slot);
}

/* Who lies under cream keeps arrival and bed. */
static void
list_for_numbing (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *busy, const ClinicSession *session,
                  gint64 now, guint max, GArray *slots)
{
  for (int wait = shape->wait_min; wait <= shape->wait_max; wait += CLINIC_SCHEDULE_STEP)
    for (guint i = 0; i < board->doctors->len && session->start + wait * 60 >= now; i++)
      {
        ClinicSlot slot = { session->day, session->minute, wait, session->start, session->bed,
                            g_array_index (board->doctors, ClinicResource, i).id };

        if (clinic_schedule_check_slot (board, shape, busy, &slot, NULL) == CLINIC_PLACE_FREE)
          add_slot (slots, &slot, session, max);
      }
}

static void
list_free (const ClinicBoard *board, const ClinicVisitShape *shape, const GArray *busy, const ClinicSession *session,
           gint64 now, guint max, GArray *slots)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  clinic_schedule_list_slots (board, shape, busy, now, max + 1, found);
  for (guint i = 0; i < found->len; i++)
    add_slot (slots, &g_array_index (found, ClinicSlot, i), session, max);
}

static gpointer
find_ways_out_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (ClinicSession) session = clinic_session_table_load (conn, job->session, error);
  g_autoptr (ClinicCourse) course = session != NULL ? clinic_course_table_load (conn, session->course, error) : NULL;
  g_autoptr (ClinicToday) today = course != NULL ? clinic_today_load (job->rules, conn, error) : NULL;
  g_autoptr (ClinicBoard) board = NULL;
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  ClinicVisitShape shape;

  if (today == NULL || !clinic_booking_rules_get_shape (job->rules, course, &shape, error))
    return NULL;
  board = clinic_booking_rules_load_board (job->rules, conn, job->rules->today, job->session, error);
  busy = board != NULL ? clinic_session_table_patient_busy (conn, session->patient, job->rules->today, job->session, error)
                       : NULL;
  if (busy == NULL)
    return NULL;
  shape.rolling = session->rolling;
  shape.turnover = session->turnover;
  hold_facts (board, today, job->session, job->rules->now);
  if (session->state == CLINIC_SESSION_NUMBING)
    list_for_numbing (board, &shape, busy, session, job->rules->now, job->max, slots);
  else
    list_free (board, &shape, busy, session, job->rules->now, job->max, slots);
  return g_steal_pointer (&slots);
}

void
clinic_diary_find_ways_out_async (ClinicDiary *diary, gint64 session, guint max, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (max > 0);

  job = g_new0 (Job, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->session = session;
  job->max = max;
  clinic_diary_read (diary, find_ways_out_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_array_unref, cancellable,
                     callback, user_data);
}

GArray *
clinic_diary_find_ways_out_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
