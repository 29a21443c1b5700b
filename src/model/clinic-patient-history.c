/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-patient-history.h"

#include "model/clinic-patch-words.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-call-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-record-table.h"
#include "store/clinic-roller-table.h"

static void
photo_group_free (gpointer data)
{
  ClinicPhotoGroup *group = data;

  g_ptr_array_unref (group->photos);
  g_free (group);
}

void
clinic_patient_history_free (ClinicPatientHistory *history)
{
  if (history == NULL)
    return;
  g_clear_pointer (&history->records, g_ptr_array_unref);
  g_clear_pointer (&history->rollers, g_ptr_array_unref);
  g_clear_pointer (&history->healings, g_ptr_array_unref);
  g_clear_pointer (&history->photo_groups, g_ptr_array_unref);
  g_clear_pointer (&history->changes, g_ptr_array_unref);
  g_free (history);
}

/* Photos */

static ClinicPhotoGroup *
find_group (GPtrArray *groups, const ClinicPhoto *photo)
{
  ClinicPhotoGroup *group;

  for (guint i = groups->len; i > 0; i--)
    {
      group = groups->pdata[i - 1];
      if (group->session == photo->session && (photo->session != 0 || group->day == photo->day))
        return group;
    }
  group = g_new0 (ClinicPhotoGroup, 1);
  group->session = photo->session;
  group->day = photo->day;
  group->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_photo_free);
  g_ptr_array_add (groups, group);
  return group;
}

/* Within a group by view, as they are shown elsewhere: from the front, then from the sides, those to be sorted last. */
static int
compare_views (gconstpointer a, gconstpointer b)
{
  const ClinicPhoto *one = *(ClinicPhoto *const *) a;
  const ClinicPhoto *other = *(ClinicPhoto *const *) b;
  int order = (int) ((one->view + CLINIC_N_PHOTO_VIEWS - 1) % CLINIC_N_PHOTO_VIEWS) -
              (int) ((other->view + CLINIC_N_PHOTO_VIEWS - 1) % CLINIC_N_PHOTO_VIEWS);

  return order != 0 ? order : clinic_photo_compare (a, b);
}

static gboolean
load_photos (ClinicConn *conn, ClinicPatientHistory *history, gint64 patient, GError **error)
{
  g_autoptr (GPtrArray) photos = clinic_photo_table_load_patient (conn, patient, error);

  if (photos == NULL)
    return FALSE;
  history->photo_groups = g_ptr_array_new_with_free_func (photo_group_free);
  for (guint i = 0; i < photos->len; i++)
    g_ptr_array_add (find_group (history->photo_groups, photos->pdata[i])->photos, clinic_photo_copy (photos->pdata[i]));
  for (guint i = 0; i < history->photo_groups->len; i++)
    g_ptr_array_sort (((ClinicPhotoGroup *) history->photo_groups->pdata[i])->photos, compare_views);
  return TRUE;
}

/* Healing */

static gboolean
load_healing (ClinicConn *conn, ClinicPatientHistory *history, gint64 patient, GTimeZone *zone, GHashTable *patch_words,
              GError **error)
{
  g_autoptr (GPtrArray) answers = NULL;

  history->healings = clinic_healing_table_load_patient (conn, patient, error);
  if (history->healings == NULL)
    return FALSE;
  answers = clinic_call_table_load_colour (conn, patient, error);
  clinic_colour_habit_init (&history->colour);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const ClinicColourAnswer *answer = answers->pdata[i];

      clinic_colour_habit_answer (&history->colour, answer->session_day, clinic_time_get_day (answer->at, zone), answer->seen,
                                  clinic_patch_words_was_asked (patch_words, answer));
    }
  clinic_summary_get_habit (history->healings, &history->habit);
  return answers != NULL;
}

/* The journal */

static gboolean
load_changes (ClinicConn *conn, ClinicPatientHistory *history, gint64 patient, GError **error)
{
  history->changes = clinic_journal_table_load_patient (conn, patient, CLINIC_HISTORY_MOST_CHANGES, error);
  for (guint i = history->changes != NULL ? history->changes->len : 0; i > 0; i--)
    if (clinic_verb_words_get_deed (((ClinicJournalNote *) history->changes->pdata[i - 1])->verb) == NULL)
      g_ptr_array_remove_index (history->changes, i - 1);
  return history->changes != NULL;
}

ClinicPatientHistory *
clinic_patient_history_load (ClinicConn *conn, gint64 patient, GTimeZone *zone, GHashTable *patch_words, GError **error)
{
  g_autoptr (ClinicPatientHistory) history = g_new0 (ClinicPatientHistory, 1);

  history->records = clinic_record_table_load_patient (conn, patient, error);
  if (history->records == NULL)
    return NULL;
  history->rollers = clinic_roller_table_load_patient (conn, patient, error);
  if (history->rollers == NULL || !load_healing (conn, history, patient, zone, patch_words, error) ||
      !load_photos (conn, history, patient, error) || !load_changes (conn, history, patient, error))
    return NULL;
  return g_steal_pointer (&history);
}

const ClinicRecord *
clinic_patient_history_find_record (const ClinicPatientHistory *history, gint64 session)
{
  g_return_val_if_fail (history != NULL, NULL);

  for (guint i = 0; i < history->records->len; i++)
    if (((ClinicRecord *) history->records->pdata[i])->session == session)
      return history->records->pdata[i];
  return NULL;
}

const ClinicRecord *
clinic_patient_history_get_last_signed (const ClinicPatientHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  for (guint i = history->records->len; i > 0; i--)
    if (((ClinicRecord *) history->records->pdata[i - 1])->status != CLINIC_RECORD_PRELIMINARY)
      return history->records->pdata[i - 1];
  return NULL;
}
