/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-slots.h"

static ClinicSlotList *
find (ClinicTestDiary *self, const ClinicSlotWish *wish)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ClinicSlotList *list;

  clinic_diary_find_slots_async (self->diary, wish, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  list = clinic_diary_find_slots_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return list;
}

static const ClinicSlot *
get_slot (const ClinicSlotList *list, guint i)
{
  g_assert_cmpuint (i, <, list->slots->len);
  return &g_array_index (list->slots, ClinicSlot, i);
}

/* Session 1 of course 1 stands on day 0. */
static void
test_find (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    ClinicSlotWish wish; /* days counted from the test's */
    int first_day, first_minute, doctor;
    guint n_slots;
    gboolean refused;
  } cases[] = {
    { { .course = 1, .from = 21, .most_days = 1, .most_per_day = 3, .apart = 30 }, 21, 540, 1, 3, FALSE },
    { { .course = 1, .from = 20, .most_days = 2, .most_per_day = 2, .apart = 30 }, 21, 540, 1, 4, TRUE },
    { { .course = 1, .from = 20, .most_days = 1, .most_per_day = 1, .close = TRUE }, 21, 540, 1, 1, TRUE },
    { { .course = 1, .from = 18, .most_days = 1, .most_per_day = 1, .close = TRUE }, 18, 540, 1, 1, TRUE },
    { { .course = 1, .from = 22, .most_days = 1, .most_per_day = 1, .doctor = 2 }, 22, 540, 2, 1, FALSE },
    { { .course = 1, .from = 22, .most_days = 1, .most_per_day = 1, .part = CLINIC_PART_OF_DAY_AFTERNOON }, 22, 720, 1, 1, FALSE },
    { { .course = 1, .from = 22, .most_days = 1, .apart = 60, .part = CLINIC_PART_OF_DAY_MORNING }, 22, 540, 1, 3, FALSE },
    { { .course = 1, .from = 26, .most_days = 1, .most_per_day = 1 }, 28, 540, 1, 1, FALSE },
    { { .course = 1, .from = 30, .most_days = 1, .most_per_day = 1, .also = { DAY (42) }, .n_also = 1 }, 63, 540, 1, 1, TRUE },
    { { .course = 2, .from = 0, .most_days = 1, .most_per_day = 1 }, 0, 540, 1, 1, FALSE },
  };

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 600 });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClinicSlotWish wish = cases[i].wish;
      g_autoptr (ClinicSlotList) list = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      wish.from = DAY (wish.from);
      list = find (self, &wish);
      g_assert_cmpuint (list->slots->len, ==, cases[i].n_slots);
      g_assert_cmpint (get_slot (list, 0)->day, ==, DAY (cases[i].first_day));
      g_assert_cmpint (get_slot (list, 0)->minute, ==, cases[i].first_minute);
      g_assert_cmpint (get_slot (list, 0)->doctor, ==, cases[i].doctor);
      g_assert_true ((list->refusal != NULL) == cases[i].refused);
      g_assert_cmpint (list->next, >, get_slot (list, list->slots->len - 1)->day);
    }
}

static void
test_find_today (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlotWish wish = { .course = 1, .from = DAY (-5), .most_days = 1, .most_per_day = 1 };
  g_autoptr (ClinicSlotList) list = NULL;

  clinic_clock_set_now (self->clock, CLINIC_TEST_NOW + 4 * 3600 + 60);
  list = find (self, &wish);
  g_assert_cmpint (get_slot (list, 0)->day, ==, DAY (0));
  g_assert_cmpint (get_slot (list, 0)->minute, ==, 12 * 60 + 5);
  g_assert_cmpint (list->previous, ==, CLINIC_DAY_NONE);
}

static void
save_setup (ClinicTestDiary *self, ClinicSetup *setup)
{
  GAsyncResult *slot = NULL;

  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  clinic_setup_unref (setup);
  g_assert_null (clinic_test_diary_finish (self, &slot));
}

static void
test_find_none (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlotWish wish = { .course = 1, .from = DAY (0), .most_days = 1 };
  g_autoptr (ClinicSlotList) list = NULL;
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));

  g_array_set_size (setup->openings, 0);
  clinic_setup_add_opening (setup, 6, 600, 630);
  save_setup (self, setup);
  list = find (self, &wish);
  g_assert_cmpuint (list->slots->len, ==, 0);
  g_assert_cmpint (list->next, ==, CLINIC_DAY_NONE);
}

static gboolean
check (ClinicTestDiary *self, const ClinicSlotWish *wish, const ClinicSlot *slot, char **words)
{
  GAsyncResult *ready = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  clinic_diary_check_slot_async (self->diary, wish, slot, NULL, clinic_test_diary_ready_cb, &ready);
  result = clinic_test_diary_wait (&ready);
  ok = clinic_diary_check_slot_finish (self->diary, result, &error);
  g_assert_true (ok == (error == NULL));
  g_clear_pointer (words, g_free);
  *words = error != NULL ? clinic_words_for_error (error) : NULL;
  return ok;
}

static void
test_check (ClinicTestDiary *self, gconstpointer data)
{
  ClinicSlotWish wish = { .course = 1 };
  ClinicSlot slot = { DAY (20), 600, 45, 0, 1, 1 };
  g_autofree char *words = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 7, .day = 0, .minute = 600 });
  g_assert_false (check (self, &wish, &slot, &words));
  g_assert_cmpstr (words, ==, "Earliest Mon 14 Dec: 21 days after session 1.");
  wish.close = TRUE;
  g_assert_false (check (self, &wish, &slot, &words)); /* a Sunday */
  wish.close = FALSE;
  slot.day = DAY (21);
  g_assert_true (check (self, &wish, &slot, &words));
  slot.day = DAY (7);
  wish.except = 7;
  g_assert_true (check (self, &wish, &slot, &words));
}

static GPtrArray *
plan (ClinicTestDiary *self, const ClinicSlot *first, guint weekdays, int minute)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *visits;

  clinic_diary_plan_course_async (self->diary, 1, first, weekdays, minute, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  visits = clinic_diary_plan_course_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return visits;
}

static void
keep_one_bed (ClinicTestDiary *self)
{
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));

  ((ClinicBed *) setup->beds->pdata[1])->active = FALSE;
  save_setup (self, setup);
}

/* Session 1 on day 0; the others follow on Tuesdays at 10:00, four weeks apart, but where that is taken. */
static void
test_plan (ClinicTestDiary *self, gconstpointer data)
{
  static const ClinicSlot first = { DAY (22), 600, 45, 0, 1, 1 };
  static const struct
  {
    int day, minute, nth, gap;
    const char *why;
  } planned[] = {
    { 22, 600, 2, 22, NULL }, { 50, 615, 3, 28, "10:00 is taken" }, { 78, 600, 4, 28, NULL },
    { 106, 600, 5, 28, NULL }, { 134, 600, 6, 28, NULL },
  };
  g_autoptr (GPtrArray) visits = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 0, .minute = 600 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 50, .minute = 540, .course = 2 });
  keep_one_bed (self);
  visits = plan (self, &first, 0, -1);
  g_assert_cmpuint (visits->len, ==, G_N_ELEMENTS (planned));
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicPlannedVisit *visit = visits->pdata[i];

      g_test_message ("visit %u: day %d at %d, %s", i, visit->slot.day - CLINIC_TEST_DAY, visit->slot.minute, visit->why);
      g_assert_cmpint (visit->nth, ==, planned[i].nth);
      g_assert_cmpint (visit->slot.day, ==, DAY (planned[i].day));
      g_assert_cmpint (visit->slot.minute, ==, planned[i].minute);
      g_assert_cmpint (visit->gap, ==, planned[i].gap);
      g_assert_cmpstr (visit->why, ==, planned[i].why);
    }
}

/* The patient prefers Thursdays and Fridays at 14:00 for all but the first, a Tuesday. */
static void
test_plan_preferred (ClinicTestDiary *self, gconstpointer data)
{
  static const ClinicSlot first = { DAY (1), 600, 45, 0, 1, 1 };
  static const int days[] = { 1, 31, 59, 87, 115, 143 };
  g_autoptr (GPtrArray) visits = plan (self, &first, 8 | 16, 840);

  g_assert_cmpuint (visits->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < visits->len; i++)
    {
      const ClinicPlannedVisit *visit = visits->pdata[i];

      g_test_message ("visit %u: day %d", i, visit->slot.day - CLINIC_TEST_DAY);
      g_assert_cmpint (visit->slot.day, ==, DAY (days[i]));
      g_assert_cmpint (visit->slot.minute, ==, i == 0 ? 600 : 840);
      g_assert_null (visit->why);
    }
}

static void
test_subject (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicBookingSubject) subject = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .day = -30, .minute = 600, .state = "fulfilled" });
  clinic_diary_load_subject_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  subject = clinic_diary_load_subject_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (subject->patient->given, ==, "Asha");
  g_assert_cmpuint (subject->courses->len, ==, 1);
  g_assert_cmpint (g_array_index (subject->progresses, ClinicCourseProgress, 0).performed, ==, 1);
}

#define ADD(name, func) g_test_add (name, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/diary/slots/find", test_find);
  ADD ("/diary/slots/find-today", test_find_today);
  ADD ("/diary/slots/find-none", test_find_none);
  ADD ("/diary/slots/check", test_check);
  ADD ("/diary/slots/plan", test_plan);
  ADD ("/diary/slots/plan-preferred", test_plan_preferred);
  ADD ("/diary/slots/subject", test_subject);
  return g_test_run ();
}
