/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/clinic-sample.h"

#include "core/clinic-course.h"
#include "core/clinic-session.h"
#include "sample/clinic-sample-aftercare.h"
#include "sample/clinic-sample-names.h"
#include "sample/clinic-sample-record.h"
#include "store/clinic-course-table.h"
#include "store/clinic-patient-table.h"
#include "store/clinic-protocol-table.h"
#include "store/clinic-session-table.h"
#include "store/clinic-setup-table.h"

#define WEEKS_A_TRANSACTION 52

#define MOST_GROWING_WEEKS 40

/* Older sessions have healed and have no calls left; their aftercare would only be bulk. */
#define AFTERCARE_WEEKS 10

/* The longest course fits in, so that the newest have their records from the first session on. */
#define RECORD_WEEKS 52

/* A year of sessions touches pages all over the indexes by name and number. */
#define CACHE_KIB (256 * 1024)

/* A course on its way: whose next session wants a place from @due on. */
typedef struct
{
  gint64 id;
  gint64 patient;
  int performed;
  int target; /* sessions until it ends, by plan or by dropping out */
  gboolean drops_out;
  ClinicDay started;
  ClinicDay last;
} Running;

typedef struct
{
  const ClinicSampleSize *size;
  ClinicConn *conn;
  ClinicTx *tx;
  GRand *rand;
  ClinicSetup *setup;
  GTimeZone *zone;
  ClinicProtocol *protocol;
  gint64 protocol_id;
  ClinicVisitShape shape;
  gint64 now;
  ClinicDay today;
  GQueue waiting;      /* Running, longest waiting first */
  GPtrArray *due;      /* GQueue of Running by day */
  ClinicDay first_day;
  ClinicSampleRecords *records; /* NULL: none are kept */
} Sample;

/* One place in the day's pattern. */
typedef struct
{
  int minute;
  gint64 bed;
  gint64 doctor;
} Place;

ClinicSetup *
clinic_sample_make_setup (const ClinicSampleSize *size)
{
  static const char *const doctors[] = { "Dr Meera Nair", "Dr Chidi Okafor", "Dr Anna Lindqvist" };
  ClinicSetup *setup = clinic_setup_new ();

  g_free (setup->name);
  setup->name = g_strdup ("Lindenhof Skin Clinic");
  g_free (setup->phone);
  setup->phone = g_strdup ("030 555 0100");
  g_free (setup->zone);
  setup->zone = g_strdup ("Europe/Berlin");
  for (int i = 1; i <= size->beds; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bed %d", i);

      clinic_setup_add_bed (setup, 0, name, TRUE);
    }
  for (int i = 0; i < size->doctors; i++)
    clinic_setup_add_staff (setup, 0, doctors[i % G_N_ELEMENTS (doctors)], CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_staff (setup, 0, "Jonas Weber", CLINIC_ROLE_RECEPTIONIST, TRUE);
  for (int weekday = 1; weekday <= (size->six_days ? 6 : 5); weekday++)
    clinic_setup_add_opening (setup, weekday, 8 * 60, size->six_days ? 18 * 60 + 30 : 17 * 60);
  return setup;
}

static Running *
start_course (Sample *sample, ClinicDay day, GError **error)
{
  g_autoptr (ClinicPatient) patient = clinic_patient_new ();
  g_autoptr (ClinicCourse) course = clinic_course_new ();
  static const char *const areas[] = { "Acne scars, face", "Acne scars, cheeks", "Fine lines, face", "Scar, forehead",
                                       "Stretch marks, abdomen", "Acne scars, back" };
  Running *running;
  gint64 patient_id;

  clinic_sample_make_patient (patient, sample->rand, sample->today);
  patient_id = clinic_patient_table_insert (sample->tx, patient, error);
  if (patient_id == 0)
    return NULL;
  course->patient = patient_id;
  course->protocol = sample->protocol_id;
  g_free (course->area);
  course->area = g_strdup (areas[g_rand_int_range (sample->rand, 0, G_N_ELEMENTS (areas))]);
  course->length = g_rand_int_range (sample->rand, clinic_protocol_get_course_length_min (sample->protocol),
                                     clinic_protocol_get_course_length_max (sample->protocol) + 1);
  course->min_days = clinic_protocol_get_min_days (sample->protocol);
  course->recommended_days = clinic_protocol_get_recommended_days (sample->protocol);
  course->started = day;
  running = g_new0 (Running, 1);
  running->id = clinic_course_table_insert (sample->tx, course, error);
  running->patient = patient_id;
  running->drops_out = g_rand_int_range (sample->rand, 0, 16) == 0;
  running->target = running->drops_out ? g_rand_int_range (sample->rand, 1, course->length) : course->length;
  running->started = day;
  running->last = CLINIC_DAY_NONE;
  if (running->id != 0)
    return running;
  g_free (running);
  return NULL;
}

static void
wait_until (Sample *sample, Running *running, ClinicDay day)
{
  guint index = day - sample->first_day;

  while (sample->due->len <= index)
    g_ptr_array_add (sample->due, g_queue_new ());
  g_queue_push_tail (sample->due->pdata[index], running);
}

static gboolean
end_course (Sample *sample, Running *running, GError **error)
{
  g_autoptr (ClinicCourse) course = clinic_course_table_load (sample->conn, running->id, error);

  if (course == NULL)
    return FALSE;
  course->status = running->drops_out ? CLINIC_COURSE_STOPPED : CLINIC_COURSE_COMPLETE;
  return clinic_course_table_update (sample->tx, course, error);
}

/* What has happened by now to a session that keeps its plan but for a few minutes. */
static void
make_facts (Sample *sample, ClinicSession *session)
{
  gint64 arrived = session->start - 60 * g_rand_int_range (sample->rand, -4, 9);
  gint64 cream = MAX (session->start, arrived) + 60 * g_rand_int_range (sample->rand, 1, 5);
  gint64 rolling = session->rolling_start + 60 * g_rand_int_range (sample->rand, 0, 3);
  gint64 rolled = rolling + 60 * g_rand_int_range (sample->rand, 15, 20);

  if (arrived > sample->now)
    return;
  session->state = CLINIC_SESSION_ARRIVED;
  session->arrived_at = arrived;
  if (cream > sample->now)
    return;
  session->state = CLINIC_SESSION_NUMBING;
  session->cream_at = cream;
  g_free (session->cream);
  session->cream = g_strdup ("Lidocaine 25 mg/g + prilocaine 25 mg/g cream");
  session->grams = g_rand_int_range (sample->rand, 4, 11) / 2.0;
  if (rolling > sample->now)
    return;
  session->state = CLINIC_SESSION_ROLLING;
  session->rolling_at = rolling;
  if (rolled > sample->now)
    return;
  session->state = CLINIC_SESSION_FULFILLED;
  session->rolled_at = rolled;
}

static ClinicSession *
make_session (Sample *sample, const Running *running, ClinicDay day, const Place *place)
{
  ClinicSession *session = clinic_session_new ();

  session->course = running->id;
  session->patient = running->patient;
  session->bed = place->bed;
  session->doctor = place->doctor;
  session->day = day;
  session->minute = place->minute;
  session->wait = sample->shape.wait_plan;
  session->rolling = sample->shape.rolling;
  session->turnover = sample->shape.turnover;
  clinic_session_place (session, sample->zone);
  if (day < sample->today && g_rand_int_range (sample->rand, 0, 28) == 0)
    session->state = g_rand_boolean (sample->rand) ? CLINIC_SESSION_NOSHOW : CLINIC_SESSION_CANCELLED;
  else
    make_facts (sample, session);
  return session;
}

static ClinicDay
choose_next_day (Sample *sample, const ClinicSession *session)
{
  if (!clinic_session_state_is_live (session->state))
    return session->day + 7;
  return session->day + clinic_protocol_get_recommended_days (sample->protocol) +
         (g_rand_int_range (sample->rand, 0, 4) == 0 ? g_rand_int_range (sample->rand, 1, 10) : 0);
}

/* Takes the session into the course; frees @running when it was the last. */
static gboolean
go_on (Sample *sample, Running *running, const ClinicSession *session, GError **error)
{
  if (clinic_session_state_is_live (session->state))
    {
      running->performed++;
      running->last = session->day;
    }
  if (running->performed < running->target)
    {
      wait_until (sample, running, choose_next_day (sample, session));
      return TRUE;
    }
  if (session->state == CLINIC_SESSION_FULFILLED && !end_course (sample, running, error))
    return FALSE;
  g_free (running);
  return TRUE;
}

static ClinicSampleAftercare
make_aftercare (Sample *sample)
{
  return (ClinicSampleAftercare) { .tx = sample->tx, .rand = sample->rand, .protocol = sample->protocol,
                                   .setup = sample->setup, .zone = sample->zone, .now = sample->now };
}

static gboolean
add_aftercare (Sample *sample, const Running *running, const ClinicSession *session, GError **error)
{
  ClinicSampleAftercare aftercare = make_aftercare (sample);

  if (session->state != CLINIC_SESSION_FULFILLED || session->day < sample->today - 7 * AFTERCARE_WEEKS)
    return TRUE;
  return clinic_sample_add_aftercare (&aftercare, session, running->performed + 1 >= running->target, error);
}

static gboolean
add_record (Sample *sample, const Running *running, const ClinicSession *session, GError **error)
{
  if (sample->records == NULL || session->day < sample->today - 7 * RECORD_WEEKS)
    return TRUE;
  return clinic_sample_records_add (sample->records, session, running->started, running->target, error);
}

static gboolean
fill_place (Sample *sample, ClinicDay day, const Place *place, GError **error)
{
  Running *running = g_queue_pop_head (&sample->waiting);
  g_autoptr (ClinicSession) session = NULL;

  if (running == NULL)
    running = start_course (sample, day, error);
  if (running == NULL)
    return FALSE;
  session = make_session (sample, running, day, place);
  session->id = clinic_session_table_insert (sample->tx, session, error);
  if (session->id == 0 || !add_aftercare (sample, running, session, error) ||
      !add_record (sample, running, session, error))
    {
      g_free (running);
      return FALSE;
    }
  return go_on (sample, running, session, error);
}

/* Each doctor has some beds; their visits follow at a distance, so that the doctor goes from bed to bed. */
static GArray *
list_places (Sample *sample, const ClinicOpening *opening)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  int beds_each = (sample->size->beds + sample->size->doctors - 1) / sample->size->doctors;
  int pitch = sample->shape.wait_plan + sample->shape.rolling + sample->shape.turnover;
  int stagger = MIN (30, pitch / beds_each);

  for (int bed = 0; bed < sample->size->beds && stagger > sample->shape.rolling; bed++)
    for (int minute = opening->from_minute + stagger * (bed / sample->size->doctors); minute + pitch <= opening->to_minute;
         minute += pitch)
      {
        const ClinicStaff *doctor = sample->setup->staff->pdata[bed % sample->size->doctors];
        Place place = { minute, ((ClinicBed *) sample->setup->beds->pdata[bed])->id, doctor->id };

        g_array_append_val (places, place);
      }
  return places;
}

static void
collect_due (Sample *sample, ClinicDay day)
{
  guint index = day - sample->first_day;
  Running *running;

  if (index >= sample->due->len)
    return;
  while ((running = g_queue_pop_head (sample->due->pdata[index])) != NULL)
    g_queue_push_tail (&sample->waiting, running);
}

/* A clinic grows for its first months, so that its courses do not all stand at the same session. The further ahead, the
   emptier the diary. */
static int
get_fill (Sample *sample, ClinicDay day)
{
  int weeks_ahead = (day - sample->today) / 7;
  int grown = (day - sample->first_day) / 7;
  int growing = MIN (MOST_GROWING_WEEKS, sample->size->weeks_back * 4 / 5);

  if (grown < growing)
    return sample->size->fill * (growing + 4 * grown) / (5 * growing);
  return day <= sample->today || weeks_ahead == 0 ? sample->size->fill : sample->size->fill * 3 / (3 + 2 * weeks_ahead);
}

static gboolean
fill_day (Sample *sample, ClinicDay day, GError **error)
{
  collect_due (sample, day);
  for (guint i = 0; i < sample->setup->openings->len; i++)
    {
      ClinicOpening *opening = &g_array_index (sample->setup->openings, ClinicOpening, i);
      g_autoptr (GArray) places = NULL;

      if (!clinic_opening_is (opening, 0, clinic_day_get_weekday (day)))
        continue;
      places = list_places (sample, opening);
      for (guint p = 0; p < places->len; p++)
        if (g_rand_int_range (sample->rand, 0, 100) < get_fill (sample, day) &&
            !fill_place (sample, day, &g_array_index (places, Place, p), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
fill_week (Sample *sample, ClinicDay monday, GError **error)
{
  g_autoptr (ClinicTx) tx = clinic_tx_new (sample->conn, (ClinicActor) { 0, "" }, "sample", sample->now);
  gboolean done = TRUE;

  sample->tx = tx;
  for (int i = 0; done && i < 7; i++)
    done = fill_day (sample, monday + i, error);
  sample->tx = NULL;
  return done;
}

static gboolean
begin_clinic (Sample *sample, GError **error)
{
  g_autoptr (ClinicTx) tx = clinic_tx_new (sample->conn, (ClinicActor) { 0, "" }, "sample", sample->now);
  g_autoptr (ClinicSetup) setup = clinic_sample_make_setup (sample->size);

  if (!clinic_setup_table_save (tx, setup, error))
    return FALSE;
  sample->setup = clinic_setup_table_load (sample->conn, error);
  sample->protocol_id = clinic_protocol_table_take (tx, sample->protocol, error);
  if (sample->setup == NULL || sample->protocol_id == 0)
    return FALSE;
  if (sample->size->records)
    sample->records = clinic_sample_records_new (sample->conn, sample->size->seed, sample->protocol, sample->protocol_id,
                                                 sample->setup, sample->zone, sample->now);
  return TRUE;
}

static gboolean
add_extra_patients (Sample *sample, GError **error)
{
  g_autoptr (ClinicTx) tx = clinic_tx_new (sample->conn, (ClinicActor) { 0, "" }, "sample", sample->now);

  for (int i = 0; i < sample->size->extra_patients; i++)
    {
      g_autoptr (ClinicPatient) patient = clinic_patient_new ();

      clinic_sample_make_patient (patient, sample->rand, sample->today);
      if (clinic_patient_table_insert (tx, patient, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_for_bookings (Sample *sample, GQueue *courses, GError **error)
{
  ClinicSampleAftercare aftercare = make_aftercare (sample);

  for (GList *link = courses->head; link != NULL; link = link->next)
    if (!clinic_sample_add_book_next (&aftercare, ((Running *) link->data)->id, error))
      return FALSE;
  return TRUE;
}

/* Courses that found no place by the diary's end have none booked. */
static gboolean
end_clinic (Sample *sample, GError **error)
{
  g_autoptr (ClinicTx) tx = clinic_tx_new (sample->conn, (ClinicActor) { 0, "" }, "sample", sample->now);
  gboolean done;

  sample->tx = tx;
  done = ask_for_bookings (sample, &sample->waiting, error);
  for (guint i = 0; done && i < sample->due->len; i++)
    done = ask_for_bookings (sample, sample->due->pdata[i], error);
  sample->tx = NULL;
  return done && add_extra_patients (sample, error);
}

static gboolean
fill_all (Sample *sample, ClinicSampleProgress progress, gpointer user_data, GError **error)
{
  int n_weeks = sample->size->weeks_back + 1 + sample->size->weeks_ahead;

  if (!begin_clinic (sample, error))
    return FALSE;
  for (int week = 0; week < n_weeks; week++)
    {
      if (progress != NULL)
        progress (week, n_weeks, user_data);
      if (!fill_week (sample, sample->first_day + 7 * week, error))
        return FALSE;
      if (week % WEEKS_A_TRANSACTION == WEEKS_A_TRANSACTION - 1 &&
          (!clinic_conn_commit (sample->conn, error) || !clinic_conn_begin (sample->conn, error)))
        return FALSE;
    }
  return end_clinic (sample, error);
}

static void
running_queue_free (GQueue *queue)
{
  g_queue_free_full (queue, g_free);
}

gboolean
clinic_sample_fill (ClinicConn *conn, const ClinicSampleSize *size, ClinicProtocol *protocol, gint64 now,
                    ClinicSampleProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (ClinicSetup) setup = clinic_sample_make_setup (size);
  g_autoptr (GTimeZone) zone = clinic_setup_get_zone (setup);
  g_autoptr (GRand) rand = g_rand_new_with_seed (size->seed);
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) running_queue_free);
  Sample sample = { .size = size, .conn = conn, .rand = rand, .zone = zone, .protocol = protocol, .now = now, .due = due };
  gboolean done;

  g_return_val_if_fail (size->beds > 0 && size->doctors > 0, FALSE);

  clinic_protocol_get_shape (protocol, &sample.shape);
  sample.today = clinic_time_get_day (now, zone);
  sample.first_day = sample.today - clinic_day_get_weekday (sample.today) + 1 - 7 * size->weeks_back;
  clinic_conn_set_cache (conn, CACHE_KIB);
  if (!clinic_conn_begin (conn, error))
    return FALSE;
  done = fill_all (&sample, progress, user_data, error) && clinic_conn_commit (conn, error);
  if (!done)
    clinic_conn_rollback (conn);
  g_queue_clear_full (&sample.waiting, g_free);
  g_clear_pointer (&sample.records, clinic_sample_records_free);
  g_clear_pointer (&sample.setup, clinic_setup_unref);
  return done;
}
