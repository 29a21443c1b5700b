/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-fit.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-booking-jobs.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"

#define NOON (12 * 60)

static ClinicFitMove *
fit_move_copy (const ClinicFitMove *move)
{
  ClinicFitMove *copy = g_memdup2 (move, sizeof *move);

  copy->patient_name = g_strdup (move->patient_name);
  return copy;
}

static void
fit_move_free (ClinicFitMove *move)
{
  g_free (move->patient_name);
  g_free (move);
}

static ClinicFitOffer *
fit_offer_new (const ClinicSlot *slot, int minutes)
{
  ClinicFitOffer *offer = g_new0 (ClinicFitOffer, 1);

  offer->slot = *slot;
  offer->minutes = minutes;
  offer->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) fit_move_free);
  return offer;
}

ClinicFitOffer *
clinic_fit_offer_copy (const ClinicFitOffer *offer)
{
  ClinicFitOffer *copy;

  g_return_val_if_fail (offer != NULL, NULL);

  copy = fit_offer_new (&offer->slot, offer->minutes);
  for (guint i = 0; i < offer->moves->len; i++)
    g_ptr_array_add (copy->moves, fit_move_copy (offer->moves->pdata[i]));
  return copy;
}

void
clinic_fit_offer_free (ClinicFitOffer *offer)
{
  if (offer == NULL)
    return;
  g_ptr_array_unref (offer->moves);
  g_free (offer);
}

/* Finding */

typedef struct
{
  ClinicBookingRules *rules;
  ClinicSlotWish wish;
  guint max;
} FindJob;

static void
find_job_free (FindJob *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

static gboolean
check_day (const FindJob *job, ClinicConn *conn, const ClinicCourse *course, const ClinicSession *moved, GError **error)
{
  g_autoptr (GArray) days = clinic_session_table_course_days (conn, course->id, job->wish.except, error);
  g_autofree char *words = NULL;

  if (days == NULL || (moved == NULL && !clinic_booking_check_length (course, days->len, error)))
    return FALSE;
  if (moved != NULL && !clinic_booking_check_movable (moved, job->wish.from, error))
    return FALSE;
  words = job->wish.close ? NULL : clinic_booking_explain_day (course, days, job->wish.from, job->rules->today, NULL);
  if (words != NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, words);
  return words == NULL;
}

/* Who is booked and has not arrived can wait longer or shorter; the patient's own other visits stay as they are. */
static gboolean
can_wait (const FindJob *job, const ClinicVisit *visit, gint64 patient)
{
  return visit->session->state == CLINIC_SESSION_BOOKED && visit->session->patient != patient &&
         g_hash_table_lookup (job->rules->protocols, &visit->protocol) != NULL;
}

static void
add_visit (const FindJob *job, const ClinicVisit *visit, GArray *elastic, GArray *ids)
{
  const ClinicSession *session = visit->session;
  ClinicFitVisit fit = { session->id, session->patient, session->bed, session->doctor, session->start, session->wait, { 0 } };

  clinic_protocol_get_shape (g_hash_table_lookup (job->rules->protocols, &visit->protocol), &fit.shape);
  fit.shape.rolling = session->rolling;
  fit.shape.turnover = session->turnover;
  g_array_append_val (elastic, fit);
  g_array_append_val (ids, session->id);
}

static gboolean
is_in_part (ClinicPartOfDay part, int minute)
{
  return part == CLINIC_PART_OF_DAY_ANY || (part == CLINIC_PART_OF_DAY_MORNING) == (minute < NOON);
}

static const ClinicVisit *
find_visit (const GPtrArray *visits, gint64 session)
{
  for (guint i = 0; i < visits->len; i++)
    if (((const ClinicVisit *) visits->pdata[i])->session->id == session)
      return visits->pdata[i];
  return NULL;
}

static void
add_offer (const ClinicFit *fit, const GPtrArray *visits, GPtrArray *offers)
{
  ClinicFitOffer *offer = fit_offer_new (&fit->slot, fit->minutes);

  for (guint i = 0; i < fit->changes->len; i++)
    {
      const ClinicFitChange *change = &g_array_index (fit->changes, ClinicFitChange, i);
      const ClinicVisit *visit = find_visit (visits, change->session);
      ClinicFitMove *move = g_new0 (ClinicFitMove, 1);

      move->session = change->session;
      move->version = visit->session->version;
      move->patient_name = g_strdup (visit->patient_name);
      move->from = change->from;
      move->to = change->to;
      move->rolling = visit->session->start + change->to * 60;
      g_ptr_array_add (offer->moves, move);
    }
  g_ptr_array_add (offers, offer);
}

static GPtrArray *
list_offers (const FindJob *job, const GPtrArray *fits, const GPtrArray *visits)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_fit_offer_free);

  for (guint i = 0; i < fits->len && offers->len < job->max; i++)
    {
      const ClinicFit *fit = fits->pdata[i];

      if (fit->changes->len > 0 && is_in_part (job->wish.part, fit->slot.minute))
        add_offer (fit, visits, offers);
    }
  return offers;
}

/* A session that is moved keeps its own lengths. */
static gboolean
get_shape (const FindJob *job, const ClinicCourse *course, const ClinicSession *moved, ClinicVisitShape *shape, GError **error)
{
  if (!clinic_booking_rules_get_shape (job->rules, course, shape, error))
    return FALSE;
  if (moved != NULL)
    {
      shape->rolling = moved->rolling;
      shape->turnover = moved->turnover;
    }
  return TRUE;
}

static gpointer
search_day (const FindJob *job, ClinicConn *conn, const ClinicCourse *course, const ClinicSession *moved, GPtrArray *visits,
            GError **error)
{
  ClinicDay day = job->wish.from;
  g_autoptr (GArray) elastic = g_array_new (FALSE, FALSE, sizeof (ClinicFitVisit));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ClinicBoard) board = NULL;
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GPtrArray) fits = NULL;
  ClinicVisitShape shape;

  for (guint i = 0; i < visits->len; i++)
    if (can_wait (job, visits->pdata[i], course->patient))
      add_visit (job, visits->pdata[i], elastic, ids);
  if (moved != NULL)
    g_array_append_val (ids, moved->id);
  board = clinic_booking_rules_load_board_without (job->rules, conn, day, ids, error);
  busy = board != NULL ? clinic_session_table_patient_busy (conn, course->patient, day, job->wish.except, error) : NULL;
  if (busy == NULL || !get_shape (job, course, moved, &shape, error))
    return NULL;
  fits = clinic_fit_list (board, elastic, &shape, busy, job->wish.doctor, job->rules->now);
  return list_offers (job, fits, visits);
}

static gpointer
find_fits_job (ClinicConn *conn, gpointer data, GError **error)
{
  FindJob *job = data;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->wish.course, error);
  g_autoptr (ClinicSession) moved = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GTimeZone *zone = job->rules->zone;

  if (job->wish.except != 0)
    {
      moved = clinic_session_table_load (conn, job->wish.except, error);
      if (moved == NULL)
        return NULL;
    }
  if (course == NULL || !clinic_booking_check_course (conn, course, error) || !check_day (job, conn, course, moved, error))
    return NULL;
  visits = clinic_session_table_load_visits (conn, clinic_time_at (job->wish.from, 0, zone),
                                             clinic_time_at (job->wish.from + 1, 0, zone), error);
  return visits != NULL ? search_day (job, conn, course, moved, visits, error) : NULL;
}

void
clinic_diary_find_fits_async (ClinicDiary *diary, const ClinicSlotWish *wish, guint max, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  FindJob *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (wish != NULL);

  job = g_new0 (FindJob, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->wish = *wish;
  job->wish.from = MAX (wish->from, job->rules->today);
  job->max = max;
  clinic_diary_read (diary, find_fits_job, job, (GDestroyNotify) find_job_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_find_fits_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Fitting in */

typedef struct
{
  ClinicBookingRules *rules;
  gint64 session; /* that moves; 0 = a new one is booked */
  ClinicBooking *booking;
  ClinicFitOffer *offer;
} FitJob;

static void
fit_job_free (FitJob *job)
{
  clinic_booking_rules_free (job->rules);
  clinic_booking_free (job->booking);
  clinic_fit_offer_free (job->offer);
  g_free (job);
}

static gboolean
check_unchanged (const ClinicFitMove *move, const ClinicSession *session, GError **error)
{
  if (session->version == move->version && session->state == CLINIC_SESSION_BOOKED)
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, _("The visit of %s has changed meanwhile."), move->patient_name);
  return FALSE;
}

/* (transfer full) (element-type ClinicSession): all off their places, so that they pass each other. */
static GPtrArray *
lift_all (ClinicTx *tx, const ClinicFitOffer *offer, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);

  for (guint i = 0; i < offer->moves->len; i++)
    {
      const ClinicFitMove *move = offer->moves->pdata[i];
      ClinicSession *session = clinic_session_table_load (clinic_tx_get_conn (tx), move->session, error);

      if (session == NULL)
        return NULL;
      g_ptr_array_add (sessions, session);
      if (!check_unchanged (move, session, error) || !clinic_session_table_lift (tx, session->id, error))
        return NULL;
    }
  return g_steal_pointer (&sessions);
}

static gboolean
set_wait (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, int wait, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, session->course, error);

  if (course == NULL)
    return FALSE;
  session->wait = wait;
  clinic_session_place (session, rules->zone);
  return clinic_booking_check_place (rules, conn, course, session, error) && clinic_session_table_update (tx, session, error);
}

static gboolean
summarize (ClinicTx *tx, const FitJob *job, const ClinicSession *session, GError **error)
{
  g_autofree char *name = clinic_booking_load_name (tx, session->patient, error);
  g_autofree char *when = clinic_format_day_time (session->start, job->rules->zone);
  guint n = job->offer->moves->len;

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  /* Translators, of both: the patient, day and time, then how many others wait longer or shorter for it */
  clinic_tx_set_summary (tx, job->session == 0
                               ? g_strdup_printf (ngettext ("Fitted %s in for %s, %u wait changed",
                                                            "Fitted %s in for %s, %u waits changed", n), name, when, n)
                               : g_strdup_printf (ngettext ("Moved %s to %s, %u wait changed",
                                                            "Moved %s to %s, %u waits changed", n), name, when, n));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
change_waits (ClinicTx *tx, const FitJob *job, GError **error)
{
  g_autoptr (GPtrArray) sessions = lift_all (tx, job->offer, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    if (!set_wait (tx, job->rules, sessions->pdata[i], ((ClinicFitMove *) job->offer->moves->pdata[i])->to, error))
      return FALSE;
  return sessions != NULL;
}

static gboolean
fit_in_job (ClinicTx *tx, gpointer data, GError **error)
{
  FitJob *job = data;
  g_autoptr (ClinicSession) booked = NULL;

  if (!change_waits (tx, job, error))
    return FALSE;
  booked = clinic_booking_make (tx, job->rules, job->booking, error);
  return booked != NULL && summarize (tx, job, booked, error);
}

/* Off its old place first: for the others it no longer stands there. */
static gboolean
fit_move_job (ClinicTx *tx, gpointer data, GError **error)
{
  FitJob *job = data;
  g_autoptr (ClinicSession) moved = clinic_session_table_load (clinic_tx_get_conn (tx), job->session, error);

  return moved != NULL && clinic_booking_check_seen (moved, job->booking->version, error) &&
         clinic_session_table_lift (tx, moved->id, error) && change_waits (tx, job, error) &&
         clinic_booking_set_down (tx, job->rules, moved, job->booking, error) && summarize (tx, job, moved, error);
}

static FitJob *
fit_job_new (ClinicDiary *diary, gint64 session, const ClinicBooking *booking, const ClinicFitOffer *offer)
{
  FitJob *job = g_new0 (FitJob, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->session = session;
  job->booking = clinic_booking_copy (booking);
  job->booking->slot = offer->slot;
  job->offer = clinic_fit_offer_copy (offer);
  return job;
}

void
clinic_diary_fit_in_async (ClinicDiary *diary, const ClinicBooking *booking, const ClinicFitOffer *offer,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (booking != NULL && offer != NULL);

  clinic_diary_write (diary, "fit-in", TRUE, fit_in_job, fit_job_new (diary, 0, booking, offer),
                      (GDestroyNotify) fit_job_free, cancellable, callback, user_data);
}

void
clinic_diary_fit_move_async (ClinicDiary *diary, gint64 session, const ClinicBooking *to, const ClinicFitOffer *offer,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (session != 0 && to != NULL && offer != NULL);

  clinic_diary_write (diary, "fit-in", TRUE, fit_move_job, fit_job_new (diary, session, to, offer),
                      (GDestroyNotify) fit_job_free, cancellable, callback, user_data);
}
