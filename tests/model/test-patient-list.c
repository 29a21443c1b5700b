/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"

#include "model/clinic-patient-list.h"

typedef struct
{
  ClinicTestDiary test;
  ClinicPatientList *list;
  guint position, removed, added, emitted;
  int cards, indexed;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
  fixture->emitted++;
}

static void
wait_complete (Fixture *fixture)
{
  while (!clinic_patient_list_is_complete (fixture->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  clinic_test_diary_set_up (&fixture->test, NULL);
  /* with the two there are: 402, in the order of their numbers but for these */
  for (int i = 100; i < 500; i++)
    g_string_append_printf (sql,
                            "INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key) VALUES"
                            " (%d, 'N%d', 'No', 'Body%d', 0, 'body%d no', 'no body%d');", i, i, i, i, i);
  clinic_test_db_sql (fixture->test.db, sql->str, &error);
  g_assert_no_error (error);
  fixture->list = clinic_patient_list_new (fixture->test.diary);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  clinic_diary_load_patient_index (fixture->test.diary);
  wait_complete (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  clinic_test_diary_settle (&fixture->test);
  g_assert_finalize_object (fixture->list);
  clinic_test_diary_tear_down (&fixture->test, NULL);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
wait_card (ClinicPatientRow *row)
{
  while (clinic_patient_row_get_card (row) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_lists (Fixture *fixture, gconstpointer unused)
{
  guint position = 0;

  g_assert_cmpuint (count (fixture), ==, 402);
  g_assert_cmpuint (fixture->emitted, ==, 1);
  g_assert_cmpint (clinic_patient_list_get_id (fixture->list, 0), ==, 100);
  g_assert_true (clinic_patient_list_find (fixture->list, 1, &position));
  g_assert_cmpuint (position, ==, 401);
  g_assert_false (clinic_patient_list_find (fixture->list, 3, &position));
  g_assert_cmpint (clinic_patient_list_get_id (fixture->list, 402), ==, 0);
}

static void
test_first_hits (Fixture *fixture, gconstpointer unused)
{
  clinic_patient_list_set_query (fixture->list, "body");
  g_assert_cmpuint (count (fixture), ==, 24);
  g_assert_false (clinic_patient_list_is_complete (fixture->list));
  wait_complete (fixture);
  g_assert_cmpuint (count (fixture), ==, 400);
  /* what stands there stays */
  g_assert_cmpuint (fixture->position, ==, 24);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 376);
  clinic_patient_list_set_query (fixture->list, "rao");
  g_assert_cmpuint (count (fixture), ==, 1);
  clinic_patient_list_set_query (fixture->list, "nobody at all");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (clinic_patient_list_is_complete (fixture->list));
  clinic_patient_list_set_query (fixture->list, "");
  g_assert_cmpuint (count (fixture), ==, 24);
  wait_complete (fixture);
  g_assert_cmpuint (count (fixture), ==, 402);
}

/* Rows that nobody holds any more are not read, however many were asked for. */
static void
test_reads_what_is_held (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientRow) last = NULL;

  for (guint i = 0; i < 401; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->list), i));
  last = g_list_model_get_item (G_LIST_MODEL (fixture->list), 401);
  wait_card (last);
  for (guint i = 0; i < 401; i++)
    {
      g_autoptr (ClinicPatientRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_null (clinic_patient_row_get_card (row));
    }
}

static void
test_cards (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 401);
  g_autoptr (ClinicPatientRow) same = g_list_model_get_item (G_LIST_MODEL (fixture->list), 401);
  const ClinicPatientCard *card;

  g_assert_true (row == same);
  g_assert_null (clinic_patient_row_get_card (row));
  wait_card (row);
  card = clinic_patient_row_get_card (row);
  g_assert_cmpstr (card->patient->given, ==, "Asha");
  g_assert_cmpint (card->length, ==, 6);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 402));
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_follows_changes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ClinicPatientRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 401);
  g_autoptr (ClinicPatient) patient = NULL;
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  wait_card (row);
  patient = clinic_patient_copy (clinic_patient_row_get_card (row)->patient);
  g_free (patient->family);
  patient->family = g_strdup ("Aardvark");
  g_signal_connect_swapped (row, "notify::card", G_CALLBACK (count_cb), &fixture->cards);
  g_signal_connect_swapped (clinic_diary_get_patient_index (fixture->test.diary), "changed", G_CALLBACK (count_cb),
                            &fixture->indexed);
  clinic_diary_save_patient_async (fixture->test.diary, patient, NULL, clinic_test_diary_ready_cb, &slot);
  change = clinic_test_diary_end (&fixture->test, &slot, &error);
  g_assert_no_error (error);
  while (fixture->cards == 0 || fixture->indexed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (fixture), ==, 402);
  g_assert_cmpint (clinic_patient_list_get_id (fixture->list, 0), ==, 1);
  g_assert_cmpstr (clinic_patient_row_get_card (row)->patient->family, ==, "Aardvark");
  clinic_patient_list_set_query (fixture->list, "aardv");
  g_assert_cmpuint (count (fixture), ==, 1);
  clinic_patient_list_set_query (fixture->list, "rao");
  g_assert_cmpuint (count (fixture), ==, 0);
  clinic_test_diary_undo (&fixture->test);
  while (fixture->indexed < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/patient-list/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/patient-list/first-hits", Fixture, NULL, set_up, test_first_hits, tear_down);
  g_test_add ("/patient-list/reads-what-is-held", Fixture, NULL, set_up, test_reads_what_is_held, tear_down);
  g_test_add ("/patient-list/cards", Fixture, NULL, set_up, test_cards, tear_down);
  g_test_add ("/patient-list/follows-changes", Fixture, NULL, set_up, test_follows_changes, tear_down);
  return g_test_run ();
}
