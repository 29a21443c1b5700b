/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinic-test-diary.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-visit.h"

#define AT(day, minute) (DAY (day) * G_GINT64_CONSTANT (86400) + (minute) * 60)
#define HOUR 3600

/* Session 1 of patient 1, rolled until day 0, 10:58. Its follow-ups: 1 first call (day 1, 10:58), 2 peel check (day 3),
 * 3 peel end (day 7), 4 to 6 colour watch; 7 book next. */
#define ROLLED AT (0, 658)

static void
assert_sql (ClinicTestDiary *self, const char *sql, gint64 value)
{
  gint64 found = clinic_test_db_get (self->db, sql);

  if (found != value)
    g_test_message ("%s", sql);
  g_assert_cmpint (found, ==, value);
}

static void
must_finish (ClinicTestDiary *self, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (self, slot);

  g_assert_cmpstr (words, ==, NULL);
}

static void
set_up (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;

  clinic_test_diary_set_up (self, data);
  clinic_test_diary_add (self, &(ClinicTestSession){ .minute = 600 });
  clinic_test_db_sql (self->db, "UPDATE session SET state = 'rolling', arrived_at = start, cream_at = start,"
                                " rolling_at = start + 2400", NULL);
  clinic_clock_set_now (self->clock, ROLLED);
  clinic_diary_finish_visit_async (self->diary, 1, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
}

static gint64
find_follow_up (ClinicTestDiary *self, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM follow_up WHERE status = 'open' AND kind = '%s'", kind);

  return clinic_test_db_get (self->db, sql);
}

static char *
call (ClinicTestDiary *self, const char *kind, gint64 at, ClinicCallOutcome outcome, const char *symptom)
{
  g_autoptr (ClinicCall) draft = clinic_call_new ();
  GAsyncResult *slot = NULL;

  clinic_clock_set_now (self->clock, at);
  draft->follow_up = find_follow_up (self, kind);
  draft->outcome = outcome;
  draft->moisturiser = 3;
  draft->out_of_sun = 1;
  if (symptom != NULL)
    clinic_call_add_symptom (draft, symptom, CLINIC_VERDICT_NOTHING);
  clinic_diary_log_call_async (self->diary, draft, CLINIC_HEALING_PEELING_STARTED, CLINIC_DAY_NONE, NULL,
                               clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
must_call (ClinicTestDiary *self, const char *kind, gint64 at, ClinicCallOutcome outcome, const char *symptom)
{
  g_autofree char *words = call (self, kind, at, outcome, symptom);

  g_assert_cmpstr (words, ==, NULL);
}

static char *
record (ClinicTestDiary *self, ClinicHealingEvent event, int day, int today)
{
  GAsyncResult *slot = NULL;

  clinic_clock_set_now (self->clock, AT (today, 700));
  clinic_diary_record_healing_async (self->diary, 1, event, DAY (day), NULL, clinic_test_diary_ready_cb, &slot);
  return clinic_test_diary_finish (self, &slot);
}

static void
test_reached (ClinicTestDiary *self, gconstpointer data)
{
  must_call (self, "first-call", ROLLED + 24 * HOUR, CLINIC_CALL_REACHED, NULL);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE id = 1 AND status = 'done'", 1);
  assert_sql (self, "SELECT count (*) FROM call WHERE verdict = 'nothing' AND moisturiser = 3 AND steroid IS NULL"
                    " AND out_of_sun = 1 AND session = 1 AND follow_up = 1", 1);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM call", 0);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE status = 'open'", 7);
}

/* To the minute: 24 h 00 on the milder side. */
static void
test_verdicts (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    const char *symptom;
    gint64 after; /* seconds after rolling */
    const char *verdict;
    const char *kind; /* of the follow-up that comes of it, NULL: none */
    int day;          /* its day */
  } cases[] = {
    { "redness", 24 * HOUR, "expected", "watch", 2 },
    { "redness", 24 * HOUR + 60, "watch", "watch", 2 },
    { "redness", 48 * HOUR + 60, "doctor", "doctor-task", 2 },
    { "oozing", 24 * HOUR, "expected", "watch", 2 },
    { "oozing", 24 * HOUR + 60, "urgent", NULL, 0 },
    { "pus-fever", 25 * HOUR, "urgent", NULL, 0 },
    { "cold-sore", 25 * HOUR, "doctor", "doctor-task", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM call JOIN call_symptom AS s ON s.call = call.id"
                                              " WHERE call.verdict = '%s' AND s.verdict = '%s' AND s.symptom = '%s'",
                                              cases[i].verdict, cases[i].verdict, cases[i].symptom);
      g_autofree char *next = g_strdup_printf ("SELECT ifnull (sum (day), 0) FROM follow_up WHERE status = 'open' AND kind = '%s'",
                                               cases[i].kind ? cases[i].kind : "watch");

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      must_call (self, "first-call", ROLLED + cases[i].after, CLINIC_CALL_REACHED, cases[i].symptom);
      assert_sql (self, sql, 1);
      assert_sql (self, next, cases[i].kind ? DAY (cases[i].day) : 0);
      assert_sql (self, "SELECT count (*) FROM red_flag WHERE closed_at IS NULL", g_str_equal (cases[i].verdict, "urgent"));
      clinic_test_diary_undo (self);
      assert_sql (self, "SELECT count (*) FROM red_flag", 0);
    }
}

static void
test_red_flag (ClinicTestDiary *self, gconstpointer data)
{
  must_call (self, "first-call", ROLLED + 26 * HOUR, CLINIC_CALL_REACHED, "oozing");
  assert_sql (self, "SELECT count (*) FROM red_flag WHERE reason = 'Oozing, 26 h after rolling' AND patient = 1 AND call = 1", 1);
  /* one that is open is not opened twice */
  must_call (self, "peel-check", AT (3, 600), CLINIC_CALL_REACHED, "oozing");
  assert_sql (self, "SELECT count (*) FROM red_flag", 1);
}

static void
test_unknown_symptom (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = call (self, "first-call", ROLLED + 24 * HOUR, CLINIC_CALL_REACHED, "green-hair");

  g_assert_cmpstr (words, ==, "The clinic’s protocol has no rule for this symptom after this session.");
  assert_sql (self, "SELECT count (*) FROM call", 0);
}

/* Three hours later, three times a day, then at the next opening; the clinic closes at 18:00. */
static void
test_no_answer (ClinicTestDiary *self, gconstpointer data)
{
  must_call (self, "first-call", AT (1, 660), CLINIC_CALL_NO_ANSWER, NULL);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 1 AND attempts = 1", AT (1, 840));
  must_call (self, "first-call", AT (1, 840), CLINIC_CALL_NO_ANSWER, NULL);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 1 AND attempts = 2", AT (1, 1020));
  must_call (self, "first-call", AT (1, 1020), CLINIC_CALL_NO_ANSWER, NULL);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 1 AND status = 'open'", AT (2, 540));
  must_call (self, "first-call", AT (2, 1000), CLINIC_CALL_NO_ANSWER, NULL);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 1 AND attempts = 1", AT (3, 540));
  assert_sql (self, "SELECT count (*) FROM call WHERE outcome = 'no-answer'", 4);
}

static void
test_message (ClinicTestDiary *self, gconstpointer data)
{
  /* day 3 is a Thursday, as is its peel check: one call that carries both */
  must_call (self, "first-call", AT (3, 600), CLINIC_CALL_MESSAGE, NULL);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 1", AT (4, 540));
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 2", AT (4, 540));
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 3", AT (7, 540));
  must_call (self, "first-call", AT (4, 600), CLINIC_CALL_REACHED, NULL);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE id IN (1, 2) AND status = 'done'", 2);
}

static void
test_declined (ClinicTestDiary *self, gconstpointer data)
{
  must_call (self, "first-call", AT (1, 660), CLINIC_CALL_DECLINED, NULL);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE status = 'open'", 1);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE status = 'open' AND kind = 'book-next'", 1);
  assert_sql (self, "SELECT may_be_called FROM patient WHERE id = 1", 0);
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT may_be_called FROM patient WHERE id = 1", 1);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE status = 'open'", 7);
}

/* Days 7, 9, 11, 13 ..., the next of these after the last call. */
static void
test_peel_end (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    int called;
    int next;
  } cases[] = { { 7, 9 }, { 9, 11 }, { 14, 15 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      must_call (self, "peel-end", AT (cases[i].called, 700), CLINIC_CALL_REACHED, NULL);
      assert_sql (self, "SELECT day FROM follow_up WHERE kind = 'peel-end' AND status = 'open'", DAY (cases[i].next));
    }
}

static void
test_settled (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *early = record (self, CLINIC_HEALING_PEELING_FINISHED, 5, 4);
  g_autofree char *started = record (self, CLINIC_HEALING_PEELING_STARTED, 2, 3);
  g_autofree char *finished = record (self, CLINIC_HEALING_PEELING_FINISHED, 8, 8);
  GAsyncResult *slot = NULL;

  g_assert_nonnull (early);
  g_assert_null (started);
  g_assert_null (finished);
  assert_sql (self, "SELECT count (*) FROM healing WHERE peeling_started = session_day + 2 AND settled = session_day + 8", 1);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind IN ('peel-check', 'peel-end') AND reason = 'Settled'", 2);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'colour-watch' AND status = 'open'", 3);

  clinic_diary_take_back_healing_async (self->diary, 1, CLINIC_HEALING_PEELING_FINISHED, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT count (*) FROM healing WHERE settled IS NULL", 1);
  assert_sql (self, "SELECT day FROM follow_up WHERE kind = 'peel-end' AND status = 'open'", DAY (9));
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT settled FROM healing", DAY (8));
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'peel-end' AND status = 'open'", 0);
}

static void
test_aftercare (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (ClinicAftercare) aftercare = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  must_call (self, "first-call", ROLLED + 25 * HOUR, CLINIC_CALL_REACHED, "redness");
  clinic_diary_load_aftercare_async (self->diary, 1, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  aftercare = clinic_diary_load_aftercare_finish (self->diary, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (aftercare->healing->rolled_at, ==, ROLLED);
  g_assert_cmpint (aftercare->items->len, ==, 9);
  g_assert_cmpint (aftercare->follow_ups->len, ==, 7);
  g_assert_cmpint (aftercare->calls->len, ==, 1);
  g_assert_cmpint (((ClinicCall *) aftercare->calls->pdata[0])->symptoms->len, ==, 1);
  g_assert_cmpint (aftercare->carried_on_by, ==, 0);
  g_assert_cmpstr (aftercare->visit->patient_name, ==, "Asha Rao");
}

static ClinicFollowUps *
load_follow_ups (ClinicTestDiary *self, gint64 at, int days)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  clinic_clock_set_now (self->clock, at);
  clinic_diary_load_follow_ups_async (self->diary, days, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  return clinic_diary_load_follow_ups_finish (self->diary, result, NULL);
}

static void
test_lists (ClinicTestDiary *self, gconstpointer data)
{
  static const struct
  {
    int day;
    int days;
    guint overdue, today, coming;
  } cases[] = { { 0, 1, 0, 0, 1 }, { 0, 30, 0, 0, 6 }, { 1, 7, 0, 1, 2 }, { 3, 7, 1, 1, 1 }, { 90, 7, 7, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClinicFollowUps) lists = load_follow_ups (self, AT (cases[i].day, 480), cases[i].days);

      g_assert_nonnull (lists);
      g_assert_cmpint (lists->day, ==, DAY (cases[i].day));
      g_assert_cmpint (lists->n_overdue, ==, cases[i].overdue);
      g_assert_cmpint (lists->n_today, ==, cases[i].today);
      g_assert_cmpint (lists->keys->len - lists->n_overdue - lists->n_today, ==, cases[i].coming);
    }
}

static void
test_complete (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autofree char *words = NULL;

  clinic_diary_complete_task_async (self->diary, 2, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE id = 2 AND status = 'done'", 1);
  clinic_diary_complete_task_async (self->diary, 2, NULL, NULL, clinic_test_diary_ready_cb, &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, "This has been dealt with already.");
}

/* Or nobody would ask about the course again. */
static void
test_booking_is_not_completed (ClinicTestDiary *self, gconstpointer data)
{
  g_autofree char *words = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_complete_task_async (self->diary, find_follow_up (self, "book-next"), "Seen", NULL, clinic_test_diary_ready_cb,
                                    &slot);
  words = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (words, ==, "This leaves the list once a session is booked, or once the course is paused or ended.");
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE kind = 'book-next' AND status = 'open'", 1);
}

static GPtrArray *
load_history (ClinicTestDiary *self, gint64 follow_up)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *steps;

  clinic_diary_load_task_history_async (self->diary, follow_up, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  steps = clinic_diary_load_task_history_finish (self->diary, result, &error);
  g_assert_no_error (error);
  return steps;
}

/* Put off, given to someone, done: each is one undo, and all of it stands in its history. */
static void
test_put_off_and_given (ClinicTestDiary *self, gconstpointer data)
{
  static const ClinicFollowUpStepKind kinds[] = { CLINIC_FOLLOW_UP_PLANNED, CLINIC_FOLLOW_UP_MOVED, CLINIC_FOLLOW_UP_GIVEN,
                                                  CLINIC_FOLLOW_UP_FELL_AWAY };
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *past = NULL;
  g_autofree char *settled = NULL;
  GAsyncResult *slot = NULL;

  clinic_clock_set_now (self->clock, AT (3, 600));
  clinic_diary_put_off_task_async (self->diary, 2, AT (3, 600), NULL, clinic_test_diary_ready_cb, &slot);
  past = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (past, ==, "Choose a time that is still to come.");
  g_assert_true (clinic_test_db_sql (self->db, "UPDATE follow_up SET told = 5, snoozed = 6 WHERE id = 2", NULL));
  clinic_diary_put_off_task_async (self->diary, 2, AT (3, 660), NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT due FROM follow_up WHERE id = 2 AND told IS NULL AND snoozed IS NULL", AT (3, 660));
  clinic_diary_give_task_async (self->diary, 2, 3, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT staff FROM follow_up WHERE id = 2", 3);
  settled = record (self, CLINIC_HEALING_PEELING_FINISHED, 3, 3);
  g_assert_null (settled);
  steps = load_history (self, 2);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (((ClinicFollowUpStep *) steps->pdata[i])->kind, ==, kinds[i]);
  g_assert_cmpint (((ClinicFollowUpStep *) steps->pdata[1])->due, ==, AT (3, 660));
  g_assert_cmpint (((ClinicFollowUpStep *) steps->pdata[2])->staff, ==, 3);
  g_assert_cmpstr (((ClinicFollowUpStep *) steps->pdata[3])->text, ==, "Settled");
}

/* What the doctor decided is written down, or it is not done. */
static void
test_doctors_note (ClinicTestDiary *self, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *refused = NULL;
  GAsyncResult *slot = NULL;
  gint64 task;

  must_call (self, "first-call", ROLLED + 25 * HOUR, CLINIC_CALL_REACHED, "cold-sore");
  task = clinic_test_db_get (self->db, "SELECT id FROM follow_up WHERE kind = 'doctor-task'");
  clinic_diary_complete_task_async (self->diary, task, " ", NULL, clinic_test_diary_ready_cb, &slot);
  refused = clinic_test_diary_finish (self, &slot);
  g_assert_cmpstr (refused, ==, "Write what was decided or done.");
  clinic_diary_complete_task_async (self->diary, task, "Aciclovir, seen again on Friday ", NULL, clinic_test_diary_ready_cb,
                                    &slot);
  must_finish (self, &slot);
  steps = load_history (self, task);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (((ClinicFollowUpStep *) steps->pdata[1])->text, ==, "Aciclovir, seen again on Friday");
  clinic_test_diary_undo (self);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM follow_up WHERE kind = 'doctor-task' AND note = ''"
                                                 " AND status = 'open'"), ==, 1);
}

static void
test_told (ClinicTestDiary *self, gconstpointer data)
{
  static const gint64 ids[] = { 1, 2, 99 };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 journal = clinic_test_db_get (self->db, "SELECT max (id) FROM journal");
  GAsyncResult *slot = NULL;

  g_array_append_vals (told, ids, G_N_ELEMENTS (ids));
  clinic_diary_mark_told_async (self->diary, told, FALSE, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE told_before IS NOT NULL AND told IS NULL", 2);
  clinic_diary_mark_told_async (self->diary, told, TRUE, NULL, clinic_test_diary_ready_cb, &slot);
  must_finish (self, &slot);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE told IS NOT NULL", 2);
  assert_sql (self, "SELECT max (id) FROM journal", journal);
  /* the end of the session can still be undone */
  clinic_test_diary_undo (self);
  assert_sql (self, "SELECT count (*) FROM follow_up WHERE session = 1", 0);
}

/* Course 1 was due on day -30; course 2 only on day -1. Marked once, and by nobody who could take it back. */
static void
test_stalled (ClinicTestDiary *self, gconstpointer data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) marked = NULL;
  g_autoptr (ClinicChange) again = NULL;

  clinic_test_db_sql (self->db,
                      "UPDATE course SET started_day = started_day - 30 WHERE id = 1;"
                      "INSERT INTO follow_up (kind, patient, course, day, due, reason) VALUES"
                      " ('book-next', 1, 1, 20750, 20750 * 86400, 'due'), ('book-next', 2, 2, 20779, 20779 * 86400, 'due');",
                      &error);
  g_assert_no_error (error);
  clinic_diary_mark_stalled_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  marked = clinic_test_diary_end (self, &slot, &error);
  g_assert_no_error (error);
  g_assert_true (clinic_change_has (marked, CLINIC_KIND_FOLLOW_UP));
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM follow_up WHERE reason = 'stalled' AND course = 1"),
                   ==, 1);
  g_assert_cmpint (clinic_test_db_get (self->db, "SELECT count (*) FROM follow_up WHERE reason = 'due' AND course = 2"), ==,
                   1);
  g_assert_false (clinic_diary_can_undo (self->diary));
  clinic_diary_mark_stalled_async (self->diary, NULL, clinic_test_diary_ready_cb, &slot);
  again = clinic_test_diary_end (self, &slot, &error);
  g_assert_cmpint (clinic_change_get_journal (again), ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/diary-aftercare/" path, ClinicTestDiary, NULL, set_up, func, clinic_test_diary_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("reached", test_reached);
  ADD ("verdicts", test_verdicts);
  ADD ("red-flag", test_red_flag);
  ADD ("unknown-symptom", test_unknown_symptom);
  ADD ("no-answer", test_no_answer);
  ADD ("message", test_message);
  ADD ("declined", test_declined);
  ADD ("peel-end", test_peel_end);
  ADD ("settled", test_settled);
  ADD ("aftercare", test_aftercare);
  ADD ("lists", test_lists);
  ADD ("complete", test_complete);
  ADD ("booking-is-not-completed", test_booking_is_not_completed);
  ADD ("put-off-and-given", test_put_off_and_given);
  ADD ("doctors-note", test_doctors_note);
  ADD ("told", test_told);
  g_test_add ("/diary/aftercare/stalled", ClinicTestDiary, NULL, clinic_test_diary_set_up, test_stalled,
              clinic_test_diary_tear_down);
  return g_test_run ();
}
