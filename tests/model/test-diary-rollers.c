/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-rollers.h"

#include "clinic-test-diary.h"

static char *
add (ClinicTestDiary *self, const char *lot, int expires, const char *numbers, int count)
{
  ClinicRollerLot draft = { .product = (char *) " Dermaroller MF8 ", .lot = (char *) lot, .needle = 1.5, .expiry = DAY (expires) };
  GAsyncResult *slot = NULL;

  clinic_diary_add_rollers_async (self->diary, &draft, numbers, count, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
add_some (ClinicTestDiary *self)
{
  g_autofree char *words = add (self, "A1877", 300, "0031-0034", 0);
  g_autofree char *other = add (self, "B2", 20, "", 2);

  g_assert_cmpstr (words, ==, NULL);
  g_assert_cmpstr (other, ==, NULL);
}

static char *
use (ClinicTestDiary *self, gint64 session, gint64 roller)
{
  GAsyncResult *slot = NULL;

  clinic_diary_use_roller_async (self->diary, session, roller, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
assert_used (ClinicTestDiary *self, gint64 session, gint64 roller)
{
  g_autofree char *words = use (self, session, roller);

  g_assert_cmpstr (words, ==, NULL);
}

static void
assert_refused (ClinicTestDiary *self, gint64 session, gint64 roller, const char *expected)
{
  g_autofree char *words = use (self, session, roller);

  g_assert_cmpstr (words, ==, expected);
}

static GPtrArray *
load_stock (ClinicTestDiary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_roller_stock_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_roller_stock_finish (self->diary, result, NULL);
}

static char *
list_uses (ClinicTestDiary *self, const char *lot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  GAsyncResult *slot = NULL;
  GString *text = g_string_new (NULL);

  clinic_diary_load_lot_uses_async (self->diary, lot, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  uses = clinic_diary_load_lot_uses_finish (self->diary, result, NULL);
  for (guint i = 0; i < uses->len; i++)
    {
      const ClinicRollerUse *each = uses->pdata[i];

      g_string_append_printf (text, "%s%s %s %d", i ? ", " : "", each->roller->number, each->patient_name,
                              each->roller->used_day - CLINIC_TEST_DAY);
    }
  return g_string_free (text, FALSE);
}

static void
book_three (ClinicTestDiary *self)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 700, .course = 2, .bed = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 21, .minute = 600 });
}

static void
test_box (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) stock = NULL;
  g_autofree char *more = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *other = NULL;
  g_autofree char *none = NULL;
  const ClinicRollerStock *first, *second;

  add_some (self);
  stock = load_stock (self);
  g_assert_cmpuint (stock->len, ==, 2);
  first = stock->pdata[0];
  second = stock->pdata[1];
  g_assert_cmpstr (first->lot->lot, ==, "B2");
  g_assert_cmpint (first->left, ==, 2);
  g_assert_cmpstr (second->lot->product, ==, "Dermaroller MF8");
  g_assert_cmpint (second->total, ==, 4);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM roller WHERE number IN ('S00001', 'S00002', '0031')"), ==, 3);
  /* one that expired long ago is no stock any more */
  g_assert_true (clinic_test_db_sql (self->db, "INSERT INTO roller_lot (lot, needle, expiry_day) VALUES ('OLD', 1, 10000)", NULL));
  g_clear_pointer (&stock, g_ptr_array_unref);
  stock = load_stock (self);
  g_assert_cmpuint (stock->len, ==, 2);
  g_assert_true (clinic_test_db_sql (self->db, "DELETE FROM roller_lot WHERE lot = 'OLD'", NULL));
  /* another box of a lot that is there */
  more = add (self, "A1877", 300, "0035", 0);
  g_assert_null (more);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM roller_lot"), ==, 2);
  twice = add (self, "A1877", 300, "0036 0031", 0);
  g_assert_cmpstr (twice, ==, "Piece 0031 of this lot is in stock already.");
  other = add (self, "A1877", 301, "0036", 0);
  g_assert_nonnull (other);
  none = add (self, "C3", 300, "", 0);
  g_assert_cmpstr (none, ==, "Write how many pieces there are, or their numbers.");
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM roller"), ==, 7);
  for (int i = 0; i < 3; i++)
    clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT (SELECT count (*) FROM roller) + (SELECT count (*) FROM roller_lot)"), ==, 0);
}

static void
test_one_piece_one_session (ClinicTestDiary *self, gconstpointer data)
{
  book_three (self);
  add_some (self);
  assert_used (self, 1, 1);
  assert_used (self, 1, 1);
  assert_refused (self, 2, 1, "Piece 0031 was used on Mon 23 Nov. Take a new roller.");
  assert_refused (self, 3, 1, "Piece 0031 was used on Mon 23 Nov. Take a new roller.");
  /* another one instead frees the first */
  assert_used (self, 1, 2);
  assert_used (self, 2, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM roller_use"), ==, 2);
  assert_used (self, 2, 0);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM roller_use WHERE roller = 1"), ==, 0);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT session FROM roller_use WHERE roller = 1"), ==, 2);
}

static void
test_expired_and_withdrawn (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  book_three (self);
  add_some (self);
  assert_used (self, 1, 5);
  assert_refused (self, 3, 6, "Lot B2 expired on 13 Dec 2026. Take a roller of another lot.");
  clinic_diary_withdraw_lot_async (self->diary, 1, TRUE, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  assert_refused (self, 2, 3, "Lot A1877 was withdrawn. Take a roller of another lot.");
  clinic_test_diary_undo (self);
  assert_used (self, 2, 3);
}

static void
test_who_had_it (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *nobody = NULL;

  book_three (self);
  add_some (self);
  assert_used (self, 1, 1);
  assert_used (self, 2, 2);
  assert_used (self, 3, 3);
  words = list_uses (self, " a1877 ");
  g_assert_cmpstr (words, ==, "0033 Asha Rao 21, 0032 Jens Holm 0, 0031 Asha Rao 0");
  nobody = list_uses (self, "A187");
  g_assert_cmpstr (nobody, ==, "");
}

#define ADD(name, function)                                                                                             \
  g_test_add ("/model/diary-rollers/" name, ClinicTestDiary, NULL, clinic_test_diary_set_up, function, clinic_test_diary_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("box", test_box);
  ADD ("one-piece-one-session", test_one_piece_one_session);
  ADD ("expired-and-withdrawn", test_expired_and_withdrawn);
  ADD ("who-had-it", test_who_had_it);
  return g_test_run ();
}
