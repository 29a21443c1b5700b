/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-series.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-patient.h"
#include "core/clinic-phrase.h"
#include "core/clinic-skin-type.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-patch-words.h"
#include "store/clinic-call-table.h"
#include "store/clinic-course-table.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-session-table.h"

#define COLOURS_SAID 3 /* of the last sessions */

static void
entry_free (gpointer data)
{
  ClinicSeriesEntry *entry = data;

  g_clear_pointer (&entry->grade, clinic_grade_free);
  g_clear_pointer (&entry->photo, clinic_photo_free);
  g_free (entry->healing);
  g_free (entry);
}

void
clinic_series_free (ClinicSeries *series)
{
  if (series == NULL)
    return;
  g_clear_pointer (&series->course, clinic_course_free);
  g_clear_pointer (&series->entries, g_ptr_array_unref);
  g_free (series->patient_name);
  g_free (series);
}

/* Reading */

typedef struct
{
  gint64 course;
  GTimeZone *zone;
  GHashTable *words; /* as clinic_patch_words_list() gives them */
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_time_zone_unref (wanted->zone);
  g_hash_table_unref (wanted->words);
  g_free (wanted);
}

static ClinicSeriesEntry *
add_entry (ClinicSeries *series, ClinicDay day)
{
  ClinicSeriesEntry *entry = g_new0 (ClinicSeriesEntry, 1);

  entry->day = day;
  clinic_colour_init (&entry->colour);
  g_ptr_array_add (series->entries, entry);
  return entry;
}

static ClinicSeriesEntry *
find_entry (const ClinicSeries *series, gint64 session)
{
  for (guint i = 0; session != 0 && i < series->entries->len; i++)
    if (((ClinicSeriesEntry *) series->entries->pdata[i])->session == session)
      return series->entries->pdata[i];
  return NULL;
}

static gboolean
load_sessions (ClinicConn *conn, ClinicSeries *series, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, series->course->id, error);
  int nth = 0;

  if (sessions == NULL)
    return FALSE;
  clinic_course_get_progress (series->course, sessions, &series->progress);
  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *session = sessions->pdata[i];
      ClinicSeriesEntry *entry;

      if (!clinic_session_state_is_live (session->state))
        continue;
      entry = add_entry (series, session->day);
      entry->session = session->id;
      entry->nth = ++nth;
      entry->performed = clinic_session_is_performed (session);
    }
  return TRUE;
}

static gboolean
load_grades (ClinicConn *conn, ClinicSeries *series, GError **error)
{
  g_autoptr (GPtrArray) grades = clinic_grade_table_load_course (conn, series->course->id, error);

  for (guint i = 0; grades != NULL && i < grades->len; i++)
    {
      const ClinicGrade *grade = grades->pdata[i];
      ClinicSeriesEntry *entry = find_entry (series, grade->session);

      if (entry == NULL || entry->grade != NULL)
        entry = add_entry (series, grade->day);
      entry->grade = clinic_grade_copy (grade);
    }
  return grades != NULL;
}

static gboolean
load_healings (ClinicConn *conn, ClinicSeries *series, GError **error)
{
  g_autoptr (GPtrArray) healings = clinic_healing_table_load_course (conn, series->course->id, error);

  for (guint i = 0; healings != NULL && i < healings->len; i++)
    {
      const ClinicHealing *healing = healings->pdata[i];
      ClinicSeriesEntry *entry = find_entry (series, healing->session);

      if (entry != NULL && entry->healing == NULL)
        entry->healing = g_memdup2 (healing, sizeof *healing);
    }
  return healings != NULL;
}

static gboolean
load_colours (ClinicConn *conn, ClinicSeries *series, const Wanted *wanted, GError **error)
{
  g_autoptr (GPtrArray) answers = clinic_call_table_load_colour (conn, series->course->patient, error);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const ClinicColourAnswer *answer = answers->pdata[i];
      ClinicSeriesEntry *entry = find_entry (series, answer->session);

      if (entry != NULL)
        clinic_colour_answer (&entry->colour, clinic_time_get_day (answer->at, wanted->zone), answer->seen,
                              clinic_patch_words_was_asked (wanted->words, answer));
    }
  return answers != NULL;
}

static gboolean
is_of (const ClinicPhoto *photo, const ClinicSeriesEntry *entry)
{
  return entry->session != 0 && photo->session != 0 ? photo->session == entry->session : photo->day == entry->day;
}

static gboolean
load_photos (ClinicConn *conn, ClinicSeries *series, GError **error)
{
  g_autoptr (GPtrArray) photos = clinic_photo_table_load_patient (conn, series->course->patient, error);

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    for (guint j = 0; j < series->entries->len; j++)
      {
        const ClinicPhoto *photo = photos->pdata[i];
        ClinicSeriesEntry *entry = series->entries->pdata[j];

        if (photo->view == CLINIC_PHOTO_FRONT && entry->photo == NULL && is_of (photo, entry))
          entry->photo = clinic_photo_copy (photo);
      }
  return photos != NULL;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ClinicSeriesEntry *first = *(ClinicSeriesEntry *const *) a;
  const ClinicSeriesEntry *second = *(ClinicSeriesEntry *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->nth - second->nth;
}

static gpointer
load_series_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (ClinicSeries) series = g_new0 (ClinicSeries, 1);
  g_autoptr (ClinicPatient) patient = NULL;

  series->entries = g_ptr_array_new_with_free_func (entry_free);
  series->course = clinic_course_table_load (conn, wanted->course, error);
  if (series->course == NULL)
    return NULL;
  patient = clinic_patient_table_load (conn, series->course->patient, error);
  if (patient == NULL || !load_sessions (conn, series, error) || !load_grades (conn, series, error) ||
      !load_healings (conn, series, error) || !load_colours (conn, series, wanted, error) ||
      !load_photos (conn, series, error))
    return NULL;
  series->patient_name = clinic_patient_dup_name (patient);
  series->skin_type = patient->skin_type;
  g_ptr_array_sort (series->entries, compare_entries);
  return g_steal_pointer (&series);
}

void
clinic_diary_load_series_async (ClinicDiary *diary, gint64 course, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Wanted *wanted;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  wanted = g_new0 (Wanted, 1);
  wanted->course = course;
  wanted->zone = g_time_zone_ref (clinic_diary_get_zone (diary));
  wanted->words = clinic_patch_words_list (diary);
  clinic_diary_read (diary, load_series_job, wanted, (GDestroyNotify) wanted_free, (GDestroyNotify) clinic_series_free,
                     cancellable, callback, user_data);
}

ClinicSeries *
clinic_diary_load_series_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* What it says */

const ClinicSeriesEntry *
clinic_series_find (const ClinicSeries *series, gint64 session)
{
  g_return_val_if_fail (series != NULL, NULL);

  return find_entry (series, session);
}

char *
clinic_series_say_change (const ClinicSeries *series)
{
  const ClinicGrade *first = NULL;
  const ClinicGrade *last = NULL;

  g_return_val_if_fail (series != NULL, NULL);

  for (guint i = 0; i < series->entries->len; i++)
    {
      const ClinicSeriesEntry *entry = series->entries->pdata[i];

      if (entry->grade == NULL)
        continue;
      first = first != NULL ? first : entry->grade;
      last = entry->grade;
    }
  return first != last ? clinic_grade_say_change (first, last) : NULL;
}

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
say_peeling (const ClinicHealing *healing)
{
  int from, lasted;

  if (healing == NULL || healing->peeling_started == CLINIC_DAY_NONE)
    return healing != NULL && healing->no_peeling ? g_strdup (_("no peeling seen")) : NULL;
  from = healing->peeling_started - healing->session_day;
  if (healing->settled == CLINIC_DAY_NONE)
    /* Translators: days after the session */
    return g_strdup_printf (_("peeling from day %d"), from);
  lasted = healing->settled - healing->peeling_started;
  /* Translators: the day after the session that peeling began on, and how many days it lasted */
  return g_strdup_printf (ngettext ("peeling from day %d for %d day", "peeling from day %d for %d days", lasted), from, lasted);
}

static char *
say_day (const ClinicSeriesEntry *entry)
{
  g_autofree char *day = clinic_format_day (entry->day, CLINIC_DAY_FORM_HISTORY);

  if (entry->grade != NULL)
    return clinic_grade_say (entry->grade, entry->nth);
  /* Translators: which session, its day */
  return g_strdup_printf (_("Session %d, %s: not graded"), entry->nth, day);
}

char *
clinic_series_say_entry (const ClinicSeriesEntry *entry)
{
  GString *words = g_string_new (NULL);
  g_autofree char *grade = NULL;
  g_autofree char *peeling = NULL;
  g_autofree char *colour = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  grade = say_day (entry);
  peeling = say_peeling (entry->healing);
  colour = clinic_colour_say (&entry->colour);
  add_part (words, grade);
  add_part (words, peeling);
  add_part (words, colour);
  if (entry->photo != NULL)
    add_part (words, _("with a photo"));
  return g_string_free (words, FALSE);
}

/* The first of the last few sessions after which something was told. */
static guint
find_first_said (const ClinicSeries *series)
{
  guint first = series->entries->len;
  guint n = 0;

  for (guint i = series->entries->len; i > 0 && n < COLOURS_SAID; i--)
    if (((ClinicSeriesEntry *) series->entries->pdata[i - 1])->colour.state != CLINIC_COLOUR_NOT_ASKED)
      {
        first = i - 1;
        n++;
      }
  return first;
}

static char *
say_colours (const ClinicSeries *series)
{
  GString *words = g_string_new (NULL);

  for (guint i = find_first_said (series); i < series->entries->len; i++)
    {
      const ClinicSeriesEntry *entry = series->entries->pdata[i];
      g_autofree char *told = clinic_colour_say (&entry->colour);
      /* Translators: which session, and what was told of patches after it */
      g_autofree char *said = told != NULL ? g_strdup_printf (_("session %d %s"), entry->nth, told) : NULL;

      clinic_phrase_add_clause (words, said);
    }
  return g_string_free (words, FALSE);
}

char *
clinic_series_say_colour (const ClinicSeries *series)
{
  g_autofree char *colours = NULL;
  g_autofree char *type = NULL;

  g_return_val_if_fail (series != NULL, NULL);

  colours = say_colours (series);
  if (*colours == '\0')
    return NULL;
  if (series->skin_type == CLINIC_SKIN_TYPE_UNKNOWN)
    /* Translators: sessions with what was told of patches after them */
    return g_strdup_printf (_("Colour: %s."), colours);
  type = clinic_skin_type_say (series->skin_type);
  if (clinic_skin_type_darkens (series->skin_type))
    /* Translators: a skin type, then sessions with what was told of patches after them */
    return g_strdup_printf (_("Colour on skin type %s, which darkens more often: %s."), type, colours);
  /* Translators: a skin type, then sessions with what was told of patches after them */
  return g_strdup_printf (_("Colour on skin type %s: %s."), type, colours);
}

gboolean
clinic_series_next_is_due (const ClinicSeries *series, ClinicDay today)
{
  const ClinicCourseProgress *progress;

  g_return_val_if_fail (series != NULL, FALSE);

  progress = &series->progress;
  if (progress->next_booked != CLINIC_DAY_NONE)
    return TRUE;
  return series->course->status == CLINIC_COURSE_ACTIVE && progress->performed < progress->length &&
         progress->earliest != CLINIC_DAY_NONE && progress->earliest <= today;
}

static int
get_most_days (ClinicDiary *diary, gint64 id)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (diary, id);
  const ClinicSymptom *symptom = protocol != NULL ? clinic_protocol_find_symptom (protocol, CLINIC_SYMPTOM_PATCHES) : NULL;

  for (guint i = 0; symptom != NULL && i < symptom->bands->len; i++)
    if (g_array_index (symptom->bands, ClinicTriageBand, i).verdict == CLINIC_VERDICT_EXPECTED)
      return g_array_index (symptom->bands, ClinicTriageBand, i).until;
  return G_MAXINT;
}

/* A session's healing is carried on by the next one, and so is its colour: what was told later counts. */
char *
clinic_series_warn (const ClinicSeries *series, ClinicDiary *diary, const ClinicSeriesEntry *before)
{
  const ClinicSeriesEntry *last = NULL;

  g_return_val_if_fail (series != NULL && CLINIC_IS_DIARY (diary), NULL);

  for (guint i = 0; i < series->entries->len && series->entries->pdata[i] != before; i++)
    {
      const ClinicSeriesEntry *entry = series->entries->pdata[i];

      if (entry->performed && entry->colour.state != CLINIC_COLOUR_NOT_ASKED)
        last = entry;
    }
  if (last == NULL)
    return NULL;
  return clinic_colour_warn (&last->colour, last->day, last->nth, get_most_days (diary, series->course->protocol),
                             clinic_diary_get_today (diary));
}
