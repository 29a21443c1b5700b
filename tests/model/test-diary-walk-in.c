/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-history.h"
#include "model/clinic-diary-walk-in.h"

#include "clinic-test-diary.h"

#define AT(minute) (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

static char *
walk_in (ClinicTestDiary *self, gint64 course, gint64 doctor, const char *reason)
{
  GAsyncResult *slot = NULL;

  clinic_diary_walk_in_async (self->diary, course, doctor, reason, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static ClinicWalkIn *
find (ClinicTestDiary *self, gint64 course, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_find_walk_in_async (self->diary, course, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_find_walk_in_finish (self->diary, result, error);
}

static void
assert_sql (ClinicTestDiary *self, const char *sql, gint64 expected)
{
  g_assert_cmpint (clinic_test_db_get (self->db, sql), ==, expected);
}

static void
must (ClinicTestDiary *self, gint64 course, gint64 doctor, const char *reason)
{
  g_autofree char *words = walk_in (self, course, doctor, reason);

  g_assert_cmpstr (words, ==, NULL);
}

/* Booked and arrived are one change, and one undo. */
static void
test_new (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicWalkIn) found = NULL;

  clinic_clock_set_now (self->clock, AT (602));
  found = find (self, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->session->id, ==, 0);
  g_assert_cmpint (found->session->minute, ==, 605);
  g_assert_cmpint (found->planned, ==, CLINIC_DAY_NONE);
  g_assert_null (found->too_close);
  must (self, 1, 0, NULL);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND minute = 605 AND bed = 1"
                    " AND arrived_at = start - 180", 1);
  assert_sql (self, "SELECT count (*) FROM session_step WHERE state = 'booked'", 1);
  assert_sql (self, "SELECT count (*) FROM session_step WHERE state = 'arrived'", 1);
  assert_sql (self, "SELECT count (*) FROM journal WHERE verb = 'walk-in'", 1);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM session", 0);
}

/* The first bed that is free, not the first bed. */
static void
test_next_free (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 590, .course = 2, .state = "numbing" });
  clinic_clock_set_now (self->clock, AT (600));
  must (self, 1, 0, NULL);
  assert_sql (self, "SELECT count (*) FROM session WHERE course = 1 AND minute = 600 AND bed = 2", 1);
}

/* Who is booked for another day is moved to today, and no second session made. */
static void
test_moved (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicWalkIn) found = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 2, .minute = 700 });
  clinic_clock_set_now (self->clock, AT (600));
  found = find (self, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->planned, ==, DAY (2));
  must (self, 1, 0, NULL);
  assert_sql (self, "SELECT count (*) FROM session", 1);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND minute = 600 AND id = 1", 1);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'booked' AND minute = 700 AND arrived_at IS NULL", 1);
}

/* Who is expected today keeps the place. */
static void
test_expected (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 700, .bed = 2, .doctor = 2 });
  clinic_clock_set_now (self->clock, AT (600));
  must (self, 1, 0, NULL);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND minute = 700 AND bed = 2 AND doctor = 2", 1);
}

/* Closer than the course allows: the first allowed day is said; a doctor may allow it, in writing. */
static void
test_too_close (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicWalkIn) found = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -20, .minute = 600, .state = "fulfilled" });
  clinic_clock_set_now (self->clock, AT (600));
  found = find (self, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (found->too_close);
  words = walk_in (self, 1, 0, NULL);
  g_assert_cmpstr (words, ==, found->too_close);
  assert_sql (self, "SELECT count (*) FROM session", 1);
  must (self, 1, 1, "Travels tomorrow");
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND override_reason = 'Travels tomorrow'"
                    " AND override_doctor = 1", 1);
}

static void
test_no_place (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;

  clinic_clock_set_now (self->clock, AT (17 * 60 + 30)); /* closes at 18:00 */
  words = walk_in (self, 1, 0, NULL);
  g_assert_cmpstr (words, ==, "No place is free today any more. Make room first, or book another day.");
  assert_sql (self, "SELECT count (*) FROM session", 0);
}

static void
test_history (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_set_actor (self->diary, 3);
  clinic_clock_set_now (self->clock, AT (600));
  must (self, 1, 0, NULL);
  clinic_diary_load_steps_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  steps = clinic_diary_load_steps_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpint (((ClinicSessionStep *) steps->pdata[0])->state, ==, CLINIC_SESSION_BOOKED);
  g_assert_cmpint (((ClinicSessionStep *) steps->pdata[1])->state, ==, CLINIC_SESSION_ARRIVED);
  g_assert_cmpint (((ClinicSessionStep *) steps->pdata[1])->staff, ==, 3);
  g_assert_cmpint (((ClinicSessionStep *) steps->pdata[1])->at, ==, AT (600));
}

#define ADD(path, func) \
  g_test_add ("/diary-walk-in/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("next-free", test_next_free);
  ADD ("moved", test_moved);
  ADD ("expected", test_expected);
  ADD ("too-close", test_too_close);
  ADD ("no-place", test_no_place);
  ADD ("history", test_history);
  return g_test_run ();
}
