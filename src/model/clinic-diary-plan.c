/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-slots.h"

#include "model/clinic-diary-private.h"
#include "model/clinic-place-finder.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

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
  guint weekdays;
  int minute;
} Job;

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

static ClinicPlannedVisit *
add_visit (ClinicPlaceFinder *finder, const ClinicSlot *slot, char *why)
{
  ClinicPlannedVisit *visit = g_new0 (ClinicPlannedVisit, 1);
  guint at = clinic_place_finder_take (finder, slot->day);

  visit->slot = *slot;
  visit->nth = at + 1;
  visit->gap = at > 0 ? slot->day - g_array_index (finder->days, ClinicDay, at - 1) : 0;
  visit->why = why;
  return visit;
}

static gboolean
plan_rest (ClinicPlaceFinder *finder, GPtrArray *visits, GError **error)
{
  while (finder->days->len < (guint) finder->course->length)
    {
      ClinicDay last = g_array_index (finder->days, ClinicDay, finder->days->len - 1);
      ClinicDay ideal = clinic_place_finder_find_ideal (finder, last);
      ClinicSlot best;
      gboolean found;

      if (!clinic_place_finder_find (finder, ideal, last + finder->course->min_days, &best, &found, error))
        return FALSE;
      if (!found)
        break;
      g_ptr_array_add (visits, add_visit (finder, &best, clinic_place_finder_explain (finder, ideal, &best)));
    }
  return TRUE;
}

static gpointer
plan_course_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->course, error);
  GArray *days = course != NULL ? clinic_session_table_course_days (conn, job->course, 0, error) : NULL;
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_planned_visit_free);
  ClinicPlaceFinder finder;
  gboolean planned;

  if (days == NULL)
    return NULL;
  planned = clinic_place_finder_init (&finder, job->rules, conn, course, days, error);
  finder.weekdays = job->weekdays;
  finder.minute = job->minute;
  if (planned)
    {
      g_ptr_array_add (visits, add_visit (&finder, &job->first, NULL));
      planned = plan_rest (&finder, visits, error);
    }
  clinic_place_finder_clear (&finder);
  return planned ? g_steal_pointer (&visits) : NULL;
}

void
clinic_diary_plan_course_async (ClinicDiary *diary, gint64 course, const ClinicSlot *first, guint weekdays, int minute,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (first != NULL);

  job = g_new0 (Job, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->course = course;
  job->first = *first;
  job->weekdays = weekdays != 0 ? weekdays : CLINIC_WEEKDAY_BIT (clinic_day_get_weekday (first->day));
  job->minute = minute >= 0 ? minute : first->minute;
  clinic_diary_read (diary, plan_course_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}

GPtrArray *
clinic_diary_plan_course_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
