/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-migrate.h"

#include <gio/gio.h>

extern GResource *clinic_store_get_resource (void);

void
clinic_migrate_prepare (void)
{
  clinic_store_get_resource ();
}

static char *
load_schema (int version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%04d.sql", clinic_conn_get_schema_folder (), version);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (clinic_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
step_to (ClinicConn *conn, int version, GError **error)
{
  g_autofree char *sql = load_schema (version, error);

  if (sql == NULL || !clinic_conn_begin (conn, error))
    return FALSE;
  if (clinic_conn_run_script (conn, sql, error) && clinic_conn_set_schema_version (conn, version, error))
    return clinic_conn_commit (conn, error);
  clinic_conn_rollback (conn);
  return FALSE;
}

gboolean
clinic_migrate (ClinicConn *conn, int to, GError **error)
{
  int version = clinic_conn_get_schema_version (conn, error);

  if (version < 0)
    return FALSE;
  if (version > to)
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW, "schema %d, this program knows %d", version, to);
      return FALSE;
    }
  for (int next = version + 1; next <= to; next++)
    if (!step_to (conn, next, error))
      return FALSE;
  return TRUE;
}
