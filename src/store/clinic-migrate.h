/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-conn.h"

G_BEGIN_DECLS

/* The newest schema this program knows. */
#define CLINIC_SCHEMA_VERSION 9

/**
 * clinic_migrate:
 * @to: CLINIC_SCHEMA_VERSION, or an older one in tests
 *
 * Brings the database up to @to, one transaction for each version. Fails with TOO_NEW when it is newer.
 */
gboolean clinic_migrate (ClinicConn *conn, int to, GError **error);

G_END_DECLS
