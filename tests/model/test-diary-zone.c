/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's zone, or its rules, change: plans keep their wall time, and who cannot is listed. The test's clinic is in UTC; it is
 * 8:00 there on a Monday, which is 13:30 in Kolkata. */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-zone.h"

static void
set_zone (ClinicTestDiary *self, const char *name)
{
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  GAsyncResult *slot = NULL;

  g_free (setup->zone);
  setup->zone = g_strdup (name);
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
}

static gint64
get (ClinicTestDiary *self, const char *sql)
{
  return clinic_test_db_get (self->db, sql);
}

static void
run (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

static gboolean
try_load (ClinicTestDiary *self, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_object_unref (self->diary);
  self->diary = clinic_diary_new (self->db, self->clock);
  clinic_diary_load_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_finish (self->diary, result, error);
}

static void
load_again (ClinicTestDiary *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_load (self, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list_displaced (ClinicTestDiary *self)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *displaced;

  clinic_diary_load_displaced_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  displaced = clinic_diary_load_displaced_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return displaced;
}

static guint
count_displaced (ClinicTestDiary *self)
{
  g_autoptr (GPtrArray) displaced = list_displaced (self);

  return displaced->len;
}

/* In winter, on both sides of Berlin's change of clocks on 28 March 2027, and one that is past. */
static void
test_wall_time (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *zone;
    int hours_winter, hours_summer; /* ahead of UTC, in minutes */
  } zones[] = { { "Asia/Kolkata", 330, 330 }, { "Europe/Berlin", 60, 120 }, { "America/New_York", -300, -240 } };

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 1, .day = -21, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 2, .day = 1, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 3, .day = 1, .minute = 675, .course = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 4, .day = 130, .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      set_zone (self, zones[i].zone);
      g_assert_cmpint (get (self, "SELECT start FROM session WHERE id = 2"), ==,
                       (DAY (1) * G_GINT64_CONSTANT (1440) + 600 - zones[i].hours_winter) * 60);
      g_assert_cmpint (get (self, "SELECT bed_end - start FROM session WHERE id = 3"), ==, 75 * 60);
      g_assert_cmpint (get (self, "SELECT start FROM session WHERE id = 4"), ==,
                       (DAY (130) * G_GINT64_CONSTANT (1440) + 600 - zones[i].hours_summer) * 60);
    }
  g_assert_cmpint (get (self, "SELECT start - day * 86400 FROM session WHERE id = 1"), ==, 36000);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'save-setup'"), ==, 3);
  g_assert_cmpint (get (self, "SELECT sum (minute) FROM session"), ==, 3 * 600 + 675);
  g_assert_cmpuint (count_displaced (self), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM session WHERE start = day * 86400 + minute * 60"), ==, 4);
  g_assert_cmpstr (clinic_diary_get_setup (self->diary)->zone, ==, "UTC");
}

/* Who lies in bed 1 since 9:00 UTC, 14:30 in Kolkata, stays; who is booked there at 14:30 finds bed 2. */
static void
test_in_house (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) displaced = NULL;
  ClinicDisplacedVisit *one;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .minute = 540, .state = "arrived" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .minute = 870, .course = 2 });
  set_zone (self, "Asia/Kolkata");
  g_assert_cmpint (get (self, "SELECT start FROM session WHERE id = 7"), ==, CLINIC_TEST_NOW + 3600);
  g_assert_cmpint (get (self, "SELECT start FROM session WHERE id = 8"), ==, CLINIC_TEST_NOW + 3600);
  g_assert_cmpint (get (self, "SELECT bed * 10 + doctor FROM session WHERE id = 8"), ==, 22);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==,
                   "The clinic’s settings were changed, and 1 session could not keep its place");
  displaced = list_displaced (self);
  g_assert_cmpuint (displaced->len, ==, 1);
  one = displaced->pdata[0];
  g_assert_cmpstr (one->visit->patient_name, ==, "Jens Holm");
  g_assert_cmpint (one->before.day, ==, DAY (0));
  g_assert_cmpint (one->before.minute * 100 + one->before.bed * 10 + one->before.doctor, ==, 87011);
  g_assert_cmpint (one->before.journal, ==, get (self, "SELECT max (id) FROM journal"));
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT bed * 10 + doctor FROM session WHERE id = 8"), ==, 11);
  g_assert_cmpuint (count_displaced (self), ==, 0);
}

/* Once somebody has moved it there is nothing more to say. */
static void
test_listed_until_touched (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlot slot = { DAY (2), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicBooking) to = clinic_booking_new (0, &slot);
  GAsyncResult *result = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .minute = 540, .state = "arrived" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .minute = 870, .course = 2 });
  set_zone (self, "Asia/Kolkata");
  g_assert_cmpuint (count_displaced (self), ==, 1);
  clinic_diary_move_async (self->diary, 8, to, NULL, clinic_test_diary_ready_cb, &result);
  g_assert_null (clinic_test_diary_finish (self, &result));
  g_assert_cmpuint (count_displaced (self), ==, 0);
}

/* Nothing more to say either, once a person says so; the setting can still be taken back. */
static void
test_listed_until_seen (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) displaced = NULL;
  GAsyncResult *result = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .minute = 540, .state = "arrived" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .minute = 870, .course = 2 });
  set_zone (self, "Asia/Kolkata");
  displaced = list_displaced (self);
  clinic_diary_see_displaced_async (self->diary, displaced, NULL, clinic_test_diary_ready_cb, &result);
  g_assert_null (clinic_test_diary_finish (self, &result));
  g_assert_cmpuint (count_displaced (self), ==, 0);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'see-displaced'"), ==, 0);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT bed * 10 + doctor FROM session WHERE id = 8"), ==, 11);
}

/* Open from 14:30 to 15:45 only, and both beds are taken then. */
static void
test_no_place_left (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) displaced = NULL;
  ClinicDisplacedVisit *one;

  run (self, "UPDATE opening SET from_minute = 870, to_minute = 945 WHERE weekday = 1;"
             "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (3, '3', 'A', 0, '', '');"
             "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
             " VALUES (3, 3, 1, 'face', 6, 21, 28, 20780);");
  load_again (self);
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 6, .minute = 540, .state = "arrived" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .minute = 540, .course = 3, .bed = 2, .doctor = 2,
                                                     .state = "rolling" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .minute = 870, .course = 2 });
  set_zone (self, "Asia/Kolkata");
  g_assert_cmpint (get (self, "SELECT state = 'cancelled' AND reason LIKE '%time zone%' FROM session WHERE id = 8"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM session_step WHERE session = 8 AND state = 'cancelled'"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM follow_up WHERE course = 2 AND kind = 'book-next' AND status = 'open'"
                              " AND reason = 'cancelled'"), ==, 1);
  displaced = list_displaced (self);
  g_assert_cmpuint (displaced->len, ==, 1);
  one = displaced->pdata[0];
  g_assert_cmpint (one->visit->session->state, ==, CLINIC_SESSION_CANCELLED);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM session WHERE state = 'booked' AND minute = 870"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM follow_up"), ==, 0);
}

/* On 28 March 2027 no clock in Berlin reads 2:00: that visit moves on to 3:00, where the next one stands from 3:15. */
static void
test_gap (ClinicTestDiary *self, gconstpointer data)
{
  run (self, "INSERT INTO opening (weekday, from_minute, to_minute) VALUES (7, 0, 480);");
  load_again (self);
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 125, .minute = 120 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 125, .minute = 195, .course = 2 });
  set_zone (self, "Europe/Berlin");
  g_assert_cmpint (get (self, "SELECT minute * 100 + bed * 10 + doctor FROM session WHERE id = 7"), ==, 12011);
  g_assert_cmpint (get (self, "SELECT start FROM session WHERE id = 7"), ==, DAY (125) * G_GINT64_CONSTANT (86400) + 3600);
  g_assert_cmpint (get (self, "SELECT minute * 100 + bed * 10 + doctor FROM session WHERE id = 8"), ==, 19522);
  g_assert_cmpuint (count_displaced (self), ==, 1);
}

static void
test_follow_ups (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = -1, .minute = 540, .state = "fulfilled" });
  run (self,
       "UPDATE session SET rolled_at = start + 8 * 3600 WHERE id = 7;"
       "INSERT INTO follow_up (id, kind, patient, course, session, day, due) VALUES"
       " (1, 'first-call', 1, 1, 7, 20780, 20780 * 86400 + 17 * 3600)," /* 24 h after 17:00 */
       " (2, 'peel-check', 1, 1, 7, 20782, 20782 * 86400 + 9 * 3600),"
       " (3, 'review', 1, 1, 7, 20790, 20780 * 86400 + 7 * 3600);"); /* due already */
  set_zone (self, "America/New_York");
  g_assert_cmpint (get (self, "SELECT due FROM follow_up WHERE id = 1"), ==, DAY (0) * G_GINT64_CONSTANT (86400) + 17 * 3600);
  g_assert_cmpint (get (self, "SELECT due FROM follow_up WHERE id = 2"), ==, DAY (2) * G_GINT64_CONSTANT (86400) + 14 * 3600);
  g_assert_cmpint (get (self, "SELECT due FROM follow_up WHERE id = 3"), ==, DAY (0) * G_GINT64_CONSTANT (86400) + 7 * 3600);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get (self, "SELECT due FROM follow_up WHERE id = 2"), ==, DAY (2) * G_GINT64_CONSTANT (86400) + 9 * 3600);
}

/* The plans were reckoned when the zone was an hour further west: seen when the clinic is opened, and set right once. */
static void
test_rules_change (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 6, .day = -28, .minute = 600, .state = "fulfilled" });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 1, .minute = 675, .course = 2 });
  load_again (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'follow-zone'"), ==, 0);
  for (int id = 8; id >= 6; id--)
    {
      g_autofree char *sql = g_strdup_printf (
        "UPDATE session SET start = start + 3600, rolling_start = rolling_start + 3600, rolling_end = rolling_end + 3600,"
        " bed_end = bed_end + 3600 WHERE id = %d;", id);

      run (self, sql);
    }
  load_again (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'follow-zone'"), ==, 1);
  g_assert_cmpint (get (self, "SELECT count (*) FROM session WHERE id > 6 AND start = day * 86400 + minute * 60"), ==, 2);
  g_assert_cmpint (get (self, "SELECT start - day * 86400 FROM session WHERE id = 6"), ==, 39600);
  g_assert_false (clinic_diary_can_undo (self->diary));
  load_again (self);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'follow-zone'"), ==, 1);
}

/* A computer without the rules of the clinic's zone opens nothing, rather than to move every plan by another zone's. */
static void
test_unknown_here (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_zone (self, "Asia/Kolkata");
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  run (self, "UPDATE clinic SET zone = 'Mars/Olympus_Mons'");
  g_assert_false (try_load (self, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_ZONE);
  g_assert_cmpint (get (self, "SELECT count (*) FROM journal WHERE verb = 'follow-zone'"), ==, 0);
  run (self, "UPDATE clinic SET zone = 'Asia/Kolkata'");
  load_again (self);
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/zone/wall-time", test_wall_time);
  ADD ("/diary/zone/in-house", test_in_house);
  ADD ("/diary/zone/listed-until-touched", test_listed_until_touched);
  ADD ("/diary/zone/listed-until-seen", test_listed_until_seen);
  ADD ("/diary/zone/no-place-left", test_no_place_left);
  ADD ("/diary/zone/gap", test_gap);
  ADD ("/diary/zone/follow-ups", test_follow_ups);
  ADD ("/diary/zone/rules-change", test_rules_change);
  ADD ("/diary/zone/unknown-here", test_unknown_here);
  return g_test_run ();
}
