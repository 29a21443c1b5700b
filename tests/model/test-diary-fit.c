/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-fit.h"

/* One doctor and a morning of an hour and a half, with Jens Holm at 9:00 in bed 1, rolling 9:45: no place is free. */
static void
set_up_morning (ClinicTestDiary *self)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  GAsyncResult *slot = NULL;

  ((ClinicStaff *) setup->staff->pdata[1])->active = FALSE;
  g_array_set_size (setup->openings, 0);
  clinic_setup_add_opening (setup, 1, 540, 630);
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  clinic_setup_unref (setup);
  g_assert_null (clinic_test_diary_finish (self, &slot));
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 0, .minute = 540, .course = 2 });
}

static GPtrArray *
find (ClinicTestDiary *self, const ClinicSlotWish *wish, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  clinic_diary_find_fits_async (self->diary, wish, 9, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_find_fits_finish (self->diary, result, error);
}

static char *
fit_in (ClinicTestDiary *self, const ClinicFitOffer *offer)
{
  g_autoptr (ClinicBooking) booking = clinic_booking_new (1, &offer->slot);
  GAsyncResult *slot = NULL;

  clinic_diary_fit_in_async (self->diary, booking, offer, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static const ClinicSlotWish today = { .course = 1, .from = DAY (0) };

static void
test_offer (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GError) error = NULL;
  const ClinicFitOffer *offer;
  const ClinicFitMove *move;

  set_up_morning (self);
  offers = find (self, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, >, 0);
  offer = offers->pdata[0];
  g_assert_cmpint (offer->slot.minute, ==, 540);
  g_assert_cmpint (offer->slot.wait, ==, 30);
  g_assert_cmpint (offer->slot.bed, ==, 2);
  g_assert_cmpint (offer->minutes, ==, 5);
  g_assert_cmpuint (offer->moves->len, ==, 1);
  move = offer->moves->pdata[0];
  g_assert_cmpint (move->session, ==, 7);
  g_assert_cmpstr (move->patient_name, ==, "Jens Holm");
  g_assert_cmpint (move->from, ==, 45);
  g_assert_cmpint (move->to, ==, 50);
  g_assert_cmpint (move->rolling, ==, clinic_time_at (DAY (0), 590, clinic_diary_get_zone (self->diary)));
}

static void
test_fit_in (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) more = NULL;

  set_up_morning (self);
  offers = find (self, &today, NULL);
  g_assert_null (fit_in (self, offers->pdata[0]));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==, 2);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait * 1000 + minute FROM session WHERE id = 7"), ==, 50540);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT rolling_start - start FROM session WHERE id = 7"), ==, 50 * 60);
  g_assert_nonnull (strstr (clinic_diary_get_undo_text (self->diary), "Asha Rao"));
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait FROM session WHERE id = 7"), ==, 45);
}

/* Asha Rao comes next Monday, and asks to come today. */
static ClinicSlotWish
book_next_week (ClinicTestDiary *self)
{
  ClinicSlotWish wish = today;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 8, .day = 7, .minute = 540 });
  wish.except = 8;
  return wish;
}

static char *
move (ClinicTestDiary *self, const ClinicFitOffer *offer, gint64 version)
{
  g_autoptr (ClinicBooking) to = clinic_booking_new (1, &offer->slot);
  GAsyncResult *slot = NULL;

  to->version = version;
  clinic_diary_fit_move_async (self->diary, 8, to, offer, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
test_moved (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GError) error = NULL;
  const ClinicFitOffer *offer;
  ClinicSlotWish wish;
  gint64 version;

  set_up_morning (self);
  wish = book_next_week (self);
  version = clinic_test_db_get (self->db, "SELECT version FROM session WHERE id = 8");
  offers = find (self, &wish, &error);
  g_assert_no_error (error);
  offer = offers->pdata[0];
  g_assert_cmpint (offer->slot.minute, ==, 540);
  g_assert_cmpint (((ClinicFitMove *) offer->moves->pdata[0])->session, ==, 7);
  g_assert_null (move (self, offer, version));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session"), ==, 2);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day FROM session WHERE id = 8"), ==, DAY (0));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait * 1000 + minute FROM session WHERE id = 8"), ==, 30540);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait * 1000 + minute FROM session WHERE id = 7"), ==, 50540);
  g_assert_nonnull (strstr (clinic_diary_get_undo_text (self->diary), "Moved Asha Rao to"));
  g_assert_nonnull (strstr (clinic_diary_get_undo_text (self->diary), "1 wait changed"));
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day FROM session WHERE id = 8"), ==, DAY (7));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait FROM session WHERE id = 7"), ==, 45);
}

/* Its own place of today is no hindrance, neither to itself nor to who waits longer for it. */
static void
test_moved_within_the_day (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL, again = NULL;
  const ClinicFitOffer *late = NULL;
  ClinicSlotWish wish;

  set_up_morning (self);
  wish = book_next_week (self);
  first = find (self, &wish, NULL);
  g_assert_null (move (self, first->pdata[0], 0));
  again = find (self, &wish, NULL);
  for (guint i = 0; i < again->len && late == NULL; i++)
    late = ((ClinicFitOffer *) again->pdata[i])->slot.minute == 570 ? again->pdata[i] : NULL;
  g_assert_nonnull (late);
  g_assert_null (move (self, late, 0));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute FROM session WHERE id = 8"), ==, 570);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait FROM session WHERE id = 7"), ==, 40);
}

/* The same rules as for any move: not nearer to the course's other sessions, not once rolled, not what changed since. */
static void
test_move_refused (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = NULL, near = NULL, rolled = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *meanwhile = NULL;
  ClinicSlotWish wish;

  set_up_morning (self);
  wish = book_next_week (self);
  offers = find (self, &wish, NULL);
  words = move (self, offers->pdata[0], 99);
  g_assert_cmpstr (words, ==, "Someone has changed this since. Look at it again, then repeat your change.");
  clinic_test_db_sql (self->db, "UPDATE session SET version = version + 1 WHERE id = 7;", NULL);
  meanwhile = move (self, offers->pdata[0], 0);
  g_assert_cmpstr (meanwhile, ==, "The visit of Jens Holm has changed meanwhile.");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT day FROM session WHERE id = 8"), ==, DAY (7));
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 9, .day = -14, .minute = 540, .state = "fulfilled" });
  near = find (self, &wish, &error);
  g_assert_null (near);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_clear_error (&error);
  wish.except = 9;
  rolled = find (self, &wish, &error);
  g_assert_null (rolled);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
}

/* What has changed between the offer and the click refuses the whole. */
static void
test_changed_meanwhile (ClinicTestDiary *self, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE session SET version = version + 1 WHERE id = 7;",
    "UPDATE session SET state = 'arrived', arrived_at = start WHERE id = 7;",
    "INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
    " rolling_end, bed_end) SELECT 1, 1, 2, 2, 'booked', day - 22, minute, wait, rolling, turnover, start - 1900800,"
    " rolling_start - 1900800, rolling_end - 1900800, bed_end - 1900800 FROM session WHERE id = 7;"
    "INSERT INTO patient (id, number, given, created_at, sort_key, search_key) VALUES (3, '3', 'Mia', 0, '', '');"
    "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day) VALUES"
    " (3, 3, 1, 'face', 6, 21, 28, 20780);"
    "INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
    " rolling_end, bed_end) SELECT 3, 3, 2, 2, 'booked', day, minute, wait, rolling, turnover, start, rolling_start,"
    " rolling_end, bed_end FROM session WHERE id = 7;",
  };

  set_up_morning (self);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GPtrArray) offers = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      g_test_message ("change %" G_GSIZE_FORMAT, i);
      clinic_test_db_sql (self->db, "UPDATE session SET state = 'booked', arrived_at = NULL WHERE id = 7;", &error);
      g_assert_no_error (error);
      offers = find (self, &today, &error);
      g_assert_no_error (error);
      clinic_test_db_sql (self->db, changes[i], &error);
      g_assert_no_error (error);
      words = fit_in (self, offers->pdata[0]);
      g_assert_cmpstr (words, ==, i < 2 ? "The visit of Jens Holm has changed meanwhile." : "Bed 2 is taken until 10:15.");
      g_assert_cmpint (clinic_test_db_get (self->db, "SELECT wait FROM session WHERE id = 7"), ==, 45);
      g_assert_null (strstr (clinic_diary_get_undo_text (self->diary), "Asha Rao"));
    }
}

static void
test_no_day (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) afternoon = NULL;
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GError) error = NULL;
  ClinicSlotWish wish = today;

  set_up_morning (self);
  wish.part = CLINIC_PART_OF_DAY_AFTERNOON;
  afternoon = find (self, &wish, &error);
  g_assert_cmpuint (afternoon->len, ==, 0);
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 2 * 3600);
  late = find (self, &today, &error);
  g_assert_cmpuint (late->len, ==, 0);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 14, .minute = 540 });
  none = find (self, &today, &error);
  g_assert_null (none);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/fit/offer", test_offer);
  ADD ("/diary/fit/fit-in", test_fit_in);
  ADD ("/diary/fit/moved", test_moved);
  ADD ("/diary/fit/moved-within-the-day", test_moved_within_the_day);
  ADD ("/diary/fit/move-refused", test_move_refused);
  ADD ("/diary/fit/changed-meanwhile", test_changed_meanwhile);
  ADD ("/diary/fit/no-day", test_no_day);
  return g_test_run ();
}
