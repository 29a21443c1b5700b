/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-closures.h"
#include "model/clinic-diary-month.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)

static GPtrArray *
load (ClinicTestDiary *self, int from, int to)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *days;

  clinic_diary_load_month_async (self->diary, DAY (from), DAY (to), NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  days = clinic_diary_load_month_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, to - from);
  return days;
}

static void
assert_day (const GPtrArray *days, guint i, gboolean open, int booked, int possible, gint64 free_from)
{
  const ClinicMonthDay *day = days->pdata[i];

  g_test_message ("day %u", i);
  g_assert_cmpint (day->open, ==, open);
  g_assert_cmpint (day->booked, ==, booked);
  g_assert_cmpint (day->possible, ==, possible);
  g_assert_cmpint (day->free_from, ==, free_from);
  g_assert_cmpuint (day->names->len, ==, booked);
}

/* Two beds and two doctors take 14 in nine hours. Closed days, days that have passed, and who is not coming. */
static void
test_counts (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 540, .bed = 1 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 540, .bed = 2, .doctor = 2, .course = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 1, .minute = 540, .bed = 1, .state = "cancelled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 1, .minute = 640, .bed = 1, .state = "noshow" });
  days = load (self, -3, 7);

  assert_day (days, 0, TRUE, 0, 14, CLINIC_TIME_NONE);
  assert_day (days, 1, FALSE, 0, 0, CLINIC_TIME_NONE);
  /* the beds are free again at 10:15 */
  assert_day (days, 3, TRUE, 2, 14, AT (0, 615));
  assert_day (days, 4, TRUE, 0, 14, AT (1, 540));
  assert_day (days, 9, FALSE, 0, 0, CLINIC_TIME_NONE);
  g_assert_cmpstr (g_ptr_array_index (((ClinicMonthDay *) days->pdata[3])->names, 0), ==, "9:00 \u2068Asha Rao\u2069");
}

static void
test_today_moves_on (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;

  clinic_clock_set_now (self->clock, AT (0, 721));
  days = load (self, 0, 1);
  assert_day (days, 0, TRUE, 0, 14, AT (0, 725));
}

static void
test_full (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;

  clinic_clock_set_now (self->clock, AT (0, 17 * 60 + 30));
  days = load (self, 0, 2);
  assert_day (days, 0, TRUE, 0, 14, CLINIC_TIME_NONE);
  assert_day (days, 1, TRUE, 0, 14, AT (1, 540));
}

/* A visit that stands on a closed day is seen there, and holds the bed past midnight for the day after. */
static void
test_past_midnight (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 6, .minute = 1410 });
  days = load (self, 6, 8);
  assert_day (days, 0, FALSE, 1, 1, CLINIC_TIME_NONE);
  assert_day (days, 1, TRUE, 0, 14, AT (7, 540));
}

/* A closure takes the day, or what of it is left can still be booked. */
static void
test_closures (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicClosure) holiday = clinic_closure_new ();
  g_autoptr (ClinicClosure) morning = clinic_closure_new ();
  g_autoptr (GPtrArray) closures = g_ptr_array_new ();
  g_autoptr (GPtrArray) days = NULL;
  GAsyncResult *slot = NULL;

  holiday->from_day = DAY (1);
  holiday->to_day = DAY (2);
  clinic_closure_set_reason (holiday, "Saint Andrew");
  morning->from_day = morning->to_day = DAY (2);
  morning->to_minute = 12 * 60;
  g_ptr_array_add (closures, holiday);
  g_ptr_array_add (closures, morning);
  clinic_diary_save_closures_async (self->diary, closures, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));

  days = load (self, 1, 4);
  assert_day (days, 0, FALSE, 0, 0, CLINIC_TIME_NONE);
  g_assert_cmpstr (((ClinicMonthDay *) days->pdata[0])->reason, ==, "Saint Andrew");
  assert_day (days, 1, TRUE, 0, 8, AT (2, 720));
  assert_day (days, 2, TRUE, 0, 14, AT (3, 540));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/diary/month/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)
  ADD ("counts", test_counts);
  ADD ("today-moves-on", test_today_moves_on);
  ADD ("full", test_full);
  ADD ("past-midnight", test_past_midnight);
  ADD ("closures", test_closures);
  return g_test_run ();
}
