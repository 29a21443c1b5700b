/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/clinic-sample-aftercare.h"

#include "core/clinic-colour.h"
#include "core/clinic-course.h"
#include "core/clinic-follow-up.h"
#include "store/clinic-call-table.h"
#include "store/clinic-care-item-table.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-red-flag-table.h"
#include "store/clinic-session-table.h"

#define DAY (24 * 60 * 60)

/* of so many who are asked */
#define ONE_HAS_PATCHES 7

static gboolean
add_healing (ClinicSampleAftercare *sample, const ClinicSession *session, GError **error)
{
  ClinicHealing healing = { .session = session->id, .rolled_at = session->rolled_at, .session_day = session->day,
                            .peeling_started = CLINIC_DAY_NONE, .settled = CLINIC_DAY_NONE };
  ClinicDay today = clinic_time_get_day (sample->now, sample->zone);
  ClinicDay peeling = session->day + g_rand_int_range (sample->rand, 2, 4);
  ClinicDay settled = peeling + g_rand_int_range (sample->rand, 3, 7);

  if (peeling <= today)
    healing.peeling_started = peeling;
  if (settled <= today)
    healing.settled = settled;
  return clinic_healing_table_insert (sample->tx, &healing, error) != 0;
}

static gboolean
add_checklist (ClinicSampleAftercare *sample, gint64 session, GError **error)
{
  const GPtrArray *items = clinic_protocol_get_care_items (sample->protocol);

  for (guint i = 0; i < items->len; i++)
    if (clinic_care_item_table_insert (sample->tx, session, i, items->pdata[i], error) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
add_call (ClinicSampleAftercare *sample, const ClinicFollowUp *follow_up, GError **error)
{
  g_autoptr (ClinicCall) call = clinic_call_new ();
  const ClinicSetup *setup = sample->setup;
  const ClinicStaff *last = setup->staff->pdata[setup->staff->len - 1];

  call->patient = follow_up->patient;
  call->follow_up = follow_up->id;
  call->session = follow_up->session;
  call->at = MIN (sample->now, follow_up->due + 60 * g_rand_int_range (sample->rand, 5, 240));
  call->actor = last->id;
  call->verdict = CLINIC_VERDICT_EXPECTED;
  call->moisturiser = g_rand_int_range (sample->rand, 1, 4);
  call->steroid = g_rand_int_range (sample->rand, 1, 3);
  call->cleansing = g_rand_int_range (sample->rand, 1, 3);
  call->out_of_sun = g_rand_int_range (sample->rand, 0, 8) != 0;
  if (follow_up->kind == CLINIC_FOLLOW_UP_PEEL_CHECK)
    clinic_call_add_symptom (call, "peeling", CLINIC_VERDICT_EXPECTED);
  if (follow_up->kind == CLINIC_FOLLOW_UP_COLOUR_WATCH && follow_up->id % ONE_HAS_PATCHES == 0)
    clinic_call_add_symptom (call, CLINIC_SYMPTOM_PATCHES, CLINIC_VERDICT_EXPECTED);
  return clinic_call_table_insert (sample->tx, call, error) != 0;
}

/* A clinic that keeps up: a few of this morning's calls and one of yesterday's are left. */
static gboolean
is_made (ClinicSampleAftercare *sample, const ClinicFollowUp *follow_up)
{
  gint64 late = sample->now - follow_up->due;

  return late > 2 * DAY || (late > 0 && g_rand_int_range (sample->rand, 0, 100) < (late > DAY / 2 ? 97 : 90));
}

static gboolean
add_follow_ups (ClinicSampleAftercare *sample, const ClinicSession *session, gboolean is_last, GError **error)
{
  ClinicHours hours;
  g_autoptr (GPtrArray) planned = NULL;

  clinic_setup_get_hours (sample->setup, &hours);
  planned = clinic_follow_up_plan (sample->protocol, session, is_last, &hours, sample->zone);
  for (guint i = 0; i < planned->len; i++)
    {
      ClinicFollowUp *follow_up = planned->pdata[i];

      if (is_made (sample, follow_up))
        follow_up->status = CLINIC_FOLLOW_UP_DONE;
      follow_up->id = clinic_follow_up_table_insert (sample->tx, follow_up, error);
      if (follow_up->id == 0 || (follow_up->status == CLINIC_FOLLOW_UP_DONE && !add_call (sample, follow_up, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_earlier (ClinicSampleAftercare *sample, const ClinicSession *session, GError **error)
{
  g_autoptr (GPtrArray) open = clinic_follow_up_table_load_open_course (clinic_tx_get_conn (sample->tx), session->course,
                                                                        error);

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      ClinicFollowUp *follow_up = open->pdata[i];

      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      if (!clinic_follow_up_table_update (sample->tx, follow_up, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_red_flag (ClinicSampleAftercare *sample, const ClinicSession *session, GError **error)
{
  g_autoptr (ClinicRedFlag) flag = clinic_red_flag_new ();

  flag->patient = session->patient;
  flag->session = session->id;
  flag->opened_at = session->rolled_at + 26 * 60 * 60;
  g_free (flag->reason);
  flag->reason = g_strdup ("Oozing, 26 h after rolling");
  return clinic_red_flag_table_insert (sample->tx, flag, error) != 0;
}

gboolean
clinic_sample_add_aftercare (ClinicSampleAftercare *sample, const ClinicSession *session, gboolean is_last, GError **error)
{
  gint64 age = sample->now - session->rolled_at;

  if (!close_earlier (sample, session, error) || !add_healing (sample, session, error) ||
      !add_checklist (sample, session->id, error) || !add_follow_ups (sample, session, is_last, error))
    return FALSE;
  if (age > 2 * DAY && age < 5 * DAY && g_rand_int_range (sample->rand, 0, 40) == 0)
    return add_red_flag (sample, session, error);
  return TRUE;
}

gboolean
clinic_sample_add_book_next (ClinicSampleAftercare *sample, gint64 course_id, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (sample->tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, course_id, error);
  g_autoptr (GPtrArray) sessions = course ? clinic_session_table_load_course (conn, course_id, error) : NULL;
  g_autoptr (ClinicFollowUp) follow_up = NULL;
  ClinicCourseProgress progress;
  ClinicHours hours;

  if (sessions == NULL)
    return FALSE;
  clinic_setup_get_hours (sample->setup, &hours);
  clinic_course_get_progress (course, sessions, &progress);
  follow_up = clinic_follow_up_plan_book_next (sample->protocol, course, &progress, "due", sample->now, &hours, sample->zone);
  return follow_up == NULL || clinic_follow_up_table_insert (sample->tx, follow_up, error) != 0;
}
