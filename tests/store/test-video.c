/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-video-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "support/clinic-test-db.h"

#define PIECES (5 * 1024 * 1024 / 16 + 1)

typedef struct
{
  char *folder;
  char *home; /* where the clinic's files come from */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = clinic_test_folder_new ();
  self->home = clinic_test_folder_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clinic_test_folder_remove (self->folder);
  clinic_test_folder_remove (self->home);
  g_free (self->folder);
  g_free (self->home);
}

/* More than is read at once, and no whole number of such pieces. */
static GFile *
make_file (Fixture *self, const char *name, int pieces)
{
  g_autofree char *path = g_build_filename (self->home, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < pieces; i++)
    g_string_append_printf (text, "%015d\n", i);
  g_file_set_contents (path, text->str, text->len, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static int
count_files (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "videos", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_refused (Fixture *self, const char *name, int pieces, const char *words)
{
  g_autoptr (GFile) file = make_file (self, name, pieces);
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_video_files_keep (self->folder, file, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (count_files (self), ==, 0);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "Our Clinic.MP4", PIECES);
  g_autofree char *hash = clinic_test_folder_hash (self->home, "Our Clinic.MP4");
  g_autoptr (GError) error = NULL;
  g_autofree char *video = clinic_video_files_keep (self->folder, file, NULL, &error);
  g_autofree char *again = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;
  struct stat about;

  g_assert_no_error (error);
  named = clinic_video_files_get_hash (video);
  g_assert_cmpstr (named, ==, hash);
  g_assert_true (g_str_has_suffix (video, ".mp4"));
  path = clinic_video_files_get_path (self->folder, video);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_size, ==, PIECES * 16);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_true (clinic_video_files_check (self->folder, video, NULL, &error));
  again = clinic_video_files_keep (self->folder, file, NULL, &error);
  g_assert_cmpstr (again, ==, video);
  g_assert_cmpint (count_files (self), ==, 1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) missing = NULL;
  g_autofree char *path = g_build_filename (self->home, "gone.mp4", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (self, "letter.pdf", 3, "no video");
  assert_refused (self, "empty.webm", 0, "empty");
  missing = g_file_new_for_path (path);
  g_assert_null (clinic_video_files_keep (self->folder, missing, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED);
  g_assert_cmpint (count_files (self), ==, 0);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "long.webm", PIECES);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (clinic_video_files_keep (self->folder, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_files (self), ==, 0);
}

/* What became of the file afterwards is said. */
static void
test_damage_is_seen (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "a.webm", 100);
  g_autoptr (GError) error = NULL;
  g_autofree char *video = clinic_video_files_keep (self->folder, file, NULL, &error);
  g_autofree char *path = clinic_video_files_get_path (self->folder, video);

  g_assert_true (g_file_set_contents (path, "another", -1, &error));
  g_assert_false (clinic_video_files_check (self->folder, video, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "changed"));
  g_clear_error (&error);
  g_unlink (path);
  g_assert_false (clinic_video_files_check (self->folder, video, NULL, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "missing"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/video/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/store/video/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/store/video/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/store/video/damage-is-seen", Fixture, NULL, set_up, test_damage_is_seen, tear_down);
  return g_test_run ();
}
