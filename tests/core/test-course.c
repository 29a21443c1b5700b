/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-course.h"

#include <string.h>

#include "core/clinic-session.h"

static void
test_boxed (void)
{
  ClinicCourse *course = clinic_course_new ();
  g_autoptr (ClinicCourse) copy = NULL;

  g_assert_cmpstr (course->area, ==, "");
  g_assert_cmpint (course->status, ==, CLINIC_COURSE_ACTIVE);
  g_assert_cmpint (course->started, ==, CLINIC_DAY_NONE);
  course->length = 6;
  g_free (course->area);
  course->area = g_strdup ("Acne scars, face");
  copy = g_boxed_copy (CLINIC_TYPE_COURSE, course);
  clinic_course_free (course);
  g_assert_cmpint (copy->length, ==, 6);
  g_assert_cmpstr (copy->area, ==, "Acne scars, face");
}

static void
test_status_names (void)
{
  static const char *const names[] = { "active", "paused", "stopped", "complete" };
  ClinicCourseStatus status = CLINIC_COURSE_PAUSED;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (clinic_course_status_to_string (i), ==, names[i]);
      g_assert_true (clinic_course_status_from_string (names[i], &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_false (clinic_course_status_from_string ("done", &status));
  g_assert_cmpint (status, ==, CLINIC_COURSE_COMPLETE);
}

/* Each session a state's letter and a day: booked, arrived, numbing, rolling, fulfilled, cancelled, x (noshow). */
typedef struct
{
  const char *sessions;
  int performed, booked;
  ClinicDay last_performed, next_booked, last_live;
} ProgressCase;

static const ProgressCase progress_cases[] = {
  { "", 0, 0, CLINIC_DAY_NONE, CLINIC_DAY_NONE, CLINIC_DAY_NONE },
  { "c100 x121", 0, 0, CLINIC_DAY_NONE, CLINIC_DAY_NONE, CLINIC_DAY_NONE },
  { "b100", 0, 1, CLINIC_DAY_NONE, 100, 100 },
  { "f100", 1, 0, 100, CLINIC_DAY_NONE, 100 },
  { "r100", 1, 0, 100, CLINIC_DAY_NONE, 100 },
  { "a100", 0, 1, CLINIC_DAY_NONE, 100, 100 },
  { "n100", 0, 1, CLINIC_DAY_NONE, 100, 100 },
  { "f100 f121 b150 b180", 2, 2, 121, 150, 180 },
  { "b180 f121 b150 f100", 2, 2, 121, 150, 180 },
  { "f100 c121 x150 f130", 2, 0, 130, CLINIC_DAY_NONE, 130 },
  { "f100 c900", 1, 0, 100, CLINIC_DAY_NONE, 100 },
  { "f-30 b-5", 1, 1, -30, -5, -5 },
};

static GPtrArray *
sessions_parse (const char *text)
{
  static const char letters[] = "banrfcx"; /* in the order of the states */
  GPtrArray *sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_session_free);
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      {
        ClinicSession *session = clinic_session_new ();

        session->state = strcspn (letters, (char[]){ parts[i][0], '\0' });
        session->day = (ClinicDay) g_ascii_strtoll (parts[i] + 1, NULL, 10);
        g_ptr_array_add (sessions, session);
      }
  return sessions;
}

static void
assert_progress (const ProgressCase *c, int recommended_days, int recommended_wanted)
{
  g_autoptr (ClinicCourse) course = clinic_course_new ();
  g_autoptr (GPtrArray) sessions = sessions_parse (c->sessions);
  gboolean none = c->last_live == CLINIC_DAY_NONE;
  ClinicCourseProgress progress;

  course->length = 6;
  course->min_days = 21;
  course->recommended_days = recommended_days;
  clinic_course_get_progress (course, sessions, &progress);
  g_assert_cmpint (progress.length, ==, 6);
  g_assert_cmpint (progress.performed, ==, c->performed);
  g_assert_cmpint (progress.booked, ==, c->booked);
  g_assert_cmpint (progress.last_performed, ==, c->last_performed);
  g_assert_cmpint (progress.next_booked, ==, c->next_booked);
  g_assert_cmpint (progress.earliest, ==, none ? CLINIC_DAY_NONE : c->last_live + 21);
  g_assert_cmpint (progress.recommended, ==, none ? CLINIC_DAY_NONE : c->last_live + recommended_wanted);
}

static void
test_progress (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (progress_cases); i++)
    {
      g_test_message ("%s", progress_cases[i].sessions);
      assert_progress (&progress_cases[i], 28, 28);
      assert_progress (&progress_cases[i], 0, 21);
    }
}

static void
test_first_allowed (void)
{
  static const struct
  {
    ClinicDay days[4];
    int n_days;
    int min_days;
    ClinicDay wish, allowed;
  } cases[] = {
    { { 0 }, 0, 21, 5, 5 },
    { { 100 }, 1, 21, 120, 121 },
    { { 100 }, 1, 21, 121, 121 },
    { { 100 }, 1, 21, 122, 122 },
    { { 100 }, 1, 21, 100, 121 },
    { { 100 }, 1, 21, 80, 121 },
    { { 100 }, 1, 21, 79, 79 },
    { { 100 }, 1, 21, 10, 10 },
    /* between two others: room for one, for just one day, for none */
    { { 100, 150 }, 2, 21, 110, 121 },
    { { 100, 150 }, 2, 21, 129, 129 },
    { { 100, 150 }, 2, 21, 130, 171 },
    { { 100, 142 }, 2, 21, 105, 121 },
    { { 100, 142 }, 2, 21, 122, 163 },
    { { 100, 141 }, 2, 21, 105, 162 },
    { { 100, 121, 142, 163 }, 4, 21, 90, 184 },
    { { 100, 121, 142, 163 }, 4, 21, 79, 79 },
    { { 100, 121, 142, 163 }, 4, 21, 130, 184 },
    { { 100, 110, 200 }, 3, 21, 101, 131 }, /* the first two stand close by an override */
    { { -10, 11 }, 2, 21, -12, 32 },
    { { 100, 100 }, 2, 0, 100, 100 },
    { { 100 }, 1, 1, 100, 101 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clinic_course_first_allowed_day (cases[i].days, cases[i].n_days, cases[i].min_days, cases[i].wish),
                     ==, cases[i].allowed);
}

static gboolean
day_is_allowed (const ClinicDay *days, int n_days, int min_days, ClinicDay day)
{
  for (int i = 0; i < n_days; i++)
    if (ABS (days[i] - day) < min_days)
      return FALSE;
  return TRUE;
}

static void
test_first_allowed_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (int round = 0; round < 5000; round++)
    {
      ClinicDay days[10], wish, wanted;
      int n_days = g_rand_int_range (rand, 0, 11);
      int min_days = g_rand_int_range (rand, 0, 40);

      for (int i = 0; i < n_days; i++)
        days[i] = (i > 0 ? days[i - 1] : 100) + g_rand_int_range (rand, 0, 60);
      wish = wanted = g_rand_int_range (rand, 50, 700);
      while (!day_is_allowed (days, n_days, min_days, wanted))
        wanted++;
      g_assert_cmpint (clinic_course_first_allowed_day (days, n_days, min_days, wish), ==, wanted);
    }
}

static void
test_gap (void)
{
  static const struct
  {
    int min, recommended, gap;
    gboolean off;
  } cases[] = {
    { 21, 28, 20, TRUE },  { 21, 28, 21, TRUE },  { 21, 28, 24, TRUE },  { 21, 28, 25, FALSE }, { 21, 28, 28, FALSE },
    { 21, 28, 31, FALSE }, { 21, 28, 32, TRUE },  { 21, 28, 56, TRUE },  { 21, 22, 20, TRUE },  { 21, 22, 21, FALSE },
    { 21, 22, 25, FALSE }, { 21, 22, 26, TRUE },
  };
  g_autoptr (ClinicCourse) course = clinic_course_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("gap %d", cases[i].gap);
      course->min_days = cases[i].min;
      course->recommended_days = cases[i].recommended;
      g_assert_cmpint (clinic_course_gap_is_off (course, cases[i].gap), ==, cases[i].off);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/boxed", test_boxed);
  g_test_add_func ("/course/status-names", test_status_names);
  g_test_add_func ("/course/progress", test_progress);
  g_test_add_func ("/course/gap", test_gap);
  g_test_add_func ("/course/first-allowed", test_first_allowed);
  g_test_add_func ("/course/first-allowed/random", test_first_allowed_random);
  return g_test_run ();
}
