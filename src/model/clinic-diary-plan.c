/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-slots.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

/* What it costs to leave what the patient prefers, in minutes of difference (ours): another weekday weighs more than an
   hour or two, a week earlier or later less than that. */
#define COST_OF_WEEKDAY 240
#define COST_OF_DAY 20
#define MOST_DAYS_OFF 28

ClinicPlannedVisit *
clinic_planned_visit_copy (const ClinicPlannedVisit *visit)
{
  ClinicPlannedVisit *copy;

  g_return_val_if_fail (visit != NULL, NULL);

  copy = g_memdup2 (visit, sizeof *visit);
  copy->why = g_strdup (visit->why);
  return copy;
}

void
clinic_planned_visit_free (ClinicPlannedVisit *visit)
{
  if (visit == NULL)
    return;
  g_free (visit->why);
  g_free (visit);
}

typedef struct
{
  ClinicBookingRules *rules;
  gint64 course;
  ClinicSlot first;
} Job;

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

/* The plan while it is being made. */
typedef struct
{
  const ClinicBookingRules *rules;
  ClinicConn *conn;
  const ClinicCourse *course;
  ClinicVisitShape shape;
  GArray *days; /* ClinicDay: taken by sessions and by what is planned so far, sorted */
  const ClinicSlot *first;
} Plan;

static guint
insert_day (GArray *days, ClinicDay day)
{
  guint at = 0;

  while (at < days->len && g_array_index (days, ClinicDay, at) < day)
    at++;
  g_array_insert_val (days, at, day);
  return at;
}

static int
get_cost_of_day (const Plan *plan, ClinicDay ideal, ClinicDay day)
{
  gboolean other_weekday = clinic_day_get_weekday (day) != clinic_day_get_weekday (plan->first->day);

  return (other_weekday ? COST_OF_WEEKDAY : 0) + ABS (day - ideal) * COST_OF_DAY;
}

/* The day's slot nearest to the preferred time; -1 = none, else its distance in minutes. -2 with an error. */
static int
find_nearest (const Plan *plan, ClinicDay day, ClinicSlot *nearest, GError **error)
{
  g_autoptr (ClinicBoard) board = clinic_booking_rules_load_board (plan->rules, plan->conn, day, 0, error);
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  int best = -1;

  busy = board ? clinic_session_table_patient_busy (plan->conn, plan->course->patient, day, 0, error) : NULL;
  if (busy == NULL)
    return -2;
  clinic_schedule_list_slots (board, &plan->shape, busy, plan->rules->now, G_MAXSIZE, slots);
  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      int off = ABS (slot->minute - plan->first->minute);

      if (best >= 0 && off >= best)
        continue;
      best = off;
      *nearest = *slot;
    }
  return best;
}

static gboolean
is_allowed (const Plan *plan, ClinicDay day)
{
  return day >= plan->rules->today && clinic_course_first_allowed_day ((const ClinicDay *) plan->days->data, plan->days->len,
                                                                       plan->course->min_days, day) == day;
}

/* Looks outward from the ideal day until no further one can be better. FALSE with an error; cost -1 = none. */
static gboolean
find_best (const Plan *plan, ClinicDay ideal, ClinicDay least, ClinicSlot *best, int *cost, GError **error)
{
  *cost = -1;
  for (int off = 0; off <= MOST_DAYS_OFF; off++)
    for (int sign = 1; sign >= (off == 0 ? 1 : -1); sign -= 2)
      {
        ClinicDay day = ideal + off * sign;
        int base = get_cost_of_day (plan, ideal, day);
        ClinicSlot slot;
        int minutes;

        if (day < least || !is_allowed (plan, day) || (*cost >= 0 && base >= *cost))
          continue;
        minutes = find_nearest (plan, day, &slot, error);
        if (minutes == -2)
          return FALSE;
        if (minutes == -1 || (*cost >= 0 && base + minutes >= *cost))
          continue;
        *cost = base + minutes;
        *best = slot;
      }
  return TRUE;
}

/* The preferred weekday nearest to the recommended day, never too early. */
static ClinicDay
find_ideal (const Plan *plan, ClinicDay after)
{
  ClinicDay recommended = after + MAX (plan->course->recommended_days, plan->course->min_days);
  int back = (clinic_day_get_weekday (recommended) - clinic_day_get_weekday (plan->first->day) + 7) % 7;
  ClinicDay ideal = back <= 3 ? recommended - back : recommended + 7 - back;

  return ideal >= after + plan->course->min_days ? ideal : ideal + 7;
}

static char *
explain (const Plan *plan, ClinicDay ideal, const ClinicSlot *slot)
{
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  if (slot->day != ideal)
    {
      day = clinic_format_day_near (ideal, plan->rules->today);
      /* Translators: %s is a day, "Tue 9 Feb" */
      return g_strdup_printf (_("nothing fits on %s"), day);
    }
  if (slot->minute == plan->first->minute)
    return NULL;
  minute = clinic_format_minute (plan->first->minute);
  /* Translators: %s is a time, "9:20" */
  return g_strdup_printf (_("%s is taken"), minute);
}

static ClinicPlannedVisit *
add_visit (Plan *plan, const ClinicSlot *slot, char *why)
{
  ClinicPlannedVisit *visit = g_new0 (ClinicPlannedVisit, 1);
  guint at = insert_day (plan->days, slot->day);

  visit->slot = *slot;
  visit->nth = at + 1;
  visit->gap = at > 0 ? slot->day - g_array_index (plan->days, ClinicDay, at - 1) : 0;
  visit->why = why;
  return visit;
}

static gboolean
plan_rest (Plan *plan, GPtrArray *visits, GError **error)
{
  while (plan->days->len < (guint) plan->course->length)
    {
      ClinicDay last = g_array_index (plan->days, ClinicDay, plan->days->len - 1);
      ClinicDay ideal = find_ideal (plan, last);
      ClinicSlot best;
      int cost;

      if (!find_best (plan, ideal, last + plan->course->min_days, &best, &cost, error))
        return FALSE;
      if (cost < 0)
        break;
      g_ptr_array_add (visits, add_visit (plan, &best, explain (plan, ideal, &best)));
    }
  return TRUE;
}

static gpointer
plan_course_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->course, error);
  g_autoptr (GArray) days = course != NULL ? clinic_session_table_course_days (conn, job->course, 0, error) : NULL;
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_planned_visit_free);
  Plan plan = { job->rules, conn, course, { 0 }, days, &job->first };

  if (days == NULL || !clinic_booking_rules_get_shape (job->rules, course, &plan.shape, error))
    return NULL;
  g_ptr_array_add (visits, add_visit (&plan, &job->first, NULL));
  return plan_rest (&plan, visits, error) ? g_steal_pointer (&visits) : NULL;
}

void
clinic_diary_plan_course_async (ClinicDiary *diary, gint64 course, const ClinicSlot *first, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (first != NULL);

  job = g_new0 (Job, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->course = course;
  job->first = *first;
  clinic_diary_read (diary, plan_course_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}

GPtrArray *
clinic_diary_plan_course_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
