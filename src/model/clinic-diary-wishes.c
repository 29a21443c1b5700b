/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-wishes.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-booking-jobs.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"

typedef struct
{
  ClinicBookingRules *rules;
  ClinicWish *wish; /* nullable: to be saved */
  gint64 id;
  ClinicSlot slot;
} Job;

static Job *
job_new (ClinicDiary *diary, gint64 id)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->id = id;
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  clinic_wish_free (job->wish);
  g_free (job);
}

static ClinicWish *
load_open (ClinicTx *tx, gint64 id, GError **error)
{
  g_autoptr (ClinicWish) wish = clinic_wish_table_load (clinic_tx_get_conn (tx), id, error);

  if (wish == NULL || wish->status == CLINIC_WISH_OPEN)
    return g_steal_pointer (&wish);
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("This has been dealt with already."));
  return NULL;
}

/* What was done, in words with the patient's name in it. */
typedef enum
{
  DONE_ADD,
  DONE_CHANGE,
  DONE_WITHDRAW,
} Done;

static char *
word_done (Done done, const char *name)
{
  switch (done)
    {
    case DONE_ADD: return g_strdup_printf (_("Put %s on the waiting list"), name);
    case DONE_CHANGE: return g_strdup_printf (_("Changed the wish of %s"), name);
    case DONE_WITHDRAW:
    default: return g_strdup_printf (_("Took %s off the waiting list"), name);
    }
}

static gboolean
summarize (ClinicTx *tx, const ClinicWish *wish, Done done, GError **error)
{
  g_autofree char *name = clinic_booking_load_name (tx, wish->patient, error);

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_WISH, wish->id);
  clinic_tx_set_summary (tx, word_done (done, name));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

/* Saving */

static gboolean
check_session (ClinicTx *tx, const ClinicWish *wish, GError **error)
{
  g_autoptr (ClinicSession) session = NULL;

  if (wish->session == 0)
    return TRUE;
  session = clinic_session_table_load (clinic_tx_get_conn (tx), wish->session, error);
  if (session == NULL)
    return FALSE;
  if (session->course == wish->course && session->state == CLINIC_SESSION_BOOKED)
    return TRUE;
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                       _("The session is not booked any more, so no earlier time can be wished for it."));
  return FALSE;
}

static gboolean
write_wish (ClinicTx *tx, ClinicWish *wish, GError **error)
{
  if (wish->id != 0)
    return clinic_wish_table_update (tx, wish, error) && summarize (tx, wish, DONE_CHANGE, error);
  wish->created_at = clinic_tx_get_now (tx);
  wish->id = clinic_wish_table_insert (tx, wish, error);
  return wish->id != 0 && summarize (tx, wish, DONE_ADD, error);
}

static gboolean
save_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicWish) wish = clinic_wish_copy (job->wish);
  g_autoptr (ClinicCourse) course = NULL;

  if (wish->id != 0)
    {
      g_autoptr (ClinicWish) was = load_open (tx, wish->id, error);

      if (was == NULL)
        return FALSE;
    }
  course = clinic_course_table_load (clinic_tx_get_conn (tx), wish->course, error);
  if (course == NULL || !clinic_wish_check (wish, job->rules->today, error) || !check_session (tx, wish, error))
    return FALSE;
  wish->patient = course->patient;
  return write_wish (tx, wish, error);
}

void
clinic_diary_save_wish_async (ClinicDiary *diary, const ClinicWish *wish, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (wish != NULL);

  job = job_new (diary, wish->id);
  job->wish = clinic_wish_copy (wish);
  clinic_diary_write (diary, wish->id != 0 ? "change-wish" : "add-wish", TRUE, save_job, job, (GDestroyNotify) job_free,
                      cancellable, callback, user_data);
}

/* Withdrawing */

static gboolean
withdraw_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicWish) wish = load_open (tx, job->id, error);

  if (wish == NULL)
    return FALSE;
  wish->status = CLINIC_WISH_WITHDRAWN;
  return clinic_wish_table_update (tx, wish, error) &&
         summarize (tx, wish, DONE_WITHDRAW, error);
}

void
clinic_diary_withdraw_wish_async (ClinicDiary *diary, gint64 wish, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write (diary, "withdraw-wish", TRUE, withdraw_job, job_new (diary, wish), (GDestroyNotify) job_free,
                      cancellable, callback, user_data);
}

/* Booking */

static ClinicSession *
take_slot (ClinicTx *tx, const Job *job, const ClinicWish *wish, GError **error)
{
  g_autoptr (ClinicBooking) booking = clinic_booking_new (wish->course, &job->slot);
  g_autoptr (ClinicSession) session = NULL;

  if (wish->session == 0)
    return clinic_booking_make (tx, job->rules, booking, error);
  session = clinic_session_table_load (clinic_tx_get_conn (tx), wish->session, error);
  return session != NULL && clinic_booking_set_down (tx, job->rules, session, booking, error) ? g_steal_pointer (&session)
                                                                                               : NULL;
}

static gboolean
book_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicWish) wish = load_open (tx, job->id, error);
  g_autoptr (ClinicSession) session = wish != NULL ? take_slot (tx, job, wish, error) : NULL;
  g_autofree char *name = session != NULL ? clinic_booking_load_name (tx, wish->patient, error) : NULL;
  g_autofree char *when = NULL;

  if (name == NULL)
    return FALSE;
  wish->status = CLINIC_WISH_BOOKED;
  if (!clinic_wish_table_update (tx, wish, error))
    return FALSE;
  when = clinic_format_day_time (session->start, job->rules->zone);
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  /* Translators: in both a patient, then day and time */
  clinic_tx_set_summary (tx, wish->session == 0 ? g_strdup_printf (_("Booked %s from the waiting list for %s"), name, when)
                                                : g_strdup_printf (_("Moved %s from the waiting list to %s"), name, when));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

void
clinic_diary_book_wish_async (ClinicDiary *diary, gint64 wish, const ClinicSlot *slot, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (slot != NULL);

  job = job_new (diary, wish);
  job->slot = *slot;
  clinic_diary_write (diary, "book-wish", TRUE, book_job, job, (GDestroyNotify) job_free, cancellable, callback, user_data);
}

/* Reading one */

static gpointer
load_wish_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_wish_table_load_card (conn, *(const gint64 *) data, error);
}

void
clinic_diary_load_wish_async (ClinicDiary *diary, gint64 wish, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_wish_job, g_memdup2 (&wish, sizeof wish), g_free, (GDestroyNotify) clinic_wish_card_free,
                     cancellable, callback, user_data);
}

ClinicWishCard *
clinic_diary_load_wish_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
