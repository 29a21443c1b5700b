/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-desk-language.h"
#include "model/clinic-diary-private.h"
#include "model/clinic-diary-zone.h"
#include "model/clinic-protocol-folder.h"
#include "model/clinic-zone-change.h"
#include "store/clinic-protocol-table.h"
#include "store/clinic-setup-table.h"

typedef struct
{
  char *own_folder;
  GPtrArray *faults;
  ClinicSetup *setup;
  GHashTable *protocols;
  GHashTable *current; /* key -> id */
  gint64 usual; /* the current one of the key whose newest text is the oldest */
  gint64 now;
  gboolean astray; /* sessions stand elsewhere than their wall time says */
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_free (loaded->own_folder);
  g_clear_pointer (&loaded->faults, g_ptr_array_unref);
  g_clear_pointer (&loaded->setup, clinic_setup_unref);
  g_clear_pointer (&loaded->protocols, g_hash_table_unref);
  g_clear_pointer (&loaded->current, g_hash_table_unref);
  g_free (loaded);
}

/* Of a protocol that has no file now, the newest text is the current one. */
static gint64
find_current (Loaded *loaded, gint64 newest)
{
  const char *key = clinic_protocol_get_key (g_hash_table_lookup (loaded->protocols, &newest));

  if (!g_hash_table_contains (loaded->current, key))
    g_hash_table_insert (loaded->current, g_strdup (key), g_memdup2 (&newest, sizeof newest));
  return *(gint64 *) g_hash_table_lookup (loaded->current, key);
}

static gboolean
load_protocols (ClinicConn *conn, Loaded *loaded, GError **error)
{
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (conn, error, "SELECT id FROM protocol ORDER BY id", "");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) newest = NULL;
  g_autofree char *language = clinic_desk_dup_language ();

  while (stmt != NULL && clinic_stmt_next (stmt, error))
    {
      gint64 id = clinic_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  newest = stmt ? clinic_protocol_table_list_newest (conn, error) : NULL;
  if (newest == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      ClinicProtocol *protocol = clinic_protocol_table_load (conn, id, language, error);

      if (protocol == NULL)
        return FALSE;
      g_hash_table_insert (loaded->protocols, g_memdup2 (&id, sizeof id), protocol);
    }
  for (guint i = newest->len; i > 0; i--)
    loaded->usual = find_current (loaded, g_array_index (newest, gint64, i - 1));
  return TRUE;
}

/* A zone whose rules are missing here is no change of rules: to go by another would move every plan. */
static gboolean
check_zone (ClinicConn *conn, Loaded *loaded, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (loaded->setup == NULL)
    return TRUE;
  if (!clinic_setup_knows_zone (loaded->setup))
    {
      g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_ZONE, "no rules for the time zone %s", loaded->setup->zone);
      return FALSE;
    }
  zone = clinic_setup_get_zone (loaded->setup);
  return clinic_zone_change_is_needed (conn, zone, loaded->now, &loaded->astray, error);
}

static gboolean
take_protocol (ClinicTx *tx, Loaded *loaded, ClinicProtocol *protocol, GError **error)
{
  gint64 id = clinic_protocol_table_take (tx, protocol, error);

  if (id != 0)
    g_hash_table_replace (loaded->current, g_strdup (clinic_protocol_get_key (protocol)), g_memdup2 (&id, sizeof id));
  return id != 0;
}

/* A file that cannot be read may be of any of them; until it can, the newest text stays the one that is used. */
static gboolean
take_protocols (ClinicTx *tx, Loaded *loaded, GError **error)
{
  g_autoptr (GPtrArray) protocols = NULL;

  loaded->faults = g_ptr_array_new_with_free_func (g_free);
  protocols = clinic_protocol_folder_load (loaded->own_folder, loaded->faults);
  for (guint i = 0; i < protocols->len; i++)
    if (!take_protocol (tx, loaded, protocols->pdata[i], error))
      return FALSE;
  if (loaded->faults->len > 0)
    g_hash_table_remove_all (loaded->current);
  return TRUE;
}

/* Run again, it begins anew. */
static void
clear_loaded (Loaded *loaded)
{
  g_clear_pointer (&loaded->faults, g_ptr_array_unref);
  g_clear_pointer (&loaded->setup, clinic_setup_unref);
  g_hash_table_remove_all (loaded->protocols);
  g_hash_table_remove_all (loaded->current);
  loaded->usual = 0;
}

/* One job, so that nothing waits for the main thread while it builds the window. */
static gboolean
load_job (ClinicTx *tx, gpointer data, GError **error)
{
  ClinicConn *conn = clinic_tx_get_conn (tx);
  g_autoptr (GError) local = NULL;
  Loaded *loaded = data;

  clear_loaded (loaded);
  if (take_protocols (tx, loaded, &local))
    loaded->setup = clinic_setup_table_load (conn, &local);
  if (local == NULL && load_protocols (conn, loaded, &local) && check_zone (conn, loaded, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
zone_followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ClinicDiary *diary = g_task_get_source_object (task);
  Loaded *loaded = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ClinicChange) change = clinic_db_write_finish (CLINIC_DB (source), result, &error);

  if (change == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_unref (diary->protocol_faults);
  diary->protocol_faults = g_steal_pointer (&loaded->faults);
  g_hash_table_unref (diary->protocols);
  diary->protocols = g_steal_pointer (&loaded->protocols);
  g_hash_table_unref (diary->current);
  diary->current = g_steal_pointer (&loaded->current);
  diary->current_protocol = loaded->usual;
  clinic_diary_set_setup (diary, g_steal_pointer (&loaded->setup));
  if (loaded->astray)
    clinic_diary_follow_zone_async (diary, g_task_get_cancellable (task), zone_followed_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

void
clinic_diary_load_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Loaded *loaded = g_new0 (Loaded, 1);

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  task = g_task_new (diary, cancellable, callback, user_data);
  loaded->now = clinic_diary_get_now (diary);
  loaded->protocols = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) clinic_protocol_unref);
  loaded->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  loaded->own_folder = g_build_filename (clinic_db_get_folder (diary->db), "protocols", NULL);
  g_task_set_task_data (task, loaded, (GDestroyNotify) loaded_free);
  clinic_db_write_async (diary->db, clinic_diary_get_full_actor (diary), "take-protocols", loaded->now, load_job, loaded, NULL,
                         cancellable, loaded_cb, task);
}

gboolean
clinic_diary_load_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

