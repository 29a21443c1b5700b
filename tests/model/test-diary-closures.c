/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-closures.h"
#include "model/clinic-diary-slots.h"

static ClinicClosure *
closure_new (gint64 bed, gint64 staff, int from_day, int from_minute, int to_day, int to_minute, const char *reason)
{
  ClinicClosure *closure = clinic_closure_new ();

  closure->bed = bed;
  closure->staff = staff;
  closure->from_day = DAY (from_day);
  closure->from_minute = from_minute;
  closure->to_day = DAY (to_day);
  closure->to_minute = to_minute;
  clinic_closure_set_reason (closure, reason);
  return closure;
}

/* The refusal in words (transfer full); NULL when saved. Takes @closure. */
static char *
save (ClinicTestDiary *self, ClinicClosure *closure)
{
  g_autoptr (GPtrArray) closures = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_closure_free);
  GAsyncResult *slot = NULL;

  g_ptr_array_add (closures, closure);
  clinic_diary_save_closures_async (self->diary, closures, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
save_well (ClinicTestDiary *self, ClinicClosure *closure)
{
  g_autofree char *words = save (self, closure);

  g_assert_cmpstr (words, ==, NULL);
}

static const GPtrArray *
get_closures (ClinicTestDiary *self)
{
  return clinic_diary_get_setup (self->diary)->closures;
}

static void
remove_first (ClinicTestDiary *self)
{
  const ClinicClosure *first = get_closures (self)->pdata[0];
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_diary_remove_closure_async (self->diary, first->id, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
}

static void
test_save (ClinicTestDiary *self, gconstpointer data)
{
  ClinicClosure *changed;
  g_autofree char *words = NULL;

  save_well (self, closure_new (0, 1, 4, 780, 7, 0, "holiday"));
  g_assert_cmpuint (get_closures (self)->len, ==, 1);
  g_assert_cmpstr (clinic_diary_get_undo_text (self->diary), ==, "Dr One is away Fri 27 Nov, 13:00 – Sun 29 Nov");
  g_assert_cmpstr (clinic_diary_get_undo_name (self->diary), ==, "closure");

  changed = clinic_closure_copy (get_closures (self)->pdata[0]);
  clinic_closure_set_reason (changed, "congress");
  save_well (self, clinic_closure_copy (changed));
  g_assert_cmpstr (((ClinicClosure *) get_closures (self)->pdata[0])->reason, ==, "congress");
  words = save (self, changed); /* the version it had before */
  g_assert_cmpstr (words, ==, "Someone has changed this since. Look at it again, then repeat your change.");

  remove_first (self);
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
  for (int i = 0; i < 2; i++)
    clinic_test_diary_undo (self);
  g_assert_cmpstr (((ClinicClosure *) get_closures (self)->pdata[0])->reason, ==, "holiday");
  clinic_test_diary_undo (self);
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM journal WHERE verb IN ('close', 'open-again')"), ==, 3);
}

static void
test_refuse (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *backwards = save (self, closure_new (0, 0, 4, 780, 4, 700, ""));
  g_autofree char *unknown = save (self, closure_new (9, 0, 4, 0, 5, 0, ""));

  g_assert_cmpstr (backwards, ==, "The end must be after the beginning.");
  g_assert_nonnull (unknown);
  g_assert_cmpuint (get_closures (self)->len, ==, 0);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM closure"), ==, 0);
}

static char *
book (ClinicTestDiary *self, int day, int minute, gint64 bed, gint64 doctor)
{
  ClinicSlot slot = { DAY (day), minute, 45, 0, bed, doctor };
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  GAsyncResult *ready = NULL;

  g_ptr_array_add (bookings, clinic_booking_new (1, &slot));
  clinic_diary_book_async (self->diary, bookings, NULL, clinic_test_diary_ready_cb, &ready);
  return clinic_test_diary_finish (self, &ready);
}

static void
save_own_hours (ClinicTestDiary *self)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_setup_add_own_opening (setup, 2, 2, 780, 1080);
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  clinic_setup_unref (setup);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, NULL);
}

/* A refusal says what it is: who is away until when, which bed is out, why the clinic is closed, who works when. */
static void
test_explain (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    int day, minute;
    gint64 bed, doctor;
    const char *words;
  } cases[] = {
    { 4, 720, 1, 1, "Dr One is away until Mon 30 Nov: holiday." },
    { 2, 600, 1, 1, "Bed 1 is out of service until 13:00." },
    { 21, 600, 1, 1, "The clinic is closed until Mon 4 Jan: Christmas." },
    { 1, 600, 1, 2, "On a Tuesday Dr Two works 13:00 – 18:00." },
    { 2, 600, 2, 2, "Dr Two does not work on a Wednesday." },
    { 5, 600, 1, 1, "The visit does not fit within opening hours." },
    { 2, 780, 1, 1, NULL },
  };

  save_own_hours (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM opening WHERE staff = 2"), ==, 1);
  save_well (self, closure_new (0, 1, 4, 780, 7, 0, "holiday"));
  save_well (self, closure_new (1, 0, 2, 480, 2, 780, ""));
  save_well (self, closure_new (0, 0, 21, 0, 42, 0, "Christmas"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = book (self, cases[i].day, cases[i].minute, cases[i].bed, cases[i].doctor);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_next_free (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlotWish wish = { .course = 1, .from = DAY (1), .most_days = 1, .most_per_day = 1 };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicSlotList) list = NULL;
  const ClinicSlot *first;

  save_well (self, closure_new (0, 0, 1, 0, 2, 0, ""));
  save_well (self, closure_new (1, 0, 2, 0, 3, 0, ""));
  save_well (self, closure_new (0, 1, 2, 0, 3, 0, ""));
  save_well (self, closure_new (0, 2, 2, 0, 2, 660, ""));
  clinic_diary_find_slots_async (self->diary, &wish, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  list = clinic_diary_find_slots_finish (self->diary, result, NULL);
  g_assert_cmpuint (list->slots->len, ==, 1);
  first = &g_array_index (list->slots, ClinicSlot, 0);
  g_assert_cmpint (first->day, ==, DAY (2));
  g_assert_cmpint (first->minute, ==, 600); /* rolling at 11:00 after the longest wait */
  g_assert_cmpint (first->wait, ==, 60);
  g_assert_cmpint (first->bed, ==, 2);
  g_assert_cmpint (first->doctor, ==, 2);
}

static guint
count_visits (ClinicTestDiary *self, ClinicClosure *closure)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  clinic_diary_load_closed_visits_async (self->diary, closure, NULL, clinic_test_diary_ready_cb, &slot);
  clinic_closure_free (closure);
  result = clinic_test_diary_wait (&slot);
  visits = clinic_diary_load_closed_visits_finish (self->diary, result, NULL);
  g_assert_nonnull (visits);
  return visits->len;
}

/* Nothing is refused because somebody is booked; who must be moved is listed. */
static void
test_visits (ClinicTestDiary *self, gconstpointer data)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -1, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 600, .course = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 22, .minute = 600, .bed = 2, .doctor = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 22, .minute = 600, .course = 2, .state = "cancelled" });
  g_assert_cmpuint (count_visits (self, closure_new (0, 0, -7, 0, 60, 0, "")), ==, 2); /* what is over is over */
  g_assert_cmpuint (count_visits (self, closure_new (0, 0, 0, 660, 0, 670, "")), ==, 1);
  g_assert_cmpuint (count_visits (self, closure_new (2, 0, 0, 0, 60, 0, "")), ==, 1);
  g_assert_cmpuint (count_visits (self, closure_new (0, 1, 22, 0, 23, 0, "")), ==, 0);
  g_assert_cmpuint (count_visits (self, closure_new (0, 2, 22, 645, 22, 650, "")), ==, 1);
  save_well (self, closure_new (0, 0, 0, 0, 60, 0, ""));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM session WHERE state = 'booked'"), ==, 3);
}

static gint64
get_due (ClinicTestDiary *self, int id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT due FROM follow_up WHERE id = %d", id);

  return (clinic_test_db_get (self->db, sql) - CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400)) / 60;
}

static void
add_follow_up (ClinicTestDiary *self, int id, int day, int minute, const char *status)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO follow_up (id, kind, status, patient, course, day, due) VALUES (%d, 'review', '%s', 1, 1, %d, %" G_GINT64_FORMAT ");",
    id, status, DAY (day), DAY (day) * G_GINT64_CONSTANT (86400) + minute * 60);
  g_autoptr (GError) error = NULL;

  clinic_test_db_sql (self->db, sql, &error);
  g_assert_no_error (error);
}

static void
test_follow_ups (ClinicTestDiary *self, gconstpointer data)
{
  static const int dues[] = { 0 * 1440 + 420, 9 * 1440 + 540, 9 * 1440 + 540, 2 * 1440 + 540, 9 * 1440 + 540 };
  static const int before[] = { 0 * 1440 + 420, 7 * 1440 + 540, 8 * 1440 + 600, 2 * 1440 + 540, 9 * 1440 + 540 };

  add_follow_up (self, 1, 0, 420, "open"); /* due already */
  add_follow_up (self, 2, 7, 540, "open");
  add_follow_up (self, 3, 8, 600, "open");
  add_follow_up (self, 4, 2, 540, "done");
  add_follow_up (self, 5, 9, 540, "open");
  save_well (self, closure_new (1, 0, 0, 0, 30, 0, "")); /* a bed puts nothing off */
  save_well (self, closure_new (0, 0, 0, 0, 9, 0, ""));
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    g_assert_cmpint (get_due (self, i + 1), ==, dues[i]);
  clinic_test_diary_undo (self);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_assert_cmpint (get_due (self, i + 1), ==, before[i]);
}

/* Removed, it gives back what it has put off, but for what somebody has touched since. */
static void
test_bring_back (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_follow_up (self, 1, 7, 540, "open");
  add_follow_up (self, 2, 8, 600, "open");
  save_well (self, closure_new (0, 0, 0, 0, 9, 0, ""));
  clinic_test_db_sql (self->db, "UPDATE follow_up SET due = due + 3600, version = version + 1 WHERE id = 2", &error);
  g_assert_no_error (error);
  remove_first (self);
  g_assert_cmpint (get_due (self, 1), ==, 7 * 1440 + 540);
  g_assert_cmpint (get_due (self, 2), ==, 9 * 1440 + 600);
  clinic_test_diary_undo (self);
  g_assert_cmpint (get_due (self, 1), ==, 9 * 1440 + 540);
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/closures/save", test_save);
  ADD ("/diary/closures/refuse", test_refuse);
  ADD ("/diary/closures/explain", test_explain);
  ADD ("/diary/closures/next-free", test_next_free);
  ADD ("/diary/closures/visits", test_visits);
  ADD ("/diary/closures/follow-ups", test_follow_ups);
  ADD ("/diary/closures/bring-back", test_bring_back);
  return g_test_run ();
}
