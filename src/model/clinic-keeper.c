/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-keeper.h"

#include "model/clinic-diary-aftercare.h"

struct _ClinicKeeper
{
  GObject parent_instance;

  char *data_folder;
  char *folder; /* nullable: looked in instead */
  ClinicDiary *diary; /* nullable */
  GQueue asked; /* GTask: the copy that is made, then those that wait for it, since they write the same files */
  ClinicDay tried; /* the last day a copy was tried of by itself */
  char *fault; /* nullable */
};

G_DEFINE_FINAL_TYPE (ClinicKeeper, clinic_keeper, G_TYPE_OBJECT)

enum
{
  PROP_FAULT = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
set_fault (ClinicKeeper *self, const GError *error)
{
  g_free (self->fault);
  self->fault = error ? clinic_words_for_error (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FAULT]);
}

static gboolean
is_making (ClinicKeeper *self)
{
  return !g_queue_is_empty (&self->asked);
}

static void
day_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ClinicKeeper *self = CLINIC_KEEPER (source);
  g_autoptr (GError) error = NULL;

  if (!clinic_keeper_make_finish (self, result, &error))
    g_message ("Today's copy was not made: %s", error->message);
}

static void
stalled_marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  if (change == NULL)
    g_message ("Courses that have stalled were not looked for: %s", error->message);
}

static void
day_looked_for_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicKeeper) self = user_data;

  if (!clinic_copies_look_for_day_finish (result, NULL) && self->diary != NULL && !is_making (self))
    clinic_keeper_make_async (self, NULL, day_made_cb, NULL);
}

/* Once a day by itself: at the start, and after midnight. */
static void
minute_cb (ClinicKeeper *self)
{
  ClinicDay today;
  g_autofree char *folder = NULL;

  if (self->diary == NULL || is_making (self) || clinic_diary_get_setup (self->diary) == NULL)
    return;
  today = clinic_diary_get_today (self->diary);
  if (self->tried == today)
    return;
  self->tried = today;
  clinic_diary_mark_stalled_async (self->diary, NULL, stalled_marked_cb, NULL);
  folder = clinic_keeper_get_folder (self);
  clinic_copies_look_for_day_async (self->data_folder, folder, today, NULL, day_looked_for_cb, g_object_ref (self));
}

static void
clinic_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAULT)
    g_value_set_string (value, CLINIC_KEEPER (object)->fault);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_keeper_finalize (GObject *object)
{
  ClinicKeeper *self = CLINIC_KEEPER (object);

  g_free (self->data_folder);
  g_free (self->folder);
  g_free (self->fault);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_keeper_parent_class)->finalize (object);
}

static void
clinic_keeper_class_init (ClinicKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clinic_keeper_get_property;
  object_class->finalize = clinic_keeper_finalize;
  props[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
clinic_keeper_init (ClinicKeeper *self)
{
  self->tried = CLINIC_DAY_NONE;
  g_queue_init (&self->asked);
}

ClinicKeeper *
clinic_keeper_new (const char *data_folder)
{
  ClinicKeeper *self = g_object_new (CLINIC_TYPE_KEEPER, NULL);

  g_return_val_if_fail (data_folder != NULL, self);

  self->data_folder = g_strdup (data_folder);
  return self;
}

void
clinic_keeper_set_diary (ClinicKeeper *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_KEEPER (self));

  if (self->diary == diary)
    return;
  if (self->diary != NULL)
    g_signal_handlers_disconnect_by_data (clinic_diary_get_clock (self->diary), self);
  g_set_object (&self->diary, diary);
  if (diary == NULL)
    return;
  g_clear_pointer (&self->folder, g_free);
  g_signal_connect_object (clinic_diary_get_clock (diary), "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  minute_cb (self);
}

char *
clinic_keeper_get_folder (ClinicKeeper *self)
{
  ClinicSetup *setup;

  g_return_val_if_fail (CLINIC_IS_KEEPER (self), NULL);

  setup = self->diary ? clinic_diary_get_setup (self->diary) : NULL;
  if (setup == NULL && self->folder != NULL)
    return g_strdup (self->folder);
  return clinic_copies_get_folder (self->data_folder, setup ? setup->copies_folder : NULL);
}

void
clinic_keeper_set_folder (ClinicKeeper *self, const char *folder)
{
  g_return_if_fail (CLINIC_IS_KEEPER (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}

const char *
clinic_keeper_get_fault (ClinicKeeper *self)
{
  g_return_val_if_fail (CLINIC_IS_KEEPER (self), NULL);

  return self->fault;
}

gboolean
clinic_keeper_can_make (ClinicKeeper *self)
{
  g_return_val_if_fail (CLINIC_IS_KEEPER (self), FALSE);

  return self->diary != NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *copies = clinic_copies_list_finish (result, &error);

  if (copies != NULL)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
clinic_keeper_list_async (ClinicKeeper *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *folder = clinic_keeper_get_folder (self);

  clinic_copies_list_async (folder, cancellable, listed_cb, g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
clinic_keeper_list_finish (ClinicKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void make_next (ClinicKeeper *self);

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ClinicKeeper *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean made = clinic_copies_make_finish (CLINIC_DB (source), result, &error);

  g_queue_pop_head (&self->asked);
  make_next (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_fault (self, error);
  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What was asked for while another clinic was open, or this one before it was closed, is not made any more. */
static void
make_next (ClinicKeeper *self)
{
  g_autofree char *folder = NULL;
  GTask *task;

  while ((task = g_queue_peek_head (&self->asked)) != NULL && g_task_get_task_data (task) != self->diary)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The clinic was closed");
      g_object_unref (g_queue_pop_head (&self->asked));
    }
  if (task == NULL)
    return;
  folder = clinic_keeper_get_folder (self);
  clinic_copies_make_async (clinic_diary_get_db (self->diary), folder, clinic_diary_get_today (self->diary),
                            g_task_get_cancellable (task), made_cb, task);
}

void
clinic_keeper_make_async (ClinicKeeper *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CLINIC_IS_KEEPER (self));
  g_return_if_fail (self->diary != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_object_ref (self->diary), g_object_unref);
  g_queue_push_tail (&self->asked, task);
  if (g_queue_get_length (&self->asked) == 1)
    make_next (self);
}

gboolean
clinic_keeper_make_finish (ClinicKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
