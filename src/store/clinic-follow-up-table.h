/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-follow-up.h"
#include "store/clinic-tx.h"

G_BEGIN_DECLS

/**
 * ClinicTask: a follow-up with what the list, the call sheet and a notification say about it.
 */
typedef struct
{
  ClinicFollowUp *follow_up;
  char *patient_name; /* "Asha Rao" */
  char *patient_number;
  char *phone;        /* the first; "" when none */
  char *allergies;    /* "" = none known */
  gboolean cold_sores;
  char *cold_sores_note;
  gboolean red_flag;
  gboolean may_be_called;
  char *area;         /* "" without a course */
  int nth;            /* of the session: 3 of "3 of 6"; 0 without one */
  int length;         /* of the course; 0 without one */
  gint64 protocol;    /* the course's version; 0 without one */
  ClinicDay session_day; /* CLINIC_DAY_NONE without a session */
  gint64 rolled_at;      /* UTC; CLINIC_TIME_NONE without one */
} ClinicTask;

/**
 * ClinicTaskKey: what lists order and filter an open follow-up by.
 */
typedef struct
{
  gint64 id;
  gint64 due;          /* UTC */
  gint64 staff;        /* whose it is; 0 = anyone's */
  ClinicFollowUpKind kind;
  gboolean lost_place; /* a booking to make again, since one was cancelled or missed */
} ClinicTaskKey;

ClinicTask *clinic_task_copy (const ClinicTask *task);
void        clinic_task_free (ClinicTask *task);

gint64          clinic_follow_up_table_insert (ClinicTx *tx, const ClinicFollowUp *follow_up, GError **error); /* 0 on error */
gboolean        clinic_follow_up_table_update (ClinicTx *tx, const ClinicFollowUp *follow_up, GError **error); /* STALE */
ClinicFollowUp *clinic_follow_up_table_load   (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */

/* (element-type ClinicFollowUp): by due. */
GPtrArray *clinic_follow_up_table_load_session      (ClinicConn *conn, gint64 session, GError **error); /* every status */
GPtrArray *clinic_follow_up_table_load_open_course  (ClinicConn *conn, gint64 course, GError **error);
/* @found: (out) (transfer full) (nullable): the course's open question about its next booking; NULL when it has none. */
gboolean   clinic_follow_up_table_find_book_next    (ClinicConn *conn, gint64 course, ClinicFollowUp **found, GError **error);
/* Questions about a next booking that have been due since before @before (UTC), and nobody called off. */
GPtrArray *clinic_follow_up_table_load_waiting      (ClinicConn *conn, gint64 before, GError **error);
GPtrArray *clinic_follow_up_table_load_open_patient (ClinicConn *conn, gint64 patient, GError **error);

/* Open ones that fall due in [from, to), UTC. */
GPtrArray *clinic_follow_up_table_load_due_in       (ClinicConn *conn, gint64 from, gint64 to, GError **error);

/* (element-type ClinicTaskKey): open ones due before @until (UTC), by due. */
GArray     *clinic_follow_up_table_load_keys  (ClinicConn *conn, gint64 until, GError **error);
/* (element-type ClinicTask): those of the ids that are there, in their order. */
GPtrArray  *clinic_follow_up_table_load_tasks (ClinicConn *conn, const gint64 *ids, gsize n_ids, GError **error);
/* (element-type ClinicTask): due by @now, open, and not told yet, or asked for again by now. For the reminder. */
GPtrArray  *clinic_follow_up_table_load_untold (ClinicConn *conn, gint64 now, GError **error);
ClinicTask *clinic_follow_up_table_load_task  (ClinicConn *conn, gint64 id, GError **error); /* NOT_FOUND */
/* How many open ones are due by @now: the badge. -1 with an error. */
int         clinic_follow_up_table_count_due  (ClinicConn *conn, gint64 now, GError **error);
/* When the next open one after @now falls due, or is to be told again; CLINIC_TIME_NONE: none. */
gboolean    clinic_follow_up_table_find_next_due (ClinicConn *conn, gint64 now, gint64 *due, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicTask, clinic_task_free)

G_END_DECLS
