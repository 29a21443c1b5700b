/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-call-table.h"

#include "core/clinic-colour.h"
#include "core/clinic-follow-up.h"
#include "store/clinic-rows.h"

#define COLUMNS                                                                                                    \
  "id, patient, follow_up, session, at, actor, outcome, verdict, moisturiser, steroid, cleansing, out_of_sun, note"

static const char *const outcome_names[] = {
  [CLINIC_CALL_REACHED] = "reached",
  [CLINIC_CALL_NO_ANSWER] = "no-answer",
  [CLINIC_CALL_MESSAGE] = "message",
  [CLINIC_CALL_DECLINED] = "declined",
};

static void
call_symptom_free (gpointer data)
{
  ClinicCallSymptom *symptom = data;

  g_free (symptom->symptom);
  g_free (symptom);
}

ClinicCall *
clinic_call_new (void)
{
  ClinicCall *call = g_new0 (ClinicCall, 1);

  call->moisturiser = call->steroid = call->cleansing = call->out_of_sun = CLINIC_CARE_NOT_ASKED;
  call->note = g_strdup ("");
  call->symptoms = g_ptr_array_new_with_free_func (call_symptom_free);
  return call;
}

ClinicCall *
clinic_call_copy (const ClinicCall *call)
{
  ClinicCall *copy;

  g_return_val_if_fail (call != NULL, NULL);

  copy = g_memdup2 (call, sizeof *call);
  copy->note = g_strdup (call->note);
  copy->symptoms = g_ptr_array_new_with_free_func (call_symptom_free);
  for (guint i = 0; i < call->symptoms->len; i++)
    {
      const ClinicCallSymptom *symptom = call->symptoms->pdata[i];

      clinic_call_add_symptom (copy, symptom->symptom, symptom->verdict);
    }
  return copy;
}

void
clinic_call_free (ClinicCall *call)
{
  if (call == NULL)
    return;
  g_free (call->note);
  g_ptr_array_unref (call->symptoms);
  g_free (call);
}

void
clinic_call_add_symptom (ClinicCall *call, const char *symptom, ClinicVerdict verdict)
{
  ClinicCallSymptom *added = g_new0 (ClinicCallSymptom, 1);

  added->symptom = g_strdup (symptom);
  added->verdict = verdict;
  g_ptr_array_add (call->symptoms, added);
}

const char *
clinic_call_outcome_to_string (ClinicCallOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (outcome_names), NULL);

  return outcome_names[outcome];
}

gboolean
clinic_call_outcome_from_string (const char *text, ClinicCallOutcome *outcome)
{
  g_return_val_if_fail (outcome != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (outcome_names); i++)
    if (g_strcmp0 (text, outcome_names[i]) == 0)
      {
        *outcome = i;
        return TRUE;
      }
  return FALSE;
}

/* What was not asked is NULL in the row. */
static gint64
to_column (int count)
{
  return count == CLINIC_CARE_NOT_ASKED ? CLINIC_TIME_NONE : count;
}

static int
from_column (ClinicStmt *stmt, int column)
{
  return clinic_stmt_is_null (stmt, column) ? CLINIC_CARE_NOT_ASKED : (int) clinic_stmt_get_int (stmt, column);
}

static gpointer
read_call (ClinicStmt *stmt)
{
  ClinicCall *call = clinic_call_new ();

  call->id = clinic_stmt_get_int (stmt, 0);
  call->patient = clinic_stmt_get_int (stmt, 1);
  call->follow_up = clinic_stmt_get_int (stmt, 2);
  call->session = clinic_stmt_get_int (stmt, 3);
  call->at = clinic_stmt_get_int (stmt, 4);
  call->actor = clinic_stmt_get_int (stmt, 5);
  clinic_call_outcome_from_string (clinic_stmt_get_text (stmt, 6), &call->outcome);
  clinic_verdict_from_string (clinic_stmt_get_text (stmt, 7), &call->verdict);
  call->moisturiser = from_column (stmt, 8);
  call->steroid = from_column (stmt, 9);
  call->cleansing = from_column (stmt, 10);
  call->out_of_sun = from_column (stmt, 11);
  g_free (call->note);
  call->note = clinic_stmt_dup_text (stmt, 12);
  return call;
}

static gboolean
insert_symptom (ClinicTx *tx, gint64 call, const ClinicCallSymptom *symptom, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO call_symptom (call, symptom, verdict) VALUES ($1, $2, $3) RETURNING id", "iss",
                               call, symptom->symptom, clinic_verdict_to_string (symptom->verdict));

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_CALL_SYMPTOM, id);
  return id != 0;
}

gint64
clinic_call_table_insert (ClinicTx *tx, const ClinicCall *c, GError **error)
{
  gint64 id = clinic_conn_get (
    clinic_tx_get_conn (tx), error,
    "INSERT INTO call (patient, follow_up, session, at, actor, outcome, verdict, moisturiser, steroid, cleansing, out_of_sun,"
    " note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
    "iIIiIssttttS", c->patient, c->follow_up, c->session, c->at, c->actor, clinic_call_outcome_to_string (c->outcome),
    clinic_verdict_to_string (c->verdict), to_column (c->moisturiser), to_column (c->steroid), to_column (c->cleansing),
    to_column (c->out_of_sun), c->note);

  if (id == 0)
    return 0;
  clinic_tx_created (tx, CLINIC_KIND_CALL, id);
  for (guint i = 0; i < c->symptoms->len; i++)
    if (!insert_symptom (tx, id, c->symptoms->pdata[i], error))
      return 0;
  return id;
}

static gboolean
load_symptoms (ClinicConn *conn, ClinicCall *call, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, &local,
                                                   "SELECT symptom, verdict FROM call_symptom WHERE call = $1 ORDER BY id", "i",
                                                   call->id);

  while (stmt != NULL && clinic_stmt_next (stmt, &local))
    {
      ClinicVerdict verdict = CLINIC_VERDICT_NOTHING;

      clinic_verdict_from_string (clinic_stmt_get_text (stmt, 1), &verdict);
      clinic_call_add_symptom (call, clinic_stmt_get_text (stmt, 0), verdict);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GPtrArray *
collect_calls (ClinicConn *conn, ClinicStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) calls = clinic_rows_collect (stmt, read_call, (GDestroyNotify) clinic_call_free, error);

  for (guint i = 0; calls != NULL && i < calls->len; i++)
    if (!load_symptoms (conn, calls->pdata[i], error))
      return NULL;
  return g_steal_pointer (&calls);
}

GPtrArray *
clinic_call_table_load_session (ClinicConn *conn, gint64 session, GError **error)
{
  return collect_calls (conn,
                        clinic_conn_query (conn, error,
                                           "SELECT " COLUMNS " FROM call WHERE session = $1 ORDER BY at DESC, id DESC", "i",
                                           session),
                        error);
}

GPtrArray *
clinic_call_table_load_patient (ClinicConn *conn, gint64 patient, GError **error)
{
  return collect_calls (conn,
                        clinic_conn_query (conn, error,
                                           "SELECT " COLUMNS " FROM call WHERE patient = $1 ORDER BY at DESC, id DESC", "i",
                                           patient),
                        error);
}

void
clinic_colour_answer_free (ClinicColourAnswer *answer)
{
  g_free (answer->reason);
  g_free (answer);
}

static gpointer
read_colour (ClinicStmt *stmt)
{
  ClinicColourAnswer *answer = g_new0 (ClinicColourAnswer, 1);
  ClinicFollowUpKind kind;

  answer->session = clinic_stmt_get_int (stmt, 0);
  answer->session_day = clinic_stmt_get_day (stmt, 1);
  answer->at = clinic_stmt_get_int (stmt, 2);
  answer->seen = clinic_stmt_get_int (stmt, 3);
  answer->asked = clinic_follow_up_kind_from_string (clinic_stmt_get_text (stmt, 4), &kind) && kind == CLINIC_FOLLOW_UP_COLOUR_WATCH;
  answer->reason = clinic_stmt_dup_text (stmt, 5);
  answer->protocol = clinic_stmt_get_int (stmt, 6);
  return answer;
}

GPtrArray *
clinic_call_table_load_colour (ClinicConn *conn, gint64 patient, GError **error)
{
  return clinic_rows_collect (
    clinic_conn_query (conn, error,
                       "SELECT c.session, s.day, c.at,"
                       " EXISTS (SELECT 1 FROM call_symptom AS y WHERE y.call = c.id AND y.symptom = $1), f.kind, f.reason,"
                       " k.protocol FROM call AS c JOIN session AS s ON s.id = c.session JOIN course AS k ON k.id = s.course"
                       " LEFT JOIN follow_up AS f ON f.id = c.follow_up"
                       " WHERE c.patient = $2 AND c.outcome = 'reached' ORDER BY c.at, c.id",
                       "si", CLINIC_SYMPTOM_PATCHES, patient),
    read_colour, (GDestroyNotify) clinic_colour_answer_free, error);
}
