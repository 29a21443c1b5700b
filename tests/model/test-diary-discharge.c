/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-discharge.h"
#include "model/clinic-diary-visit.h"

#define STALE "Someone has changed this since. Look at it again, then repeat your change."

static void
must_finish (ClinicTestDiary *self, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (self, slot);

  g_assert_cmpstr (words, ==, NULL);
}

/* Session 1 of patient 1 is rolled until day 0, 10:58. */
static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (self->db, "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start,"
                                " rolling_at = start + 2400", NULL);
  clinic_clock_set_now (self->clock, DAY (0) * G_GINT64_CONSTANT (86400) + 658 * 60);
  clinic_diary_set_actor (self->diary, 3);
  clinic_diary_finish_visit_async (self->diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
}

static ClinicAftercare *
load (ClinicTestDiary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  ClinicAftercare *aftercare;

  clinic_diary_load_aftercare_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  aftercare = clinic_diary_load_aftercare_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return aftercare;
}

static void
tick (ClinicTestDiary *self, ClinicDischargeItem item, gboolean done)
{
  GAsyncResult *slot = NULL;

  clinic_diary_tick_discharge_async (self->diary, 1, item, done, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
}

static guint
count_ticks (ClinicTestDiary *self)
{
  g_autoptr (ClinicAftercare) aftercare = load (self);

  return aftercare->discharge->len;
}

/* Who ticked what, once, in the list's order; away again, and undone. */
static void
test_ticks (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicAftercare) aftercare = NULL;
  const ClinicDischargeTick *first;

  tick (self, CLINIC_DISCHARGE_VIDEO, TRUE);
  tick (self, CLINIC_DISCHARGE_EXPLAINED, TRUE);
  tick (self, CLINIC_DISCHARGE_EXPLAINED, TRUE);
  aftercare = load (self);
  g_assert_cmpuint (aftercare->discharge->len, ==, 2);
  first = aftercare->discharge->pdata[0];
  g_assert_cmpint (first->item, ==, CLINIC_DISCHARGE_EXPLAINED);
  g_assert_cmpint (first->actor, ==, 3);
  g_assert_cmpint (first->at, ==, clinic_diary_get_now (self->diary));
  tick (self, CLINIC_DISCHARGE_VIDEO, FALSE);
  tick (self, CLINIC_DISCHARGE_VIDEO, FALSE);
  g_assert_cmpuint (count_ticks (self), ==, 1);
  clinic_test_diary_undo (self);
  g_assert_cmpuint (count_ticks (self), ==, 2);
}

static void
prescribe (ClinicTestDiary *self, const ClinicPrescription *prescription, const char *refusal)
{
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_save_prescription_async (self->diary, prescription, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, refusal);
}

/* Written, paused on the session's day, taken up again, removed; each is one undo. */
static void
test_prescriptions (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicPrescription) draft = clinic_prescription_new ();
  g_autoptr (ClinicPrescription) kept = NULL;
  GAsyncResult *slot = NULL;

  draft->session = 1;
  draft->paused = DAY (0);
  prescribe (self, draft, "Write the cream’s name.");
  g_free (draft->name);
  draft->name = g_strdup (" Tretinoin 0.025 % ");
  prescribe (self, draft, NULL);
  {
    g_autoptr (ClinicAftercare) aftercare = load (self);

    g_assert_cmpuint (aftercare->prescriptions->len, ==, 1);
    kept = clinic_prescription_copy (aftercare->prescriptions->pdata[0]);
  }
  g_assert_cmpstr (kept->name, ==, "Tretinoin 0.025 %");
  kept->resumed = DAY (8);
  prescribe (self, kept, NULL);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT resumed FROM prescription"), ==, DAY (8));
  /* read before it was changed: refused, and said */
  prescribe (self, kept, STALE);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT version FROM prescription"), ==, 2);
  clinic_diary_remove_prescription_async (self->diary, kept->id, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM prescription"), ==, 0);
  clinic_test_diary_undo (self);
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM prescription WHERE resumed IS NULL"), ==, 1);
}

/* When the patient comes again: nothing booked: the earliest day; booked: that visit. */
static void
test_next (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicAftercare) before = load (self);
  g_autoptr (ClinicAftercare) after = NULL;

  g_assert_cmpint (before->earliest, ==, DAY (21));
  g_assert_null (before->next_visit);
  clinic_test_diary_add (self, &(ClinicTestSession){ .day = 28, .minute = 600 });
  after = load (self);
  g_assert_cmpint (after->earliest, ==, CLINIC_DAY_NONE);
  g_assert_cmpint (after->next_visit->session->day, ==, DAY (28));
  g_assert_cmpint (after->next_visit->nth, ==, 2);
}

#define ADD(path, func) \
  g_test_add ("/diary-discharge/" path, ClinicTestDiary, NULL, set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ticks", test_ticks);
  ADD ("prescriptions", test_prescriptions);
  ADD ("next", test_next);
  return g_test_run ();
}
