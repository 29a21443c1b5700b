/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLINIC_ERROR (clinic_error_quark ())

/**
 * ClinicError:
 * @CLINIC_ERROR_INVALID: what was given cannot be taken (a fault in a draft, a file, an argument)
 * @CLINIC_ERROR_CONFLICT: a rule of the clinic refuses it (place taken, too close, state)
 * @CLINIC_ERROR_STALE: the row was changed by someone else since it was read
 * @CLINIC_ERROR_NOT_FOUND: the row is not there
 * @CLINIC_ERROR_BUSY: another process holds the data, or the engine asks to try again
 * @CLINIC_ERROR_FULL: no room on the disk
 * @CLINIC_ERROR_READ_ONLY: the place cannot be written
 * @CLINIC_ERROR_CORRUPT: the file is damaged, or not a database
 * @CLINIC_ERROR_TOO_NEW: the file was written by a newer Sittings
 * @CLINIC_ERROR_FAILED: anything else
 * @CLINIC_ERROR_NETWORK: the folder lies on a network share, where a database cannot be kept safely
 * @CLINIC_ERROR_ZONE: this computer has no rules for the clinic's time zone
 *
 * The one error domain. ClinicFault words are for people; error messages are for logs, except those of
 * INVALID and CONFLICT, which core has already put in words that a person can act on.
 */
typedef enum
{
  CLINIC_ERROR_INVALID,
  CLINIC_ERROR_CONFLICT,
  CLINIC_ERROR_STALE,
  CLINIC_ERROR_NOT_FOUND,
  CLINIC_ERROR_BUSY,
  CLINIC_ERROR_FULL,
  CLINIC_ERROR_READ_ONLY,
  CLINIC_ERROR_CORRUPT,
  CLINIC_ERROR_TOO_NEW,
  CLINIC_ERROR_FAILED,
  CLINIC_ERROR_NETWORK,
  CLINIC_ERROR_ZONE,
} ClinicError;

GQuark clinic_error_quark (void);

G_END_DECLS
