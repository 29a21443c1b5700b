/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-slots.h"

#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

#define NOON (12 * 60)

void
clinic_slot_list_free (ClinicSlotList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->slots);
  g_free (list->refusal);
  g_free (list);
}

typedef struct
{
  ClinicBookingRules *rules;
  ClinicSlotWish wish;
  ClinicSlot slot; /* for checking */
} Job;

static Job *
job_new (ClinicDiary *diary, const ClinicSlotWish *wish)
{
  Job *job = g_new0 (Job, 1);

  job->rules = clinic_booking_rules_new (diary);
  job->wish = *wish;
  return job;
}

static void
job_free (Job *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const ClinicDay *) a < *(const ClinicDay *) b ? -1 : *(const ClinicDay *) a > *(const ClinicDay *) b;
}

/* Of the sessions that stay when those behind the moved one follow it. */
static GArray *
load_staying_days (ClinicConn *conn, const ClinicSlotWish *wish, GError **error)
{
  g_autoptr (ClinicSession) moved = clinic_session_table_load (conn, wish->except, error);
  g_autoptr (GPtrArray) sessions = moved ? clinic_session_table_load_course (conn, wish->course, error) : NULL;
  GArray *days = sessions != NULL ? g_array_new (FALSE, FALSE, sizeof (ClinicDay)) : NULL;

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const ClinicSession *session = sessions->pdata[i];
      gboolean follows = session->state == CLINIC_SESSION_BOOKED && session->start > moved->start;

      if (clinic_session_state_is_live (session->state) && session->id != moved->id && !follows)
        g_array_append_val (days, session->day);
    }
  return days;
}

static GArray *
load_days (ClinicConn *conn, const ClinicSlotWish *wish, GError **error)
{
  GArray *days = wish->roll ? load_staying_days (conn, wish, error)
                            : clinic_session_table_course_days (conn, wish->course, wish->except, error);

  if (days == NULL)
    return NULL;
  g_array_append_vals (days, wish->also, wish->n_also);
  g_array_sort (days, compare_days);
  return days;
}

/* Searching */

/* Sessions of the desk's making are spread over the day; the first of each stretch is kept. */
static guint
append_thinned (const ClinicSlotWish *wish, const GArray *found, GArray *slots)
{
  guint count = 0;
  int last = -wish->apart;

  for (guint i = 0; i < found->len && (wish->most_per_day == 0 || count < (guint) wish->most_per_day); i++)
    {
      const ClinicSlot *slot = &g_array_index (found, ClinicSlot, i);

      if ((wish->part == CLINIC_PART_OF_DAY_MORNING && slot->minute >= NOON) ||
          (wish->part == CLINIC_PART_OF_DAY_AFTERNOON && slot->minute < NOON) || slot->minute < last + wish->apart)
        continue;
      g_array_append_val (slots, *slot);
      last = slot->minute;
      count++;
    }
  return count;
}

static gboolean
search_day (const Job *job, ClinicConn *conn, gint64 patient, const ClinicVisitShape *shape, ClinicDay day, GArray *slots,
            guint *count, GError **error)
{
  g_autoptr (ClinicBoard) board = clinic_booking_rules_load_board (job->rules, conn, day, job->wish.except, error);
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));

  busy = board != NULL ? clinic_session_table_patient_busy (conn, patient, day, job->wish.except, error) : NULL;
  if (busy == NULL)
    return FALSE;
  if (job->wish.doctor != 0)
    clinic_board_keep_doctor (board, job->wish.doctor);
  clinic_schedule_list_slots (board, shape, busy, job->rules->now, G_MAXSIZE, found);
  *count = append_thinned (&job->wish, found, slots);
  return TRUE;
}

static gboolean
is_allowed (const Job *job, const ClinicCourse *course, const GArray *days, ClinicDay day)
{
  return job->wish.close || clinic_course_first_allowed_day ((const ClinicDay *) days->data, days->len, course->min_days,
                                                             day) == day;
}

static gboolean
search (const Job *job, ClinicConn *conn, const ClinicCourse *course, const GArray *days, ClinicSlotList *list,
        GError **error)
{
  ClinicVisitShape shape;
  ClinicDay end = job->rules->today + CLINIC_SLOTS_MOST_DAYS;
  int with_slots = 0;
  ClinicDay day;

  if (!clinic_booking_rules_get_shape (job->rules, course, &shape, error))
    return FALSE;
  end = MAX (end, list->first + CLINIC_SLOTS_MOST_DAYS);
  for (day = list->first; day < end && with_slots < job->wish.most_days; day++)
    {
      guint count = 0;

      if (is_allowed (job, course, days, day) &&
          !search_day (job, conn, course->patient, &shape, day, list->slots, &count, error))
        return FALSE;
      with_slots += count > 0;
    }
  list->next = day < end ? day : CLINIC_DAY_NONE;
  return TRUE;
}

static ClinicDay
find_previous (const GArray *days, ClinicDay day)
{
  ClinicDay previous = CLINIC_DAY_NONE;

  for (guint i = 0; i < days->len && g_array_index (days, ClinicDay, i) < day; i++)
    previous = g_array_index (days, ClinicDay, i);
  return previous;
}

static gpointer
find_slots_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->wish.course, error);
  g_autoptr (GArray) days = NULL;
  g_autoptr (ClinicSlotList) list = g_new0 (ClinicSlotList, 1);
  ClinicDay from = MAX (job->wish.from, job->rules->today);

  list->slots = g_array_new (FALSE, FALSE, sizeof (ClinicSlot));
  days = course != NULL && clinic_booking_check_course (conn, course, error) ? load_days (conn, &job->wish, error) : NULL;
  if (days == NULL ||
      (job->wish.except == 0 && !clinic_booking_check_length (course, days->len - job->wish.n_also, error)))
    return NULL;
  list->refusal = clinic_booking_explain_day (course, days, from, job->rules->today, &list->first);
  if (job->wish.close)
    list->first = from;
  list->previous = find_previous (days, list->first);
  return search (job, conn, course, days, list, error) ? g_steal_pointer (&list) : NULL;
}

void
clinic_diary_find_slots_async (ClinicDiary *diary, const ClinicSlotWish *wish, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (wish != NULL && wish->most_days > 0);
  g_return_if_fail (wish->n_also <= (int) G_N_ELEMENTS (wish->also));

  clinic_diary_read (diary, find_slots_job, job_new (diary, wish), (GDestroyNotify) job_free,
                     (GDestroyNotify) clinic_slot_list_free, cancellable, callback, user_data);
}

ClinicSlotList *
clinic_diary_find_slots_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Checking */

static gboolean
check_day (const Job *job, ClinicConn *conn, const ClinicCourse *course, GError **error)
{
  g_autoptr (GArray) days = load_days (conn, &job->wish, error);
  g_autofree char *words = NULL;

  if (days == NULL)
    return FALSE;
  words = job->wish.close ? NULL : clinic_booking_explain_day (course, days, job->slot.day, job->rules->today, NULL);
  if (words != NULL)
    g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT, words);
  return words == NULL;
}

static gpointer
check_slot_job (ClinicConn *conn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (ClinicCourse) course = clinic_course_table_load (conn, job->wish.course, error);
  g_autoptr (ClinicSession) session = clinic_session_new ();
  ClinicVisitShape shape;

  if (course == NULL || !clinic_booking_check_course (conn, course, error) || !check_day (job, conn, course, error) ||
      !clinic_booking_rules_get_shape (job->rules, course, &shape, error))
    return NULL;
  session->id = job->wish.except;
  session->patient = course->patient;
  session->day = job->slot.day;
  session->minute = job->slot.minute;
  session->wait = job->slot.wait;
  session->rolling = shape.rolling;
  session->turnover = shape.turnover;
  session->bed = job->slot.bed;
  session->doctor = job->slot.doctor;
  clinic_session_place (session, job->rules->zone);
  return GINT_TO_POINTER (clinic_booking_check_place (job->rules, conn, course, session, error));
}

void
clinic_diary_check_slot_async (ClinicDiary *diary, const ClinicSlotWish *wish, const ClinicSlot *slot,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (wish != NULL && slot != NULL);

  job = job_new (diary, wish);
  job->slot = *slot;
  clinic_diary_read (diary, check_slot_job, job, (GDestroyNotify) job_free, NULL, cancellable, callback, user_data);
}

gboolean
clinic_diary_check_slot_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error) != NULL;
}
