/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-places.h"

#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"

/* Monday: session 1 of course 1 on bed 1, 9:00, Dr One. Day 21: session 3 of the same course; course 2 stands on bed 1 at
 * 12:00 with Dr One on Monday, too. */
static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  static const ClinicTestSession sessions[] = {
    { .id = 1, .day = 0, .minute = 540, .bed = 1, .course = 1 },
    { .id = 2, .day = 0, .minute = 720, .bed = 1, .course = 2 },
    { .id = 3, .day = 21, .minute = 600, .bed = 2, .course = 1 },
  };

  clinic_test_diary_set_up (self, data);
  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    clinic_test_diary_add (self, &sessions[i]);
}

static ClinicPlaces *
load (ClinicTestDiary *self, gint64 session, int day, int n_days)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicPlaces *places;

  clinic_diary_load_places_async (self->diary, session, DAY (day), n_days, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  places = clinic_diary_load_places_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return places;
}

/* Why the move itself refuses; NULL when it is done (and then taken back). */
static char *
move (ClinicTestDiary *self, gint64 session, const ClinicSlot *to)
{
  g_autoptr (ClinicBooking) booking = clinic_booking_new (0, to);
  GAsyncResult *slot = NULL;
  char *words;

  clinic_diary_move_async (self->diary, session, booking, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  if (words == NULL)
    clinic_test_diary_undo (self);
  return words;
}

static const struct
{
  int day;
  int minute;
  int wait;
  gint64 bed;
  gint64 doctor;
  const char *refusal;
  gboolean ok[CLINIC_N_CHECKS];
  const char *words[CLINIC_N_CHECKS];
} cases[] = {
  { 0, 600, 45, 2, 1, NULL, { TRUE, TRUE, TRUE, TRUE },
    { "", "21 days before the next session", "Bed 2 is free", "Dr One is free at 10:45" } },
  { 0, 730, 45, 1, 1, "Bed 1 is taken until 13:15.", { TRUE, TRUE, FALSE, FALSE },
    { "", "21 days before the next session", "Bed 1 is taken until 13:15.", "Dr One is rolling until 13:05." } },
  { 0, 720, 45, 2, 1, "Dr One is rolling until 13:05.", { TRUE, TRUE, TRUE, FALSE },
    { "", "21 days before the next session", "Bed 2 is free", "Dr One is rolling until 13:05." } },
  { 0, 720, 45, 2, 2, NULL, { TRUE, TRUE, TRUE, TRUE },
    { "", "21 days before the next session", "Bed 2 is free", "Dr Two is free at 12:45, in place of Dr One" } },
  { 1, 600, 45, 2, 1, "Earliest Mon 4 Jan: 21 days after session 1.", { TRUE, FALSE, TRUE, TRUE },
    { "", "Earliest Mon 4 Jan: 21 days after session 1.", "Bed 2 is free", "Dr One is free at 10:45" } },
  { 0, 500, 45, 2, 1, "The clinic is closed until 9:00.", { FALSE, TRUE, TRUE, TRUE },
    { "The clinic is closed until 9:00.", "21 days before the next session", "Bed 2 is free", "Dr One is free at 9:05" } },
  { 0, 600, 65, 2, 1, "The wait under cream is 30 to 60 minutes.", { FALSE, TRUE, TRUE, TRUE },
    { "The wait under cream is 30 to 60 minutes.", "21 days before the next session", "Bed 2 is free",
      "Dr One is free at 11:05" } },
  { -3, 600, 45, 2, 1, "This day has passed. Choose today or a later day.", { FALSE, TRUE, TRUE, TRUE },
    { "This day has passed. Choose today or a later day.", "24 days before the next session", "Bed 2 is free",
      "Dr One is free at 10:45" } },
};

/* In memory it says what the move says, word for word. */
static void
test_answers (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPlaces) places = load (self, 1, -3, 7);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSlot slot = { DAY (cases[i].day), cases[i].minute, cases[i].wait, 0, cases[i].bed, cases[i].doctor };
      g_autoptr (ClinicPlaceAnswer) answer = clinic_places_ask (places, &slot, FALSE);
      g_autofree char *refusal = move (self, 1, &slot);

      g_test_message ("case %zu", i);
      g_assert_cmpstr (answer->refusal, ==, cases[i].refusal);
      g_assert_cmpstr (refusal, ==, cases[i].refusal);
      for (int check = 0; check < CLINIC_N_CHECKS; check++)
        {
          g_assert_cmpstr (answer->checks[check].words, ==, cases[i].words[check]);
          g_assert_cmpint (answer->checks[check].ok, ==, cases[i].ok[check]);
        }
    }
}

/* The wait and then the doctor give way. */
static void
test_elastic (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPlaces) places = load (self, 1, 0, 1);
  ClinicSlot slot = { DAY (0), 725, 45, 0, 2, 1 };
  g_autoptr (ClinicPlaceAnswer) answer = clinic_places_ask (places, &slot, TRUE);

  g_assert_null (answer->refusal);
  g_assert_cmpint (answer->slot.wait, ==, 60);
  g_assert_cmpint (answer->slot.doctor, ==, 1);
}

static void
set_state (ClinicTestDiary *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

/* What the session's own state and its course say holds for all places. */
static void
test_states (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *refusal;
    int day;
  } states[] = {
    { "UPDATE session SET state = 'arrived', arrived_at = start WHERE id = 1", NULL, 0 },
    { "SELECT 1", "The patient is in the house: the session can only move within the day.", -1 },
    { "UPDATE session SET state = 'numbing', cream_at = start WHERE id = 1", NULL, 0 },
    { "UPDATE session SET state = 'rolling', rolling_at = rolling_start WHERE id = 1",
      "Rolling has begun, so the session stays where it is.", 0 },
    { "UPDATE session SET state = 'cancelled', rolling_at = NULL WHERE id = 1",
      "This session was given up. Book another one instead.", 0 },
    { "UPDATE session SET state = 'booked' WHERE id = 1; UPDATE course SET status = 'paused' WHERE id = 1",
      "The course is paused. Carry it on before booking.", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (ClinicPlaces) places = NULL;
      g_autoptr (ClinicPlaceAnswer) answer = NULL;
      g_autofree char *refusal = NULL;
      ClinicSlot slot = { DAY (states[i].day), 600, 45, 0, 2, 1 };

      set_state (self, states[i].sql);
      places = load (self, 1, -1, 2);
      answer = clinic_places_ask (places, &slot, FALSE);
      g_test_message ("%s", states[i].sql);
      g_assert_cmpstr (answer->refusal, ==, states[i].refusal);
      refusal = move (self, 1, &slot);
      g_assert_cmpstr (refusal, ==, states[i].refusal);
      g_assert_cmpstr (clinic_places_get_day_refusal (places, slot.day), ==, states[i].refusal);
    }
}

static void
test_runs (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPlaces) places = load (self, 1, 0, 6);
  const GArray *runs = clinic_places_get_runs (places, DAY (0));

  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpint (g_array_index (runs, ClinicPlaceRun, 0).first.minute, ==, 540);
  g_assert_cmpint (g_array_index (runs, ClinicPlaceRun, 0).last.minute, ==, 660);
  g_assert_null (clinic_places_get_day_refusal (places, DAY (0)));
  g_assert_cmpuint (clinic_places_get_runs (places, DAY (1))->len, ==, 0);
  g_assert_cmpstr (clinic_places_get_day_refusal (places, DAY (1)), ==, "Earliest Mon 4 Jan: 21 days after session 1.");
  g_assert_false (clinic_places_has_day (places, DAY (6)));
}

static void
test_closed_day (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPlaces) places = load (self, 2, 5, 1);

  g_assert_cmpstr (clinic_places_get_day_refusal (places, DAY (5)), ==, "The clinic is closed on this day.");
}

static void
test_gone (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_places_async (self->diary, 99, DAY (0), 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  g_assert_null (clinic_diary_load_places_finish (self->diary, result, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add ("/places/" path, ClinicTestDiary, NULL, set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("answers", test_answers);
  ADD ("elastic", test_elastic);
  ADD ("states", test_states);
  ADD ("runs", test_runs);
  ADD ("closed-day", test_closed_day);
  ADD ("gone", test_gone);
  return g_test_run ();
}
