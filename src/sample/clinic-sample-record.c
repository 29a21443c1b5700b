/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/clinic-sample-record.h"

#include <string.h>

#include "core/clinic-consent.h"
#include "core/clinic-record-words.h"
#include "sample/clinic-sample-rollers.h"
#include "store/clinic-consent-table.h"
#include "store/clinic-grade-table.h"
#include "store/clinic-prescription-table.h"
#include "store/clinic-record-table.h"
#include "store/clinic-roller-table.h"
#include "store/clinic-screening-table.h"
#include "store/clinic-session-table.h"

#define MINUTE 60

/* Records are signed within so long after rolling. */
#define MINUTES_TO_SIGN 20

#define EVERY_PASS(n) { n, n, n, n }

struct _ClinicSampleRecords
{
  ClinicConn *conn;
  guint32 seed;
  const ClinicProtocol *protocol;
  gint64 protocol_id;
  const ClinicSetup *setup;
  GTimeZone *zone;
  gint64 now;
  ClinicSampleRollers *rollers;
};

/* How the area of a course is treated. */
typedef struct
{
  const char *area; /* as the course has it */
  guint zones;
  const char *other_area;
  double needle; /* mm */
  int passes[CLINIC_N_PASSES];
  gboolean scars; /* can be graded */
} Manner;

#define CHEEKS (1u << CLINIC_ZONE_RIGHT_CHEEK | 1u << CLINIC_ZONE_LEFT_CHEEK)
#define TEMPLES (1u << CLINIC_ZONE_RIGHT_TEMPLE | 1u << CLINIC_ZONE_LEFT_TEMPLE)
#define FOREHEAD (1u << CLINIC_ZONE_FOREHEAD)

static const Manner manners[] = {
  { "Acne scars, face", CHEEKS | TEMPLES | FOREHEAD | 1u << CLINIC_ZONE_CHIN, "", 1.5, EVERY_PASS (4), TRUE },
  { "Acne scars, cheeks", CHEEKS, "", 1.5, EVERY_PASS (5), TRUE },
  { "Fine lines, face", CHEEKS | TEMPLES | FOREHEAD | 1u << CLINIC_ZONE_UPPER_LIP, "", 1, EVERY_PASS (3), FALSE },
  { "Scar, forehead", FOREHEAD, "", 1.5, EVERY_PASS (4), TRUE },
  { "Stretch marks, abdomen", 0, "Abdomen", 2, EVERY_PASS (4), FALSE },
  { "Acne scars, back", 0, "Back", 2, EVERY_PASS (4), TRUE },
};

/* What a patient may say yes to: one of so many does, and why the doctor goes on all the same. */
typedef struct
{
  const char *key;
  int one_of;
  int ended_days; /* so long before the first session; 0 = it goes on */
  const char *words;
} Trouble;

static const Trouble troubles[] = {
  { "isotretinoin", 30, 120, "Short needles, and no second pass. Risk explained." },
  { "keloids", 45, 0, "Old scars on chest and shoulders are flat." },
  { "blood-thinners", 40, 0, "Low dose, prescribed by the family doctor; goes on." },
  { "diabetes", 35, 0, NULL },
};

/* One session, and what is true of its course whenever it is asked. */
typedef struct
{
  ClinicSampleRecords *records;
  ClinicTx *tx;
  ClinicVisit *visit;
  int target; /* sessions that the course comes to */
  const Manner *manner;
  guint troubles; /* a bit for each of the table */
  ClinicDay course_day; /* when the course began */
  int first_grade;
  int better; /* by so much at the end of the course */
  int first_own;
  gboolean adjunct;
  GRand *rand;
} Visit;

ClinicSampleRecords *
clinic_sample_records_new (ClinicConn *conn, guint32 seed, const ClinicProtocol *protocol, gint64 protocol_id,
                           const ClinicSetup *setup, GTimeZone *zone, gint64 now)
{
  ClinicSampleRecords *records = g_new0 (ClinicSampleRecords, 1);

  records->conn = conn;
  records->seed = seed;
  records->protocol = protocol;
  records->protocol_id = protocol_id;
  records->setup = setup;
  records->zone = zone;
  records->now = now;
  records->rollers = clinic_sample_rollers_new ();
  return records;
}

void
clinic_sample_records_free (ClinicSampleRecords *records)
{
  if (records == NULL)
    return;
  clinic_sample_rollers_free (records->rollers);
  g_free (records);
}

/* The visit */

static const Manner *
find_manner (const char *area)
{
  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++)
    if (strcmp (manners[i].area, area) == 0)
      return &manners[i];
  return &manners[0];
}

static void
throw_course (Visit *visit)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (visit->records->seed ^ (guint32) visit->visit->session->course * 2654435761u);

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_rand_int_range (rand, 0, troubles[i].one_of) == 0)
      visit->troubles |= 1u << i;
  visit->first_grade = g_rand_int_range (rand, 0, 3) == 0 ? 4 : 3;
  visit->better = g_rand_int_range (rand, 0, 6) == 0 ? 0 : g_rand_int_range (rand, 1, 3);
  visit->first_own = g_rand_int_range (rand, 6, 10);
  visit->adjunct = g_rand_int_range (rand, 0, 4) == 0;
}

static gboolean
visit_begin (Visit *visit, ClinicSampleRecords *records, const ClinicSession *session, GError **error)
{
  visit->records = records;
  visit->visit = clinic_session_table_load_visit (records->conn, session->id, error);
  if (visit->visit == NULL)
    return FALSE;
  visit->manner = find_manner (visit->visit->area);
  visit->rand = g_rand_new_with_seed (records->seed ^ (guint32) session->id * 2246822519u);
  throw_course (visit);
  return TRUE;
}

static void
visit_end (Visit *visit)
{
  g_clear_pointer (&visit->tx, clinic_tx_free);
  g_clear_pointer (&visit->visit, clinic_visit_free);
  g_clear_pointer (&visit->rand, g_rand_free);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Before */

static ClinicAnswers *
give_answers (const Visit *visit)
{
  const GPtrArray *questions = clinic_protocol_get_screenings (visit->records->protocol);
  ClinicAnswers *answers = clinic_answers_new ();

  for (guint i = 0; i < questions->len; i++)
    clinic_answers_set (answers, ((ClinicScreening *) questions->pdata[i])->key, FALSE, CLINIC_DAY_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (visit->troubles & 1u << i)
      clinic_answers_set (answers, troubles[i].key, TRUE,
                          troubles[i].ended_days > 0 ? visit->course_day - troubles[i].ended_days : CLINIC_DAY_NONE);
  if (visit->visit->cold_sores)
    clinic_answers_set (answers, "cold-sores", TRUE, CLINIC_DAY_NONE);
  if (*visit->visit->allergies != '\0')
    clinic_answers_set (answers, "allergy", TRUE, CLINIC_DAY_NONE);
  return answers;
}

static const char *
choose_words (const Visit *visit)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (visit->troubles & 1u << i && troubles[i].words != NULL)
      return troubles[i].words;
  return visit->visit->cold_sores ? "Takes the prescribed cover since yesterday." : "Nothing of that is used today.";
}

static void
sign_screening (const Visit *visit, ClinicScreeningSheet *sheet)
{
  const ClinicSession *session = visit->visit->session;

  clinic_screening_sign (clinic_protocol_get_screenings (visit->records->protocol), sheet->answers, session->day);
  sheet->doctor = session->doctor;
  sheet->doctor_name = g_strdup (clinic_setup_get_staff_name (visit->records->setup, session->doctor));
  sheet->words = g_strdup (choose_words (visit));
  sheet->signed_at = MIN (sheet->asked_at + 5 * MINUTE, visit->records->now);
}

/* @words: (out) (transfer full): as the record says it */
static gboolean
add_screening (Visit *visit, char **words, GError **error)
{
  const GPtrArray *questions = clinic_protocol_get_screenings (visit->records->protocol);
  const ClinicSession *session = visit->visit->session;
  g_autoptr (ClinicScreeningSheet) sheet = clinic_screening_sheet_new (session->id, session->day, visit->records->protocol_id);
  ClinicScreeningVerdict verdict;

  clinic_answers_free (sheet->answers);
  sheet->answers = give_answers (visit);
  clinic_screening_judge (questions, sheet->answers, session->day, &verdict);
  sheet->finding = verdict.finding;
  sheet->n_open = verdict.n_open;
  sheet->asked_at = MIN (session->arrived_at + 2 * MINUTE, visit->records->now);
  sheet->actor = session->doctor;
  if (verdict.finding == CLINIC_FINDING_SIGN_OFF && session->rolling_at != CLINIC_TIME_NONE)
    sign_screening (visit, sheet);
  *words = clinic_screening_summarize (questions, sheet->answers, sheet->doctor_name, sheet->words);
  return clinic_screening_table_save (visit->tx, sheet, error);
}

/* On paper: nobody is there to draw. */
static gboolean
sign_consent (Visit *visit, GError **error)
{
  const ClinicSetup *setup = visit->records->setup;
  const ClinicSession *session = visit->visit->session;
  g_autoptr (ClinicConsent) consent = clinic_consent_new (session->id);

  g_free (consent->text);
  consent->text = clinic_consent_dup_text (visit->records->protocol);
  if (consent->text == NULL)
    return TRUE;
  consent->number = clinic_protocol_get_consent_number (visit->records->protocol);
  g_free (consent->sha256);
  consent->sha256 = clinic_consent_hash (consent->text);
  consent->on_paper = TRUE;
  consent->signed_at = MIN (session->arrived_at + 4 * MINUTE, visit->records->now);
  set_text (&consent->signer, visit->visit->patient_name);
  consent->witness = ((ClinicStaff *) setup->staff->pdata[setup->staff->len - 1])->id;
  consent->actor = consent->witness;
  return clinic_consent_table_insert (visit->tx, consent, error) != 0;
}

static gboolean
add_consent (Visit *visit, char **words, GError **error)
{
  ClinicConn *conn = visit->records->conn;
  gint64 session = visit->visit->session->id;
  g_autoptr (ClinicConsent) consent = NULL;

  if (!clinic_consent_table_find_last (conn, session, &consent, error))
    return FALSE;
  if (consent == NULL && (!sign_consent (visit, error) || !clinic_consent_table_find_last (conn, session, &consent, error)))
    return FALSE;
  if (consent != NULL)
    *words = clinic_consent_summarize (consent);
  return TRUE;
}

/* After */

/* @done: 0 at the first session, 1 at the last */
static int
fall (int from, int by, double done)
{
  return from - (int) (by * done + 0.5);
}

static void
judge (const Visit *visit, ClinicGrade *grade)
{
  double done = visit->target > 1 ? MIN (1.0, (visit->visit->nth - 1) / (visit->target - 1.0)) : 0;
  int wavering = g_rand_int_range (visit->rand, 0, 4) == 0 ? 1 : 0;

  grade->own = MIN (CLINIC_GRADE_MOST_OWN, fall (visit->first_own, 2 + 2 * visit->better, done) + wavering);
  if (!visit->manner->scars)
    return;
  grade->scars = fall (visit->first_grade, visit->better, done);
  grade->doctor = visit->visit->session->doctor;
}

/* Every second session, and the last. @grade: (out) (transfer full) (nullable) */
static gboolean
add_grade (Visit *visit, ClinicGrade **grade, GError **error)
{
  const ClinicSession *session = visit->visit->session;

  if (visit->visit->nth % 2 == 0 && visit->visit->nth != visit->target)
    return TRUE;
  *grade = clinic_grade_new ();
  (*grade)->patient = session->patient;
  (*grade)->course = session->course;
  (*grade)->session = session->id;
  (*grade)->day = session->day;
  judge (visit, *grade);
  return clinic_grade_table_insert (visit->tx, *grade, error) != 0;
}

static gboolean
prescribe (Visit *visit, const char *item, const char *name, ClinicDay until, GError **error)
{
  g_autoptr (ClinicPrescription) prescription = clinic_prescription_new ();

  prescription->session = visit->visit->session->id;
  set_text (&prescription->item, item);
  set_text (&prescription->name, name);
  prescription->until_day = until;
  return clinic_prescription_table_insert (visit->tx, prescription, error) != 0;
}

static gboolean
add_prescriptions (Visit *visit, GPtrArray **prescriptions, GError **error)
{
  const ClinicSession *session = visit->visit->session;

  if (!prescribe (visit, CLINIC_PRESCRIPTION_STEROID, "Hydrocortisone 1 %", session->day + 5, error) ||
      !prescribe (visit, "moisturiser", "Panthenol 5 %", CLINIC_DAY_NONE, error))
    return FALSE;
  *prescriptions = clinic_prescription_table_load_session (visit->records->conn, session->id, error);
  return *prescriptions != NULL;
}

static void
set_notes (Visit *visit, ClinicRecord *record)
{
  static const char *const notes[] = { "Healed well since last time.", "Slower over the jaw; fewer passes there next time.",
                                       "Would like the next session before the holidays.", "Softer edges on both sides." };

  if (visit->visit->nth > 1 && g_rand_int_range (visit->rand, 0, 4) == 0)
    set_text (&record->notes, notes[g_rand_int_range (visit->rand, 0, G_N_ELEMENTS (notes))]);
  if (!visit->adjunct)
    return;
  g_free (record->adjuncts);
  record->adjuncts = g_strdup_printf ("Hyaluronic acid, sterile\tH%d", visit->visit->session->day / 60);
}

static ClinicRecord *
make_record (Visit *visit)
{
  const Manner *manner = visit->manner;
  ClinicRecord *record = clinic_record_new (visit->visit->session->id);

  record->needle = manner->needle;
  record->zones = manner->zones;
  set_text (&record->other_area, manner->other_area);
  memcpy (record->passes, manner->passes, sizeof record->passes);
  record->passes[g_rand_int_range (visit->rand, 0, CLINIC_N_PASSES)] += g_rand_int_range (visit->rand, 0, 2);
  record->end_point = manner->needle >= 1.5 ? CLINIC_END_POINT_PINPOINT_BLEEDING : CLINIC_END_POINT_ERYTHEMA;
  record->reactions = g_rand_int_range (visit->rand, 0, 3) == 0 ? 1u << CLINIC_REACTION_OEDEMA : 0;
  record->reactions |= g_rand_int_range (visit->rand, 0, 20) == 0 ? 1u << CLINIC_REACTION_BRUISING : 0;
  record->pain = g_rand_int_range (visit->rand, 2, 7);
  set_notes (visit, record);
  return record;
}

static gboolean
sign (Visit *visit, const ClinicRecord *record, const ClinicRecordFacts *facts, GError **error)
{
  const ClinicSession *session = visit->visit->session;
  g_autoptr (ClinicRecordVersion) version = g_new0 (ClinicRecordVersion, 1);
  g_autofree char *whole = NULL;

  version->number = 1;
  version->text = clinic_record_describe (record, facts);
  version->data = clinic_record_to_data (record, facts->rollers);
  whole = g_strconcat (version->text, "\n", version->data, NULL);
  version->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  version->signed_at = session->rolled_at + MINUTE * g_rand_int_range (visit->rand, 4, MINUTES_TO_SIGN);
  version->doctor = session->doctor;
  version->actor = session->doctor;
  return clinic_record_table_insert_version (visit->tx, session->id, version, error) &&
         clinic_record_table_set_status (visit->tx, record, CLINIC_RECORD_FINAL, error);
}

/* Once it is in the database: it is signed as it stands there. */
static gboolean
write_record (Visit *visit, const ClinicRecordFacts *facts, GError **error)
{
  const ClinicSampleRecords *records = visit->records;
  const ClinicSession *session = visit->visit->session;
  g_autoptr (ClinicRecord) typed = make_record (visit);
  g_autoptr (ClinicRecord) record = NULL;

  if (!clinic_record_table_save_draft (visit->tx, typed, error) ||
      !clinic_record_table_find (records->conn, session->id, &record, error))
    return FALSE;
  return session->rolled_at + MINUTES_TO_SIGN * MINUTE > records->now || sign (visit, record, facts, error);
}

static gboolean
add_treatment (Visit *visit, ClinicRecordFacts *facts, GError **error)
{
  const ClinicSession *session = visit->visit->session;
  g_autoptr (GPtrArray) rollers = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_roller_free);
  g_autoptr (GPtrArray) prescriptions = NULL;
  g_autoptr (ClinicGrade) grade = NULL;
  ClinicRoller *roller = clinic_sample_rollers_use (visit->records->rollers, visit->tx, visit->manner->needle, session, error);

  if (roller == NULL)
    return FALSE;
  g_ptr_array_add (rollers, roller);
  if (!add_grade (visit, &grade, error) || !add_prescriptions (visit, &prescriptions, error))
    return FALSE;
  facts->patient = visit->visit->patient_name;
  facts->nth = visit->visit->nth;
  facts->length = visit->visit->length;
  facts->doctor = clinic_setup_get_staff_name (visit->records->setup, session->doctor);
  facts->session = session;
  facts->rollers = rollers;
  facts->prescriptions = prescriptions;
  facts->grade = grade;
  facts->zone = visit->records->zone;
  return write_record (visit, facts, error);
}

/* Some who have just come have not been asked yet. */
static gboolean
was_asked (const Visit *visit)
{
  return visit->visit->session->rolling_at != CLINIC_TIME_NONE || g_rand_int_range (visit->rand, 0, 4) > 0;
}

static gboolean
add_all (Visit *visit, GError **error)
{
  const ClinicSession *session = visit->visit->session;
  gint64 at = MIN (visit->records->now, session->rolled_at != CLINIC_TIME_NONE ? session->rolled_at + 3 * MINUTE : session->arrived_at);
  g_autofree char *screening = NULL;
  g_autofree char *consent = NULL;
  ClinicRecordFacts facts = { 0 };

  visit->tx = clinic_tx_new (visit->records->conn, (ClinicActor) { session->doctor, "" }, "sample", at);
  if (!add_screening (visit, &screening, error) || !add_consent (visit, &consent, error))
    return FALSE;
  facts.screening = screening;
  facts.consent = consent;
  return session->state != CLINIC_SESSION_FULFILLED || add_treatment (visit, &facts, error);
}

gboolean
clinic_sample_records_add (ClinicSampleRecords *records, const ClinicSession *session, ClinicDay started, int target,
                           GError **error)
{
  Visit visit = { .course_day = started, .target = target };
  gboolean done;

  g_return_val_if_fail (records != NULL && session != NULL, FALSE);

  if (session->arrived_at == CLINIC_TIME_NONE || !clinic_session_state_is_live (session->state))
    return TRUE;
  done = visit_begin (&visit, records, session, error) && (!was_asked (&visit) || add_all (&visit, error));
  visit_end (&visit);
  return done;
}
