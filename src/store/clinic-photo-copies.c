/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-photo-copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/clinic-photo-files.h"
#include "store/clinic-photo-table.h"

static gboolean
collect_from (const char *database, GHashTable *files, GError **error)
{
  g_autoptr (ClinicConn) conn = clinic_conn_open (database, CLINIC_CONN_READ_ONLY, error);

  return conn != NULL && clinic_photo_table_collect_files (conn, files, error);
}

/* Whether the file is there with its own name's hash inside; (transfer full) (nullable) */
static GBytes *
read_whole (const char *folder, const char *sha256)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? clinic_photo_files_read (folder, sha256, info.st_size, NULL) : NULL;
}

static gboolean
duplicate (const char *from, const char *to, const char *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = read_whole (from, sha256);

  if (bytes == NULL)
    {
      g_message ("The photo %s is missing or damaged", sha256);
      return TRUE;
    }
  if (!clinic_photo_files_keep (to, bytes, sha256, error))
    return FALSE;
  clinic_photo_files_settle (to, sha256);
  return TRUE;
}

static gboolean
is_there (const char *folder, const char *sha256)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
unlink_unnamed (const char *copies, GHashTable *files)
{
  g_autofree char *photos = g_build_filename (copies, "photos", NULL);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (photos, name, NULL);
      g_autofree char *sha256 = g_strndup (name, strspn (name, "0123456789abcdef"));

      if (strlen (sha256) == 64 && !g_hash_table_contains (files, sha256))
        g_unlink (path);
    }
}

gboolean
clinic_photo_copies_keep (const char *folder, const char *copies, GPtrArray *databases, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean all_read = TRUE;
  GHashTableIter iter;
  gpointer sha256;

  g_return_val_if_fail (folder != NULL && copies != NULL && databases != NULL, FALSE);

  /* a copy that cannot be read may name any photo */
  for (guint i = 0; i < databases->len; i++)
    all_read &= collect_from (databases->pdata[i], files, NULL);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!is_there (copies, sha256) && !duplicate (folder, copies, sha256, error))
      return FALSE;
  if (all_read)
    unlink_unnamed (copies, files);
  return TRUE;
}

gboolean
clinic_photo_copies_bring_back (const char *folder, const char *database, GError **error)
{
  g_autofree char *copies = g_path_get_dirname (database);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer sha256;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!collect_from (database, files, error))
    return FALSE;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      g_autoptr (GBytes) here = read_whole (folder, sha256);

      if (here == NULL && is_there (copies, sha256) && !duplicate (copies, folder, sha256, error))
        return FALSE;
    }
  return TRUE;
}
