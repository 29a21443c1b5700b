/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-follow-up-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"

static const char *const titles[] = {
  [CLINIC_FOLLOW_UP_FIRST_CALL] = N_("First call"),
  [CLINIC_FOLLOW_UP_PEEL_CHECK] = N_("Peel check"),
  [CLINIC_FOLLOW_UP_PEEL_END] = N_("Peel end"),
  [CLINIC_FOLLOW_UP_COLOUR_WATCH] = N_("Colour watch"),
  [CLINIC_FOLLOW_UP_BOOK_NEXT] = N_("Book next session"),
  /* Translators: the doctor looks at what came of the course: photos and a grade */
  [CLINIC_FOLLOW_UP_REVIEW] = N_("Review"),
  [CLINIC_FOLLOW_UP_WATCH] = N_("Watch call"),
  [CLINIC_FOLLOW_UP_DOCTOR_TASK] = N_("Doctor’s task"),
};

const char *
clinic_follow_up_words_get_title (ClinicFollowUpKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (titles), "");

  return _(titles[kind]);
}

const char *
clinic_follow_up_words_get_icon (ClinicFollowUpKind kind)
{
  switch (kind)
    {
    case CLINIC_FOLLOW_UP_BOOK_NEXT: return "x-office-calendar-symbolic";
    case CLINIC_FOLLOW_UP_REVIEW: return "camera-photo-symbolic";
    case CLINIC_FOLLOW_UP_DOCTOR_TASK: return "avatar-default-symbolic";
    case CLINIC_FOLLOW_UP_COLOUR_WATCH:
    case CLINIC_FOLLOW_UP_WATCH: return "view-reveal-symbolic";
    case CLINIC_FOLLOW_UP_FIRST_CALL:
    case CLINIC_FOLLOW_UP_PEEL_CHECK:
    case CLINIC_FOLLOW_UP_PEEL_END:
    default: return "call-start-symbolic";
    }
}

static char *
dup_booking (const ClinicTask *task)
{
  const char *reason = task->follow_up->reason;

  if (g_str_equal (reason, "cancelled"))
    return g_strdup (_("Rebook: cancelled"));
  if (g_str_equal (reason, "noshow"))
    return g_strdup (_("Rebook: did not come"));
  if (g_str_equal (reason, "stalled"))
    return g_strdup (_("Book: the course has stalled"));
  if (task->nth > 0 && task->nth < task->length)
    return g_strdup_printf (_("Book session %d of %d"), task->nth + 1, task->length);
  return g_strdup (clinic_follow_up_words_get_title (CLINIC_FOLLOW_UP_BOOK_NEXT));
}

static char *
dup_step (ClinicFollowUpKind kind, int step)
{
  if (kind == CLINIC_FOLLOW_UP_COLOUR_WATCH)
    return g_strdup_printf (_("week %d"), step);
  if (kind == CLINIC_FOLLOW_UP_REVIEW)
    return g_strdup_printf (_("month %d"), step);
  return g_strdup_printf (_("day %d"), step);
}

char *
clinic_follow_up_words_dup_line (const ClinicTask *task)
{
  const ClinicFollowUp *follow_up;
  g_autofree char *reason = NULL;
  g_autofree char *step = NULL;

  g_return_val_if_fail (task != NULL, NULL);

  follow_up = task->follow_up;
  if (follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT)
    return dup_booking (task);
  reason = clinic_phrase_isolate (follow_up->reason);
  if (*reason != '\0')
    return g_strdup_printf ("%s · %s", clinic_follow_up_words_get_title (follow_up->kind), reason);
  if (follow_up->step == 0)
    return g_strdup (clinic_follow_up_words_get_title (follow_up->kind));
  step = dup_step (follow_up->kind, follow_up->step);
  return g_strdup_printf ("%s · %s", clinic_follow_up_words_get_title (follow_up->kind), step);
}

char *
clinic_follow_up_words_dup_short_line (const ClinicTask *task, ClinicDay today)
{
  g_return_val_if_fail (task != NULL, NULL);

  if (task->follow_up->attempts > 0 && task->follow_up->attempts_day == today)
    return g_strdup_printf (_("No answer, try %d"), task->follow_up->attempts + 1);
  return clinic_follow_up_words_dup_line (task);
}

char *
clinic_follow_up_words_dup_when (const ClinicTask *task, ClinicDay today, GTimeZone *zone)
{
  g_autofree char *word = NULL;
  ClinicDay day;

  g_return_val_if_fail (task != NULL && zone != NULL, NULL);

  day = clinic_time_get_day (task->follow_up->due, zone);
  if (day == today)
    {
      word = clinic_format_time (task->follow_up->due, zone);
      /* Translators: a time: "from 10:00" */
      return g_strdup_printf (_("from %s"), word);
    }
  if (day > today)
    return clinic_format_day (day, day < today + 7 ? CLINIC_DAY_FORM_NAME : CLINIC_DAY_FORM_SHORT);
  if (day <= today - 7)
    return clinic_format_days (today - day);
  word = clinic_format_day (day, CLINIC_DAY_FORM_NAME);
  /* Translators: a weekday: "since Mon" */
  return g_strdup_printf (C_("weekday", "since %s"), word);
}
