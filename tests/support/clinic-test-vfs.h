/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a disk can refuse. */
typedef enum
{
  CLINIC_TEST_FAULT_NONE,
  CLINIC_TEST_FAULT_FULL,    /* each write from the chosen one on */
  CLINIC_TEST_FAULT_WRITE,   /* one write */
  CLINIC_TEST_FAULT_SYNC,    /* one sync */
  CLINIC_TEST_FAULT_READ,    /* one read */
} ClinicTestFault;

/* From here on the engine opens its files through a layer that can fail. Once in a process, before any is open. */
void     clinic_test_vfs_install (void);
/* @nth: counted from now, 1 is the next. */
void     clinic_test_vfs_fail    (ClinicTestFault fault, int nth);
gboolean clinic_test_vfs_failed  (void); /* it has come to that */

G_END_DECLS
