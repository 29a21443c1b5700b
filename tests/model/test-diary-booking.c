/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-visit.h"

/* Beds and doctors are 1 and 2; what is left 0 is 1. */
typedef struct
{
  gint64 course;
  int day;
  int minute;
  int wait;
  gint64 bed;
  gint64 doctor;
  const char *reason;
} Draft;

static ClinicBooking *
make_booking (const Draft *draft)
{
  ClinicSlot slot = { DAY (draft->day), draft->minute, draft->wait ? draft->wait : 45, 0, MAX (draft->bed, 1),
                      MAX (draft->doctor, 1) };
  ClinicBooking *booking = clinic_booking_new (MAX (draft->course, 1), &slot);

  if (draft->reason != NULL)
    clinic_booking_set_override (booking, draft->reason, 1);
  return booking;
}

static char *
book (ClinicTestDiary *self, const Draft *drafts, guint n_drafts)
{
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  GAsyncResult *slot = NULL;

  for (guint i = 0; i < n_drafts; i++)
    g_ptr_array_add (bookings, make_booking (&drafts[i]));
  clinic_diary_book_async (self->diary, bookings, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
move (ClinicTestDiary *self, gint64 session, const Draft *draft)
{
  g_autoptr (ClinicBooking) to = make_booking (draft);
  GAsyncResult *slot = NULL;

  clinic_diary_move_async (self->diary, session, to, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
test_book (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft drafts[] = { { 1, 0, 600 }, { 1, 28, 600 }, { 1, 56, 605 } };
  g_autofree char *words = book (self, drafts, 3);

  g_assert_null (words);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==, 3);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session_step WHERE state = 'booked'"), ==, 3);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT rolling * 100 + turnover FROM session WHERE id = 1"), ==, 2010);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT rolling_start - start FROM session WHERE id = 1"), ==, 45 * 60);
  g_assert_nonnull (strstr (clinic_diary_get_undo_text (self->diary), "3 sessions for Asha Rao"));
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "booking of Asha Rao");
  g_assert_cmpstr (clinic_diary_get_redo_name (self->diary), ==, "");
  clinic_test_diary_undo (self);
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "");
  g_assert_cmpstr (clinic_diary_get_redo_name (self->diary), ==, "booking of Asha Rao");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 0);
}

/* Session 1 stands on day 28 at 10:00 in bed 1 with doctor 1, rolling 10:45 to 11:05, the bed held until 11:15. */
static void
test_refused (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    Draft draft;
    const char *words; /* NULL = taken */
  } cases[] = {
    { { 1, 48, 600 }, "Earliest Mon 11 Jan: 21 days after session 1." },
    { { 1, 28, 900 }, "Earliest Mon 11 Jan: 21 days after session 1." },
    { { 1, 8, 900 }, "Earliest Mon 11 Jan: 21 days after session 1." },
    { { 1, 49, 600 }, NULL },
    { { 1, 7, 600 }, NULL },
    { { 2, 28, 660 }, "Bed 1 is taken until 11:15." },
    { { 2, 28, 600, 45, 2 }, "Dr One is rolling until 11:05." },
    { { 2, 28, 600, 45, 2, 2 }, NULL },
    { { 2, 28, 675 }, NULL },
    { { 2, 28, 500, 45, 2 }, "The clinic is closed until 9:00." },
    { { 2, 28, 1050, 45, 2 }, "The visit does not fit within opening hours." },
    { { 2, 26, 600 }, "The visit does not fit within opening hours." },
    { { 2, 28, 602, 45, 2 }, "Times go in steps of 5 minutes." },
    { { 2, 28, 800, 25, 2 }, "The wait under cream is 30 to 60 minutes." },
    { { 2, 28, 800, 65, 2 }, "The wait under cream is 30 to 60 minutes." },
    { { 2, -3, 600 }, "This day has passed. Choose today or a later day." },
    { { 2, 28, 800, 45, 9 }, " is not in use. Choose another bed." },
    { { 2, 28, 800, 45, 2, 3 }, "Desk does not roll here now. Choose another doctor." },
  };

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 28, .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = book (self, &cases[i].draft, 1);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (words, ==, cases[i].words);
      if (words == NULL)
        clinic_test_diary_undo (self);
    }
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 1);
}

static void
test_all_or_none (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft drafts[] = { { 1, 0, 600 }, { 1, 20, 600 } };
  g_autofree char *words = book (self, drafts, 2);

  g_assert_cmpstr (words, ==, "Earliest Mon 14 Dec: 21 days after session 1.");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 0);
  g_assert_false (clinic_diary_can_undo (self->diary));
}

static void
test_course_refused (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *sql, *back;
  } cases[] = {
    { "UPDATE course SET status = 'paused' WHERE id = 1;", "UPDATE course SET status = 'active' WHERE id = 1;" },
    { "UPDATE course SET status = 'stopped' WHERE id = 1;", "UPDATE course SET status = 'active' WHERE id = 1;" },
    { "UPDATE course SET status = 'complete' WHERE id = 1;", "UPDATE course SET status = 'active' WHERE id = 1;" },
    { "UPDATE patient SET deceased = 1 WHERE id = 1;", "UPDATE patient SET deceased = 0 WHERE id = 1;" },
  };
  static const Draft draft = { 1, 1, 600 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refused = NULL;

      g_assert_true (clinic_test_db_sql (self->db, cases[i].sql, NULL));
      refused = book (self, &draft, 1);
      g_assert_nonnull (refused);
      g_assert_true (clinic_test_db_sql (self->db, cases[i].back, NULL));
    }
  g_assert_null (book (self, &draft, 1));
}

/* An override is kept on the later of the two, whichever is booked last. */
static void
test_override (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft after = { 1, 38, 600, .reason = "Travels" };
  static const Draft before = { 1, 18, 600, .reason = "Travels" };
  static const Draft within_day = { 1, 38, 700 };
  static const Draft closer = { 1, 37, 700 };
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 28, .minute = 600 });
  g_assert_null (book (self, &after, 1));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT override_doctor FROM session WHERE id = 8"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT override_reason IS NULL FROM session WHERE id = 7"), ==, 1);
  g_assert_null (book (self, &before, 1));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT override_reason IS NULL FROM session WHERE id = 9"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT override_doctor FROM session WHERE id = 7"), ==, 1);
  /* what was let stand closer stays so, and needs none once it is far enough */
  g_assert_null (move (self, 8, &within_day));
  g_assert_null (move (self, 8, &closer));
  words = move (self, 8, &(Draft){ 1, 60, 600 });
  g_assert_null (words);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT override_reason IS NULL FROM session WHERE id = 8"), ==, 1);
}

static void
test_move (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft to = { 1, 2, 630, 40, 2, 2 };
  static const Draft taken = { 1, 3, 600 };
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 3, .minute = 600, .course = 2 });
  words = move (self, 7, &taken);
  g_assert_cmpstr (words, ==, "Bed 1 is taken until 11:15.");
  g_assert_null (move (self, 7, &to));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day * 10000 + minute FROM session WHERE id = 7"), ==,
                   DAY (2) * 10000 + 630);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT bed * 10 + doctor FROM session WHERE id = 7"), ==, 22);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==, "Moved Asha Rao to Wed 25 Nov, 10:30");
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "move of Asha Rao");
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day * 10000 + minute FROM session WHERE id = 7"), ==,
                   DAY (1) * 10000 + 600);
}

static char *
move_seen (ClinicTestDiary *self, gint64 session, gint64 version, const Draft *draft)
{
  g_autoptr (ClinicBooking) to = make_booking (draft);
  GAsyncResult *slot = NULL;

  to->version = version;
  clinic_diary_move_async (self->diary, session, to, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

/* Two desks saw the session as it stood first; the second to move it is told, and can once it has looked again. */
static void
test_move_stale (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft one = { 1, 2, 600 }, other = { 1, 3, 600 };
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  g_assert_null (move_seen (self, 7, 1, &one));
  words = move_seen (self, 7, 1, &other);
  g_assert_cmpstr (words, ==, "Someone has changed this since. Look at it again, then repeat your change.");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day FROM session WHERE id = 7"), ==, DAY (2));
  g_assert_null (move_seen (self, 7, 2, &other));
  g_assert_null (move_seen (self, 7, 0, &one));
}

/* What another program did is journalled as nobody's, and is not this window's to take back. */
static void
test_guest (ClinicTestDiary *self, gconstpointer data)
{
  static const Draft own = { 1, 1, 600 }, guests = { 1, 2, 600 };

  clinic_diary_set_actor (self->diary, 2);
  g_assert_null (book (self, &own, 1));
  clinic_diary_set_guest (self->diary, TRUE);
  g_assert_null (move (self, 1, &guests));
  clinic_diary_set_guest (self->diary, FALSE);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT actor FROM journal WHERE verb = 'book'"), ==, 2);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM journal WHERE verb = 'move' AND actor IS NULL"), ==, 1);
  g_assert_true (g_str_has_prefix (clinic_diary_get_undo_text (self->diary), "Booked"));
}

static void
test_move_refused (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *state;
    int day;
    gboolean moves;
  } cases[] = {
    { "booked", 2, TRUE },     { "arrived", 1, TRUE },  { "arrived", 2, FALSE }, { "numbing", 1, TRUE },
    { "rolling", 1, FALSE },   { "fulfilled", 1, FALSE }, { "cancelled", 1, FALSE }, { "noshow", 2, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600, .state = cases[i].state });
      words = move (self, 7, &(Draft){ 1, cases[i].day, 700 });
      g_assert_true ((words == NULL) == cases[i].moves);
      g_assert_true (clinic_test_db_sql (self->db, "DELETE FROM session;", NULL));
    }
}

static void
test_swap (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 1, .minute = 605, .course = 2, .bed = 2, .doctor = 2 });
  clinic_diary_swap_async (self->diary, 7, 8, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute * 10 + bed FROM session WHERE id = 7"), ==, 6052);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute * 10 + bed FROM session WHERE id = 8"), ==, 6001);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute * 10 + bed FROM session WHERE id = 7"), ==, 6001);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute * 10 + bed FROM session WHERE id = 8"), ==, 6052);
}

static char *
step (ClinicTestDiary *self, const char *verb, gint64 session, const char *reason)
{
  GAsyncResult *slot = NULL;

  if (g_str_equal (verb, "cancel"))
    clinic_diary_cancel_async (self->diary, session, reason, NULL, clinic_test_diary_ready_cb, &slot);
  else if (g_str_equal (verb, "no-show"))
    clinic_diary_no_show_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  else
    clinic_diary_restore_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
test_steps (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *state, *verb, *reason;
    int day;
    const char *end; /* NULL = refused */
  } cases[] = {
    { "booked", "cancel", NULL, 1, "cancelled" },
    { "booked", "cancel", "Ill", 1, "cancelled" },
    { "arrived", "cancel", NULL, 0, "cancelled" },
    { "numbing", "cancel", NULL, 0, NULL },
    { "numbing", "cancel", " ", 0, NULL },
    { "numbing", "cancel", "Felt faint", 0, "cancelled" },
    { "rolling", "cancel", "x", 0, NULL },
    { "booked", "no-show", NULL, -1, "noshow" },
    { "booked", "no-show", NULL, 1, NULL },
    { "arrived", "no-show", NULL, -1, NULL },
    { "cancelled", "restore", NULL, 1, "booked" },
    { "cancelled", "restore", NULL, -1, NULL },
    { "noshow", "restore", NULL, 1, NULL },
    { "booked", "restore", NULL, 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM session WHERE state = '%s'",
                                              cases[i].end ? cases[i].end : cases[i].state);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = cases[i].day, .minute = 600, .state = cases[i].state });
      words = step (self, cases[i].verb, 7, cases[i].reason);
      g_assert_true ((words == NULL) == (cases[i].end != NULL));
      g_assert_cmpint (clinic_test_db_get (self->db, sql), ==, 1);
      g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session_step"), ==, words == NULL);
      g_assert_true (clinic_test_db_sql (self->db, "DELETE FROM session_step; DELETE FROM session;", NULL));
    }
}

static void
test_restore_taken (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600 });
  g_assert_null (step (self, "cancel", 7, NULL));
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "cancellation of Asha Rao");
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 1, .minute = 630, .course = 2 });
  words = step (self, "restore", 7, NULL);
  g_assert_cmpstr (words, ==, "Bed 1 is taken until 11:45.");
  g_assert_true (clinic_test_db_sql (self->db, "DELETE FROM session WHERE id = 8;", NULL));
  g_assert_null (step (self, "restore", 7, NULL));
  clinic_test_diary_undo (self);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==, 1);
}

static char *
arrive (ClinicTestDiary *self, gint64 session)
{
  GAsyncResult *slot = NULL;

  clinic_diary_arrive_async (self->diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

/* Who was given up and comes after all takes the old place, if nobody else was given it. */
static void
test_no_show_comes (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .minute = 540 });
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 2 * 3600);
  g_assert_null (step (self, "no-show", 7, NULL));
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .minute = 610, .course = 2 });
  words = arrive (self, 7);
  g_assert_true (g_str_has_prefix (words, "The bed is taken at that time."));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT state = 'noshow' AND arrived_at IS NULL FROM session WHERE id = 7"), ==, 1);
  g_assert_null (step (self, "cancel", 8, NULL));
  g_assert_null (arrive (self, 7));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT state = 'arrived' FROM session WHERE id = 7"), ==, 1);
}

static void
test_range (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  for (int day = -1; day <= 5; day += 2)
    clinic_test_diary_add (self, &(ClinicTestSession){ .day = day, .minute = 600, .course = 1, .state = "cancelled" });
  clinic_diary_load_range_async (self->diary, DAY (1), DAY (5), NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  visits = clinic_diary_load_range_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (visits->len, ==, 2);
  g_assert_cmpint (((ClinicVisit *) visits->pdata[0])->session->day, ==, DAY (1));
  g_assert_cmpstr (((ClinicVisit *) visits->pdata[1])->patient_name, ==, "Asha Rao");
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/booking/book", test_book);
  ADD ("/diary/booking/refused", test_refused);
  ADD ("/diary/booking/all-or-none", test_all_or_none);
  ADD ("/diary/booking/course-refused", test_course_refused);
  ADD ("/diary/booking/override", test_override);
  ADD ("/diary/booking/move", test_move);
  ADD ("/diary/booking/move-stale", test_move_stale);
  ADD ("/diary/booking/guest", test_guest);
  ADD ("/diary/booking/move-refused", test_move_refused);
  ADD ("/diary/booking/swap", test_swap);
  ADD ("/diary/booking/steps", test_steps);
  ADD ("/diary/booking/restore-taken", test_restore_taken);
  ADD ("/diary/booking/no-show-comes", test_no_show_comes);
  ADD ("/diary/booking/range", test_range);
  return g_test_run ();
}
