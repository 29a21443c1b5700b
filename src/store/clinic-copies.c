/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clinic-copies.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/clinic-disk.h"
#include "store/clinic-file-copies.h"
#include "store/clinic-migrate.h"
#include "store/clinic-quiet-thread.h"

#define DAY_PREFIX "sittings-"
#define SCHEMA_PREFIX "sittings-schema-"
#define SUFFIX ".db"
#define UNFINISHED_SUFFIX ".part"
/* It lies there from when a copy gets its name until the files that it names lie beside it, too. */
#define LACKING_NAME "sittings-files-lacking"

void
clinic_copy_free (ClinicCopy *copy)
{
  g_free (copy->path);
  g_clear_error (&copy->fault);
  g_free (copy);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ClinicDay *days = user_data;
  ClinicDay one = days[*(const guint *) a];
  ClinicDay other = days[*(const guint *) b];

  return (one < other) - (one > other);
}

static ClinicDay
get_monday (ClinicDay day)
{
  return day - (clinic_day_get_weekday (day) - 1);
}

void
clinic_copies_mark (const ClinicDay *days, guint n, ClinicDay today, gboolean *keep)
{
  g_autofree guint *order = g_new (guint, n);
  ClinicDay last_week = CLINIC_DAY_NONE;
  guint daily = 0;
  guint weekly = 0;

  g_return_if_fail (n == 0 || (days != NULL && keep != NULL));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof *order, compare_newest_first, (gpointer) days);
  for (guint i = 0; i < n; i++)
    {
      ClinicDay day = days[order[i]];

      keep[order[i]] = day > today || daily < CLINIC_COPIES_DAILY;
      if (day > today)
        continue;
      if (daily++ < CLINIC_COPIES_DAILY || get_monday (day) == last_week || weekly == CLINIC_COPIES_WEEKLY)
        continue;
      keep[order[i]] = TRUE;
      last_week = get_monday (day);
      weekly++;
    }
}

char *
clinic_copies_get_folder (const char *data_folder, const char *chosen)
{
  g_return_val_if_fail (data_folder != NULL, NULL);

  return chosen != NULL && *chosen != '\0' ? g_strdup (chosen) : g_build_filename (data_folder, "copies", NULL);
}

static char *
get_day_path (const char *folder, ClinicDay day)
{
  g_autofree char *iso = clinic_day_to_iso (day);

  return g_strdup_printf ("%s/" DAY_PREFIX "%s" SUFFIX, folder, iso);
}

static gboolean
parse_day_name (const char *name, ClinicDay *day)
{
  g_autofree char *iso = NULL;

  if (!g_str_has_prefix (name, DAY_PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  iso = g_strndup (name + strlen (DAY_PREFIX), strlen (name) - strlen (DAY_PREFIX) - strlen (SUFFIX));
  return strlen (iso) == strlen ("2026-11-23") && clinic_day_parse (iso, day);
}

static gboolean
is_schema_name (const char *name)
{
  return g_str_has_prefix (name, SCHEMA_PREFIX) && g_str_has_suffix (name, SUFFIX);
}

gboolean
clinic_copies_have_day (const char *folder, ClinicDay day)
{
  g_autofree char *path = NULL;
  g_autofree char *lacking = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  path = get_day_path (folder, day);
  lacking = g_build_filename (folder, LACKING_NAME, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (lacking, G_FILE_TEST_EXISTS);
}

typedef struct
{
  char *data_folder;
  char *folder;
  ClinicDay day;
} Question;

static void
question_free (Question *question)
{
  g_free (question->data_folder);
  g_free (question->folder);
  g_free (question);
}

static gboolean
is_unfinished_name (const char *name)
{
  g_autofree char *whole = NULL;
  ClinicDay day;

  if (!g_str_has_suffix (name, SUFFIX UNFINISHED_SUFFIX))
    return FALSE;
  whole = g_strndup (name, strlen (name) - strlen (UNFINISHED_SUFFIX));
  return parse_day_name (whole, &day) || is_schema_name (whole);
}

static void
unlink_unfinished (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_unfinished_name (name))
        clinic_disk_unlink_abandoned (path);
    }
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  unlink_unfinished (question->folder);
  clinic_file_copies_unlink_unfinished (question->folder);
  clinic_file_copies_unlink_unfinished (question->data_folder);
  g_task_return_boolean (task, clinic_copies_have_day (question->folder, question->day));
}

void
clinic_copies_look_for_day_async (const char *data_folder, const char *folder, ClinicDay day, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (data_folder != NULL && folder != NULL);

  question = g_new0 (Question, 1);
  question->data_folder = g_strdup (data_folder);
  question->folder = g_strdup (folder);
  question->day = day;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, look_in_thread);
}

gboolean
clinic_copies_look_for_day_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static ClinicConn *
open_copy (const char *path, GError **error)
{
  g_autoptr (ClinicConn) conn = clinic_conn_open (path, CLINIC_CONN_READ_ONLY, error);
  int version = conn ? clinic_conn_get_schema_version (conn, error) : -1;

  if (version < 0)
    return NULL;
  if (version <= CLINIC_SCHEMA_VERSION)
    return g_steal_pointer (&conn);
  g_set_error (error, CLINIC_ERROR, CLINIC_ERROR_TOO_NEW, "%s holds schema %d", path, version);
  return NULL;
}

gboolean
clinic_copies_check (const char *path, GError **error)
{
  g_autoptr (ClinicConn) conn = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  conn = open_copy (path, error);
  return conn != NULL && clinic_conn_check (conn, error);
}

/* An empty file of its own, readable by nobody else, for the engine to fill. */
static gboolean
make_empty_file (const char *path, GError **error)
{
  int fd;

  g_unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return clinic_disk_set_error (error, path, errno);
  close (fd);
  return TRUE;
}

static gboolean
write_unfinished (ClinicConn *conn, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, UNFINISHED_SUFFIX, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!clinic_disk_make_folder (folder, error) || !make_empty_file (part, error))
    return FALSE;
  if (clinic_conn_copy_to (conn, part, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/* One that is there stays: another copy's files may be missing, too. */
static gboolean
mark_lacking (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lacking = g_build_filename (folder, LACKING_NAME, NULL);
  int fd = open (lacking, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return clinic_disk_set_error (error, lacking, errno);
  close (fd);
  return TRUE;
}

static gboolean
finish_copy (const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, UNFINISHED_SUFFIX, NULL);

  if (clinic_copies_check (part, error) && clinic_disk_sync_file (part, error) && mark_lacking (path, error) &&
      clinic_disk_rename (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

gboolean
clinic_copies_make_schema (ClinicConn *conn, const char *folder, int version, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (conn != NULL && folder != NULL, FALSE);

  path = g_strdup_printf ("%s/" SCHEMA_PREFIX "%d" SUFFIX, folder, version);
  return write_unfinished (conn, path, error) && finish_copy (path, error);
}

static void
remove_spare (const char *folder, ClinicDay today)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (ClinicDay));
  g_autofree gboolean *keep = NULL;
  const char *name;
  ClinicDay day;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (parse_day_name (name, &day))
      g_array_append_val (days, day);
  keep = g_new0 (gboolean, days->len);
  clinic_copies_mark ((const ClinicDay *) days->data, days->len, today, keep);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *path = get_day_path (folder, g_array_index (days, ClinicDay, i));

      if (!keep[i] && g_unlink (path) != 0)
        g_info ("%s stays: %s", path, g_strerror (errno));
    }
}

static gboolean
keep_files (const char *data_folder, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) databases = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lacking = g_build_filename (folder, LACKING_NAME, NULL);
  const char *name;
  ClinicDay day;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (parse_day_name (name, &day) || is_schema_name (name))
      g_ptr_array_add (databases, g_build_filename (folder, name, NULL));
  if (!clinic_file_copies_keep (data_folder, folder, databases, error))
    return FALSE;
  g_unlink (lacking);
  return TRUE;
}

typedef struct
{
  char *data_folder;
  char *folder;
  char *path;
  ClinicDay today;
} Making;

static void
making_free (Making *making)
{
  g_free (making->data_folder);
  g_free (making->folder);
  g_free (making->path);
  g_free (making);
}

static gpointer
write_unfinished_job (ClinicConn *conn, gpointer data, GError **error)
{
  Making *making = data;

  write_unfinished (conn, making->path, error);
  return NULL;
}

static void
finish_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;

  if (!finish_copy (making->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  remove_spare (making->folder, making->today);
  if (keep_files (making->data_folder, making->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
unfinished_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  clinic_db_read_finish (CLINIC_DB (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    clinic_quiet_thread_run_once ("copies", task, finish_in_thread);
}

void
clinic_copies_make_async (ClinicDb *db, const char *folder, ClinicDay today, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Making *making;
  GTask *task;

  g_return_if_fail (CLINIC_IS_DB (db));
  g_return_if_fail (folder != NULL);

  making = g_new0 (Making, 1);
  making->data_folder = g_strdup (clinic_db_get_folder (db));
  making->folder = g_strdup (folder);
  making->path = get_day_path (folder, today);
  making->today = today;
  task = g_task_new (db, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  clinic_db_keep_async (db, write_unfinished_job, making, cancellable, unfinished_written_cb, task);
}

gboolean
clinic_copies_make_finish (ClinicDb *db, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static ClinicDay
get_file_day (const GStatBuf *info)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return clinic_time_get_day (info->st_mtime, zone);
}

static ClinicCopy *
look_at (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ClinicDay day = CLINIC_DAY_NONE;
  g_autoptr (ClinicConn) conn = NULL;
  ClinicCopy *copy;
  GStatBuf info;

  if ((!parse_day_name (name, &day) && !is_schema_name (name)) || g_stat (path, &info) != 0)
    return NULL;
  copy = g_new0 (ClinicCopy, 1);
  copy->of_schema = day == CLINIC_DAY_NONE;
  copy->day = copy->of_schema ? get_file_day (&info) : day;
  copy->size = info.st_size;
  conn = open_copy (path, &copy->fault);
  copy->path = g_steal_pointer (&path);
  return copy;
}

static int
compare_copies (gconstpointer a, gconstpointer b)
{
  const ClinicCopy *one = *(ClinicCopy *const *) a;
  const ClinicCopy *other = *(ClinicCopy *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? 1 : -1;
  return strcmp (one->path, other->path);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *folder = data;
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_copy_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      ClinicCopy *copy = look_at (folder, name);

      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, compare_copies);
  g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
}

void
clinic_copies_list_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (folder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
clinic_copies_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
