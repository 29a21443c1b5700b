/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-course.h"
#include "core/clinic-session.h"
#include "model/clinic-diary.h"

G_BEGIN_DECLS

/**
 * ClinicBookingRules: what a booking job must know of the clinic, taken on the main thread for the database thread.
 */
typedef struct
{
  ClinicSetup *setup;
  GTimeZone *zone;
  GHashTable *protocols; /* id -> ClinicProtocol */
  GHashTable *current;   /* a protocol's key -> id of the text that is used from now on */
  gint64 now;
  ClinicDay today;
} ClinicBookingRules;

ClinicBookingRules *clinic_booking_rules_new  (ClinicDiary *diary); /* the clinic must be set up */
ClinicBookingRules *clinic_booking_rules_copy (const ClinicBookingRules *rules);
void                clinic_booking_rules_free (ClinicBookingRules *rules);

/* What is asked of one session. */
typedef struct
{
  ClinicBookingRules *rules;
  gint64 session;
} ClinicSessionQuestion;

ClinicSessionQuestion *clinic_session_question_new  (ClinicDiary *diary, gint64 session); /* the clinic must be set up */
void                   clinic_session_question_free (ClinicSessionQuestion *question);

/* The lengths of a visit by the protocol version that @course began with; NOT_FOUND when it is not loaded. */
gboolean clinic_booking_rules_get_shape (const ClinicBookingRules *rules, const ClinicCourse *course,
                                         ClinicVisitShape *shape, GError **error);

/* Returns: (transfer full) (nullable): the day as it stands without session @except, sealed. On the database thread. */
ClinicBoard *clinic_booking_rules_load_board (const ClinicBookingRules *rules, ClinicConn *conn, ClinicDay day,
                                              gint64 except, GError **error);

/* The same without all of @except: (nullable) (element-type gint64). */
ClinicBoard *clinic_booking_rules_load_board_without (const ClinicBookingRules *rules, ClinicConn *conn, ClinicDay day,
                                                      const GArray *except, GError **error);

/* Whether the course takes bookings: it is active, and its patient lives. CONFLICT says which is not so. */
gboolean clinic_booking_check_course (ClinicConn *conn, const ClinicCourse *course, GError **error);

/* Whether the course has a session left to book; @taken: its live sessions. CONFLICT says that it has none. */
gboolean clinic_booking_check_length (const ClinicCourse *course, guint taken, GError **error);

/* Whether a session can go to @day by its own state: not once rolling began, and in the house only within its day. */
gboolean clinic_booking_check_movable (const ClinicSession *session, ClinicDay day, GError **error);

/* Whether the session is as somebody saw it, in version @seen; 0 = whatever it was. STALE */
gboolean clinic_booking_check_seen (const ClinicSession *session, gint64 seen, GError **error);

/* Whether anything can be booked on @day: it has not passed. */
gboolean clinic_booking_check_day    (const ClinicBookingRules *rules, ClinicDay day, GError **error);

/* Whether the session's plan stands on a free place, itself apart; CONFLICT says what is in the way. */
gboolean clinic_booking_check_place  (const ClinicBookingRules *rules, ClinicConn *conn, const ClinicCourse *course,
                                      const ClinicSession *session, GError **error);

/**
 * clinic_booking_check_spacing:
 * @reason: (nullable): why a doctor lets it stand closer
 * @doctor: who; 0 without @reason
 *
 * Holds the session's day against the course's other live sessions. Without an override CONFLICT says the first
 * allowed day. An override is written on the later session of the two; that may be one that is booked already, and is
 * then updated.
 */
gboolean clinic_booking_check_spacing (const ClinicBookingRules *rules, ClinicTx *tx, const ClinicCourse *course,
                                       ClinicSession *session, const char *reason, gint64 doctor, GError **error);

/* The same over what was read already; @sessions: (element-type ClinicSession): all of the course. */
gboolean clinic_booking_check_spacing_among (const ClinicBookingRules *rules, ClinicTx *tx, const ClinicCourse *course,
                                             GPtrArray *sessions, ClinicSession *session, const char *reason,
                                             gint64 doctor, GError **error);

/* "Earliest Tue 15 Dec: 21 days after session 3."; (transfer full) (nullable): NULL when @wish is allowed.
   @first: (out): the first allowed day; @days: of the course's other live sessions, sorted. */
char *clinic_booking_explain_day (const ClinicCourse *course, const GArray *days, ClinicDay wish, ClinicDay today,
                                  ClinicDay *first);

/* "Bed 2 is taken until 11:15."; (transfer full). */
char *clinic_booking_explain_place (const ClinicBookingRules *rules, const ClinicVisitShape *shape, ClinicPlaceFault fault,
                                    const ClinicSlot *slot, gint64 until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicBookingRules, clinic_booking_rules_free)

G_END_DECLS
