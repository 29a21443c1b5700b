/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails at the first write, the second, ... until one run gets through: each time the operation is whole or not
 * there, it says which kind of trouble it was, and the next one works. */
#include "support/clinic-test-vfs.h"

#include "store/clinic-copies.h"
#include "support/clinic-test-db.h"

static const struct
{
  const char *name;
  ClinicTestFault fault;
  ClinicError code;
} faults[] = {
  { "full", CLINIC_TEST_FAULT_FULL, CLINIC_ERROR_FULL },
  { "write", CLINIC_TEST_FAULT_WRITE, CLINIC_ERROR_FAILED },
  { "sync", CLINIC_TEST_FAULT_SYNC, CLINIC_ERROR_FAILED },
  { "read", CLINIC_TEST_FAULT_READ, CLINIC_ERROR_FAILED },
};

static gpointer
check_job (ClinicConn *conn, gpointer data, GError **error)
{
  return GINT_TO_POINTER (clinic_conn_check (conn, error) && clinic_journal_verify (conn, error));
}

static void
must_be_sound (ClinicDb *db)
{
  g_autoptr (GError) error = NULL;

  clinic_test_db_read (db, check_job, NULL, &error);
  g_assert_no_error (error);
}

static ClinicDb *
must_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  ClinicDb *db = clinic_test_db_open (folder, &error);

  g_assert_no_error (error);
  return db;
}

/* Three rows and a patient's long note, so that several pages are written. */
static gboolean
change_job (ClinicTx *tx, gpointer data, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);

  return clinic_tx_touch (tx, CLINIC_KIND_PATIENT, 1, error) && clinic_tx_touch (tx, CLINIC_KIND_BED, 1, error) &&
         clinic_conn_run_script (conn,
                                 "UPDATE patient SET notes = notes || hex (zeroblob (6000)), version = version + 1 WHERE id = 1;"
                                 "UPDATE bed SET name = name || 'x', version = version + 1 WHERE id = 1;",
                                 error);
}

static void
assert_whole (ClinicDb *db, gint64 times)
{
  g_assert_cmpint (clinic_test_db_get (db, "SELECT version - 1 FROM patient WHERE id = 1"), ==, times);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT version - 1 FROM bed WHERE id = 1"), ==, times);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT length (notes) / 12000 FROM patient WHERE id = 1"), ==, times);
  g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM journal"), ==, times);
}

static void
test_change (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autofree char *folder = clinic_test_folder_new ();
  gint64 times = 0;
  ClinicDb *db = must_open (folder);

  clinic_test_db_fill (db);
  for (int nth = 1, through = FALSE; !through; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicChange) change = NULL;
      gboolean failed;

      g_assert_cmpint (nth, <, 200);
      clinic_test_vfs_fail (faults[which].fault, nth);
      change = clinic_test_db_write (db, "change", change_job, NULL, &error);
      failed = clinic_test_vfs_failed ();
      clinic_test_vfs_fail (CLINIC_TEST_FAULT_NONE, 0);
      if (change == NULL)
        g_assert_error (error, CLINIC_ERROR, (int) faults[which].code);
      times += change != NULL;
      through = !failed;
      /* in this process, and in the one that finds what this one left */
      assert_whole (db, times);
      clinic_db_close (db);
      g_object_unref (db);
      db = must_open (folder);
      assert_whole (db, times);
    }
  must_be_sound (db);
  clinic_db_close (db);
  g_object_unref (db);
  clinic_test_folder_remove (folder);
}

/* A first start that failed leaves nothing that stands in the way of the next. */
static void
test_first_start (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);

  for (int nth = 1, through = FALSE; !through; nth++)
    {
      g_autofree char *folder = clinic_test_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (ClinicDb) db = NULL;

      g_assert_cmpint (nth, <, 900);
      clinic_test_vfs_fail (faults[which].fault, nth);
      db = clinic_test_db_open (folder, &error);
      through = !clinic_test_vfs_failed ();
      clinic_test_vfs_fail (CLINIC_TEST_FAULT_NONE, 0);
      if (db == NULL)
        {
          g_assert_true (error->code == (int) faults[which].code || error->code == CLINIC_ERROR_FULL);
          db = must_open (folder);
        }
      g_assert_cmpint (clinic_test_db_get (db, "SELECT count (*) FROM clinic"), ==, 0);
      clinic_db_close (db);
      clinic_test_folder_remove (folder);
      nth += nth / 10; /* later ones are much alike */
    }
}

static void
result_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static gboolean
make_copy (ClinicDb *db, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_make_async (db, folder, CLINIC_TEST_DAY, NULL, result_ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return clinic_copies_make_finish (db, result, error);
}

/* Under its name there is never half a copy, and the day's earlier one is not lost. */
static void
test_copy (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autofree char *folder = clinic_test_folder_new ();
  g_autofree char *copies = clinic_copies_get_folder (folder, NULL);
  g_autofree char *path = g_build_filename (copies, "sittings-2026-11-23.db", NULL);
  g_autoptr (ClinicDb) db = must_open (folder);

  clinic_test_db_fill (db);
  g_assert_true (make_copy (db, copies, NULL));
  for (int nth = 1, through = FALSE; !through; nth += 1 + nth / 10)
    {
      g_autoptr (GError) error = NULL;
      gboolean made;

      g_assert_cmpint (nth, <, 2000);
      clinic_test_vfs_fail (faults[which].fault, nth);
      made = make_copy (db, copies, &error);
      through = !clinic_test_vfs_failed ();
      clinic_test_vfs_fail (CLINIC_TEST_FAULT_NONE, 0);
      g_assert_true (made || error != NULL);
      g_clear_error (&error);
      g_assert_true (clinic_copies_check (path, &error));
      assert_whole (db, 0);
    }
  clinic_db_close (db);
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  clinic_test_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *change = g_strconcat ("/store/faults/change/", faults[i].name, NULL);
      g_autofree char *first = g_strconcat ("/store/faults/first-start/", faults[i].name, NULL);
      g_autofree char *copy = g_strconcat ("/store/faults/copy/", faults[i].name, NULL);

      g_test_add_data_func (change, GUINT_TO_POINTER (i), test_change);
      g_test_add_data_func (first, GUINT_TO_POINTER (i), test_first_start);
      g_test_add_data_func (copy, GUINT_TO_POINTER (i), test_copy);
    }
  return g_test_run ();
}
