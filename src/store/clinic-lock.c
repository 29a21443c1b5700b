/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store/clinic-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/clinic-error.h"
#include "store/clinic-disk.h"

struct _ClinicLock
{
  int fd;
};

static void
set_busy_error (GError **error, int fd)
{
  char holder[256] = "";
  gssize length = pread (fd, holder, sizeof holder - 1, 0);

  holder[MAX (length, 0)] = '\0';
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_BUSY, "%s", g_strstrip (holder));
}

/* Who has it, for the one who comes second: a sentence's worth, cut to size. */
static void
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%s, process %d, on %s\n", g_get_user_name (), getpid (), g_get_host_name ());

  if (ftruncate (fd, 0) == 0 && pwrite (fd, text, strlen (text), 0) < 0)
    g_info ("The lock holds, but does not say by whom: %s", g_strerror (errno));
}

ClinicLock *
clinic_lock_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "sittings.lock", NULL);
  struct flock region = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  ClinicLock *lock;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      clinic_disk_set_error (error, path, errno);
      return NULL;
    }
  if (fcntl (fd, F_OFD_SETLK, &region) != 0)
    {
      if (errno == EAGAIN || errno == EACCES)
        set_busy_error (error, fd);
      else
        clinic_disk_set_error (error, path, errno);
      close (fd);
      return NULL;
    }
  write_holder (fd);
  lock = g_new0 (ClinicLock, 1);
  lock->fd = fd;
  return lock;
}

void
clinic_lock_drop (ClinicLock *lock)
{
  close (lock->fd);
  g_free (lock);
}
