/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-reminder-look.h"

#include <string.h>

#include "model/clinic-diary-private.h"
#include "store/clinic-patient-table.h"

/* Who is in the house came today or before; a day covers every zone. */
#define DAY_SECONDS 86400
/* How a follow-up's key begins. */
#define FOLLOW_UP "follow-up"

ClinicReminderItem *
clinic_reminder_item_copy (const ClinicReminderItem *item)
{
  ClinicReminderItem *copy;

  g_return_val_if_fail (item != NULL, NULL);

  copy = g_memdup2 (item, sizeof *item);
  copy->key = g_strdup (item->key);
  copy->patient_name = g_strdup (item->patient_name);
  copy->patient_number = g_strdup (item->patient_number);
  copy->task = item->task ? clinic_task_copy (item->task) : NULL;
  copy->visit = item->visit ? clinic_visit_copy (item->visit) : NULL;
  return copy;
}

void
clinic_reminder_item_free (ClinicReminderItem *item)
{
  if (item == NULL)
    return;
  g_free (item->key);
  g_free (item->patient_name);
  g_free (item->patient_number);
  clinic_task_free (item->task);
  clinic_visit_free (item->visit);
  g_free (item);
}

void
clinic_reminder_look_free (ClinicReminderLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->tasks, g_ptr_array_unref);
  g_clear_pointer (&look->again, g_ptr_array_unref);
  g_clear_pointer (&look->visits, g_ptr_array_unref);
  g_clear_pointer (&look->flags, g_ptr_array_unref);
  g_clear_pointer (&look->flag_patients, g_ptr_array_unref);
  g_free (look);
}

/* Reading, on the database thread */

typedef struct
{
  gint64 now;
  GArray *again;
} LookData;

static void
free_data (gpointer data)
{
  g_array_unref (((LookData *) data)->again);
  g_free (data);
}

/* One that is not there any more (a finish taken back) is no fault. */
static gboolean
load_again (ClinicConn *conn, gint64 id, gint64 now, GPtrArray *tasks, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ClinicTask) task = clinic_follow_up_table_load_task (conn, id, &local);

  if (task != NULL && task->follow_up->status == CLINIC_FOLLOW_UP_OPEN && task->follow_up->due <= now)
    g_ptr_array_add (tasks, g_steal_pointer (&task));
  if (local == NULL || g_error_matches (local, CLINIC_ERROR, CLINIC_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_all_again (ClinicConn *conn, const LookData *data, GPtrArray *tasks, GError **error)
{
  for (guint i = 0; i < data->again->len; i++)
    if (!load_again (conn, g_array_index (data->again, gint64, i), data->now, tasks, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_flag_patients (ClinicConn *conn, ClinicReminderLook *look, GError **error)
{
  for (guint i = 0; i < look->flags->len; i++)
    {
      const ClinicRedFlag *flag = look->flags->pdata[i];
      ClinicPatient *patient = clinic_patient_table_load (conn, flag->patient, error);

      if (patient == NULL)
        return FALSE;
      g_ptr_array_add (look->flag_patients, patient);
    }
  return TRUE;
}

static gpointer
look_job (ClinicConn *conn, gpointer user_data, GError **error)
{
  const LookData *data = user_data;
  g_autoptr (ClinicReminderLook) look = g_new0 (ClinicReminderLook, 1);

  look->again = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_task_free);
  look->flag_patients = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_patient_free);
  look->tasks = clinic_follow_up_table_load_untold (conn, data->now, error);
  if (look->tasks == NULL || !load_all_again (conn, data, look->again, error))
    return NULL;
  look->visits = clinic_session_table_load_in_house (conn, data->now + DAY_SECONDS, error);
  look->flags = look->visits ? clinic_red_flag_table_load_open (conn, error) : NULL;
  if (look->flags == NULL || !load_flag_patients (conn, look, error) ||
      !clinic_follow_up_table_find_next_due (conn, data->now, &look->next_due, error))
    return NULL;
  return g_steal_pointer (&look);
}

void
clinic_reminder_look_async (ClinicDiary *diary, const GArray *again, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  LookData *data = g_new0 (LookData, 1);

  data->now = clinic_diary_get_now (diary);
  data->again = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (data->again, again->data, again->len);
  clinic_diary_read (diary, look_job, data, free_data, (GDestroyNotify) clinic_reminder_look_free, cancellable, callback,
                     user_data);
}

ClinicReminderLook *
clinic_reminder_look_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  return clinic_diary_read_finish (diary, result, error);
}

/* Judging */

static ClinicReminderItem *
add_item (GPtrArray *items, ClinicReminderKind kind, const char *word, gint64 id, gint64 since)
{
  ClinicReminderItem *item = g_new0 (ClinicReminderItem, 1);

  item->kind = kind;
  item->key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, word, id);
  item->id = id;
  item->since = since;
  g_ptr_array_add (items, item);
  return item;
}

static void
add_tasks (GPtrArray *items, const GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const ClinicTask *task = tasks->pdata[i];
      ClinicReminderItem *item;

      item = add_item (items, CLINIC_REMINDER_FOLLOW_UP, FOLLOW_UP, task->follow_up->id, task->follow_up->due);
      item->patient = task->follow_up->patient;
      item->patient_name = g_strdup (task->patient_name);
      item->patient_number = g_strdup (task->patient_number);
      item->task = clinic_task_copy (task);
    }
}

static void
keep_sooner (gint64 *next, gint64 time, gint64 now)
{
  if (time > now && (*next == CLINIC_TIME_NONE || time < *next))
    *next = time;
}

static void
add_visit (GPtrArray *items, const ClinicVisit *visit, gboolean overdue, gint64 since)
{
  ClinicReminderItem *item = add_item (items, overdue ? CLINIC_REMINDER_OVERDUE : CLINIC_REMINDER_READY,
                                       overdue ? "overdue" : "ready", visit->session->id, since);

  item->patient = visit->session->patient;
  item->patient_name = g_strdup (visit->patient_name);
  item->patient_number = g_strdup (visit->patient_number);
  item->visit = clinic_visit_copy (visit);
}

static void
judge_visit (GPtrArray *items, const ClinicVisit *visit, ClinicDiary *diary, gint64 now, gint64 *next)
{
  ClinicProtocol *protocol = clinic_diary_get_protocol (diary, visit->protocol);
  ClinicVisitShape shape;
  ClinicNumbing numbing;

  if (visit->session->state != CLINIC_SESSION_NUMBING || protocol == NULL)
    return;
  clinic_protocol_get_shape (protocol, &shape);
  clinic_session_get_numbing (visit->session, shape.wait_min, shape.wait_max, now, &numbing);
  keep_sooner (next, numbing.ready_at, now);
  keep_sooner (next, numbing.overdue_at, now);
  if (numbing.overdue)
    add_visit (items, visit, TRUE, numbing.overdue_at);
  else if (numbing.ready)
    add_visit (items, visit, FALSE, numbing.ready_at);
}

static void
add_flags (GPtrArray *items, const ClinicReminderLook *look)
{
  for (guint i = 0; i < look->flags->len; i++)
    {
      const ClinicRedFlag *flag = look->flags->pdata[i];
      const ClinicPatient *patient = look->flag_patients->pdata[i];
      ClinicReminderItem *item = add_item (items, CLINIC_REMINDER_RED_FLAG, "red-flag", flag->id, flag->opened_at);

      item->patient = flag->patient;
      item->patient_name = clinic_patient_dup_name (patient);
      item->patient_number = g_strdup (patient->number);
    }
}

GPtrArray *
clinic_reminder_look_list_items (const ClinicReminderLook *look, ClinicDiary *diary, gint64 now, gint64 *next)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_reminder_item_free);

  *next = look->next_due;
  add_flags (items, look);
  for (guint i = 0; i < look->visits->len; i++)
    judge_visit (items, look->visits->pdata[i], diary, now, next);
  add_tasks (items, look->tasks);
  add_tasks (items, look->again);
  return items;
}

/* One item, by its key */

gint64
clinic_reminder_key_get_follow_up (const char *key)
{
  g_return_val_if_fail (key != NULL, 0);

  return g_str_has_prefix (key, FOLLOW_UP ":") ? g_ascii_strtoll (key + strlen (FOLLOW_UP ":"), NULL, 10) : 0;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ClinicDiary *diary = CLINIC_DIARY (source);
  g_autoptr (ClinicReminderLook) look = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;
  gint64 next;

  look = clinic_reminder_look_finish (diary, result, &error);
  if (look == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  items = clinic_reminder_look_list_items (look, diary, clinic_diary_get_now (diary), &next);
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((ClinicReminderItem *) items->pdata[i])->key, g_task_get_task_data (task)))
      {
        g_task_return_pointer (task, clinic_reminder_item_copy (items->pdata[i]), (GDestroyNotify) clinic_reminder_item_free);
        return;
      }
  g_task_return_pointer (task, NULL, NULL);
}

void
clinic_reminder_look_find (ClinicDiary *diary, GTask *task)
{
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = clinic_reminder_key_get_follow_up (g_task_get_task_data (task));

  if (id != 0)
    g_array_append_val (again, id);
  clinic_reminder_look_async (diary, again, NULL, found_cb, task);
}
