/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-visit.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)

typedef enum
{
  ARRIVE,
  CREAM,
  ROLL,
  FINISH,
  STOP,
  BACK,
  CANCEL,
  NO_SHOW,
} Verb;

static char *
step (ClinicTestDiary *self, gint64 session, Verb verb)
{
  GAsyncResult *slot = NULL;
  ClinicDiary *diary = self->diary;

  switch (verb)
    {
    case ARRIVE: clinic_diary_arrive_async (diary, session, NULL, clinic_test_diary_ready_cb, &slot); break;
    case CREAM:
      clinic_diary_cream_on_async (diary, session,
                                   &(ClinicCreamUse){ .product = (char *) " Lidocaine 5 % ", .grams = 12.5, .area = (char *) "Face" },
                                   NULL, clinic_test_diary_ready_cb, &slot);
      break;
    case ROLL: clinic_diary_start_rolling_async (diary, session, NULL, clinic_test_diary_ready_cb, &slot); break;
    case FINISH: clinic_diary_finish_visit_async (diary, session, NULL, NULL, clinic_test_diary_ready_cb, &slot); break;
    case STOP: clinic_diary_finish_visit_async (diary, session, "Fainted", NULL, clinic_test_diary_ready_cb, &slot); break;
    case BACK: clinic_diary_step_back_async (diary, session, NULL, clinic_test_diary_ready_cb, &slot); break;
    case CANCEL: clinic_diary_cancel_async (diary, session, "Ill", NULL, clinic_test_diary_ready_cb, &slot); break;
    case NO_SHOW: clinic_diary_no_show_async (diary, session, NULL, clinic_test_diary_ready_cb, &slot); break;
    default: g_assert_not_reached ();
    }
  return clinic_test_diary_finish (self, &slot);
}

static void
must_step (ClinicTestDiary *self, gint64 session, Verb verb, gint64 at)
{
  g_autofree char *words = NULL;

  clinic_clock_set_now (self->clock, at);
  words = step (self, session, verb);
  g_assert_cmpstr (words, ==, NULL);
}

/* Arrived 10:00, cream 10:02, rolling 10:40 to 10:58. */
static void
play (ClinicTestDiary *self, gint64 session, int day)
{
  must_step (self, session, ARRIVE, AT (day, 600));
  must_step (self, session, CREAM, AT (day, 602));
  must_step (self, session, ROLL, AT (day, 640));
  must_step (self, session, FINISH, AT (day, 658));
}

static void
assert_sql (ClinicTestDiary *self, const char *sql, gint64 value)
{
  gint64 found = clinic_test_db_get (self->db, sql);

  if (found != value)
    g_test_message ("%s", sql);
  g_assert_cmpint (found, ==, value);
}

static void
test_play (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  play (self, 1, 0);

  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'fulfilled' AND cream = 'Lidocaine 5 %' AND grams = 12.5"
                    " AND rolling_at - cream_at = 38 * 60 AND rolled_at - rolling_at = 18 * 60 AND stopped_early = 0", 1);
  /* ended at 10:58 instead of 11:05: doctor free then, bed ten minutes later */
  assert_sql (self, "SELECT rolling_end - start FROM session", 58 * 60);
  assert_sql (self, "SELECT bed_end - start FROM session", 68 * 60);
  assert_sql (self, "SELECT count (*) FROM session_step", 4);
  assert_sql (self, "SELECT count (*) FROM healing WHERE session_day = 20780 AND carried_on_by IS NULL", 1);
  assert_sql (self, "SELECT count (*) FROM care_item", 9);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1 AND status = 'open'", 6);
  /* day 1, but not before 24 h after 10:58 */
  assert_sql (self, "SELECT due FROM follow_up WHERE kind = 'first-call'", AT (1, 658));
  assert_sql (self, "SELECT due FROM follow_up WHERE kind = 'peel-check'", AT (3, 540));
  /* a week before day 21 */
  assert_sql (self, "SELECT due FROM follow_up WHERE kind = 'book-next' AND reason = 'due'", AT (14, 540));
  g_assert_nonnull (strstr (clinic_diary_get_undo_text (self->diary), "Asha Rao is done, 18 minutes rolled"));
}

static void
test_undo_of_each_step (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    Verb verb;
    const char *before;
  } steps[] = { { ARRIVE, "booked" }, { CREAM, "arrived" }, { ROLL, "numbing" }, { FINISH, "rolling" } };

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM session WHERE state = '%s'", steps[i].before);

      must_step (self, 1, steps[i].verb, AT (0, 600 + 20 * i));
      clinic_test_diary_undo (self);
      assert_sql (self, sql, 1);
      must_step (self, 1, steps[i].verb, AT (0, 600 + 20 * i));
      must_step (self, 1, BACK, AT (0, 601 + 20 * i));
      assert_sql (self, sql, 1);
      must_step (self, 1, steps[i].verb, AT (0, 600 + 20 * i));
    }
}

static void
assert_not_finished (ClinicTestDiary *self)
{
  assert_sql (self, "SELECT count (*) FROM healing", 0);
  assert_sql (self, "SELECT count (*) FROM care_item", 0);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session IS NOT NULL", 0);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'rolling' AND rolled_at IS NULL AND rolling_end = start + 3900"
                    " AND bed_end = start + 4500", 1);
}

static void
test_finish_undone (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  play (self, 1, 0);
  clinic_test_diary_undo (self);
  assert_not_finished (self);
  clinic_diary_redo_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM care_item", 9);
  must_step (self, 1, BACK, AT (0, 660));
  assert_not_finished (self);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM care_item", 9);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1 AND status = 'open'", 6);
}

/* The second session carries the first one's healing and follow-ups on; taken back, they are open again. */
static void
test_carried_on (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 21, .minute = 600 });
  play (self, 1, 0);
  play (self, 2, 21);
  assert_sql (self, "SELECT count (*) FROM healing WHERE session = 1 AND carried_on_by = 2 AND closed_as = 'tight'", 1);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1 AND status = 'open'", 0);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1 AND reason = 'Carried on by session 2'", 6);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 2 AND status = 'open'", 6);

  must_step (self, 2, BACK, AT (21, 660));
  assert_sql (self, "SELECT count (*) FROM healing WHERE session = 1 AND carried_on_by IS NULL AND closed_as IS NULL", 1);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1 AND status = 'open' AND reason = ''", 6);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 2", 0);
}

/* What was prescribed goes on with the next session, paused where it waits for the end of peeling: it is not forgotten. */
static void
test_creams_carried_on (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 21, .minute = 600 });
  play (self, 1, 0);
  clinic_test_db_sql (self->db,
                      "INSERT INTO prescription (session, item, name, until_day, paused, resumed) VALUES"
                      " (1, 'other-creams', 'Tretinoin', NULL, 20780, 20790), (1, 'steroid', 'Hydrocortisone', 20785, NULL, NULL),"
                      " (1, 'sun', 'SPF 50', NULL, NULL, NULL)",
                      NULL);
  play (self, 2, 21);
  assert_sql (self, "SELECT count (*) FROM prescription WHERE session = 2", 2);
  assert_sql (self, "SELECT paused FROM prescription WHERE session = 2 AND name = 'Tretinoin' AND resumed IS NULL", 20801);
  assert_sql (self, "SELECT count (*) FROM prescription WHERE session = 2 AND name = 'SPF 50'", 1);
  assert_sql (self, "SELECT resumed FROM prescription WHERE session = 1 AND name = 'Tretinoin'", 20790);

  /* changed by a person since, one of them stays, and is not carried on twice */
  clinic_test_db_sql (self->db, "UPDATE prescription SET version = 2, paused = 20800 WHERE session = 2 AND name = 'Tretinoin'", NULL);
  must_step (self, 2, BACK, AT (21, 660));
  assert_sql (self, "SELECT count (*) FROM prescription WHERE session = 2", 1);
  must_step (self, 2, FINISH, AT (21, 661));
  assert_sql (self, "SELECT count (*) FROM prescription WHERE session = 2", 2);
  assert_sql (self, "SELECT paused FROM prescription WHERE session = 2 AND name = 'Tretinoin'", 20800);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM prescription WHERE session = 2", 1);
}

static void
test_bed_taken_meanwhile (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  play (self, 1, 0);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 670, .course = 2 });
  must_step (self, 1, BACK, AT (0, 660));
  assert_sql (self, "SELECT count (*) FROM session WHERE id = 1 AND state = 'rolling' AND bed_end = start + 68 * 60", 1);
}

static void
test_refused (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *state;
    Verb verb;
    const char *words;
  } cases[] = {
    { "booked", CREAM, "The session has moved on meanwhile, so this cannot be done any more." },
    { "booked", FINISH, "The session has moved on meanwhile, so this cannot be done any more." },
    { "arrived", ARRIVE, "The session has moved on meanwhile, so this cannot be done any more." },
    { "cancelled", ARRIVE, "The session has moved on meanwhile, so this cannot be done any more." },
    { "booked", BACK, "There is no step to take back." },
  };

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE session SET state = '%s'", cases[i].state);
      g_autofree char *words = NULL;

      clinic_test_db_sql (self->db, sql, NULL);
      words = step (self, 1, cases[i].verb);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_stopped_early (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  must_step (self, 1, ARRIVE, AT (0, 590));
  must_step (self, 1, CREAM, AT (0, 591));
  must_step (self, 1, ROLL, AT (0, 592));
  clinic_diary_finish_visit_async (self->diary, 1, "  ", NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, "Write why rolling was stopped early.");
  /* before the plan even begins: nothing of the doctor's time is held, and of the bed only the turnover */
  must_step (self, 1, STOP, AT (0, 595));
  assert_sql (self, "SELECT count (*) FROM session WHERE stopped_early = 1 AND reason = 'Fainted'"
                    " AND rolling_end = rolling_start AND bed_end = start + 300", 1);
  assert_sql (self, "SELECT count (*) FROM healing", 1);
}

/* Booked for day 7; comes today. */
static void
test_another_day (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 7, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 605, .course = 2 });
  must_step (self, 1, ARRIVE, AT (0, 602));
  assert_sql (self, "SELECT count (*) FROM session WHERE id = 1 AND state = 'arrived' AND day = 20780 AND bed = 2"
                    " AND minute = 605", 1);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM session WHERE id = 1 AND state = 'booked' AND day = 20787 AND bed = 1", 1);
}

static void
test_no_room_today (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 7, .minute = 600 });
  clinic_clock_set_now (self->clock, AT (0, 1060));
  words = step (self, 1, ARRIVE);
  g_assert_cmpstr (words, ==, "The session is planned for another day, and no place is free today. Make room first.");
}

/* Left open overnight: the end is the planned one, not the next morning. */
static void
test_left_open (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  must_step (self, 1, ARRIVE, AT (0, 600));
  must_step (self, 1, CREAM, AT (0, 602));
  must_step (self, 1, ROLL, AT (0, 640));
  must_step (self, 1, FINISH, AT (1, 540));
  assert_sql (self, "SELECT rolled_at - rolling_at FROM session", 20 * 60);
  assert_sql (self, "SELECT session_day FROM healing", DAY (0));
}

static void
test_last_session (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_db_sql (self->db, "UPDATE course SET length = 1", NULL);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  play (self, 1, 0);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'review'", 3);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'book-next'", 0);
}

static void
test_not_to_be_called (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_db_sql (self->db, "UPDATE patient SET may_be_called = 0; UPDATE course SET length = 1", NULL);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  play (self, 1, 0);
  assert_sql (self, "SELECT count (*) FROM follow_up", 3);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'review'", 3);
}

/* "Book next session" follows what happens to the bookings; telling about it does not stand in undo's way. */
static void
test_book_next (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  ClinicSlot place = { DAY (2), 600, 45, 0, 1, 1 };
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 1, .minute = 600 });
  must_step (self, 1, CANCEL, AT (0, 700));
  assert_sql (self, "SELECT due FROM follow_up WHERE kind = 'book-next' AND reason = 'cancelled' AND status = 'open'", AT (0, 700));
  clinic_test_db_sql (self->db, "UPDATE follow_up SET told_before = 5, told = 6, version = version + 1", NULL);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM follow_up", 0);

  must_step (self, 1, NO_SHOW, AT (1, 620));
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE reason = 'noshow' AND status = 'open'", 1);
  g_ptr_array_add (bookings, clinic_booking_new (1, &place));
  clinic_diary_book_async (self->diary, bookings, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'done'", 1);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'open'", 1);
}

/* A clinic in Berlin; the clocks go forward in the night to Sun 28 Mar 2027. */
static void
test_clock_change (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  ClinicDay friday = clinic_day_from_ymd (2027, 3, 26);
  gint64 end = clinic_time_at (friday, 1000, zone);
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  g_free (setup->zone);
  setup->zone = g_strdup ("Europe/Berlin");
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = friday - CLINIC_TEST_DAY, .minute = 900 });
  must_step (self, 1, ARRIVE, clinic_time_at (friday, 900, zone));
  must_step (self, 1, CREAM, clinic_time_at (friday, 902, zone));
  must_step (self, 1, ROLL, clinic_time_at (friday, 980, zone));
  must_step (self, 1, FINISH, end);
  /* day 1 is a Saturday, closed: Monday at nine by the wall clock, an hour earlier in UTC than the week before */
  assert_sql (self, "SELECT due FROM follow_up WHERE kind = 'first-call'", clinic_time_at (friday + 3, 540, zone));
  g_assert_cmpint (clinic_time_at (friday + 3, 540, zone) - clinic_time_at (friday, 540, zone), ==, 71 * 3600);
}

#define ADD(path, func)                                                                                              \
  g_test_add ("/diary-visit/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("play", test_play);
  ADD ("undo-of-each-step", test_undo_of_each_step);
  ADD ("finish-undone", test_finish_undone);
  ADD ("carried-on", test_carried_on);
  ADD ("creams-carried-on", test_creams_carried_on);
  ADD ("bed-taken-meanwhile", test_bed_taken_meanwhile);
  ADD ("refused", test_refused);
  ADD ("stopped-early", test_stopped_early);
  ADD ("another-day", test_another_day);
  ADD ("no-room-today", test_no_room_today);
  ADD ("left-open", test_left_open);
  ADD ("last-session", test_last_session);
  ADD ("not-to-be-called", test_not_to_be_called);
  ADD ("book-next", test_book_next);
  ADD ("clock-change", test_clock_change);
  return g_test_run ();
}
