/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-patients.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-course-end.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-patient-consequences.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-patient-table.h"

typedef struct
{
  ClinicPatient *patient;
  ClinicDay today;
} SavePatient;

static void
save_patient_free (gpointer data)
{
  SavePatient *save = data;

  clinic_patient_free (save->patient);
  g_free (save);
}

static gboolean
close_follow_ups (ClinicTx *tx, gint64 patient, gboolean calls_only, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) open = clinic_follow_up_table_load_open_patient (clinic_tx_get_conn (tx), patient, error);

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      ClinicFollowUp *follow_up = g_ptr_array_index (open, i);

      if (calls_only && !clinic_follow_up_kind_is_call (follow_up->kind))
        continue;
      follow_up->status = CLINIC_FOLLOW_UP_CLOSED;
      g_free (follow_up->reason);
      follow_up->reason = g_strdup (reason);
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_courses (ClinicTx *tx, gint64 patient, GError **error)
{
  g_autoptr (GPtrArray) courses = clinic_course_table_load_patient (clinic_tx_get_conn (tx), patient, error);

  if (courses == NULL)
    return FALSE;
  for (guint i = 0; i < courses->len; i++)
    {
      ClinicCourse *course = g_ptr_array_index (courses, i);

      if (course->status != CLINIC_COURSE_ACTIVE && course->status != CLINIC_COURSE_PAUSED)
        continue;
      course->status = CLINIC_COURSE_STOPPED;
      if (!clinic_course_cancel_booked (tx, course->id, _("The patient has died"), NULL, error) ||
          !clinic_course_table_update (tx, course, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
clinic_patient_follow_consequences (ClinicTx *tx, const ClinicPatient *was, const ClinicPatient *now, GError **error)
{
  if (now->deceased && !was->deceased)
    return end_courses (tx, now->id, error) && close_follow_ups (tx, now->id, FALSE, _("The patient has died"), error);
  if (!now->may_be_called && was->may_be_called)
    return close_follow_ups (tx, now->id, TRUE, _("Asked not to be called"), error);
  return TRUE;
}

static gboolean
add_patient (ClinicTx *tx, const ClinicPatient *patient, GError **error)
{
  g_autofree char *name = clinic_patient_dup_name (patient);
  gint64 id = clinic_patient_table_insert (tx, patient, error);

  if (id == 0)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, id);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Added %s"), name));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
change_patient (ClinicTx *tx, const ClinicPatient *patient, GError **error)
{
  g_autoptr (ClinicPatient) was = clinic_patient_table_load (clinic_tx_get_conn (tx), patient->id, error);
  g_autofree char *name = clinic_patient_dup_name (patient);

  if (was == NULL || !clinic_patient_table_update (tx, patient, error) || !clinic_patient_follow_consequences (tx, was, patient, error))
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_PATIENT, patient->id);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Changed %s"), name));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
save_patient_job (ClinicTx *tx, gpointer data, GError **error)
{
  SavePatient *save = data;
  g_autofree char *fault = NULL;

  if (clinic_patient_check (save->patient, save->today, &fault) != CLINIC_PATIENT_FIELD_NONE)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
      return FALSE;
    }
  return save->patient->id == 0 ? add_patient (tx, save->patient, error) : change_patient (tx, save->patient, error);
}

void
clinic_diary_save_patient_async (ClinicDiary *diary, const ClinicPatient *patient, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  SavePatient *save;

  g_return_if_fail (CLINIC_IS_DIARY (diary) && patient != NULL);

  save = g_new0 (SavePatient, 1);
  save->patient = clinic_patient_copy (patient);
  save->today = clinic_diary_get_today (diary);
  clinic_diary_write (diary, patient->id == 0 ? "add-patient" : "change-patient", TRUE, save_patient_job, save,
                      save_patient_free, cancellable, callback, user_data);
}
