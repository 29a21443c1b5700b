/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/clinic-diary-private.h"
#include "store/clinic-setup-table.h"

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_TEXT,
  PROP_REDO_TEXT,
  PROP_SETUP,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_UNTOLD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicDiary, clinic_diary, G_TYPE_OBJECT)

static ClinicStep *
step_new (const ClinicChange *change)
{
  ClinicStep *step = g_new0 (ClinicStep, 1);

  step->journal = clinic_change_get_journal (change);
  step->summary = g_strdup (clinic_change_get_summary (change));
  step->name = g_strdup (clinic_change_get_name (change));
  return step;
}

static void
step_free (ClinicStep *step)
{
  g_free (step->summary);
  g_free (step->name);
  g_free (step);
}

static void
clinic_diary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicDiary *diary = CLINIC_DIARY (object);

  switch (id)
    {
    case PROP_CAN_UNDO: g_value_set_boolean (value, diary->done->len > 0); break;
    case PROP_CAN_REDO: g_value_set_boolean (value, diary->undone->len > 0); break;
    case PROP_UNDO_TEXT: g_value_set_string (value, clinic_diary_get_undo_text (diary)); break;
    case PROP_REDO_TEXT: g_value_set_string (value, clinic_diary_get_redo_text (diary)); break;
    case PROP_SETUP: g_value_set_boxed (value, diary->setup); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_diary_finalize (GObject *object)
{
  ClinicDiary *diary = CLINIC_DIARY (object);

  g_clear_object (&diary->db);
  g_clear_object (&diary->clock);
  g_clear_object (&diary->patients);
  g_clear_pointer (&diary->setup, clinic_setup_unref);
  g_clear_pointer (&diary->zone, g_time_zone_unref);
  g_hash_table_unref (diary->protocols);
  g_hash_table_unref (diary->current);
  g_ptr_array_unref (diary->protocol_faults);
  g_ptr_array_unref (diary->done);
  g_ptr_array_unref (diary->undone);
  G_OBJECT_CLASS (clinic_diary_parent_class)->finalize (object);
}

static void
clinic_diary_class_init (ClinicDiaryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = clinic_diary_finalize;
  object_class->get_property = clinic_diary_get_property;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, "", flags);
  props[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, "", flags);
  props[PROP_SETUP] = g_param_spec_boxed ("setup", NULL, NULL, CLINIC_TYPE_SETUP, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, CLINIC_TYPE_CHANGE);
  signals[SIGNAL_UNTOLD] = g_signal_new ("untold", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
clinic_diary_init (ClinicDiary *diary)
{
  diary->zone = g_time_zone_new_local ();
  diary->protocols = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) clinic_protocol_unref);
  diary->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  diary->protocol_faults = g_ptr_array_new_with_free_func (g_free);
  diary->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  diary->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

ClinicDiary *
clinic_diary_new (ClinicDb *db, ClinicClock *clock)
{
  ClinicDiary *diary = g_object_new (CLINIC_TYPE_DIARY, NULL);

  g_return_val_if_fail (CLINIC_IS_DB (db) && CLINIC_IS_CLOCK (clock), diary);

  diary->db = g_object_ref (db);
  diary->clock = g_object_ref (clock);
  return diary;
}

/* What is known without asking the database */

ClinicDb *
clinic_diary_get_db (ClinicDiary *diary)
{
  return diary->db;
}

ClinicClock *
clinic_diary_get_clock (ClinicDiary *diary)
{
  return diary->clock;
}

gint64
clinic_diary_get_now (ClinicDiary *diary)
{
  return clinic_clock_get_now (diary->clock);
}

ClinicDay
clinic_diary_get_today (ClinicDiary *diary)
{
  return clinic_time_get_day (clinic_diary_get_now (diary), diary->zone);
}

ClinicSetup *
clinic_diary_get_setup (ClinicDiary *diary)
{
  return diary->setup;
}

GTimeZone *
clinic_diary_get_zone (ClinicDiary *diary)
{
  return diary->zone;
}

void
clinic_diary_get_hours (ClinicDiary *diary, ClinicHours *hours)
{
  *hours = (ClinicHours) { 0 };
  if (diary->setup != NULL)
    clinic_setup_get_hours (diary->setup, hours);
}

ClinicProtocol *
clinic_diary_get_protocol (ClinicDiary *diary, gint64 id)
{
  return g_hash_table_lookup (diary->protocols, &id);
}

ClinicProtocol *
clinic_diary_get_current_protocol (ClinicDiary *diary, gint64 *id)
{
  if (id != NULL)
    *id = diary->current_protocol;
  return clinic_diary_get_protocol (diary, diary->current_protocol);
}

GPtrArray *
clinic_diary_get_protocol_faults (ClinicDiary *diary)
{
  return diary->protocol_faults;
}

void
clinic_diary_set_actor (ClinicDiary *diary, gint64 staff)
{
  diary->actor = staff;
}

gint64
clinic_diary_get_actor (ClinicDiary *diary)
{
  return diary->actor;
}

void
clinic_diary_set_guest (ClinicDiary *diary, gboolean guest)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  diary->guest = guest;
}

void
clinic_diary_set_setup (ClinicDiary *diary, ClinicSetup *setup)
{
  g_clear_pointer (&diary->setup, clinic_setup_unref);
  diary->setup = setup;
  if (setup != NULL)
    {
      g_time_zone_unref (diary->zone);
      diary->zone = clinic_setup_get_zone (setup);
    }
  g_object_notify_by_pspec (G_OBJECT (diary), props[PROP_SETUP]);
}

ClinicActor
clinic_diary_get_full_actor (ClinicDiary *diary)
{
  return (ClinicActor) { .staff = diary->guest ? 0 : diary->actor, .desk = g_get_host_name () };
}

/* Writing */

static void
notify_undo (ClinicDiary *diary)
{
  for (int i = PROP_CAN_UNDO; i <= PROP_REDO_TEXT; i++)
    g_object_notify_by_pspec (G_OBJECT (diary), props[i]);
}

static void
keep_step (ClinicDiary *diary, const ClinicStepMove *data, ClinicChange *change)
{
  if (data->pop_off != NULL && data->pop_off->len > 0)
    g_ptr_array_set_size (data->pop_off, data->pop_off->len - 1);
  else if (data->push_on == diary->done)
    g_ptr_array_set_size (diary->undone, 0);
  if (data->push_on != NULL)
    g_ptr_array_add (data->push_on, step_new (change));
  notify_undo (diary);
}

static void
send_change (ClinicDiary *diary, GTask *task, ClinicChange *change)
{
  keep_step (diary, g_task_get_task_data (task), change);
  g_signal_emit (diary, signals[SIGNAL_CHANGED], 0, change);
  g_task_return_pointer (task, clinic_change_ref (change), (GDestroyNotify) clinic_change_unref);
}

typedef struct
{
  GTask *task;
  ClinicChange *change;
} Reload;

static gpointer
load_setup_job (ClinicConn *conn, gpointer data, GError **error)
{
  return clinic_setup_table_load (conn, error);
}

static void
setup_reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reload *reload = user_data;
  ClinicDiary *diary = g_task_get_source_object (reload->task);
  g_autoptr (GError) error = NULL;
  ClinicSetup *setup = clinic_db_read_finish (CLINIC_DB (source), result, &error);

  if (error == NULL)
    clinic_diary_set_setup (diary, setup);
  send_change (diary, reload->task, reload->change);
  g_object_unref (reload->task);
  clinic_change_unref (reload->change);
  g_free (reload);
}

static gboolean
changes_setup (ClinicChange *change)
{
  return clinic_change_has (change, CLINIC_KIND_CLINIC) || clinic_change_has (change, CLINIC_KIND_BED) ||
         clinic_change_has (change, CLINIC_KIND_STAFF) || clinic_change_has (change, CLINIC_KIND_OPENING) ||
         clinic_change_has (change, CLINIC_KIND_CLOSURE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ClinicDiary *diary = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (ClinicChange) change = clinic_db_write_finish (CLINIC_DB (source), result, &error);

  if (change == NULL)
    g_task_return_error (task, error);
  else if (clinic_change_get_journal (change) == 0)
    g_task_return_pointer (task, g_steal_pointer (&change), (GDestroyNotify) clinic_change_unref);
  else if (changes_setup (change))
    {
      Reload *reload = g_new0 (Reload, 1);

      reload->task = g_steal_pointer (&task);
      reload->change = g_steal_pointer (&change);
      clinic_db_read_async (diary->db, load_setup_job, NULL, NULL, (GDestroyNotify) clinic_setup_unref, NULL,
                            setup_reloaded_cb, reload);
    }
  else
    send_change (diary, task, change);
}

void
clinic_diary_write_step (ClinicDiary *diary, const char *verb, ClinicStepMove where, ClinicDbWriteJob job, gpointer data,
            GDestroyNotify data_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (diary, cancellable, callback, user_data);

  g_task_set_name (task, verb);
  g_task_set_task_data (task, g_memdup2 (&where, sizeof where), g_free);
  g_task_set_check_cancellable (task, FALSE); /* once it is on disk it is done */
  clinic_db_write_async (diary->db, clinic_diary_get_full_actor (diary), verb, clinic_diary_get_now (diary), job, data, data_free,
                         cancellable, written_cb, task);
}

void
clinic_diary_write (ClinicDiary *diary, const char *verb, gboolean undoable, ClinicDbWriteJob job, gpointer data,
                    GDestroyNotify data_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ClinicStepMove where = { undoable && !diary->guest ? diary->done : NULL, NULL };

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  clinic_diary_write_step (diary, verb, where, job, data, data_free, cancellable, callback, user_data);
}

ClinicChange *
clinic_diary_change_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
clinic_diary_tell (ClinicDiary *diary, const char *words)
{
  g_return_if_fail (CLINIC_IS_DIARY (diary) && words != NULL);

  g_signal_emit (diary, signals[SIGNAL_UNTOLD], 0, words);
}

/* Reading */

typedef struct
{
  GTask *task;
  GDestroyNotify result_free;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  GError *error = NULL;
  gpointer value = clinic_db_read_finish (CLINIC_DB (source), result, &error);

  if (error != NULL)
    g_task_return_error (reading->task, error);
  else
    g_task_return_pointer (reading->task, value, reading->result_free);
  g_object_unref (reading->task);
  g_free (reading);
}

void
clinic_diary_read (ClinicDiary *diary, ClinicDbReadJob job, gpointer data, GDestroyNotify data_free,
                   GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (CLINIC_IS_DIARY (diary));

  reading->task = g_task_new (diary, cancellable, callback, user_data);
  reading->result_free = result_free;
  clinic_db_read_async (diary->db, job, data, data_free, result_free, cancellable, read_cb, reading);
}

gpointer
clinic_diary_read_finish (ClinicDiary *diary, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, diary), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
