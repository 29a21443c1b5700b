/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/clinic-announcer.h"
#include "clinic-test-diary.h"
#include "clinic-test-screen.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-visit.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
/* Session 1 of patient 1 is rolled on day 0 until 10:58; its first call is due a day later to the minute. */
#define ROLLED AT (0, 658)
#define FIRST_CALL AT (1, 658)
#define PEEL_CHECK AT (3, 540)

typedef struct
{
  ClinicTestDiary base;
  ClinicTestScreen *notifier;
  ClinicAnnouncer *announcer;
  GString *opened;
} Desk;

static void
open_follow_up_cb (Desk *desk, gint64 id, const char *token)
{
  g_string_append_printf (desk->opened, "follow-up %" G_GINT64_FORMAT " %s;", id, token);
}

static void
open_session_cb (Desk *desk, gint64 id, const char *token)
{
  g_string_append_printf (desk->opened, "session %" G_GINT64_FORMAT " %s;", id, token);
}

static void
open_page_cb (Desk *desk, const char *token)
{
  g_string_append_printf (desk->opened, "page %s;", token);
}

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
  clinic_clock_set_now (desk->base.clock, ROLLED);
  clinic_diary_finish_visit_async (desk->base.diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  desk->opened = g_string_new (NULL);
  desk->notifier = clinic_test_screen_new ();
  desk->announcer = clinic_announcer_new (desk->base.diary, CLINIC_NOTIFIER (desk->notifier));
  g_signal_connect_swapped (desk->announcer, "open-follow-up", G_CALLBACK (open_follow_up_cb), desk);
  g_signal_connect_swapped (desk->announcer, "open-session", G_CALLBACK (open_session_cb), desk);
  g_signal_connect_swapped (desk->announcer, "open-page", G_CALLBACK (open_page_cb), desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  settle (desk);
  g_assert_finalize_object (desk->announcer);
  g_assert_finalize_object (desk->notifier);
  g_string_free (desk->opened, TRUE);
  clinic_test_diary_tear_down (&desk->base, data);
}

static void
start_at (Desk *desk, gint64 now)
{
  clinic_announcer_start (desk->announcer);
  settle (desk);
  clinic_clock_set_now (desk->base.clock, now);
  settle (desk);
}

static const ClinicNotice *
get_notice (Desk *desk, const char *key)
{
  const ClinicNotice *notice = g_hash_table_lookup (desk->notifier->standing, key);

  g_assert_nonnull (notice);
  return notice;
}

static void
click (Desk *desk, const char *key, const char *action)
{
  clinic_test_screen_click (desk->notifier, key, action);
  settle (desk);
}

static gint64
get (Desk *desk, const char *sql)
{
  return clinic_test_db_get (desk->base.db, sql);
}

/* No name and no word of the treatment, unless the clinic lets names show. */
static void
test_words (Desk *desk, gconstpointer data)
{
  gboolean names = GPOINTER_TO_INT (data);
  g_autoptr (ClinicSetup) setup = clinic_setup_copy (clinic_diary_get_setup (desk->base.diary));
  GAsyncResult *slot = NULL;
  const ClinicNotice *notice;

  setup->names_in_notifications = names;
  clinic_diary_save_setup_async (desk->base.diary, setup, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  start_at (desk, FIRST_CALL);
  notice = get_notice (desk, "follow-up:1");
  g_assert_cmpstr (notice->title, ==, "A follow-up call is due");
  g_assert_true (g_str_has_prefix (notice->body, "Patient ") != names);
  g_assert_cmpuint (notice->actions->len, ==, 5);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE told IS NOT NULL"), ==, 1);
}

static void
test_open (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  click (desk, "follow-up:1", data);
  g_assert_cmpstr (desk->opened->str, ==, "follow-up 1 token;");
}

/* A call done by the button is logged as reached, with nothing reported; undo takes it back. */
static void
test_done (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  click (desk, "follow-up:1", "done");
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE id = 1 AND status = 'done'"), ==, 1);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM call WHERE outcome = 'reached' AND verdict = 'nothing'"), ==, 1);
  g_assert_cmpstr (desk->opened->str, ==, "");
  clinic_test_diary_undo (&desk->base);
  settle (desk);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM call"), ==, 0);
}

/* What was dealt with meanwhile is opened instead. */
static void
test_done_twice (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  g_assert_true (clinic_test_db_sql (desk->base.db, "UPDATE follow_up SET status = 'done', version = version + 1"
                                                    " WHERE id = 1", NULL));
  click (desk, "follow-up:1", "done");
  g_assert_cmpstr (desk->opened->str, ==, "follow-up 1 token;");
}

/* A service may answer with what was not offered: a booking is not done by a click. */
static void
test_done_unasked (Desk *desk, gconstpointer data)
{
  gint64 booking = get (desk, "SELECT id FROM follow_up WHERE kind = 'book-next'");
  g_autofree char *key = g_strdup_printf ("follow-up:%" G_GINT64_FORMAT, booking);
  g_autofree char *opened = g_strdup_printf ("follow-up %" G_GINT64_FORMAT " token;", booking);

  g_assert_true (clinic_test_db_sql (desk->base.db, "UPDATE follow_up SET told = due WHERE kind <> 'book-next'", NULL));
  start_at (desk, get (desk, "SELECT due FROM follow_up WHERE kind = 'book-next'"));
  click (desk, key, "done");
  g_assert_cmpstr (desk->opened->str, ==, opened);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'open'"), ==, 1);
}

/* Answered it goes, also where the desktop leaves it on the screen. */
static void
test_answered_goes (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  clinic_notifier_emit_activated (CLINIC_NOTIFIER (desk->notifier), "follow-up:1", data, NULL);
  settle (desk);
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 0);
}

static void
test_later (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  click (desk, "follow-up:1", "later");
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 0);
  clinic_clock_set_now (desk->base.clock, FIRST_CALL + 3600);
  settle (desk);
  get_notice (desk, "follow-up:1");
}

static void
restart (Desk *desk)
{
  g_assert_finalize_object (desk->announcer);
  g_hash_table_remove_all (desk->notifier->standing);
  desk->announcer = clinic_announcer_new (desk->base.diary, CLINIC_NOTIFIER (desk->notifier));
  clinic_announcer_start (desk->announcer);
  settle (desk);
}

static gboolean
stands (Desk *desk, const char *key)
{
  return g_hash_table_contains (desk->notifier->standing, key);
}

/* The clinic opens at nine; neither the hour that would be nor a new run brings it back before. */
static void
test_tomorrow (Desk *desk, gconstpointer data)
{
  start_at (desk, FIRST_CALL);
  click (desk, "follow-up:1", "tomorrow");
  restart (desk);
  clinic_clock_set_now (desk->base.clock, AT (2, 539));
  settle (desk);
  g_assert_false (stands (desk, "follow-up:1"));
  clinic_clock_set_now (desk->base.clock, AT (2, 540));
  settle (desk);
  g_assert_true (stands (desk, "follow-up:1"));
}

static void
complete (Desk *desk, gint64 follow_up)
{
  GAsyncResult *slot = NULL;

  clinic_diary_complete_task_async (desk->base.diary, follow_up, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  settle (desk);
}

/* Done elsewhere: the summary counts one less, and goes with the last. Put away, it does not come back for that. */
static void
test_summary_follows (Desk *desk, gconstpointer data)
{
  gboolean put_away = GPOINTER_TO_INT (data);

  start_at (desk, PEEL_CHECK);
  g_assert_cmpstr (get_notice (desk, "summary")->body, ==, "2 calls");
  if (put_away)
    clinic_test_screen_put_away (desk->notifier, "summary");
  complete (desk, 1);
  g_assert_cmpint (stands (desk, "summary"), ==, !put_away);
  if (!put_away)
    g_assert_cmpstr (get_notice (desk, "summary")->title, ==, "1 thing is due");
  complete (desk, 2);
  g_assert_false (stands (desk, "summary"));
}

static void
test_summary_later (Desk *desk, gconstpointer data)
{
  start_at (desk, PEEL_CHECK);
  click (desk, "summary", "later");
  restart (desk);
  g_assert_false (stands (desk, "summary"));
  clinic_clock_set_now (desk->base.clock, PEEL_CHECK + 3600);
  settle (desk);
  g_assert_true (stands (desk, "follow-up:1") && stands (desk, "follow-up:2"));
}

static void
test_summary (Desk *desk, gconstpointer data)
{
  clinic_clock_set_now (desk->base.clock, PEEL_CHECK);
  start_at (desk, PEEL_CHECK);
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 1);
  g_assert_cmpstr (get_notice (desk, "summary")->title, ==, "2 things are due");
  g_assert_cmpstr (get_notice (desk, "summary")->body, ==, "2 calls");
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE told IS NOT NULL"), ==, 2);
  click (desk, "summary", "open");
  g_assert_cmpstr (desk->opened->str, ==, "page token;");
  g_assert_cmpuint (desk->notifier->n_shown, ==, 1);
}

static void
test_numbing (Desk *desk, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_add (&desk->base, &(ClinicTestSession){ .id = 9, .minute = 800, .bed = 2, .course = 2 });
  clinic_clock_set_now (desk->base.clock, AT (0, 800));
  clinic_diary_arrive_async (desk->base.diary, 9, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  clinic_diary_cream_on_async (desk->base.diary, 9, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (desk, &slot);
  start_at (desk, AT (0, 830));
  g_assert_false (get_notice (desk, "ready:9")->urgent);
  clinic_clock_set_now (desk->base.clock, AT (0, 860));
  settle (desk);
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 1);
  g_assert_true (get_notice (desk, "overdue:9")->urgent);
  click (desk, "overdue:9", "default");
  g_assert_cmpstr (desk->opened->str, ==, "session 9 token;");
}

static void
test_fault (Desk *desk, gconstpointer data)
{
  static const struct
  {
    ClinicNotifierState state;
    gboolean fault;
  } cases[] = {
    { CLINIC_NOTIFIER_UNKNOWN, FALSE }, { CLINIC_NOTIFIER_AVAILABLE, FALSE }, { CLINIC_NOTIFIER_MISSING, TRUE },
    { CLINIC_NOTIFIER_FROZEN, TRUE },   { CLINIC_NOTIFIER_REFUSED, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = NULL;

      desk->notifier->state = cases[i].state;
      fault = clinic_announcer_dup_fault (desk->announcer);
      g_assert_cmpint (fault != NULL, ==, cases[i].fault);
    }
  /* not shown, not told */
  start_at (desk, FIRST_CALL);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE told IS NOT NULL"), ==, 0);
  g_assert_cmpint (get (desk, "SELECT count (*) FROM follow_up WHERE told_before IS NOT NULL"), ==, 1);
}

static void
answer (Desk *desk, const char *key, const char *action)
{
  g_string_truncate (desk->opened, 0);
  clinic_announcer_answer (desk->announcer, key, action);
  settle (desk);
}

/* An earlier run of the program told it, and the desktop hands the answer to this one, which was started for it. */
static void
test_answer_from_before (Desk *desk, gconstpointer data)
{
  g_assert_true (clinic_test_db_sql (desk->base.db, "UPDATE follow_up SET told = due", NULL));
  start_at (desk, FIRST_CALL);
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 0);
  answer (desk, "follow-up:1", "later");
  g_assert_cmpint (get (desk, "SELECT snoozed FROM follow_up WHERE id = 1"), ==, FIRST_CALL + 3600);
  g_assert_cmpstr (desk->opened->str, ==, "");
  clinic_clock_set_now (desk->base.clock, FIRST_CALL + 3600);
  settle (desk);
  get_notice (desk, "follow-up:1");
  answer (desk, "follow-up:1", "default");
  g_assert_cmpstr (desk->opened->str, ==, "follow-up 1 (null);");
  g_assert_cmpuint (g_hash_table_size (desk->notifier->standing), ==, 0);
  answer (desk, "follow-up:1", "done");
  g_assert_cmpint (get (desk, "SELECT count (*) FROM call WHERE outcome = 'reached' AND follow_up = 1"), ==, 1);
  g_assert_cmpstr (desk->opened->str, ==, "");

  /* over, or not known any more: the list shows what there is */
  answer (desk, "follow-up:1", "default");
  g_assert_cmpstr (desk->opened->str, ==, "page (null);");
  answer (desk, "summary", "later");
  g_assert_cmpstr (desk->opened->str, ==, "page (null);");
}

#define ADD(name, data, test) g_test_add ("/announcer/" name, Desk, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words/number", GINT_TO_POINTER (FALSE), test_words);
  ADD ("words/name", GINT_TO_POINTER (TRUE), test_words);
  ADD ("open/click", "default", test_open);
  ADD ("open/button", "open", test_open);
  ADD ("done", NULL, test_done);
  ADD ("done-twice", NULL, test_done_twice);
  ADD ("done-unasked", NULL, test_done_unasked);
  ADD ("answered-goes/later", "later", test_answered_goes);
  ADD ("answered-goes/open", "default", test_answered_goes);
  ADD ("later", NULL, test_later);
  ADD ("tomorrow", NULL, test_tomorrow);
  ADD ("summary", NULL, test_summary);
  ADD ("summary/follows", GINT_TO_POINTER (FALSE), test_summary_follows);
  ADD ("summary/put-away", GINT_TO_POINTER (TRUE), test_summary_follows);
  ADD ("summary/later", NULL, test_summary_later);
  ADD ("answer-from-before", NULL, test_answer_from_before);
  ADD ("numbing", NULL, test_numbing);
  ADD ("fault", NULL, test_fault);
  return g_test_run ();
}
