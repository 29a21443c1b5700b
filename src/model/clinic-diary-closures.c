/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-closures.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-closure-table.h"
#include "store/clinic-follow-up-history.h"
#include "store/clinic-follow-up-table.h"
#include "store/clinic-rows.h"
#include "store/clinic-setup-table.h"

#define LONGEST_VISIT (24 * 3600)

typedef struct
{
  ClinicBookingRules *rules;
  GPtrArray *closures; /* ClinicClosure */
  gint64 id;           /* to remove */
} Job;

static Job *
job_new (ClinicDiary *diary)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_ptr_array_unref (job->closures);
  g_free (job);
}

/* Saving */

static gboolean
save_one (ClinicTx *tx, const ClinicClosure *closure, GError **error)
{
  g_autofree char *fault = clinic_closure_check (closure);
  gint64 id;

  if (fault != NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, fault);
      return FALSE;
    }
  id = clinic_closure_table_save (tx, closure, error);
  if (id != 0)
    clinic_tx_set_subject (tx, CLINIC_KIND_CLOSURE, id);
  return id != 0;
}

/* What is due already stays: it has been told, or is about to be. */
static gboolean
put_off_follow_ups (ClinicTx *tx, const Job *job, const ClinicClosure *closure, const ClinicHours *hours, GError **error)
{
  ClinicRange range = clinic_closure_get_range (closure, job->rules->zone);
  g_autoptr (GPtrArray) open = NULL;

  if (!clinic_closure_is_clinic (closure))
    return TRUE;
  open = clinic_follow_up_table_load_due_in (clinic_tx_get_conn (tx), MAX (range.start, job->rules->now + 1), range.end,
                                             error);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      ClinicFollowUp *follow_up = open->pdata[i];
      ClinicDay day = clinic_time_get_day (follow_up->due, job->rules->zone);

      follow_up->due = clinic_hours_next_opening (hours, day, follow_up->due, job->rules->zone);
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return open != NULL;
}

static char *
summarize (const Job *job)
{
  if (job->closures->len == 1)
    return clinic_closure_say (job->closures->pdata[0], job->rules->setup, job->rules->today);
  return g_strdup_printf (ngettext ("%u closure was saved", "%u closures were saved", job->closures->len),
                          job->closures->len);
}

static gboolean
save_closures_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicSetup) setup = NULL;
  ClinicHours hours;

  for (guint i = 0; i < job->closures->len; i++)
    if (!save_one (tx, job->closures->pdata[i], error))
      return FALSE;
  setup = clinic_setup_table_load (clinic_tx_get_conn (tx), error);
  if (setup == NULL)
    return FALSE;
  clinic_setup_get_hours (setup, &hours);
  for (guint i = 0; i < job->closures->len; i++)
    if (!put_off_follow_ups (tx, job, job->closures->pdata[i], &hours, error))
      return FALSE;
  clinic_tx_set_summary (tx, summarize (job));
  clinic_verb_words_name (tx, "");
  return TRUE;
}

void
clinic_diary_save_closures_async (ClinicDiary *diary, GPtrArray *closures, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (closures != NULL && closures->len > 0);

  job = job_new (diary);
  for (guint i = 0; i < closures->len; i++)
    g_ptr_array_add (job->closures, clinic_closure_copy (closures->pdata[i]));
  clinic_diary_write (diary, "close", TRUE, save_closures_job, job, (GDestroyNotify) job_free, cancellable, callback,
                      user_data);
}

/* Removing */

/* What it has put off comes back to its day, or to the opening that follows where it is closed all the same. */
static gboolean
bring_back_follow_ups (ClinicTx *tx, const Job *job, const ClinicClosure *closure, GError **error)
{
  ClinicRange range = clinic_closure_get_range (closure, job->rules->zone);
  g_autoptr (ClinicSetup) setup = clinic_setup_table_load (clinic_tx_get_conn (tx), error);
  g_autoptr (GArray) moved = NULL;
  ClinicHours hours;

  if (setup == NULL)
    return FALSE;
  clinic_setup_get_hours (setup, &hours);
  moved = clinic_follow_up_history_load_moved (clinic_tx_get_conn (tx), job->id, error);
  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      const ClinicFollowUpMoved *one = &g_array_index (moved, ClinicFollowUpMoved, i);
      g_autoptr (ClinicFollowUp) follow_up = NULL;

      /* one import closes many days: the others stay closed */
      if (!clinic_range_contains (range, one->due))
        continue;
      follow_up = clinic_follow_up_table_load (clinic_tx_get_conn (tx), one->follow_up, error);
      if (follow_up == NULL)
        return FALSE;
      follow_up->due = clinic_hours_next_opening (&hours, clinic_time_get_day (one->due, job->rules->zone), one->due,
                                                  job->rules->zone);
      if (!clinic_follow_up_table_update (tx, follow_up, error))
        return FALSE;
    }
  return moved != NULL;
}

static gboolean
remove_closure_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicClosure) closure = clinic_closure_table_find (clinic_tx_get_conn (tx), job->id, error);
  g_autofree char *what = NULL;

  if (closure == NULL || !clinic_rows_delete (tx, CLINIC_KIND_CLOSURE, job->id, error) ||
      !bring_back_follow_ups (tx, job, closure, error))
    return FALSE;
  what = clinic_closure_say (closure, job->rules->setup, job->rules->today);
  clinic_tx_set_subject (tx, CLINIC_KIND_CLOSURE, job->id);
  /* Translators: what was taken off the list: "Removed: Dr Nair is away Fri 27 Nov" */
  clinic_tx_set_summary (tx, g_strdup_printf (_("Removed: %s"), what));
  clinic_verb_words_name (tx, "");
  return TRUE;
}

void
clinic_diary_remove_closure_async (ClinicDiary *diary, gint64 closure, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (closure != 0);

  job = job_new (diary);
  job->id = closure;
  clinic_diary_write (diary, "open-again", TRUE, remove_closure_job, job, (GDestroyNotify) job_free, cancellable, callback,
                      user_data);
}

/* Who must be moved */

static gpointer
load_closed_visits_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  const ClinicClosure *closure = job->closures->pdata[0];
  ClinicRange range = clinic_closure_get_range (closure, job->rules->zone);
  gint64 from = MAX (range.start, job->rules->now) - LONGEST_VISIT;
  GPtrArray *visits = clinic_session_table_load_visits (conn, from, range.end, error);

  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    {
      const ClinicVisit *visit = visits->pdata[i - 1];

      if (visit->session->bed_end <= job->rules->now || !clinic_closure_hits (closure, visit->session, job->rules->zone))
        g_ptr_array_remove_index (visits, i - 1);
    }
  return visits;
}

void
clinic_diary_load_closed_visits_async (ClinicDiary *diary, const ClinicClosure *closure, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (closure != NULL);

  job = job_new (diary);
  g_ptr_array_add (job->closures, clinic_closure_copy (closure));
  clinic_diary_read (diary, load_closed_visits_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_closed_visits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Who is booked outside a doctor's hours */

static gboolean
is_outside (const ClinicSetup *hours, const ClinicSession *session, GTimeZone *zone)
{
  g_autoptr (GArray) work = clinic_setup_list_work_minutes (hours, session->doctor, session->day);

  for (guint i = 0; i < work->len; i++)
    {
      ClinicRange minutes = g_array_index (work, ClinicRange, i);
      ClinicRange there = { clinic_time_at (session->day, (int) minutes.start, zone),
                            clinic_time_at (session->day, (int) minutes.end, zone) };

      if (clinic_range_includes (there, clinic_session_get_doctor_range (session)))
        return FALSE;
    }
  return TRUE;
}

static gpointer
load_outside_visits_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (ClinicSetup) hours = clinic_setup_copy (job->rules->setup);
  GPtrArray *visits = clinic_session_table_load_booked_with (conn, job->id, job->rules->now, error);

  g_ptr_array_set_size (hours->closures, 0);
  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    {
      const ClinicSession *session = ((const ClinicVisit *) visits->pdata[i - 1])->session;

      if (!is_outside (hours, session, job->rules->zone))
        g_ptr_array_remove_index (visits, i - 1);
    }
  return visits;
}

void
clinic_diary_load_outside_visits_async (ClinicDiary *diary, gint64 doctor, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  job = job_new (diary);
  job->id = doctor;
  clinic_diary_read (diary, load_outside_visits_job, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_outside_visits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
