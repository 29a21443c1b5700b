/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-places.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"
#include "core/clinic-format.h"
#include "model/clinic-booking-rules.h"
#include "model/clinic-diary-private.h"
#include "store/clinic-course-table.h"
#include "store/clinic-session-table.h"

typedef struct
{
  ClinicBoard *board;
  GArray *busy;  /* ClinicRange: when the patient is in the house otherwise */
  GArray *runs;  /* ClinicPlaceRun */
  char *refusal; /* nullable: of the whole day */
} Day;

struct _ClinicPlaces
{
  ClinicBookingRules *rules;
  gint64 id;
  ClinicDay from;
  int n_days;

  ClinicSession *session;
  ClinicCourse *course;
  ClinicVisitShape shape;
  GPtrArray *others; /* ClinicSession: all of the course */
  GArray *taken;     /* ClinicDay: of the course's other live sessions, sorted */
  char *refusal;     /* nullable: why nothing can be booked in the course */
  GPtrArray *days;   /* Day */
};

static void
day_free (Day *day)
{
  clinic_board_free (day->board);
  g_clear_pointer (&day->busy, g_array_unref);
  g_clear_pointer (&day->runs, g_array_unref);
  g_free (day->refusal);
  g_free (day);
}

void
clinic_places_free (ClinicPlaces *places)
{
  if (places == NULL)
    return;
  clinic_booking_rules_free (places->rules);
  g_clear_pointer (&places->session, clinic_session_free);
  g_clear_pointer (&places->course, clinic_course_free);
  g_clear_pointer (&places->others, g_ptr_array_unref);
  g_clear_pointer (&places->taken, g_array_unref);
  g_free (places->refusal);
  g_clear_pointer (&places->days, g_ptr_array_unref);
  g_free (places);
}

void
clinic_place_answer_free (ClinicPlaceAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->refusal);
  for (int i = 0; i < CLINIC_N_CHECKS; i++)
    g_free (answer->checks[i].words);
  g_free (answer);
}

/* Asking */

static ClinicSession *
dup_session_at (const ClinicPlaces *places, const ClinicSlot *slot)
{
  ClinicSession *session = clinic_session_copy (places->session);

  session->day = slot->day;
  session->minute = slot->minute;
  session->wait = slot->wait;
  clinic_session_place (session, places->rules->zone);
  return session;
}

/* (nullable): NULL when the spacing is kept. */
static char *
refuse_spacing (const ClinicPlaces *places, const ClinicSlot *slot)
{
  g_autoptr (ClinicSession) session = dup_session_at (places, slot);

  if (clinic_course_find_close (places->course, places->others, session) == NULL)
    return NULL;
  return clinic_booking_explain_day (places->course, places->taken, slot->day, places->rules->today, NULL);
}

/* (nullable): why the session cannot go to that day whatever the time. */
static char *
refuse_time (const ClinicPlaces *places, ClinicDay day)
{
  g_autoptr (GError) error = NULL;

  if (!clinic_booking_check_movable (places->session, day, &error))
    return g_strdup (error->message);
  if (places->refusal != NULL)
    return g_strdup (places->refusal);
  if (!clinic_booking_check_day (places->rules, day, &error))
    return g_strdup (error->message);
  return NULL;
}

static char *
say_spacing (const ClinicPlaces *places, ClinicDay day)
{
  guint after = 0;
  int gap;

  while (after < places->taken->len && g_array_index (places->taken, ClinicDay, after) < day)
    after++;
  if (after > 0)
    {
      gap = day - g_array_index (places->taken, ClinicDay, after - 1);
      /* Translators: the number of days, then the number of the session in its course */
      return g_strdup_printf (ngettext ("%d day after session %u", "%d days after session %u", gap), gap, after);
    }
  if (places->taken->len == 0)
    return g_strdup (_("The only session of its course so far"));
  gap = g_array_index (places->taken, ClinicDay, 0) - day;
  return g_strdup_printf (ngettext ("%d day before the next session", "%d days before the next session", gap), gap);
}

static char *
say_bed (const ClinicPlaces *places, const ClinicSlot *slot)
{
  g_autofree char *bed = clinic_setup_say_bed (places->rules->setup, slot->bed);

  /* Translators: a bed: "Bed 2 is free" */
  return g_strdup_printf (_("%s is free"), bed);
}

static char *
say_doctor (const ClinicPlaces *places, const ClinicSlot *slot)
{
  const char *doctor = clinic_setup_get_staff_name (places->rules->setup, slot->doctor);
  g_autofree char *time = clinic_format_time (slot->start + (gint64) slot->wait * 60, places->rules->zone);

  if (slot->doctor == places->session->doctor)
    return g_strdup_printf (_("%s is free at %s"), doctor, time);
  /* Translators: the one doctor, a time, the other doctor */
  return g_strdup_printf (_("%s is free at %s, in place of %s"), doctor, time,
                          clinic_setup_get_staff_name (places->rules->setup, places->session->doctor));
}

/* @refusal: (transfer full) (nullable); @words: (transfer full): what is said without one */
static void
set_check (ClinicPlaceAnswer *answer, ClinicCheck check, char *refusal, char *words)
{
  answer->checks[check].ok = refusal == NULL;
  answer->checks[check].words = refusal != NULL ? refusal : g_steal_pointer (&words);
  g_free (words);
}

#define BIT(fault) (1u << (fault))
#define FAULTS_OF_TIME                                                                                                  \
  (BIT (CLINIC_PLACE_CLOSED) | BIT (CLINIC_PLACE_OFF_GRID) | BIT (CLINIC_PLACE_WAIT) | BIT (CLINIC_PLACE_PATIENT_BUSY))
#define FAULTS_OF_BED (BIT (CLINIC_PLACE_BED_OUT) | BIT (CLINIC_PLACE_BED_TAKEN))
#define FAULTS_OF_DOCTOR (BIT (CLINIC_PLACE_DOCTOR_AWAY) | BIT (CLINIC_PLACE_DOCTOR_BUSY))

/* The first of those among @which that are there; (nullable). */
static char *
explain_faults (const ClinicPlaces *places, const ClinicSlot *slot, const ClinicPlaceFaults *faults, guint which)
{
  ClinicPlaceFaults some = *faults;
  ClinicPlaceFault fault;

  some.found &= which;
  fault = clinic_place_faults_get_first (&some);
  if (fault == CLINIC_PLACE_FREE)
    return NULL;
  return clinic_booking_explain_place (places->rules, &places->shape, fault, slot, some.until[fault]);
}

static char *
explain_time (const ClinicPlaces *places, const ClinicSlot *slot, const ClinicPlaceFaults *faults)
{
  char *words = refuse_time (places, slot->day);

  return words != NULL ? words : explain_faults (places, slot, faults, FAULTS_OF_TIME);
}

/* The sentence that the move gives, whose order of questions this is. */
static char *
find_refusal (const ClinicPlaces *places, const ClinicPlaceAnswer *answer, const ClinicPlaceFaults *faults)
{
  g_autofree char *time = refuse_time (places, answer->slot.day);

  if (time != NULL)
    return g_steal_pointer (&time);
  if (!answer->checks[CLINIC_CHECK_SPACING].ok)
    return g_strdup (answer->checks[CLINIC_CHECK_SPACING].words);
  return explain_faults (places, &answer->slot, faults, G_MAXUINT);
}

static const Day *
get_day (const ClinicPlaces *places, ClinicDay day)
{
  return clinic_places_has_day (places, day) ? places->days->pdata[day - places->from] : NULL;
}

ClinicPlaceAnswer *
clinic_places_ask (const ClinicPlaces *places, const ClinicSlot *wish, gboolean elastic)
{
  ClinicPlaceAnswer *answer;
  ClinicPlaceFaults faults;
  const Day *day;

  g_return_val_if_fail (places != NULL && wish != NULL, NULL);
  g_return_val_if_fail (clinic_places_has_day (places, wish->day), NULL);

  day = get_day (places, wish->day);
  answer = g_new0 (ClinicPlaceAnswer, 1);
  answer->slot = *wish;
  answer->slot.start = clinic_time_at (wish->day, wish->minute, places->rules->zone);
  if (elastic)
    clinic_placement_fit (day->board, &places->shape, day->busy, &answer->slot);
  clinic_schedule_find_faults (day->board, &places->shape, day->busy, &answer->slot, &faults);
  set_check (answer, CLINIC_CHECK_TIME, explain_time (places, &answer->slot, &faults), g_strdup (""));
  set_check (answer, CLINIC_CHECK_SPACING, refuse_spacing (places, wish), say_spacing (places, wish->day));
  set_check (answer, CLINIC_CHECK_BED, explain_faults (places, &answer->slot, &faults, FAULTS_OF_BED),
             say_bed (places, &answer->slot));
  set_check (answer, CLINIC_CHECK_DOCTOR, explain_faults (places, &answer->slot, &faults, FAULTS_OF_DOCTOR),
             say_doctor (places, &answer->slot));
  answer->refusal = find_refusal (places, answer, &faults);
  return answer;
}

gboolean
clinic_places_has_day (const ClinicPlaces *places, ClinicDay day)
{
  g_return_val_if_fail (places != NULL, FALSE);

  return day >= places->from && day < places->from + places->n_days;
}

const ClinicSession *
clinic_places_get_session (const ClinicPlaces *places)
{
  g_return_val_if_fail (places != NULL, NULL);

  return places->session;
}

void
clinic_places_get_shape (const ClinicPlaces *places, ClinicVisitShape *shape)
{
  g_return_if_fail (places != NULL && shape != NULL);

  *shape = places->shape;
}

void
clinic_places_get_own (const ClinicPlaces *places, ClinicSlot *slot)
{
  const ClinicSession *session;

  g_return_if_fail (places != NULL && slot != NULL);

  session = places->session;
  *slot = (ClinicSlot){ session->day, session->minute, session->wait, session->start, session->bed, session->doctor };
}

const GArray *
clinic_places_get_runs (const ClinicPlaces *places, ClinicDay day)
{
  g_return_val_if_fail (places != NULL && clinic_places_has_day (places, day), NULL);

  return get_day (places, day)->runs;
}

const char *
clinic_places_get_day_refusal (const ClinicPlaces *places, ClinicDay day)
{
  g_return_val_if_fail (places != NULL && clinic_places_has_day (places, day), NULL);

  return get_day (places, day)->refusal;
}

/* Reading, on the database thread */

static gboolean
load_course (ClinicPlaces *places, ClinicConn *conn, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  places->session = clinic_session_table_load (conn, places->id, error);
  places->course = places->session != NULL ? clinic_course_table_load (conn, places->session->course, error) : NULL;
  if (places->course == NULL ||
      !clinic_booking_rules_get_shape (places->rules, places->course, &places->shape, error))
    return FALSE;
  places->shape.rolling = places->session->rolling;
  places->shape.turnover = places->session->turnover;
  places->others = clinic_session_table_load_course (conn, places->course->id, error);
  places->taken = places->others != NULL ? clinic_session_table_course_days (conn, places->course->id, places->id, error)
                                         : NULL;
  if (places->taken == NULL)
    return FALSE;
  if (clinic_booking_check_course (conn, places->course, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, CLINIC_ERROR, CLINIC_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  places->refusal = g_strdup (refusal->message);
  return TRUE;
}

/* Why, where a closure has a reason. */
static char *
explain_closed_day (const ClinicPlaces *places, const ClinicSlot *slot)
{
  ClinicRange day = { clinic_time_at (slot->day, 0, places->rules->zone), clinic_time_at (slot->day + 1, 0, places->rules->zone) };
  const ClinicClosure *closure = clinic_closures_find (places->rules->setup->closures, 0, 0, day, places->rules->zone);

  if (closure != NULL)
    return clinic_closure_explain (closure, places->rules->setup, slot->day);
  return g_strdup (_("The clinic is closed on this day."));
}

static char *
refuse_day (const ClinicPlaces *places, const Day *day)
{
  ClinicSlot slot = { .day = day->board->day, .minute = places->session->minute, .wait = places->session->wait };
  char *words = refuse_time (places, slot.day);

  if (words == NULL)
    words = refuse_spacing (places, &slot);
  if (words == NULL && day->board->open->len == 0)
    words = explain_closed_day (places, &slot);
  return words;
}

static gboolean
load_day (ClinicPlaces *places, ClinicConn *conn, ClinicDay which, GError **error)
{
  Day *day = g_new0 (Day, 1);
  ClinicSlot wish = { .day = which, .wait = places->session->wait, .doctor = places->session->doctor };

  g_ptr_array_add (places->days, day);
  day->runs = g_array_new (FALSE, FALSE, sizeof (ClinicPlaceRun));
  day->board = clinic_booking_rules_load_board (places->rules, conn, which, places->id, error);
  day->busy = day->board != NULL
                  ? clinic_session_table_patient_busy (conn, places->session->patient, which, places->id, error) : NULL;
  if (day->busy == NULL)
    return FALSE;
  day->refusal = refuse_day (places, day);
  if (day->refusal == NULL)
    clinic_placement_list_runs (day->board, &places->shape, day->busy, &wish, places->rules->now, day->runs);
  return TRUE;
}

static gpointer
load_places_job (ClinicConn *conn, gpointer data, GError **error)
{
  const ClinicPlaces *wanted = data;
  g_autoptr (ClinicPlaces) places = g_new0 (ClinicPlaces, 1);

  places->rules = clinic_booking_rules_copy (wanted->rules);
  places->id = wanted->id;
  places->from = wanted->from;
  places->n_days = wanted->n_days;
  places->days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);
  if (!load_course (places, conn, error))
    return NULL;
  for (int i = 0; i < places->n_days; i++)
    if (!load_day (places, conn, places->from + i, error))
      return NULL;
  return g_steal_pointer (&places);
}

void
clinic_diary_load_places_async (ClinicDiary *diary, gint64 session, ClinicDay from, int n_days, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicPlaces *wanted;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (n_days > 0);

  wanted = g_new0 (ClinicPlaces, 1);
  wanted->rules = clinic_booking_rules_new (diary);
  wanted->id = session;
  wanted->from = from;
  wanted->n_days = n_days;
  clinic_diary_read (diary, load_places_job, wanted, (GDestroyNotify) clinic_places_free,
                     (GDestroyNotify) clinic_places_free, cancellable, callback, user_data);
}

ClinicPlaces *
clinic_diary_load_places_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}
