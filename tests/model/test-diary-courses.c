/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"

#include "model/clinic-diary-patient-page.h"
#include "model/clinic-diary-patients.h"

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
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (fixture->test.db, sql, &error);
  g_assert_no_error (error);
}

static gint64
start (Fixture *fixture, gint64 patient, const char *area, int length, GError **error)
{
  g_autoptr (ClinicChange) change = NULL;

  clinic_diary_start_course_async (fixture->test.diary, patient, area, length, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  change = clinic_test_diary_end (&fixture->test, &fixture->slot, error);
  return change != NULL ? clinic_change_get_first (change, CLINIC_KIND_COURSE) : 0;
}

static ClinicPatientPage *
load (Fixture *fixture, gint64 patient)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicPatientPage *page;

  clinic_diary_load_patient_page_async (fixture->test.diary, patient, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  page = clinic_diary_load_patient_page_finish (fixture->test.diary, result, &error);
  g_assert_no_error (error);
  return page;
}

static ClinicCourse *
load_course (Fixture *fixture)
{
  g_autoptr (ClinicPatientPage) page = load (fixture, 1);

  return clinic_course_copy (((ClinicPatientCourse *) g_ptr_array_index (page->courses, 0))->course);
}

static void
test_start (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientPage) page = NULL;
  g_autoptr (GError) error = NULL;
  const ClinicCourse *course;
  gint64 id = start (fixture, 1, " Scalp ", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpstr (clinic_diary_get_undo_text (fixture->test.diary), ==, "Started a course of 6 sessions for Asha Rao");
  page = load (fixture, 1);
  g_assert_cmpuint (page->courses->len, ==, 2);
  course = ((ClinicPatientCourse *) g_ptr_array_index (page->courses, 0))->course;
  g_assert_cmpstr (course->area, ==, "Scalp");
  g_assert_cmpint (course->min_days, ==, 21);
  g_assert_cmpint (course->recommended_days, ==, 28);
  g_assert_cmpint (course->started, ==, CLINIC_TEST_DAY);
  clinic_test_diary_undo (&fixture->test);
  g_clear_pointer (&page, clinic_patient_page_free);
  page = load (fixture, 1);
  g_assert_cmpuint (page->courses->len, ==, 1);
}

static void
test_start_refused (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    gint64 patient;
    const char *area;
    int length;
    int code;
  } cases[] = {
    { 1, " ", 6, CLINIC_ERROR_INVALID },
    { 1, "Scalp", 100, CLINIC_ERROR_INVALID },
    { 1, "Scalp", -1, CLINIC_ERROR_INVALID },
    { 1, "FACE", 6, CLINIC_ERROR_CONFLICT },
    { 2, "Scalp", 6, CLINIC_ERROR_CONFLICT },
    { 99, "Scalp", 6, CLINIC_ERROR_NOT_FOUND },
  };

  run_sql (fixture, "UPDATE patient SET deceased = 1 WHERE id = 2;");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (start (fixture, cases[i].patient, cases[i].area, cases[i].length, &error), ==, 0);
      g_assert_error (error, CLINIC_ERROR, cases[i].code);
    }
  g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM course"), ==, 2);
}

static void
add_sessions (Fixture *fixture)
{
  static const ClinicTestSession done = { .id = 1, .minute = 540, .state = "fulfilled" };
  static const ClinicTestSession booked = { .id = 2, .day = 28, .minute = 540 };
  g_autofree char *first = clinic_test_session_insert (&done, NULL);
  g_autofree char *second = clinic_test_session_insert (&booked, NULL);

  run_sql (fixture, first);
  run_sql (fixture, second);
  run_sql (fixture, "UPDATE session SET rolling_at = start + 2700, rolled_at = start + 3900 WHERE id = 1;"
                    "INSERT INTO follow_up (kind, patient, course, day, due) VALUES ('book-next', 1, 1, 20790, 1796000000);");
}

static void
update (Fixture *fixture, const ClinicCourse *course, GError **error)
{
  g_autoptr (ClinicChange) change = NULL;

  clinic_diary_update_course_async (fixture->test.diary, course, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  change = clinic_test_diary_end (&fixture->test, &fixture->slot, error);
}

static void
test_update (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int length;
    ClinicCourseStatus status;
    int code; /* -1: taken */
    int booked, open;
    const char *summary;
  } cases[] = {
    { 8, CLINIC_COURSE_ACTIVE, -1, 1, 0, "The course of Asha Rao now has 8 sessions" },
    { 2, CLINIC_COURSE_ACTIVE, -1, 1, 0, "The course of Asha Rao now has 2 sessions" },
    { 1, CLINIC_COURSE_ACTIVE, CLINIC_ERROR_CONFLICT, 1, 1, NULL },
    { 100, CLINIC_COURSE_ACTIVE, CLINIC_ERROR_INVALID, 1, 1, NULL },
    { 6, CLINIC_COURSE_PAUSED, -1, 1, 0, "Paused the course of Asha Rao" },
    { 6, CLINIC_COURSE_STOPPED, -1, 0, 0, "Ended the course of Asha Rao, cancelled 1 session" },
    { 1, CLINIC_COURSE_COMPLETE, -1, 0, 0, "Ended the course of Asha Rao, cancelled 1 session" },
  };

  add_sessions (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicCourse) course = load_course (fixture);
      g_autoptr (GError) error = NULL;

      course->length = cases[i].length;
      course->status = cases[i].status;
      update (fixture, course, &error);
      if (cases[i].code == -1)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLINIC_ERROR, cases[i].code);
      g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==,
                       cases[i].booked);
      g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM follow_up WHERE status = 'open'"), ==,
                       cases[i].open);
      if (cases[i].code != -1)
        continue;
      g_assert_cmpstr (clinic_diary_get_undo_text (fixture->test.diary), ==, cases[i].summary);
      clinic_test_diary_undo (&fixture->test);
      g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==, 1);
      g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT length FROM course WHERE id = 1"), ==, 6);
    }
}

static gint64
count_open (Fixture *fixture, gint64 course)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'open'"
                                          " AND course = %" G_GINT64_FORMAT, course);

  return clinic_test_db_get (fixture->test.db, sql);
}

static void
set_course (Fixture *fixture, int length, ClinicCourseStatus status)
{
  g_autoptr (ClinicCourse) course = load_course (fixture);
  g_autoptr (GError) error = NULL;

  course->length = length;
  course->status = status;
  update (fixture, course, &error);
  g_assert_no_error (error);
}

/* Whoever runs and has sessions left, none of them booked, is asked about; nobody else is. */
static void
test_book_next (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int length;
    ClinicCourseStatus status;
    gint64 open;
  } cases[] = {
    { 1, CLINIC_COURSE_ACTIVE, 0 },
    { 2, CLINIC_COURSE_ACTIVE, 1 },
    { 2, CLINIC_COURSE_PAUSED, 0 },
    { 2, CLINIC_COURSE_ACTIVE, 1 },
    { 2, CLINIC_COURSE_STOPPED, 0 },
    { 3, CLINIC_COURSE_ACTIVE, 1 },
    { 4, CLINIC_COURSE_ACTIVE, 1 },
    { 4, CLINIC_COURSE_COMPLETE, 0 },
  };
  g_autoptr (GError) error = NULL;
  gint64 scalp;

  add_sessions (fixture);
  run_sql (fixture, "DELETE FROM follow_up; UPDATE session SET state = 'cancelled' WHERE id = 2;");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_course (fixture, cases[i].length, cases[i].status);
      g_assert_cmpint (count_open (fixture, 1), ==, cases[i].open);
    }
  clinic_test_diary_undo (&fixture->test);
  g_assert_cmpint (count_open (fixture, 1), ==, 1);
  scalp = start (fixture, 1, "Scalp", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_open (fixture, scalp), ==, 1);
  clinic_test_diary_undo (&fixture->test);
  g_assert_cmpint (count_open (fixture, scalp), ==, 0);
}

static void
test_not_complete_unperformed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicCourse) course = load_course (fixture);
  g_autoptr (GError) error = NULL;

  course->status = CLINIC_COURSE_COMPLETE;
  update (fixture, course, &error);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
}

static void
test_red_flag (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    gint64 flag, doctor;
    const char *note;
    int code; /* -1: taken */
  } cases[] = {
    { 1, 3, "seen", CLINIC_ERROR_INVALID },
    { 1, 0, "seen", CLINIC_ERROR_INVALID },
    { 1, 1, "  ", CLINIC_ERROR_INVALID },
    { 9, 1, "seen", CLINIC_ERROR_NOT_FOUND },
    { 1, 1, "Irritation by cleanser", -1 },
    { 1, 1, "again", CLINIC_ERROR_CONFLICT },
  };

  run_sql (fixture, "INSERT INTO red_flag (id, patient, opened_at, reason) VALUES (1, 1, 1795500000, 'Pus');");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicChange) change = NULL;
      g_autoptr (GError) error = NULL;

      clinic_diary_close_red_flag_async (fixture->test.diary, cases[i].flag, cases[i].doctor, cases[i].note, NULL,
                                         clinic_test_diary_ready_cb, &fixture->slot);
      change = clinic_test_diary_end (&fixture->test, &fixture->slot, &error);
      if (cases[i].code == -1)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLINIC_ERROR, cases[i].code);
    }
  g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT closed_by FROM red_flag WHERE note = 'Irritation by cleanser'"),
                   ==, 1);
  clinic_test_diary_undo (&fixture->test);
  g_assert_cmpint (clinic_test_db_get (fixture->test.db, "SELECT count (*) FROM red_flag WHERE closed_at IS NULL"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/diary-courses/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/diary-courses/start-refused", Fixture, NULL, set_up, test_start_refused, tear_down);
  g_test_add ("/diary-courses/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/diary-courses/book-next", Fixture, NULL, set_up, test_book_next, tear_down);
  g_test_add ("/diary-courses/not-complete-unperformed", Fixture, NULL, set_up, test_not_complete_unperformed, tear_down);
  g_test_add ("/diary-courses/red-flag", Fixture, NULL, set_up, test_red_flag, tear_down);
  return g_test_run ();
}
