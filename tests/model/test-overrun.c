/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-booking.h"
#include "model/clinic-overrun.h"

#include "clinic-test-diary.h"

#define AT(minute) (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

static ClinicToday *
load (ClinicTestDiary *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  ClinicToday *today;

  clinic_diary_load_today_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  today = clinic_diary_load_today_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return today;
}

static GArray *
find_ways (ClinicTestDiary *self, gint64 session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  GArray *ways;

  clinic_diary_find_ways_out_async (self->diary, session, 20, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  ways = clinic_diary_find_ways_out_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return ways;
}

static void
run (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

/* Doctor 1 began to roll the first 30 minutes late, at 10:15; the second, in bed 2, was to be rolled from 10:10 on. */
static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 540, .state = "rolling" });
  run (self, "UPDATE session SET arrived_at = start, cream_at = start, rolling_at = start + 75 * 60");
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 565, .bed = 2, .course = 2, .state = "numbing" });
  run (self, "UPDATE session SET arrived_at = start, cream_at = start WHERE id = 2");
  clinic_clock_set_now (self->clock, AT (616));
}

static void
test_who (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = load (self);
  g_autoptr (GArray) late = clinic_today_list_overruns (today, AT (616));

  g_assert_cmpuint (late->len, ==, 1);
  g_assert_cmpint (g_array_index (late, ClinicForecast, 0).session, ==, 2);
  g_assert_cmpint (g_array_index (late, ClinicForecast, 0).late, ==, 19);
  g_assert_cmpint (g_array_index (late, ClinicForecast, 0).waits_for, ==, 1);
}

/* Under cream the bed stays; the other doctor is free. What is offered, the move takes; then nobody is late. */
static void
test_way_out (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GArray) ways = find_ways (self, 2);
  g_autoptr (ClinicBooking) to = NULL;
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GArray) late = NULL;
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;

  g_assert_cmpuint (ways->len, >, 0);
  for (guint i = 0; i < ways->len; i++)
    {
      const ClinicSlot *way = &g_array_index (ways, ClinicSlot, i);

      g_assert_cmpint (way->bed, ==, 2);
      g_assert_cmpint (way->minute, ==, 565);
      /* doctor 1 rolls until 10:35 */
      g_assert_true (way->doctor == 2 || way->start + way->wait * 60 >= AT (635));
    }
  to = clinic_booking_new (0, &g_array_index (ways, ClinicSlot, 0));
  clinic_diary_move_async (self->diary, 2, to, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
  today = load (self);
  late = clinic_today_list_overruns (today, AT (616));
  g_assert_cmpuint (late->len, ==, 0);
}

/* Who has only arrived can go to any bed that is free by the facts too. */
static void
test_other_bed (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GArray) ways = NULL;

  run (self, "UPDATE session SET state = 'cancelled' WHERE id = 2");
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 620, .course = 2, .state = "arrived" });
  ways = find_ways (self, 3);
  g_assert_cmpuint (ways->len, >, 0);
  for (guint i = 0; i < ways->len; i++)
    {
      const ClinicSlot *way = &g_array_index (ways, ClinicSlot, i);

      /* bed 1 is held until 10:45: rolling until 10:35, then turnover */
      g_assert_true (way->bed == 2 || way->start >= AT (645));
    }
}

/* An end in time frees doctor and bed at once. */
static void
test_early_end (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicToday) today = NULL;
  g_autoptr (GArray) late = NULL;

  run (self, "UPDATE session SET state = 'fulfilled', rolled_at = start + 76 * 60, rolling_end = start + 65 * 60 WHERE id = 1");
  today = load (self);
  late = clinic_today_list_overruns (today, AT (616));
  g_assert_cmpuint (late->len, ==, 0);
  g_assert_cmpint (clinic_today_get_doctor_free (today, 1, AT (616)), ==, AT (616));
}

#define ADD(path, func) \
  g_test_add ("/overrun/" path, ClinicTestDiary, NULL, set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who", test_who);
  ADD ("way-out", test_way_out);
  ADD ("other-bed", test_other_bed);
  ADD ("early-end", test_early_end);
  return g_test_run ();
}
