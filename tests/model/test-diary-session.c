/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-error.h"
#include "model/clinic-diary-session.h"

#include "clinic-test-diary.h"

static ClinicSession *
load (ClinicTestDiary *test, gint64 id, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  clinic_diary_load_session_async (test->diary, id, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_session_finish (test->diary, result, error);
}

static void
test_load (ClinicTestDiary *test, gconstpointer unused)
{
  g_autoptr (ClinicSession) session = NULL;
  g_autoptr (ClinicSession) none = NULL;
  g_autoptr (GError) error = NULL;

  clinic_test_diary_add (test, &(ClinicTestSession) { .id = 7, .day = 3, .minute = 600 });
  session = load (test, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpint (session->id, ==, 7);
  g_assert_cmpint (session->day, ==, DAY (3));
  none = load (test, 8, &error);
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/diary-session/load", ClinicTestDiary, NULL, clinic_test_diary_set_up, test_load, clinic_test_diary_tear_down);
  return g_test_run ();
}
