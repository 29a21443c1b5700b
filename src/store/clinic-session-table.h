/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-schedule.h"
#include "core/clinic-screening.h"
#include "core/clinic-session.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicVisit: a session with what a calendar block or a card on the board says about it.
 */
typedef struct
{
  ClinicSession *session;
  char *patient_name; /* "Asha Rao" */
  char *patient_number;
  char *allergies;    /* "" = none known */
  gboolean cold_sores;
  gboolean red_flag;
  gboolean may_be_called;
  char *phone;
  char *area;
  int nth;            /* 3 of "3 of 6": live sessions of the course up to this one */
  int length;
  gint64 protocol;
  ClinicFinding screening; /* of the session's own day; OPEN = nothing was asked yet */
  guint screening_open;    /* so many questions of it are still open */
  gint64 screening_doctor; /* who signed it; 0 = nobody */
} ClinicVisit;

/**
 * ClinicBookedTime: a planned arrival by the wall clock, and in UTC.
 */
typedef struct
{
  ClinicDay day;
  int minute;
  gint64 start;
} ClinicBookedTime;

ClinicVisit *clinic_visit_copy (const ClinicVisit *visit);
void         clinic_visit_free (ClinicVisit *visit);

gint64         clinic_session_table_insert (ClinicTx *tx, const ClinicSession *session, GError **error); /* 0 on error */
/* The whole row, plan and facts; STALE by version. */
gboolean       clinic_session_table_update (ClinicTx *tx, const ClinicSession *session, GError **error);
ClinicSession *clinic_session_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* (element-type ClinicSession): all of a course, by day and start */
GPtrArray     *clinic_session_table_load_course (ClinicConn *conn, gint64 course, GError **error);

/* (element-type ClinicVisit): sessions whose planned arrival lies in [from, to), by start. */
GPtrArray     *clinic_session_table_load_visits (ClinicConn *conn, gint64 from, gint64 to, GError **error);
/* Those of one doctor that are booked and begin at @from or later. */
GPtrArray     *clinic_session_table_load_booked_with (ClinicConn *conn, gint64 doctor, gint64 from, GError **error);
/* (element-type ClinicVisit): who is still in the house from before. */
GPtrArray     *clinic_session_table_load_in_house (ClinicConn *conn, gint64 before, GError **error);
/* (element-type ClinicVisit): who was booked before, neither came nor was closed; by start. */
GPtrArray     *clinic_session_table_load_unclosed (ClinicConn *conn, gint64 before, GError **error);
ClinicVisit   *clinic_session_table_load_visit  (ClinicConn *conn, gint64 id, GError **error);

/**
 * ClinicHold: what a live session holds of a day, without its facts.
 */
typedef struct
{
  ClinicDay day;
  int minute;
  gint64 bed;
  gint64 doctor;
  gint64 start; /* UTC, as those below */
  gint64 rolling_start;
  gint64 rolling_end;
  gint64 bed_end;
  char *patient_name;
} ClinicHold;

void           clinic_hold_free (ClinicHold *hold);
/* (element-type ClinicHold): of live sessions that hold something in [from, to), by start. */
GPtrArray     *clinic_session_table_load_holds (ClinicConn *conn, gint64 from, gint64 to, GError **error);

/* Holds on @board what live sessions hold on that day, but for @except: (nullable) (element-type gint64). */
gboolean       clinic_session_table_fill_board (ClinicConn *conn, ClinicBoard *board, const GArray *except, GError **error);
/* (element-type ClinicRange): when the patient is in the house on sessions of that day, but for @except. */
GArray        *clinic_session_table_patient_busy (ClinicConn *conn, gint64 patient, ClinicDay day, gint64 except, GError **error);
/* The same but for all of @except: (nullable) (element-type gint64). */
GArray        *clinic_session_table_patient_busy_without (ClinicConn *conn, gint64 patient, ClinicDay day,
                                                          const GArray *except, GError **error);
/* (element-type ClinicDay): days of the course's live sessions, sorted, but for @except. */
GArray        *clinic_session_table_course_days (ClinicConn *conn, gint64 course, gint64 except, GError **error);

/* (element-type ClinicSession): booked, of @from or later, by day and minute. */
GPtrArray     *clinic_session_table_load_booked (ClinicConn *conn, ClinicDay from, GError **error);
/* (element-type ClinicBookedTime): when those arrive, and nothing more. */
GArray        *clinic_session_table_load_booked_times (ClinicConn *conn, ClinicDay from, GError **error);
/* @clear: (out): whether no other live session holds @session's bed, doctor or patient at its times. */
gboolean       clinic_session_table_is_clear (ClinicConn *conn, const ClinicSession *session, gboolean *clear, GError **error);

/* Takes the session off its place until it is updated again in the same transaction: moves of several. */
gboolean       clinic_session_table_lift (ClinicTx *tx, gint64 id, GError **error);
/* One step in the session's history of states. */
gboolean       clinic_session_table_add_step (ClinicTx *tx, const ClinicSession *session, const char *reason, GError **error);

/**
 * ClinicSessionStep: a state that a session came into.
 */
typedef struct
{
  ClinicSessionState state;
  gint64 at;    /* UTC */
  gint64 staff; /* who was at the desk; 0 = nobody known */
  char *reason; /* (nullable) */
} ClinicSessionStep;

void           clinic_session_step_free (ClinicSessionStep *step);
/* (element-type ClinicSessionStep): the first one first. */
GPtrArray     *clinic_session_table_load_steps (ClinicConn *conn, gint64 session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicVisit, clinic_visit_free)

G_END_DECLS
