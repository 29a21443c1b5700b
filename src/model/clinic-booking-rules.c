/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-booking-rules.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "core/clinic-format.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-session-table.h"

static GHashTable *
copy_protocols (GHashTable *protocols)
{
  GHashTable *copy = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) clinic_protocol_unref);
  GHashTableIter iter;
  gpointer id, protocol;

  g_hash_table_iter_init (&iter, protocols);
  while (g_hash_table_iter_next (&iter, &id, &protocol))
    g_hash_table_insert (copy, g_memdup2 (id, sizeof (gint64)), clinic_protocol_ref (protocol));
  return copy;
}

ClinicBookingRules *
clinic_booking_rules_new (ClinicDiary *diary)
{
  ClinicBookingRules *rules;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);
  g_return_val_if_fail (diary->setup != NULL, NULL);

  rules = g_new0 (ClinicBookingRules, 1);
  rules->setup = clinic_setup_ref (diary->setup);
  rules->zone = g_time_zone_ref (diary->zone);
  rules->protocols = copy_protocols (diary->protocols);
  rules->current = g_hash_table_ref (diary->current);
  rules->now = clinic_diary_get_now (diary);
  rules->today = clinic_diary_get_today (diary);
  return rules;
}

ClinicBookingRules *
clinic_booking_rules_copy (const ClinicBookingRules *rules)
{
  ClinicBookingRules *copy;

  g_return_val_if_fail (rules != NULL, NULL);

  copy = g_memdup2 (rules, sizeof *rules);
  clinic_setup_ref (copy->setup);
  g_time_zone_ref (copy->zone);
  copy->protocols = copy_protocols (rules->protocols);
  g_hash_table_ref (copy->current);
  return copy;
}

void
clinic_booking_rules_free (ClinicBookingRules *rules)
{
  clinic_setup_unref (rules->setup);
  g_time_zone_unref (rules->zone);
  g_hash_table_unref (rules->protocols);
  g_hash_table_unref (rules->current);
  g_free (rules);
}

ClinicSessionQuestion *
clinic_session_question_new (ClinicDiary *diary, gint64 session)
{
  ClinicSessionQuestion *question = g_new0 (ClinicSessionQuestion, 1);

  question->rules = clinic_booking_rules_new (diary);
  question->session = session;
  return question;
}

void
clinic_session_question_free (ClinicSessionQuestion *question)
{
  clinic_booking_rules_free (question->rules);
  g_free (question);
}

gboolean
clinic_booking_rules_get_shape (const ClinicBookingRules *rules, const ClinicCourse *course, ClinicVisitShape *shape,
                                GError **error)
{
  ClinicProtocol *protocol;

  g_return_val_if_fail (rules != NULL && course != NULL && shape != NULL, FALSE);

  protocol = g_hash_table_lookup (rules->protocols, &course->protocol);
  if (protocol == NULL)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND, "protocol");
      return FALSE;
    }
  clinic_protocol_get_shape (protocol, shape);
  return TRUE;
}

ClinicBoard *
clinic_booking_rules_load_board_without (const ClinicBookingRules *rules, ClinicConn *conn, ClinicDay day,
                                         const GArray *except, GError **error)
{
  g_autoptr (ClinicBoard) board = NULL;

  g_return_val_if_fail (rules != NULL && conn != NULL, NULL);

  board = clinic_setup_make_board (rules->setup, day, rules->zone);
  if (!clinic_session_table_fill_board (conn, board, except, error))
    return NULL;
  clinic_board_seal (board);
  return g_steal_pointer (&board);
}

ClinicBoard *
clinic_booking_rules_load_board (const ClinicBookingRules *rules, ClinicConn *conn, ClinicDay day, gint64 except,
                                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, except);
  return clinic_booking_rules_load_board_without (rules, conn, day, ids, error);
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, words);
  return FALSE;
}

gboolean
clinic_booking_check_course (ClinicConn *conn, const ClinicCourse *course, GError **error)
{
  gboolean deceased;

  g_return_val_if_fail (conn != NULL && course != NULL, FALSE);

  if (!clinic_patient_table_is_deceased (conn, course->patient, &deceased, error))
    return FALSE;
  if (deceased)
    return refuse (error, _("The patient has died, so nothing can be booked."));
  switch (course->status)
    {
    case CLINIC_COURSE_PAUSED:
      return refuse (error, _("The course is paused. Carry it on before booking."));
    case CLINIC_COURSE_STOPPED:
      return refuse (error, _("The course was stopped, so nothing can be booked in it."));
    case CLINIC_COURSE_COMPLETE:
      return refuse (error, _("The course is complete. Start another one to book."));
    case CLINIC_COURSE_ACTIVE:
    default:
      return TRUE;
    }
}

gboolean
clinic_booking_check_length (const ClinicCourse *course, guint taken, GError **error)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (course != NULL, FALSE);

  if (taken < (guint) course->length)
    return TRUE;
  words = g_strdup_printf (ngettext ("The course has %d session, and it is booked. Make the course longer to book another.",
                                     "The course has %d sessions, and all are booked. Make the course longer to book another.",
                                     course->length), course->length);
  return refuse (error, words);
}

gboolean
clinic_booking_check_movable (const ClinicSession *session, ClinicDay day, GError **error)
{
  g_return_val_if_fail (session != NULL, FALSE);

  if (!clinic_session_state_is_live (session->state))
    return refuse (error, _("This session was given up. Book another one instead."));
  if (clinic_session_is_performed (session))
    return refuse (error, _("Rolling has begun, so the session stays where it is."));
  if (session->state != CLINIC_SESSION_BOOKED && day != session->day)
    return refuse (error, _("The patient is in the house: the session can only move within the day."));
  return TRUE;
}

gboolean
clinic_booking_check_seen (const ClinicSession *session, gint64 seen, GError **error)
{
  g_return_val_if_fail (session != NULL, FALSE);

  if (seen == 0 || seen == session->version)
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE, "session %" G_GINT64_FORMAT " was changed since", session->id);
  return FALSE;
}

/* Place */

static char *
explain_bed (const ClinicBookingRules *rules, const ClinicSlot *slot, const char *until)
{
  g_autofree char *bed = clinic_setup_say_bed (rules->setup, slot->bed);

  if (*until == '\0')
    return g_strdup_printf (_("%s is not in use. Choose another bed."), bed);
  return g_strdup_printf (_("%s is taken until %s."), bed, until);
}

static char *
explain_doctor (const ClinicBookingRules *rules, const ClinicSlot *slot, const char *until)
{
  const char *doctor = clinic_setup_get_staff_name (rules->setup, slot->doctor);

  if (*until == '\0')
    return g_strdup_printf (_("%s does not roll here now. Choose another doctor."), doctor);
  return g_strdup_printf (_("%s is rolling until %s."), doctor, until);
}

static ClinicRange
get_visit (const ClinicBookingRules *rules, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  gint64 start = clinic_time_at (slot->day, slot->minute, rules->zone);

  return (ClinicRange){ start, start + (gint64) (slot->wait + shape->rolling + shape->turnover) * 60 };
}

static ClinicRange
get_rolling (const ClinicBookingRules *rules, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  gint64 start = clinic_time_at (slot->day, slot->minute, rules->zone) + (gint64) slot->wait * 60;

  return (ClinicRange){ start, start + (gint64) shape->rolling * 60 };
}

static char *
explain_closure (const ClinicBookingRules *rules, gint64 bed, gint64 staff, ClinicRange wish, ClinicDay day)
{
  const ClinicClosure *closure = clinic_closures_find (rules->setup->closures, bed, staff, wish, rules->zone);

  return closure != NULL ? clinic_closure_explain (closure, rules->setup, day) : NULL;
}

static char *
explain_closed (const ClinicBookingRules *rules, const ClinicVisitShape *shape, const ClinicSlot *slot, const char *until)
{
  char *words = explain_closure (rules, 0, 0, get_visit (rules, shape, slot), slot->day);

  if (words != NULL)
    return words;
  if (*until != '\0')
    return g_strdup_printf (_("The clinic is closed until %s."), until);
  return g_strdup (_("The visit does not fit within opening hours."));
}

static char *
explain_away (const ClinicBookingRules *rules, const ClinicVisitShape *shape, const ClinicSlot *slot)
{
  char *words = explain_closure (rules, 0, slot->doctor, get_rolling (rules, shape, slot), slot->day);

  return words != NULL ? words
                       : clinic_setup_explain_hours (rules->setup, slot->doctor, clinic_day_get_weekday (slot->day));
}

char *
clinic_booking_explain_place (const ClinicBookingRules *rules, const ClinicVisitShape *shape, ClinicPlaceFault fault,
                              const ClinicSlot *slot, gint64 until)
{
  g_autofree char *time = clinic_format_time (until, rules->zone);

  switch (fault)
    {
    case CLINIC_PLACE_CLOSED:
      return explain_closed (rules, shape, slot, time);
    case CLINIC_PLACE_OFF_GRID:
      return g_strdup_printf (ngettext ("Times go in steps of %d minute.", "Times go in steps of %d minutes.",
                                        CLINIC_SCHEDULE_STEP), CLINIC_SCHEDULE_STEP);
    case CLINIC_PLACE_WAIT:
      return g_strdup_printf (_("The wait under cream is %d to %d minutes."), shape->wait_min, shape->wait_max);
    case CLINIC_PLACE_BED_OUT:
      return explain_closure (rules, slot->bed, 0, get_visit (rules, shape, slot), slot->day);
    case CLINIC_PLACE_DOCTOR_AWAY:
      return explain_away (rules, shape, slot);
    case CLINIC_PLACE_BED_TAKEN:
      return explain_bed (rules, slot, time);
    case CLINIC_PLACE_DOCTOR_BUSY:
      return explain_doctor (rules, slot, time);
    case CLINIC_PLACE_PATIENT_BUSY:
      return g_strdup_printf (_("The patient has another session until %s."), time);
    case CLINIC_PLACE_FREE:
    default:
      return g_strdup ("");
    }
}

gboolean
clinic_booking_check_day (const ClinicBookingRules *rules, ClinicDay day, GError **error)
{
  g_return_val_if_fail (rules != NULL, FALSE);

  return day >= rules->today || refuse (error, _("This day has passed. Choose today or a later day."));
}

gboolean
clinic_booking_check_place (const ClinicBookingRules *rules, ClinicConn *conn, const ClinicCourse *course,
                            const ClinicSession *session, GError **error)
{
  ClinicSlot slot = { session->day, session->minute, session->wait, session->start, session->bed, session->doctor };
  ClinicVisitShape shape;
  g_autoptr (ClinicBoard) board = NULL;
  g_autoptr (GArray) busy = NULL;
  g_autofree char *words = NULL;
  ClinicPlaceFault fault;
  gint64 until;

  if (!clinic_booking_check_day (rules, session->day, error) ||
      !clinic_booking_rules_get_shape (rules, course, &shape, error))
    return FALSE;
  shape.rolling = session->rolling;
  shape.turnover = session->turnover;
  board = clinic_booking_rules_load_board (rules, conn, session->day, session->id, error);
  if (board == NULL)
    return FALSE;
  busy = clinic_session_table_patient_busy (conn, session->patient, session->day, session->id, error);
  if (busy == NULL)
    return FALSE;
  fault = clinic_schedule_check_slot (board, &shape, busy, &slot, &until);
  if (fault == CLINIC_PLACE_FREE)
    return TRUE;
  words = clinic_booking_explain_place (rules, &shape, fault, &slot, until);
  return refuse (error, words);
}

/* Spacing */

char *
clinic_booking_explain_day (const ClinicCourse *course, const GArray *days, ClinicDay wish, ClinicDay today,
                            ClinicDay *first)
{
  ClinicDay allowed = clinic_course_first_allowed_day ((const ClinicDay *) days->data, days->len, course->min_days, wish);
  g_autofree char *text = NULL;
  guint nth = 0;

  if (first != NULL)
    *first = allowed;
  if (allowed == wish)
    return NULL;
  while (nth < days->len && g_array_index (days, ClinicDay, nth) < allowed)
    nth++;
  text = clinic_format_day_near (allowed, today);
  /* Translators: %s is a day, "Tue 15 Dec"; then days, then the number of the session in its course */
  return g_strdup_printf (ngettext ("Earliest %s: %d day after session %u.", "Earliest %s: %d days after session %u.",
                                    course->min_days),
                          text, course->min_days, nth);
}

static void
set_override (ClinicSession *session, const char *reason, gint64 doctor)
{
  g_free (session->override_reason);
  session->override_reason = g_strdup (reason);
  session->override_doctor = reason != NULL ? doctor : 0;
}

static gboolean
refuse_day (const ClinicBookingRules *rules, ClinicTx *tx, const ClinicCourse *course, const ClinicSession *session,
            GError **error)
{
  g_autoptr (GArray) days = clinic_session_table_course_days (clinic_tx_get_conn (tx), course->id, session->id, error);
  g_autofree char *words = NULL;

  if (days == NULL)
    return FALSE;
  words = clinic_booking_explain_day (course, days, session->day, rules->today, NULL);
  return refuse (error, words != NULL ? words : "too_close");
}

static gboolean
is_close (const ClinicCourse *course, const ClinicSession *session, const ClinicSession *other)
{
  return other->id != session->id && clinic_session_state_is_live (other->state) &&
         ABS (other->day - session->day) < course->min_days;
}

gboolean
clinic_booking_check_spacing_among (const ClinicBookingRules *rules, ClinicTx *tx, const ClinicCourse *course,
                                    GPtrArray *sessions, ClinicSession *session, const char *reason, gint64 doctor,
                                    GError **error)
{
  gboolean kept = FALSE;

  g_return_val_if_fail (rules != NULL && tx != NULL && course != NULL, FALSE);
  g_return_val_if_fail (sessions != NULL && session != NULL, FALSE);

  if (reason == NULL && clinic_course_find_close (course, sessions, session) != NULL)
    return refuse_day (rules, tx, course, session, error);
  for (guint i = 0; i < sessions->len; i++)
    {
      ClinicSession *other = sessions->pdata[i];
      gboolean is_later = session->start >= other->start;

      if (!is_close (course, session, other))
        continue;
      kept |= is_later;
      if (reason == NULL)
        continue;
      set_override (is_later ? session : other, reason, doctor);
      if (!is_later && !clinic_session_table_update (tx, other, error))
        return FALSE;
    }
  if (!kept)
    set_override (session, NULL, 0);
  return TRUE;
}

gboolean
clinic_booking_check_spacing (const ClinicBookingRules *rules, ClinicTx *tx, const ClinicCourse *course,
                              ClinicSession *session, const char *reason, gint64 doctor, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (clinic_tx_get_conn (tx), course->id, error);

  return sessions != NULL &&
         clinic_booking_check_spacing_among (rules, tx, course, sessions, session, reason, doctor, error);
}
