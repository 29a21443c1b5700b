/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-conn.h"

G_BEGIN_DECLS

/* The newest schema this program knows. */
#define CLINIC_SCHEMA_VERSION 9

/**
 * clinic_migrate_prepare:
 *
 * To be called in the main thread, before one that migrates is started. GLib unpacks what is built into a program when some
 * thread first asks for any of it, and tells every other one meanwhile that there is nothing: while GTK starts, the database's
 * thread found no schema.
 */
void     clinic_migrate_prepare (void);

/**
 * clinic_migrate:
 * @to: CLINIC_SCHEMA_VERSION, or an older one in tests
 *
 * Brings the database up to @to, one transaction for each version. Fails with TOO_NEW when it is newer.
 */
gboolean clinic_migrate (ClinicConn *conn, int to, GError **error);

G_END_DECLS
