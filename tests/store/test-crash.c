/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that books and says each number once it is confirmed is killed at any moment: every number said is there
 * afterwards, nothing is half there. SITTINGS_SOAK=1 in the environment kills it 200 times instead of 20. */
#include <stdio.h>

#include "support/clinic-test-child.h"
#include "support/clinic-test-db.h"

static gboolean
book_job (ClinicTx *tx, gpointer data, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  gint64 *id = data;
  g_autofree char *sql = NULL;
  g_autoptr (GError) local = NULL;

  *id = 1 + clinic_conn_get (conn, &local, "SELECT count (*) FROM session", "");
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  sql = clinic_test_session_insert (&(ClinicTestSession) { .id = *id, .day = 21 * *id, .minute = 600 }, NULL);
  if (!clinic_conn_run_script (conn, sql, error))
    return FALSE;
  clinic_tx_created (tx, CLINIC_KIND_SESSION, *id);
  return TRUE;
}

static int
run_child (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (folder, &error);

  if (db == NULL)
    {
      printf ("failed %s\n", error->message);
      return 1;
    }
  if (clinic_test_db_get (db, "SELECT count (*) FROM clinic") == 0)
    clinic_test_db_fill (db);
  for (;;)
    {
      gint64 id;
      g_autoptr (ClinicChange) change = clinic_test_db_write (db, "book", book_job, &id, &error);

      if (change == NULL)
        return 1;
      printf ("%" G_GINT64_FORMAT "\n", id);
      fflush (stdout);
    }
}

/* Returns: the last number it said */
static gint64
run_and_kill (const char *self, const char *folder, int after_microseconds)
{
  g_autoptr (GPtrArray) lines = clinic_test_child_kill (self, folder, FALSE, after_microseconds);

  return lines->len > 0 ? g_ascii_strtoll (lines->pdata[lines->len - 1], NULL, 10) : 0;
}

static gpointer
check_job (ClinicConn *conn, gpointer data, GError **error)
{
  return GINT_TO_POINTER (clinic_conn_check (conn, error) && clinic_journal_verify (conn, error));
}

static gint64
count_and_check (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicDb) db = clinic_test_db_open (folder, &error);
  gint64 count;

  g_assert_no_error (error);
  clinic_test_db_read (db, check_job, NULL, &error);
  g_assert_no_error (error);
  count = clinic_test_db_get (db, "SELECT count (*) FROM session");
  g_assert_cmpint (clinic_test_db_get (db, "SELECT ifnull (max (id), 0) FROM session"), ==, count);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM journal"), ==, count);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM journal_detail"), ==, count);
  clinic_db_close (db);
  return count;
}

static char *program;

static void
test_killed (gconstpointer data)
{
  gboolean from_nothing = GPOINTER_TO_INT (data);
  int rounds = g_getenv ("SITTINGS_SOAK") != NULL ? 100 : 10;
  char *folder = clinic_test_folder_new ();
  gint64 there = 0;
  gint64 said_in_all = 0;

  /* on a busy machine the program may not come to say anything in that time: then it gets longer */
  for (int i = 0; i < rounds || (!from_nothing && said_in_all == 0 && i < 50 * rounds); i++)
    {
      int wait = g_test_rand_int_range (500, from_nothing ? 40000 : 60000) * (1 + i / rounds);
      gint64 said = run_and_kill (program, folder, wait);
      gint64 now = count_and_check (folder);

      g_test_message ("killed after %d microseconds: said %" G_GINT64_FORMAT ", there %" G_GINT64_FORMAT, wait, said, now);
      g_assert_cmpint (now, >=, MAX (said, there));
      /* at most the one that it had no time to say; what was there before was said by an earlier one */
      g_assert_cmpint (now, <=, MAX (said, there) + 1);
      there = now;
      said_in_all += said > 0;
      if (!from_nothing)
        continue;
      clinic_test_folder_remove (folder);
      g_free (folder);
      folder = clinic_test_folder_new ();
      there = 0;
    }
  g_assert_true (from_nothing || said_in_all > 0);
  clinic_test_folder_remove (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/crash/one-folder", GINT_TO_POINTER (FALSE), test_killed);
  g_test_add_data_func ("/store/crash/first-start", GINT_TO_POINTER (TRUE), test_killed);
  return g_test_run ();
}
