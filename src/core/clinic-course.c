/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-course.h"

G_DEFINE_BOXED_TYPE (ClinicCourse, clinic_course, clinic_course_copy, clinic_course_free)

static const char *const status_names[] = {
  [CLINIC_COURSE_ACTIVE] = "active",
  [CLINIC_COURSE_PAUSED] = "paused",
  [CLINIC_COURSE_STOPPED] = "stopped",
  [CLINIC_COURSE_COMPLETE] = "complete",
};

ClinicCourse *
clinic_course_new (void)
{
  ClinicCourse *course = g_new0 (ClinicCourse, 1);

  course->area = g_strdup ("");
  course->started = CLINIC_DAY_NONE;
  return course;
}

ClinicCourse *
clinic_course_copy (const ClinicCourse *course)
{
  ClinicCourse *copy;

  g_return_val_if_fail (course != NULL, NULL);

  copy = g_new (ClinicCourse, 1);
  *copy = *course;
  copy->area = g_strdup (course->area);
  return copy;
}

void
clinic_course_free (ClinicCourse *course)
{
  if (course == NULL)
    return;
  g_free (course->area);
  g_free (course);
}

const char *
clinic_course_status_to_string (ClinicCourseStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}

gboolean
clinic_course_status_from_string (const char *text, ClinicCourseStatus *status)
{
  g_return_val_if_fail (text != NULL && status != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_str_equal (text, status_names[i]))
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

static void
count_session (ClinicCourseProgress *progress, const ClinicSession *session)
{
  g_assert (progress != NULL && session != NULL);

  if (clinic_session_is_performed (session))
    {
      progress->performed++;
      progress->last_performed = MAX (progress->last_performed, session->day);
    }
  else
    {
      progress->booked++;
      if (progress->next_booked == CLINIC_DAY_NONE || session->day < progress->next_booked)
        progress->next_booked = session->day;
    }
}

void
clinic_course_get_progress (const ClinicCourse *course, GPtrArray *sessions, ClinicCourseProgress *progress)
{
  ClinicDay last = CLINIC_DAY_NONE;

  g_return_if_fail (course != NULL && sessions != NULL && progress != NULL);

  *progress = (ClinicCourseProgress){
    .length = course->length,
    .last_performed = CLINIC_DAY_NONE,
    .next_booked = CLINIC_DAY_NONE,
    .earliest = CLINIC_DAY_NONE,
    .recommended = CLINIC_DAY_NONE,
  };
  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *session = g_ptr_array_index (sessions, i);

      if (!clinic_session_state_is_live (session->state))
        continue;
      count_session (progress, session);
      last = MAX (last, session->day);
    }
  if (last == CLINIC_DAY_NONE)
    return;
  progress->earliest = last + course->min_days;
  progress->recommended = last + MAX (course->recommended_days, course->min_days);
}

gboolean
clinic_course_gap_is_off (const ClinicCourse *course, int gap)
{
  int recommended;

  g_return_val_if_fail (course != NULL, FALSE);

  recommended = MAX (course->recommended_days, course->min_days);
  return gap < course->min_days || ABS (gap - recommended) > CLINIC_COURSE_GAP_SLACK;
}

ClinicDay
clinic_course_first_allowed_day (const ClinicDay *days, gsize n_days, int min_days, ClinicDay wish)
{
  g_return_val_if_fail (days != NULL || n_days == 0, wish);
  g_return_val_if_fail (min_days >= 0, wish);

  /* In order, each neighbour can only push the day further on, so those behind stay satisfied. */
  for (gsize i = 0; i < n_days; i++)
    {
      g_return_val_if_fail (i == 0 || days[i - 1] <= days[i], wish);

      if (ABS (wish - days[i]) < min_days)
        wish = days[i] + min_days;
    }
  return wish;
}

const ClinicSession *
clinic_course_find_close (const ClinicCourse *course, GPtrArray *sessions, const ClinicSession *session)
{
  g_return_val_if_fail (course != NULL && sessions != NULL && session != NULL, NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *other = sessions->pdata[i];
      const ClinicSession *later = session->start >= other->start ? session : other;

      if (other->id != session->id && clinic_session_state_is_live (other->state) &&
          ABS (other->day - session->day) < course->min_days && later->override_reason == NULL)
        return other;
    }
  return NULL;
}
