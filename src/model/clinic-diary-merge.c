/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-patient-consequences.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-patient-merge.h"
#include "store/clinic-patient-table.h"

typedef struct
{
  ClinicPatient *merged;
  ClinicPatient *other;
  ClinicDay today;
  GTimeZone *zone;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  clinic_patient_free (merge->merged);
  clinic_patient_free (merge->other);
  g_time_zone_unref (merge->zone);
  g_free (merge);
}

static gboolean
refuse (GError **error, ClinicError code, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, code, words);
  return FALSE;
}

static gboolean
check_stands (ClinicConn *conn, const ClinicPatient *seen, GError **error)
{
  g_autoptr (ClinicPatient) now = clinic_patient_table_load (conn, seen->id, error);

  if (now == NULL)
    return FALSE;
  if (now->merged_into != 0)
    return refuse (error, CLINIC_ERROR_CONFLICT, _("This record was merged with another one already."));
  if (now->version != seen->version)
    return refuse (error, CLINIC_ERROR_STALE, "patient");
  return TRUE;
}

/* Into a record that others were merged into, and never that one into a third: so each can be parted again alone. */
static gboolean
check_holds_none (ClinicConn *conn, const ClinicPatient *other, GError **error)
{
  g_autoptr (GPtrArray) merged = clinic_patient_table_load_merged (conn, other->id, error);

  if (merged == NULL)
    return FALSE;
  if (merged->len > 0)
    {
      g_autofree char *words = g_strdup_printf (_("Other records were merged into %s. Keep that number, or part them first."),
                                                other->number);

      return refuse (error, CLINIC_ERROR_CONFLICT, words);
    }
  return TRUE;
}

static gboolean
check_clash (ClinicConn *conn, const Merge *merge, GError **error)
{
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;
  gint64 at;

  if (!clinic_patient_merge_find_clash (conn, merge->merged->id, merge->other->id, &at, error))
    return FALSE;
  if (at == CLINIC_TIME_NONE)
    return TRUE;
  when = clinic_format_day_time (at, merge->zone);
  words = g_strdup_printf (_("Both have a session on %s. Move or cancel one of them first."), when);
  return refuse (error, CLINIC_ERROR_CONFLICT, words);
}

static gboolean
check (ClinicConn *conn, const Merge *merge, GError **error)
{
  g_autofree char *fault = NULL;

  if (merge->merged->id == merge->other->id)
    return refuse (error, CLINIC_ERROR_INVALID, _("This is the same record."));
  if (clinic_patient_check (merge->merged, merge->today, &fault) != CLINIC_PATIENT_FIELD_NONE)
    return refuse (error, CLINIC_ERROR_INVALID, fault);
  return check_stands (conn, merge->merged, error) && check_stands (conn, merge->other, error) &&
         check_holds_none (conn, merge->other, error) && check_clash (conn, merge, error);
}

static gboolean
merge_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Merge *merge = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autofree char *name = clinic_patient_dup_name (merge->merged);
  g_autoptr (ClinicPatient) anybody = clinic_patient_new ();

  if (!check (conn, merge, error) || !clinic_patient_merge_move (tx, merge->other->id, merge->merged->id, error) ||
      !clinic_patient_table_update (tx, merge->merged, error) ||
      /* what came along is not asked yet whether the patient may be called, or lives */
      !clinic_patient_follow_consequences (tx, anybody, merge->merged, error) ||
      !clinic_patient_merge_retire (tx, merge->other->id, merge->merged->id, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, merge->merged->id);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Merged %s into %s, %s"), merge->other->number, merge->merged->number, name));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

void
clinic_diary_merge_patients_async (ClinicDiary *diary, const ClinicPatient *merged, const ClinicPatient *other,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Merge *merge;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && merged != NULL && other != NULL);

  merge = g_new0 (Merge, 1);
  merge->merged = clinic_patient_copy (merged);
  merge->other = clinic_patient_copy (other);
  merge->today = clinic_diary_get_today (diary);
  merge->zone = g_time_zone_ref (clinic_diary_get_zone (diary));
  clinic_diary_write (diary, "merge-patients", TRUE, merge_job, merge, merge_free, cancellable, callback, user_data);
}

/* Parting */

static const char *
word_stale (const char *message)
{
  g_auto (GStrv) words = g_strsplit (message, " ", 2);
  ClinicKind kind;

  if (words[0] == NULL || !clinic_kind_from_table (words[0], &kind))
    kind = CLINIC_N_KINDS;
  if (kind == CLINIC_KIND_PATIENT)
    return _("The patient’s details were changed after the records were merged, so they cannot be parted any more.");
  if (kind == CLINIC_KIND_SESSION || kind == CLINIC_KIND_COURSE)
    return _("A session or a course was changed after the records were merged, so they cannot be parted any more.");
  if (kind == CLINIC_KIND_FOLLOW_UP)
    return _("A follow-up was dealt with after the records were merged, so they cannot be parted any more.");
  return _("Something that was handed over was changed after the records were merged, so they cannot be parted any more.");
}

static gboolean
explain (GError *refused, GError **error)
{
  g_autoptr (GError) local = refused;

  if (g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_STALE))
    return refuse (error, CLINIC_ERROR_CONFLICT, word_stale (local->message));
  if (g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_CONFLICT) && g_str_equal (local->message, CLINIC_TX_PARTED))
    return refuse (error, CLINIC_ERROR_CONFLICT, word_stale ("session"));
  if (g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_CONFLICT))
    return refuse (error, CLINIC_ERROR_CONFLICT,
                   _("Sessions were booked in a course that was handed over, so the records cannot be parted any more."));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
unmerge_job (ClinicTx *tx, gpointer data, GError **error)
{
  gint64 patient = *(gint64 *) data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicPatient) parted = NULL;
  GError *refused = NULL;
  gint64 journal;

  if (!clinic_patient_merge_find_journal (conn, patient, &journal, error))
    return FALSE;
  if (journal == 0)
    return refuse (error, CLINIC_ERROR_NOT_FOUND, "merge");
  if (!clinic_tx_revert (tx, journal, NULL, &refused))
    return explain (refused, error);
  parted = clinic_patient_table_load (conn, patient, error);
  if (parted == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, patient);
  clinic_tx_set_summary (tx, g_strdup_printf (_("%s has a record of its own again"), parted->number));
  return TRUE;
}

void
clinic_diary_unmerge_patients_async (ClinicDiary *diary, gint64 patient, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "unmerge-patients", TRUE, unmerge_job, g_memdup2 (&patient, sizeof patient), g_free, cancellable,
                      callback, user_data);
}

/* Reading */

static gpointer
load_two_job (ClinicConn *conn, gpointer data, GError **error)
{
  const gint64 *ids = data;
  g_autoptr (GPtrArray) two = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);

  for (int i = 0; i < 2; i++)
    {
      ClinicPatient *patient = clinic_patient_table_load (conn, ids[i], error);

      if (patient == NULL)
        return NULL;
      g_ptr_array_add (two, patient);
    }
  return g_steal_pointer (&two);
}

void
clinic_diary_load_two_async (ClinicDiary *diary, gint64 first, gint64 second, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  const gint64 ids[] = { first, second };

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_two_job, g_memdup2 (ids, sizeof ids), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}

GPtrArray *
clinic_diary_load_two_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
