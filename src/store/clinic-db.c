/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-db.h"

#include <glib/gstdio.h>

#include "store/clinic-copies.h"
#include "store/clinic-disk.h"
#include "store/clinic-lock.h"
#include "store/clinic-migrate.h"
#include "store/clinic-photo-files.h"
#include "store/clinic-restore.h"

/* What the thread owns; it outlives the object, which may be dropped from either side. */
typedef struct
{
  char *folder;
  GAsyncQueue *queue; /* Job */
  ClinicConn *conn;
  ClinicLock *lock;
} Worker;

struct _ClinicDb
{
  GObject parent_instance;

  char *folder;
  GThread *thread;
  GAsyncQueue *queue; /* the worker's */
  gboolean closed;    /* nothing more is taken */
};

G_DEFINE_FINAL_TYPE (ClinicDb, clinic_db, G_TYPE_OBJECT)

typedef struct _Job Job;
struct _Job
{
  void (*run) (Worker *worker, Job *job);
  GTask *task;
  gpointer data;
  GDestroyNotify data_free;

  ClinicDbReadJob read;
  gboolean bare; /* no transaction around it */
  GDestroyNotify result_free;

  ClinicDbWriteJob write;
  ClinicActor actor;
  char *desk;
  char *verb;
  gint64 now;
};

static void
job_free (Job *job)
{
  if (job->data_free)
    job->data_free (job->data);
  g_clear_object (&job->task);
  g_free (job->desk);
  g_free (job->verb);
  g_free (job);
}

static void
run_read (Worker *worker, Job *job)
{
  g_autoptr (GError) error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  if (worker->conn == NULL || (!job->bare && !clinic_conn_begin (worker->conn, &error)))
    {
      g_task_return_error (job->task, error ? g_steal_pointer (&error)
                                            : g_error_new_literal (CLINIC_ERROR, CLINIC_ERROR_FAILED, "The database is closed"));
      return;
    }
  result = job->read (worker->conn, job->data, &error);
  clinic_conn_rollback (worker->conn);
  if (error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (job->task, result, job->result_free);
}

static ClinicChange *
try_write (Worker *worker, Job *job, GError **error)
{
  g_autoptr (ClinicTx) tx = clinic_tx_new (worker->conn, job->actor, job->verb, job->now);
  g_autoptr (ClinicChange) change = NULL;

  if (!clinic_conn_begin (worker->conn, error))
    return NULL;
  if (job->write (tx, job->data, error))
    change = clinic_tx_finish (tx, error);
  if (change == NULL)
    {
      clinic_conn_rollback (worker->conn);
      return NULL;
    }
  return clinic_conn_commit (worker->conn, error) ? g_steal_pointer (&change) : NULL;
}

static void
run_write (Worker *worker, Job *job)
{
  g_autoptr (GError) error = NULL;
  ClinicChange *change = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  if (worker->conn == NULL)
    g_set_error_literal (&error, CLINIC_ERROR, CLINIC_ERROR_FAILED, "The database is closed");
  else
    change = try_write (worker, job, &error);
  if (change != NULL)
    g_task_return_pointer (job->task, change, (GDestroyNotify) clinic_change_unref);
  else
    g_task_return_error (job->task, g_steal_pointer (&error));
}

/* A log without its database: making a new one beside it would throw it away. */
static gboolean
check_no_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  if (g_stat (log, &info) != 0 || info.st_size == 0)
    return TRUE;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_CORRUPT, "%s is there and its database is not", log);
  return FALSE;
}

static void
remove_new (const char *path)
{
  static const char *const parts[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
}

static gboolean
fill_new (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  ClinicConn *conn = clinic_conn_open (path, CLINIC_CONN_CREATE, error);
  gboolean filled = conn != NULL && clinic_migrate (conn, CLINIC_SCHEMA_VERSION, error);

  g_clear_pointer (&conn, clinic_conn_close);
  if (!filled || !g_file_test (log, G_FILE_TEST_EXISTS))
    return filled;
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_FULL, "%s could not be written whole", path);
  return FALSE;
}

/* Under another name until it is whole: so an empty or half a database in its place is always damage. */
static gboolean
create_database (const char *path, GError **error)
{
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);

  if (!check_no_log (path, error))
    return FALSE;
  remove_new (new_path);
  if (fill_new (new_path, error) && clinic_disk_sync_file (new_path, error) && clinic_disk_rename (new_path, path, error))
    return TRUE;
  remove_new (new_path);
  return FALSE;
}

static char *
get_copies_folder (Worker *worker)
{
  g_autofree char *chosen = NULL;
  g_autoptr (ClinicStmt) stmt = clinic_conn_query (worker->conn, NULL, "SELECT copies_folder FROM clinic", "");

  if (stmt != NULL && clinic_stmt_next (stmt, NULL))
    chosen = clinic_stmt_dup_text (stmt, 0);
  else
    clinic_conn_rollback (worker->conn); /* an old schema may not have the column */
  return clinic_copies_get_folder (worker->folder, chosen);
}

static gboolean
copy_before_migrating (Worker *worker, GError **error)
{
  int version = clinic_conn_get_schema_version (worker->conn, error);
  g_autofree char *folder = NULL;

  if (version < 0)
    return FALSE;
  if (version >= CLINIC_SCHEMA_VERSION)
    return TRUE;
  folder = get_copies_folder (worker);
  return clinic_copies_make_schema (worker->conn, folder, version, error);
}

/* Last of all, once nothing speaks against it: can it be written? A full disk is told now, not after the first call. */
static gboolean
try_transaction (Worker *worker, GError **error)
{
  if (!clinic_conn_begin (worker->conn, error))
    return FALSE;
  clinic_conn_rollback (worker->conn);
  return clinic_disk_check_room (worker->folder, error);
}

static gboolean
open_database (Worker *worker, GError **error)
{
  g_autofree char *path = g_build_filename (worker->folder, CLINIC_DB_FILE, NULL);

  if (!clinic_disk_check_local (worker->folder, error) || !clinic_disk_make_folder (worker->folder, error))
    return FALSE;
  worker->lock = clinic_lock_take (worker->folder, error);
  if (worker->lock == NULL || !clinic_restore_carry_on (worker->folder, NULL, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !create_database (path, error))
    return FALSE;
  worker->conn = clinic_conn_open (path, 0, error);
  return worker->conn != NULL && copy_before_migrating (worker, error) &&
         clinic_migrate (worker->conn, CLINIC_SCHEMA_VERSION, error) && try_transaction (worker, error) &&
         clinic_photo_files_sweep (worker->folder, worker->conn, error);
}

static void
close_database (Worker *worker)
{
  g_clear_pointer (&worker->conn, clinic_conn_close);
  g_clear_pointer (&worker->lock, clinic_lock_drop);
}

static void
run_open (Worker *worker, Job *job)
{
  GError *error = NULL;

  if (open_database (worker, &error))
    {
      g_task_return_pointer (job->task, g_object_ref (job->data), g_object_unref);
      return;
    }
  close_database (worker);
  g_task_return_error (job->task, error);
}

static void
run_close (Worker *worker, Job *job)
{
  close_database (worker);
}

static gpointer
run_thread (gpointer data)
{
  Worker *worker = data;
  gboolean last = FALSE;

  while (!last)
    {
      Job *job = g_async_queue_pop (worker->queue);

      last = job->run == run_close;
      job->run (worker, job);
      job_free (job);
    }
  g_async_queue_unref (worker->queue);
  g_free (worker->folder);
  g_free (worker);
  return NULL;
}

static void
clinic_db_finalize (GObject *object)
{
  ClinicDb *db = CLINIC_DB (object);

  clinic_db_close (db);
  g_async_queue_unref (db->queue);
  g_free (db->folder);
  G_OBJECT_CLASS (clinic_db_parent_class)->finalize (object);
}

static void
clinic_db_class_init (ClinicDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_db_finalize;
}

static void
clinic_db_init (ClinicDb *db)
{
  db->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
}

static void
start_thread (ClinicDb *db)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->folder = g_strdup (db->folder);
  worker->queue = g_async_queue_ref (db->queue);
  clinic_migrate_prepare ();
  db->thread = g_thread_new ("clinic-db", run_thread, worker);
}

static Job *
job_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (source, cancellable, callback, user_data);
  return job;
}

static void
push (ClinicDb *db, Job *job)
{
  if (!db->closed)
    {
      g_async_queue_push (db->queue, job);
      return;
    }
  g_task_return_new_error (job->task, CLINIC_ERROR, CLINIC_ERROR_FAILED, "The database is closed");
  job_free (job);
}

void
clinic_db_open_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (ClinicDb) db = g_object_new (CLINIC_TYPE_DB, NULL);
  Job *job = job_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (folder != NULL);

  db->folder = g_strdup (folder);
  job->run = run_open;
  job->data = g_object_ref (db); /* becomes the task's result */
  job->data_free = g_object_unref;
  start_thread (db);
  push (db, job);
}

ClinicDb *
clinic_db_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
clinic_db_get_folder (ClinicDb *db)
{
  g_return_val_if_fail (CLINIC_IS_DB (db), NULL);

  return db->folder;
}

void
clinic_db_read_async (ClinicDb *db, ClinicDbReadJob read, gpointer data, GDestroyNotify data_free,
                      GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DB (db));

  job = job_new (db, cancellable, callback, user_data);
  job->run = run_read;
  job->read = read;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  push (db, job);
}

void
clinic_db_keep_async (ClinicDb *db, ClinicDbReadJob keep, gpointer data, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DB (db));

  job = job_new (db, cancellable, callback, user_data);
  g_task_set_check_cancellable (job->task, FALSE);
  job->run = run_read;
  job->read = keep;
  job->bare = TRUE;
  job->data = data;
  push (db, job);
}

gpointer
clinic_db_read_finish (ClinicDb *db, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
clinic_db_write_async (ClinicDb *db, ClinicActor actor, const char *verb, gint64 now, ClinicDbWriteJob write,
                       gpointer data, GDestroyNotify data_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DB (db));

  job = job_new (db, cancellable, callback, user_data);
  g_task_set_check_cancellable (job->task, FALSE);
  job->run = run_write;
  job->write = write;
  job->data = data;
  job->data_free = data_free;
  job->desk = g_strdup (actor.desk);
  job->actor.staff = actor.staff;
  job->actor.desk = job->desk;
  job->verb = g_strdup (verb);
  job->now = now;
  push (db, job);
}

ClinicChange *
clinic_db_write_finish (ClinicDb *db, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
clinic_db_close (ClinicDb *db)
{
  Job *job;

  g_return_if_fail (CLINIC_IS_DB (db));

  if (db->closed)
    return;
  db->closed = TRUE;
  job = g_new0 (Job, 1);
  job->run = run_close;
  g_async_queue_push (db->queue, job);
  if (db->thread == g_thread_self ()) /* the last reference went with a job */
    g_thread_unref (g_steal_pointer (&db->thread));
  else
    g_thread_join (g_steal_pointer (&db->thread));
}
