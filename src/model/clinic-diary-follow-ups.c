/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-aftercare.h"
#include "model/clinic-diary-private.h"

/* The lists */

void
clinic_follow_ups_free (ClinicFollowUps *follow_ups)
{
  if (follow_ups == NULL)
    return;
  g_array_unref (follow_ups->keys);
  g_free (follow_ups);
}

typedef struct
{
  ClinicDay day;
  gint64 midnight;
  gint64 next_midnight;
  gint64 until;
} Span;

static guint
count_due_before (const GArray *keys, gint64 moment)
{
  guint n = 0;

  while (n < keys->len && g_array_index (keys, ClinicTaskKey, n).due < moment)
    n++;
  return n;
}

static gpointer
load_follow_ups_job (ClinicConn *conn, gpointer data, GError **error)
{
  const Span *span = data;
  GArray *keys = clinic_follow_up_table_load_keys (conn, span->until, error);
  ClinicFollowUps *follow_ups;

  if (keys == NULL)
    return NULL;
  follow_ups = g_new0 (ClinicFollowUps, 1);
  follow_ups->day = span->day;
  follow_ups->keys = keys;
  follow_ups->n_overdue = count_due_before (keys, span->midnight);
  follow_ups->n_today = count_due_before (keys, span->next_midnight) - follow_ups->n_overdue;
  return follow_ups;
}

void
clinic_diary_load_follow_ups_async (ClinicDiary *diary, int days, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTimeZone *zone;
  Span span;

  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (days >= 0);

  zone = clinic_diary_get_zone (diary);
  span.day = clinic_diary_get_today (diary);
  span.midnight = clinic_time_at (span.day, 0, zone);
  span.next_midnight = clinic_time_at (span.day + 1, 0, zone);
  span.until = clinic_time_at (span.day + 1 + days, 0, zone);
  clinic_diary_read (diary, load_follow_ups_job, g_memdup2 (&span, sizeof span), g_free,
                     (GDestroyNotify) clinic_follow_ups_free, cancellable, callback, user_data);
}

ClinicFollowUps *
clinic_diary_load_follow_ups_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
load_tasks_job (ClinicConn *conn, gpointer data, GError **error)
{
  const GArray *ids = data;

  return clinic_follow_up_table_load_tasks (conn, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

void
clinic_diary_load_tasks_async (ClinicDiary *diary, const GArray *ids, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && ids != NULL);

  clinic_diary_read (diary, load_tasks_job, g_array_copy ((GArray *) ids), (GDestroyNotify) g_array_unref,
                     (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
clinic_diary_load_tasks_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

static gpointer
count_due_job (ClinicConn *conn, gpointer data, GError **error)
{
  int count = clinic_follow_up_table_count_due (conn, *(const gint64 *) data, error);

  return count < 0 ? NULL : g_memdup2 (&count, sizeof count);
}

void
clinic_diary_count_follow_ups_async (ClinicDiary *diary, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  gint64 now;

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  now = clinic_diary_get_now (diary);
  clinic_diary_read (diary, count_due_job, g_memdup2 (&now, sizeof now), g_free, g_free, cancellable, callback, user_data);
}

int
clinic_diary_count_follow_ups_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_autofree int *count = clinic_diary_read_finish (diary, result, error);

  return count != NULL ? *count : -1;
}

static gpointer
load_task_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_follow_up_table_load_task (conn, *(const gint64 *) data, error);
}

void
clinic_diary_load_task_async (ClinicDiary *diary, gint64 follow_up, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_read (diary, load_task_job, g_memdup2 (&follow_up, sizeof follow_up), g_free, (GDestroyNotify) clinic_task_free,
                     cancellable, callback, user_data);
}

ClinicTask *
clinic_diary_load_task_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Told */

typedef enum
{
  MARK_BEFORE,
  MARK_SENT,
  MARK_SNOOZED,
} Mark;

typedef struct
{
  GArray *ids;
  Mark mark;
  gint64 until; /* when snoozed */
} Told;

static void
told_free (Told *told)
{
  g_array_unref (told->ids);
  g_free (told);
}

static void
set_mark (ClinicFollowUp *follow_up, const Told *told, gint64 now)
{
  switch (told->mark)
    {
    case MARK_BEFORE: follow_up->told_before = now; break;
    case MARK_SENT:
      follow_up->told = now;
      if (follow_up->snoozed <= now)
        follow_up->snoozed = CLINIC_TIME_NONE;
      break;
    case MARK_SNOOZED:
    default: follow_up->snoozed = told->until;
    }
}

static gboolean
mark_one (ClinicTx *tx, gint64 id, const Told *told, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ClinicFollowUp) follow_up = clinic_follow_up_table_load (clinic_tx_get_conn (tx), id, &local);

  if (g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND))
    return TRUE;
  if (follow_up == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (follow_up->status != CLINIC_FOLLOW_UP_OPEN)
    return TRUE;
  set_mark (follow_up, told, clinic_tx_get_now (tx));
  return clinic_follow_up_table_update (tx, follow_up, error);
}

static gboolean
mark_told_job (ClinicTx *tx, gpointer data, GError **error)
{
  const Told *told = data;

  for (guint i = 0; i < told->ids->len; i++)
    if (!mark_one (tx, g_array_index (told->ids, gint64, i), told, error))
      return FALSE;
  return TRUE;
}

static void
write_marks (ClinicDiary *diary, const char *verb, const GArray *follow_ups, Mark mark, gint64 until,
             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Told *told = g_new0 (Told, 1);

  told->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (told->ids, follow_ups->data, follow_ups->len);
  told->mark = mark;
  told->until = until;
  clinic_diary_write (diary, verb, FALSE, mark_told_job, told, (GDestroyNotify) told_free, cancellable, callback, user_data);
}

void
clinic_diary_mark_told_async (ClinicDiary *diary, const GArray *follow_ups, gboolean sent, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (follow_ups != NULL);

  write_marks (diary, sent ? "told" : "telling", follow_ups, sent ? MARK_SENT : MARK_BEFORE, CLINIC_TIME_NONE, cancellable,
               callback, user_data);
}

void
clinic_diary_snooze_async (ClinicDiary *diary, const GArray *follow_ups, gint64 until, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));
  g_return_if_fail (follow_ups != NULL && until != CLINIC_TIME_NONE);

  write_marks (diary, "snooze", follow_ups, MARK_SNOOZED, until, cancellable, callback, user_data);
}
