/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clinic-photo-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/clinic-disk.h"
#include "store/clinic-photo-table.h"
#include "store/clinic-rows.h"

#define FOLDER "photos"
#define SUFFIX ".jpg"
#define MARK_SUFFIX ".new" /* as long as SUFFIX */
#define HASH_LENGTH 64
#define MODE 0600

static char *
get_folder (const char *folder)
{
  return g_build_filename (folder, FOLDER, NULL);
}

static char *
get_mark_path (const char *folder, const char *sha256)
{
  return g_strdup_printf ("%s/" FOLDER "/%s" MARK_SUFFIX, folder, sha256);
}

char *
clinic_photo_files_get_path (const char *folder, const char *sha256)
{
  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  return g_strdup_printf ("%s/" FOLDER "/%s" SUFFIX, folder, sha256);
}

static int
get_errno (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return ENOSPC;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return EROFS;
  return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : EIO;
}

/* Under another name until it is whole and on the disk. */
static gboolean
write_file (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, MODE, &local))
    return TRUE;
  return clinic_disk_set_error (error, path, get_errno (local));
}

gboolean
clinic_photo_files_keep (const char *folder, GBytes *bytes, const char *sha256, GError **error)
{
  g_autofree char *photos = get_folder (folder);
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);
  g_autofree char *mark = get_mark_path (folder, sha256);

  g_return_val_if_fail (bytes != NULL, FALSE);

  return clinic_disk_make_folder (photos, error) && write_file (mark, "", 0, error) &&
         clinic_disk_sync_folder (photos, error) &&
         write_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error) &&
         clinic_disk_sync_folder (photos, error);
}

void
clinic_photo_files_settle (const char *folder, const char *sha256)
{
  g_autofree char *mark = get_mark_path (folder, sha256);

  g_unlink (mark);
}

static gboolean
set_fault (GError **error, int code, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, code, words);
  return FALSE;
}

static gboolean
check_bytes (const char *data, gsize length, const char *sha256, gint64 size, GError **error)
{
  g_autofree char *hash = NULL;

  if ((gint64) length < size)
    return set_fault (error, CLINIC_ERROR_CORRUPT, _("The photo’s file was cut off."));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  if ((gint64) length == size && g_str_equal (hash, sha256))
    return TRUE;
  return set_fault (error, CLINIC_ERROR_CORRUPT, _("The photo’s file was changed since it was kept."));
}

GBytes *
clinic_photo_files_read (const char *folder, const char *sha256, gint64 size, GError **error)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);
  g_autofree char *data = NULL;
  g_autoptr (GError) local = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        set_fault (error, CLINIC_ERROR_NOT_FOUND, _("The photo’s file is missing."));
      else
        set_fault (error, CLINIC_ERROR_FAILED, local->message);
      return NULL;
    }
  if (!check_bytes (data, length, sha256, size, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* The hash that a name in the folder begins with, where @suffix follows it and nothing else; (transfer full) (nullable) */
static char *
parse_name (const char *name, const char *suffix)
{
  if (strspn (name, "0123456789abcdef") != HASH_LENGTH || !g_str_equal (name + HASH_LENGTH, suffix))
    return NULL;
  return g_strndup (name, HASH_LENGTH);
}

gboolean
clinic_photo_files_is_unfinished (const char *name)
{
  const char *rest;

  g_return_val_if_fail (name != NULL, FALSE);

  if (strspn (name, "0123456789abcdef") != HASH_LENGTH)
    return FALSE;
  rest = name + HASH_LENGTH;
  return (g_str_has_prefix (rest, SUFFIX ".") || g_str_has_prefix (rest, MARK_SUFFIX ".")) &&
         strlen (rest) == strlen (SUFFIX ".XXXXXX");
}

static void
unlink_file (const char *folder, const char *sha256)
{
  g_autofree char *path = clinic_photo_files_get_path (folder, sha256);

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_info ("%s stays: %s", path, g_strerror (errno));
}

/* What one name in the folder says about a time that was cut short. */
static void
sweep_name (const char *folder, const char *name, GHashTable *named)
{
  g_autofree char *marked = parse_name (name, MARK_SUFFIX);
  g_autofree char *file = parse_name (name, SUFFIX);

  if (marked != NULL)
    {
      if (!g_hash_table_contains (named, marked))
        unlink_file (folder, marked);
      clinic_photo_files_settle (folder, marked);
    }
  else if (file == NULL && strspn (name, "0123456789abcdef") == HASH_LENGTH)
    {
      g_autofree char *half = g_strdup_printf ("%s/" FOLDER "/%s", folder, name);

      g_unlink (half);
    }
}

static void
add_gone (ClinicStmt *stmt, gpointer data)
{
  g_ptr_array_add (data, clinic_stmt_dup_text (stmt, 0));
}

static void
forget_gone (ClinicConn *conn)
{
  g_autoptr (GError) error = NULL;

  if (clinic_conn_begin (conn, &error) && clinic_conn_exec (conn, &error, "DELETE FROM photo_gone", "") &&
      clinic_conn_commit (conn, &error))
    return;
  clinic_conn_rollback (conn);
  g_message ("Removed photos are unlinked again next time: %s", error->message);
}

gboolean
clinic_photo_files_sweep (const char *folder, ClinicConn *conn, GError **error)
{
  g_autofree char *photos = get_folder (folder);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, NULL);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return TRUE;
  if (!clinic_photo_table_collect_files (conn, named, error) ||
      !clinic_rows_each (clinic_conn_query (conn, error, "SELECT sha256 FROM photo_gone", ""), add_gone, gone, error))
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    sweep_name (folder, name, named);
  for (guint i = 0; i < gone->len; i++)
    if (!g_hash_table_contains (named, gone->pdata[i]))
      unlink_file (folder, gone->pdata[i]);
  if (gone->len > 0)
    forget_gone (conn);
  return TRUE;
}
