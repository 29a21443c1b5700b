/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-closures.h"
#include "model/clinic-diary-wishes.h"

/* A wish for any time from day 0 on. */
static ClinicWish *
wish_new (gint64 course)
{
  ClinicWish *wish = clinic_wish_new ();

  wish->course = course;
  wish->from_day = DAY (0);
  return wish;
}

static char *
save (ClinicTestDiary *self, const ClinicWish *wish)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_wish_async (self->diary, wish, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
book (ClinicTestDiary *self, gint64 wish, const ClinicSlot *place)
{
  GAsyncResult *slot = NULL;

  clinic_diary_book_wish_async (self->diary, wish, place, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static GPtrArray *
load (ClinicTestDiary *self, const ClinicRange *place)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals;

  clinic_diary_load_proposals_async (self->diary, place, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  proposals = clinic_diary_load_proposals_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return proposals;
}

static gint64
count (ClinicTestDiary *self, const char *status)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM wish WHERE status = '%s'", status);

  return clinic_test_db_get (self->db, sql);
}

static void
test_verbs (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  GAsyncResult *slot = NULL;

  wish->until_day = DAY (-1);
  words = save (self, wish);
  g_assert_cmpstr (words, ==, "The last day is before the first one.");
  wish->until_day = CLINIC_DAY_NONE;
  g_assert_null (save (self, wish));
  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==, "Put Asha Rao on the waiting list");
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "wish of Asha Rao");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT patient FROM wish"), ==, 1);
  wish->id = wish->version = 1;
  wish->urgent = TRUE;
  g_assert_null (save (self, wish));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT urgent FROM wish"), ==, 1);
  clinic_diary_withdraw_wish_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
  g_assert_cmpint (count (self, "withdrawn"), ==, 1);
  wish->version = 3;
  again = save (self, wish);
  g_assert_cmpstr (again, ==, "This has been dealt with already.");
  clinic_test_diary_undo (self);
  g_assert_cmpint (count (self, "open"), ==, 1);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT urgent FROM wish"), ==, 0);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM wish"), ==, 0);
}

/* Course 1 had a session on day -13, so it may come from day 8 on; the wish is for mornings of Tue and Thu. */
static void
test_fits_now (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (ClinicWish) urgent = wish_new (2);
  g_autoptr (GPtrArray) proposals = NULL;
  const ClinicProposal *first, *second;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -13, .minute = 600, .state = "fulfilled" });
  wish->weekdays = 2 | 8;
  wish->to_minute = 720;
  wish->doctor = 2;
  urgent->urgent = TRUE;
  g_assert_null (save (self, wish));
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 9 * 3600 + 60);
  g_assert_null (save (self, urgent));
  proposals = load (self, NULL);
  g_assert_cmpuint (proposals->len, ==, 2);
  first = proposals->pdata[0];
  second = proposals->pdata[1];
  g_assert_cmpstr (first->card->patient_name, ==, "Jens Holm");
  g_assert_true (first->fits);
  /* at 17:00 no visit ends by closing any more */
  g_assert_cmpint (first->slot.day, ==, DAY (1));
  g_assert_true (second->fits);
  g_assert_cmpint (second->slot.day, ==, DAY (8));
  g_assert_cmpint (second->slot.minute, ==, 540);
  g_assert_cmpint (second->slot.doctor, ==, 2);
}

static void
test_cannot_book (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (GPtrArray) proposals = NULL;

  g_assert_null (save (self, wish));
  clinic_test_db_sql (self->db, "UPDATE course SET status = 'paused' WHERE id = 1;", NULL);
  proposals = load (self, NULL);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_false (((ClinicProposal *) proposals->pdata[0])->fits);
  g_assert_cmpstr (((ClinicProposal *) proposals->pdata[0])->why, ==, "The course is paused. Carry it on before booking.");
}

static void
test_book (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlot place = { DAY (1), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;

  g_assert_null (save (self, wish));
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 1, .minute = 630, .course = 2 });
  words = book (self, 1, &place);
  g_assert_cmpstr (words, ==, "Bed 1 is taken until 11:45.");
  g_assert_cmpint (count (self, "open"), ==, 1);
  place.bed = place.doctor = 2;
  g_assert_null (book (self, 1, &place));
  g_assert_cmpint (count (self, "booked"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE course = 1"), ==, 1);
  again = book (self, 1, &place);
  g_assert_cmpstr (again, ==, "This has been dealt with already.");
  clinic_test_diary_undo (self);
  g_assert_cmpint (count (self, "open"), ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE course = 1"), ==, 0);
}

/* For a session that is booked only an earlier place counts, and booking moves it. */
static void
test_earlier (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (GPtrArray) proposals = NULL;
  const ClinicProposal *proposal;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 10, .minute = 600 });
  wish->session = 7;
  wish->from_day = DAY (10);
  g_assert_null (save (self, wish));
  proposals = load (self, NULL);
  proposal = proposals->pdata[0];
  g_assert_true (proposal->fits);
  g_assert_cmpint (proposal->slot.day, ==, DAY (10));
  g_assert_cmpint (proposal->slot.minute, ==, 540);
  g_assert_null (book (self, 1, &proposal->slot));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute FROM session WHERE id = 7"), ==, 540);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT minute FROM session WHERE id = 7"), ==, 600);
}

static ClinicFreed *
find_freed (ClinicTestDiary *self, ClinicChange *change)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicFreed *freed;

  clinic_diary_find_freed_async (self->diary, change, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  freed = clinic_diary_find_freed_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return freed;
}

static ClinicChange *
cancel (ClinicTestDiary *self, gint64 session)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  ClinicChange *change;

  clinic_diary_cancel_async (self->diary, session, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  change = clinic_test_diary_end (self, &slot, &error);
  g_assert_no_error (error);
  return change;
}

static ClinicChange *
move (ClinicTestDiary *self, gint64 session, const ClinicSlot *place)
{
  g_autoptr (ClinicBooking) to = clinic_booking_new (2, place);
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  ClinicChange *change;

  clinic_diary_move_async (self->diary, session, to, NULL, clinic_test_diary_ready_cb, &slot);
  change = clinic_test_diary_end (self, &slot, &error);
  g_assert_no_error (error);
  return change;
}

/* Jens Holm leaves Tuesday 10:00 by moving, then Wednesday by cancelling; Asha Rao wishes for Wednesdays. */
static void
test_freed (ClinicTestDiary *self, gconstpointer data)
{
  static const ClinicSlot wednesday = { DAY (2), 600, 45, 0, 1, 1 };
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (ClinicChange) moved = NULL;
  g_autoptr (ClinicChange) cancelled = NULL;
  g_autoptr (ClinicFreed) none = NULL;
  g_autoptr (ClinicFreed) freed = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 1, .minute = 600, .course = 2 });
  wish->weekdays = 4;
  g_assert_null (save (self, wish));
  moved = move (self, 7, &wednesday);
  none = find_freed (self, moved);
  g_assert_null (none);
  cancelled = cancel (self, 7);
  freed = find_freed (self, cancelled);
  g_assert_nonnull (freed);
  g_assert_cmpint (freed->place.start, ==, clinic_time_at (DAY (2), 600, clinic_diary_get_zone (self->diary)));
  g_assert_cmpuint (freed->names->len, ==, 1);
  g_assert_cmpstr (freed->names->pdata[0], ==, "Asha Rao");
  proposals = load (self, &freed->place);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpint (((ClinicProposal *) proposals->pdata[0])->slot.minute, ==, 600);
}

/* What has passed by the time it is freed is offered to nobody. */
static void
test_freed_too_late (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (ClinicChange) cancelled = NULL;
  g_autoptr (ClinicFreed) none = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 0, .minute = 600, .course = 2 });
  g_assert_null (save (self, wish));
  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 4 * 3600);
  cancelled = cancel (self, 7);
  none = find_freed (self, cancelled);
  g_assert_null (none);
}

static void
close_day (ClinicTestDiary *self, int day)
{
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  ClinicClosure *closure = clinic_closure_new ();
  GAsyncResult *slot = NULL;

  closure->from_day = DAY (day);
  closure->to_day = DAY (day + 1);
  clinic_closure_set_reason (closure, "Painters");
  g_ptr_array_add (closures, closure);
  clinic_diary_save_closures_async (self->diary, closures, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
}

static ClinicChange *
open_again (ClinicTestDiary *self)
{
  const ClinicClosure *closure = clinic_diary_get_setup (self->diary)->closures->pdata[0];
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  ClinicChange *change;

  clinic_diary_remove_closure_async (self->diary, closure->id, NULL, clinic_test_diary_ready_cb, &slot);
  change = clinic_test_diary_end (self, &slot, &error);
  g_assert_no_error (error);
  return change;
}

/* Wednesday was closed and is open again: it is proposed to who wishes for Wednesdays, and not to who wishes for Fridays. */
static void
test_opened_again (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicWish) wish = wish_new (1);
  g_autoptr (ClinicWish) other = wish_new (2);
  g_autoptr (GPtrArray) closed = NULL;
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (ClinicFreed) freed = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  close_day (self, 2);
  wish->weekdays = 4;
  other->weekdays = 16;
  g_assert_null (save (self, wish));
  g_assert_null (save (self, other));
  closed = load (self, NULL);
  g_assert_cmpint (((ClinicProposal *) closed->pdata[0])->slot.day, ==, DAY (9));
  change = open_again (self);
  freed = find_freed (self, change);
  g_assert_nonnull (freed);
  g_assert_cmpuint (freed->names->len, ==, 1);
  g_assert_cmpstr (freed->names->pdata[0], ==, "Asha Rao");
  proposals = load (self, &freed->place);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpint (((ClinicProposal *) proposals->pdata[0])->slot.day, ==, DAY (2));
  g_assert_cmpint (((ClinicProposal *) proposals->pdata[0])->slot.minute, ==, 540);
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/wishes/verbs", test_verbs);
  ADD ("/diary/wishes/fits-now", test_fits_now);
  ADD ("/diary/wishes/cannot-book", test_cannot_book);
  ADD ("/diary/wishes/book", test_book);
  ADD ("/diary/wishes/earlier", test_earlier);
  ADD ("/diary/wishes/freed", test_freed);
  ADD ("/diary/wishes/freed-too-late", test_freed_too_late);
  ADD ("/diary/wishes/opened-again", test_opened_again);
  return g_test_run ();
}
