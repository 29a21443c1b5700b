/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-course.h"
#include "core/clinic-protocol.h"
#include "core/clinic-session.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FOLLOW_UP (clinic_follow_up_get_type ())

typedef enum
{
  CLINIC_FOLLOW_UP_FIRST_CALL,
  CLINIC_FOLLOW_UP_PEEL_CHECK,
  CLINIC_FOLLOW_UP_PEEL_END,
  CLINIC_FOLLOW_UP_COLOUR_WATCH,
  CLINIC_FOLLOW_UP_BOOK_NEXT,
  CLINIC_FOLLOW_UP_REVIEW,
  CLINIC_FOLLOW_UP_WATCH,       /* a call that a verdict asked for */
  CLINIC_FOLLOW_UP_DOCTOR_TASK, /* "doctor today" */
} ClinicFollowUpKind;

typedef enum
{
  CLINIC_FOLLOW_UP_OPEN,
  CLINIC_FOLLOW_UP_DONE,   /* done by a person */
  CLINIC_FOLLOW_UP_CLOSED, /* fell away: carried on, settled, asked not to be called, taken back */
} ClinicFollowUpStatus;

/**
 * ClinicFollowUp: something the clinic must do on a day.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  ClinicFollowUpKind kind;
  ClinicFollowUpStatus status;
  gint64 patient;
  gint64 course;  /* 0 = none */
  gint64 session; /* 0 = none: the session it follows */
  ClinicDay day;  /* the day it belongs to: "day 3" counts from here */
  gint64 due;     /* UTC: the clinic's opening on that day, or later */
  int step;       /* day, week or month number in words: 3 of "peel check, day 3"; 0 = none */
  char *reason;   /* book next: "due", "cancelled", "noshow", "stalled"; closed: why; "" otherwise */
  int attempts;   /* without an answer on attempts_day */
  ClinicDay attempts_day;
  gint64 told_before; /* UTC: about to notify; CLINIC_TIME_NONE */
  gint64 told;        /* UTC: notified; CLINIC_TIME_NONE */
  gint64 snoozed;     /* UTC: asked for again at that time; CLINIC_TIME_NONE */
  gint64 staff;       /* whose it is; 0 = anyone's */
  char *note;         /* written down when it was done; "" = nothing */
} ClinicFollowUp;

/* The clinic's week: minutes from and to, local; from == to means closed. Index 0 is Monday. */
typedef struct
{
  int from[7];
  int to[7];
  const GPtrArray *closures; /* (nullable) (element-type ClinicClosure) */
} ClinicHours;

GType           clinic_follow_up_get_type (void) G_GNUC_CONST;
ClinicFollowUp *clinic_follow_up_new      (void);
ClinicFollowUp *clinic_follow_up_copy     (const ClinicFollowUp *follow_up);
void            clinic_follow_up_free     (ClinicFollowUp *follow_up);

const char *clinic_follow_up_kind_to_string     (ClinicFollowUpKind kind);
gboolean    clinic_follow_up_kind_from_string   (const char *text, ClinicFollowUpKind *kind);
const char *clinic_follow_up_status_to_string   (ClinicFollowUpStatus status);
gboolean    clinic_follow_up_status_from_string (const char *text, ClinicFollowUpStatus *status);
gboolean    clinic_follow_up_kind_is_call       (ClinicFollowUpKind kind); /* closed when the patient asks not to be called */

/* The clinic's opening on @day, or the next one after it, closures left out; never before @not_before (UTC; CLINIC_TIME_NONE: no bound), so
   within opening hours @not_before itself. A week without any opening counts as open from midnight. */
gint64 clinic_hours_next_opening (const ClinicHours *hours, ClinicDay day, gint64 not_before, GTimeZone *zone);

/**
 * clinic_follow_up_plan:
 * @session: a session whose rolling has ended
 * @is_last: no session of the course is left after it (reviews are planned then)
 *
 * The calls that finishing @session creates: first call, peel check, first peel end, colour watch; reviews when it
 * was the last. Book next is planned apart, since bookings move it.
 *
 * Returns: (transfer container) (element-type ClinicFollowUp): ordered by due
 */
GPtrArray *clinic_follow_up_plan (const ClinicProtocol *protocol, const ClinicSession *session, gboolean is_last,
                                  const ClinicHours *hours, GTimeZone *zone);

/**
 * clinic_follow_up_plan_book_next:
 * @reason: "due", "cancelled" or "noshow"
 *
 * Returns: (transfer full) (nullable): the follow-up that asks for the next booking; %NULL when the course is not
 *   active, has no session left, or one is booked
 */
ClinicFollowUp *clinic_follow_up_plan_book_next (const ClinicProtocol *protocol, const ClinicCourse *course,
                                                 const ClinicCourseProgress *progress, const char *reason, gint64 now,
                                                 const ClinicHours *hours, GTimeZone *zone);

/* So many days after the recommended one, with nothing booked, a course has stalled (ours). */
#define CLINIC_FOLLOW_UP_STALLED_DAYS 14

/* Whether an active course with sessions left has nothing booked and its recommended day is long past; that of its first
   session is the day it began. */
gboolean clinic_follow_up_is_stalled (const ClinicCourse *course, const ClinicCourseProgress *progress, ClinicDay today);

/* The next peel end after a call on @today: days 7, 9, 11, 13 ...; (transfer full) (nullable): %NULL when the protocol
   does not repeat it. @last gives patient, course and session. */
ClinicFollowUp *clinic_follow_up_plan_peel_end (const ClinicProtocol *protocol, const ClinicFollowUp *last,
                                                ClinicDay session_day, ClinicDay today,
                                                const ClinicHours *hours, GTimeZone *zone);

/**
 * clinic_follow_up_plan_answer:
 * @call: the call that was made; gives patient, course and session
 * @verdict: of one symptom, or the gravest
 * @ask_day: clinic_symptom_get_next_ask()
 *
 * Returns: (transfer full) (nullable): for "expected" and "watch" the next call, on @ask_day; for "doctor" a task for the
 *   doctor, due at once; %NULL for nothing, urgent (a red flag, not a follow-up), and without a day to ask again
 */
ClinicFollowUp *clinic_follow_up_plan_answer (const ClinicFollowUp *call, ClinicVerdict verdict, ClinicDay ask_day,
                                              gint64 now, const ClinicHours *hours, GTimeZone *zone);

/* Due later, and told then, however often it was told before. Changes @follow_up. */
void clinic_follow_up_put_off (ClinicFollowUp *follow_up, gint64 due);
/* No answer: again in 3 h, at most 3 times a day; past closing at the next opening. Changes @follow_up. */
void clinic_follow_up_no_answer    (ClinicFollowUp *follow_up, const ClinicProtocol *protocol, gint64 now,
                                    const ClinicHours *hours, GTimeZone *zone);
/**
 * clinic_follow_up_follow_zone:
 * @follow_up: open, and not due yet
 * @day: the day it falls due on by the clinic's clock before
 * @not_before: UTC: when its rule in hours is over; CLINIC_TIME_NONE without one
 *
 * The clinic's zone, or its rules, are @zone now. What waits for a day falls due at that day's opening again; what was put off by
 * hours within that day keeps its instant.
 */
void clinic_follow_up_follow_zone  (ClinicFollowUp *follow_up, ClinicDay day, gint64 not_before, const ClinicHours *hours,
                                    GTimeZone *zone);
/* Message left: again on the next opening day. */
void clinic_follow_up_left_message (ClinicFollowUp *follow_up, gint64 now, const ClinicHours *hours, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicFollowUp, clinic_follow_up_free)

G_END_DECLS
