/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-session-table.h"

#include "core/clinic-patient.h"
#include "store/clinic-rows.h"

#define COLUMNS                                                                                                          \
  "s.id, s.version, s.course, s.patient, s.bed, s.doctor, s.state, s.day, s.minute, s.wait, s.rolling, s.turnover,"     \
  " s.start, s.rolling_start, s.rolling_end, s.bed_end, s.override_reason, s.override_doctor, s.arrived_at, s.cream_at," \
  " s.rolling_at, s.rolled_at, s.cream, s.grams, s.cream_area, s.stopped_early, s.reason, s.cream_square, s.cream_id,"   \
  " s.cream_least, s.cream_most, s.cream_doctor, s.cream_reason"
#define N_COLUMNS 33

#define LIVE "s.state NOT IN ('cancelled', 'noshow')"

/* No visit is longer: wait, rolling and turnover are checked to 240 minutes each. Lower bounds on start use it. */
#define LONGEST_VISIT (3 * 240 * 60)

static void
read_plan (ClinicStmt *stmt, ClinicSession *session)
{
  session->day = clinic_stmt_get_day (stmt, 7);
  session->minute = clinic_stmt_get_int (stmt, 8);
  session->wait = clinic_stmt_get_int (stmt, 9);
  session->rolling = clinic_stmt_get_int (stmt, 10);
  session->turnover = clinic_stmt_get_int (stmt, 11);
  session->start = clinic_stmt_get_int (stmt, 12);
  session->rolling_start = clinic_stmt_get_int (stmt, 13);
  session->rolling_end = clinic_stmt_get_int (stmt, 14);
  session->bed_end = clinic_stmt_get_int (stmt, 15);
  session->override_reason = g_strdup (clinic_stmt_get_text (stmt, 16));
  session->override_doctor = clinic_stmt_get_int (stmt, 17);
}

static void
read_facts (ClinicStmt *stmt, ClinicSession *session)
{
  session->arrived_at = clinic_stmt_get_time (stmt, 18);
  session->cream_at = clinic_stmt_get_time (stmt, 19);
  session->rolling_at = clinic_stmt_get_time (stmt, 20);
  session->rolled_at = clinic_stmt_get_time (stmt, 21);
  g_free (session->cream);
  session->cream = clinic_stmt_dup_text (stmt, 22);
  session->grams = clinic_stmt_get_double (stmt, 23);
  g_free (session->cream_area);
  session->cream_area = clinic_stmt_dup_text (stmt, 24);
  session->stopped_early = clinic_stmt_get_int (stmt, 25);
  session->reason = g_strdup (clinic_stmt_get_text (stmt, 26));
}

static void
read_cream (ClinicStmt *stmt, ClinicSession *session)
{
  session->cream_square = clinic_stmt_get_double (stmt, 27);
  session->cream_id = clinic_stmt_get_int (stmt, 28);
  session->cream_least = clinic_stmt_get_int (stmt, 29);
  session->cream_most = clinic_stmt_get_int (stmt, 30);
  session->cream_doctor = clinic_stmt_get_int (stmt, 31);
  session->cream_reason = g_strdup (clinic_stmt_get_text (stmt, 32));
}

static gpointer
read_session (ClinicStmt *stmt)
{
  ClinicSession *session = clinic_session_new ();

  session->id = clinic_stmt_get_int (stmt, 0);
  session->version = clinic_stmt_get_int (stmt, 1);
  session->course = clinic_stmt_get_int (stmt, 2);
  session->patient = clinic_stmt_get_int (stmt, 3);
  session->bed = clinic_stmt_get_int (stmt, 4);
  session->doctor = clinic_stmt_get_int (stmt, 5);
  clinic_session_state_from_string (clinic_stmt_get_text (stmt, 6), &session->state);
  read_plan (stmt, session);
  read_facts (stmt, session);
  read_cream (stmt, session);
  return session;
}

gint64
clinic_session_table_insert (ClinicTx *tx, const ClinicSession *s, GError **error)
{
  gint64 id = clinic_conn_get (
    clinic_tx_get_conn (tx), error,
    "INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
    " rolling_end, bed_end, override_reason, override_doctor, arrived_at, cream_at, rolling_at, rolled_at, cream, grams,"
    " cream_area, stopped_early, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
    " $16, $17, $18, $19, $20, $21, $22, $23, $24, $25) RETURNING id",
    "iiiisdnnnniiiisIttttSfSns", s->course, s->patient, s->bed, s->doctor, clinic_session_state_to_string (s->state), s->day,
    s->minute, s->wait, s->rolling, s->turnover, s->start, s->rolling_start, s->rolling_end, s->bed_end,
    s->override_reason, s->override_doctor, s->arrived_at, s->cream_at, s->rolling_at, s->rolled_at, s->cream, s->grams,
    s->cream_area, s->stopped_early, s->reason);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_SESSION, id);
  return id;
}

gboolean
clinic_session_table_update (ClinicTx *tx, const ClinicSession *s, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  if (!clinic_tx_touch (tx, CLINIC_KIND_SESSION, s->id, error) ||
      !clinic_conn_exec (
        conn, error,
        "UPDATE session SET version = version + 1, lifted = NULL, bed = $1, doctor = $2, state = $3, day = $4, minute = $5,"
        " wait = $6, rolling = $7, turnover = $8, start = $9, rolling_start = $10, rolling_end = $11, bed_end = $12,"
        " override_reason = $13, override_doctor = $14, arrived_at = $15, cream_at = $16, rolling_at = $17,"
        " rolled_at = $18, cream = $19, grams = $20, cream_area = $21, stopped_early = $22, reason = $23,"
        " cream_square = nullif ($24, 0), cream_id = $25, cream_least = $26, cream_most = $27,"
        " cream_doctor = $28, cream_reason = $29"
        " WHERE id = $30 AND version = $31",
        "iisdnnnniiiisIttttSfSnsfIIIIsii", s->bed, s->doctor, clinic_session_state_to_string (s->state), s->day, s->minute,
        s->wait, s->rolling, s->turnover, s->start, s->rolling_start, s->rolling_end, s->bed_end, s->override_reason,
        s->override_doctor, s->arrived_at, s->cream_at, s->rolling_at, s->rolled_at, s->cream, s->grams, s->cream_area,
        s->stopped_early, s->reason, s->cream_square, s->cream_id, (gint64) s->cream_least, (gint64) s->cream_most,
        s->cream_doctor, s->cream_reason, s->id, s->version))
    return FALSE;
  return clinic_rows_check_changed (conn, "session", error);
}

static GPtrArray *
collect_sessions (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_session, (GDestroyNotify) clinic_session_free, error);
}

ClinicSession *
clinic_session_table_load (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " COLUMNS " FROM session AS s WHERE s.id = $1", "i", id);

  return clinic_rows_take_only (collect_sessions (stmt, error), "session", error);
}

GPtrArray *
clinic_session_table_load_course (ClinicConn *conn, gint64 course, GError **error)
{
  return collect_sessions (clinic_conn_query (conn, error,
                                              "SELECT " COLUMNS " FROM session AS s WHERE s.course = $1"
                                              " ORDER BY s.day, s.start",
                                              "i", course),
                           error);
}

#define VISIT_COLUMNS                                                                                                   \
  COLUMNS ", p.given, p.family, p.number, p.allergies, p.cold_sores, p.may_be_called, p.phones,"                        \
          " EXISTS (SELECT 1 FROM red_flag AS r WHERE r.patient = p.id AND r.closed_at IS NULL), c.area, c.length,"     \
          " c.protocol, (SELECT count (*) FROM session AS n WHERE n.course = s.course AND n.start <= s.start"           \
          " AND (n.state NOT IN ('cancelled', 'noshow') OR n.id = s.id)), g.finding, g.left_open, g.doctor"              \
          " FROM session AS s JOIN patient AS p ON p.id = s.patient JOIN course AS c ON c.id = s.course"                \
          " LEFT JOIN screening AS g ON g.session = s.id AND g.day = s.day"

static char *
first_line (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines ? lines : "", "\n", 2);

  return g_strdup (parts[0] ? parts[0] : "");
}

static gpointer
read_visit (ClinicStmt *stmt)
{
  ClinicVisit *visit = g_new0 (ClinicVisit, 1);
  const char *given = clinic_stmt_get_text (stmt, N_COLUMNS);
  const char *family = clinic_stmt_get_text (stmt, N_COLUMNS + 1);

  visit->session = read_session (stmt);
  visit->patient_name = clinic_patient_join_name (given, family);
  visit->patient_number = clinic_stmt_dup_text (stmt, N_COLUMNS + 2);
  visit->allergies = clinic_stmt_dup_text (stmt, N_COLUMNS + 3);
  visit->cold_sores = clinic_stmt_get_int (stmt, N_COLUMNS + 4);
  visit->may_be_called = clinic_stmt_get_int (stmt, N_COLUMNS + 5);
  visit->phone = first_line (clinic_stmt_get_text (stmt, N_COLUMNS + 6));
  visit->red_flag = clinic_stmt_get_int (stmt, N_COLUMNS + 7);
  visit->area = clinic_stmt_dup_text (stmt, N_COLUMNS + 8);
  visit->length = clinic_stmt_get_int (stmt, N_COLUMNS + 9);
  visit->protocol = clinic_stmt_get_int (stmt, N_COLUMNS + 10);
  visit->nth = clinic_stmt_get_int (stmt, N_COLUMNS + 11);
  clinic_finding_from_string (clinic_stmt_get_text (stmt, N_COLUMNS + 12), &visit->screening);
  visit->screening_open = clinic_stmt_get_int (stmt, N_COLUMNS + 13);
  visit->screening_doctor = clinic_stmt_get_int (stmt, N_COLUMNS + 14);
  return visit;
}

ClinicVisit *
clinic_visit_copy (const ClinicVisit *visit)
{
  ClinicVisit *copy = g_memdup2 (visit, sizeof *visit);

  copy->session = clinic_session_copy (visit->session);
  copy->patient_name = g_strdup (visit->patient_name);
  copy->patient_number = g_strdup (visit->patient_number);
  copy->allergies = g_strdup (visit->allergies);
  copy->phone = g_strdup (visit->phone);
  copy->area = g_strdup (visit->area);
  return copy;
}

void
clinic_visit_free (ClinicVisit *visit)
{
  if (visit == NULL)
    return;
  clinic_session_free (visit->session);
  g_free (visit->patient_name);
  g_free (visit->patient_number);
  g_free (visit->allergies);
  g_free (visit->phone);
  g_free (visit->area);
  g_free (visit);
}

static GPtrArray *
collect_visits (ClinicStmt *stmt, GError **error)
{
  return clinic_rows_collect (stmt, read_visit, (GDestroyNotify) clinic_visit_free, error);
}

GPtrArray *
clinic_session_table_load_visits (ClinicConn *conn, gint64 from, gint64 to, GError **error)
{
  return collect_visits (clinic_conn_query (conn, error,
                                            "SELECT " VISIT_COLUMNS " WHERE s.start >= $1 AND s.start < $2"
                                            " ORDER BY s.start, s.id",
                                            "ii", from, to),
                         error);
}

GPtrArray *
clinic_session_table_load_booked_with (ClinicConn *conn, gint64 doctor, gint64 from, GError **error)
{
  return collect_visits (clinic_conn_query (conn, error,
                                            "SELECT " VISIT_COLUMNS " WHERE s.start >= $1 AND s.doctor = $2"
                                            " AND s.state = 'booked' ORDER BY s.start, s.id",
                                            "ii", from, doctor),
                         error);
}

GPtrArray *
clinic_session_table_load_in_house (ClinicConn *conn, gint64 before, GError **error)
{
  return collect_visits (clinic_conn_query (conn, error,
                                            "SELECT " VISIT_COLUMNS " WHERE s.state IN ('arrived', 'numbing', 'rolling')"
                                            " AND s.start < $1 ORDER BY s.start, s.id",
                                            "i", before),
                         error);
}

GPtrArray *
clinic_session_table_load_unclosed (ClinicConn *conn, gint64 before, GError **error)
{
  return collect_visits (clinic_conn_query (conn, error,
                                            "SELECT " VISIT_COLUMNS " WHERE s.state = 'booked' AND s.start < $1"
                                            " ORDER BY s.start, s.id",
                                            "i", before),
                         error);
}

ClinicVisit *
clinic_session_table_load_visit (ClinicConn *conn, gint64 id, GError **error)
{
  ClinicStmt *stmt = clinic_conn_query (conn, error, "SELECT " VISIT_COLUMNS " WHERE s.id = $1", "i", id);

  return clinic_rows_take_only (collect_visits (stmt, error), "session", error);
}

void
clinic_hold_free (ClinicHold *hold)
{
  g_free (hold->patient_name);
  g_free (hold);
}

static gpointer
read_hold (ClinicStmt *stmt)
{
  ClinicHold *hold = g_new0 (ClinicHold, 1);

  hold->day = clinic_stmt_get_day (stmt, 0);
  hold->minute = clinic_stmt_get_int (stmt, 1);
  hold->bed = clinic_stmt_get_int (stmt, 2);
  hold->doctor = clinic_stmt_get_int (stmt, 3);
  hold->start = clinic_stmt_get_int (stmt, 4);
  hold->rolling_start = clinic_stmt_get_int (stmt, 5);
  hold->rolling_end = clinic_stmt_get_int (stmt, 6);
  hold->bed_end = clinic_stmt_get_int (stmt, 7);
  hold->patient_name = clinic_patient_join_name (clinic_stmt_get_text (stmt, 8), clinic_stmt_get_text (stmt, 9));
  return hold;
}

GPtrArray *
clinic_session_table_load_holds (ClinicConn *conn, gint64 from, gint64 to, GError **error)
{
  return clinic_rows_collect (
    clinic_conn_query (conn, error,
                       "SELECT s.day, s.minute, s.bed, s.doctor, s.start, s.rolling_start, s.rolling_end, s.bed_end,"
                       " p.given, p.family FROM session AS s JOIN patient AS p ON p.id = s.patient"
                       " WHERE s.start >= $1 AND s.start < $2 AND " LIVE " AND s.bed_end > $3 AND s.lifted IS NULL"
                       " ORDER BY s.start, s.id",
                       "iii", from - LONGEST_VISIT, to, from),
    read_hold, (GDestroyNotify) clinic_hold_free, error);
}

typedef struct
{
  ClinicBoard *board;
  const GArray *except; /* nullable: gint64 */
} Holding;

static gboolean
is_among (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
hold_on_board (ClinicStmt *stmt, gpointer data)
{
  Holding *holding = data;
  ClinicRange bed = { clinic_stmt_get_int (stmt, 2), clinic_stmt_get_int (stmt, 5) };
  ClinicRange doctor = { clinic_stmt_get_int (stmt, 3), clinic_stmt_get_int (stmt, 4) };

  if (is_among (holding->except, clinic_stmt_get_int (stmt, 6)))
    return;
  clinic_board_hold_bed (holding->board, clinic_stmt_get_int (stmt, 0), bed);
  clinic_board_hold_doctor (holding->board, clinic_stmt_get_int (stmt, 1), doctor);
}

gboolean
clinic_session_table_fill_board (ClinicConn *conn, ClinicBoard *board, const GArray *except, GError **error)
{
  gint64 midnight = clinic_time_at (board->day, 0, board->zone);
  gint64 next = clinic_time_at (board->day + 1, 0, board->zone);
  Holding holding = { board, except };

  return clinic_rows_each (
    clinic_conn_query (conn, error,
                       "SELECT s.bed, s.doctor, s.start, s.rolling_start, s.rolling_end, s.bed_end, s.id FROM session AS s"
                       " WHERE s.start >= $1 AND s.start < $2 AND " LIVE " AND s.lifted IS NULL",
                       "ii", midnight - LONGEST_VISIT, next),
    hold_on_board, &holding, error);
}

typedef struct
{
  GArray *ranges; /* ClinicRange */
  const GArray *except; /* nullable: gint64 */
} Busy;

static void
add_range (ClinicStmt *stmt, gpointer data)
{
  Busy *busy = data;

  if (!is_among (busy->except, clinic_stmt_get_int (stmt, 2)))
    clinic_ranges_add (busy->ranges, (ClinicRange) { clinic_stmt_get_int (stmt, 0), clinic_stmt_get_int (stmt, 1) });
}

GArray *
clinic_session_table_patient_busy_without (ClinicConn *conn, gint64 patient, ClinicDay day, const GArray *except,
                                           GError **error)
{
  g_autoptr (GArray) ranges = clinic_ranges_new ();
  Busy busy = { ranges, except };

  if (!clinic_rows_each (clinic_conn_query (conn, error,
                                            "SELECT s.start, s.rolling_end, s.id FROM session AS s WHERE s.patient = $1"
                                            " AND s.day >= $2 - 1 AND s.day <= $2 + 1 AND " LIVE " AND s.lifted IS NULL",
                                            "id", patient, day),
                         add_range, &busy, error))
    return NULL;
  clinic_ranges_merge (ranges);
  return g_steal_pointer (&ranges);
}

GArray *
clinic_session_table_patient_busy (ClinicConn *conn, gint64 patient, ClinicDay day, gint64 except, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, except);
  return clinic_session_table_patient_busy_without (conn, patient, day, ids, error);
}

static void
add_day (ClinicStmt *stmt, gpointer days)
{
  ClinicDay day = clinic_stmt_get_day (stmt, 0);

  g_array_append_val ((GArray *) days, day);
}

GArray *
clinic_session_table_course_days (ClinicConn *conn, gint64 course, gint64 except, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (ClinicDay));

  if (!clinic_rows_each (clinic_conn_query (conn, error,
                                            "SELECT s.day FROM session AS s WHERE s.course = $1 AND " LIVE
                                            " AND s.lifted IS NULL AND s.id <> $2 ORDER BY s.day",
                                            "ii", course, except),
                         add_day, days, error))
    return NULL;
  return g_steal_pointer (&days);
}

/* Days begin at most a day to either side of UTC's. */
#define BOOKED_FROM "FROM session AS s WHERE s.start >= ($1 - 1) * 86400 AND s.day >= $1 AND s.state = 'booked'"

GPtrArray *
clinic_session_table_load_booked (ClinicConn *conn, ClinicDay from, GError **error)
{
  return collect_sessions (
    clinic_conn_query (conn, error, "SELECT " COLUMNS " " BOOKED_FROM " ORDER BY s.day, s.minute, s.id", "d", from), error);
}

static void
add_time (ClinicStmt *stmt, gpointer times)
{
  ClinicBookedTime time = { clinic_stmt_get_day (stmt, 0), clinic_stmt_get_int (stmt, 1), clinic_stmt_get_int (stmt, 2) };

  g_array_append_val ((GArray *) times, time);
}

GArray *
clinic_session_table_load_booked_times (ClinicConn *conn, ClinicDay from, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (ClinicBookedTime));

  return clinic_rows_each (clinic_conn_query (conn, error, "SELECT s.day, s.minute, s.start " BOOKED_FROM, "d", from),
                           add_time, times, error)
           ? g_steal_pointer (&times)
           : NULL;
}

gboolean
clinic_session_table_is_clear (ClinicConn *conn, const ClinicSession *session, gboolean *clear, GError **error)
{
  g_autoptr (GError) local = NULL;

  *clear = clinic_conn_get (conn, &local,
                            "SELECT count (*) FROM session AS s WHERE s.start >= $1 AND s.start < $2 AND " LIVE
                            " AND s.lifted IS NULL AND s.id <> $3"
                            " AND ((s.bed = $4 AND s.bed_end > $5)"
                            " OR (s.doctor = $6 AND s.rolling_start < $7 AND s.rolling_end > $8)"
                            " OR (s.patient = $9 AND s.start < $7 AND s.rolling_end > $5))",
                            "iiiiiiiii", session->start - LONGEST_VISIT, session->bed_end, session->id, session->bed,
                            session->start, session->doctor, session->rolling_end, session->rolling_start,
                            session->patient) == 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
clinic_session_table_lift (ClinicTx *tx, gint64 id, GError **error)
{
  return clinic_tx_touch (tx, CLINIC_KIND_SESSION, id, error) &&
         clinic_conn_exec (clinic_tx_get_conn (tx), error, "UPDATE session SET lifted = 1 WHERE id = $1", "i", id);
}

gboolean
clinic_session_table_add_step (ClinicTx *tx, const ClinicSession *session, const char *reason, GError **error)
{
  gint64 id = clinic_conn_get (clinic_tx_get_conn (tx), error,
                               "INSERT INTO session_step (session, state, at, actor, reason) VALUES ($1, $2, $3, $4, $5)"
                               " RETURNING id",
                               "isiIs", session->id, clinic_session_state_to_string (session->state), clinic_tx_get_now (tx),
                               clinic_tx_get_staff (tx), reason);

  if (id != 0)
    clinic_tx_created (tx, CLINIC_KIND_SESSION_STEP, id);
  return id != 0;
}

void
clinic_session_step_free (ClinicSessionStep *step)
{
  if (step == NULL)
    return;
  g_free (step->reason);
  g_free (step);
}

static gpointer
read_step (ClinicStmt *stmt)
{
  ClinicSessionStep *step = g_new0 (ClinicSessionStep, 1);

  clinic_session_state_from_string (clinic_stmt_get_text (stmt, 0), &step->state);
  step->at = clinic_stmt_get_int (stmt, 1);
  step->staff = clinic_stmt_get_int (stmt, 2);
  step->reason = g_strdup (clinic_stmt_get_text (stmt, 3));
  return step;
}

GPtrArray *
clinic_session_table_load_steps (ClinicConn *conn, gint64 session, GError **error)
{
  return clinic_rows_collect (clinic_conn_query (conn, error,
                                                 "SELECT state, at, actor, reason FROM session_step WHERE session = $1"
                                                 " ORDER BY id",
                                                 "i", session),
                              read_step, (GDestroyNotify) clinic_session_step_free, error);
}
