/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-healing-record.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-healing-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-red-flag-table.h"

typedef struct
{
  ClinicBookingRules *rules;
  ClinicCall *call;
  ClinicHealingEvent event;
  ClinicDay event_day;
} Log;

static void
log_free (Log *log)
{
  clinic_booking_rules_free (log->rules);
  clinic_call_free (log->call);
  g_free (log);
}

/* All that one run of the job reads. */
typedef struct
{
  const ClinicBookingRules *rules;
  ClinicTask *task;
  ClinicPatient *patient;
  ClinicSession *session;   /* nullable: the follow-up is of no session */
  ClinicProtocol *protocol; /* the rules'; nullable without a course */
  ClinicHealing *healing;   /* nullable */
  ClinicCall *call;
  GPtrArray *open;          /* ClinicFollowUp: the patient's */
  ClinicHours hours;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->task, clinic_task_free);
  g_clear_pointer (&run->patient, clinic_patient_free);
  g_clear_pointer (&run->session, clinic_session_free);
  g_free (run->healing);
  g_clear_pointer (&run->call, clinic_call_free);
  g_clear_pointer (&run->open, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
load_healing (ClinicConn *conn, Run *run, GError **error)
{
  g_autoptr (GError) local = NULL;

  run->healing = clinic_healing_table_load_session (conn, run->session->id, &local);
  if (run->healing != NULL || g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_run (ClinicConn *conn, const Log *log, Run *run, GError **error)
{
  const ClinicFollowUp *follow_up;

  run->rules = log->rules;
  run->call = clinic_call_copy (log->call);
  clinic_setup_get_hours (log->rules->setup, &run->hours);
  run->task = clinic_follow_up_table_load_task (conn, log->call->follow_up, error);
  if (run->task == NULL)
    return FALSE;
  follow_up = run->task->follow_up;
  if (follow_up->status != CLINIC_FOLLOW_UP_OPEN)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("This has been dealt with already."));
      return FALSE;
    }
  run->patient = clinic_patient_table_load (conn, follow_up->patient, error);
  run->open = run->patient != NULL ? clinic_follow_up_table_load_open_patient (conn, follow_up->patient, error) : NULL;
  if (run->open == NULL)
    return FALSE;
  if (follow_up->course != 0)
    {
      run->protocol = clinic_healing_record_find_protocol (conn, log->rules, follow_up->course, error);
      if (run->protocol == NULL)
        return FALSE;
    }
  if (follow_up->session == 0)
    return TRUE;
  run->session = clinic_session_table_load (conn, follow_up->session, error);
  return run->session != NULL && load_healing (conn, run, error);
}

/* The call */

static ClinicVerdict
judge_symptoms (Run *run)
{
  const ClinicBookingRules *rules = run->rules;
  g_autoptr (GPtrArray) reported = g_ptr_array_new ();
  ClinicVerdict gravest = CLINIC_VERDICT_NOTHING;

  for (guint i = 0; i < run->call->symptoms->len; i++)
    {
      ClinicCallSymptom *each = run->call->symptoms->pdata[i];
      const ClinicSymptom *symptom = clinic_protocol_find_symptom (run->protocol, each->symptom);

      each->verdict = clinic_symptom_judge (symptom, run->session->rolled_at, rules->now, rules->zone);
      g_ptr_array_add (reported, (gpointer) symptom);
    }
  if (reported->len > 0)
    clinic_symptoms_find_gravest (reported, run->session->rolled_at, rules->now, rules->zone, &gravest);
  return gravest;
}

static gboolean
check_symptoms (const Run *run, GError **error)
{
  gboolean known = run->protocol != NULL && run->session != NULL && run->session->rolled_at != CLINIC_TIME_NONE;

  for (guint i = 0; i < run->call->symptoms->len; i++)
    {
      const ClinicCallSymptom *each = run->call->symptoms->pdata[i];

      if (known && clinic_protocol_find_symptom (run->protocol, each->symptom) != NULL)
        continue;
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID,
                           _("The clinic’s protocol has no rule for this symptom after this session."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_spoken (const Run *run)
{
  return run->call->outcome == CLINIC_CALL_REACHED || run->call->outcome == CLINIC_CALL_DECLINED;
}

static gboolean
write_call (ClinicTx *tx, Run *run, GError **error)
{
  ClinicCall *call = run->call;

  if (!is_spoken (run))
    g_ptr_array_set_size (call->symptoms, 0);
  if (!check_symptoms (run, error))
    return FALSE;
  call->patient = run->patient->id;
  call->session = run->session != NULL ? run->session->id : 0;
  call->at = run->rules->now;
  call->actor = clinic_tx_get_staff (tx);
  call->verdict = judge_symptoms (run);
  call->id = clinic_call_table_insert (tx, call, error);
  return call->id != 0;
}

/* The follow-ups that the call spoke of */

/* Two reasons for one patient on one day are one call; so is all that waits for a call by now. */
static gboolean
is_part (const Run *run, const ClinicFollowUp *follow_up)
{
  if (follow_up->id == run->task->follow_up->id)
    return TRUE;
  return clinic_follow_up_kind_is_call (follow_up->kind) && follow_up->session == run->task->follow_up->session &&
         (follow_up->due <= run->rules->now || follow_up->day == run->task->follow_up->day);
}

/* Bookings to make and reviews are not done by a call. */
static gboolean
is_done_by_call (const ClinicFollowUp *follow_up)
{
  return clinic_follow_up_kind_is_call (follow_up->kind) || follow_up->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK;
}

static void
close_follow_up (ClinicFollowUp *follow_up, ClinicFollowUpStatus status, const char *reason)
{
  follow_up->status = status;
  if (reason == NULL)
    return;
  g_free (follow_up->reason);
  follow_up->reason = g_strdup (reason);
}

/* FALSE: the call leaves it as it is. */
static gboolean
apply_outcome (const Run *run, ClinicFollowUp *follow_up)
{
  gboolean part = is_part (run, follow_up);

  switch (run->call->outcome)
    {
    case CLINIC_CALL_REACHED:
      if (!part || !is_done_by_call (follow_up))
        return FALSE;
      close_follow_up (follow_up, CLINIC_FOLLOW_UP_DONE, NULL);
      return TRUE;
    case CLINIC_CALL_NO_ANSWER:
      if (part && run->protocol != NULL)
        clinic_follow_up_no_answer (follow_up, run->protocol, run->rules->now, &run->hours, run->rules->zone);
      return part && run->protocol != NULL;
    case CLINIC_CALL_MESSAGE:
      if (part)
        clinic_follow_up_left_message (follow_up, run->rules->now, &run->hours, run->rules->zone);
      return part;
    case CLINIC_CALL_DECLINED:
    default:
      if (!clinic_follow_up_kind_is_call (follow_up->kind))
        return FALSE;
      close_follow_up (follow_up, CLINIC_FOLLOW_UP_CLOSED, _("Asked not to be called"));
      return TRUE;
    }
}

static gboolean
update_follow_ups (ClinicTx *tx, const Run *run, GError **error)
{
  for (guint i = 0; i < run->open->len; i++)
    if (apply_outcome (run, run->open->pdata[i]) && !clinic_follow_up_table_update (tx, run->open->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
stop_calls (ClinicTx *tx, Run *run, GError **error)
{
  if (run->call->outcome != CLINIC_CALL_DECLINED || !run->patient->may_be_called)
    return TRUE;
  run->patient->may_be_called = FALSE;
  return clinic_patient_table_update (tx, run->patient, error);
}

/* What the answers lead to */

static gboolean
is_planned (const Run *run, const ClinicFollowUp *wanted)
{
  for (guint i = 0; i < run->open->len; i++)
    {
      const ClinicFollowUp *open = run->open->pdata[i];

      if (open->status == CLINIC_FOLLOW_UP_OPEN && open->kind == wanted->kind && open->session == wanted->session &&
          (wanted->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK || open->day == wanted->day))
        return TRUE;
    }
  return FALSE;
}

static char *
list_titles (const Run *run, ClinicVerdict verdict)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < run->call->symptoms->len; i++)
    {
      const ClinicCallSymptom *each = run->call->symptoms->pdata[i];

      if (each->verdict == verdict)
        g_ptr_array_add (titles, clinic_protocol_find_symptom (run->protocol, each->symptom)->title);
    }
  g_ptr_array_add (titles, NULL);
  return clinic_phrase_list ((const char *const *) titles->pdata);
}

static gboolean
answer_symptom (ClinicTx *tx, Run *run, const ClinicCallSymptom *each, GError **error)
{
  const ClinicSymptom *symptom = clinic_protocol_find_symptom (run->protocol, each->symptom);
  ClinicDay ask = clinic_symptom_get_next_ask (symptom, run->session->rolled_at, run->rules->now, run->rules->zone);
  g_autoptr (ClinicFollowUp) next = clinic_follow_up_plan_answer (run->task->follow_up, each->verdict, ask, run->rules->now,
                                                                  &run->hours, run->rules->zone);

  if (next == NULL || (next->kind == CLINIC_FOLLOW_UP_WATCH && !run->patient->may_be_called))
    return TRUE;
  if (is_planned (run, next))
    return TRUE;
  g_free (next->reason);
  next->reason = next->kind == CLINIC_FOLLOW_UP_DOCTOR_TASK ? list_titles (run, CLINIC_VERDICT_DOCTOR)
                                                            : g_strdup (symptom->title);
  next->id = clinic_follow_up_table_insert (tx, next, error);
  if (next->id == 0)
    return FALSE;
  g_ptr_array_add (run->open, g_steal_pointer (&next));
  return TRUE;
}

static gboolean
open_red_flag (ClinicTx *tx, const Run *run, GError **error)
{
  g_autoptr (ClinicRedFlag) flag = NULL;
  g_autofree char *symptoms = NULL;
  g_autofree char *hours = NULL;

  if (run->call->verdict != CLINIC_VERDICT_URGENT || run->task->red_flag)
    return TRUE;
  flag = clinic_red_flag_new ();
  symptoms = list_titles (run, CLINIC_VERDICT_URGENT);
  hours = clinic_format_hours (run->rules->now - run->session->rolled_at);
  flag->patient = run->patient->id;
  flag->session = run->session->id;
  flag->call = run->call->id;
  flag->opened_at = run->rules->now;
  flag->opened_by = clinic_tx_get_staff (tx);
  g_free (flag->reason);
  /* Translators: symptoms, then the hours: "Oozing, 26 h after rolling" */
  flag->reason = g_strdup_printf (_("%s, %s after rolling"), symptoms, hours);
  return clinic_red_flag_table_insert (tx, flag, error) != 0;
}

static gboolean
answer_call (ClinicTx *tx, Run *run, GError **error)
{
  for (guint i = 0; i < run->call->symptoms->len; i++)
    if (!answer_symptom (tx, run, run->call->symptoms->pdata[i], error))
      return FALSE;
  return open_red_flag (tx, run, error);
}

static gboolean
record_event (ClinicTx *tx, const Log *log, Run *run, GError **error)
{
  if (log->event_day == CLINIC_DAY_NONE || !is_spoken (run))
    return TRUE;
  if (run->healing == NULL || run->protocol == NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("This follow-up belongs to no healing."));
      return FALSE;
    }
  return clinic_healing_record_event (tx, log->rules, run->protocol, run->healing, log->event, log->event_day, error);
}

static gboolean
ask_again (ClinicTx *tx, const Run *run, GError **error)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < run->open->len; i++)
    {
      const ClinicFollowUp *follow_up = run->open->pdata[i];

      asked |= follow_up->kind == CLINIC_FOLLOW_UP_PEEL_END && follow_up->status == CLINIC_FOLLOW_UP_DONE;
    }
  if (!asked || run->healing == NULL)
    return TRUE;
  return clinic_healing_record_ask_again (tx, run->rules, run->protocol, run->healing, run->session, error);
}

static void
summarize (ClinicTx *tx, const Run *run)
{
  const char *name = run->task->patient_name;

  clinic_tx_set_subject (tx, CLINIC_KIND_FOLLOW_UP, run->call->follow_up);
  clinic_verb_words_name (tx, name);
  if (run->call->verdict == CLINIC_VERDICT_URGENT)
    clinic_tx_set_summary (tx, g_strdup_printf (_("Logged the call to %s: red flag"), name));
  else if (run->call->verdict == CLINIC_VERDICT_DOCTOR)
    clinic_tx_set_summary (tx, g_strdup_printf (_("Logged the call to %s: the doctor decides today"), name));
  else if (run->call->outcome == CLINIC_CALL_REACHED)
    clinic_tx_set_summary (tx, g_strdup_printf (_("Logged the call to %s"), name));
  else if (run->call->outcome == CLINIC_CALL_NO_ANSWER)
    clinic_tx_set_summary (tx, g_strdup_printf (_("%s did not answer"), name));
  else if (run->call->outcome == CLINIC_CALL_MESSAGE)
    clinic_tx_set_summary (tx, g_strdup_printf (_("Left a message for %s"), name));
  else
    clinic_tx_set_summary (tx, g_strdup_printf (_("%s is not called any more"), name));
}

static gboolean
log_job (ClinicTx *tx, gpointer data, GError **error)
{
  Log *log = data;
  g_auto (Run) run = { 0 };

  if (!load_run (clinic_tx_get_conn (tx), log, &run, error) || !write_call (tx, &run, error) ||
      !update_follow_ups (tx, &run, error) || !stop_calls (tx, &run, error) || !record_event (tx, log, &run, error) ||
      !answer_call (tx, &run, error) || !ask_again (tx, &run, error))
    return FALSE;
  summarize (tx, &run);
  return TRUE;
}

void
clinic_diary_log_call_async (ClinicDiary *diary, const ClinicCall *call, ClinicHealingEvent event, ClinicDay event_day,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Log *log;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (call != NULL && call->follow_up != 0);

  log = g_new0 (Log, 1);
  log->rules = clinic_booking_rules_new (diary);
  log->call = clinic_call_copy (call);
  log->event = event;
  log->event_day = event_day;
  clinic_diary_write (diary, "log-call", TRUE, log_job, log, (GDestroyNotify) log_free, cancellable, callback, user_data);
}
