/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-grades.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-session.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-session-table.h"

typedef struct
{
  ClinicGrade *grade;
  ClinicSetup *setup;
  ClinicDay today;
} Grading;

static void
grading_free (Grading *grading)
{
  clinic_grade_free (grading->grade);
  g_clear_pointer (&grading->setup, clinic_setup_unref);
  g_free (grading);
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words);
  return FALSE;
}

/* A doctor who left may still stand under what was judged before. */
static gboolean
check_doctor (const Grading *grading, const ClinicGrade *before, GError **error)
{
  const ClinicGrade *grade = grading->grade;
  const ClinicStaff *doctor = clinic_setup_find_staff (grading->setup, grade->doctor);

  if (grade->doctor == 0 || (before != NULL && before->doctor == grade->doctor))
    return TRUE;
  return (doctor != NULL && doctor->role == CLINIC_ROLE_DOCTOR && doctor->active) || refuse (error, _("Choose which doctor grades."));
}

static const ClinicSession *
find_session (const GPtrArray *sessions, const ClinicGrade *grade)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *session = sessions->pdata[i];

      if (grade->session != 0 ? session->id == grade->session
                              : session->day == grade->day && clinic_session_state_is_live (session->state))
        return session;
    }
  return NULL;
}

/* Copied, since a job may run again. */
static ClinicGrade *
place_grade (ClinicConn *conn, const ClinicGrade *given, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, given->course, error);
  const ClinicSession *session = sessions != NULL ? find_session (sessions, given) : NULL;
  ClinicGrade *grade;

  if (sessions == NULL)
    return NULL;
  if (given->session != 0 && session == NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "session");
      return NULL;
    }
  grade = clinic_grade_copy (given);
  if (session != NULL)
    {
      grade->session = session->id;
      grade->day = session->day;
    }
  return grade;
}

static gboolean
save_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Grading *grading = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicGrade) grade = place_grade (conn, grading->grade, error);
  g_autoptr (ClinicGrade) before = NULL;
  g_autofree char *words = NULL;

  if (grade == NULL)
    return FALSE;
  if (grade->id != 0)
    before = clinic_grade_table_load (conn, grade->id, error);
  if (grade->id != 0 && before == NULL)
    return FALSE;
  words = clinic_grade_check (grade, grading->today);
  if (words != NULL)
    return refuse (error, words);
  if (!check_doctor (grading, before, error) ||
      !clinic_verb_words_say (tx, grade->patient, before != NULL ? _("Scar grade of %s changed") : _("Scars of %s graded"), error))
    return FALSE;
  return before != NULL ? clinic_grade_table_update (tx, grade, error) : clinic_grade_table_insert (tx, grade, error) != 0;
}

void
clinic_diary_save_grade_async (ClinicDiary *diary, const ClinicGrade *grade, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Grading *grading;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (grade != NULL && clinic_diary_get_setup (diary) != NULL);

  grading = g_new0 (Grading, 1);
  grading->grade = clinic_grade_copy (grade);
  grading->setup = clinic_setup_ref (clinic_diary_get_setup (diary));
  grading->today = clinic_diary_get_today (diary);
  clinic_diary_write (diary, "save-grade", TRUE, save_job, grading, (GDestroyNotify) grading_free, cancellable, callback,
                      user_data);
}

static gboolean
withdraw_job (ClinicTx *tx, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (ClinicGrade) grade = clinic_grade_table_load (clinic_tx_get_conn (tx), id, error);

  return grade != NULL && clinic_verb_words_say (tx, grade->patient, _("Scar grade of %s withdrawn"), error) &&
         clinic_grade_table_remove (tx, id, error);
}

void
clinic_diary_withdraw_grade_async (ClinicDiary *diary, gint64 grade, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "withdraw-grade", TRUE, withdraw_job, g_memdup2 (&grade, sizeof grade), g_free, cancellable,
                      callback, user_data);
}
