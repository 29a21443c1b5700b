/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-timeline-words.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "core/clinic-record-words.h"
#include "model/clinic-verb-words.h"
#include "ui/parts/clinic-session-words.h"
#include "ui/parts/clinic-verdict-bar.h"

typedef struct
{
  ClinicDiary *diary;
  const ClinicPatientPage *page;
  const ClinicTimelineEntry *entry;
  ClinicTimelineWords *words;
  GString *detail;
} Telling;

static void
add_detail (Telling *telling, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (telling->detail->len > 0)
    g_string_append (telling->detail, " · ");
  g_string_append (telling->detail, part);
}

static void
take_detail (Telling *telling, char *part)
{
  add_detail (telling, part);
  g_free (part);
}

static void
add_staff (Telling *telling, gint64 id)
{
  ClinicSetup *setup = clinic_diary_get_setup (telling->diary);

  if (setup != NULL && id != 0)
    add_detail (telling, clinic_setup_get_staff_name (setup, id));
}

static void
show_as (Telling *telling, const char *icon, const char *css_class)
{
  telling->words->icon = icon;
  telling->words->css_class = css_class;
}

static void
open_by (Telling *telling, const char *action, gint64 id)
{
  if (id == 0)
    return;
  telling->words->action = action;
  telling->words->target = g_variant_ref_sink (g_variant_new_int64 (id));
}

/* Courses */

static void
tell_course (Telling *telling)
{
  const ClinicPatientCourse *course = telling->entry->subject;
  const char *area = course->course->area;
  int length = course->course->length;

  show_as (telling, "view-list-symbolic", "plain");
  open_by (telling, "win.show-patient", course->course->patient);
  if (!telling->entry->ends)
    {
      telling->words->title = g_strdup_printf (_("Course begun: %s"), area);
      take_detail (telling, g_strdup_printf (ngettext ("%d session planned", "%d sessions planned", length), length));
      return;
    }
  telling->words->title = g_strdup_printf (
    course->course->status == CLINIC_COURSE_COMPLETE ? _("Course complete: %s") : _("Course stopped: %s"), area);
  take_detail (telling, g_strdup_printf (ngettext ("%d of %d session performed", "%d of %d sessions performed", length),
                                         course->progress.performed, length));
}

/* Sessions and their records */

static char *
dup_minutes (gint64 from, gint64 to)
{
  int minutes = clinic_record_count_minutes (from, to);

  return minutes >= 0 ? clinic_format_minutes (minutes) : NULL;
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

static void
add_rollers (Telling *telling, gint64 session)
{
  const GPtrArray *rollers = telling->page->history->rollers;

  for (guint i = 0; i < rollers->len; i++)
    {
      const ClinicRoller *roller = rollers->pdata[i];
      g_autofree char *needle = clinic_roller_format_needle (roller->lot->needle);

      if (roller->session == session)
        /* Translators: of a roller: a needle's length and a lot */
        take_detail (telling, g_strdup_printf (_("roller %s, lot %s"), needle, roller->lot->lot));
    }
}

static void
add_reactions (Telling *telling, const ClinicRecord *record)
{
  for (guint i = 0; i < CLINIC_N_REACTIONS; i++)
    if (record->reactions & 1u << i)
      add_detail (telling, clinic_reaction_get_name (i));
  add_detail (telling, record->reactions_note);
}

static void
add_record (Telling *telling, const ClinicRecord *record)
{
  guint n_areas = 0;

  for (guint zone = 0; zone < CLINIC_N_ZONES; zone++)
    n_areas += record->zones >> zone & 1;
  n_areas += *record->other_area != '\0';
  if (n_areas > 0)
    take_detail (telling, g_strdup_printf (ngettext ("%u area", "%u areas", n_areas), n_areas));
  if (record->end_point != CLINIC_END_POINT_NONE)
    add_detail (telling, clinic_end_point_get_name (record->end_point));
  if (record->pain != CLINIC_RECORD_NO_PAIN)
    take_detail (telling, g_strdup_printf (_("pain %d of 10"), record->pain));
  add_reactions (telling, record);
}

static void
tell_performed (Telling *telling, const ClinicSession *session)
{
  const ClinicRecord *record = clinic_patient_history_find_record (telling->page->history, session->id);
  g_autofree char *numbed = dup_minutes (session->cream_at, session->rolling_at);

  if (numbed != NULL)
    take_detail (telling, g_strdup_printf (_("Numbed %s"), numbed));
  take_detail (telling, clinic_record_say_cream (session));
  add_rollers (telling, session->id);
  if (record != NULL && record->status != CLINIC_RECORD_PRELIMINARY)
    add_record (telling, record);
  add_staff (telling, session->doctor);
  if (record != NULL && record->status == CLINIC_RECORD_PRELIMINARY)
    add_detail (telling, _("Record not signed yet"));
}

static void
tell_planned (Telling *telling, const ClinicSession *session)
{
  ClinicSetup *setup = clinic_diary_get_setup (telling->diary);

  take_detail (telling, clinic_format_time (session->start, clinic_diary_get_zone (telling->diary)));
  add_detail (telling, setup != NULL ? clinic_setup_get_bed_name (setup, session->bed) : NULL);
  add_staff (telling, session->doctor);
}

static void
tell_session (Telling *telling)
{
  const ClinicSession *session = telling->entry->subject;
  const ClinicPatientCourse *course = NULL;
  gboolean performed = clinic_session_is_performed (session);

  clinic_patient_page_find_session (telling->page, session->id, &course);
  show_as (telling, performed ? "sittings-roller-symbolic" : clinic_session_words_get_icon (session->state, FALSE),
           clinic_session_words_get_class (session->state));
  telling->words->title = dup_session_title (session, clinic_patient_course_get_nth (course, session));
  if (performed)
    tell_performed (telling, session);
  else
    tell_planned (telling, session);
  add_detail (telling, session->reason);
  add_detail (telling, session->override_reason);
  if (performed || clinic_session_state_is_live (session->state))
    open_by (telling, performed ? "win.show-record" : "win.show-session", session->id);
}

/* Photos */

static void
tell_photos (Telling *telling)
{
  const ClinicPhotoGroup *group = telling->entry->subject;
  const ClinicPhoto *first = group->photos->pdata[0];
  guint told = 0;

  show_as (telling, "camera-photo-symbolic", "plain");
  telling->words->title = g_strdup_printf (ngettext ("%u photo", "%u photos", group->photos->len), group->photos->len);
  for (guint i = 0; i < group->photos->len; i++)
    {
      const ClinicPhoto *photo = group->photos->pdata[i];

      if (!(told & 1u << photo->view))
        add_detail (telling, clinic_photo_view_get_name (photo->view));
      told |= 1u << photo->view;
    }
  telling->words->action = "win.show-photo";
  telling->words->target = g_variant_ref_sink (g_variant_new ("(xx)", first->patient, first->id));
}

/* Healing */

static void
tell_healing (Telling *telling)
{
  const ClinicHealing *healing = telling->entry->subject;
  int begun = healing->peeling_started - healing->session_day;
  int over = healing->settled - healing->session_day;
  int lasted = healing->settled - healing->peeling_started;

  show_as (telling, "emblem-ok-symbolic", telling->entry->ends ? "state-done" : "plain");
  open_by (telling, "win.show-aftercare", healing->session);
  if (!telling->entry->ends)
    telling->words->title = g_strdup_printf (_("Peeling began on day %d"), begun);
  else if (healing->no_peeling)
    telling->words->title = g_strdup_printf (_("No peeling seen by day %d"), over);
  else
    telling->words->title = g_strdup_printf (_("Peeling over on day %d"), over);
  if (telling->entry->ends && healing->peeling_started != CLINIC_DAY_NONE)
    take_detail (telling, g_strdup_printf (ngettext ("Lasted %d day", "Lasted %d days", lasted), lasted));
}

/* Calls and red flags */

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
tell_call (Telling *telling)
{
  const ClinicCall *call = telling->entry->subject;

  show_as (telling, "call-start-symbolic", "state-booked");
  open_by (telling, "win.show-aftercare", call->session);
  telling->words->title = g_strdup (get_outcome (call->outcome));
  if (call->outcome == CLINIC_CALL_REACHED && call->verdict != CLINIC_VERDICT_NOTHING)
    add_detail (telling, clinic_verdict_get_word (call->verdict));
  add_staff (telling, call->actor);
  add_detail (telling, call->note);
}

static void
tell_red_flag (Telling *telling)
{
  const ClinicRedFlag *flag = telling->entry->subject;

  show_as (telling, "emoji-flags-symbolic", "flag");
  open_by (telling, "win.show-aftercare", flag->session);
  telling->words->title = g_strdup_printf (telling->entry->ends ? _("Red flag closed: %s") : _("Red flag: %s"), flag->reason);
  add_staff (telling, telling->entry->ends ? flag->closed_by : flag->opened_by);
  add_detail (telling, telling->entry->ends ? flag->note : NULL);
}

/* The journal */

static void
tell_change (Telling *telling)
{
  const ClinicJournalNote *note = telling->entry->subject;
  const ClinicPatientCourse *course = NULL;
  const ClinicSession *session = clinic_patient_page_find_session (telling->page,
                                                                   note->kind == CLINIC_KIND_SESSION ? note->row : 0, &course);
  const char *deed = clinic_verb_words_get_deed (note->verb);

  show_as (telling, "document-edit-symbolic", "plain");
  telling->words->title = g_strdup (deed != NULL ? deed : note->verb);
  if (session != NULL)
    {
      g_autofree char *day = clinic_format_day (session->day, CLINIC_DAY_FORM_HISTORY);

      /* Translators: %s is a day */
      take_detail (telling, g_strdup_printf (_("Session of %s"), day));
      if (clinic_session_state_is_live (session->state))
        open_by (telling, clinic_session_is_performed (session) ? "win.show-record" : "win.show-session", session->id);
    }
  else if (note->kind == CLINIC_KIND_PATIENT)
    open_by (telling, "win.edit-patient", telling->page->patient->id);
  add_staff (telling, note->actor);
}

static void (*const tell[CLINIC_N_TIMELINE_KINDS]) (Telling *telling) = {
  [CLINIC_TIMELINE_COURSE] = tell_course,
  [CLINIC_TIMELINE_CHANGE] = tell_change,
  [CLINIC_TIMELINE_SESSION] = tell_session,
  [CLINIC_TIMELINE_PHOTOS] = tell_photos,
  [CLINIC_TIMELINE_HEALING] = tell_healing,
  [CLINIC_TIMELINE_CALL] = tell_call,
  [CLINIC_TIMELINE_RED_FLAG] = tell_red_flag,
};

ClinicTimelineWords *
clinic_timeline_words_new (ClinicDiary *diary, const ClinicPatientPage *page, const ClinicTimelineEntry *entry)
{
  Telling telling = { diary, page, entry, NULL, NULL };

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL && entry != NULL, NULL);

  telling.words = g_new0 (ClinicTimelineWords, 1);
  telling.detail = g_string_new (NULL);
  telling.words->day = clinic_format_day (clinic_time_get_day (entry->at, clinic_diary_get_zone (diary)),
                                          CLINIC_DAY_FORM_HISTORY);
  tell[entry->kind] (&telling);
  telling.words->detail = g_string_free (telling.detail, FALSE);
  return telling.words;
}

void
clinic_timeline_words_free (ClinicTimelineWords *words)
{
  if (words == NULL)
    return;
  g_free (words->day);
  g_free (words->title);
  g_free (words->detail);
  g_clear_pointer (&words->target, g_variant_unref);
  g_free (words);
}

/* Bands */

guint
clinic_timeline_words_nth_course (const ClinicPatientPage *page, gint64 course)
{
  guint nth = 0;

  g_return_val_if_fail (page != NULL, 0);

  for (guint i = 0; i < page->courses->len; i++)
    nth += ((ClinicPatientCourse *) page->courses->pdata[i])->course->id < course;
  return nth;
}

char *
clinic_timeline_words_band (const ClinicPatientPage *page, gint64 course)
{
  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < page->courses->len; i++)
    {
      const ClinicPatientCourse *one = page->courses->pdata[i];
      g_autofree char *area = clinic_phrase_isolate (one->course->area);

      if (one->course->id == course)
        /* Translators: a course's area, then how many of its sessions were performed: "Acne scars, face · 3 of 6" */
        return g_strdup_printf (_("%s · %d of %d"), area, one->progress.performed, one->progress.length);
    }
  return g_strdup ("");
}
