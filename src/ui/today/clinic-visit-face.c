/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-visit-face.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "ui/parts/clinic-screening-words.h"

#define SECONDS_PER_MINUTE 60
/* So many of those who are next are named with their minutes. */
#define MOST_SOON 4
#define ICON_SCREENING "view-list-bullet-symbolic"

typedef struct
{
  const char *title;
  const char *icon;
} StageWords;

static const StageWords stages[CLINIC_N_STAGES] = {
  [CLINIC_STAGE_EXPECTED] = { N_("Expected"), "x-office-calendar-symbolic" },
  [CLINIC_STAGE_ARRIVED] = { N_("Arrived"), "avatar-default-symbolic" },
  [CLINIC_STAGE_NUMBING] = { N_("Numbing"), "sittings-cream-symbolic" },
  [CLINIC_STAGE_READY] = { N_("Ready"), "alarm-symbolic" },
  [CLINIC_STAGE_ROLLING] = { N_("Rolling"), "sittings-roller-symbolic" },
  [CLINIC_STAGE_DONE] = { N_("Done"), "object-select-symbolic" },
};

const char *
clinic_stage_get_title (ClinicStage stage)
{
  g_return_val_if_fail (stage < CLINIC_N_STAGES, NULL);

  return _(stages[stage].title);
}

const char *
clinic_stage_get_icon (ClinicStage stage)
{
  g_return_val_if_fail (stage < CLINIC_N_STAGES, NULL);

  return stages[stage].icon;
}

/* What filling a face works with. */
typedef struct
{
  const ClinicToday *today;
  ClinicSetup *setup;
  gint64 now;
  GTimeZone *zone;
  gboolean primary;
} Scene;

static void
note_free (gpointer data)
{
  ClinicFaceNote *note = data;

  g_free (note->text);
  g_free (note);
}

static void
add_note (ClinicVisitFace *face, ClinicTone tone, const char *icon, char *text)
{
  ClinicFaceNote *note = g_new0 (ClinicFaceNote, 1);

  note->tone = tone;
  note->icon = icon;
  note->text = text;
  g_ptr_array_add (face->notes, note);
}

static void
set_step (ClinicVisitFace *face, const char *label, const char *icon, const char *action, gboolean suggested)
{
  g_free (face->step);
  face->step = g_strdup (label);
  face->step_icon = icon;
  face->step_action = action;
  face->step_suggested = suggested;
}

static char *
dup_first_name (const ClinicTodayVisit *visit)
{
  const char *name = visit->visit->patient_name;
  const char *space = g_utf8_strchr (name, -1, ' ');

  g_autofree char *first = space != NULL ? g_strndup (name, space - name) : g_strdup (name);

  return clinic_phrase_isolate (first);
}

static char *
word_place (const Scene *scene, const ClinicVisit *visit)
{
  g_autofree char *bed = clinic_setup_say_bed (scene->setup, visit->session->bed);
  g_autofree char *doctor = clinic_setup_say_staff (scene->setup, visit->session->doctor);

  /* Translators: 3 of 6 · Bed 2 · Dr Nair */
  return g_strdup_printf (_("%d of %d · %s · %s"), visit->nth, visit->length, bed, doctor);
}

static void
fill_expected (ClinicVisitFace *face, const Scene *scene)
{
  int late = clinic_today_visit_get_late (face->visit, scene->now);

  if (face->off)
    {
      add_note (face, CLINIC_TONE_PLAIN, "action-unavailable-symbolic", g_strdup (_("No-show")));
      return;
    }
  if (late > 0)
    face->late = g_strdup_printf (ngettext ("%d min late", "%d min late", late), late);
  face->offer_no_show = late >= CLINIC_GRACE_MINUTES || face->visit->from_before;
  if (scene->primary || late > 0 || face->visit->from_before)
    set_step (face, _("Check In"), "avatar-default-symbolic", "today.arrive", FALSE);
}

static void
fill_arrived (ClinicVisitFace *face, const Scene *scene)
{
  const ClinicSession *session = face->visit->visit->session;
  g_autofree char *free_at = NULL;
  g_autofree char *bed = NULL;

  if (clinic_today_find_in_bed (scene->today, session->bed, session->id, scene->now) == NULL)
    {
      set_step (face, _("Cream On…"), "sittings-cream-symbolic", "today.cream-on", TRUE);
      return;
    }
  free_at = clinic_format_time (clinic_today_get_bed_free (scene->today, session->bed, session->id, scene->now), scene->zone);
  bed = clinic_setup_say_bed (scene->setup, session->bed);
  /* Translators: "Bed 4 free about 10:55" */
  add_note (face, CLINIC_TONE_PLAIN, "sittings-bed-symbolic", g_strdup_printf (_("%s free about %s"), bed, free_at));
}

static void
fill_clock (ClinicVisitFace *face, const Scene *scene)
{
  g_autofree char *ready = clinic_format_time (face->numbing.ready_at, scene->zone);
  g_autofree char *limit = clinic_format_time (face->numbing.overdue_at, scene->zone);
  g_autofree char *planned = clinic_format_time (face->visit->visit->session->rolling_start, scene->zone);
  int minutes;

  face->has_clock = TRUE;
  face->overdue = face->numbing.overdue;
  if (face->numbing.overdue)
    {
      minutes = (int) ((scene->now - face->numbing.overdue_at) / SECONDS_PER_MINUTE);
      face->state = g_strdup_printf (_("Overdue %d min"), minutes);
      face->state_tone = CLINIC_TONE_BAD;
      face->plan = g_strdup_printf (_("limit %s"), limit);
      return;
    }
  minutes = (int) ((scene->now - face->numbing.ready_at) / SECONDS_PER_MINUTE);
  face->state = face->numbing.ready ? g_strdup_printf (_("Ready %d min"), minutes) : g_strdup_printf (_("Ready from %s"), ready);
  face->state_tone = face->numbing.ready ? CLINIC_TONE_GOOD : CLINIC_TONE_PLAIN;
  face->plan = g_strdup_printf (_("planned %s"), planned);
}

static void
fill_ready (ClinicVisitFace *face, const Scene *scene)
{
  gint64 doctor = face->visit->visit->session->doctor;
  g_autoptr (GPtrArray) next = clinic_today_list_next (scene->today, doctor, scene->now);
  g_autofree char *name = clinic_setup_say_staff (scene->setup, doctor);
  gboolean first = next->len > 0 && next->pdata[0] == (gpointer) face->visit;
  g_autofree char *free_at = NULL;
  g_autofree char *before = NULL;

  if (clinic_today_find_rolling (scene->today, doctor, scene->now) == NULL)
    {
      set_step (face, _("Start Rolling"), "sittings-roller-symbolic", "today.start-rolling", first);
      return;
    }
  if (first)
    {
      free_at = clinic_format_time (clinic_today_get_doctor_free (scene->today, doctor, scene->now), scene->zone);
      /* Translators: "Next for Dr Nair, 10:25" */
      add_note (face, CLINIC_TONE_PLAIN, "sittings-roller-symbolic", g_strdup_printf (_("Next for %s, %s"), name, free_at));
      return;
    }
  before = next->len > 0 ? dup_first_name (next->pdata[0]) : g_strdup ("");
  /* Translators: a doctor, then the patient who is before this one: "Dr Nair rolls Lena first" */
  add_note (face, CLINIC_TONE_PLAIN, "sittings-roller-symbolic", g_strdup_printf (_("%s rolls %s first"), name, before));
}

static void
fill_rolling (ClinicVisitFace *face, const Scene *scene)
{
  int rolled = clinic_today_visit_get_rolled (face->visit, scene->now);
  int planned = face->visit->visit->session->rolling;
  g_autofree char *until = clinic_format_time (clinic_today_visit_get_rolling_end (face->visit, scene->now), scene->zone);

  face->state = g_strdup_printf (_("%d of %d min"), rolled, planned);
  face->progress = CLAMP ((double) rolled / MAX (planned, 1), 0, 1);
  face->progress_until = g_strdup_printf (C_("time of day", "until %s"), until);
  set_step (face, _("Finish…"), "object-select-symbolic", "today.finish", TRUE);
}

static void
fill_done (ClinicVisitFace *face, const Scene *scene)
{
  const ClinicTodayVisit *visit = face->visit;
  int rolled = clinic_today_visit_get_rolled (visit, scene->now);
  g_autofree char *next = clinic_format_day_near (visit->next_booked, scene->today->day);

  g_free (face->caption);
  face->caption = g_strdup_printf (_("%d of %d · %d min rolled"), visit->visit->nth, visit->visit->length, rolled);
  g_free (face->time);
  face->time = clinic_format_time (visit->visit->session->rolled_at, scene->zone);
  if (visit->visit->session->stopped_early)
    add_note (face, CLINIC_TONE_CAUTION, NULL, g_strdup (_("Stopped early")));
  if (visit->next_booked != CLINIC_DAY_NONE)
    add_note (face, CLINIC_TONE_GOOD, NULL, g_strdup_printf (_("Next: %s"), next));
  else if (visit->left == 0)
    add_note (face, CLINIC_TONE_GOOD, NULL, g_strdup (_("Course complete")));
  else
    {
      g_autofree char *label = g_strdup_printf (_("Book %d of %d"), visit->visit->nth + 1, visit->visit->length);

      add_note (face, CLINIC_TONE_CAUTION, NULL, g_strdup (_("Next not booked")));
      set_step (face, label, "list-add-symbolic", "win.book", FALSE);
    }
}

/* What the day's questions say, until rolling begins: a block takes the place of the step that it forbids. */
static void
mind_screening (ClinicVisitFace *face)
{
  const ClinicVisit *visit = face->visit->visit;
  ClinicTone tone;
  const char *note = clinic_screening_words_note (visit->screening, visit->screening_open, visit->screening_doctor != 0, &tone);
  gboolean blocks = visit->screening == CLINIC_FINDING_BLOCK;

  if (face->off || face->stage >= CLINIC_STAGE_ROLLING || note == NULL || (face->stage == CLINIC_STAGE_EXPECTED && !blocks))
    return;
  add_note (face, tone, tone == CLINIC_TONE_PLAIN ? ICON_SCREENING : NULL, g_strdup (note));
  if (blocks && face->stage == CLINIC_STAGE_READY)
    set_step (face, _("Screening…"), ICON_SCREENING, "win.show-screening", FALSE);
}

static void
fill_stage (ClinicVisitFace *face, const Scene *scene)
{
  switch (face->stage)
    {
    case CLINIC_STAGE_EXPECTED: fill_expected (face, scene); break;
    case CLINIC_STAGE_ARRIVED: fill_arrived (face, scene); break;
    case CLINIC_STAGE_NUMBING: fill_clock (face, scene); break;
    case CLINIC_STAGE_READY:
      fill_clock (face, scene);
      fill_ready (face, scene);
      break;
    case CLINIC_STAGE_ROLLING: fill_rolling (face, scene); break;
    case CLINIC_STAGE_DONE: fill_done (face, scene); break;
    case CLINIC_N_STAGES:
    default: g_assert_not_reached ();
    }
}

static char *
word_sentence (const ClinicVisitFace *face)
{
  const ClinicVisit *visit = face->visit->visit;
  GString *sentence = g_string_new (visit->patient_name);

  clinic_phrase_add (sentence, face->time);
  clinic_phrase_add (sentence, face->caption);
  clinic_phrase_add (sentence, clinic_stage_get_title (face->stage));
  clinic_phrase_add (sentence, face->late);
  clinic_phrase_add (sentence, face->state);
  for (guint i = 0; i < face->notes->len; i++)
    clinic_phrase_add (sentence, ((ClinicFaceNote *) face->notes->pdata[i])->text);
  clinic_phrase_add (sentence, visit->red_flag ? _("Red flag") : NULL);
  clinic_phrase_add (sentence, *visit->allergies ? _("Allergy") : NULL);
  clinic_phrase_add (sentence, visit->cold_sores ? _("Cold sores") : NULL);
  return g_string_free (sentence, FALSE);
}

ClinicVisitFace *
clinic_visit_face_new (const ClinicToday *today, const ClinicTodayVisit *visit, ClinicSetup *setup, gint64 now,
                       GTimeZone *zone, gboolean primary)
{
  Scene scene = { today, setup, now, zone, primary };
  ClinicVisitFace *face;

  g_return_val_if_fail (today != NULL && visit != NULL && setup != NULL && zone != NULL, NULL);

  face = g_new0 (ClinicVisitFace, 1);
  face->visit = visit;
  face->stage = clinic_today_visit_get_stage (visit, now);
  face->off = visit->visit->session->state == CLINIC_SESSION_NOSHOW;
  face->notes = g_ptr_array_new_with_free_func (note_free);
  face->time = visit->from_before ? clinic_format_day_time (visit->visit->session->start, zone)
                                  : clinic_format_minute (visit->visit->session->minute);
  face->caption = word_place (&scene, visit->visit);
  face->progress = -1;
  clinic_today_visit_get_numbing (visit, now, &face->numbing);
  fill_stage (face, &scene);
  mind_screening (face);
  if (visit->from_before)
    add_note (face, CLINIC_TONE_CAUTION, "appointment-missed-symbolic", g_strdup (_("Still open from before")));
  face->sentence = word_sentence (face);
  return face;
}

void
clinic_visit_face_free (ClinicVisitFace *face)
{
  if (face == NULL)
    return;
  g_free (face->time);
  g_free (face->caption);
  g_free (face->late);
  g_free (face->state);
  g_free (face->plan);
  g_free (face->progress_until);
  g_free (face->step);
  g_free (face->sentence);
  g_ptr_array_unref (face->notes);
  g_free (face);
}

/* The first of those who wait for the doctor, the ready ones without a time. */
static char *
word_waiting (const ClinicToday *today, GPtrArray *next, gint64 now, GTimeZone *zone)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (next->len, 2); i++)
    {
      const ClinicTodayVisit *visit = next->pdata[i];
      g_autofree char *name = dup_first_name (visit);
      g_autofree char *time = clinic_format_time (visit->visit->session->rolling_start, zone);

      if (clinic_today_visit_get_stage (visit, now) == CLINIC_STAGE_READY)
        clinic_phrase_add (words, name);
      else
        {
          g_autofree char *both = g_strdup_printf ("%s %s", name, time);

          clinic_phrase_add (words, both);
          break;
        }
    }
  return g_string_free (words, FALSE);
}

char *
clinic_visit_face_describe_doctor (const ClinicToday *today, gint64 doctor, gint64 now, GTimeZone *zone, gboolean *busy)
{
  const ClinicTodayVisit *rolling = clinic_today_find_rolling (today, doctor, now);
  g_autoptr (GPtrArray) next = clinic_today_list_next (today, doctor, now);
  g_autofree char *waiting = word_waiting (today, next, now, zone);
  g_autofree char *name = rolling != NULL ? dup_first_name (rolling) : NULL;
  g_autofree char *until = rolling != NULL ? clinic_format_time (clinic_today_visit_get_rolling_end (rolling, now), zone) : NULL;

  *busy = rolling != NULL;
  if (rolling == NULL && next->len == 0)
    return NULL;
  if (rolling == NULL)
    /* Translators: of a doctor: "free, next Mei, Sofia 11:25" */
    return g_strdup_printf (_("free, next %s"), waiting);
  if (next->len == 0)
    /* Translators: of a doctor: "Omar until 10:25" */
    return g_strdup_printf (_("%s until %s"), name, until);
  /* Translators: of a doctor: "Omar until 10:25, then Lena, Asha 10:45" */
  return g_strdup_printf (_("%s until %s, then %s"), name, until, waiting);
}

static char *
word_soon (const ClinicTodayVisit *visit, gint64 now)
{
  g_autofree char *name = dup_first_name (visit);
  ClinicNumbing numbing;
  gint64 at = visit->visit->session->rolling_start;

  clinic_today_visit_get_numbing (visit, now, &numbing);
  if (numbing.ready)
    /* Translators: a patient */
    return g_strdup_printf (_("%s is ready"), name);
  if (numbing.ready_at != CLINIC_TIME_NONE)
    at = MAX (numbing.ready_at, at);
  /* Translators: a patient, then minutes */
  return g_strdup_printf (_("%s in %d min"), name, (int) (MAX (at - now, 0) / SECONDS_PER_MINUTE));
}

char *
clinic_visit_face_describe_next (const ClinicToday *today, gint64 doctor, gint64 now)
{
  g_autoptr (GPtrArray) next = NULL;
  GString *words;

  g_return_val_if_fail (today != NULL, NULL);

  next = clinic_today_list_next (today, doctor, now);
  if (next->len == 0)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < MIN (next->len, MOST_SOON); i++)
    {
      g_autofree char *phrase = word_soon (next->pdata[i], now);

      clinic_phrase_add (words, phrase);
    }
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}
