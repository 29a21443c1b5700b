/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/clinic-demo-folder.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "core/clinic-error.h"
#include "store/clinic-db.h"
#include "store/clinic-lock.h"

char *
clinic_demo_folder_get (void)
{
  return g_build_filename (g_get_user_data_dir (), "sittings-demo", NULL);
}

static gboolean
remove_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int code;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  code = errno;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_READ_ONLY, "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* The lock is held meanwhile, and only the files that are ours by name go. */
gboolean
clinic_demo_folder_renew (const char *folder, GError **error)
{
  static const char *const names[] = { CLINIC_DB_FILE "-wal", CLINIC_DB_FILE "-shm", CLINIC_DB_FILE "-journal", CLINIC_DB_FILE };
  g_autoptr (ClinicLock) lock = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  lock = clinic_lock_take (folder, error);
  if (lock == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!remove_file (folder, names[i], error))
      return FALSE;
  return TRUE;
}
