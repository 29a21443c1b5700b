/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-task-list.h"

#include <string.h>

/* scrolled out of sight and back they are not read again */
#define ITEMS_KEPT 1024

struct _ClinicTaskList
{
  GObject parent_instance;

  ClinicTaskTest test;
  gpointer test_data;
  ClinicDiary *diary; /* nullable: nothing is read yet */
  int days;
  gboolean reading;
  gboolean stale; /* to be read once more when it has been */

  ClinicTaskItem *heads[CLINIC_N_SECTIONS];
  ClinicFollowUps *follow_ups; /* nullable: every one, in order */
  GArray *lines;               /* gint64, what shows: follow-ups, and heads below zero */
  int counts[CLINIC_N_SECTIONS]; /* of follow-ups that show */

  GHashTable *held;  /* gint64 -> Held; the items are not owned */
  GQueue recent;     /* ClinicTaskItem, owned: those read last */
  guint reading_rows; /* the source that reads what lines say; 0 = none */
  guint generation;   /* answers to earlier questions are dropped */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicTaskList, clinic_task_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  READ,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Items and what they say */

/* An item that somebody holds; the table's key lies in it. */
typedef struct
{
  gint64 id;
  ClinicTaskList *list;
  ClinicTaskItem *item;
  gboolean read; /* its task is there or on its way */
} Held;

typedef struct
{
  ClinicTaskList *list;
  guint generation;
} Question;

static Question *
question_new (ClinicTaskList *self)
{
  Question *question = g_new0 (Question, 1);

  question->list = g_object_ref (self);
  question->generation = self->generation;
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->list);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
keep (ClinicTaskList *self, ClinicTaskItem *item)
{
  g_queue_push_tail (&self->recent, g_object_ref (item));
  if (self->recent.length > ITEMS_KEPT)
    g_object_unref (g_queue_pop_head (&self->recent));
}

static void
tasks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) tasks = clinic_diary_load_tasks_finish (CLINIC_DIARY (source), result, NULL);

  if (tasks == NULL || question->generation != question->list->generation)
    return;
  for (guint i = 0; i < tasks->len; i++)
    {
      const ClinicTask *task = tasks->pdata[i];
      Held *held = g_hash_table_lookup (question->list->held, &task->follow_up->id);
      g_autoptr (ClinicTaskItem) item = held != NULL ? g_object_ref (held->item) : NULL;

      if (item == NULL)
        continue;
      if (clinic_task_item_get_task (item) == NULL)
        keep (question->list, item);
      clinic_task_item_set_task (item, task);
    }
}

/* A list view may ask for each of thousands of lines, to look for one that moved, and holds two hundred: only what is
 * still held when it has done is read. */
static gboolean
rows_cb (gpointer user_data)
{
  ClinicTaskList *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  Held *held;

  self->reading_rows = 0;
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &held))
    {
      if (!held->read)
        g_array_append_val (ids, held->id);
      held->read = TRUE;
    }
  if (ids->len > 0)
    clinic_diary_load_tasks_async (self->diary, ids, NULL, tasks_cb, question_new (self));
  return G_SOURCE_REMOVE;
}

static void
read_rows (ClinicTaskList *self)
{
  /* before the next frame, which comes at a lower priority */
  if (self->reading_rows == 0)
    self->reading_rows = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rows_cb, self, NULL);
}

static void
item_gone_cb (gpointer user_data, GObject *item)
{
  Held *held = user_data;

  g_hash_table_remove (held->list->held, &held->id);
}

/* Returns: (transfer full) */
static ClinicTaskItem *
hold (ClinicTaskList *self, gint64 id, ClinicFollowUpSection section)
{
  Held *held = g_hash_table_lookup (self->held, &id);

  if (held != NULL)
    return g_object_ref (held->item);
  held = g_new0 (Held, 1);
  held->id = id;
  held->list = self;
  held->item = clinic_task_item_new (id, section);
  g_hash_table_insert (self->held, &held->id, held);
  g_object_weak_ref (G_OBJECT (held->item), item_gone_cb, held);
  read_rows (self);
  return held->item;
}

/* Every one */

static guint
count_keys (ClinicTaskList *self)
{
  return self->follow_ups != NULL ? self->follow_ups->keys->len : 0;
}

static const ClinicTaskKey *
get_key (ClinicTaskList *self, guint nth)
{
  return &g_array_index (self->follow_ups->keys, ClinicTaskKey, nth);
}

static ClinicFollowUpSection
get_section (ClinicTaskList *self, guint nth)
{
  if (nth < self->follow_ups->n_overdue)
    return CLINIC_SECTION_OVERDUE;
  return nth < self->follow_ups->n_overdue + self->follow_ups->n_today ? CLINIC_SECTION_TODAY : CLINIC_SECTION_COMING;
}

static gboolean
find_key (ClinicTaskList *self, gint64 follow_up, guint *nth)
{
  for (*nth = 0; *nth < count_keys (self); (*nth)++)
    if (get_key (self, *nth)->id == follow_up)
      return TRUE;
  return FALSE;
}

/* What somebody holds stays the item it is, says its new time, and is read again. */
static void
refresh_items (ClinicTaskList *self)
{
  GHashTableIter iter;
  Held *held;

  self->generation++;
  g_queue_clear_full (&self->recent, g_object_unref);
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &held))
    held->read = FALSE;
  for (guint i = 0; i < count_keys (self); i++)
    if ((held = g_hash_table_lookup (self->held, &get_key (self, i)->id)) != NULL)
      clinic_task_item_set_section (held->item, get_section (self, i));
  read_rows (self);
}

/* What shows */

static GArray *
collect_lines (ClinicTaskList *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < count_keys (self); i++)
    {
      const ClinicTaskKey *key = get_key (self, i);
      ClinicFollowUpSection section = get_section (self, i);
      gint64 head = -1 - (gint64) section;

      if (!self->test (key, self->test_data))
        continue;
      if (self->counts[section]++ == 0)
        g_array_append_val (lines, head);
      g_array_append_val (lines, key->id);
    }
  return lines;
}

/* Only what lies between the common start and the common end is told as changed. */
static void
replace_lines (ClinicTaskList *self, GArray *lines)
{
  g_autoptr (GArray) old = self->lines;
  const gint64 *was = (const gint64 *) (gpointer) old->data;
  const gint64 *now = (const gint64 *) (gpointer) lines->data;
  guint shorter = MIN (old->len, lines->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && was[start] == now[start])
    start++;
  while (end < shorter - start && was[old->len - 1 - end] == now[lines->len - 1 - end])
    end++;
  self->lines = lines;
  if (old->len != lines->len || start + end < lines->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, lines->len - start - end);
}

void
clinic_task_list_refilter (ClinicTaskList *self)
{
  g_return_if_fail (CLINIC_IS_TASK_LIST (self));

  memset (self->counts, 0, sizeof self->counts);
  replace_lines (self, collect_lines (self));
  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    clinic_task_item_set_count (self->heads[i], self->counts[i]);
}

/* Reading */

static void read_list (ClinicTaskList *self);

static void
follow_ups_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicTaskList) self = user_data;
  g_autoptr (GError) error = NULL;
  ClinicFollowUps *follow_ups = clinic_diary_load_follow_ups_finish (CLINIC_DIARY (source), result, &error);

  self->reading = FALSE;
  if (self->test == NULL)
    {
      clinic_follow_ups_free (follow_ups);
      return;
    }
  if (follow_ups != NULL)
    {
      clinic_follow_ups_free (self->follow_ups);
      self->follow_ups = follow_ups;
      refresh_items (self);
      clinic_task_list_refilter (self);
    }
  if (self->stale)
    read_list (self);
  g_signal_emit (self, signals[READ], 0, error);
}

static void
read_list (ClinicTaskList *self)
{
  self->stale = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  clinic_diary_load_follow_ups_async (self->diary, self->days, NULL, follow_ups_cb, g_object_ref (self));
}

void
clinic_task_list_read (ClinicTaskList *self, ClinicDiary *diary, int days)
{
  g_return_if_fail (CLINIC_IS_TASK_LIST (self));
  g_return_if_fail (CLINIC_IS_DIARY (diary));

  g_set_object (&self->diary, diary);
  self->days = days;
  read_list (self);
}

void
clinic_task_list_stop (ClinicTaskList *self)
{
  g_return_if_fail (CLINIC_IS_TASK_LIST (self));

  self->test = NULL;
  self->test_data = NULL;
}

/* Asking */

ClinicTaskItem *
clinic_task_list_find (ClinicTaskList *self, gint64 follow_up)
{
  guint nth;

  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), NULL);

  return find_key (self, follow_up, &nth) ? hold (self, follow_up, get_section (self, nth)) : NULL;
}

guint
clinic_task_list_find_position (ClinicTaskList *self, gint64 follow_up)
{
  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, gint64, i) == follow_up)
      return i;
  return G_MAXUINT;
}

static ClinicFollowUpSection
get_line_section (ClinicTaskList *self, guint position)
{
  ClinicFollowUpSection section = CLINIC_SECTION_OVERDUE;
  guint end = 0;

  for (; section < CLINIC_SECTION_COMING; section++)
    {
      end += self->counts[section] > 0 ? self->counts[section] + 1 : 0;
      if (position < end)
        break;
    }
  return section;
}

ClinicTaskItem *
clinic_task_list_get (ClinicTaskList *self, guint position)
{
  gint64 line;

  g_return_val_if_fail (CLINIC_IS_TASK_LIST (self), NULL);

  if (position >= self->lines->len)
    return NULL;
  line = g_array_index (self->lines, gint64, position);
  return line < 0 ? g_object_ref (self->heads[-1 - line]) : hold (self, line, get_line_section (self, position));
}

ClinicTaskItem *
clinic_task_list_get_first (ClinicTaskList *self)
{
  return clinic_task_list_get (self, 1); /* after its head */
}

/* The class */

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
  return clinic_task_list_get (CLINIC_TASK_LIST (model), position);
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
  GHashTableIter iter;
  Held *held;

  g_clear_handle_id (&self->reading_rows, g_source_remove);
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &held))
    g_object_weak_unref (G_OBJECT (held->item), item_gone_cb, held);
  g_hash_table_unref (self->held);
  g_queue_clear_full (&self->recent, g_object_unref);
  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    g_object_unref (self->heads[i]);
  clinic_follow_ups_free (self->follow_ups);
  g_array_unref (self->lines);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (clinic_task_list_parent_class)->finalize (object);
}

static void
clinic_task_list_class_init (ClinicTaskListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_task_list_finalize;
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR);
}

static void
clinic_task_list_init (ClinicTaskList *self)
{
  for (int i = 0; i < CLINIC_N_SECTIONS; i++)
    self->heads[i] = clinic_task_item_new (0, i);
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

ClinicTaskList *
clinic_task_list_new (ClinicTaskTest test, gpointer user_data)
{
  ClinicTaskList *self = g_object_new (CLINIC_TYPE_TASK_LIST, NULL);

  self->test = test;
  self->test_data = user_data;
  return self;
}
