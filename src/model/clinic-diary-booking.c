/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-booking.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "model/clinic-booking-jobs.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-verb-words.h"

G_DEFINE_BOXED_TYPE (ClinicBooking, clinic_booking, clinic_booking_copy, clinic_booking_free)

ClinicBooking *
clinic_booking_new (gint64 course, const ClinicSlot *slot)
{
  ClinicBooking *booking;

  g_return_val_if_fail (slot != NULL, NULL);

  booking = g_new0 (ClinicBooking, 1);
  booking->course = course;
  booking->slot = *slot;
  return booking;
}

ClinicBooking *
clinic_booking_copy (const ClinicBooking *booking)
{
  ClinicBooking *copy;

  g_return_val_if_fail (booking != NULL, NULL);

  copy = g_memdup2 (booking, sizeof *booking);
  copy->override_reason = g_strdup (booking->override_reason);
  return copy;
}

void
clinic_booking_free (ClinicBooking *booking)
{
  if (booking == NULL)
    return;
  g_free (booking->override_reason);
  g_free (booking);
}

void
clinic_booking_set_override (ClinicBooking *booking, const char *reason, gint64 doctor)
{
  g_return_if_fail (booking != NULL);
  g_return_if_fail ((reason == NULL) == (doctor == 0));

  g_free (booking->override_reason);
  booking->override_reason = g_strdup (reason);
  booking->override_doctor = doctor;
}

/* What a job works with. */
typedef struct
{
  ClinicBookingRules *rules;
  GPtrArray *bookings; /* ClinicBooking */
  gint64 session;
  gint64 other;
} Job;

static Job *
job_new (ClinicDiary *diary, gint64 session)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  job->session = session;
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_ptr_array_unref (job->bookings);
  g_free (job);
}

/* Booking */

static gboolean
finish_booking (ClinicTx *tx, const ClinicBookingRules *rules, const ClinicSession *first, guint count, GError **error)
{
  g_autofree char *name = clinic_booking_load_name (tx, first->patient, error);
  g_autofree char *when = clinic_format_day_time (first->start, rules->zone);

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, first->id);
  if (count == 1)
    clinic_tx_set_summary (tx, g_strdup_printf (_("Booked %s for %s"), name, when));
  else
    /* Translators: the number of sessions, the patient, day and time of the first */
    clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("Booked %u session for %s, the first on %s",
                                                          "Booked %u sessions for %s, the first on %s", count),
                                                count, name, when));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
book_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicSession) first = NULL;

  for (guint i = 0; i < job->bookings->len; i++)
    {
      g_autoptr (ClinicSession) session = clinic_booking_make (tx, job->rules, job->bookings->pdata[i], error);

      if (session == NULL)
        return FALSE;
      if (first == NULL)
        first = g_steal_pointer (&session);
    }
  return finish_booking (tx, job->rules, first, job->bookings->len, error);
}

void
clinic_diary_book_async (ClinicDiary *diary, GPtrArray *bookings, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (bookings != NULL && bookings->len > 0);

  job = job_new (diary, 0);
  for (guint i = 0; i < bookings->len; i++)
    g_ptr_array_add (job->bookings, clinic_booking_copy (bookings->pdata[i]));
  clinic_diary_write (diary, "book", TRUE, book_job, job, (GDestroyNotify) job_free, cancellable, callback, user_data);
}

/* Moving */

static gboolean
move_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  const ClinicBooking *to = job->bookings->pdata[0];
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), job->session, error);
  g_autofree char *name = NULL;
  g_autofree char *when = NULL;

  if (session == NULL || !clinic_booking_check_seen (session, to->version, error) ||
      !clinic_booking_set_down (tx, job->rules, session, to, error))
    return FALSE;
  name = clinic_booking_load_name (tx, session->patient, error);
  if (name == NULL)
    return FALSE;
  when = clinic_format_day_time (session->start, job->rules->zone);
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  clinic_tx_set_summary (tx, g_strdup_printf (_("Moved %s to %s"), name, when));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

void
clinic_diary_move_async (ClinicDiary *diary, gint64 session, const ClinicBooking *to, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (to != NULL);

  job = job_new (diary, session);
  g_ptr_array_add (job->bookings, clinic_booking_copy (to));
  clinic_diary_write (diary, "move", TRUE, move_job, job, (GDestroyNotify) job_free, cancellable, callback, user_data);
}

static ClinicBooking *
dup_place (const ClinicSession *session)
{
  ClinicSlot slot = { session->day, session->minute, session->wait, session->start, session->bed, session->doctor };

  return clinic_booking_new (0, &slot);
}

static gboolean
swap_places (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *a, ClinicSession *b, GError **error)
{
  g_autoptr (ClinicBooking) place_of_a = dup_place (a);
  g_autoptr (ClinicBooking) place_of_b = dup_place (b);

  return clinic_session_table_lift (tx, a->id, error) && clinic_session_table_lift (tx, b->id, error) &&
         clinic_booking_set_down (tx, rules, a, place_of_b, error) && clinic_booking_set_down (tx, rules, b, place_of_a, error);
}

static gboolean
swap_job (ClinicTx *tx, gpointer data, GError **error)
{
  Job *job = data;
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (ClinicSession) a = clinic_session_table_load (conn, job->session, error);
  g_autoptr (ClinicSession) b = a != NULL ? clinic_session_table_load (conn, job->other, error) : NULL;
  g_autofree char *name_of_a = NULL;
  g_autofree char *name_of_b = NULL;

  if (b == NULL || !swap_places (tx, job->rules, a, b, error))
    return FALSE;
  name_of_a = clinic_booking_load_name (tx, a->patient, error);
  name_of_b = name_of_a != NULL ? clinic_booking_load_name (tx, b->patient, error) : NULL;
  if (name_of_b == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, a->id);
  clinic_tx_set_summary (tx, g_strdup_printf (_("%s and %s changed places"), name_of_a, name_of_b));
  clinic_tx_set_name (tx, g_strdup_printf (_("swap of %s and %s"), name_of_a, name_of_b));
  return TRUE;
}

void
clinic_diary_swap_async (ClinicDiary *diary, gint64 session, gint64 other, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (session != other);

  job = job_new (diary, session);
  job->other = other;
  clinic_diary_write (diary, "swap", TRUE, swap_job, job, (GDestroyNotify) job_free, cancellable, callback, user_data);
}

/* Reading */

typedef struct
{
  gint64 from;
  gint64 to;
} Span;

static gpointer
load_range_job (ClinicConn *conn, gpointer data, GError **error)
{
  Span *span = data;

  return clinic_session_table_load_visits (conn, span->from, span->to, error);
}

void
clinic_diary_load_range_async (ClinicDiary *diary, ClinicDay from, ClinicDay to, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Span span;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  span = (Span){ clinic_time_at (from, 0, clinic_diary_get_zone (diary)), clinic_time_at (to, 0, clinic_diary_get_zone (diary)) };
  clinic_diary_read (diary, load_range_job, g_memdup2 (&span, sizeof span), g_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_range_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

gboolean
clinic_diary_is_ready (ClinicDiary *diary, const ClinicVisit *visit)
{
  ClinicProtocol *protocol;
  ClinicVisitShape shape;
  ClinicNumbing numbing;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && visit != NULL, FALSE);

  protocol = clinic_diary_get_protocol (diary, visit->protocol);
  if (protocol == NULL || visit->session->state != CLINIC_SESSION_NUMBING)
    return FALSE;
  clinic_protocol_get_shape (protocol, &shape);
  clinic_session_get_numbing (visit->session, shape.wait_min, shape.wait_max, clinic_diary_get_now (diary), &numbing);
  return numbing.ready;
}
