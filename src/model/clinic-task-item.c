/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-task-item.h"

struct _ClinicTaskItem
{
  GObject parent_instance;

  gint64 id; /* 0 = a head */
  ClinicTask *task; /* nullable */
  ClinicFollowUpSection section;
  int count;
};

G_DEFINE_FINAL_TYPE (ClinicTaskItem, clinic_task_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
clinic_task_item_finalize (GObject *object)
{
  clinic_task_free (CLINIC_TASK_ITEM (object)->task);
  G_OBJECT_CLASS (clinic_task_item_parent_class)->finalize (object);
}

static void
clinic_task_item_class_init (ClinicTaskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_task_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
clinic_task_item_init (ClinicTaskItem *self)
{
}

ClinicTaskItem *
clinic_task_item_new (gint64 follow_up, ClinicFollowUpSection section)
{
  ClinicTaskItem *self = g_object_new (CLINIC_TYPE_TASK_ITEM, NULL);

  self->id = follow_up;
  self->section = section;
  return self;
}

void
clinic_task_item_set_task (ClinicTaskItem *self, const ClinicTask *task)
{
  g_return_if_fail (CLINIC_IS_TASK_ITEM (self));
  g_return_if_fail (task != NULL && task->follow_up->id == self->id);

  clinic_task_free (self->task);
  self->task = clinic_task_copy (task);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
clinic_task_item_set_section (ClinicTaskItem *self, ClinicFollowUpSection section)
{
  g_return_if_fail (CLINIC_IS_TASK_ITEM (self));

  if (self->section == section)
    return;
  self->section = section;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
clinic_task_item_set_count (ClinicTaskItem *self, int count)
{
  g_return_if_fail (CLINIC_IS_TASK_ITEM (self));

  if (self->count == count)
    return;
  self->count = count;
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
clinic_task_item_get_id (ClinicTaskItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TASK_ITEM (self), 0);

  return self->id;
}

const ClinicTask *
clinic_task_item_get_task (ClinicTaskItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TASK_ITEM (self), NULL);

  return self->task;
}

ClinicFollowUpSection
clinic_task_item_get_section (ClinicTaskItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TASK_ITEM (self), CLINIC_SECTION_TODAY);

  return self->section;
}

int
clinic_task_item_get_count (ClinicTaskItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TASK_ITEM (self), 0);

  return self->count;
}
