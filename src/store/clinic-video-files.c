/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clinic-video-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/clinic-disk.h"

#define FOLDER "videos"
#define PART "coming.part"
#define GIO_PART ".goutputstream-" /* where PART is there already */
#define HASH_LENGTH 64
#define PIECE (1024 * 1024)
#define MODE 0600
#define MOST_SUFFIX 8

static char *
get_folder (const char *folder)
{
  return g_build_filename (folder, FOLDER, NULL);
}

char *
clinic_video_files_get_path (const char *folder, const char *video)
{
  g_return_val_if_fail (folder != NULL && video != NULL, NULL);

  return g_build_filename (folder, FOLDER, video, NULL);
}

char *
clinic_video_files_get_hash (const char *video)
{
  g_return_val_if_fail (video != NULL, NULL);

  return g_strndup (video, HASH_LENGTH);
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, CLINIC_ERROR, CLINIC_ERROR_INVALID, words);
  return FALSE;
}

/* By its name, as the desktop does it: what is in it only a codec knows. */
static gboolean
check_kind (GFile *source, GError **error)
{
  g_autofree char *name = g_file_get_basename (source);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);

  return (mime != NULL && g_str_has_prefix (mime, "video/")) || refuse (error, _("This is no video. Choose a file like MP4 or WebM."));
}

/* ".mp4", so that other programs know it; (transfer full) */
static char *
get_suffix (GFile *source)
{
  g_autofree char *name = g_file_get_basename (source);
  const char *dot = strrchr (name, '.');
  g_autofree char *suffix = g_ascii_strdown (dot != NULL ? dot : "", -1);

  if (strlen (suffix) < 2 || strlen (suffix) > MOST_SUFFIX ||
      strspn (suffix + 1, "abcdefghijklmnopqrstuvwxyz0123456789") != strlen (suffix + 1))
    return g_strdup (".video");
  return g_steal_pointer (&suffix);
}

/* Reads to the end; each piece goes to @out (nullable) too. Returns: (transfer full) (nullable): the SHA-256 */
static char *
read_all (GInputStream *in, GOutputStream *out, goffset *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *piece = g_malloc (PIECE);
  gssize n;

  *size = 0;
  while ((n = g_input_stream_read (in, piece, PIECE, cancellable, error)) > 0)
    {
      if (out != NULL && !g_output_stream_write_all (out, piece, n, NULL, cancellable, error))
        return NULL;
      g_checksum_update (sum, piece, n);
      *size += n;
    }
  return n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Errors of files as the clinic's own. */
static gboolean
translate (GError **error, GError *local)
{
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED) || local->domain == CLINIC_ERROR)
    g_propagate_error (error, local);
  else
    {
      int code = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE)    ? CLINIC_ERROR_FULL
                 : g_error_matches (local, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ? CLINIC_ERROR_READ_ONLY
                                                                             : CLINIC_ERROR_FAILED;

      g_set_error_literal (error, CLINIC_ERROR, code, local->message);
      g_error_free (local);
    }
  return FALSE;
}

gboolean
clinic_video_files_is_unfinished (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_equal (name, PART) || (g_str_has_prefix (name, GIO_PART) && strlen (name) == strlen (GIO_PART "XXXXXX"));
}

static char *
copy_part (GFile *source, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (part);
  g_autoptr (GInputStream) in = G_INPUT_STREAM (g_file_read (source, cancellable, error));
  g_autoptr (GOutputStream) out = NULL;
  g_autofree char *hash = NULL;
  goffset size;

  if (in == NULL)
    return NULL;
  out = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                                         error));
  hash = out != NULL ? read_all (in, out, &size, cancellable, error) : NULL;
  if (hash == NULL || !g_output_stream_close (out, cancellable, error))
    return NULL;
  if (size > 0)
    return g_steal_pointer (&hash);
  refuse (error, _("The file is empty."));
  return NULL;
}

static gboolean
settle (const char *part, const char *path, GError **error)
{
  return clinic_disk_sync_file (part, error) && clinic_disk_rename (part, path, error);
}

char *
clinic_video_files_keep (const char *folder, GFile *source, GCancellable *cancellable, GError **error)
{
  g_autofree char *videos = get_folder (folder);
  g_autofree char *part = g_build_filename (videos, PART, NULL);
  g_autofree char *hash = NULL;
  g_autofree char *suffix = get_suffix (source);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GError *local = NULL;

  if (!check_kind (source, error) || !clinic_disk_make_folder (videos, error))
    return NULL;
  hash = copy_part (source, part, cancellable, &local);
  if (hash == NULL)
    {
      g_unlink (part);
      translate (error, local);
      return NULL;
    }
  name = g_strconcat (hash, suffix, NULL);
  path = clinic_video_files_get_path (folder, name);
  return settle (part, path, error) ? g_steal_pointer (&name) : NULL;
}

char *
clinic_video_files_find (const char *folder, const char *sha256)
{
  g_autofree char *videos = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  videos = get_folder (folder);
  dir = g_dir_open (videos, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, sha256) && name[HASH_LENGTH] == '.')
      return g_strdup (name);
  return NULL;
}

gboolean
clinic_video_files_duplicate (const char *from, const char *to, const char *video, GError **error)
{
  g_autofree char *videos = NULL;
  g_autofree char *part = NULL;
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GFile) source = NULL;
  GError *local = NULL;

  g_return_val_if_fail (from != NULL && to != NULL && video != NULL, FALSE);

  videos = get_folder (to);
  part = g_build_filename (videos, PART, NULL);
  path = clinic_video_files_get_path (from, video);
  kept = clinic_video_files_get_path (to, video);
  source = g_file_new_for_path (path);
  if (!clinic_disk_make_folder (videos, error))
    return FALSE;
  hash = copy_part (source, part, NULL, &local);
  if (hash != NULL && g_str_has_prefix (video, hash))
    return settle (part, kept, error);
  g_unlink (part);
  if (hash == NULL)
    return translate (error, local);
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, "%s is not what was kept", path);
  return FALSE;
}

gboolean
clinic_video_files_check (const char *folder, const char *video, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = clinic_video_files_get_path (folder, video);
  g_autofree char *hash = clinic_video_files_get_hash (video);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) in = NULL;
  g_autofree char *found = NULL;
  GError *local = NULL;
  goffset size;

  in = G_INPUT_STREAM (g_file_read (file, cancellable, &local));
  found = in != NULL ? read_all (in, NULL, &size, cancellable, &local) : NULL;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (local);
      return refuse (error, _("The video’s file is missing. Choose it again in Preferences."));
    }
  if (found == NULL)
    return translate (error, local);
  return g_str_equal (found, hash) || refuse (error, _("The video’s file was changed since it was chosen. Choose it again in Preferences."));
}
