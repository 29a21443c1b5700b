/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A clinic for months, its clock moved through every day: visits, no-shows, cancellations, healings that run early, late
 * or without peeling, calls that reach, miss and annoy, answers on the screen, power cuts. After each day what the rules
 * promise is asked of the database and of the screen.
 *
 * test-clinic-months [--patients N] [--days N] [--dice N]: without them the short one, the same each time; ./dev soak
 * throws other dice.
 */
#include <stdlib.h>
#include <string.h>

#include "app/clinic-announcer.h"
#include "clinic-test-diary.h"
#include "clinic-test-screen.h"
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-booking.h"
#include "model/clinic-diary-patients.h"
#include "model/clinic-diary-slots.h"
#include "model/clinic-diary-visit.h"

#define MINUTE 60
#define OPENS 540
#define CLOSES 1080
#define FIRST_PATIENT 101

static int n_patients = 30;
static int n_days = 90;
static int seed = 45;

/* How one patient's skin heals, in days after each session; 0 = never. */
typedef struct
{
  int peels;
  int settles;
} Fate;

typedef struct
{
  ClinicTestDiary base;
  ClinicTestScreen *screen;
  ClinicAnnouncer *announcer;
  GRand *dice;
  GHashTable *told; /* key -> the due time it was told for, as text */
  GHashTable *excused; /* key: may be told again: asked for later, or the power went */
  char *left;          /* the folder that a power cut leaves behind */
  gboolean power_went; /* since the last settling */
  int visits, calls, tellings, cuts, repeats;
} Clinic;

static gboolean
chance (Clinic *clinic, double p)
{
  return g_rand_double (clinic->dice) < p;
}

static gint64
get (Clinic *clinic, const char *sql)
{
  return clinic_test_db_get (clinic->base.db, sql);
}

G_GNUC_PRINTF (2, 3)
static gint64
ask (Clinic *clinic, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return get (clinic, sql);
}

static void
expect_none (Clinic *clinic, const char *what, const char *sql)
{
  gint64 n = get (clinic, sql);

  if (n != 0)
    g_error ("seed %d, day %d: %" G_GINT64_FORMAT " %s", seed, clinic_diary_get_today (clinic->base.diary) - CLINIC_TEST_DAY,
             n, what);
}

/* The screen */

static gint64
get_due (Clinic *clinic, const char *key)
{
  return ask (clinic, "SELECT due FROM follow_up WHERE id = %s", strchr (key, ':') + 1);
}

static gboolean
is_named_in (const ClinicNotice *notice, const char *key)
{
  return notice != NULL && g_strv_contains ((const char *const *) notice->about, key);
}

/* One follow-up is told once for each time that it falls due; again only when a person asked, or, after a power cut, in
 * the next run's first notice. */
static void
tells_cb (Clinic *clinic, const ClinicNotice *notice)
{
  const ClinicNotice *before = g_hash_table_lookup (clinic->screen->standing, notice->key);

  for (gsize i = 0; notice->about[i] != NULL; i++)
    {
      const char *key = notice->about[i];
      g_autofree char *due = NULL;

      if (!g_str_has_prefix (key, "follow-up:") || is_named_in (before, key))
        continue;
      clinic->tellings++;
      due = g_strdup_printf ("%" G_GINT64_FORMAT, get_due (clinic, key));
      if (g_strcmp0 (g_hash_table_lookup (clinic->told, key), due) == 0 && !g_hash_table_contains (clinic->excused, key))
        {
          if (!clinic->power_went)
            g_error ("seed %d: %s was told twice", seed, key);
          clinic->repeats++;
        }
      g_hash_table_remove (clinic->excused, key);
      g_hash_table_replace (clinic->told, g_strdup (key), g_steal_pointer (&due));
    }
}

static void
settle (Clinic *clinic)
{
  for (int i = 0; i < 4; i++)
    clinic_test_diary_settle (&clinic->base);
  clinic->power_went = FALSE;
}

/* Nothing stands twice, and nothing that is not due and open. */
static void
check_screen (Clinic *clinic)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  ClinicNotice *notice;

  g_hash_table_iter_init (&iter, clinic->screen->standing);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &notice))
    for (gsize i = 0; notice->about[i] != NULL; i++)
      {
        const char *key = notice->about[i];

        if (!g_hash_table_add (seen, (gpointer) key))
          g_error ("seed %d: %s stands twice", seed, key);
        if (g_str_has_prefix (key, "follow-up:") &&
            ask (clinic, "SELECT count (*) FROM follow_up WHERE id = %s AND status = 'open' AND due <= %" G_GINT64_FORMAT,
                 strchr (key, ':') + 1, clinic_diary_get_now (clinic->base.diary)) != 1)
          g_error ("seed %d: %s stands, and is not due", seed, key);
      }
}

/* What must hold at every moment, whatever happened. */
static void
check_clinic (Clinic *clinic)
{
  g_autofree char *untold = g_strdup_printf ("SELECT count (*) FROM follow_up WHERE status = 'open' AND told IS NULL"
                                             " AND snoozed IS NULL AND due <= %" G_GINT64_FORMAT,
                                             clinic_diary_get_now (clinic->base.diary));

  expect_none (clinic, "due follow-ups were not told", untold);
  expect_none (clinic, "follow-ups closed without saying why",
               "SELECT count (*) FROM follow_up WHERE status = 'closed' AND reason = ''");
  expect_none (clinic, "open follow-ups of a visit that is not done",
               "SELECT count (*) FROM follow_up AS f JOIN session AS s ON s.id = f.session"
               " WHERE f.status = 'open' AND s.state <> 'fulfilled'");
  expect_none (clinic, "open follow-ups of a healing that was carried on",
               "SELECT count (*) FROM follow_up AS f JOIN healing AS h ON h.session = f.session"
               " WHERE f.status = 'open' AND h.carried_on_by IS NOT NULL");
  expect_none (clinic, "open questions about peeling that has settled",
               "SELECT count (*) FROM follow_up AS f JOIN healing AS h ON h.session = f.session"
               " WHERE f.status = 'open' AND f.kind IN ('peel-check', 'peel-end') AND h.settled IS NOT NULL");
  expect_none (clinic, "healings that nobody will ask about",
               "SELECT count (*) FROM healing AS h JOIN session AS s ON s.id = h.session JOIN patient AS p ON p.id = s.patient"
               " WHERE h.settled IS NULL AND h.carried_on_by IS NULL AND p.may_be_called = 1 AND NOT EXISTS"
               " (SELECT 1 FROM follow_up AS f WHERE f.session = s.id AND f.kind = 'peel-end' AND f.status = 'open')");
  expect_none (clinic, "open calls to patients who asked for none",
               "SELECT count (*) FROM follow_up AS f JOIN patient AS p ON p.id = f.patient WHERE p.may_be_called = 0"
               " AND f.status = 'open' AND f.kind NOT IN ('book-next', 'review', 'doctor-task')");
  expect_none (clinic, "courses with nothing booked that nobody will ask about, or the other way round",
               "SELECT count (*) FROM course AS c WHERE (c.status = 'active' AND"
               " (SELECT count (*) FROM session AS s WHERE s.course = c.id AND s.state NOT IN ('cancelled', 'noshow')) < c.length"
               " AND (SELECT count (*) FROM session AS s WHERE s.course = c.id AND s.state = 'fulfilled') > 0"
               " AND NOT EXISTS (SELECT 1 FROM session AS s WHERE s.course = c.id"
               " AND s.state IN ('booked', 'arrived', 'numbing', 'rolling')))"
               " <> EXISTS (SELECT 1 FROM follow_up AS f WHERE f.course = c.id AND f.kind = 'book-next' AND f.status = 'open'"
               " AND EXISTS (SELECT 1 FROM session AS s WHERE s.course = c.id AND s.state = 'fulfilled'))");
  expect_none (clinic, "calls done that nobody made",
               "SELECT count (*) FROM follow_up AS f WHERE f.status = 'done' AND f.kind IN ('first-call', 'peel-check',"
               " 'peel-end', 'colour-watch', 'watch') AND NOT EXISTS (SELECT 1 FROM call AS c WHERE c.patient = f.patient"
               " AND c.outcome = 'reached')");
}

/* A power cut: what ran is gone wherever it stood, and the desktop drops its notices. */

static void
open_clinic (Clinic *clinic)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  clinic->base.db = clinic_test_db_open (clinic->base.folder, &error);
  g_assert_no_error (error);
  clinic->base.diary = clinic_diary_new (clinic->base.db, clinic->base.clock);
  clinic_diary_load_async (clinic->base.diary, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  clinic_diary_load_finish (clinic->base.diary, result, &error);
  g_assert_no_error (error);
}

static void
start_announcer (Clinic *clinic)
{
  clinic->screen = clinic_test_screen_new ();
  g_signal_connect_swapped (clinic->screen, "tells", G_CALLBACK (tells_cb), clinic);
  clinic->announcer = clinic_announcer_new (clinic->base.diary, CLINIC_NOTIFIER (clinic->screen));
  clinic_announcer_start (clinic->announcer);
}

static void
close_clinic (Clinic *clinic)
{
  g_clear_object (&clinic->announcer);
  g_signal_handlers_disconnect_by_data (clinic->screen, clinic);
  g_clear_object (&clinic->screen);
  clinic_db_close (clinic->base.db);
  g_clear_object (&clinic->base.diary);
  g_clear_object (&clinic->base.db);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
copy_file (const char *from, const char *to, const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) length, NULL));
}

/* Between two statements: what lies in the files then is all that a kill leaves. */
static gpointer
keep_files_job (ClinicConn *conn, gpointer data, GError **error)
{
  Clinic *clinic = data;

  copy_file (clinic->base.folder, clinic->left, "sittings.db");
  copy_file (clinic->base.folder, clinic->left, "sittings.db-wal");
  return NULL;
}

static void
cut_power (Clinic *clinic)
{
  clinic->cuts++;
  clinic->left = clinic_test_folder_new ();
  for (int rest = g_rand_int_range (clinic->dice, 0, 8); rest > 0; rest--)
    clinic_test_db_get (clinic->base.db, "SELECT 1");
  clinic_test_db_read (clinic->base.db, keep_files_job, clinic, NULL);
  close_clinic (clinic);
  clinic_test_folder_remove (clinic->base.folder);
  g_free (clinic->base.folder);
  clinic->base.folder = g_steal_pointer (&clinic->left);
  open_clinic (clinic);
  clinic->power_went = TRUE;
  start_announcer (clinic);
  settle (clinic);
}

/* What people do; each may be refused, and is then not done. */

static gboolean
finish (Clinic *clinic, GAsyncResult **slot)
{
  g_autofree char *words = clinic_test_diary_finish (&clinic->base, slot);

  if (words != NULL)
    g_test_message ("day %d: %s", clinic_diary_get_today (clinic->base.diary) - CLINIC_TEST_DAY, words);
  else if (chance (clinic, 0.004))
    cut_power (clinic);
  return words == NULL;
}

static gboolean
book (Clinic *clinic, gint64 course, ClinicDay from)
{
  ClinicSlotWish wish = { .course = course, .from = from, .most_days = 1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicSlotList) list = NULL;
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_booking_free);
  GAsyncResult *slot = NULL;
  guint chosen;

  clinic_diary_find_slots_async (clinic->base.diary, &wish, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  list = clinic_diary_find_slots_finish (clinic->base.diary, result, NULL);
  if (list == NULL || list->slots->len == 0)
    return FALSE;
  chosen = (guint) g_rand_int_range (clinic->dice, 0, (int) list->slots->len);
  g_ptr_array_add (bookings, clinic_booking_new (course, &g_array_index (list->slots, ClinicSlot, chosen)));
  clinic_diary_book_async (clinic->base.diary, bookings, NULL, clinic_test_diary_ready_cb, &slot);
  return finish (clinic, &slot);
}

static void
go_to (Clinic *clinic, gint64 now)
{
  if (now > clinic_diary_get_now (clinic->base.diary))
    clinic_clock_set_now (clinic->base.clock, now);
  if (chance (clinic, 0.01))
    cut_power (clinic);
}

typedef void (*Step) (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data);

static gboolean
take_step (Clinic *clinic, Step step, gint64 session)
{
  GAsyncResult *slot = NULL;

  step (clinic->base.diary, session, NULL, clinic_test_diary_ready_cb, &slot);
  return finish (clinic, &slot);
}

static void
end_visit (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  clinic_diary_finish_visit_async (diary, session, NULL, cancellable, callback, user_data);
}

static void
put_cream_on (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  clinic_diary_cream_on_async (diary, session, NULL, cancellable, callback, user_data);
}

static void
cancel (ClinicDiary *diary, gint64 session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  clinic_diary_cancel_async (diary, session, NULL, cancellable, callback, user_data);
}

static void
treat (Clinic *clinic, gint64 session)
{
  gint64 start = ask (clinic, "SELECT start FROM session WHERE id = %" G_GINT64_FORMAT, session);

  go_to (clinic, start);
  if (chance (clinic, 0.08))
    {
      take_step (clinic, chance (clinic, 0.5) ? clinic_diary_no_show_async : cancel, session);
      return;
    }
  if (!take_step (clinic, clinic_diary_arrive_async, session) || !take_step (clinic, put_cream_on, session))
    return;
  go_to (clinic, clinic_diary_get_now (clinic->base.diary) + g_rand_int_range (clinic->dice, 30, 66) * MINUTE);
  if (!take_step (clinic, clinic_diary_start_rolling_async, session))
    return;
  go_to (clinic, clinic_diary_get_now (clinic->base.diary) + 18 * MINUTE);
  clinic->visits += take_step (clinic, end_visit, session);
  /* the wrong button, and the right one again */
  if (chance (clinic, 0.03) && take_step (clinic, clinic_diary_step_back_async, session))
    take_step (clinic, end_visit, session);
}

/* The follow-ups */

static Fate
get_fate (const ClinicTask *task)
{
  static const Fate fates[] = { { 2, 7 }, { 3, 8 }, { 1, 4 }, { 4, 13 }, { 0, 8 }, { 2, 6 }, { 3, 10 }, { 5, 17 } };

  return fates[(task->follow_up->patient + task->nth) % G_N_ELEMENTS (fates)];
}

/* What the patient tells of the healing; CLINIC_DAY_NONE: nothing new. */
static ClinicDay
hear_event (Clinic *clinic, const ClinicTask *task, ClinicHealingEvent *event)
{
  Fate fate = get_fate (task);
  int day = clinic_diary_get_today (clinic->base.diary) - task->session_day;

  *event = CLINIC_HEALING_PEELING_STARTED;
  if (task->session_day == CLINIC_DAY_NONE ||
      ask (clinic, "SELECT count (*) FROM healing WHERE session = %" G_GINT64_FORMAT " AND settled IS NULL"
                   " AND carried_on_by IS NULL", task->follow_up->session) == 0)
    return CLINIC_DAY_NONE;
  if (day >= fate.settles)
    {
      *event = fate.peels == 0 ? CLINIC_HEALING_NO_PEELING_SEEN : CLINIC_HEALING_PEELING_FINISHED;
      return task->session_day + fate.settles;
    }
  return fate.peels > 0 && day >= fate.peels ? task->session_day + fate.peels : CLINIC_DAY_NONE;
}

static void
phone (Clinic *clinic, const ClinicTask *task)
{
  static const char *const symptoms[] = { "redness", "oozing", "peeling", "tight-skin", "patches", "pus-fever", "cold-sore",
                                          "skin-pulled" };
  g_autoptr (ClinicCall) call = clinic_call_new ();
  double dice = g_rand_double (clinic->dice);
  GAsyncResult *slot = NULL;
  ClinicHealingEvent event;
  ClinicDay day = hear_event (clinic, task, &event);

  call->follow_up = task->follow_up->id;
  call->outcome = dice < 0.6 ? CLINIC_CALL_REACHED : dice < 0.87 ? CLINIC_CALL_NO_ANSWER
                  : dice < 0.992 ? CLINIC_CALL_MESSAGE : CLINIC_CALL_DECLINED;
  if (call->outcome == CLINIC_CALL_REACHED && task->rolled_at != CLINIC_TIME_NONE && chance (clinic, 0.15))
    clinic_call_add_symptom (call, symptoms[g_rand_int_range (clinic->dice, 0, G_N_ELEMENTS (symptoms))], 0);
  clinic_diary_log_call_async (clinic->base.diary, call, event, day, NULL, clinic_test_diary_ready_cb, &slot);
  clinic->calls += finish (clinic, &slot);
  /* slips of the hand are taken back */
  if (chance (clinic, 0.02) && clinic_diary_can_undo (clinic->base.diary))
    {
      clinic_diary_undo_async (clinic->base.diary, NULL, clinic_test_diary_ready_cb, &slot);
      finish (clinic, &slot);
    }
}

static void
do_task (Clinic *clinic, const ClinicTask *task)
{
  GAsyncResult *slot = NULL;

  if (task->follow_up->kind == CLINIC_FOLLOW_UP_BOOK_NEXT)
    book (clinic, task->follow_up->course, clinic_diary_get_today (clinic->base.diary) + g_rand_int_range (clinic->dice, 1, 12));
  else if (clinic_follow_up_kind_is_call (task->follow_up->kind))
    phone (clinic, task);
  else
    {
      clinic_diary_complete_task_async (clinic->base.diary, task->follow_up->id, "Seen", NULL, clinic_test_diary_ready_cb, &slot);
      finish (clinic, &slot);
    }
}

/* (nullable): what is open and due by now */
static ClinicTask *
load_due_task (Clinic *clinic, gint64 follow_up)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicTask) task = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_task_async (clinic->base.diary, follow_up, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  task = clinic_diary_load_task_finish (clinic->base.diary, result, NULL);
  if (task == NULL || task->follow_up->status != CLINIC_FOLLOW_UP_OPEN ||
      task->follow_up->due > clinic_diary_get_now (clinic->base.diary))
    return NULL;
  return g_steal_pointer (&task);
}

static void
work_down (Clinic *clinic)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ClinicFollowUps) list = NULL;
  GAsyncResult *slot = NULL;

  clinic_diary_load_follow_ups_async (clinic->base.diary, 0, NULL, clinic_test_diary_ready_cb, &slot);
  result = clinic_test_diary_wait (&slot);
  list = clinic_diary_load_follow_ups_finish (clinic->base.diary, result, NULL);
  g_assert_nonnull (list);
  for (guint i = 0; i < list->keys->len; i++)
    {
      g_autoptr (ClinicTask) task = load_due_task (clinic, g_array_index (list->keys, ClinicTaskKey, i).id);

      if (task != NULL && chance (clinic, 0.75))
        do_task (clinic, task);
    }
}

/* What stands on the screen: looked at, answered, put away or left. A service may give an answer that was not offered. */
static void
answer_screen (Clinic *clinic)
{
  static const char *const answers[] = { "open", "later", "tomorrow", "done" };
  g_autoptr (GList) notices = g_hash_table_get_values (clinic->screen->standing);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_notice_free);

  for (GList *l = notices; l != NULL; l = l->next)
    if (chance (clinic, 0.3))
      g_ptr_array_add (chosen, clinic_notice_copy (l->data));
  for (guint i = 0; i < chosen->len; i++)
    {
      const ClinicNotice *notice = chosen->pdata[i];
      const char *answer = answers[g_rand_int_range (clinic->dice, 0, G_N_ELEMENTS (answers))];

      if (!g_hash_table_contains (clinic->screen->standing, notice->key))
        continue;
      for (gsize k = 0; notice->about[k] != NULL; k++)
        if (g_str_equal (answer, "later") || g_str_equal (answer, "tomorrow"))
          g_hash_table_add (clinic->excused, g_strdup (notice->about[k]));
      if (chance (clinic, 0.4))
        clinic_test_screen_put_away (clinic->screen, notice->key);
      else
        clinic_test_screen_click (clinic->screen, notice->key, answer);
      settle (clinic);
    }
}

static void
close_red_flags (Clinic *clinic)
{
  GAsyncResult *slot = NULL;
  gint64 flag = get (clinic, "SELECT min (id) FROM red_flag WHERE closed_at IS NULL");

  if (flag == 0 || chance (clinic, 0.5))
    return;
  clinic_diary_close_red_flag_async (clinic->base.diary, flag, 1, "Seen", NULL, clinic_test_diary_ready_cb, &slot);
  finish (clinic, &slot);
}

/* The days */

static void
call_off_one (Clinic *clinic)
{
  gint64 session = get (clinic, "SELECT id FROM session WHERE state = 'booked' ORDER BY (id * 7919) % 101 LIMIT 1");

  if (session != 0 && chance (clinic, 0.1))
    take_step (clinic, cancel, session);
}

static void
begin_courses (Clinic *clinic, int day)
{
  for (int i = 0; i < n_patients; i++)
    if (i % 30 == day)
      book (clinic, FIRST_PATIENT + i, clinic_diary_get_today (clinic->base.diary));
}

static void
treat_patients (Clinic *clinic)
{
  gint64 session;
  gint64 last = 0;

  while ((session = ask (clinic, "SELECT id FROM session WHERE state = 'booked' AND day = %d AND id <> %" G_GINT64_FORMAT
                                 " ORDER BY start, id LIMIT 1", clinic_diary_get_today (clinic->base.diary), last)) != 0)
    {
      treat (clinic, session);
      last = session;
    }
}

/* A moment of the day: what fell due has been told, and all is as it must be. */
static void
pause_at (Clinic *clinic, int minute)
{
  go_to (clinic, clinic_time_at (clinic_diary_get_today (clinic->base.diary), minute, clinic_diary_get_zone (clinic->base.diary)));
  settle (clinic);
  check_screen (clinic);
  check_clinic (clinic);
}

static void
play_day (Clinic *clinic, int day)
{
  GTimeZone *zone = clinic_diary_get_zone (clinic->base.diary);

  go_to (clinic, clinic_time_at (CLINIC_TEST_DAY + day, OPENS - 30, zone));
  settle (clinic);
  begin_courses (clinic, day);
  call_off_one (clinic);
  pause_at (clinic, OPENS);
  answer_screen (clinic);
  /* the clinic is closed at the weekend; now and then nobody comes, or nobody has time for the list */
  if (day % 7 >= 5 || chance (clinic, 0.03))
    return;
  treat_patients (clinic);
  pause_at (clinic, 780);
  if (chance (clinic, 0.9))
    work_down (clinic);
  close_red_flags (clinic);
  pause_at (clinic, 960);
  answer_screen (clinic);
  work_down (clinic);
  pause_at (clinic, CLOSES - 5);
}

static void
fill (Clinic *clinic)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE clinic SET zone = 'Europe/Berlin';");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_patients; i++)
    g_string_append_printf (sql,
                            "INSERT INTO patient (id, number, given, created_at, sort_key, search_key)"
                            " VALUES (%d, '%d', 'Patient %d', 0, '', '');"
                            "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
                            " VALUES (%d, %d, 1, 'face', 6, 21, 28, 20780);",
                            FIRST_PATIENT + i, FIRST_PATIENT + i, i, FIRST_PATIENT + i, FIRST_PATIENT + i);
  clinic_test_db_sql (clinic->base.db, sql->str, &error);
  g_assert_no_error (error);
}

static void
test_months (void)
{
  Clinic clinic = { 0 };

  g_print ("# seed %d\n", seed);
  clinic.dice = g_rand_new_with_seed ((guint32) seed);
  clinic.told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  clinic.excused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  clinic_test_diary_set_up (&clinic.base, NULL);
  fill (&clinic);
  start_announcer (&clinic);
  cut_power (&clinic); /* reads the zone anew */
  for (int day = 0; day < n_days; day++)
    play_day (&clinic, day);
  settle (&clinic);
  g_print ("# figures: seed %d: %d days, %d patients, %d visits, %d calls, %" G_GINT64_FORMAT " follow-ups, %d tellings,"
           " %d power cuts, %d told again after one\n",
           seed, n_days, n_patients, clinic.visits, clinic.calls, get (&clinic, "SELECT count (*) FROM follow_up"),
           clinic.tellings, clinic.cuts, clinic.repeats);
  g_assert_cmpint (clinic.visits, >, n_patients);
  g_assert_cmpint (clinic.cuts, >, 0);
  g_clear_object (&clinic.announcer);
  g_signal_handlers_disconnect_by_data (clinic.screen, &clinic);
  g_clear_object (&clinic.screen);
  clinic_test_diary_tear_down (&clinic.base, NULL);
  g_hash_table_unref (clinic.told);
  g_hash_table_unref (clinic.excused);
  g_rand_free (clinic.dice);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "patients", 0, 0, G_OPTION_ARG_INT, &n_patients, "How many patients", "N" },
    { "days", 0, 0, G_OPTION_ARG_INT, &n_days, "How many days", "N" },
    { "dice", 0, 0, G_OPTION_ARG_INT, &seed, "What the dice begin with", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL))
    return 2;
  g_test_add_func ("/clinic-months", test_months);
  return g_test_run ();
}
