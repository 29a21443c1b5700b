/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline-entry.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-verdict-bar.h"

typedef struct
{
  ClinicDiary *diary;
  GPtrArray *entries;
} Telling;

static void
entry_free (gpointer data)
{
  ClinicTimelineEntry *entry = data;

  g_free (entry->day);
  g_free (entry->title);
  g_free (entry->detail);
  g_free (entry);
}

static ClinicTimelineEntry *
add_entry (Telling *telling, ClinicTimelineKind kind, gint64 at, const char *icon, const char *css_class)
{
  ClinicTimelineEntry *entry = g_new0 (ClinicTimelineEntry, 1);
  ClinicDay day = clinic_time_get_day (at, clinic_diary_get_zone (telling->diary));

  entry->kind = kind;
  entry->at = at;
  entry->icon = icon;
  entry->css_class = css_class;
  entry->day = clinic_format_day (day, CLINIC_DAY_FORM_HISTORY);
  g_ptr_array_add (telling->entries, entry);
  return entry;
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static const char *
get_staff (Telling *telling, gint64 id)
{
  ClinicSetup *setup = clinic_diary_get_setup (telling->diary);

  return setup != NULL && id != 0 ? clinic_setup_get_staff_name (setup, id) : "";
}

/* Sessions */

static char *
dup_minutes (gint64 from, gint64 to)
{
  return from != CLINIC_TIME_NONE && to != CLINIC_TIME_NONE ? clinic_format_minutes ((to - from) / 60) : NULL;
}

static char *
dup_session_title (const ClinicSession *session, int nth)
{
  g_autofree char *rolled = dup_minutes (session->rolling_at, session->rolled_at);

  if (nth == 0)
    return g_strdup_printf (_("Session %s"), clinic_session_words_get_spoken (session->state, FALSE));
  if (clinic_session_is_performed (session) && session->stopped_early && rolled != NULL)
    return g_strdup_printf (_("Session %d stopped early, %s"), nth, rolled);
  if (clinic_session_is_performed (session) && rolled != NULL)
    return g_strdup_printf (_("Session %d performed, %s"), nth, rolled);
  /* Translators: which session, then its state: "Session 4 booked" */
  return g_strdup_printf (_("Session %d %s"), nth, clinic_session_words_get_spoken (session->state, FALSE));
}

static char *
dup_cream (const ClinicSession *session)
{
  if (*session->cream == '\0' || session->grams <= 0)
    return g_strdup (session->cream);
  return g_strdup_printf (_("%s, %.1f g"), session->cream, session->grams);
}

static char *
dup_session_detail (Telling *telling, const ClinicSession *session, const char *area)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autofree char *numbed = dup_minutes (session->cream_at, session->rolling_at);
  g_autofree char *numbing = numbed != NULL ? g_strdup_printf (_("Numbed %s"), numbed) : NULL;
  g_autofree char *cream = dup_cream (session);
  g_autofree char *time = clinic_format_time (session->start, clinic_diary_get_zone (telling->diary));
  ClinicSetup *setup = clinic_diary_get_setup (telling->diary);

  append_part (detail, area);
  if (clinic_session_is_performed (session))
    {
      append_part (detail, numbing);
      append_part (detail, cream);
    }
  else
    {
      append_part (detail, time);
      append_part (detail, setup != NULL ? clinic_setup_get_bed_name (setup, session->bed) : NULL);
    }
  append_part (detail, get_staff (telling, session->doctor));
  append_part (detail, session->reason);
  if (session->override_reason != NULL)
    append_part (detail, session->override_reason);
  return g_string_free (g_steal_pointer (&detail), FALSE);
}

static void
tell_course (Telling *telling, const ClinicPatientCourse *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const ClinicSession *session = g_ptr_array_index (course->sessions, i);
      gboolean performed = clinic_session_is_performed (session);
      const char *icon = performed ? "sittings-roller-symbolic" : clinic_session_words_get_icon (session->state, FALSE);
      ClinicTimelineEntry *entry = add_entry (telling, CLINIC_TIMELINE_SESSION, session->start, icon,
                                              clinic_session_words_get_class (session->state));

      entry->session = performed ? session->id : 0;
      entry->title = dup_session_title (session, clinic_patient_course_get_nth (course, session));
      entry->detail = dup_session_detail (telling, session, course->course->area);
    }
}

/* Calls */

static const char *
get_outcome (ClinicCallOutcome outcome)
{
  switch (outcome)
    {
    case CLINIC_CALL_NO_ANSWER: return _("Call: no answer");
    case CLINIC_CALL_MESSAGE: return _("Call: message left");
    case CLINIC_CALL_DECLINED: return _("Call: asks not to be called");
    case CLINIC_CALL_REACHED:
    default: return _("Call: reached");
    }
}

static void
tell_call (Telling *telling, const ClinicCall *call)
{
  ClinicTimelineEntry *entry = add_entry (telling, CLINIC_TIMELINE_CALL, call->at, "call-start-symbolic", "state-booked");
  g_autoptr (GString) detail = g_string_new (NULL);

  entry->title = g_strdup (get_outcome (call->outcome));
  if (call->outcome == CLINIC_CALL_REACHED && call->verdict != CLINIC_VERDICT_NOTHING)
    append_part (detail, clinic_verdict_get_word (call->verdict));
  append_part (detail, get_staff (telling, call->actor));
  append_part (detail, call->note);
  entry->detail = g_string_free (g_steal_pointer (&detail), FALSE);
}

/* Red flags */

static void
tell_red_flag (Telling *telling, const ClinicRedFlag *flag)
{
  ClinicTimelineEntry *entry = add_entry (telling, CLINIC_TIMELINE_RED_FLAG, flag->opened_at, "emoji-flags-symbolic",
                                          "flag");
  const char *doctor = get_staff (telling, flag->closed_by);

  entry->title = g_strdup_printf (_("Red flag: %s"), flag->reason);
  entry->detail = g_strdup (get_staff (telling, flag->opened_by));
  if (flag->closed_at == CLINIC_TIME_NONE)
    return;
  entry = add_entry (telling, CLINIC_TIMELINE_RED_FLAG, flag->closed_at, "emoji-flags-symbolic", "flag");
  entry->title = g_strdup_printf (_("Red flag closed: %s"), flag->reason);
  entry->detail = g_strdup_printf ("%s: %s", doctor, flag->note);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ClinicTimelineEntry *first = *(ClinicTimelineEntry *const *) a;
  const ClinicTimelineEntry *second = *(ClinicTimelineEntry *const *) b;

  return (second->at > first->at) - (second->at < first->at);
}

GPtrArray *
clinic_timeline_entries_new (ClinicDiary *diary, const ClinicPatientPage *page)
{
  Telling telling = { diary, g_ptr_array_new_with_free_func (entry_free) };

  g_return_val_if_fail (page != NULL, telling.entries);

  for (guint i = 0; i < page->courses->len; i++)
    tell_course (&telling, g_ptr_array_index (page->courses, i));
  for (guint i = 0; i < page->calls->len; i++)
    tell_call (&telling, g_ptr_array_index (page->calls, i));
  for (guint i = 0; i < page->red_flags->len; i++)
    tell_red_flag (&telling, g_ptr_array_index (page->red_flags, i));
  g_ptr_array_sort (telling.entries, compare_entries);
  return telling.entries;
}

gboolean
clinic_timeline_entries_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const ClinicTimelineEntry *first = g_ptr_array_index (a, i);
      const ClinicTimelineEntry *second = g_ptr_array_index (b, i);

      if (first->kind != second->kind || !g_str_equal (first->day, second->day) ||
          !g_str_equal (first->title, second->title) || !g_str_equal (first->detail, second->detail))
        return FALSE;
    }
  return TRUE;
}
