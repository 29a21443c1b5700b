/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-today.h"

#define AT(minute) (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

static ClinicToday *
load (ClinicTestDiary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicToday *today;

  clinic_diary_load_today_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  today = clinic_diary_load_today_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return today;
}

static void
run (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

/* Cream on at 10:00: ready at 10:30, overdue at 11:00. */
static void
test_stages (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *facts;
    int minute;
    ClinicStage stage;
  } cases[] = {
    { "state = 'booked'", 600, CLINIC_STAGE_EXPECTED },
    { "state = 'noshow'", 700, CLINIC_STAGE_EXPECTED },
    { "state = 'arrived', arrived_at = start", 600, CLINIC_STAGE_ARRIVED },
    { "state = 'numbing', cream_at = start", 629, CLINIC_STAGE_NUMBING },
    { "state = 'numbing', cream_at = start", 630, CLINIC_STAGE_READY },
    { "state = 'numbing', cream_at = start", 670, CLINIC_STAGE_READY },
    { "state = 'rolling', rolling_at = start + 2400", 645, CLINIC_STAGE_ROLLING },
    { "state = 'fulfilled', rolled_at = start + 3600", 700, CLINIC_STAGE_DONE },
  };

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE session SET %s", cases[i].facts);
      g_autoptr (ClinicToday) today = NULL;

      run (self, sql);
      today = load (self);
      g_assert_cmpint (today->visits->len, ==, 1);
      g_assert_cmpint (clinic_today_visit_get_stage (today->visits->pdata[0], AT (cases[i].minute)), ==, cases[i].stage);
    }
}

static void
test_late (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  today = load (self);
  g_assert_cmpint (clinic_today_visit_get_late (today->visits->pdata[0], AT (604)), ==, 0);
  g_assert_cmpint (clinic_today_visit_get_late (today->visits->pdata[0], AT (609)), ==, 9);
}

/* Bed 1: patient 1 rolling since 10:45 with doctor 1; patient 2 waits for the same bed and doctor. */
static void
test_busy (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GPtrArray) next = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 680, .course = 2 });
  run (self, "UPDATE session SET state = 'rolling', cream_at = start, rolling_at = start + 2700 WHERE id = 1");
  run (self, "UPDATE session SET state = 'arrived', arrived_at = start - 600 WHERE id = 2");
  today = load (self);
  g_assert_nonnull (clinic_today_find_rolling (today, 1, AT (650)));
  g_assert_null (clinic_today_find_rolling (today, 2, AT (650)));
  g_assert_cmpint (clinic_today_get_doctor_free (today, 1, AT (650)), ==, AT (665));
  g_assert_cmpint (clinic_today_get_doctor_free (today, 1, AT (670)), ==, AT (670));
  g_assert_cmpint (clinic_today_get_doctor_free (today, 2, AT (650)), ==, AT (650));
  g_assert_nonnull (clinic_today_find_in_bed (today, 1, 2, AT (650)));
  g_assert_null (clinic_today_find_in_bed (today, 1, 1, AT (650)));
  g_assert_cmpint (clinic_today_get_bed_free (today, 1, 2, AT (650)), ==, AT (675));
  next = clinic_today_list_next (today, 1, AT (650));
  g_assert_cmpint (next->len, ==, 1);
  g_assert_cmpint (((ClinicTodayVisit *) next->pdata[0])->visit->session->id, ==, 2);
}

/* Overdue, then ready longest, then the others by plan. */
static void
test_order (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GPtrArray) ready = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 605, .course = 2, .bed = 2, .doctor = 2 });
  run (self, "UPDATE session SET state = 'numbing', cream_at = start + 600 WHERE id = 1");
  run (self, "UPDATE session SET state = 'numbing', cream_at = start WHERE id = 2");
  today = load (self);
  ready = clinic_today_list_stage (today, CLINIC_STAGE_READY, 0, AT (645));
  g_assert_cmpint (ready->len, ==, 2);
  g_assert_cmpint (((ClinicTodayVisit *) ready->pdata[0])->visit->session->id, ==, 2);
}

/* Who is still in the house from yesterday stands first; who was cancelled does not stand there. */
static void
test_from_before (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600, .course = 2, .bed = 2, .state = "cancelled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -1, .minute = 700, .course = 2, .state = "numbing" });
  run (self, "UPDATE session SET cream_at = start WHERE state = 'numbing'");
  today = load (self);
  g_assert_cmpint (today->visits->len, ==, 2);
  g_assert_true (((ClinicTodayVisit *) today->visits->pdata[0])->from_before);
  g_assert_cmpint (((ClinicTodayVisit *) today->visits->pdata[0])->visit->session->id, ==, 3);
}

static void
test_next_booked (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  ClinicTodayVisit *visit;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 22, .minute = 600 });
  run (self, "UPDATE session SET rolling_at = start + 2400, rolled_at = start + 3600 WHERE id = 1");
  today = load (self);
  visit = today->visits->pdata[0];
  g_assert_cmpint (visit->next_booked, ==, DAY (22));
  g_assert_cmpint (visit->left, ==, 5);
  g_assert_cmpint (clinic_today_visit_get_rolled (visit, AT (800)), ==, 20);
}

/* Nothing of the clock is kept in memory: opened again, it has run on. */
static void
test_opened_again (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *folder = g_strdup (self->folder);
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;
  ClinicNumbing numbing;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600, .state = "arrived" });
  clinic_clock_set_now (self->clock, AT (602));
  clinic_diary_cream_on_async (self->diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  clinic_db_close (self->db);
  g_object_unref (self->db);
  g_object_unref (self->diary);
  self->db = clinic_test_db_open (folder, &error);
  g_assert_no_error (error);
  self->diary = clinic_diary_new (self->db, self->clock);
  clinic_diary_load_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  g_assert_true (clinic_diary_load_finish (self->diary, result, &error));
  today = load (self);
  clinic_today_visit_get_numbing (today->visits->pdata[0], AT (624), &numbing);
  g_assert_cmpint (numbing.minutes, ==, 22);
  g_assert_false (numbing.ready);
  g_assert_cmpint (numbing.ready_at, ==, AT (632));
}

/* Who was booked and never closed stands on the board until a person closes it, last of nobody's list. */
static void
test_unclosed (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GPtrArray) next = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -3, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -3, .minute = 600, .course = 2, .bed = 2, .doctor = 2, .state = "noshow" });
  today = load (self);
  g_assert_cmpint (today->visits->len, ==, 1);
  g_assert_true (((ClinicTodayVisit *) today->visits->pdata[0])->from_before);
  g_assert_cmpint (clinic_today_visit_get_late (today->visits->pdata[0], AT (600)), ==, 0);
  next = clinic_today_list_next (today, 1, AT (600));
  g_assert_cmpuint (next->len, ==, 0);
  g_assert_cmpint (today->closes, ==, AT (18 * 60));
}

static void
test_doctor (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600, .course = 2, .bed = 2, .doctor = 2 });
  today = load (self);
  all = clinic_today_list_stage (today, CLINIC_STAGE_EXPECTED, 0, AT (590));
  own = clinic_today_list_stage (today, CLINIC_STAGE_EXPECTED, 2, AT (590));
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpint (((ClinicTodayVisit *) own->pdata[0])->visit->session->doctor, ==, 2);
}

#define ADD(path, func) \
  g_test_add ("/today/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stages", test_stages);
  ADD ("late", test_late);
  ADD ("busy", test_busy);
  ADD ("order", test_order);
  ADD ("from-before", test_from_before);
  ADD ("unclosed", test_unclosed);
  ADD ("doctor", test_doctor);
  ADD ("next-booked", test_next_booked);
  ADD ("opened-again", test_opened_again);
  return g_test_run ();
}
