/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-today.h"

#include "model/clinic-diary-private.h"
#include "model/clinic-diary-screening.h"
#include "model/clinic-today-private.h"
#include "store/clinic-course-table.h"

#define SECONDS_PER_MINUTE 60

static void
today_visit_free (ClinicTodayVisit *visit)
{
  clinic_visit_free (visit->visit);
  g_free (visit);
}

void
clinic_today_free (ClinicToday *today)
{
  if (today == NULL)
    return;
  g_ptr_array_unref (today->visits);
  g_free (today);
}

/* One visit */

void
clinic_today_visit_get_numbing (const ClinicTodayVisit *visit, gint64 now, ClinicNumbing *numbing)
{
  clinic_session_get_numbing (visit->visit->session, visit->shape.wait_min, visit->shape.wait_max, now, numbing);
}

ClinicStage
clinic_today_visit_get_stage (const ClinicTodayVisit *visit, gint64 now)
{
  ClinicNumbing numbing;

  switch (visit->visit->session->state)
    {
    case CLINIC_SESSION_ARRIVED: return CLINIC_STAGE_ARRIVED;
    case CLINIC_SESSION_NUMBING:
      clinic_today_visit_get_numbing (visit, now, &numbing);
      return numbing.ready ? CLINIC_STAGE_READY : CLINIC_STAGE_NUMBING;
    case CLINIC_SESSION_ROLLING: return CLINIC_STAGE_ROLLING;
    case CLINIC_SESSION_FULFILLED: return CLINIC_STAGE_DONE;
    case CLINIC_SESSION_BOOKED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
    default: return CLINIC_STAGE_EXPECTED;
    }
}

int
clinic_today_visit_get_late (const ClinicTodayVisit *visit, gint64 now)
{
  const ClinicSession *session = visit->visit->session;
  int late = (int) ((now - session->start) / SECONDS_PER_MINUTE);

  /* of an earlier day: the minutes say nothing any more */
  if (visit->from_before)
    return 0;
  return session->state == CLINIC_SESSION_BOOKED && late >= CLINIC_LATE_MINUTES ? late : 0;
}

int
clinic_today_visit_get_rolled (const ClinicTodayVisit *visit, gint64 now)
{
  const ClinicSession *session = visit->visit->session;

  if (session->rolling_at == CLINIC_TIME_NONE)
    return 0;
  if (session->rolled_at != CLINIC_TIME_NONE)
    now = session->rolled_at;
  return (int) (MAX (now - session->rolling_at, 0) / SECONDS_PER_MINUTE);
}

gint64
clinic_today_visit_get_rolling_end (const ClinicTodayVisit *visit, gint64 now)
{
  const ClinicSession *session = visit->visit->session;
  gint64 begin = session->rolling_at != CLINIC_TIME_NONE ? session->rolling_at : MAX (session->rolling_start, now);

  return MAX (begin + session->rolling * SECONDS_PER_MINUTE, now);
}

const ClinicTodayVisit *
clinic_today_find (const ClinicToday *today, gint64 session)
{
  g_return_val_if_fail (today != NULL, NULL);

  for (guint i = 0; i < today->visits->len; i++)
    {
      const ClinicTodayVisit *visit = today->visits->pdata[i];

      if (visit->visit->session->id == session)
        return visit;
    }
  return NULL;
}

/* Doctors and beds */

const ClinicTodayVisit *
clinic_today_find_rolling (const ClinicToday *today, gint64 doctor, gint64 now)
{
  for (guint i = 0; i < today->visits->len; i++)
    {
      const ClinicTodayVisit *visit = today->visits->pdata[i];

      if (visit->visit->session->doctor == doctor && visit->visit->session->state == CLINIC_SESSION_ROLLING)
        return visit;
    }
  return NULL;
}

static gboolean
holds_bed (const ClinicSession *session, gint64 now)
{
  switch (session->state)
    {
    case CLINIC_SESSION_NUMBING:
    case CLINIC_SESSION_ROLLING:
      return TRUE;
    case CLINIC_SESSION_FULFILLED:
      return now < session->rolled_at + session->turnover * SECONDS_PER_MINUTE;
    case CLINIC_SESSION_BOOKED:
    case CLINIC_SESSION_ARRIVED:
    case CLINIC_SESSION_CANCELLED:
    case CLINIC_SESSION_NOSHOW:
    default:
      return FALSE;
    }
}

const ClinicTodayVisit *
clinic_today_find_in_bed (const ClinicToday *today, gint64 bed, gint64 except, gint64 now)
{
  for (guint i = 0; i < today->visits->len; i++)
    {
      const ClinicTodayVisit *visit = today->visits->pdata[i];
      const ClinicSession *session = visit->visit->session;

      if (session->bed == bed && session->id != except && holds_bed (session, now))
        return visit;
    }
  return NULL;
}

gint64
clinic_today_get_doctor_free (const ClinicToday *today, gint64 doctor, gint64 now)
{
  const ClinicTodayVisit *rolling = clinic_today_find_rolling (today, doctor, now);

  return rolling != NULL ? clinic_today_visit_get_rolling_end (rolling, now) : now;
}

gint64
clinic_today_get_bed_free (const ClinicToday *today, gint64 bed, gint64 except, gint64 now)
{
  const ClinicTodayVisit *visit = clinic_today_find_in_bed (today, bed, except, now);
  const ClinicSession *session;
  ClinicNumbing numbing;
  gint64 end;

  if (visit == NULL)
    return now;
  session = visit->visit->session;
  if (session->state == CLINIC_SESSION_FULFILLED)
    end = session->rolled_at;
  else if (session->state == CLINIC_SESSION_ROLLING)
    end = clinic_today_visit_get_rolling_end (visit, now);
  else
    {
      clinic_today_visit_get_numbing (visit, now, &numbing);
      end = MAX (numbing.ready_at, clinic_today_get_doctor_free (today, session->doctor, now));
      end = MAX (end, MIN (session->rolling_start, numbing.overdue_at)) + session->rolling * SECONDS_PER_MINUTE;
    }
  return end + session->turnover * SECONDS_PER_MINUTE;
}

/* Orders */

static int
compare_time (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const ClinicSession *one = (*(const ClinicTodayVisit *const *) a)->visit->session;
  const ClinicSession *other = (*(const ClinicTodayVisit *const *) b)->visit->session;
  int order = compare_time (one->rolling_start, other->rolling_start);

  return order != 0 ? order : compare_time (one->id, other->id);
}

static int
compare_cream (gconstpointer a, gconstpointer b)
{
  const ClinicTodayVisit *one = *(const ClinicTodayVisit *const *) a;
  const ClinicTodayVisit *other = *(const ClinicTodayVisit *const *) b;
  ClinicNumbing one_waits, other_waits;
  int order;

  clinic_today_visit_get_numbing (one, one->visit->session->cream_at, &one_waits);
  clinic_today_visit_get_numbing (other, other->visit->session->cream_at, &other_waits);
  order = compare_time (one_waits.ready_at, other_waits.ready_at);

  return order != 0 ? order : compare_planned (a, b);
}

/* Overdue before ready: with one protocol who is ready longest is overdue first; with several the limits differ. */
static int
compare_ready (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *now = user_data;
  ClinicNumbing one, other;

  clinic_today_visit_get_numbing (*(const ClinicTodayVisit *const *) a, *now, &one);
  clinic_today_visit_get_numbing (*(const ClinicTodayVisit *const *) b, *now, &other);
  if (one.overdue != other.overdue)
    return one.overdue ? -1 : 1;
  return compare_cream (a, b);
}

static int
compare_rolled (gconstpointer a, gconstpointer b)
{
  const ClinicSession *one = (*(const ClinicTodayVisit *const *) a)->visit->session;
  const ClinicSession *other = (*(const ClinicTodayVisit *const *) b)->visit->session;

  return -compare_time (one->rolled_at, other->rolled_at);
}

static GPtrArray *
filter_visits (const ClinicToday *today, gint64 doctor, ClinicStage stage, gint64 now)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < today->visits->len; i++)
    {
      ClinicTodayVisit *visit = today->visits->pdata[i];

      if (clinic_today_visit_get_stage (visit, now) == stage && (doctor == 0 || visit->visit->session->doctor == doctor))
        g_ptr_array_add (found, visit);
    }
  return found;
}

GPtrArray *
clinic_today_list_stage (const ClinicToday *today, ClinicStage stage, gint64 doctor, gint64 now)
{
  GPtrArray *visits;

  g_return_val_if_fail (today != NULL, NULL);

  visits = filter_visits (today, doctor, stage, now);
  if (stage == CLINIC_STAGE_READY)
    g_ptr_array_sort_with_data (visits, compare_ready, &now);
  else if (stage == CLINIC_STAGE_NUMBING)
    g_ptr_array_sort (visits, compare_cream);
  else if (stage == CLINIC_STAGE_DONE)
    g_ptr_array_sort (visits, compare_rolled);
  return visits;
}

static gboolean
is_coming (const ClinicTodayVisit *visit)
{
  ClinicSessionState state = visit->visit->session->state;

  return state != CLINIC_SESSION_NOSHOW && !(state == CLINIC_SESSION_BOOKED && visit->from_before);
}

GPtrArray *
clinic_today_list_next (const ClinicToday *today, gint64 doctor, gint64 now)
{
  g_autoptr (GPtrArray) planned = NULL;
  GPtrArray *next;

  g_return_val_if_fail (today != NULL, NULL);

  next = filter_visits (today, doctor, CLINIC_STAGE_READY, now);
  g_ptr_array_sort_with_data (next, compare_ready, &now);
  planned = filter_visits (today, doctor, CLINIC_STAGE_NUMBING, now);
  for (ClinicStage stage = CLINIC_STAGE_EXPECTED; stage <= CLINIC_STAGE_ARRIVED; stage++)
    {
      g_autoptr (GPtrArray) more = filter_visits (today, doctor, stage, now);

      for (guint i = 0; i < more->len; i++)
        if (is_coming (more->pdata[i]))
          g_ptr_array_add (planned, more->pdata[i]);
    }
  g_ptr_array_sort (planned, compare_planned);
  for (guint i = 0; i < planned->len; i++)
    g_ptr_array_add (next, planned->pdata[i]);
  return next;
}

/* Reading */

static gboolean
load_next (ClinicConn *conn, ClinicTodayVisit *visit, GError **error)
{
  const ClinicSession *session = visit->visit->session;
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, session->course, error);
  int live = 0;

  if (sessions == NULL)
    return FALSE;
  visit->next_booked = CLINIC_DAY_NONE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const ClinicSession *each = sessions->pdata[i];

      if (!clinic_session_state_is_live (each->state))
        continue;
      if (each->start > session->start && visit->next_booked == CLINIC_DAY_NONE)
        visit->next_booked = each->day;
      if (each->start <= session->start)
        live++;
    }
  visit->left = MAX (visit->visit->length - live, 0);
  return TRUE;
}

static gboolean
add_visits (ClinicConn *conn, const ClinicBookingRules *rules, ClinicToday *today, GPtrArray *visits, gboolean from_before,
            GError **error)
{
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      ClinicVisit *visit = visits->pdata[i];
      ClinicProtocol *protocol = g_hash_table_lookup (rules->protocols, &visit->protocol);
      ClinicTodayVisit *added;

      if (visit->session->state == CLINIC_SESSION_CANCELLED || protocol == NULL)
        continue;
      added = g_new0 (ClinicTodayVisit, 1);
      added->visit = clinic_visit_copy (visit);
      added->from_before = from_before;
      clinic_protocol_get_shape (protocol, &added->shape);
      g_ptr_array_add (today->visits, added);
      if (visit->session->state == CLINIC_SESSION_FULFILLED && !load_next (conn, added, error))
        return FALSE;
      if (!clinic_screening_fill_visit (conn, rules, added->visit, error))
        return FALSE;
    }
  return visits != NULL;
}

/* When the last of the day's opening hours ends. */
static gint64
get_closing (const ClinicBookingRules *rules)
{
  g_autoptr (ClinicBoard) board = clinic_setup_make_board (rules->setup, rules->today, rules->zone);

  clinic_board_seal (board);
  return board->open->len > 0 ? g_array_index (board->open, ClinicRange, board->open->len - 1).end : CLINIC_TIME_NONE;
}

ClinicToday *
clinic_today_load (const ClinicBookingRules *rules, ClinicConn *conn, GError **error)
{
  gint64 midnight = clinic_time_at (rules->today, 0, rules->zone);
  g_autoptr (ClinicToday) today = g_new0 (ClinicToday, 1);
  g_autoptr (GPtrArray) unclosed = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  today->day = rules->today;
  today->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) today_visit_free);
  unclosed = clinic_session_table_load_unclosed (conn, midnight, error);
  if (!add_visits (conn, rules, today, unclosed, TRUE, error))
    return NULL;
  before = clinic_session_table_load_in_house (conn, midnight, error);
  if (!add_visits (conn, rules, today, before, TRUE, error))
    return NULL;
  visits = clinic_session_table_load_visits (conn, midnight, clinic_time_at (rules->today + 1, 0, rules->zone), error);
  if (!add_visits (conn, rules, today, visits, FALSE, error))
    return NULL;
  today->closes = get_closing (rules);
  return g_steal_pointer (&today);
}

static gpointer
load_today_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_today_load (data, conn, error);
}

void
clinic_diary_load_today_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_today_job, clinic_booking_rules_new (diary), (GDestroyNotify) clinic_booking_rules_free,
                     (GDestroyNotify) clinic_today_free, cancellable, callback, user_data);
}

ClinicToday *
clinic_diary_load_today_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
