/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-file-copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/clinic-consent-table.h"
#include "store/clinic-disk.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-setup-table.h"
#include "store/clinic-video-files.h"

#define HASH_LENGTH 64

/* One of the folders. A file's name begins with the SHA-256 of what is in it. */
typedef struct
{
  const char *name;
  gboolean (*collect) (ClinicConn *conn, GHashTable *files, GError **error); /* into it the SHA-256 of what is named */
  gboolean (*is_whole) (const char *folder, const char *sha256);
  gboolean (*is_kept) (const char *copies, const char *sha256); /* need not be copied again */
  /* Checked. TRUE where there is nothing whole to be copied, too. */
  gboolean (*duplicate) (const char *from, const char *to, const char *sha256, GError **error);
  gboolean (*is_unfinished) (const char *name); /* never got its own name */
} Kind;

/* Photos */

/* Whether the file is there with its own name's hash inside; (transfer full) (nullable) */
static GBytes *
read_photo (const char *folder, const char *sha256)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? clinic_photo_files_read (folder, sha256, info.st_size, NULL) : NULL;
}

static gboolean
is_photo_whole (const char *folder, const char *sha256)
{
  g_autoptr (GBytes) bytes = read_photo (folder, sha256);

  return bytes != NULL;
}

/* There are many of them, and each day they would all be read. */
static gboolean
is_photo_kept (const char *copies, const char *sha256)
{
  g_autofree char *path = clinic_photo_files_get_path (copies, sha256);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
duplicate_photo (const char *from, const char *to, const char *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = read_photo (from, sha256);

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

/* Videos */

static gboolean
collect_videos (ClinicConn *conn, GHashTable *files, GError **error)
{
  return clinic_setup_table_collect_videos (conn, files, error) && clinic_consent_table_collect_videos (conn, files, error);
}

static gboolean
is_video_whole (const char *folder, const char *sha256)
{
  g_autofree char *video = clinic_video_files_find (folder, sha256);

  return video != NULL && clinic_video_files_check (folder, video, NULL, NULL);
}

static gboolean
duplicate_video (const char *from, const char *to, const char *sha256, GError **error)
{
  g_autofree char *video = clinic_video_files_find (from, sha256);

  if (video != NULL && clinic_video_files_check (from, video, NULL, NULL))
    return clinic_video_files_duplicate (from, to, video, error);
  g_message ("The video %s is missing or damaged", sha256);
  return TRUE;
}

static const Kind kinds[] = {
  { "photos", clinic_photo_table_collect_files, is_photo_whole, is_photo_kept, duplicate_photo, clinic_photo_files_is_unfinished },
  { "videos", collect_videos, is_video_whole, is_video_whole, duplicate_video, clinic_video_files_is_unfinished },
};

/* All of them */

static gboolean
collect_from (const Kind *kind, const char *database, GHashTable *files, GError **error)
{
  g_autoptr (ClinicConn) conn = clinic_conn_open (database, CLINIC_CONN_READ_ONLY, error);

  return conn != NULL && kind->collect (conn, files, error);
}

static void
unlink_unnamed (const Kind *kind, const char *copies, GHashTable *files)
{
  g_autofree char *folder = g_build_filename (copies, kind->name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *sha256 = g_strndup (name, strspn (name, "0123456789abcdef"));

      if (strlen (sha256) == HASH_LENGTH && !g_hash_table_contains (files, sha256))
        g_unlink (path);
    }
}

static gboolean
keep_kind (const Kind *kind, const char *folder, const char *copies, GPtrArray *databases, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean all_read = TRUE;
  GHashTableIter iter;
  gpointer sha256;

  /* a copy that cannot be read may name any file */
  for (guint i = 0; i < databases->len; i++)
    all_read &= collect_from (kind, databases->pdata[i], files, NULL);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!kind->is_kept (copies, sha256) && !kind->duplicate (folder, copies, sha256, error))
      return FALSE;
  if (all_read)
    unlink_unnamed (kind, copies, files);
  return TRUE;
}

/* Whoever wants copies in the folder of the data itself has the files there already, and all of them. */
static gboolean
is_same_folder (const char *folder, const char *copies)
{
  GStatBuf one, other;

  return g_stat (folder, &one) == 0 && g_stat (copies, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

gboolean
clinic_file_copies_keep (const char *folder, const char *copies, GPtrArray *databases, GError **error)
{
  g_return_val_if_fail (folder != NULL && copies != NULL && databases != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && !is_same_folder (folder, copies); i++)
    if (!keep_kind (&kinds[i], folder, copies, databases, error))
      return FALSE;
  return TRUE;
}

static void
unlink_kind_unfinished (const Kind *kind, const char *folder)
{
  g_autofree char *within = g_build_filename (folder, kind->name, NULL);
  g_autoptr (GDir) dir = g_dir_open (within, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (within, name, NULL);

      if (kind->is_unfinished (name))
        clinic_disk_unlink_abandoned (path);
    }
}

void
clinic_file_copies_unlink_unfinished (const char *folder)
{
  g_return_if_fail (folder != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    unlink_kind_unfinished (&kinds[i], folder);
}

static gboolean
bring_kind_back (const Kind *kind, const char *folder, const char *database, GError **error)
{
  g_autofree char *copies = g_path_get_dirname (database);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer sha256;

  if (!collect_from (kind, database, files, error))
    return FALSE;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!kind->is_whole (folder, sha256) && !kind->duplicate (copies, folder, sha256, error))
      return FALSE;
  return TRUE;
}

gboolean
clinic_file_copies_bring_back (const char *folder, const char *database, GError **error)
{
  g_return_val_if_fail (folder != NULL && database != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!bring_kind_back (&kinds[i], folder, database, error))
      return FALSE;
  return TRUE;
}
