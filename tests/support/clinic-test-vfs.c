/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/clinic-test-vfs.h"

#include <sqlite3.h>

/* The layer below's file follows in the same memory. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file real[];
} File;

static sqlite3_vfs layer;
static sqlite3_vfs *below;

/* The database's thread counts, the test's thread sets and asks. */
static GMutex mutex;
static ClinicTestFault chosen;
static int left;
static gboolean has_failed;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static gboolean
is_struck (ClinicTestFault kind)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gboolean full = chosen == CLINIC_TEST_FAULT_FULL && kind == CLINIC_TEST_FAULT_WRITE;

  if ((chosen != kind && !full) || left == 0)
    return FALSE;
  if (--left > 0)
    return FALSE;
  if (full)
    left = 1; /* a full disk stays full */
  has_failed = TRUE;
  return TRUE;
}

static int
file_close (sqlite3_file *file)
{
  return real_of (file)->pMethods ? real_of (file)->pMethods->xClose (real_of (file)) : SQLITE_OK;
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
  if (is_struck (CLINIC_TEST_FAULT_READ))
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), bytes, length, at);
}

static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
  if (!is_struck (CLINIC_TEST_FAULT_WRITE))
    return real_of (file)->pMethods->xWrite (real_of (file), bytes, length, at);
  /* as a disk does: the first half may have arrived */
  real_of (file)->pMethods->xWrite (real_of (file), bytes, length / 2, at);
  return chosen == CLINIC_TEST_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  if (is_struck (CLINIC_TEST_FAULT_SYNC))
    return SQLITE_IOERR_FSYNC;
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

/* Version 1, without shared memory: the store asks for none. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
layer_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = below->xOpen (below, name, real_of (file), flags, out_flags);

  file->pMethods = code == SQLITE_OK ? &methods : NULL;
  return code;
}

void
clinic_test_vfs_install (void)
{
  g_assert_null (below);

  below = sqlite3_vfs_find (NULL);
  layer = *below;
  layer.zName = "clinic-test";
  layer.szOsFile = sizeof (File) + below->szOsFile;
  layer.xOpen = layer_open;
  g_assert_cmpint (sqlite3_vfs_register (&layer, TRUE), ==, SQLITE_OK);
}

void
clinic_test_vfs_fail (ClinicTestFault fault, int nth)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  chosen = fault;
  left = nth;
  has_failed = FALSE;
}

gboolean
clinic_test_vfs_failed (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return has_failed;
}
