/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-clinic.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "store/clinic-migrate.h"

extern GResource *clinic_store_get_resource (void);

guint
bench_get_runs (const Bench *bench, guint many, guint few)
{
  return bench->is_short ? few : many;
}

/* A clinic of another schema is another clinic. */
static char *
get_data_name (int patients, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%04d.sql", clinic_conn_get_schema_folder (), CLINIC_SCHEMA_VERSION);
  g_autoptr (GBytes) schema = g_resource_lookup_data (clinic_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *sum = NULL;

  if (schema == NULL)
    return NULL;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, schema);
  return g_strdup_printf ("%d-%.8s", patients, sum);
}

static gboolean
run_maker (Bench *bench, int patients, const char *folder, GError **error)
{
  g_autofree char *maker = g_build_filename (bench->programs, "sittings-data", NULL);
  g_autofree char *count = g_strdup_printf ("%d", patients);
  const char *argv[] = { maker, "--patients", count, "--now", BENCH_NOW, "--out", folder, NULL };
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, error) &&
         g_spawn_check_wait_status (status, error);
}

gboolean
bench_make_data (Bench *bench, int patients, GError **error)
{
  g_autofree char *name = get_data_name (patients, error);
  g_autofree char *unfinished = NULL;

  if (name == NULL)
    return FALSE;
  bench->data = g_build_filename (bench->room, name, NULL);
  if (g_file_test (bench->data, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_print ("Inventing a clinic of about %d patients in %s\n", patients, bench->data);
  unfinished = g_strconcat (bench->data, ".unfinished", NULL);
  bench_remove_copy (unfinished);
  if (!run_maker (bench, patients, unfinished, error))
    return FALSE;
  if (g_rename (unfinished, bench->data) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s cannot be made", bench->data);
  return FALSE;
}

char *
bench_copy_data (Bench *bench, const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (bench->room, name, NULL);
  g_autofree char *from_path = g_build_filename (bench->data, CLINIC_DB_FILE, NULL);
  g_autofree char *to_path = g_build_filename (folder, CLINIC_DB_FILE, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (from_path);
  g_autoptr (GFile) to = g_file_new_for_path (to_path);

  bench_remove_copy (folder);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&folder);
}

void
bench_remove_copy (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bench_remove_copy (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
bench_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
bench_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

static gint64
get_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (BENCH_NOW, NULL);

  return g_date_time_to_unix (now);
}

BenchClinic *
bench_clinic_open (const char *folder, GError **error)
{
  g_autoptr (BenchClinic) clinic = g_new0 (BenchClinic, 1);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *slot = NULL;

  clinic_db_open_async (folder, NULL, bench_ready_cb, &slot);
  opened = bench_wait (&slot);
  clinic->db = clinic_db_open_finish (opened, error);
  if (clinic->db == NULL)
    return NULL;
  clinic->clock = clinic_clock_new_at (get_now ());
  clinic->diary = clinic_diary_new (clinic->db, clinic->clock);
  clinic_diary_load_async (clinic->diary, NULL, bench_ready_cb, &slot);
  loaded = bench_wait (&slot);
  return clinic_diary_load_finish (clinic->diary, loaded, error) ? g_steal_pointer (&clinic) : NULL;
}

void
bench_clinic_close (BenchClinic *clinic)
{
  if (clinic->db != NULL)
    clinic_db_close (clinic->db);
  g_clear_object (&clinic->diary);
  g_clear_object (&clinic->clock);
  g_clear_object (&clinic->db);
  g_free (clinic);
}
