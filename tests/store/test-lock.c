/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/clinic-test-db.h"

static void
test_second_is_told (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  g_autofree char *me = g_strdup_printf ("process %d", getpid ());
  g_autoptr (GError) error = NULL;
  ClinicLock *lock = clinic_lock_take (folder, &error);

  g_assert_no_error (error);
  g_assert_null (clinic_lock_take (folder, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, me));
  clinic_lock_drop (lock);
  g_clear_error (&error);
  lock = clinic_lock_take (folder, &error);
  g_assert_no_error (error);
  clinic_lock_drop (lock);
  clinic_test_folder_remove (folder);
}

/* Gone with its process, however that ends. */
static void
test_killed_holder (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  g_autoptr (GError) error = NULL;
  ClinicLock *lock;
  int ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (clinic_lock_take (folder, NULL) != NULL && write (ready[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (clinic_lock_take (folder, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_BUSY);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_clear_error (&error);
  lock = clinic_lock_take (folder, &error);
  g_assert_no_error (error);
  clinic_lock_drop (lock);
  close (ready[0]);
  close (ready[1]);
  clinic_test_folder_remove (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clinic_lock_take ("/nonexistent/folder", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

static void
test_link_in_its_place (void)
{
  g_autofree char *folder = clinic_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sittings.lock", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (other, "kept", -1, NULL));
  g_assert_cmpint (symlink (other, path), ==, 0);
  g_assert_null (clinic_lock_take (folder, &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED);
  clinic_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/lock/second-is-told", test_second_is_told);
  g_test_add_func ("/store/lock/killed-holder", test_killed_holder);
  g_test_add_func ("/store/lock/no-folder", test_no_folder);
  g_test_add_func ("/store/lock/link-in-its-place", test_link_in_its_place);
  return g_test_run ();
}
