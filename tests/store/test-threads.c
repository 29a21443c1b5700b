/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * 16 threads write to one clinic past all rules, so that only its own guards stand between them: each is answered, no two
 * plans overlap afterwards, and what was confirmed is there. SITTINGS_SOAK, the seed, makes them write for long.
 */
#include "support/clinic-test-db.h"

#include "store/clinic-session-table.h"

#define SEED 20261124
#define N_THREADS 16
#define N_COURSES 40
#define SHORT_WRITES 60
#define SOAK_WRITES 2500

typedef enum
{
  VERB_BOOK,
  VERB_MOVE,
  VERB_SWAP,
  VERB_CANCEL,
  VERB_RESTORE,
} Verb;

/* What a thread asks for, and what the job says of it. */
typedef struct
{
  Verb verb;
  ClinicSession *wish;
  gint64 other; /* to swap with */
  gint64 seen;  /* the version that is changed; 0 = as it stands */
} Write;

typedef struct
{
  gint64 journal;
  gint64 session;
  ClinicDay day;
  int minute;
  ClinicSessionState state;
} Confirmed;

typedef struct
{
  ClinicDb *db;
  guint32 seed;
  int n_writes;
  GArray *confirmed; /* Confirmed */
  guint n_taken;
  guint n_stale;
} Writer;

static gint newest; /* atomic: the highest session that is known */

static gboolean
take_wish (ClinicTx *tx, ClinicSession *session, const Write *write, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  session->day = write->wish->day;
  session->minute = write->wish->minute;
  session->bed = write->wish->bed;
  session->doctor = write->wish->doctor;
  write->wish->state = session->state;
  clinic_session_place (session, utc);
  return clinic_session_table_update (tx, session, error);
}

static gboolean
swap (ClinicTx *tx, ClinicSession *session, Write *write, GError **error)
{
  g_autoptr (ClinicSession) other = clinic_session_table_load (clinic_tx_get_conn (tx), write->other, error);
  g_autoptr (ClinicSession) place = clinic_session_copy (session);
  Write back = { .wish = place };

  if (other == NULL || !clinic_session_table_lift (tx, session->id, error) || !clinic_session_table_lift (tx, other->id, error))
    return FALSE;
  write->wish->day = other->day;
  write->wish->minute = other->minute;
  write->wish->bed = other->bed;
  write->wish->doctor = other->doctor;
  return take_wish (tx, session, write, error) && take_wish (tx, other, &back, error);
}

static gboolean
change (ClinicTx *tx, Write *write, GError **error)
{
  g_autoptr (ClinicSession) session = clinic_session_table_load (clinic_tx_get_conn (tx), write->wish->id, error);

  if (session == NULL)
    return FALSE;
  if (write->seen != 0)
    session->version = write->seen;
  if (write->verb == VERB_SWAP)
    return swap (tx, session, write, error);
  if (write->verb == VERB_MOVE)
    return take_wish (tx, session, write, error);
  session->state = write->wish->state;
  write->wish->day = session->day;
  write->wish->minute = session->minute;
  return clinic_session_table_update (tx, session, error);
}

static gboolean
write_job (ClinicTx *tx, gpointer data, GError **error)
{
  Write *write = data;

  clinic_tx_set_subject (tx, CLINIC_KIND_SESSION, 0);
  if (write->verb != VERB_BOOK)
    return change (tx, write, error);
  write->wish->id = clinic_session_table_insert (tx, write->wish, error);
  return write->wish->id != 0;
}

static ClinicSession *
make_wish (GRand *rand)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  ClinicSession *session = clinic_session_new ();

  session->course = session->patient = g_rand_int_range (rand, 1, N_COURSES + 1);
  session->bed = g_rand_int_range (rand, 1, 3);
  session->doctor = g_rand_int_range (rand, 1, 3);
  session->day = CLINIC_TEST_DAY + g_rand_int_range (rand, 0, 60);
  session->minute = g_rand_int_range (rand, 108, 205) * 5;
  session->wait = g_rand_int_range (rand, 6, 13) * 5;
  session->rolling = 20;
  session->turnover = 10;
  clinic_session_place (session, utc);
  return session;
}

static void
plan_write (GRand *rand, Write *write)
{
  static const Verb verbs[] = { VERB_BOOK, VERB_BOOK, VERB_BOOK, VERB_MOVE, VERB_MOVE, VERB_SWAP, VERB_CANCEL, VERB_RESTORE };
  int most = g_atomic_int_get (&newest);

  *write = (Write){ .verb = verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))], .wish = make_wish (rand) };
  if (most < 2)
    write->verb = VERB_BOOK;
  if (write->verb == VERB_BOOK)
    return;
  write->wish->id = g_rand_int_range (rand, 1, most + 1);
  write->other = write->wish->id % most + 1;
  write->seen = g_rand_int_range (rand, 0, 8) == 0 ? 1 : 0;
  if (write->verb == VERB_CANCEL)
    write->wish->state = CLINIC_SESSION_CANCELLED;
}

/* Numbers are given in order, so what another thread knows is there. */
static void
raise_newest (gint64 id)
{
  int known;

  while ((known = g_atomic_int_get (&newest)) < id)
    g_atomic_int_compare_and_exchange (&newest, known, (int) id);
}

static void
confirm (Writer *writer, const Write *write, ClinicChange *done)
{
  Confirmed confirmed = { clinic_change_get_journal (done), write->wish->id, write->wish->day, write->wish->minute,
                          write->wish->state };

  raise_newest (write->wish->id);
  if (confirmed.journal != 0)
    g_array_append_val (writer->confirmed, confirmed);
}

static void
refuse (Writer *writer, const GError *error)
{
  static const char *const taken[] = { "bed_taken", "doctor_busy", "patient_busy", "too_close", NULL };

  if (g_error_matches (error, CLINIC_ERROR, CLINIC_ERROR_STALE))
    {
      writer->n_stale++;
      return;
    }
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_assert_true (g_strv_contains (taken, error->message));
  writer->n_taken++;
}

static gpointer
run_writer (gpointer data)
{
  Writer *writer = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (writer->seed);

  g_main_context_push_thread_default (context);
  for (int i = 0; i < writer->n_writes; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicChange) done = NULL;
      Write write;

      plan_write (rand, &write);
      done = clinic_test_db_write (writer->db, "race", write_job, &write, &error);
      if (done != NULL)
        confirm (writer, &write, done);
      else
        refuse (writer, error);
      clinic_session_free (write.wish);
    }
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
add_courses (ClinicDb *db)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  clinic_test_db_fill (db);
  for (int i = 3; i <= N_COURSES; i++)
    g_string_append_printf (sql,
                            "INSERT INTO patient (id, number, given, created_at, sort_key, search_key)"
                            " VALUES (%d, '%d', 'A', 0, '', '');"
                            "INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days, started_day)"
                            " VALUES (%d, %d, 1, 'face', 6, 21, 28, 20780);",
                            i, i, i, i);
  clinic_test_db_sql (db, sql->str, &error);
  g_assert_no_error (error);
}

/* A change that was a session's last is what its row says. */
static void
check_confirmed (ClinicDb *db, const GArray *confirmed)
{
  for (guint i = 0; i < confirmed->len; i++)
    {
      const Confirmed *one = &g_array_index (confirmed, Confirmed, i);
      g_autofree char *sql = g_strdup_printf (
        "SELECT EXISTS (SELECT 1 FROM journal_detail WHERE kind = 'session' AND row = %" G_GINT64_FORMAT
        " AND journal = %" G_GINT64_FORMAT ") AND (EXISTS (SELECT 1 FROM journal_detail WHERE kind = 'session'"
        " AND row = %" G_GINT64_FORMAT " AND journal > %" G_GINT64_FORMAT ") OR EXISTS (SELECT 1 FROM session WHERE id = %"
        G_GINT64_FORMAT " AND day = %d AND minute = %d AND state = '%s'))",
        one->session, one->journal, one->session, one->journal, one->session, one->day, one->minute,
        clinic_session_state_to_string (one->state));

      g_assert_cmpint (clinic_test_db_get (db, sql), ==, 1);
    }
}

/* By the sqlite3 shell, from rows alone. */
static void
check_no_fault (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, CLINIC_DB_FILE, NULL);
  g_autofree char *questions = g_test_build_filename (G_TEST_DIST, "support", "faults.sql", NULL);
  g_autofree char *read = g_strdup_printf (".read '%s'", questions);
  const char *argv[] = { "sqlite3", "-batch", "-bail", path, read, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpstr (output, ==, "");
  g_assert_cmpint (status, ==, 0);
}

static void
run_writers (ClinicDb *db, Writer writers[N_THREADS], guint32 seed, int n_writes)
{
  GThread *threads[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    {
      writers[i] = (Writer){ db, seed * N_THREADS + i, n_writes, g_array_new (FALSE, FALSE, sizeof (Confirmed)), 0, 0 };
      threads[i] = g_thread_new ("writer", run_writer, &writers[i]);
    }
  for (int i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

static void
test_threads (void)
{
  const char *soak = g_getenv ("SITTINGS_SOAK");
  guint32 seed = soak ? g_ascii_strtoull (soak, NULL, 10) : SEED;
  int n_writes = soak ? SOAK_WRITES : SHORT_WRITES;
  g_autofree char *folder = clinic_test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (folder, &error);
  Writer writers[N_THREADS];
  guint n_confirmed = 0, n_taken = 0, n_stale = 0;
  double seconds;

  g_assert_no_error (error);
  add_courses (db);
  g_test_timer_start ();
  run_writers (db, writers, seed, n_writes);
  seconds = g_test_timer_elapsed ();
  for (int i = 0; i < N_THREADS; i++)
    {
      check_confirmed (db, writers[i].confirmed);
      n_confirmed += writers[i].confirmed->len;
      n_taken += writers[i].n_taken;
      n_stale += writers[i].n_stale;
      g_array_unref (writers[i].confirmed);
    }
  g_assert_true (clinic_test_db_get (db, "SELECT count (*) FROM journal") >= n_confirmed);
  clinic_db_close (db);
  check_no_fault (folder);
  g_print ("# figures: seed %u, %d threads, %d writes in %.1f s (%.0f/s), %u refused as taken or too close, %u as stale; no"
           " overlap, no other error, nothing confirmed lost\n",
           seed, N_THREADS, N_THREADS * n_writes, seconds, N_THREADS * n_writes / seconds, n_taken, n_stale);
  g_assert_cmpuint (n_confirmed, >, N_THREADS * n_writes / 20);
  g_assert_cmpuint (n_taken, >, N_THREADS * n_writes / 10);
  g_assert_cmpuint (n_stale, >, 0);
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threads/race", test_threads);
  return g_test_run ();
}
