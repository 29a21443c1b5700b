/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-visit.h"
#include "model/clinic-reminder.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
/* Session 1 of patient 1 is rolled on day 0 until 10:58; its first call is due a day later to the minute. */
#define ROLLED AT (0, 658)
#define FIRST_CALL AT (1, 658)
#define PEEL_CHECK AT (3, 540)

typedef struct
{
  ClinicTestDiary base;
  ClinicReminder *reminder;
  GString *said; /* "due follow-up:1;", "all follow-up:1 follow-up:2;", "over follow-up:1;" */
  GPtrArray *keys;
} Desk;

static void
due_cb (Desk *desk, GPtrArray *items, gboolean summary)
{
  g_string_append (desk->said, summary ? "all" : "due");
  for (guint i = 0; i < items->len; i++)
    {
      const ClinicReminderItem *item = items->pdata[i];

      g_string_append_printf (desk->said, " %s", item->key);
      g_ptr_array_add (desk->keys, g_strdup (item->key));
    }
  g_string_append (desk->said, ";");
}

static void
over_cb (Desk *desk, const char *key)
{
  g_string_append_printf (desk->said, "over %s;", key);
}

static void
make_reminder (Desk *desk)
{
  desk->reminder = clinic_reminder_new (desk->base.diary);
  g_signal_connect_swapped (desk->reminder, "due", G_CALLBACK (due_cb), desk);
  g_signal_connect_swapped (desk->reminder, "over", G_CALLBACK (over_cb), desk);
}

/* A read that is answered after all that was asked before it, twice over: looks and marks have come to their end. */
static void
settle (Desk *desk)
{
  for (int i = 0; i < 6; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      clinic_test_db_get (desk->base.db, "SELECT 1");
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
expect (Desk *desk, const char *said)
{
  settle (desk);
  g_assert_cmpstr (desk->said->str, ==, said);
  g_string_truncate (desk->said, 0);
}

static void
go_to (Desk *desk, gint64 now)
{
  clinic_clock_set_now (desk->base.clock, now);
}

static void
confirm (Desk *desk)
{
  clinic_reminder_confirm (desk->reminder, desk->keys);
  g_ptr_array_set_size (desk->keys, 0);
  settle (desk);
}

static void
restart (Desk *desk)
{
  g_assert_finalize_object (desk->reminder);
  make_reminder (desk);
  clinic_reminder_start (desk->reminder);
}

static void
must_finish (Desk *desk, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (&desk->base, slot);

  g_assert_cmpstr (words, ==, NULL);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (&desk->base, data);
  clinic_test_diary_add (&desk->base, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (desk->base.db, "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start,"
                                     " rolling_at = start + 2400", NULL);
  go_to (desk, ROLLED);
  clinic_diary_finish_visit_async (desk->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  desk->said = g_string_new (NULL);
  desk->keys = g_ptr_array_new_with_free_func (g_free);
  make_reminder (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  settle (desk);
  g_assert_finalize_object (desk->reminder);
  g_ptr_array_unref (desk->keys);
  g_string_free (desk->said, TRUE);
  clinic_test_diary_tear_down (&desk->base, data);
}

/* At its moment, once. */
static void
test_due (Desk *desk, gconstpointer data)
{
  clinic_reminder_start (desk->reminder);
  expect (desk, "");
  go_to (desk, FIRST_CALL - 60);
  expect (desk, "");
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  go_to (desk, FIRST_CALL + 60);
  expect (desk, "");
  confirm (desk);
  go_to (desk, FIRST_CALL + 120);
  expect (desk, "");
}

/* Marked before it is said; only what was shown is not said again by the next start. */
static void
test_marks (Desk *desk, gconstpointer data)
{
  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT told_before FROM follow_up WHERE id = 1"), ==, FIRST_CALL);
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (told) FROM follow_up"), ==, 0);
  restart (desk);
  expect (desk, "all follow-up:1;");
  confirm (desk);
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT told FROM follow_up WHERE id = 1"), ==, FIRST_CALL);
  restart (desk);
  expect (desk, "");
}

static void
test_summary (Desk *desk, gconstpointer data)
{
  go_to (desk, PEEL_CHECK);
  clinic_reminder_start (desk->reminder);
  expect (desk, "all follow-up:1 follow-up:2;");
}

/* Dealt with: off the screen. Taken back: due anew. */
static void
test_over (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  confirm (desk);
  clinic_diary_complete_task_async (desk->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  expect (desk, "over follow-up:1;");
}

/* Nobody answered: it is said again when it is due again. */
static void
test_again (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicCall) call = clinic_call_new ();
  GAsyncResult *slot = NULL;

  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  confirm (desk);
  call->follow_up = 1;
  call->outcome = CLINIC_CALL_NO_ANSWER;
  clinic_diary_log_call_async (desk->base.diary, call, CLINIC_HEALING_PEELING_STARTED, CLINIC_DAY_NONE, NULL,
                               clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  expect (desk, "over follow-up:1;");
  go_to (desk, FIRST_CALL + 3 * 3600);
  expect (desk, "due follow-up:1;");
}

static void
snooze (Desk *desk, const char *key, gint64 until)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_add (keys, (gpointer) key);
  clinic_reminder_snooze (desk->reminder, keys, until);
}

static void
test_snooze (Desk *desk, gconstpointer data)
{
  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  confirm (desk);
  snooze (desk, "follow-up:1", FIRST_CALL + 3600);
  go_to (desk, FIRST_CALL + 3540);
  expect (desk, "");
  go_to (desk, FIRST_CALL + 3600);
  expect (desk, "due follow-up:1;");
  confirm (desk);
  g_assert_cmpint (clinic_test_db_get (desk->base.db, "SELECT count (snoozed) FROM follow_up"), ==, 0);
  go_to (desk, FIRST_CALL + 7200);
  expect (desk, "");
}

/* A later that was asked for in one run is kept by the next, and does not stand in the way of an undo. */
static void
test_snooze_outlives (Desk *desk, gconstpointer data)
{
  gint64 until = FIRST_CALL + 3600;

  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  confirm (desk);
  snooze (desk, "follow-up:1", until);
  settle (desk);
  restart (desk);
  expect (desk, "");
  go_to (desk, until - 60);
  expect (desk, "");
  go_to (desk, until);
  expect (desk, "due follow-up:1;");
  /* shut before anybody saw it: the next run says it again */
  restart (desk);
  expect (desk, "all follow-up:1;");
  confirm (desk);
  restart (desk);
  expect (desk, "");
  clinic_test_diary_undo (&desk->base);
}

/* What fell due while the machine slept is one summary. */
static void
test_away (Desk *desk, gconstpointer data)
{
  clinic_reminder_start (desk->reminder);
  expect (desk, "");
  go_to (desk, PEEL_CHECK + 3600);
  expect (desk, "all follow-up:1 follow-up:2;");
}

/* Ready from the least minutes on, overdue from the most on, over once rolling begins. */
static void
test_numbing (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_add (&desk->base, &(ClinicTestSession){ .id = 9, .minute = 800, .bed = 2, .course = 2 });
  go_to (desk, AT (0, 800));
  clinic_diary_arrive_async (desk->base.diary, 9, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  clinic_diary_cream_on_async (desk->base.diary, 9, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  clinic_reminder_start (desk->reminder);
  go_to (desk, AT (0, 829));
  expect (desk, "");
  go_to (desk, AT (0, 830));
  expect (desk, "due ready:9;");
  go_to (desk, AT (0, 860));
  expect (desk, "over ready:9;due overdue:9;");
  clinic_diary_start_rolling_async (desk->base.diary, 9, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  expect (desk, "over overdue:9;");
}

static void
test_red_flag (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicCall) call = clinic_call_new ();
  GAsyncResult *slot = NULL;

  clinic_reminder_start (desk->reminder);
  go_to (desk, FIRST_CALL);
  expect (desk, "due follow-up:1;");
  call->follow_up = 1;
  clinic_call_add_symptom (call, "pus-fever", CLINIC_VERDICT_NOTHING);
  clinic_diary_log_call_async (desk->base.diary, call, CLINIC_HEALING_PEELING_STARTED, CLINIC_DAY_NONE, NULL,
                               clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  expect (desk, "over follow-up:1;due red-flag:1;");
}

/* With a real clock the timer tells, to the second. */
static void
test_timer (Desk *desk, gconstpointer data)
{
  g_autoptr (ClinicClock) clock = clinic_clock_new ();
  g_autoptr (ClinicDiary) diary = clinic_diary_new (desk->base.db, clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *sql = NULL;
  GAsyncResult *slot = NULL;
  gint64 due = clinic_clock_get_now (clock) + 2;
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  clinic_diary_load_async (diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  g_assert_true (clinic_diary_load_finish (diary, result, NULL));
  sql = g_strdup_printf ("UPDATE follow_up SET status = 'closed' WHERE id <> 2; UPDATE follow_up SET due = %"
                         G_GINT64_FORMAT " WHERE id = 2", due);
  g_assert_true (clinic_test_db_sql (desk->base.db, sql, NULL));
  g_assert_finalize_object (desk->reminder);
  desk->reminder = clinic_reminder_new (diary);
  g_signal_connect_swapped (desk->reminder, "due", G_CALLBACK (due_cb), desk);
  clinic_reminder_start (desk->reminder);
  while (desk->said->len == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (clinic_clock_get_now (clock), >=, due);
  g_assert_cmpint (clinic_clock_get_now (clock), <=, due + 1);
  expect (desk, "due follow-up:2;");
}

#define ADD(name, test) g_test_add ("/reminder/" name, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("due", test_due);
  ADD ("marks", test_marks);
  ADD ("summary", test_summary);
  ADD ("over", test_over);
  ADD ("again", test_again);
  ADD ("snooze", test_snooze);
  ADD ("snooze-outlives", test_snooze_outlives);
  ADD ("away", test_away);
  ADD ("numbing", test_numbing);
  ADD ("red-flag", test_red_flag);
  ADD ("timer", test_timer);
  return g_test_run ();
}
