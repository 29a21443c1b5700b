/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-restore.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/clinic-copies.h"
#include "store/clinic-disk.h"
#include "store/clinic-file-copies.h"
#include "store/clinic-lock.h"

/* The copy lies ready under this name and its day: from here on the restoring will come to its end. */
#define READY_PREFIX "sittings.db.restore-"
#define UNFINISHED_NAME "sittings.db.restoring"

static gboolean
write_all (int fd, const char *bytes, gssize length)
{
  while (length > 0)
    {
      gssize done = write (fd, bytes, length);

      if (done < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (done, 0);
      length -= MAX (done, 0);
    }
  return TRUE;
}

/* FALSE with errno */
static gboolean
pump (int from, int to)
{
  g_autofree char *block = g_malloc (1 << 20);
  gssize length;

  while ((length = read (from, block, 1 << 20)) != 0)
    if ((length < 0 && errno != EINTR) || (length > 0 && !write_all (to, block, length)))
      return FALSE;
  return fsync (to) == 0;
}

static gboolean
duplicate_file (const char *from, const char *to, GError **error)
{
  int in = open (from, O_RDONLY | O_CLOEXEC);
  int out;
  int code;

  if (in < 0)
    return clinic_disk_set_error (error, from, errno);
  g_unlink (to);
  out = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  code = out >= 0 && pump (in, out) ? 0 : errno;
  close (in);
  if (out >= 0)
    close (out);
  if (code == 0)
    return TRUE;
  g_unlink (to);
  return clinic_disk_set_error (error, to, code);
}

static char *
choose_aside (const char *folder, const char *day)
{
  char *path = g_strdup_printf ("%s/sittings-set-aside-%s.db", folder, day);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/sittings-set-aside-%s-%d.db", folder, day, i);
    }
  return path;
}

static gboolean
set_aside (const char *database, const char *aside, GError **error)
{
  /* a log must never meet another database than its own */
  static const char *const parts[] = { "", "-journal", "-shm", "-wal" };

  for (guint i = G_N_ELEMENTS (parts); i > 0; i--)
    {
      g_autofree char *from = g_strconcat (database, parts[i - 1], NULL);
      g_autofree char *to = g_strconcat (aside, parts[i - 1], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return clinic_disk_set_error (error, from, errno);
    }
  return TRUE;
}

static gboolean
put_in_place (const char *folder, const char *ready, char **aside, GError **error)
{
  g_autofree char *from = g_build_filename (folder, ready, NULL);
  g_autofree char *database = g_build_filename (folder, CLINIC_DB_FILE, NULL);
  g_autofree char *away = choose_aside (folder, ready + strlen (READY_PREFIX));

  if (!set_aside (database, away, error) || !clinic_disk_sync_folder (folder, error) ||
      !clinic_disk_rename (from, database, error))
    return FALSE;
  if (!g_file_test (away, G_FILE_TEST_EXISTS))
    g_clear_pointer (&away, g_free);
  if (aside != NULL)
    *aside = away ? g_steal_pointer (&away) : g_strdup ("");
  return TRUE;
}

gboolean
clinic_restore_carry_on (const char *folder, char **aside, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *ready = NULL;
  g_autofree char *unfinished = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, FALSE);

  unfinished = g_build_filename (folder, UNFINISHED_NAME, NULL);
  g_unlink (unfinished);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && ready == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, READY_PREFIX))
      ready = g_strdup (name);
  return ready == NULL || put_in_place (folder, ready, aside, error);
}

static char *
restore (const char *folder, const char *copy, ClinicDay today, GError **error)
{
  g_autoptr (ClinicLock) lock = clinic_lock_take (folder, error);
  g_autofree char *unfinished = g_build_filename (folder, UNFINISHED_NAME, NULL);
  g_autofree char *iso = clinic_day_to_iso (today);
  g_autofree char *ready = g_strconcat (folder, "/" READY_PREFIX, iso, NULL);
  char *aside = NULL;

  if (lock == NULL || !clinic_restore_carry_on (folder, NULL, error) || !clinic_copies_check (copy, error))
    return NULL;
  /* first the photos and the video: they disturb nobody, and without room for them nothing is touched */
  if (!clinic_file_copies_bring_back (folder, copy, error) || !duplicate_file (copy, unfinished, error))
    return NULL;
  /* what has just been written is read again: the copy may lie on a failing stick */
  if (!clinic_copies_check (unfinished, error) || !clinic_disk_rename (unfinished, ready, error))
    {
      g_unlink (unfinished);
      return NULL;
    }
  return clinic_restore_carry_on (folder, &aside, error) ? aside : NULL;
}

typedef struct
{
  char *folder;
  char *copy;
  ClinicDay today;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_free (restoring->folder);
  g_free (restoring->copy);
  g_free (restoring);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;
  char *aside = restore (restoring->folder, restoring->copy, restoring->today, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

void
clinic_restore_async (const char *folder, const char *copy, ClinicDay today, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Restoring *restoring;

  g_return_if_fail (folder != NULL && copy != NULL);

  restoring = g_new0 (Restoring, 1);
  restoring->folder = g_strdup (folder);
  restoring->copy = g_strdup (copy);
  restoring->today = today;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* once begun it is carried to its end, and said so */
  g_task_set_task_data (task, restoring, (GDestroyNotify) restoring_free);
  if (!g_task_return_error_if_cancelled (task))
    g_task_run_in_thread (task, restore_in_thread);
}

char *
clinic_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
