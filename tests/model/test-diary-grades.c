/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-grades.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-series.h"
#include "store/clinic-patient-table.h"

#include <string.h>

#include "clinic-test-diary.h"

#define DESK 3

static ClinicGrade *
make (int day, gint64 session, int scars, int own)
{
  ClinicGrade *grade = clinic_grade_new ();

  grade->patient = grade->course = 1;
  grade->session = session;
  grade->day = DAY (day);
  grade->scars = scars;
  grade->own = own;
  grade->doctor = scars != CLINIC_GRADE_NONE ? 1 : 0;
  return grade;
}

static char *
save (ClinicTestDiary *self, const ClinicGrade *grade)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_grade_async (self->diary, grade, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
assert_saves (ClinicTestDiary *self, const ClinicGrade *grade)
{
  g_autofree char *words = save (self, grade);

  g_assert_cmpstr (words, ==, NULL);
}

static void
assert_refused (ClinicTestDiary *self, const ClinicGrade *grade, const char *part)
{
  gint64 n = clinic_test_db_get (self->db, "SELECT count (*) FROM grade");
  g_autofree char *words = save (self, grade);

  g_assert_true (words != NULL && strstr (words, part) != NULL);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM grade"), ==, n);
}

static ClinicSeries *
load (ClinicTestDiary *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  ClinicSeries *series;

  clinic_diary_load_series_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  series = clinic_diary_load_series_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return series;
}

static void
run_sql (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

/* A session of three weeks ago that was performed, and one of today. */
static void
add_sessions (ClinicTestDiary *self)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  run_sql (self, "UPDATE session SET rolling_at = start + 2700, rolled_at = start + 3900 WHERE id = 1");
}

static void
test_save (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicGrade) first = make (99, 1, 4, 8); /* the day is the session's */
  g_autoptr (ClinicGrade) review = make (-7, 0, CLINIC_GRADE_NONE, 6);
  g_autoptr (ClinicGrade) today = make (0, 0, 3, CLINIC_GRADE_NO_OWN); /* and the session is the day's */
  g_autoptr (ClinicSeries) series = NULL;
  static const char *const sentences[] = { "Session 1, 26 Oct 2026: grade 4, severe; patient 8 of 10",
                                           "Review, 16 Nov 2026: patient 6 of 10", "Session 2, 23 Nov 2026: grade 3, moderate" };

  add_sessions (self);
  assert_saves (self, review);
  assert_saves (self, today);
  assert_saves (self, first);
  series = load (self);
  g_assert_cmpint (series->entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *words = clinic_series_say_entry (series->entries->pdata[i]);

      g_assert_cmpstr (words, ==, sentences[i]);
    }
  g_assert_cmpint (clinic_series_find (series, 2)->grade->doctor, ==, 1);
}

static void
test_refused (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicGrade) grade = make (0, 2, 3, 5);

  add_sessions (self);
  assert_saves (self, grade);
  assert_refused (self, grade, "graded on that day already");
  grade->session = 0;
  assert_refused (self, grade, "graded on that day already");
  grade->day = DAY (-3);
  grade->doctor = DESK;
  assert_refused (self, grade, "which doctor");
  grade->doctor = 0;
  assert_refused (self, grade, "which doctor");
  grade->doctor = 1;
  grade->scars = 5;
  assert_refused (self, grade, "1 to 4");
  grade->scars = 3;
  grade->day = DAY (1);
  assert_refused (self, grade, "today or earlier");
  grade->day = DAY (-3);
  grade->session = 77;
  assert_refused (self, grade, "no longer there");
}

static ClinicGrade *
load_only (ClinicTestDiary *self)
{
  g_autoptr (ClinicSeries) series = load (self);

  for (guint i = 0; i < series->entries->len; i++)
    if (((ClinicSeriesEntry *) series->entries->pdata[i])->grade != NULL)
      return clinic_grade_copy (((ClinicSeriesEntry *) series->entries->pdata[i])->grade);
  return NULL;
}

static void
assert_own (ClinicTestDiary *self, int own)
{
  g_autoptr (ClinicGrade) grade = load_only (self);

  g_assert_true (grade != NULL);
  g_assert_cmpint (grade->own, ==, own);
}

/* Each can be taken back, and is named for whom it is. */
static void
test_change (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicGrade) grade = make (-7, 0, 3, 5);
  g_autoptr (ClinicGrade) saved = NULL;
  g_autofree char *withdrawn = NULL;
  g_autofree char *stale = NULL;
  GAsyncResult *slot = NULL;

  assert_saves (self, grade);
  saved = load_only (self);
  saved->own = 4;
  assert_saves (self, saved);
  assert_own (self, 4);
  stale = save (self, saved);
  g_assert_nonnull (strstr (stale, "changed this since"));
  g_assert_nonnull (strstr (clinic_diary_get_undo_name (self->diary), "scar grade of"));
  clinic_test_diary_undo (self);
  assert_own (self, 5);
  clinic_diary_withdraw_grade_async (self->diary, saved->id, NULL, clinic_test_diary_ready_cb, &slot);
  withdrawn = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (withdrawn, ==, NULL);
  g_assert_null (load_only (self));
  g_assert_nonnull (strstr (clinic_diary_get_undo_name (self->diary), "withdrawn scar grade of"));
  clinic_test_diary_undo (self);
  assert_own (self, 5);
  clinic_test_diary_undo (self);
  g_assert_null (load_only (self));
}

/* A doctor who has left stays under what was judged; a new grade asks for another. */
static void
test_doctor_left (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicGrade) grade = make (-7, 0, 3, 5);
  g_autoptr (ClinicGrade) saved = NULL;
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;

  assert_saves (self, grade);
  ((ClinicStaff *) setup->staff->pdata[0])->active = FALSE;
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
  saved = load_only (self);
  saved->own = 2;
  assert_saves (self, saved);
  grade->day = DAY (-8);
  assert_refused (self, grade, "which doctor");
}

/* What calls told of patches, and what it means for the session that is due. */
static void
test_colour (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicSeries) none = NULL;
  g_autoptr (ClinicSeries) open = NULL;
  g_autoptr (ClinicSeries) settled = NULL;
  g_autofree char *said = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *late = NULL;
  g_autofree char *still = NULL;
  g_autofree char *nothing = NULL;

  add_sessions (self);
  none = load (self);
  g_assert_null (clinic_series_say_colour (none));
  g_assert_null (clinic_series_warn (none, self->diary, NULL));
  run_sql (self, "UPDATE patient SET skin_type = 5 WHERE id = 1;"
                 "INSERT INTO follow_up (id, kind, status, patient, course, session, day, due, reason) VALUES"
                 " (1, 'colour-watch', 'done', 1, 1, 1, 20766, 0, ''),"
                 " (2, 'watch', 'done', 1, 1, 1, 20770, 0, 'Redness'),"
                 " (3, 'watch', 'done', 1, 1, 1, 20771, 0, 'Redness, Lighter or darker patches');"
                 "INSERT INTO call (id, patient, follow_up, session, at, outcome, verdict) VALUES"
                 " (1, 1, 1, 1, 20766 * 86400, 'reached', 'expected'),"
                 " (2, 1, 2, 1, 20770 * 86400, 'reached', 'nothing'),"
                 " (3, 1, 3, 1, 20770 * 86400, 'no-answer', 'nothing');"
                 "INSERT INTO call_symptom (call, symptom, verdict) VALUES (1, 'patches', 'expected')");
  open = load (self);
  said = clinic_series_say_colour (open);
  g_assert_cmpstr (said, ==, "Colour on skin type V, rarely burns, brown, which darkens more often: session 1 patches told on 9 Nov 2026,"
                             " not told settled.");
  warning = clinic_series_warn (open, self->diary, clinic_series_find (open, 2));
  g_assert_nonnull (strstr (warning, "Colour has not settled: patches after session 1, told on 9 Nov. Ask"));
  g_assert_true (clinic_series_next_is_due (open, clinic_diary_get_today (self->diary)));
  nothing = clinic_series_warn (open, self->diary, clinic_series_find (open, 1));
  g_assert_null (nothing);
  clinic_clock_set_now (self->clock, (gint64) DAY (-28 + 57) * 86400 + 36000);
  late = clinic_series_warn (open, self->diary, NULL);
  g_assert_nonnull (strstr (late, "longer than 8 weeks"));
  run_sql (self, "INSERT INTO call (id, patient, follow_up, session, at, outcome, verdict) VALUES"
                 " (4, 1, 3, 1, 20771 * 86400, 'reached', 'nothing')");
  settled = load (self);
  still = clinic_series_warn (settled, self->diary, NULL);
  g_assert_null (still);
  g_assert_cmpint (clinic_series_find (settled, 1)->colour.settled, ==, 20771);
}

/* The day's front view goes with the day. */
static void
test_photo_and_healing (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicGrade) grade = make (-7, 0, 3, 5);
  g_autoptr (ClinicSeries) series = NULL;
  g_autofree char *words = NULL;

  add_sessions (self);
  assert_saves (self, grade);
  run_sql (self, "INSERT INTO photo (id, patient, session, day, view, sha256, size, width, height, original, added) VALUES"
                 " (1, 1, 1, 20752, 'left-side', printf ('%064d', 1), 9, 4, 3, printf ('%064d', 1), 0),"
                 " (2, 1, 1, 20752, 'front', printf ('%064d', 2), 9, 4, 3, printf ('%064d', 2), 0),"
                 " (3, 1, NULL, 20773, 'front', printf ('%064d', 3), 9, 4, 3, printf ('%064d', 3), 0),"
                 " (4, 2, NULL, 20780, 'front', printf ('%064d', 4), 9, 4, 3, printf ('%064d', 4), 0);"
                 "INSERT INTO healing (session, rolled_at, session_day, peeling_started, settled) VALUES (1, 0, 20752, 20755, 20760)");
  series = load (self);
  g_assert_cmpint (series->entries->len, ==, 3);
  g_assert_cmpint (((ClinicSeriesEntry *) series->entries->pdata[0])->photo->id, ==, 2);
  g_assert_cmpint (((ClinicSeriesEntry *) series->entries->pdata[1])->photo->id, ==, 3);
  g_assert_null (((ClinicSeriesEntry *) series->entries->pdata[2])->photo);
  words = clinic_series_say_entry (series->entries->pdata[0]);
  g_assert_cmpstr (words, ==, "Session 1, 26 Oct 2026: not graded · peeling from day 3 for 5 days · with a photo");
}

static char *
change_patient (ClinicTestDiary *self, const ClinicPatient *patient)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_patient_async (self->diary, patient, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static gpointer
load_patient_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_patient_table_load (conn, 1, error);
}

/* The type of skin is the patient's, like the rest of what is known, and taken back like it. */
static void
test_skin_type (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPatient) patient = clinic_test_db_read (self->db, load_patient_job, NULL, &error);
  g_autoptr (ClinicPatient) saved = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (patient->skin_type, ==, 0);
  patient->skin_type = 4;
  words = change_patient (self, patient);
  g_assert_cmpstr (words, ==, NULL);
  saved = clinic_test_db_read (self->db, load_patient_job, NULL, &error);
  g_assert_cmpint (saved->skin_type, ==, 4);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM patient WHERE skin_type IS NOT NULL"), ==, 0);
}

#define TEST(name)                                                                                                     \
  g_test_add ("/diary/grades/" #name, ClinicTestDiary, NULL, clinic_test_diary_set_up, test_##name, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (save);
  TEST (refused);
  TEST (change);
  TEST (doctor_left);
  TEST (colour);
  TEST (photo_and_healing);
  TEST (skin_type);
  return g_test_run ();
}
