/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/follow-ups/clinic-task-list.h"

struct _ClinicTaskList
{
  GObject parent_instance;

  ClinicTaskFilter filter;
  gpointer filter_data;
  ClinicTaskItem *heads[CLINIC_N_SECTIONS];
  GPtrArray *tasks; /* every one, in order */
  GPtrArray *lines; /* what shows */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicTaskList, clinic_task_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return CLINIC_TYPE_TASK_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CLINIC_TASK_LIST (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ClinicTaskItem *item = clinic_task_list_get (CLINIC_TASK_LIST (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
clinic_task_list_finalize (GObject *object)
{
  ClinicTaskList *self = CLINIC_TASK_LIST (object);

  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    g_object_unref (self->heads[i]);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (clinic_task_list_parent_class)->finalize (object);
}

static void
clinic_task_list_class_init (ClinicTaskListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_task_list_finalize;
}

static void
clinic_task_list_init (ClinicTaskList *self)
{
  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    self->heads[i] = clinic_task_item_new (i);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

ClinicTaskList *
clinic_task_list_new (ClinicTaskFilter filter, gpointer user_data)
{
  ClinicTaskList *self = g_object_new (CLINIC_TYPE_TASK_LIST, NULL);

  self->filter = filter;
  self->filter_data = user_data;
  return self;
}

/* What shows */

static GPtrArray *
collect_lines (ClinicTaskList *self, int counts[CLINIC_N_SECTIONS])
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      ClinicTaskItem *item = self->tasks->pdata[i];
      ClinicFollowUpSection section = clinic_task_item_get_section (item);

      if (!self->filter (clinic_task_item_get_task (item), self->filter_data))
        continue;
      if (counts[section]++ == 0)
        g_ptr_array_add (lines, g_object_ref (self->heads[section]));
      g_ptr_array_add (lines, g_object_ref (item));
    }
  return lines;
}

/* Only what lies between the common start and the common end is told as changed. */
static void
replace_lines (ClinicTaskList *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) old = self->lines;
  guint start = 0;
  guint end = 0;
  guint shorter = MIN (old->len, lines->len);

  while (start < shorter && old->pdata[start] == lines->pdata[start])
    start++;
  while (end < shorter - start && old->pdata[old->len - 1 - end] == lines->pdata[lines->len - 1 - end])
    end++;
  self->lines = lines;
  if (old->len != lines->len || start + end < lines->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, lines->len - start - end);
}

void
clinic_task_list_refilter (ClinicTaskList *self)
{
  int counts[CLINIC_N_SECTIONS] = { 0 };

  g_return_if_fail (CLINIC_IS_TASK_LIST (self));

  replace_lines (self, collect_lines (self, counts));
  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    clinic_task_item_set_count (self->heads[i], counts[i]);
}

/* Every task */

static GHashTable *
map_items (ClinicTaskList *self)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      ClinicTaskItem *item = self->tasks->pdata[i];
      gint64 id = clinic_task_item_get_task (item)->follow_up->id;

      g_hash_table_insert (items, g_memdup2 (&id, sizeof id), g_object_ref (item));
    }
  return items;
}

static void
add_tasks (GPtrArray *into, const GPtrArray *tasks, ClinicFollowUpSection section, GHashTable *known)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const ClinicTask *task = tasks->pdata[i];
      ClinicTaskItem *item = g_hash_table_lookup (known, &task->follow_up->id);

      item = item != NULL ? g_object_ref (item) : clinic_task_item_new (section);
      clinic_task_item_set_task (item, task, section);
      g_ptr_array_add (into, item);
    }
}

void
clinic_task_list_show (ClinicTaskList *self, const ClinicFollowUps *follow_ups)
{
  g_autoptr (GHashTable) known = NULL;
  GPtrArray *tasks;

  g_return_if_fail (CLINIC_IS_TASK_LIST (self));
  g_return_if_fail (follow_ups != NULL);

  known = map_items (self);
  tasks = g_ptr_array_new_with_free_func (g_object_unref);
  add_tasks (tasks, follow_ups->overdue, CLINIC_SECTION_OVERDUE, known);
  add_tasks (tasks, follow_ups->today, CLINIC_SECTION_TODAY, known);
  add_tasks (tasks, follow_ups->coming, CLINIC_SECTION_COMING, known);
  g_ptr_array_unref (self->tasks);
  self->tasks = tasks;
  clinic_task_list_refilter (self);
}

/* Asking */

ClinicTaskItem *
clinic_task_list_find (ClinicTaskList *self, gint64 follow_up)
{
  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), NULL);

  for (guint i = 0; i < self->tasks->len; i++)
    if (clinic_task_item_get_task (self->tasks->pdata[i])->follow_up->id == follow_up)
      return self->tasks->pdata[i];
  return NULL;
}

guint
clinic_task_list_find_item (ClinicTaskList *self, ClinicTaskItem *item)
{
  guint position;

  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), G_MAXUINT);

  return g_ptr_array_find (self->lines, item, &position) ? position : G_MAXUINT;
}

ClinicTaskItem *
clinic_task_list_get (ClinicTaskList *self, guint position)
{
  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), NULL);

  return position < self->lines->len ? self->lines->pdata[position] : NULL;
}

ClinicTaskItem *
clinic_task_list_get_first (ClinicTaskList *self)
{
  return clinic_task_list_get (self, 1); /* after its head */
}
