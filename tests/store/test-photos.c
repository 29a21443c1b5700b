/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos' rows and files. A process that keeps photos and says each once it is saved is killed at any moment: every one
 * said is there and whole, and nothing is left of the others. SITTINGS_SOAK kills it 200 times instead of 15. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/clinic-copies.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-restore.h"
#include "support/clinic-test-child.h"
#include "support/clinic-test-db.h"

static char *program;

typedef struct
{
  char *folder;
  ClinicDb *db;
} Fixture;

static void
open_db (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = clinic_test_db_open (fixture->folder, &error);
  g_assert_no_error (error);
}

static void
close_db (Fixture *fixture)
{
  clinic_db_close (fixture->db);
  g_clear_object (&fixture->db);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = clinic_test_folder_new ();
  open_db (fixture);
  clinic_test_db_fill (fixture->db);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  close_db (fixture);
  clinic_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* What stands for picture number @n: the store asks not what is in it. */
static GBytes *
make_bytes (int n)
{
  gsize length = 2000 + n;
  guint8 *data = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    data[i] = i * 7 + n;
  return g_bytes_new_take (data, length);
}

static ClinicPhoto *
make_photo (gint64 patient, int n)
{
  g_autoptr (GBytes) bytes = make_bytes (n);
  ClinicPhoto *photo = clinic_photo_new ();

  photo->patient = patient;
  photo->day = CLINIC_TEST_DAY + n;
  photo->view = CLINIC_PHOTO_FRONT;
  photo->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  photo->size = g_bytes_get_size (bytes);
  photo->width = 40;
  photo->height = 30;
  photo->original = g_compute_checksum_for_string (G_CHECKSUM_SHA256, photo->sha256, -1);
  photo->added = CLINIC_TEST_NOW;
  return photo;
}

static gboolean
insert_job (ClinicTx *tx, gpointer data, GError **error)
{
  ClinicPhoto *photo = data;

  photo->id = clinic_photo_table_insert (tx, photo, error);
  photo->version = 1;
  return photo->id != 0;
}

static gboolean
update_job (ClinicTx *tx, gpointer data, GError **error)
{
  return clinic_photo_table_update (tx, data, error);
}

static gboolean
remove_job (ClinicTx *tx, gpointer data, GError **error)
{
  return clinic_photo_table_remove (tx, ((ClinicPhoto *) data)->id, error);
}

static gpointer
load_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_photo_table_load (conn, *(gint64 *) data, error);
}

static void
keep_file (const char *folder, int n)
{
  g_autoptr (GBytes) bytes = make_bytes (n);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_photo_files_keep (folder, bytes, sha256, &error));
  g_assert_no_error (error);
}

/* File, row, and the mark gone. Returns: (transfer full) */
static ClinicPhoto *
save (Fixture *fixture, gint64 patient, int n)
{
  ClinicPhoto *photo = make_photo (patient, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = NULL;

  keep_file (fixture->folder, n);
  change = clinic_test_db_write (fixture->db, "add-photos", insert_job, photo, &error);
  g_assert_no_error (error);
  clinic_photo_files_settle (fixture->folder, photo->sha256);
  return photo;
}

static gboolean
has_file (const char *folder, const ClinicPhoto *photo)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, photo->sha256);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_names (const char *folder)
{
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicPhoto) photo = save (fixture, 1, 0);
  g_autoptr (ClinicPhoto) loaded = NULL;
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (ClinicChange) back = NULL;
  g_autoptr (GError) error = NULL;

  photo->view = CLINIC_PHOTO_LEFT_SIDE;
  photo->marked = TRUE;
  photo->marks[0] = (ClinicPhotoPoint){ 0.25, 0.5 };
  photo->marks[1] = (ClinicPhotoPoint){ 0.75, 0.125 };
  change = clinic_test_db_write (fixture->db, "change-photo", update_job, photo, &error);
  g_assert_no_error (error);
  loaded = clinic_test_db_read (fixture->db, load_job, &photo->id, &error);
  g_assert_cmpint (loaded->view, ==, CLINIC_PHOTO_LEFT_SIDE);
  g_assert_true (loaded->marked);
  g_assert_cmpfloat (loaded->marks[1].y, ==, 0.125);
  g_assert_cmpint (loaded->taken, ==, CLINIC_TIME_NONE);
  g_assert_cmpstr (loaded->original, ==, photo->original);
  /* who was slower is told */
  g_assert_null (clinic_test_db_write (fixture->db, "change-photo", update_job, photo, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_STALE);
  g_clear_error (&error);
  back = clinic_test_db_revert (fixture->db, clinic_change_get_journal (change), NULL, &error);
  g_assert_no_error (error);
  clinic_photo_free (loaded);
  loaded = clinic_test_db_read (fixture->db, load_job, &photo->id, &error);
  g_assert_cmpint (loaded->view, ==, CLINIC_PHOTO_FRONT);
  g_assert_false (loaded->marked);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicPhoto) photo = save (fixture, 1, 0);
  g_autoptr (ClinicPhoto) other = save (fixture, 2, 0);
  g_autoptr (ClinicPhoto) again = make_photo (1, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_test_db_write (fixture->db, "add-photos", insert_job, again, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "photo_once");
}

/* A removed photo's file stays for undo, and goes with the next opening. The other patient's row keeps the shared one. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicPhoto) gone = save (fixture, 1, 0);
  g_autoptr (ClinicPhoto) back = save (fixture, 1, 1);
  g_autoptr (ClinicPhoto) shared = save (fixture, 1, 2);
  g_autoptr (ClinicPhoto) others = save (fixture, 2, 2);
  ClinicPhoto *removed[] = { gone, back, shared };
  g_autoptr (ClinicChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      g_autoptr (ClinicChange) change = clinic_test_db_write (fixture->db, "remove-photo", remove_job, removed[i], &error);

      g_assert_no_error (error);
      if (removed[i] == back)
        undone = clinic_test_db_revert (fixture->db, clinic_change_get_journal (change), NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (has_file (fixture->folder, gone));
  close_db (fixture);
  open_db (fixture);
  g_assert_false (has_file (fixture->folder, gone));
  g_assert_true (has_file (fixture->folder, back));
  g_assert_true (has_file (fixture->folder, others));
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM photo_gone"), ==, 0);
}

/* What came in and was never saved goes; what an older database does not know stays. */
static void
test_swept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicPhoto) saved = save (fixture, 1, 0);
  g_autoptr (ClinicPhoto) unsaved = make_photo (1, 1);
  g_autoptr (ClinicPhoto) unknown = make_photo (1, 2);
  g_autofree char *half = g_strdup_printf ("%s/photos/%s.jpg.A1B2C3", fixture->folder, saved->sha256);
  g_autofree char *foreign = g_build_filename (fixture->folder, "photos", "holiday.jpg", NULL);

  keep_file (fixture->folder, 0); /* its mark is there again, as if the power had gone before it went */
  keep_file (fixture->folder, 1);
  keep_file (fixture->folder, 2);
  clinic_photo_files_settle (fixture->folder, unknown->sha256);
  g_assert_true (g_file_set_contents (half, "x", 1, NULL) && g_file_set_contents (foreign, "x", 1, NULL));
  close_db (fixture);
  open_db (fixture);
  g_assert_true (has_file (fixture->folder, saved));
  g_assert_false (has_file (fixture->folder, unsaved));
  g_assert_true (has_file (fixture->folder, unknown));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_names (fixture->folder), ==, 3);
}

static void
assert_fault (Fixture *fixture, const ClinicPhoto *photo, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_photo_files_read (fixture->folder, photo->sha256, photo->size, &error));
  g_assert_error (error, CLINIC_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_damage_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClinicPhoto) photo = save (fixture, 1, 0);
  g_autofree char *path = clinic_photo_files_get_path (fixture->folder, photo->sha256);
  g_autoptr (GBytes) expected = make_bytes (0);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (expected, NULL), photo->size);
  g_autoptr (GBytes) read = NULL;
  GStatBuf info;

  read = clinic_photo_files_read (fixture->folder, photo->sha256, photo->size, NULL);
  g_assert_true (g_bytes_equal (read, expected));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  bytes[photo->size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, photo->size, NULL));
  assert_fault (fixture, photo, CLINIC_ERROR_CORRUPT, "changed");
  g_assert_true (g_file_set_contents (path, bytes, photo->size - 1, NULL));
  assert_fault (fixture, photo, CLINIC_ERROR_CORRUPT, "cut off");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_fault (fixture, photo, CLINIC_ERROR_NOT_FOUND, "missing");
}

/* Copies */

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
make_copy (Fixture *fixture, const char *copies, ClinicDay day)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  clinic_copies_make_async (fixture->db, copies, day, NULL, ready_cb, &result);
  clinic_copies_make_finish (fixture->db, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
restore (Fixture *fixture, const char *copy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  clinic_restore_async (fixture->folder, copy, CLINIC_TEST_DAY, NULL, ready_cb, &result);
  aside = clinic_restore_finish (wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
test_copied_and_restored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copies = clinic_copies_get_folder (fixture->folder, "");
  g_autofree char *copy = g_build_filename (copies, "sittings-2026-11-23.db", NULL);
  g_autoptr (ClinicPhoto) lost = save (fixture, 1, 0);
  g_autoptr (ClinicPhoto) removed = save (fixture, 1, 1);
  g_autoptr (ClinicPhoto) newer = NULL;
  g_autofree char *path = clinic_photo_files_get_path (fixture->folder, lost->sha256);
  g_autoptr (ClinicChange) change = NULL;
  g_autoptr (GBytes) back = NULL;

  make_copy (fixture, copies, CLINIC_TEST_DAY);
  g_assert_true (has_file (copies, lost) && has_file (copies, removed));
  newer = save (fixture, 1, 2);
  change = clinic_test_db_write (fixture->db, "remove-photo", remove_job, removed, NULL);
  close_db (fixture);
  open_db (fixture);
  g_assert_false (has_file (fixture->folder, removed));
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  close_db (fixture);
  restore (fixture, copy);
  open_db (fixture);
  back = clinic_photo_files_read (fixture->folder, lost->sha256, lost->size, NULL);
  g_assert_nonnull (back);
  g_assert_true (has_file (fixture->folder, removed));
  /* the database that was set aside names it */
  g_assert_true (has_file (fixture->folder, newer));
  g_assert_cmpint (clinic_test_db_get (fixture->db, "SELECT count (*) FROM photo"), ==, 2);
}

/* Copies keep what any of them names, and no more. */
static void
test_copies_let_go (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copies = clinic_copies_get_folder (fixture->folder, "");
  g_autoptr (ClinicPhoto) photo = save (fixture, 1, 0);
  g_autoptr (ClinicChange) change = NULL;

  make_copy (fixture, copies, CLINIC_TEST_DAY);
  change = clinic_test_db_write (fixture->db, "remove-photo", remove_job, photo, NULL);
  for (int day = 1; day < CLINIC_COPIES_DAILY; day++)
    make_copy (fixture, copies, CLINIC_TEST_DAY + day);
  g_assert_true (has_file (copies, photo));
  for (int day = CLINIC_COPIES_DAILY; day < 60; day++)
    make_copy (fixture, copies, CLINIC_TEST_DAY + day);
  g_assert_false (has_file (copies, photo));
}

/* Killed at any moment */

static int
run_child (const char *folder)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture = { .folder = (char *) folder, .db = clinic_test_db_open (folder, &error) };

  if (fixture.db == NULL)
    {
      printf ("failed %s\n", error->message);
      return 1;
    }
  for (int n = clinic_test_db_get (fixture.db, "SELECT count (*) FROM photo");; n++)
    {
      g_autoptr (ClinicPhoto) photo = save (&fixture, 1, n);

      printf ("%d\n", n + 1);
      fflush (stdout);
    }
}

/* Returns: how many it said are saved */
static int
run_and_kill (const char *folder, int after_microseconds)
{
  g_autoptr (GPtrArray) lines = clinic_test_child_kill (program, folder, TRUE, after_microseconds);

  return lines->len > 0 ? atoi (lines->pdata[lines->len - 1]) : 0;
}

static void
assert_whole (Fixture *fixture, int said)
{
  int n = clinic_test_db_get (fixture->db, "SELECT count (*) FROM photo");

  g_assert_cmpint (n, >=, said);
  g_assert_cmpint (n, <=, said + 1);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (ClinicPhoto) photo = make_photo (1, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = clinic_photo_files_read (fixture->folder, photo->sha256, photo->size, &error);

      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_names (fixture->folder), ==, n);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  int rounds = g_getenv ("SITTINGS_SOAK") != NULL ? 200 : 15;

  for (int i = 0; i < rounds; i++)
    {
      int wait = g_test_rand_int_range (0, 20000);
      int said;

      close_db (fixture);
      said = run_and_kill (fixture->folder, wait);
      open_db (fixture);
      g_test_message ("killed %d microseconds after the first one: %d said", wait, said);
      g_assert_cmpint (said, >, 0);
      assert_whole (fixture, said);
    }
}

#define ADD(path, func) g_test_add ("/store/photos/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);
  ADD ("row", test_row);
  ADD ("once", test_once);
  ADD ("removed", test_removed);
  ADD ("swept", test_swept);
  ADD ("damage-is-seen", test_damage_is_seen);
  ADD ("copied-and-restored", test_copied_and_restored);
  ADD ("copies-let-go", test_copies_let_go);
  ADD ("killed", test_killed);
  return g_test_run ();
}
