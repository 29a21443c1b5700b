/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-creams.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-today.h"

#include "clinic-test-diary.h"

#define AT(minute) (CLINIC_TEST_DAY * G_GINT64_CONSTANT (86400) + (minute) * 60)

static GPtrArray *
load (ClinicTestDiary *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *creams;

  clinic_diary_load_creams_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  creams = clinic_diary_load_creams_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return creams;
}

static char *
save (ClinicTestDiary *self, const ClinicCream *cream)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_cream_async (self->diary, cream, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
put_on (ClinicTestDiary *self, const ClinicCreamUse *use)
{
  GAsyncResult *slot = NULL;

  clinic_diary_cream_on_async (self->diary, 1, use, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static char *
roll (ClinicTestDiary *self, gint64 doctor, const char *reason)
{
  GAsyncResult *slot = NULL;

  clinic_diary_start_rolling_signed_async (self->diary, 1, doctor, reason, NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
arrive (ClinicTestDiary *self)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_clock_set_now (self->clock, AT (600));
  clinic_diary_arrive_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
}

static void
assert_sql (ClinicTestDiary *self, const char *sql, gint64 expected)
{
  g_assert_cmpint (clinic_test_db_get (self->db, sql), ==, expected);
}

/* The labels' own figures, each with its source; what they do not state is no limit. */
static void
test_shipped (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) creams = load (self);
  const ClinicCream *emla = creams->pdata[0];
  const ClinicCream *lmx = creams->pdata[1];

  g_assert_cmpuint (creams->len, ==, 2);
  g_assert_cmpstr (emla->name, ==, "EMLA 5 %");
  g_assert_cmpfloat (emla->most_grams, ==, 60);
  g_assert_cmpfloat (emla->most_area, ==, 600);
  g_assert_cmpint (emla->least_minutes, ==, 60);
  g_assert_cmpint (emla->most_minutes, ==, 300);
  g_assert_nonnull (strstr (emla->source, "section 4.2"));
  g_assert_cmpfloat (lmx->most_grams, ==, 0);
  g_assert_cmpint (lmx->least_minutes, ==, 30);
  g_assert_nonnull (strstr (lmx->source, "section 4.2"));
}

static void
test_saved (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicCream) cream = clinic_cream_new ();
  g_autoptr (GPtrArray) creams = NULL;
  g_autofree char *nameless = save (self, cream);
  g_autofree char *words = NULL;
  g_autofree char *stale = NULL;

  g_assert_cmpstr (nameless, ==, "Write the cream’s name.");
  g_free (cream->name);
  cream->name = g_strdup ("House cream");
  cream->most_minutes = 45;
  words = save (self, cream);
  g_assert_null (words);
  creams = load (self);
  g_assert_cmpuint (creams->len, ==, 3);
  g_assert_cmpstr (((ClinicCream *) creams->pdata[2])->name, ==, "House cream");
  g_assert_cmpint (((ClinicCream *) creams->pdata[2])->least_minutes, ==, 0);
  assert_sql (self, "SELECT count (*) FROM cream WHERE name = 'House cream' AND least_minutes IS NULL AND most_grams IS NULL", 1);
  /* who was slower is told */
  ((ClinicCream *) creams->pdata[2])->least_minutes = 20;
  words = save (self, creams->pdata[2]);
  g_assert_null (words);
  stale = save (self, creams->pdata[2]);
  g_assert_nonnull (stale);
  clinic_test_diary_undo (self);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM cream", 2);
}

/* The limits go along with the session: a later change of the list moves no clock. */
static void
test_copied (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  arrive (self);
  words = put_on (self, &(ClinicCreamUse){ .cream = 2, .product = (char *) "", .grams = 30, .square = 200, .area = (char *) "Face" });
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM session WHERE cream = 'LMX4' AND cream_id = 2 AND grams = 30 AND cream_square = 200"
                    " AND cream_least = 30 AND cream_most = 300 AND cream_doctor IS NULL", 1);
  clinic_test_db_sql (self->db, "UPDATE cream SET least_minutes = 200", &error);
  g_assert_no_error (error);
  assert_sql (self, "SELECT cream_least FROM session WHERE id = 1", 30);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND cream_id IS NULL AND cream_most IS NULL", 1);
}

static void
test_over_its_limit (ClinicTestDiary *self, gconstpointer data)
{
  ClinicCreamUse use = { .cream = 1, .product = (char *) "", .grams = 60, .square = 600, .area = (char *) "" };
  g_autofree char *unsigned_words = NULL;
  g_autofree char *words = NULL;

  arrive (self);
  use.grams = 61;
  unsigned_words = put_on (self, &use);
  g_assert_cmpstr (unsigned_words, ==, "61 g is more than the label states: 60 g. Choose which doctor allows it, and write why.");
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived'", 1);
  use.doctor = 1;
  use.reason = (char *) "Large back, watched";
  words = put_on (self, &use);
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'numbing' AND cream_doctor = 1"
                    " AND cream_reason = 'Large back, watched'", 1);
  assert_sql (self, "SELECT count (*) FROM session_step WHERE state = 'numbing' AND reason = 'Large back, watched'", 1);
}

/* A cream that an allergy names is not put on, whoever would sign for it; one that it does not name is. */
static void
test_allergy (ClinicTestDiary *self, gconstpointer data)
{
  ClinicCreamUse use = { .cream = 1, .product = (char *) "", .area = (char *) "", .doctor = 1, .reason = (char *) "Small area" };
  g_autofree char *listed = NULL;
  g_autofree char *in_words = NULL;
  g_autofree char *words = NULL;

  arrive (self);
  clinic_test_db_sql (self->db, "UPDATE patient SET allergies = 'Prilocaine'", NULL);
  listed = put_on (self, &use);
  g_assert_nonnull (strstr (listed, "has an allergy that names this cream: Prilocaine. Choose another."));
  use.cream = 0;
  use.product = (char *) "Our own with prilocaine";
  in_words = put_on (self, &use);
  g_assert_cmpstr (in_words, ==, listed);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND cream_id IS NULL", 1);
  words = put_on (self, &(ClinicCreamUse){ .cream = 2, .product = (char *) "", .area = (char *) "" });
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'numbing' AND cream_id = 2", 1);
}

/* As much as the label states is within it, and asks nobody. */
static void
test_at_its_limit (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;

  arrive (self);
  words = put_on (self, &(ClinicCreamUse){ .cream = 1, .product = (char *) "", .grams = 60, .square = 600, .area = (char *) "" });
  g_assert_null (words);
}

static void
test_on_too_long (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *refused = NULL;

  arrive (self);
  words = put_on (self, &(ClinicCreamUse){ .cream = 1, .product = (char *) "", .area = (char *) "" });
  g_assert_null (words);
  clinic_clock_set_now (self->clock, AT (600 + 301));
  refused = roll (self, 0, NULL);
  g_assert_cmpstr (refused, ==, "EMLA 5 % has been on for 301 min, and the label states 300 min at most. Choose which doctor"
                                " allows it, and write why.");
  words = roll (self, 1, "Wiped off at 14:00");
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'rolling' AND cream_reason = 'Wiped off at 14:00'", 1);
}

/* Taking the cream off the record takes its limits and its signature along. */
static void
test_back (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  arrive (self);
  words = put_on (self, &(ClinicCreamUse){ .cream = 1, .product = (char *) "", .grams = 70, .area = (char *) "", .doctor = 1,
                                           .reason = (char *) "Back" });
  g_assert_null (words);
  clinic_diary_step_back_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_null (words);
  assert_sql (self, "SELECT count (*) FROM session WHERE state = 'arrived' AND cream = '' AND grams = 0 AND cream_id IS NULL"
                    " AND cream_least IS NULL AND cream_most IS NULL AND cream_doctor IS NULL AND cream_reason IS NULL", 1);
}

#define ADD(path, func) \
  g_test_add ("/diary-creams/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shipped", test_shipped);
  ADD ("saved", test_saved);
  ADD ("copied", test_copied);
  ADD ("over-its-limit", test_over_its_limit);
  ADD ("allergy", test_allergy);
  ADD ("at-its-limit", test_at_its_limit);
  ADD ("on-too-long", test_on_too_long);
  ADD ("back", test_back);
  return g_test_run ();
}
