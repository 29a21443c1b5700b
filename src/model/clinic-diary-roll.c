/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-roll.h"

#include <glib/gi18n-lib.h>

#include "model/clinic-booking-jobs.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-place-finder.h"
#include "model/clinic-verb-words.h"
#include "store/clinic-course-table.h"

ClinicRollVisit *
clinic_roll_visit_copy (const ClinicRollVisit *visit)
{
  ClinicRollVisit *copy;

  g_return_val_if_fail (visit != NULL, NULL);

  copy = g_memdup2 (visit, sizeof *visit);
  copy->why = g_strdup (visit->why);
  return copy;
}

void
clinic_roll_visit_free (ClinicRollVisit *visit)
{
  if (visit == NULL)
    return;
  g_free (visit->why);
  g_free (visit);
}

gboolean
clinic_roll_visit_moves (const ClinicRollVisit *visit)
{
  g_return_val_if_fail (visit != NULL, FALSE);

  return visit->from.day != visit->to.day || visit->from.minute != visit->to.minute || visit->from.bed != visit->to.bed ||
         visit->from.doctor != visit->to.doctor || visit->from.wait != visit->to.wait;
}

void
clinic_roll_free (ClinicRoll *roll)
{
  if (roll == NULL)
    return;
  clinic_course_free (roll->course);
  g_free (roll->patient_name);
  g_ptr_array_unref (roll->visits);
  g_free (roll);
}

static ClinicRoll *
roll_new (ClinicCourse *course)
{
  ClinicRoll *roll = g_new0 (ClinicRoll, 1);

  roll->course = course;
  roll->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_roll_visit_free);
  return roll;
}

/* Planning */

typedef struct
{
  ClinicBookingRules *rules;
  gint64 course;
  gint64 session;
  gboolean has_to;
  ClinicSlot to;
} PlanJob;

static void
plan_job_free (PlanJob *job)
{
  clinic_booking_rules_free (job->rules);
  g_free (job);
}

typedef struct
{
  ClinicPlaceFinder finder;
  GPtrArray *sessions; /* ClinicSession: all of the course */
  GPtrArray *moving;   /* of these, those that follow */
  GArray *ids;         /* gint64: theirs */
} Plan;

static const ClinicSession *
find_session (const GPtrArray *sessions, gint64 id)
{
  for (guint i = 0; i < sessions->len; i++)
    if (((const ClinicSession *) sessions->pdata[i])->id == id)
      return sessions->pdata[i];
  return NULL;
}

static gboolean
follows (const PlanJob *job, const ClinicSession *session, const ClinicSession *pivot)
{
  if (session->state != CLINIC_SESSION_BOOKED || session->day < job->rules->today)
    return FALSE;
  return pivot == NULL || session->start > pivot->start || (session == pivot && job->has_to);
}

static void
choose_moving (const PlanJob *job, Plan *plan, GArray *days)
{
  const ClinicSession *pivot = find_session (plan->sessions, job->session);

  for (guint i = 0; i < plan->sessions->len; i++)
    {
      ClinicSession *session = plan->sessions->pdata[i];

      if (follows (job, session, pivot))
        {
          g_ptr_array_add (plan->moving, session);
          g_array_append_val (plan->ids, session->id);
        }
      else if (clinic_session_state_is_live (session->state))
        g_array_append_val (days, session->day);
    }
}

static ClinicSlot
get_slot (const ClinicSession *session)
{
  return (ClinicSlot){ session->day, session->minute, session->wait, session->start, session->bed, session->doctor };
}

/* Where @visit goes when the one before is on @last. */
static gboolean
find_next (Plan *plan, ClinicRollVisit *visit, ClinicDay last, GError **error)
{
  ClinicPlaceFinder *finder = &plan->finder;
  gboolean found;
  ClinicSlot slot;
  ClinicDay ideal;

  if (last == CLINIC_DAY_NONE || !clinic_course_gap_is_off (finder->course, visit->from.day - last))
    return TRUE;
  finder->weekdays = CLINIC_WEEKDAY_BIT (clinic_day_get_weekday (visit->from.day));
  finder->minute = visit->from.minute;
  finder->doctor = visit->from.doctor;
  ideal = clinic_place_finder_find_ideal (finder, last);
  if (!clinic_place_finder_find (finder, ideal, last + finder->course->min_days, &slot, &found, error))
    return FALSE;
  if (!found)
    visit->why = g_strdup (_("nothing is free in reach"));
  else if (slot.day != visit->from.day || slot.minute != visit->from.minute)
    {
      visit->to = slot;
      visit->why = clinic_place_finder_explain (finder, ideal, &slot);
    }
  return TRUE;
}

static gboolean
add_visit (const PlanJob *job, Plan *plan, const ClinicSession *session, ClinicRoll *roll, GError **error)
{
  g_autoptr (ClinicRollVisit) visit = g_new0 (ClinicRollVisit, 1);
  GArray *days = plan->finder.days;
  ClinicDay last = days->len > 0 ? g_array_index (days, ClinicDay, days->len - 1) : CLINIC_DAY_NONE;
  guint at;

  visit->session = session->id;
  visit->version = session->version;
  visit->from = visit->to = get_slot (session);
  if (job->has_to && session->id == job->session)
    visit->to = job->to;
  else if (!find_next (plan, visit, last, error))
    return FALSE;
  else if (roll->visits->len == (job->has_to ? 1 : 0))
    roll->due = clinic_roll_visit_moves (visit);
  at = clinic_place_finder_take (&plan->finder, visit->to.day);
  visit->nth = at + 1;
  visit->gap = at > 0 ? visit->to.day - g_array_index (days, ClinicDay, at - 1) : 0;
  g_ptr_array_add (roll->visits, g_steal_pointer (&visit));
  return TRUE;
}

static gboolean
plan_visits (const PlanJob *job, ClinicConn *conn, Plan *plan, ClinicRoll *roll, GError **error)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (ClinicDay));

  if (!clinic_place_finder_init (&plan->finder, job->rules, conn, roll->course, days, error))
    return FALSE;
  plan->finder.except = plan->ids;
  choose_moving (job, plan, days);
  for (guint i = 0; i < plan->moving->len; i++)
    if (!add_visit (job, plan, plan->moving->pdata[i], roll, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_roll (const PlanJob *job, ClinicConn *conn, ClinicRoll *roll, GError **error)
{
  g_autoptr (GPtrArray) sessions = clinic_session_table_load_course (conn, job->course, error);
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Plan plan = { .sessions = sessions, .moving = moving, .ids = ids };
  gboolean planned = sessions != NULL && plan_visits (job, conn, &plan, roll, error);

  clinic_place_finder_clear (&plan.finder);
  return planned;
}

static gpointer
plan_roll_job (ClinicConn *conn, gpointer data, GError **error)
{
  PlanJob *job = data;
  ClinicCourse *course = clinic_course_table_load (conn, job->course, error);
  g_autoptr (ClinicRoll) roll = course != NULL ? roll_new (course) : NULL;
  g_autoptr (ClinicPatient) patient = course != NULL ? clinic_patient_table_load (conn, course->patient, error) : NULL;

  if (patient == NULL || !clinic_booking_check_course (conn, course, error) || !fill_roll (job, conn, roll, error))
    return NULL;
  roll->patient_name = clinic_patient_dup_name (patient);
  return g_steal_pointer (&roll);
}

void
clinic_diary_plan_roll_async (ClinicDiary *diary, gint64 course, gint64 session, const ClinicSlot *to,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PlanJob *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (session != 0 || to == NULL);

  job = g_new0 (PlanJob, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->course = course;
  job->session = session;
  job->has_to = to != NULL;
  if (to != NULL)
    job->to = *to;
  clinic_diary_read (diary, plan_roll_job, job, (GDestroyNotify) plan_job_free, (GDestroyNotify) clinic_roll_free,
                     cancellable, callback, user_data);
}

ClinicRoll *
clinic_diary_plan_roll_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Moving */

typedef struct
{
  ClinicBookingRules *rules;
  GPtrArray *visits; /* ClinicRollVisit */
} RollJob;

static void
roll_job_free (RollJob *job)
{
  clinic_booking_rules_free (job->rules);
  g_ptr_array_unref (job->visits);
  g_free (job);
}

static ClinicSession *
lift (ClinicTx *tx, const ClinicRollVisit *visit, GError **error)
{
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), visit->session, error);

  if (session == NULL)
    return NULL;
  if (session->version != visit->version)
    {
      g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT,
                           _("One of these sessions has changed meanwhile. Look at the new dates again."));
      return NULL;
    }
  return clinic_session_table_lift (tx, session->id, error) ? g_steal_pointer (&session) : NULL;
}

static gboolean
set_down (ClinicTx *tx, const ClinicBookingRules *rules, ClinicSession *session, const ClinicRollVisit *visit,
          GError **error)
{
  g_autoptr (ClinicBooking) to = clinic_booking_new (session->course, &visit->to);

  return clinic_booking_set_down (tx, rules, session, to, error);
}

static gboolean
summarize (ClinicTx *tx, const ClinicSession *session, guint count, GError **error)
{
  g_autofree char *name = clinic_booking_load_name (tx, session->patient, error);

  if (name == NULL)
    return FALSE;
  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, session->id);
  clinic_tx_set_summary (tx, g_strdup_printf (ngettext ("Moved %u session of %s", "Moved %u sessions of %s", count), count,
                                              name));
  clinic_verb_words_name (tx, name);
  return TRUE;
}

static gboolean
roll_job (ClinicTx *tx, gpointer data, GError **error)
{
  RollJob *job = data;
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);

  for (guint i = 0; i < job->visits->len; i++)
    {
      ClinicSession *session = lift (tx, job->visits->pdata[i], error);

      if (session == NULL)
        return FALSE;
      g_ptr_array_add (sessions, session);
    }
  for (guint i = 0; i < job->visits->len; i++)
    if (!set_down (tx, job->rules, sessions->pdata[i], job->visits->pdata[i], error))
      return FALSE;
  return summarize (tx, sessions->pdata[0], sessions->len, error);
}

void
clinic_diary_roll_async (ClinicDiary *diary, GPtrArray *visits, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  RollJob *job;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (visits != NULL && visits->len > 0);

  job = g_new0 (RollJob, 1);
  job->rules = clinic_booking_rules_new (diary);
  job->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_roll_visit_free);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (job->visits, clinic_roll_visit_copy (visits->pdata[i]));
  clinic_diary_write (diary, "roll-forward", TRUE, roll_job, job, (GDestroyNotify) roll_job_free, cancellable, callback,
                      user_data);
}
