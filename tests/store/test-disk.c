/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-disk.h"

#include <errno.h>

static void
test_is_network (void)
{
  static const struct
  {
    guint32 magic;
    const char *fuse_type;
    gboolean network;
  } cases[] = {
    { 0x6969, NULL, TRUE },      /* NFS */
    { 0xff534d42, NULL, TRUE },  /* CIFS */
    { 0xfe534d42, NULL, TRUE },  /* SMB2 */
    { 0x517b, NULL, TRUE },      /* SMB */
    { 0x5346414f, NULL, TRUE },  /* AFS */
    { 0x01021997, NULL, TRUE },  /* 9P */
    { 0x00c36400, NULL, TRUE },  /* Ceph */
    { 0x65735546, "fuse.sshfs", TRUE },
    { 0x65735546, "fuse.gvfsd-fuse", TRUE },
    { 0x65735546, "fuse.rclone", TRUE },
    { 0x65735546, "fuseblk", FALSE }, /* NTFS on a stick */
    { 0x65735546, "fuse.portal", FALSE },
    { 0x65735546, NULL, FALSE },
    { 0xef53, NULL, FALSE },     /* ext4 */
    { 0x9123683e, NULL, FALSE }, /* btrfs */
    { 0x01021994, NULL, FALSE }, /* tmpfs */
    { 0x794c7630, NULL, FALSE }, /* overlay */
    { 0xef53, "fuse.sshfs", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clinic_disk_is_network (cases[i].magic, cases[i].fuse_type), ==, cases[i].network);
}

static void
test_mount_type (void)
{
  static const char mountinfo[] =
    "22 28 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n"
    "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"
    "40 35 0:45 / /home/a\\040b rw - fuse.sshfs me@host:/ rw\n"
    "41 35 0:46 / /x rw shared:1 master:2 - 9p host rw\n"
    "broken\n";
  static const struct
  {
    guint major, minor;
    const char *type;
  } cases[] = { { 0, 20, "sysfs" }, { 98, 0, "ext3" }, { 0, 45, "fuse.sshfs" }, { 0, 46, "9p" }, { 0, 4, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type = clinic_disk_find_mount_type (mountinfo, cases[i].major, cases[i].minor);

      g_assert_cmpstr (type, ==, cases[i].type);
    }
}

static void
test_check_local (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_disk_check_local (g_get_tmp_dir (), &error));
  g_assert_true (clinic_disk_check_local ("/not/there/yet", &error));
  g_assert_no_error (error);
}

static void
test_check_room (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clinic_disk_check_room (g_get_tmp_dir (), &error));
  g_assert_no_error (error);
  /* no disk lies behind it */
  g_assert_true (clinic_disk_check_room ("/proc", &error));
  g_assert_no_error (error);
  g_assert_false (clinic_disk_check_room ("/not/there", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
}

static void
test_errors (void)
{
  static const struct
  {
    int code;
    ClinicError kind;
  } cases[] = {
    { EACCES, CLINIC_ERROR_READ_ONLY }, { EPERM, CLINIC_ERROR_READ_ONLY }, { EROFS, CLINIC_ERROR_READ_ONLY },
    { ENOSPC, CLINIC_ERROR_FULL },      { EDQUOT, CLINIC_ERROR_FULL },     { ENOENT, CLINIC_ERROR_NOT_FOUND },
    { EIO, CLINIC_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (clinic_disk_set_error (&error, "/a/b", cases[i].code));
      g_assert_error (error, CLINIC_ERROR, (int) cases[i].kind);
      g_assert_true (g_str_has_prefix (error->message, "/a/b: "));
    }
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (clinic_disk_sync_file ("/not/there", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (clinic_disk_rename ("/not/there", "/not/here", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (clinic_disk_make_folder ("/dev/null/x", &error));
  g_assert_error (error, CLINIC_ERROR, CLINIC_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/disk/is-network", test_is_network);
  g_test_add_func ("/store/disk/mount-type", test_mount_type);
  g_test_add_func ("/store/disk/check-local", test_check_local);
  g_test_add_func ("/store/disk/check-room", test_check_room);
  g_test_add_func ("/store/disk/errors", test_errors);
  g_test_add_func ("/store/disk/not-there", test_not_there);
  return g_test_run ();
}
