/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-roll.h"

static ClinicRoll *
plan (ClinicTestDiary *self, gint64 session, const ClinicSlot *to)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicRoll *roll;

  clinic_diary_plan_roll_async (self->diary, 1, session, to, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  roll = clinic_diary_plan_roll_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return roll;
}

static char *
move (ClinicTestDiary *self, const ClinicRoll *roll)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  GAsyncResult *slot = NULL;

  for (guint i = 0; i < roll->visits->len; i++)
    if (clinic_roll_visit_moves (roll->visits->pdata[i]))
      g_ptr_array_add (moves, roll->visits->pdata[i]);
  clinic_diary_roll_async (self->diary, moves, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

typedef struct
{
  int day;
  int minute;
  int nth;
  int gap;
  const char *why;
} Expected;

static void
assert_visits (const ClinicRoll *roll, const Expected *expected, guint n)
{
  g_assert_cmpuint (roll->visits->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const ClinicRollVisit *visit = roll->visits->pdata[i];

      g_test_message ("visit %u: day %d at %d, %s", i, visit->to.day - CLINIC_TEST_DAY, visit->to.minute, visit->why);
      g_assert_cmpint (visit->to.day, ==, DAY (expected[i].day));
      g_assert_cmpint (visit->to.minute, ==, expected[i].minute);
      g_assert_cmpint (visit->nth, ==, expected[i].nth);
      g_assert_cmpint (visit->gap, ==, expected[i].gap);
      g_assert_cmpstr (visit->why, ==, expected[i].why);
    }
}

/* Sessions on Mondays at 10:00, but the third on a Tuesday at 11:00. */
static void
add_course (ClinicTestDiary *self)
{
  static const int days[][2] = { { 0, 600 }, { 28, 600 }, { 57, 660 }, { 84, 600 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    clinic_test_diary_add (self, &(ClinicTestSession){ .id = 11 + i, .day = days[i][0], .minute = days[i][1] });
}

/* The second goes three weeks on; the others follow on their own weekdays, each other's old days among them. */
static void
test_follow (ClinicTestDiary *self, gconstpointer data)
{
  static const Expected expected[] = {
    { 49, 600, 2, 49, NULL }, { 78, 660, 3, 29, NULL }, { 105, 600, 4, 27, NULL },
  };
  ClinicSlot to = { DAY (49), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicRoll) roll = NULL;
  g_autoptr (ClinicRoll) after = NULL;

  add_course (self);
  roll = plan (self, 12, &to);
  assert_visits (roll, expected, 3);
  g_assert_true (roll->due);
  g_assert_cmpstr (roll->patient_name, ==, "Asha Rao");
  g_assert_null (move (self, roll));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT sum (day) FROM session"), ==, 4 * DAY (0) + 49 + 78 + 105);
  after = plan (self, 12, NULL);
  g_assert_false (after->due);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==, "Moved 3 sessions of Asha Rao");
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT sum (day) FROM session"), ==, 4 * DAY (0) + 28 + 57 + 84);
}

/* Four weeks on is just where the next one stands: it gives up its place. */
static void
test_chain (ClinicTestDiary *self, gconstpointer data)
{
  static const Expected expected[] = {
    { 56, 600, 2, 56, NULL }, { 85, 660, 3, 29, NULL }, { 112, 600, 4, 27, NULL },
  };
  ClinicSlot to = { DAY (56), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicRoll) roll = NULL;

  add_course (self);
  roll = plan (self, 12, &to);
  assert_visits (roll, expected, 3);
  g_assert_null (move (self, roll));
}

/* One cancelled: the rest can come earlier. The time is taken on one of the days. */
static void
test_cancelled (ClinicTestDiary *self, gconstpointer data)
{
  static const Expected expected[] = { { 29, 690, 2, 29, "11:00 is taken" }, { 56, 600, 3, 27, NULL } };
  g_autoptr (ClinicRoll) roll = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  add_course (self);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 29, .minute = 615, .course = 2 });
  clinic_test_db_sql (self->db, "UPDATE session SET state = 'cancelled' WHERE id = 12;"
                                "UPDATE staff SET active = 0 WHERE id = 2; UPDATE bed SET active = 0 WHERE id = 2;", NULL);
  clinic_diary_load_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  roll = plan (self, 12, NULL);
  g_assert_true (roll->due);
  assert_visits (roll, expected, 2);
}

static void
test_nothing_to_do (ClinicTestDiary *self, gconstpointer data)
{
  static const Expected expected[] = { { 0, 600, 1, 0, NULL }, { 28, 600, 2, 28, NULL }, { 57, 660, 3, 29, NULL },
                                       { 84, 600, 4, 27, NULL } };
  g_autoptr (ClinicRoll) roll = NULL;

  add_course (self);
  roll = plan (self, 0, NULL);
  assert_visits (roll, expected, 4);
  g_assert_false (roll->due);
}

static void
test_changed_meanwhile (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlot to = { DAY (49), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicRoll) roll = NULL;
  g_autofree char *words = NULL;
  g_autofree char *taken = NULL;

  add_course (self);
  roll = plan (self, 12, &to);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 78, .minute = 660, .course = 2 });
  taken = move (self, roll);
  g_assert_cmpstr (taken, ==, "Bed 1 is taken until 12:15.");
  clinic_test_db_sql (self->db, "UPDATE session SET version = version + 1 WHERE id = 13;", NULL);
  words = move (self, roll);
  g_assert_cmpstr (words, ==, "One of these sessions has changed meanwhile. Look at the new dates again.");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day FROM session WHERE id = 12"), ==, DAY (28));
  g_assert_false (clinic_diary_can_undo (self->diary));
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/roll/follow", test_follow);
  ADD ("/diary/roll/chain", test_chain);
  ADD ("/diary/roll/cancelled", test_cancelled);
  ADD ("/diary/roll/nothing-to-do", test_nothing_to_do);
  ADD ("/diary/roll/changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
