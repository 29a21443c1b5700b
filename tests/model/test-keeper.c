/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-keeper.h"

#include <glib/gstdio.h>

#include "clinic-test-diary.h"

typedef struct
{
  ClinicTestDiary test;
  ClinicKeeper *keeper;
  char *copies;
  GAsyncResult *slot;
  int n_ended; /* copies tried */
} Fixture;

/* A copy's end, either way, is told by the fault, there or not. */
static void
fault_cb (int *n_ended)
{
  (*n_ended)++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_set_up (&fixture->test, NULL);
  fixture->keeper = clinic_keeper_new (fixture->test.folder);
  fixture->copies = clinic_keeper_get_folder (fixture->keeper);
  g_signal_connect_swapped (fixture->keeper, "notify::fault", G_CALLBACK (fault_cb), &fixture->n_ended);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  clinic_keeper_set_diary (fixture->keeper, NULL);
  while (G_OBJECT (fixture->keeper)->ref_count > 1) /* what it does still holds it */
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->keeper);
  g_free (fixture->copies);
  clinic_test_diary_tear_down (&fixture->test, NULL);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *copies;

  clinic_keeper_list_async (fixture->keeper, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  copies = clinic_keeper_list_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
  return copies;
}

static void
wait_for_end (Fixture *fixture)
{
  while (fixture->n_ended == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture->n_ended = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_each_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_false (clinic_keeper_can_make (fixture->keeper));
  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  g_assert_true (clinic_keeper_can_make (fixture->keeper));
  wait_for_end (fixture);
  clinic_clock_set_now (fixture->test.clock, CLINIC_TEST_NOW + 86400);
  wait_for_end (fixture);
  copies = list (fixture);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpint (((ClinicCopy *) copies->pdata[0])->day, ==, DAY (1));
  g_assert_null (((ClinicCopy *) copies->pdata[0])->fault);
  g_assert_null (clinic_keeper_get_fault (fixture->keeper));
}

/* A file where the folder of copies should be. */
static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->copies, "", -1, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_MESSAGE, "Today's copy was not made*");
  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  wait_for_end (fixture);
  g_test_assert_expected_messages ();
  g_assert_nonnull (clinic_keeper_get_fault (fixture->keeper));

  g_assert_cmpint (g_unlink (fixture->copies), ==, 0);
  clinic_keeper_make_async (fixture->keeper, NULL, clinic_test_diary_ready_cb, &fixture->slot);
  result = clinic_test_diary_wait (&fixture->slot);
  g_assert_true (clinic_keeper_make_finish (fixture->keeper, result, &error));
  g_assert_no_error (error);
  g_assert_null (clinic_keeper_get_fault (fixture->keeper));
}

static gboolean
end_make (Fixture *fixture, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = clinic_test_diary_wait (slot);

  return clinic_keeper_make_finish (fixture->keeper, result, error);
}

/* They write the same files. */
static void
test_one_at_a_time (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *slots[4] = { NULL };
  g_autoptr (GPtrArray) copies = NULL;

  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    clinic_keeper_make_async (fixture->keeper, NULL, clinic_test_diary_ready_cb, &slots[i]);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GError) error = NULL;

      end_make (fixture, &slots[i], &error);
      g_assert_no_error (error);
    }
  copies = list (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_null (((ClinicCopy *) copies->pdata[0])->fault);
  g_assert_null (clinic_keeper_get_fault (fixture->keeper));
}

/* What waits for its turn when the clinic is closed is not made, and that is no fault. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *slots[2] = { NULL };
  g_autoptr (GError) error = NULL;

  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    clinic_keeper_make_async (fixture->keeper, NULL, clinic_test_diary_ready_cb, &slots[i]);
  clinic_keeper_set_diary (fixture->keeper, NULL);
  g_assert_true (end_make (fixture, &slots[0], NULL));
  g_assert_false (end_make (fixture, &slots[1], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (clinic_keeper_get_fault (fixture->keeper));
}

/* A window that asked for one and was closed. */
static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  wait_for_end (fixture);
  clinic_keeper_make_async (fixture->keeper, cancellable, clinic_test_diary_ready_cb, &fixture->slot);
  g_cancellable_cancel (cancellable);
  g_assert_false (end_make (fixture, &fixture->slot, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (clinic_keeper_get_fault (fixture->keeper));
}

/* None is made anew by itself where the day has its own. */
static void
test_made_already (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->copies, "sittings-2026-11-23.db", NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->copies, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "made before", -1, NULL));
  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  while (G_OBJECT (fixture->keeper)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  clinic_test_diary_settle (&fixture->test);
  g_assert_cmpint (fixture->n_ended, ==, 0);
}

static void
test_other_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = clinic_test_folder_new ();
  g_autofree char *told = NULL;
  g_autofree char *own = NULL;

  clinic_keeper_set_folder (fixture->keeper, other);
  told = clinic_keeper_get_folder (fixture->keeper);
  g_assert_cmpstr (told, ==, other);
  /* what the clinic says itself counts more */
  clinic_keeper_set_diary (fixture->keeper, fixture->test.diary);
  own = clinic_keeper_get_folder (fixture->keeper);
  g_assert_cmpstr (own, ==, fixture->copies);
  wait_for_end (fixture);
  clinic_test_folder_remove (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keeper/each-day", Fixture, NULL, set_up, test_each_day, tear_down);
  g_test_add ("/keeper/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/keeper/one-at-a-time", Fixture, NULL, set_up, test_one_at_a_time, tear_down);
  g_test_add ("/keeper/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);
  g_test_add ("/keeper/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/keeper/made-already", Fixture, NULL, set_up, test_made_already, tear_down);
  g_test_add ("/keeper/other-folder", Fixture, NULL, set_up, test_other_folder, tear_down);
  return g_test_run ();
}
