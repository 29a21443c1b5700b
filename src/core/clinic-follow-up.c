/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-follow-up.h"

#include <string.h>

#include "core/clinic-closure.h"

#define SECONDS_PER_HOUR 3600
#define DAYS_PER_WEEK 7

G_DEFINE_BOXED_TYPE (ClinicFollowUp, clinic_follow_up, clinic_follow_up_copy, clinic_follow_up_free)

static const char *const kind_names[] = {
  [CLINIC_FOLLOW_UP_FIRST_CALL] = "first-call",
  [CLINIC_FOLLOW_UP_PEEL_CHECK] = "peel-check",
  [CLINIC_FOLLOW_UP_PEEL_END] = "peel-end",
  [CLINIC_FOLLOW_UP_COLOUR_WATCH] = "colour-watch",
  [CLINIC_FOLLOW_UP_BOOK_NEXT] = "book-next",
  [CLINIC_FOLLOW_UP_REVIEW] = "review",
  [CLINIC_FOLLOW_UP_WATCH] = "watch",
  [CLINIC_FOLLOW_UP_DOCTOR_TASK] = "doctor-task",
};

static const char *const status_names[] = {
  [CLINIC_FOLLOW_UP_OPEN] = "open",
  [CLINIC_FOLLOW_UP_DONE] = "done",
  [CLINIC_FOLLOW_UP_CLOSED] = "closed",
};

ClinicFollowUp *
clinic_follow_up_new (void)
{
  ClinicFollowUp *follow_up = g_new0 (ClinicFollowUp, 1);

  follow_up->day = CLINIC_DAY_NONE;
  follow_up->due = CLINIC_TIME_NONE;
  follow_up->reason = g_strdup ("");
  follow_up->attempts_day = CLINIC_DAY_NONE;
  follow_up->told_before = CLINIC_TIME_NONE;
  follow_up->told = CLINIC_TIME_NONE;
  follow_up->snoozed = CLINIC_TIME_NONE;
  follow_up->note = g_strdup ("");
  return follow_up;
}

ClinicFollowUp *
clinic_follow_up_copy (const ClinicFollowUp *follow_up)
{
  ClinicFollowUp *copy;

  g_return_val_if_fail (follow_up != NULL, NULL);

  copy = g_memdup2 (follow_up, sizeof *follow_up);
  copy->reason = g_strdup (follow_up->reason);
  copy->note = g_strdup (follow_up->note);
  return copy;
}

void
clinic_follow_up_free (ClinicFollowUp *follow_up)
{
  if (follow_up == NULL)
    return;
  g_free (follow_up->reason);
  g_free (follow_up->note);
  g_free (follow_up);
}

static gboolean
find_name (const char *const *names, gsize n_names, const char *text, gsize *index)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], text) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
clinic_follow_up_kind_to_string (ClinicFollowUpKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
clinic_follow_up_kind_from_string (const char *text, ClinicFollowUpKind *kind)
{
  gsize index;

  g_return_val_if_fail (kind != NULL, FALSE);

  if (!find_name (kind_names, G_N_ELEMENTS (kind_names), text, &index))
    return FALSE;
  *kind = (ClinicFollowUpKind) index;
  return TRUE;
}

const char *
clinic_follow_up_status_to_string (ClinicFollowUpStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}

gboolean
clinic_follow_up_status_from_string (const char *text, ClinicFollowUpStatus *status)
{
  gsize index;

  g_return_val_if_fail (status != NULL, FALSE);

  if (!find_name (status_names, G_N_ELEMENTS (status_names), text, &index))
    return FALSE;
  *status = (ClinicFollowUpStatus) index;
  return TRUE;
}

gboolean
clinic_follow_up_kind_is_call (ClinicFollowUpKind kind)
{
  switch (kind)
    {
    case CLINIC_FOLLOW_UP_FIRST_CALL:
    case CLINIC_FOLLOW_UP_PEEL_CHECK:
    case CLINIC_FOLLOW_UP_PEEL_END:
    case CLINIC_FOLLOW_UP_COLOUR_WATCH:
    case CLINIC_FOLLOW_UP_WATCH:
      return TRUE;
    case CLINIC_FOLLOW_UP_BOOK_NEXT:
    case CLINIC_FOLLOW_UP_REVIEW:
    case CLINIC_FOLLOW_UP_DOCTOR_TASK:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
hours_has_opening (const ClinicHours *hours)
{
  for (int i = 0; i < DAYS_PER_WEEK; i++)
    if (hours->from[i] < hours->to[i])
      return TRUE;
  return FALSE;
}

static gint64
skip_closures (const ClinicHours *hours, gint64 time, GTimeZone *zone)
{
  return hours->closures != NULL ? clinic_closures_get_end (hours->closures, time, zone) : time;
}

gint64
clinic_hours_next_opening (const ClinicHours *hours, ClinicDay day, gint64 not_before, GTimeZone *zone)
{
  ClinicDay first = day;

  g_return_val_if_fail (hours != NULL && zone != NULL, CLINIC_TIME_NONE);
  g_return_val_if_fail (day != CLINIC_DAY_NONE, CLINIC_TIME_NONE);

  if (not_before != CLINIC_TIME_NONE)
    first = MAX (first, clinic_time_get_day (not_before, zone));
  if (!hours_has_opening (hours))
    return skip_closures (hours, MAX (clinic_time_at (day, 0, zone), not_before), zone);
  for (ClinicDay each = first;; each++)
    {
      int index = clinic_day_get_weekday (each) - 1;
      gint64 open;

      if (hours->from[index] >= hours->to[index])
        continue;
      open = skip_closures (hours, MAX (clinic_time_at (each, hours->from[index], zone), not_before), zone);
      if (open < clinic_time_at (each, hours->to[index], zone))
        return open;
    }
}

static ClinicFollowUp *
make_follow_up (ClinicFollowUpKind kind, const ClinicSession *session, ClinicDay day, int step)
{
  ClinicFollowUp *follow_up = clinic_follow_up_new ();

  follow_up->kind = kind;
  follow_up->patient = session->patient;
  follow_up->course = session->course;
  follow_up->session = session->id;
  follow_up->day = day;
  follow_up->step = step;
  return follow_up;
}

static void
plan_rule (const ClinicProtocol *protocol, ClinicFollowUpKind kind, const ClinicSession *session,
           const ClinicHours *hours, GTimeZone *zone, GPtrArray *plan)
{
  const ClinicFollowUpRule *rule = clinic_protocol_find_rule (protocol, kind_names[kind]);
  gint64 not_before = CLINIC_TIME_NONE;

  g_assert (rule != NULL);
  if (rule->after_hours > 0)
    not_before = session->rolled_at + (gint64) rule->after_hours * SECONDS_PER_HOUR;
  for (guint i = 0; i < rule->days->len + rule->months->len; i++)
    {
      gboolean in_months = i >= rule->days->len;
      int count = in_months ? g_array_index (rule->months, int, i - rule->days->len)
                            : g_array_index (rule->days, int, i);
      ClinicDay day = in_months ? clinic_day_add_months (session->day, count) : session->day + count;
      ClinicFollowUp *follow_up;

      follow_up = make_follow_up (kind, session, day, rule->in_weeks ? count / DAYS_PER_WEEK : count);
      follow_up->due = clinic_hours_next_opening (hours, day, not_before, zone);
      g_ptr_array_add (plan, follow_up);
    }
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const ClinicFollowUp *one = *(const ClinicFollowUp *const *) a;
  const ClinicFollowUp *other = *(const ClinicFollowUp *const *) b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

GPtrArray *
clinic_follow_up_plan (const ClinicProtocol *protocol, const ClinicSession *session, gboolean is_last,
                       const ClinicHours *hours, GTimeZone *zone)
{
  g_autoptr (GPtrArray) plan = NULL;

  g_return_val_if_fail (protocol != NULL && session != NULL && hours != NULL && zone != NULL, NULL);
  g_return_val_if_fail (session->rolled_at != CLINIC_TIME_NONE && session->day != CLINIC_DAY_NONE, NULL);

  plan = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_follow_up_free);
  plan_rule (protocol, CLINIC_FOLLOW_UP_FIRST_CALL, session, hours, zone, plan);
  plan_rule (protocol, CLINIC_FOLLOW_UP_PEEL_CHECK, session, hours, zone, plan);
  plan_rule (protocol, CLINIC_FOLLOW_UP_PEEL_END, session, hours, zone, plan);
  plan_rule (protocol, CLINIC_FOLLOW_UP_COLOUR_WATCH, session, hours, zone, plan);
  if (is_last)
    plan_rule (protocol, CLINIC_FOLLOW_UP_REVIEW, session, hours, zone, plan);
  g_ptr_array_sort (plan, compare_due);
  return g_steal_pointer (&plan);
}

ClinicFollowUp *
clinic_follow_up_plan_book_next (const ClinicProtocol *protocol, const ClinicCourse *course,
                                 const ClinicCourseProgress *progress, const char *reason, gint64 now,
                                 const ClinicHours *hours, GTimeZone *zone)
{
  ClinicFollowUp *follow_up;
  ClinicDay day;

  g_return_val_if_fail (protocol != NULL && course != NULL && progress != NULL && reason != NULL, NULL);
  g_return_val_if_fail (hours != NULL && zone != NULL, NULL);

  if (course->status != CLINIC_COURSE_ACTIVE || progress->booked > 0 || progress->performed >= progress->length)
    return NULL;
  day = clinic_time_get_day (now, zone);
  if (strcmp (reason, "due") == 0 && progress->earliest != CLINIC_DAY_NONE)
    day = MAX (day, progress->earliest - clinic_protocol_get_book_next_days (protocol));
  follow_up = clinic_follow_up_new ();
  follow_up->kind = CLINIC_FOLLOW_UP_BOOK_NEXT;
  follow_up->patient = course->patient;
  follow_up->course = course->id;
  follow_up->day = day;
  follow_up->due = clinic_hours_next_opening (hours, day, now, zone);
  g_free (follow_up->reason);
  follow_up->reason = g_strdup (reason);
  return follow_up;
}

gboolean
clinic_follow_up_is_stalled (const ClinicCourse *course, const ClinicCourseProgress *progress, ClinicDay today)
{
  ClinicDay expected;

  g_return_val_if_fail (course != NULL && progress != NULL, FALSE);

  expected = progress->recommended != CLINIC_DAY_NONE ? progress->recommended : course->started;
  return course->status == CLINIC_COURSE_ACTIVE && progress->booked == 0 && progress->performed < progress->length &&
         expected != CLINIC_DAY_NONE && today > expected + CLINIC_FOLLOW_UP_STALLED_DAYS;
}

/* The next day of @rule after @today, counted from @session_day; 0 when there is none. */
static int
find_next_day (const ClinicFollowUpRule *rule, ClinicDay session_day, ClinicDay today)
{
  int reached = today - session_day;
  int last = 0;

  for (guint i = 0; i < rule->days->len; i++)
    {
      last = g_array_index (rule->days, int, i);
      if (last > reached)
        return last;
    }
  if (rule->repeat_days == 0)
    return 0;
  return last + ((reached - last) / rule->repeat_days + 1) * rule->repeat_days;
}

/* A new follow-up of the same patient, course and session as @other. */
static ClinicFollowUp *
follow_on (const ClinicFollowUp *other, ClinicFollowUpKind kind, ClinicDay day)
{
  ClinicFollowUp *follow_up = clinic_follow_up_new ();

  follow_up->kind = kind;
  follow_up->patient = other->patient;
  follow_up->course = other->course;
  follow_up->session = other->session;
  follow_up->day = day;
  return follow_up;
}

ClinicFollowUp *
clinic_follow_up_plan_peel_end (const ClinicProtocol *protocol, const ClinicFollowUp *last, ClinicDay session_day,
                                ClinicDay today, const ClinicHours *hours, GTimeZone *zone)
{
  const ClinicFollowUpRule *rule;
  ClinicFollowUp *follow_up;
  int step;

  g_return_val_if_fail (protocol != NULL && last != NULL && hours != NULL && zone != NULL, NULL);
  g_return_val_if_fail (session_day != CLINIC_DAY_NONE && today != CLINIC_DAY_NONE, NULL);

  rule = clinic_protocol_find_rule (protocol, kind_names[CLINIC_FOLLOW_UP_PEEL_END]);
  step = find_next_day (rule, session_day, today);
  if (step == 0)
    return NULL;
  follow_up = follow_on (last, CLINIC_FOLLOW_UP_PEEL_END, session_day + step);
  follow_up->step = step;
  follow_up->due = clinic_hours_next_opening (hours, follow_up->day, CLINIC_TIME_NONE, zone);
  return follow_up;
}

ClinicFollowUp *
clinic_follow_up_plan_answer (const ClinicFollowUp *call, ClinicVerdict verdict, ClinicDay ask_day, gint64 now,
                              const ClinicHours *hours, GTimeZone *zone)
{
  ClinicFollowUp *follow_up;

  g_return_val_if_fail (call != NULL && hours != NULL && zone != NULL, NULL);

  if (verdict == CLINIC_VERDICT_DOCTOR)
    {
      follow_up = follow_on (call, CLINIC_FOLLOW_UP_DOCTOR_TASK, clinic_time_get_day (now, zone));
      follow_up->due = now;
      return follow_up;
    }
  if ((verdict != CLINIC_VERDICT_EXPECTED && verdict != CLINIC_VERDICT_WATCH) || ask_day == CLINIC_DAY_NONE)
    return NULL;
  follow_up = follow_on (call, CLINIC_FOLLOW_UP_WATCH, ask_day);
  follow_up->due = clinic_hours_next_opening (hours, ask_day, CLINIC_TIME_NONE, zone);
  return follow_up;
}

void
clinic_follow_up_put_off (ClinicFollowUp *follow_up, gint64 due)
{
  g_return_if_fail (follow_up != NULL && due != CLINIC_TIME_NONE);

  follow_up->due = due;
  follow_up->told_before = CLINIC_TIME_NONE;
  follow_up->told = CLINIC_TIME_NONE;
  follow_up->snoozed = CLINIC_TIME_NONE;
}

void
clinic_follow_up_no_answer (ClinicFollowUp *follow_up, const ClinicProtocol *protocol, gint64 now,
                            const ClinicHours *hours, GTimeZone *zone)
{
  ClinicDay today;
  gint64 again;

  g_return_if_fail (follow_up != NULL && protocol != NULL && hours != NULL && zone != NULL);

  today = clinic_time_get_day (now, zone);
  if (follow_up->attempts_day != today)
    follow_up->attempts = 0;
  follow_up->attempts_day = today;
  follow_up->attempts++;
  again = now + (gint64) clinic_protocol_get_retry_hours (protocol) * SECONDS_PER_HOUR;
  if (follow_up->attempts >= clinic_protocol_get_retry_most (protocol))
    clinic_follow_up_put_off (follow_up, clinic_hours_next_opening (hours, today + 1, CLINIC_TIME_NONE, zone));
  else
    clinic_follow_up_put_off (follow_up, clinic_hours_next_opening (hours, today, again, zone));
}

void
clinic_follow_up_follow_zone (ClinicFollowUp *follow_up, ClinicDay day, gint64 not_before, const ClinicHours *hours,
                              GTimeZone *zone)
{
  g_return_if_fail (follow_up != NULL && hours != NULL && zone != NULL);
  g_return_if_fail (day != CLINIC_DAY_NONE);

  if (follow_up->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK)
    return;
  if (follow_up->attempts > 0 && follow_up->attempts_day == day)
    {
      not_before = MAX (not_before, follow_up->due);
      day = clinic_time_get_day (not_before, zone);
    }
  follow_up->due = clinic_hours_next_opening (hours, day, not_before, zone);
}

void
clinic_follow_up_left_message (ClinicFollowUp *follow_up, gint64 now, const ClinicHours *hours, GTimeZone *zone)
{
  g_return_if_fail (follow_up != NULL && hours != NULL && zone != NULL);

  clinic_follow_up_put_off (follow_up, clinic_hours_next_opening (hours, clinic_time_get_day (now, zone) + 1, CLINIC_TIME_NONE, zone));
}
