/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-visit.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-book-next.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-diary-screening.h"
#include "model/clinic-verb-words.h"
#include "model/clinic-visit-finish.h"
#include "model/clinic-visit-today.h"
#include "store/clinic-course-table.h"
#include "store/clinic-cream-table.h"
#include "store/clinic-patient-table.h"

#define SECONDS_PER_MINUTE 60
/* A visit that runs on past midnight is still that visit. */
#define NIGHT_SECONDS (6 * 3600)

typedef struct
{
  ClinicBookingRules *rules;
  gint64 session;
  ClinicSessionState to;
  ClinicCreamUse *use; /* nullable: as it went on */
  gint64 doctor;       /* who signs that the cream was on too long; 0 without @reason */
  gboolean stopped_early;
  char *reason; /* nullable */
} Step;

static Step *
step_new (ClinicDiary *diary, gint64 session, ClinicSessionState to)
{
  Step *step = g_new0 (Step, 1);

  step->rules = clinic_booking_rules_new (diary);
  step->session = session;
  step->to = to;
  return step;
}

static void
step_free (Step *step)
{
  clinic_booking_rules_free (step->rules);
  clinic_cream_use_free (step->use);
  g_free (step->reason);
  g_free (step);
}

static gboolean
check_step (const Step *step, const ClinicSession *session, GError **error)
{
  if (!clinic_session_state_can_step (session->state, step->to, NULL))
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                         _("The session has moved on meanwhile, so this cannot be done any more."));
  else if (step->stopped_early && (step->reason == NULL || *step->reason == '\0'))
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("Write why rolling was stopped early."));
  else
    return TRUE;
  return FALSE;
}

/* Cream */

static void
sign (ClinicSession *session, gint64 doctor, const char *reason)
{
  session->cream_doctor = doctor;
  g_free (session->cream_reason);
  session->cream_reason = g_strdup (reason);
}

static gboolean
check_sign_off (const char *excess, gint64 doctor, const char *reason, GError **error)
{
  if (excess == NULL || (doctor != 0 && reason != NULL && *reason != '\0'))
    return TRUE;
  /* Translators: what exceeds the label, as a sentence */
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, _("%s Choose which doctor allows it, and write why."), excess);
  return FALSE;
}

static void
take_use (ClinicSession *session, const ClinicCreamUse *use, const char *product)
{
  g_free (session->cream);
  session->cream = g_strdup (product);
  session->grams = use->grams;
  session->cream_square = use->square;
  g_free (session->cream_area);
  session->cream_area = g_strdup (use->area);
  session->cream_id = use->cream;
}

static gboolean
check_allergies (ClinicConn *conn, const ClinicSession *session, const ClinicCream *cream, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (conn, session->patient, error);
  g_autofree char *name = patient != NULL ? clinic_patient_dup_name (patient) : NULL;
  g_autofree char *refusal = NULL;

  if (name == NULL)
    return FALSE;
  refusal = clinic_cream_explain_allergy (cream, name, patient->allergies);
  if (refusal == NULL)
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, refusal);
  return FALSE;
}

/* Of the clinic's list, or one that is no more than its name. */
static ClinicCream *
find_cream (ClinicConn *conn, const ClinicCreamUse *use, GError **error)
{
  ClinicCream *cream;

  if (use->cream != 0)
    return clinic_cream_table_find (conn, use->cream, error);
  cream = clinic_cream_new ();
  g_free (cream->name);
  cream->name = g_strdup (use->product);
  return cream;
}

static gboolean
put_cream_on (ClinicConn *conn, ClinicSession *session, const ClinicCreamUse *use, GError **error)
{
  g_autoptr (ClinicCream) cream = NULL;
  g_autofree char *excess = NULL;

  if (use == NULL)
    return TRUE;
  cream = find_cream (conn, use, error);
  if (cream == NULL || !check_allergies (conn, session, cream, error))
    return FALSE;
  excess = clinic_cream_explain_excess (cream, use->grams, use->square);
  if (!check_sign_off (excess, use->doctor, use->reason, error))
    return FALSE;
  take_use (session, use, cream->name);
  session->cream_least = cream->least_minutes;
  session->cream_most = cream->most_minutes;
  if (excess != NULL)
    sign (session, use->doctor, use->reason);
  return TRUE;
}

char *
clinic_visit_explain_long_cream (const ClinicSession *session, gint64 now)
{
  int minutes;

  g_return_val_if_fail (session != NULL, NULL);

  if (!clinic_session_is_over_cream (session, now))
    return NULL;
  minutes = (int) ((now - session->cream_at) / SECONDS_PER_MINUTE);
  /* Translators: a cream, the minutes it has been on, the most minutes its label states */
  return g_strdup_printf (_("%s has been on for %d min, and the label states %d min at most."), session->cream, minutes,
                          session->cream_most);
}

static gboolean
check_cream_minutes (ClinicSession *session, const Step *step, gint64 now, GError **error)
{
  g_autofree char *excess = clinic_visit_explain_long_cream (session, now);

  if (!check_sign_off (excess, step->doctor, step->reason, error))
    return FALSE;
  if (excess != NULL)
    sign (session, step->doctor, step->reason);
  return TRUE;
}

static gboolean
mind_cream (ClinicTx *tx, ClinicSession *session, const Step *step, GError **error)
{
  if (step->to == CLINIC_SESSION_NUMBING)
    return put_cream_on (clinic_tx_get_conn (tx), session, step->use, error);
  return step->to != CLINIC_SESSION_ROLLING || check_cream_minutes (session, step, clinic_tx_get_now (tx), error);
}

/* What was answered on the day. */
static gboolean
mind_screening (ClinicTx *tx, const ClinicSession *session, const Step *step, GError **error)
{
  g_autoptr (ClinicCourse) course = NULL;
  ClinicProtocol *protocol;

  if (step->to == CLINIC_SESSION_FULFILLED)
    return TRUE;
  course = clinic_course_table_load (clinic_tx_get_conn (tx), session->course, error);
  if (course == NULL)
    return FALSE;
  protocol = g_hash_table_lookup (step->rules->protocols, &course->protocol);
  if (step->to == CLINIC_SESSION_ROLLING)
    return clinic_screening_check_rolling (tx, session, protocol, step->doctor, step->reason, error);
  return clinic_screening_judge_again (tx, session, protocol, error);
}

/* Facts */

gint64
clinic_visit_get_end (const ClinicSession *session, gint64 now, GTimeZone *zone)
{
  g_return_val_if_fail (session != NULL && zone != NULL, now);

  if (session->rolling_at == CLINIC_TIME_NONE ||
      (now - session->rolling_at < NIGHT_SECONDS ||
       clinic_time_get_day (session->rolling_at, zone) == clinic_time_get_day (now, zone)))
    return now;
  return session->rolling_at + session->rolling * SECONDS_PER_MINUTE;
}

/* Doctor and bed are free from when they are: never before they were held, never later than planned. */
static void
let_go (ClinicSession *session)
{
  gint64 turned_over = session->rolled_at + session->turnover * SECONDS_PER_MINUTE;

  session->rolling_end = CLAMP (session->rolled_at, session->rolling_start, session->rolling_end);
  session->bed_end = CLAMP (turned_over, session->start, session->bed_end);
}

static void
set_fact (ClinicSession *session, const Step *step, gint64 now)
{
  session->state = step->to;
  switch (step->to)
    {
    case CLINIC_SESSION_ARRIVED:
      session->arrived_at = now;
      break;
    case CLINIC_SESSION_NUMBING:
      session->cream_at = now;
      break;
    case CLINIC_SESSION_ROLLING:
      session->rolling_at = now;
      break;
    case CLINIC_SESSION_FULFILLED:
      session->rolled_at = clinic_visit_get_end (session, now, step->rules->zone);
      session->stopped_early = step->stopped_early;
      g_free (session->reason);
      session->reason = g_strdup (step->reason);
      let_go (session);
      break;
    case CLINIC_SESSION_BOOKED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
    default:
      g_assert_not_reached ();
    }
}

static char *
word_step (const ClinicSession *session, const char *name, const ClinicBookingRules *rules)
{
  g_autofree char *time = clinic_format_time (rules->now, rules->zone);
  int minutes;

  switch (session->state)
    {
    case CLINIC_SESSION_ARRIVED: return g_strdup_printf (_("%s arrived at %s"), name, time);
    case CLINIC_SESSION_NUMBING: return g_strdup_printf (_("Cream on for %s at %s"), name, time);
    case CLINIC_SESSION_ROLLING: return g_strdup_printf (_("Rolling began for %s at %s"), name, time);
    case CLINIC_SESSION_FULFILLED:
      minutes = (int) ((session->rolled_at - session->rolling_at) / SECONDS_PER_MINUTE);
      /* Translators: the patient, then the minutes */
      return g_strdup_printf (ngettext ("%s is done, %d minute rolled", "%s is done, %d minutes rolled", minutes), name, minutes);
    case CLINIC_SESSION_BOOKED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
    default: g_assert_not_reached ();
    }
}

static gboolean
summarize (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicSession *session, gboolean back, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_table_load (clinic_tx_get_conn (tx), session->patient, error);
  g_autofree char *name = patient != NULL ? clinic_patient_dup_name (patient) : NULL;
  static const char *const back_words[] = {
    [CLINIC_SESSION_BOOKED] = N_("%s is expected again"),
    [CLINIC_SESSION_ARRIVED] = N_("%s is back to arrived"),
    [CLINIC_SESSION_NUMBING] = N_("%s is back to numbing"),
    [CLINIC_SESSION_ROLLING] = N_("%s is back to rolling"),
  };

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  clinic_verb_words_name (tx, name);
  if (!back)
    clinic_tx_set_summary (tx, word_step (session, name, rules));
  else
    {
      g_autoptr (GString) words = g_string_new (_(back_words[session->state]));

      g_string_replace (words, "%s", name, 1);
      clinic_tx_set_summary (tx, g_string_free (g_steal_pointer (&words), FALSE));
    }
  return TRUE;
}

static const char *
get_reason (const Step *step)
{
  return step->use != NULL ? step->use->reason : step->reason;
}

static gboolean
step_job (ClinicTx *tx, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), step->session, error);

  if (session == NULL || !check_step (step, session, error))
    return FALSE;
  if (step->to != CLINIC_SESSION_FULFILLED && clinic_visit_is_on_another_day (step->rules, session) &&
      !clinic_visit_move_to_today (tx, step->rules, session, NULL, 0, error))
    return FALSE;
  if (!mind_cream (tx, session, step, error) || !mind_screening (tx, session, step, error))
    return FALSE;
  set_fact (session, step, clinic_tx_get_now (tx));
  if (!clinic_session_table_update (tx, session, error) ||
      !clinic_session_table_add_step (tx, session, get_reason (step), error))
    return FALSE;
  if (step->to == CLINIC_SESSION_FULFILLED && !clinic_visit_finish_create (tx, step->rules, session, error))
    return FALSE;
  return clinic_book_next_keep (tx, step->rules, session->course, "due", error) &&
         summarize (tx, step->rules, session, FALSE, error);
}

/* Back */

gboolean
clinic_visit_get_state_before (const ClinicSession *session, ClinicSessionState *before)
{
  g_return_val_if_fail (session != NULL && before != NULL, FALSE);

  if (!clinic_session_state_before (session->state, before))
    return FALSE;
  if (session->state == CLINIC_SESSION_CANCELLED && session->cream_at != CLINIC_TIME_NONE)
    *before = CLINIC_SESSION_NUMBING;
  else if (session->state == CLINIC_SESSION_CANCELLED && session->arrived_at != CLINIC_TIME_NONE)
    *before = CLINIC_SESSION_ARRIVED;
  return TRUE;
}

static void
clear_fact (ClinicSession *session)
{
  switch (session->state)
    {
    case CLINIC_SESSION_ARRIVED:
      session->arrived_at = CLINIC_TIME_NONE;
      break;
    case CLINIC_SESSION_NUMBING:
      session->cream_at = CLINIC_TIME_NONE;
      take_use (session, &(ClinicCreamUse){ .area = (char *) "" }, "");
      session->cream_least = session->cream_most = 0;
      sign (session, 0, NULL);
      break;
    case CLINIC_SESSION_ROLLING:
      session->rolling_at = CLINIC_TIME_NONE;
      break;
    case CLINIC_SESSION_FULFILLED:
      session->rolled_at = CLINIC_TIME_NONE;
      session->stopped_early = FALSE;
      g_clear_pointer (&session->reason, g_free);
      break;
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
      g_clear_pointer (&session->reason, g_free);
      break;
    case CLINIC_SESSION_BOOKED:
    default:
      g_assert_not_reached ();
    }
}

/* The whole plan again, where nobody has taken what was let go of; else as it is, since the patient is back anyway. */
static gboolean
take_plan_again (ClinicTx *tx, ClinicSession *session, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicSession) whole = clinic_session_copy (session);
  g_autoptr (GError) refused = NULL;

  whole->rolling_end = whole->rolling_start + whole->rolling * SECONDS_PER_MINUTE;
  whole->bed_end = whole->rolling_end + whole->turnover * SECONDS_PER_MINUTE;
  if (!clinic_conn_savepoint (conn, error))
    return FALSE;
  if (clinic_session_table_update (tx, whole, &refused))
    return clinic_conn_release (conn, error);
  if (!g_error_matches (refused, CLINIC_ERROR, CLINIC_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  return clinic_conn_unwind (conn, error) && clinic_session_table_update (tx, session, error);
}

static gboolean
back_job (ClinicTx *tx, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), step->session, error);
  ClinicSessionState before;
  gboolean was_done;

  if (session == NULL)
    return FALSE;
  if (!clinic_visit_get_state_before (session, &before))
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("There is no step to take back."));
      return FALSE;
    }
  was_done = session->state == CLINIC_SESSION_FULFILLED;
  if (was_done && !clinic_visit_finish_withdraw (tx, session, error))
    return FALSE;
  clear_fact (session);
  session->state = before;
  return (was_done ? take_plan_again (tx, session, error) : clinic_session_table_update (tx, session, error)) &&
         clinic_session_table_add_step (tx, session, NULL, error) &&
         clinic_book_next_keep (tx, step->rules, session->course, "due", error) &&
         summarize (tx, step->rules, session, TRUE, error);
}

/* Verbs */

void
clinic_diary_arrive_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "arrive", TRUE, step_job, step_new (diary, session, CLINIC_SESSION_ARRIVED),
                      (GDestroyNotify) step_free, cancellable, callback, user_data);
}

void
clinic_diary_cream_on_async (ClinicDiary *diary, gint64 session, const ClinicCreamUse *use, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Step *step;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  step = step_new (diary, session, CLINIC_SESSION_NUMBING);
  if (use != NULL)
    {
      step->use = clinic_cream_use_copy (use);
      g_strstrip (step->use->product);
      g_strstrip (step->use->area);
    }
  clinic_diary_write (diary, "cream-on", TRUE, step_job, step, (GDestroyNotify) step_free, cancellable, callback, user_data);
}

void
clinic_diary_start_rolling_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  clinic_diary_start_rolling_signed_async (diary, session, 0, NULL, cancellable, callback, user_data);
}

void
clinic_diary_start_rolling_signed_async (ClinicDiary *diary, gint64 session, gint64 doctor, const char *reason,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Step *step;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  step = step_new (diary, session, CLINIC_SESSION_ROLLING);
  step->doctor = doctor;
  step->reason = g_strdup (reason);
  clinic_diary_write (diary, "start-rolling", TRUE, step_job, step, (GDestroyNotify) step_free, cancellable, callback,
                      user_data);
}

void
clinic_diary_finish_visit_async (ClinicDiary *diary, gint64 session, const char *stopped_early, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Step *step;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  step = step_new (diary, session, CLINIC_SESSION_FULFILLED);
  step->stopped_early = stopped_early != NULL;
  step->reason = stopped_early != NULL ? g_strstrip (g_strdup (stopped_early)) : NULL;
  clinic_diary_write (diary, CLINIC_VERB_FINISH_VISIT, TRUE, step_job, step, (GDestroyNotify) step_free, cancellable,
                      callback, user_data);
}

void
clinic_diary_step_back_async (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "step-back", TRUE, back_job, step_new (diary, session, CLINIC_SESSION_BOOKED),
                      (GDestroyNotify) step_free, cancellable, callback, user_data);
}
