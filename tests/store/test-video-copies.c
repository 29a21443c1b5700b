/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's video beside copies of the database. */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "store/clinic-copies.h"
#include "store/clinic-restore.h"
#include "store/clinic-video-files.h"
#include "support/clinic-test-db.h"

typedef struct
{
  char *folder;
  char *home; /* where the clinic's files come from */
  char *copies;
  ClinicDb *db;
} Fixture;

static void
open_db (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->db = clinic_test_db_open (self->folder, &error);
  g_assert_no_error (error);
}

static void
close_db (Fixture *self)
{
  clinic_db_close (self->db);
  g_clear_object (&self->db);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = clinic_test_folder_new ();
  self->home = clinic_test_folder_new ();
  self->copies = clinic_copies_get_folder (self->folder, "");
  open_db (self);
  clinic_test_db_fill (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_db (self);
  clinic_test_folder_remove (self->folder);
  clinic_test_folder_remove (self->home);
  g_free (self->folder);
  g_free (self->home);
  g_free (self->copies);
}

static void
run_sql (Fixture *self, const char *format, const char *text)
{
  g_autoptr (GString) sql = g_string_new (format);
  g_autoptr (GError) error = NULL;

  g_string_replace (sql, "@", text, 0);
  clinic_test_db_sql (self->db, sql->str, &error);
  g_assert_no_error (error);
}

/* The clinic chooses a video, which is kept. Returns: (transfer full): its name */
static char *
choose (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->home, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *video;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  video = clinic_video_files_keep (self->folder, file, NULL, &error);
  g_assert_no_error (error);
  run_sql (self, "UPDATE clinic SET video = '@', video_name = 'ours'", video);
  return video;
}

/* A consent before which it was shown. */
static void
show (Fixture *self, const char *video)
{
  g_autofree char *hash = clinic_video_files_get_hash (video);
  g_autofree char *session = clinic_test_session_insert (&(ClinicTestSession){ .minute = 600 }, NULL);

  run_sql (self, "@", session);
  run_sql (self,
           "INSERT INTO consent (session, number, text, sha256, on_paper, signed_at, signer, witness, video, video_sha256,"
           " video_at) VALUES (1, 1, 'Text', '@', 1, 1700000000, 'Asha', 3, 1, '@', 1699999000)",
           hash);
}

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

static gboolean
make_copy (Fixture *self, int day, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_make_async (self->db, self->copies, CLINIC_TEST_DAY + day, NULL, ready_cb, &result);
  return clinic_copies_make_finish (self->db, wait_for (&result), error);
}

static void
copy (Fixture *self, int day)
{
  g_autoptr (GError) error = NULL;

  make_copy (self, day, &error);
  g_assert_no_error (error);
}

static void
restore (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->copies, "sittings-2026-11-23.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  close_db (self);
  clinic_restore_async (self->folder, path, CLINIC_TEST_DAY, NULL, ready_cb, &result);
  aside = clinic_restore_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  open_db (self);
}

static gboolean
is_whole (const char *folder, const char *video)
{
  return clinic_video_files_check (folder, video, NULL, NULL);
}

static void
alter (const char *folder, const char *video)
{
  g_autofree char *path = clinic_video_files_get_path (folder, video);

  g_assert_true (g_file_set_contents (path, "altered", -1, NULL));
}

static guint64
get_inode (const char *folder, const char *video)
{
  g_autofree char *path = clinic_video_files_get_path (folder, video);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  return info.st_ino;
}

/* Once, however many copies name it. */
static void
test_copied_once (Fixture *self, gconstpointer data)
{
  g_autofree char *video = choose (self, "Our Clinic.mp4", "moving pictures");
  guint64 inode;

  copy (self, 0);
  g_assert_true (is_whole (self->copies, video));
  inode = get_inode (self->copies, video);
  copy (self, 1);
  g_assert_cmpuint (get_inode (self->copies, video), ==, inode);
  g_assert_true (is_whole (self->folder, video));
}

static void
test_restored (Fixture *self, gconstpointer data)
{
  g_autofree char *lost = choose (self, "old.mp4", "the old one");
  g_autofree char *altered = NULL;
  g_autofree char *path = clinic_video_files_get_path (self->folder, lost);

  show (self, lost);
  altered = choose (self, "new.webm", "the new one");
  copy (self, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  alter (self->folder, altered);
  restore (self);
  g_assert_true (is_whole (self->folder, lost));
  g_assert_true (is_whole (self->folder, altered));
}

/* A copy that was altered is made anew; what was altered here replaces no copy. */
static void
test_altered_is_seen (Fixture *self, gconstpointer data)
{
  g_autofree char *video = choose (self, "a.mp4", "moving pictures");

  copy (self, 0);
  alter (self->copies, video);
  copy (self, 1);
  g_assert_true (is_whole (self->copies, video));
  alter (self->folder, video);
  copy (self, 2);
  g_assert_true (is_whole (self->copies, video));
  g_assert_false (is_whole (self->folder, video));
}

/* The database comes back all the same, and that the video is missing is said where it is to be shown. */
static void
test_altered_is_not_brought_back (Fixture *self, gconstpointer data)
{
  g_autofree char *video = choose (self, "a.mp4", "moving pictures");
  g_autofree char *path = clinic_video_files_get_path (self->folder, video);
  g_autoptr (GError) error = NULL;

  copy (self, 0);
  alter (self->copies, video);
  g_assert_cmpint (g_unlink (path), ==, 0);
  restore (self);
  g_assert_false (clinic_video_files_check (self->folder, video, NULL, &error));
  g_assert_nonnull (strstr (error->message, "missing"));
}

/* Copies keep what any of them names, and no more; what lies there otherwise is left alone. */
static void
test_let_go (Fixture *self, gconstpointer data)
{
  g_autofree char *old = choose (self, "old.mp4", "the old one");
  g_autofree char *foreign = g_build_filename (self->copies, "videos", "holiday.mp4", NULL);
  g_autofree char *new = NULL;

  copy (self, 0);
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  new = choose (self, "new.mp4", "the new one");
  copy (self, 1);
  g_assert_true (is_whole (self->copies, old) && is_whole (self->copies, new));
  for (int day = 2; day < 60; day++)
    copy (self, day);
  g_assert_false (is_whole (self->copies, old));
  g_assert_true (is_whole (self->copies, new));
  g_assert_true (is_whole (self->folder, old)); /* a consent that was taken back may name it */
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* As a run that was cut short so long ago leaves it. */
static void
leave (const char *folder, const char *name, int hours)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *within = g_path_get_dirname (path);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - hours * 3600;
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_mkdir_with_parents (within, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
look_for_day (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  clinic_copies_look_for_day_async (self->folder, self->copies, CLINIC_TEST_DAY, NULL, ready_cb, &result);
  clinic_copies_look_for_day_finish (wait_for (&result), NULL);
}

/* What was never finished, in either folder, goes once nobody has written to it for a day. */
static void
test_unfinished (Fixture *self, gconstpointer data)
{
  const char *hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  const struct
  {
    const char *folder;
    char *name;
    int hours;
    gboolean stays;
  } cases[] = {
    { self->folder, g_strdup ("videos/coming.part"), 25, FALSE },
    { self->copies, g_strdup ("videos/coming.part"), 23, TRUE },
    { self->copies, g_strdup ("videos/.goutputstream-A1B2C3"), 25, FALSE },
    { self->copies, g_strdup ("videos/.goutputstream-A1B2C4"), 23, TRUE },
    { self->copies, g_strdup ("videos/holiday.part"), 25, TRUE },
    { self->copies, g_strconcat ("videos/", hash, ".mp4", NULL), 25, TRUE },
    { self->copies, g_strconcat ("photos/", hash, ".jpg", NULL), 25, TRUE },
    { self->copies, g_strconcat ("photos/", hash, ".jpg.A1B2C3", NULL), 25, FALSE },
    { self->copies, g_strconcat ("photos/", hash, ".new.A1B2C3", NULL), 25, FALSE },
    { self->copies, g_strconcat ("photos/", hash, ".jpg.A1B2C4", NULL), 23, TRUE },
    { self->copies, g_strconcat ("photos/", hash, ".new", NULL), 25, TRUE },
    { self->copies, g_strconcat ("photos/", hash, ".jpg.xmp", NULL), 25, TRUE },
    { self->copies, g_strdup ("photos/holiday.jpg.A1B2C3"), 25, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    leave (cases[i].folder, cases[i].name, cases[i].hours);
  look_for_day (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (cases[i].folder, cases[i].name, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].stays);
      g_free (cases[i].name);
    }
}

/* Where the copies lie in the folder of the data, what no copy names yet is still the clinic's. */
static void
test_beside_the_data_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *old = choose (self, "old.mp4", "the old one");
  g_autofree char *new = choose (self, "new.mp4", "the new one");

  g_free (self->copies);
  self->copies = g_strdup (self->folder);
  copy (self, 0);
  g_assert_true (is_whole (self->folder, old));
  g_assert_true (is_whole (self->folder, new));
}

/* The database's copy lies there all the same, but the day is done only once the video lies beside it. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  g_autofree char *video = choose (self, "a.mp4", "moving pictures");
  g_autofree char *videos = g_build_filename (self->copies, "videos", NULL);
  g_autofree char *database = g_build_filename (self->copies, "sittings-2026-11-23.db", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (self->copies, 0700);
  g_assert_true (g_file_set_contents (videos, "x", 1, NULL)); /* a file stands where the folder should be */
  g_assert_false (make_copy (self, 0, &error));
  g_assert_nonnull (error);
  g_assert_true (clinic_copies_check (database, NULL));
  g_assert_false (clinic_copies_have_day (self->copies, CLINIC_TEST_DAY));
  g_assert_cmpint (g_unlink (videos), ==, 0);
  copy (self, 0);
  g_assert_true (clinic_copies_have_day (self->copies, CLINIC_TEST_DAY));
  g_assert_true (is_whole (self->copies, video));
}

#define ADD(path, func) g_test_add ("/store/video-copies/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copied-once", test_copied_once);
  ADD ("restored", test_restored);
  ADD ("altered-is-seen", test_altered_is_seen);
  ADD ("altered-is-not-brought-back", test_altered_is_not_brought_back);
  ADD ("let-go", test_let_go);
  ADD ("unfinished", test_unfinished);
  ADD ("beside-the-data-itself", test_beside_the_data_itself);
  ADD ("no-room", test_no_room);
  return g_test_run ();
}
