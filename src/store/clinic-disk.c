/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Those that linux/magic.h leaves out. */
#define MAGIC_CIFS 0xff534d42u
#define MAGIC_SMB2 0xfe534d42u
#define MAGIC_NCP 0x564cu
#define MAGIC_CEPH 0x00c36400u
#define MAGIC_FUSE 0x65735546u

#define ABANDONED_SECONDS (24 * 60 * 60)

static const guint32 network_magics[] = {
  NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, MAGIC_CIFS,       MAGIC_SMB2,       AFS_SUPER_MAGIC, AFS_FS_MAGIC,
  V9FS_MAGIC,      MAGIC_NCP,       CODA_SUPER_MAGIC, OCFS2_SUPER_MAGIC, MAGIC_CEPH,
};

static const char *const network_fuse_types[] = {
  "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.smbnetfs", "fuse.glusterfs", "fuse.ceph-fuse",
  "fuse.s3fs",  "fuse.davfs2",     "fuse.curlftpfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
};

static ClinicError
errno_to_error (int code)
{
  switch (code)
    {
    case EACCES:
    case EPERM:
    case EROFS: return CLINIC_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT: return CLINIC_ERROR_FULL;
    case ENOENT: return CLINIC_ERROR_NOT_FOUND;
    default: return CLINIC_ERROR_FAILED;
    }
}

gboolean
clinic_disk_set_error (GError **error, const char *path, int code)
{
  g_set_error (error, CLINIC_ERROR, errno_to_error (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return clinic_disk_set_error (error, path, errno);
  if (fsync (fd) != 0)
    code = errno;
  close (fd);
  return code == 0 || clinic_disk_set_error (error, path, code);
}

gboolean
clinic_disk_sync_file (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return sync_path (path, O_RDONLY, error);
}

gboolean
clinic_disk_sync_folder (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, FALSE);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
clinic_disk_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  if (g_rename (from, to) != 0)
    return clinic_disk_set_error (error, to, errno);
  folder = g_path_get_dirname (to);
  return clinic_disk_sync_folder (folder, error);
}

void
clinic_disk_unlink_abandoned (const char *path)
{
  GStatBuf info;

  g_return_if_fail (path != NULL);

  if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode) ||
      g_get_real_time () / G_USEC_PER_SEC - info.st_mtime <= ABANDONED_SECONDS)
    return;
  if (g_unlink (path) != 0)
    g_info ("%s stays: %s", path, g_strerror (errno));
}

gboolean
clinic_disk_make_folder (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, FALSE);

  return g_mkdir_with_parents (folder, 0700) == 0 || clinic_disk_set_error (error, folder, errno);
}

gboolean
clinic_disk_is_network (guint32 magic, const char *fuse_type)
{
  if (magic == MAGIC_FUSE)
    {
      for (guint i = 0; fuse_type != NULL && i < G_N_ELEMENTS (network_fuse_types); i++)
        if (g_str_equal (fuse_type, network_fuse_types[i]))
          return TRUE;
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if (magic == network_magics[i])
      return TRUE;
  return FALSE;
}

/* "36 35 98:0 / /mnt rw,noatime master:1 - ext4 /dev/sda1 rw": the type follows the lone hyphen. */
char *
clinic_disk_find_mount_type (const char *mountinfo, guint major, guint minor)
{
  g_autofree char *device = g_strdup_printf ("%u:%u", major, minor);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (mountinfo != NULL, NULL);

  lines = g_strsplit (mountinfo, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", -1);
      guint count = g_strv_length (fields);

      if (count < 3 || !g_str_equal (fields[2], device))
        continue;
      for (guint f = 6; f + 1 < count; f++)
        if (g_str_equal (fields[f], "-"))
          return g_strdup (fields[f + 1]);
    }
  return NULL;
}

static char *
find_fuse_type (const char *path)
{
  g_autofree char *mountinfo = NULL;
  struct stat info;

  if (stat (path, &info) != 0 || !g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    return NULL;
  return clinic_disk_find_mount_type (mountinfo, major (info.st_dev), minor (info.st_dev));
}

static char *
find_existing_parent (const char *folder)
{
  char *path = g_canonicalize_filename (folder, NULL);

  while (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_str_equal (path, "/"))
    {
      char *parent = g_path_get_dirname (path);

      g_free (path);
      path = parent;
    }
  return path;
}

gboolean
clinic_disk_check_local (const char *folder, GError **error)
{
  g_autofree char *path = find_existing_parent (folder);
  g_autofree char *fuse_type = NULL;
  struct statfs info;

  if (statfs (path, &info) != 0)
    return clinic_disk_set_error (error, path, errno);
  if ((guint32) info.f_type == MAGIC_FUSE)
    fuse_type = find_fuse_type (path);
  if (!clinic_disk_is_network ((guint32) info.f_type, fuse_type))
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_NETWORK, "%s lies on a network share", folder);
  return FALSE;
}

gboolean
clinic_disk_check_room (const char *folder, GError **error)
{
  struct statvfs disk;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (statvfs (folder, &disk) != 0)
    return clinic_disk_set_error (error, folder, errno);
  /* a disk without a size does not tell how much it holds */
  if (disk.f_blocks == 0 || (guint64) disk.f_bavail * disk.f_frsize >= CLINIC_DISK_LEAST_ROOM)
    return TRUE;
  return clinic_disk_set_error (error, folder, ENOSPC);
}
