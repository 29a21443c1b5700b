/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-aftercare.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-healing-record.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-care-item-table.h"
#include "store/clinic-course-table.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"

/* Recording */

typedef struct
{
  ClinicBookingRules *rules;
  gint64 session;
  ClinicHealingEvent event;
  ClinicDay day; /* CLINIC_DAY_NONE: take it back */
} Record;

static void
record_free (Record *record)
{
  clinic_booking_rules_free (record->rules);
  g_free (record);
}

static char *
word_event (ClinicHealingEvent event, gboolean back)
{
  switch (event)
    {
    case CLINIC_HEALING_PEELING_STARTED:
      return g_strdup (back ? _("Peeling has not started") : _("Peeling started"));
    case CLINIC_HEALING_PEELING_FINISHED:
      return g_strdup (back ? _("Peeling has not finished") : _("Peeling finished"));
    case CLINIC_HEALING_NO_PEELING_SEEN:
    default:
      return g_strdup (back ? _("“No peeling seen” taken back") : _("No peeling seen"));
    }
}

static gboolean
summarize (ClinicTx *tx, const Record *record, const ClinicSession *session, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), session->patient, error);
  g_autofree char *name = patient != NULL ? clinic_patient_dup_name (patient) : NULL;
  g_autofree char *event = word_event (record->event, record->day == CLINIC_DAY_NONE);
  g_autofree char *day = clinic_format_day (record->day, CLINIC_DAY_FORM_WEEKDAY);

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  clinic_verb_words_name (tx, name);
  if (record->day == CLINIC_DAY_NONE)
    /* Translators: the patient, then what was taken back: "Asha Rao: Peeling has not started" */
    clinic_tx_set_summary (tx, g_strdup_printf (_("%s: %s"), name, event));
  else
    /* Translators: "Asha Rao: Peeling started, Thu 26 Nov" */
    clinic_tx_set_summary (tx, g_strdup_printf (_("%s: %s, %s"), name, event, day));
  return TRUE;
}

static gboolean
take_back (ClinicTx *tx, const Record *record, const ClinicProtocol *protocol, ClinicHealing *healing,
           const ClinicSession *session, GError **error)
{
  if (!clinic_healing_take_back (healing, record->event))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("There is nothing recorded that could be taken back."));
      return FALSE;
    }
  return clinic_healing_table_update (tx, healing, error) &&
         clinic_healing_record_ask_again (tx, record->rules, protocol, healing, session, error);
}

static gboolean
record_job (ClinicTx *tx, gpointer data, GError **error)
{
  Record *record = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicSession) session = clinic_session_table_load (conn, record->session, error);
  g_autofree ClinicHealing *healing = session != NULL ? clinic_healing_table_load_session (conn, session->id, error) : NULL;
  ClinicProtocol *protocol;
  gboolean done;

  if (healing == NULL)
    return FALSE;
  protocol = clinic_healing_record_find_protocol (conn, record->rules, session->course, error);
  if (protocol == NULL)
    return FALSE;
  if (record->day == CLINIC_DAY_NONE)
    done = take_back (tx, record, protocol, healing, session, error);
  else
    done = clinic_healing_record_event (tx, record->rules, protocol, healing, record->event, record->day, error) &&
           clinic_healing_record_ask_again (tx, record->rules, protocol, healing, session, error);
  return done && summarize (tx, record, session, error);
}

static void
write_record (ClinicDiary *diary, const char *verb, gint64 session, ClinicHealingEvent event, ClinicDay day,
              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Record *record = g_new0 (Record, 1);

  record->rules = clinic_booking_rules_new (diary);
  record->session = session;
  record->event = event;
  record->day = day;
  clinic_diary_write (diary, verb, TRUE, record_job, record, (GDestroyNotify) record_free, cancellable, callback, user_data);
}

void
clinic_diary_record_healing_async (ClinicDiary *diary, gint64 session, ClinicHealingEvent event, ClinicDay day,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (day != CLINIC_DAY_NONE);

  write_record (diary, "record-healing", session, event, day, cancellable, callback, user_data);
}

void
clinic_diary_take_back_healing_async (ClinicDiary *diary, gint64 session, ClinicHealingEvent event, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  write_record (diary, "take-back-healing", session, event, CLINIC_DAY_NONE, cancellable, callback, user_data);
}

/* Reading */

void
clinic_aftercare_free (ClinicAftercare *aftercare)
{
  if (aftercare == NULL)
    return;
  g_clear_pointer (&aftercare->visit, clinic_visit_free);
  g_free (aftercare->healing);
  g_clear_pointer (&aftercare->items, g_ptr_array_unref);
  g_clear_pointer (&aftercare->follow_ups, g_ptr_array_unref);
  g_clear_pointer (&aftercare->calls, g_ptr_array_unref);
  g_clear_pointer (&aftercare->discharge, g_ptr_array_unref);
  g_clear_pointer (&aftercare->prescriptions, g_ptr_array_unref);
  g_clear_pointer (&aftercare->next_visit, clinic_visit_free);
  g_free (aftercare->language);
  g_free (aftercare);
}

static gboolean
load_healing (ClinicConn *conn, ClinicAftercare *aftercare, gint64 session, GError **error)
{
  g_autoptr (GError) local = NULL;
  ClinicVisit *next;

  aftercare->healing = clinic_healing_table_load_session (conn, session, &local);
  if (aftercare->healing == NULL && !g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (aftercare->healing == NULL || aftercare->healing->carried_on_by == 0)
    return TRUE;
  next = clinic_session_table_load_visit (conn, aftercare->healing->carried_on_by, error);
  if (next == NULL)
    return FALSE;
  aftercare->carried_on_by = next->nth;
  clinic_visit_free (next);
  return TRUE;
}

/* When the patient comes again, or may come at the earliest. */
static gboolean
load_next (ClinicConn *conn, ClinicAftercare *aftercare, GError **error)
{
  const ClinicSession *session = aftercare->visit->session;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, session->course, error);
  g_autoptr (GPtrArray) sessions = course != NULL ? clinic_session_table_load_course (conn, course->id, error) : NULL;
  ClinicCourseProgress progress;

  if (sessions == NULL)
    return FALSE;
  clinic_course_get_progress (course, sessions, &progress);
  aftercare->earliest = CLINIC_DAY_NONE;
  for (guint i = 0; i < sessions->len && aftercare->next_visit == NULL; i++)
    {
      const ClinicSession *each = sessions->pdata[i];

      if (each->state != CLINIC_SESSION_BOOKED || each->start <= session->start)
        continue;
      aftercare->next_visit = clinic_session_table_load_visit (conn, each->id, error);
      if (aftercare->next_visit == NULL)
        return FALSE;
    }
  if (aftercare->next_visit == NULL && progress.booked == 0 && progress.performed < progress.length)
    aftercare->earliest = progress.earliest;
  return TRUE;
}

static gboolean
load_language (ClinicConn *conn, ClinicAftercare *aftercare, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (conn, aftercare->visit->session->patient, error);

  aftercare->language = g_strdup (patient != NULL ? patient->language : "");
  return patient != NULL;
}

static gpointer
load_aftercare_job (ClinicConn *conn, gpointer data, GError **error)
{
  const gint64 *session = data;
  g_autoptr (ClinicAftercare) aftercare = g_new0 (ClinicAftercare, 1);

  aftercare->visit = clinic_session_table_load_visit (conn, *session, error);
  if (aftercare->visit == NULL || !load_healing (conn, aftercare, *session, error))
    return NULL;
  aftercare->items = clinic_care_item_table_load_session (conn, *session, error);
  if (aftercare->items != NULL)
    aftercare->follow_ups = clinic_follow_up_table_load_session (conn, *session, error);
  if (aftercare->follow_ups != NULL)
    aftercare->calls = clinic_call_table_load_session (conn, *session, error);
  if (aftercare->calls != NULL)
    aftercare->discharge = clinic_discharge_table_load_session (conn, *session, error);
  if (aftercare->discharge != NULL)
    aftercare->prescriptions = clinic_prescription_table_load_session (conn, *session, error);
  if (aftercare->prescriptions == NULL || !load_next (conn, aftercare, error) || !load_language (conn, aftercare, error))
    return NULL;
  return g_steal_pointer (&aftercare);
}

void
clinic_diary_load_aftercare_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_aftercare_job, g_memdup2 (&session, sizeof session), g_free,
                     (GDestroyNotify) clinic_aftercare_free, cancellable, callback, user_data);
}

ClinicAftercare *
clinic_diary_load_aftercare_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
