/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "clinic-test-diary.h"
#include "model/clinic-ical-export.h"

static GPtrArray *
load (ClinicTestDiary *self)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *visits;

  clinic_diary_load_range_async (self->diary, DAY (0), DAY (7), NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  visits = clinic_diary_load_range_finish (self->diary, result, NULL);
  g_assert_nonnull (visits);
  return visits;
}

static char *
export (ClinicTestDiary *self, gint64 doctor, gboolean names)
{
  g_autoptr (GPtrArray) visits = load (self);
  g_autoptr (GBytes) bytes = clinic_ical_export (self->diary, visits, doctor, names);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
fill (ClinicTestDiary *self)
{
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 540 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 2, .day = 1, .minute = 600, .doctor = 2, .course = 2 });
  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 3, .day = 1, .minute = 600, .bed = 2, .state = "cancelled" });
}

static void
assert_says (const char *text, const char *words, gboolean says)
{
  if ((strstr (text, words) != NULL) != says)
    g_error ("%s “%s” in:\n%s", says ? "no" : "there is", words, text);
}

/* Names only where they are asked for; what is treated never. */
static void
test_privacy (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *plain = NULL;
  g_autofree char *named = NULL;

  fill (self);
  clinic_test_db_sql (self->db, "UPDATE course SET area = 'scalp'; UPDATE patient SET allergies = 'lidocaine'", NULL);
  plain = export (self, 0, FALSE);
  named = export (self, 0, TRUE);
  assert_says (plain, "SUMMARY:Appointment · Dr One\r\n", TRUE);
  assert_says (plain, "Asha", FALSE);
  assert_says (named, "SUMMARY:Asha Rao · Dr One\r\n", TRUE);
  assert_says (plain, "LOCATION:Test clinic\\, Bed 1\r\n", TRUE);
  for (int i = 0; i < 2; i++)
    {
      assert_says (i ? named : plain, "scalp", FALSE);
      assert_says (i ? named : plain, "lidocaine", FALSE);
    }
}

static void
test_doctor (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (self);
  text = export (self, 2, FALSE);
  assert_says (text, "UID:2@test-clinic\r\n", TRUE);
  assert_says (text, "UID:1@test-clinic\r\n", FALSE);
}

/* A move keeps the name and raises the number, so that calendars take the new one for the old. */
static void
test_sequence (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  clinic_test_diary_add (self, &(ClinicTestSession){ .id = 1, .day = 0, .minute = 540 });
  before = export (self, 0, FALSE);
  assert_says (before, "SEQUENCE:0\r\n", TRUE);
  assert_says (before, "STATUS:CONFIRMED\r\n", TRUE);
  clinic_diary_cancel_async (self->diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  g_assert_null (clinic_test_diary_finish (self, &slot));
  after = export (self, 0, FALSE);
  assert_says (after, "UID:1@test-clinic\r\n", TRUE);
  assert_says (after, "SEQUENCE:1\r\n", TRUE);
  assert_says (after, "STATUS:CANCELLED\r\n", TRUE);
  clinic_test_diary_undo (self);
  g_free (after);
  after = export (self, 0, FALSE);
  assert_says (after, "STATUS:CONFIRMED\r\n", TRUE);
  assert_says (after, "SEQUENCE:0\r\n", FALSE);
  assert_says (after, "SEQUENCE:1\r\n", FALSE);
}

/* What names the clinic stays over changes of its settings and their undo. */
static void
test_uid_stays (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  ClinicSetup *setup = clinic_setup_copy (clinic_diary_get_setup (self->diary));

  g_free (setup->name);
  setup->name = g_strdup ("Another name");
  clinic_diary_save_setup_async (self->diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  clinic_setup_unref (setup);
  g_assert_null (clinic_test_diary_finish (self, &slot));
  g_assert_cmpstr (clinic_diary_get_setup (self->diary)->uid, ==, "test-clinic");
  clinic_test_diary_undo (self);
  g_assert_cmpstr (clinic_diary_get_setup (self->diary)->name, ==, "Test clinic");
  g_assert_cmpstr (clinic_diary_get_setup (self->diary)->uid, ==, "test-clinic");
}

static ClinicSetup *
make_setup (void)
{
  ClinicSetup *setup = clinic_setup_new ();

  g_free (setup->name);
  setup->name = g_strdup ("New");
  clinic_setup_add_bed (setup, 0, "Bed 1", TRUE);
  clinic_setup_add_staff (setup, 0, "Dr Nair", CLINIC_ROLE_DOCTOR, TRUE);
  clinic_setup_add_opening (setup, 1, 480, 1020);
  return setup;
}

static void
test_uid_given (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 2; i++)
    {
      ClinicTestDiary fresh = { .folder = clinic_test_folder_new () };
      g_autoptr (ClinicSetup) setup = make_setup ();
      GAsyncResult *slot = NULL;

      fresh.db = clinic_test_db_open (fresh.folder, NULL);
      fresh.clock = clinic_clock_new_at (CLINIC_TEST_NOW);
      fresh.diary = clinic_diary_new (fresh.db, fresh.clock);
      clinic_diary_save_setup_async (fresh.diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
      g_assert_null (clinic_test_diary_finish (&fresh, &slot));
      g_ptr_array_add (uids, g_strdup (clinic_diary_get_setup (fresh.diary)->uid));
      clinic_test_diary_tear_down (&fresh, NULL);
    }
  g_assert_cmpuint (strlen (uids->pdata[0]), >=, 32);
  g_assert_cmpstr (uids->pdata[0], !=, uids->pdata[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/ical-export/" path, ClinicTestDiary, NULL, clinic_test_diary_set_up, func, clinic_test_diary_tear_down)
  ADD ("privacy", test_privacy);
  ADD ("doctor", test_doctor);
  ADD ("sequence", test_sequence);
  ADD ("uid-stays", test_uid_stays);
  ADD ("uid-given", test_uid_given);
  return g_test_run ();
}
