/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/clinic-cream.h"
#include "core/clinic-range.h"
#include "core/clinic-time.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_SESSION (clinic_session_get_type ())

/* FHIR appointment and encounter words where they exist. */
typedef enum
{
  CLINIC_SESSION_BOOKED,
  CLINIC_SESSION_ARRIVED,
  CLINIC_SESSION_NUMBING,
  CLINIC_SESSION_ROLLING,
  CLINIC_SESSION_FULFILLED,
  CLINIC_SESSION_CANCELLED,
  CLINIC_SESSION_NOSHOW,
} ClinicSessionState;

/**
 * ClinicSession:
 *
 * One visit: a plan (day and minute by the wall clock, lengths copied in at booking, and the same in UTC) and
 * facts (UTC, CLINIC_TIME_NONE until they happen).
 */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 course;
  gint64 patient;
  gint64 bed;
  gint64 doctor;
  ClinicSessionState state;

  /* plan */
  ClinicDay day;
  int minute;   /* arrival, local minute of the day */
  int wait;     /* minutes under cream */
  int rolling;  /* minutes */
  int turnover; /* minutes the bed is held after the patient */
  gint64 start;         /* UTC: arrival; the bed's and the patient's part begin */
  gint64 rolling_start; /* UTC: the doctor's part begins */
  gint64 rolling_end;   /* UTC: the doctor's and the patient's part end (earlier when done early) */
  gint64 bed_end;       /* UTC: the bed is free again */
  char *override_reason; /* nullable: why it stands closer to the one before than the course allows */
  gint64 override_doctor; /* 0 = none */

  /* facts */
  gint64 arrived_at;
  gint64 cream_at;
  gint64 rolling_at;
  gint64 rolled_at;
  char *cream;    /* "" until cream is on */
  double grams;   /* 0 = not stated */
  char *cream_area;
  double cream_square; /* cm²; 0 = not stated */
  gint64 cream_id;     /* of the clinic's list; 0 = none of it */
  int cream_least;     /* minutes, as the label stated when it went on; 0 = not stated */
  int cream_most;
  gint64 cream_doctor; /* who signed that a limit was exceeded, and why; 0 and NULL = none was */
  char *cream_reason;
  gboolean stopped_early;
  char *reason; /* nullable: of cancelling, stopping early */
} ClinicSession;

GType          clinic_session_get_type (void) G_GNUC_CONST;
ClinicSession *clinic_session_new      (void); /* booked, with no day and no facts */
ClinicSession *clinic_session_copy     (const ClinicSession *session); /* (transfer full) */
void           clinic_session_free     (ClinicSession *session);

const char *clinic_session_state_to_string   (ClinicSessionState state); /* as stored: "noshow" */
gboolean    clinic_session_state_from_string (const char *text, ClinicSessionState *state);
gboolean    clinic_session_state_is_live     (ClinicSessionState state); /* all but cancelled and noshow */

/**
 * clinic_session_state_can_step:
 * @needs_reason: (out) (optional): the step asks for a written reason
 *
 * Whether the step exists. That noshow to arrived and cancelled to booked need their place still free is for the
 * caller to check; so is the reason for a fulfilled session that was stopped early.
 */
gboolean clinic_session_state_can_step (ClinicSessionState from, ClinicSessionState to, gboolean *needs_reason);
/**
 * clinic_session_state_before:
 *
 * Where taking the last step back leads by the state alone: along the usual way, to booked from arrived, cancelled
 * and noshow. Where the history of states is at hand, it knows better (cancelled while numbing).
 *
 * Returns: %FALSE when there is no step to take back
 */
gboolean clinic_session_state_before (ClinicSessionState state, ClinicSessionState *before);

/**
 * clinic_session_place:
 *
 * Fills start, rolling_start, rolling_end and bed_end from day, minute and the lengths. The arrival goes by the wall
 * clock, the lengths by the minutes that pass, a change of clocks in between or not.
 */
void clinic_session_place (ClinicSession *session, GTimeZone *zone);

ClinicRange clinic_session_get_bed_range     (const ClinicSession *session);
ClinicRange clinic_session_get_doctor_range  (const ClinicSession *session);
ClinicRange clinic_session_get_patient_range (const ClinicSession *session);

gboolean clinic_session_is_performed (const ClinicSession *session); /* rolling has begun and stands */

/**
 * ClinicNumbing: where the wait under cream stands.
 *
 * Times are UTC, CLINIC_TIME_NONE without cream. Ready from the later least wait on, overdue from the earlier most on, by
 * the protocol (30 and 60 minutes, the clinic's leaflet) and the cream's label. Once rolling has begun the clock stands still there.
 */
typedef struct
{
  gint64 ready_at;
  gint64 overdue_at;
  gboolean ready;
  gboolean overdue;
  int minutes; /* whole ones, from cream on until now or until rolling began */
} ClinicNumbing;

/* The protocol's limits and those of the cream that is on. */
void clinic_session_get_limits (const ClinicSession *session, int wait_min, int wait_max, ClinicNumbingLimits *limits);
/* Whether the cream has been on for more minutes at @now than its label states: a doctor signs before rolling. */
gboolean clinic_session_is_over_cream (const ClinicSession *session, gint64 now);
void clinic_session_get_numbing (const ClinicSession *session, int wait_min, int wait_max, gint64 now, ClinicNumbing *numbing);

/**
 * ClinicSessionSpan: where a session lies on its day, in local minutes.
 */
typedef struct
{
  int start;   /* arrival, or cream on */
  int rolling;
  int rolled;
  int bed_end;
  gboolean differs; /* from the plan, by five minutes or more somewhere */
} ClinicSessionSpan;

/**
 * clinic_session_get_span:
 * @wait_min: least minutes under cream (protocol: 30, the clinic's leaflet)
 *
 * The facts where they exist, else the plan. Until rolling has begun, it is expected when the plan says so, but never
 * before the least wait is over, nor in the past; while rolling lasts, so does the bed's part.
 */
void clinic_session_get_span (const ClinicSession *session, int wait_min, gint64 now, GTimeZone *zone, ClinicSessionSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicSession, clinic_session_free)

G_END_DECLS
