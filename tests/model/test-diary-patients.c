/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"

#include "model/clinic-diary-patient-page.h"
#include "model/clinic-diary-patients.h"
#include "store/clinic-patient-table.h"

typedef struct
{
  ClinicTestDiary test;
  GAsyncResult *slot;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_set_up (&fixture->test, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_tear_down (&fixture->test, NULL);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static ClinicPatient *
make_draft (const char *given, const char *family, const char *birth, const char *phones)
{
  ClinicPatient *draft = clinic_patient_new ();

  set_text (&draft->given, given);
  set_text (&draft->family, family);
  set_text (&draft->birth, birth);
  set_text (&draft->phones, phones);
  return draft;
}

static gint64
save (Fixture *fixture, const ClinicPatient *patient, GError **error)
{
  g_autoptr (ClinicChange) change = NULL;

  clinic_diary_save_patient_async (fixture->test.diary, patient, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  change = clinic_test_diary_end (&fixture->test, &fixture->slot, error);
  return change != NULL ? clinic_change_get_first (change, CLINIC_KIND_PATIENT) : 0;
}

static ClinicPatientPage *
load (Fixture *fixture, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_diary_load_patient_page_async (fixture->test.diary, id, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  return clinic_diary_load_patient_page_finish (fixture->test.diary, result, error);
}

static ClinicPatientPage *
load_there (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  ClinicPatientPage *page = load (fixture, id, &error);

  g_assert_no_error (error);
  return page;
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (fixture->test.db, sql, &error);
  g_assert_no_error (error);
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatient) draft = make_draft ("Ana", "Costa", "2001", "0171 555 0142");
  g_autoptr (ClinicPatientPage) page = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save (fixture, draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  page = load_there (fixture, id);
  g_assert_cmpstr (page->patient->number, ==, "P-0001");
  g_assert_cmpstr (page->patient->birth, ==, "2001");
  g_assert_cmpuint (page->courses->len, ==, 0);
  g_assert_cmpstr (clinic_diary_get_undo_text (fixture->test.diary), ==, "Added Ana Costa");
  clinic_test_diary_undo (&fixture->test);
  g_assert_null (load (fixture, id, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) page = load_there (fixture, 1);
  g_autoptr (ClinicPatient) nameless = make_draft ("", "", "", "");
  g_autoptr (ClinicPatient) unborn = make_draft ("Ana", "", "2031", "");
  const ClinicPatient *drafts[] = { nameless, unborn };

  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (save (fixture, drafts[i], &error), ==, 0);
      g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
    }
  for (int time = 0; time < 2; time++)
    {
      g_autoptr (GError) error = NULL;

      set_text (&page->patient->notes, time == 0 ? "first" : "second");
      save (fixture, page->patient, &error);
      if (time == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
    }
}

static void
test_number_taken (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) page = load_there (fixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  set_text (&page->patient->number, "2");
  save (fixture, page->patient, &error);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  words = clinic_words_for_error (error);
  g_assert_cmpstr (words, ==, "Another patient has this number. Choose another one.");
}

static void
add_work (Fixture *fixture)
{
  static const ClinicTestSession done = { .id = 1, .minute = 540, .state = "fulfilled" };
  static const ClinicTestSession booked = { .id = 2, .day = 28, .minute = 540 };
  g_autofree char *first = clinic_test_session_insert (&done, NULL);
  g_autofree char *second = clinic_test_session_insert (&booked, NULL);

  run_sql (fixture, first);
  run_sql (fixture, second);
  run_sql (fixture, "UPDATE session SET rolling_at = start + 2700, rolled_at = start + 3900 WHERE id = 1;"
                    "INSERT INTO healing (session, rolled_at, session_day) SELECT id, rolled_at, day FROM session WHERE id = 1;"
                    "INSERT INTO follow_up (id, kind, patient, course, session, day, due) VALUES"
                    " (1, 'first-call', 1, 1, 1, 20781, 1795500000), (2, 'review', 1, 1, 1, 20811, 1798000000);"
                    "INSERT INTO call (id, patient, follow_up, session, at, outcome, verdict) VALUES"
                    " (1, 1, 1, 1, 1795500000, 'reached', 'urgent');"
                    "INSERT INTO red_flag (id, patient, session, opened_at, reason) VALUES (1, 1, 1, 1795500000, 'Pus');");
}

static void
test_page (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) page = NULL;
  const ClinicPatientCourse *course;

  add_work (fixture);
  page = load_there (fixture, 1);
  g_assert_cmpuint (page->courses->len, ==, 1);
  course = g_ptr_array_index (page->courses, 0);
  g_assert_cmpuint (course->sessions->len, ==, 2);
  g_assert_cmpint (course->progress.performed, ==, 1);
  g_assert_cmpint (course->progress.booked, ==, 1);
  g_assert_cmpint (clinic_patient_course_get_nth (course, g_ptr_array_index (course->sessions, 1)), ==, 2);
  g_assert_nonnull (page->healing);
  g_assert_cmpint (page->healing_protocol, ==, 1);
  g_assert_cmpuint (page->follow_ups->len, ==, 2);
  g_assert_cmpuint (page->calls->len, ==, 1);
  g_assert_cmpuint (page->red_flags->len, ==, 1);
}

/* Reviews are no calls: they stay until the patient has died. */
static void
test_not_to_be_called (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;

  add_work (fixture);
  before = load_there (fixture, 1);
  before->patient->may_be_called = FALSE;
  save (fixture, before->patient, &error);
  g_assert_no_error (error);
  after = load_there (fixture, 1);
  g_assert_cmpuint (after->follow_ups->len, ==, 1);
  g_assert_cmpint (((ClinicFollowUp *) g_ptr_array_index (after->follow_ups, 0))->kind, ==, CLINIC_FOLLOW_UP_REVIEW);
  clinic_test_diary_undo (&fixture->test);
  undone = load_there (fixture, 1);
  g_assert_cmpuint (undone->follow_ups->len, ==, 2);
  g_assert_true (undone->patient->may_be_called);
}

static void
test_deceased (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  const ClinicPatientCourse *course;

  add_work (fixture);
  before = load_there (fixture, 1);
  before->patient->deceased = TRUE;
  save (fixture, before->patient, &error);
  g_assert_no_error (error);
  after = load_there (fixture, 1);
  g_assert_cmpuint (after->follow_ups->len, ==, 0);
  course = g_ptr_array_index (after->courses, 0);
  g_assert_cmpint (course->course->status, ==, CLINIC_COURSE_STOPPED);
  g_assert_cmpint (course->progress.booked, ==, 0);
  g_assert_cmpint (course->progress.performed, ==, 1);
  clinic_test_diary_undo (&fixture->test);
  undone = load_there (fixture, 1);
  course = g_ptr_array_index (undone->courses, 0);
  g_assert_cmpint (course->course->status, ==, CLINIC_COURSE_ACTIVE);
  g_assert_cmpint (course->progress.booked, ==, 1);
  g_assert_cmpuint (undone->follow_ups->len, ==, 2);
}

static GPtrArray *
find_likely (Fixture *fixture, const ClinicPatient *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *likely;

  clinic_diary_find_likely_async (fixture->test.diary, draft, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  likely = clinic_diary_find_likely_finish (fixture->test.diary, result, &error);
  g_assert_no_error (error);
  return likely;
}

static void
test_likely (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *given, *family, *birth, *phones;
    guint found;
  } cases[] = {
    { "Anastasia", "Costa", "2001-05-06", "", 1 },
    { "anastasia", "costa", "", "", 1 },
    { "Anastassia", "Costa", "2001-05-06", "", 1 },
    { "Anastassia", "Costa", "", "+49 171 5550142", 1 },
    { "Anastasia", "Costa", "1950-01-01", "", 0 },
    { "Berta", "Lund", "2001-05-06", "", 0 },
    { "", "", "", "", 0 },
  };
  g_autoptr (ClinicPatient) known = make_draft ("Anastasia", "Costa", "2001-05-06", "0171 555 0142");
  g_autoptr (GPtrArray) itself = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save (fixture, known, &error);

  clinic_diary_load_patient_index (fixture->test.diary);
  while (!clinic_patient_index_is_loaded (clinic_diary_get_patient_index (fixture->test.diary)))
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicPatient) draft = make_draft (cases[i].given, cases[i].family, cases[i].birth, cases[i].phones);
      g_autoptr (GPtrArray) likely = find_likely (fixture, draft);

      g_test_message ("%s %s %s", cases[i].given, cases[i].family, cases[i].birth);
      g_assert_cmpuint (likely->len, ==, cases[i].found);
    }
  known->id = id;
  itself = find_likely (fixture, known);
  g_assert_cmpuint (itself->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/diary-patients/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/diary-patients/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/diary-patients/number-taken", Fixture, NULL, set_up, test_number_taken, tear_down);
  g_test_add ("/diary-patients/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/diary-patients/not-to-be-called", Fixture, NULL, set_up, test_not_to_be_called, tear_down);
  g_test_add ("/diary-patients/deceased", Fixture, NULL, set_up, test_deceased, tear_down);
  g_test_add ("/diary-patients/likely", Fixture, NULL, set_up, test_likely, tear_down);
  return g_test_run ();
}
