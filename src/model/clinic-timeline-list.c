/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-timeline-list.h"

/* What fills a window, and what is added behind it at a time, with room for a frame in between. */
#define ITEMS_AT_ONCE 18
#define ITEMS_A_TURN 12
#define TURN_MS 16

struct _ClinicTimelineItem
{
  GObject parent_instance;

  ClinicPatientPage *page;
  ClinicTimelineRow row;
};

G_DEFINE_FINAL_TYPE (ClinicTimelineItem, clinic_timeline_item, G_TYPE_OBJECT)

static guint item_changed;

static void
clinic_timeline_item_finalize (GObject *object)
{
  clinic_patient_page_free (CLINIC_TIMELINE_ITEM (object)->page);
  G_OBJECT_CLASS (clinic_timeline_item_parent_class)->finalize (object);
}

static void
clinic_timeline_item_class_init (ClinicTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_timeline_item_finalize;
  item_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clinic_timeline_item_init (ClinicTimelineItem *self)
{
}

static ClinicTimelineItem *
item_new (ClinicPatientPage *page, const ClinicTimelineRow *row)
{
  ClinicTimelineItem *self = g_object_new (CLINIC_TYPE_TIMELINE_ITEM, NULL);

  self->page = clinic_patient_page_ref (page);
  self->row = *row;
  return self;
}

static void
item_renew (ClinicTimelineItem *self, ClinicPatientPage *page, const ClinicTimelineRow *row)
{
  clinic_patient_page_ref (page);
  clinic_patient_page_free (self->page);
  self->page = page;
  self->row = *row;
  g_signal_emit (self, item_changed, 0);
}

const ClinicTimelineRow *
clinic_timeline_item_get_row (ClinicTimelineItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_ITEM (self), NULL);

  return &self->row;
}

const ClinicPatientPage *
clinic_timeline_item_get_page (ClinicTimelineItem *self)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_ITEM (self), NULL);

  return self->page;
}

/* The list */

struct _ClinicTimelineList
{
  GObject parent_instance;

  ClinicPatientPage *page; /* (nullable): before the first */
  GArray *entries;         /* ClinicTimelineEntry, of page */
  GPtrArray *items;        /* ClinicTimelineItem, all there are */
  guint shown;             /* of them, from the first on */
  guint kinds;
  gboolean oldest_first;
  guint turn; /* a source */
};

static GType
get_item_type (GListModel *model)
{
  return CLINIC_TYPE_TIMELINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CLINIC_TIMELINE_LIST (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ClinicTimelineList *self = CLINIC_TIMELINE_LIST (model);

  return position < self->shown ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicTimelineList, clinic_timeline_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
show_until (ClinicTimelineList *self, guint wanted)
{
  guint shown = self->shown;
  guint n = MIN (wanted, self->items->len);

  if (n <= shown)
    return;
  self->shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, n - shown);
}

static gboolean
turn_cb (gpointer data)
{
  ClinicTimelineList *self = data;

  show_until (self, self->shown + ITEMS_A_TURN);
  if (self->shown < self->items->len)
    return G_SOURCE_CONTINUE;
  self->turn = 0;
  return G_SOURCE_REMOVE;
}

/* After the frame that shows what is there. */
static void
show_more (ClinicTimelineList *self)
{
  show_until (self, ITEMS_AT_ONCE);
  if (self->shown < self->items->len && self->turn == 0)
    self->turn = g_timeout_add_full (G_PRIORITY_LOW, TURN_MS, turn_cb, self, NULL);
}

/* Changing: what stays at both ends is the same item, what lies between is replaced. */

static const ClinicTimelineRow *
get_row (const GArray *rows, guint i)
{
  return &g_array_index (rows, ClinicTimelineRow, i);
}

static gboolean
is_still (ClinicTimelineList *self, guint item, const GArray *rows, guint row)
{
  return clinic_timeline_row_is_same (&((ClinicTimelineItem *) self->items->pdata[item])->row, get_row (rows, row));
}

static void
count_same (ClinicTimelineList *self, const GArray *rows, guint *start, guint *end)
{
  guint most = MIN (self->items->len, rows->len);

  for (*start = 0; *start < most && is_still (self, *start, rows, *start);)
    ++*start;
  for (*end = 0; *end < most - *start && is_still (self, self->items->len - 1 - *end, rows, rows->len - 1 - *end);)
    ++*end;
}

static void
replace_items (ClinicTimelineList *self, const GArray *rows, guint start, guint end)
{
  guint removed = self->items->len - start - end;

  if (removed > 0)
    g_ptr_array_remove_range (self->items, start, removed);
  for (guint i = start; i < rows->len - end; i++)
    g_ptr_array_insert (self->items, i, item_new (self->page, get_row (rows, i)));
}

static void
renew_items (ClinicTimelineList *self, const GArray *rows, guint start, guint end)
{
  for (guint i = 0; i < rows->len; i++)
    if (i < start || i >= rows->len - end)
      item_renew (self->items->pdata[i], self->page, get_row (rows, i));
}

/* Says what became of the part that shows, where rows from @start on were replaced before the last @end of @len. */
static void
tell_replaced (ClinicTimelineList *self, guint len, guint start, guint end)
{
  guint before = MIN (self->shown, start);
  guint behind = self->shown > len - end ? self->shown - (len - end) : 0;
  guint gone, n;

  if (self->items->len - start - end > ITEMS_AT_ONCE)
    behind = 0;
  gone = self->shown - before - behind;
  n = behind > 0 ? self->items->len - start - end : MIN (MIN (gone, ITEMS_AT_ONCE), self->items->len - before);
  self->shown = before + n + behind;
  if (gone > 0 || n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, gone, n);
}

static void
arrange (ClinicTimelineList *self)
{
  g_autoptr (GArray) rows = NULL;
  guint start, end, len;

  if (self->page == NULL)
    return;
  rows = clinic_timeline_arrange (self->entries, self->kinds, self->oldest_first);
  count_same (self, rows, &start, &end);
  len = self->items->len;
  replace_items (self, rows, start, end);
  renew_items (self, rows, start, end);
  tell_replaced (self, len, start, end);
  show_more (self);
}

void
clinic_timeline_list_set_page (ClinicTimelineList *self, ClinicPatientPage *page, GTimeZone *zone)
{
  g_return_if_fail (CLINIC_IS_TIMELINE_LIST (self) && page != NULL && zone != NULL);

  clinic_patient_page_ref (page);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  self->page = page;
  self->entries = clinic_timeline_entries_new (page, zone);
  arrange (self);
}

void
clinic_timeline_list_set_kinds (ClinicTimelineList *self, guint kinds)
{
  g_return_if_fail (CLINIC_IS_TIMELINE_LIST (self));

  if (self->kinds == kinds)
    return;
  self->kinds = kinds;
  arrange (self);
}

void
clinic_timeline_list_set_oldest_first (ClinicTimelineList *self, gboolean oldest_first)
{
  g_return_if_fail (CLINIC_IS_TIMELINE_LIST (self));

  if (self->oldest_first == oldest_first)
    return;
  self->oldest_first = oldest_first;
  arrange (self);
}

guint
clinic_timeline_list_get_total (ClinicTimelineList *self)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_LIST (self), 0);

  return self->items->len;
}

gboolean
clinic_timeline_list_find_band (ClinicTimelineList *self, gint64 course, guint *position)
{
  g_return_val_if_fail (CLINIC_IS_TIMELINE_LIST (self) && position != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (((ClinicTimelineItem *) self->items->pdata[i])->row.band == course)
      {
        *position = i;
        show_until (self, i + ITEMS_AT_ONCE);
        return TRUE;
      }
  return FALSE;
}

static void
clinic_timeline_list_finalize (GObject *object)
{
  ClinicTimelineList *self = CLINIC_TIMELINE_LIST (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  G_OBJECT_CLASS (clinic_timeline_list_parent_class)->finalize (object);
}

static void
clinic_timeline_list_class_init (ClinicTimelineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clinic_timeline_list_finalize;
}

static void
clinic_timeline_list_init (ClinicTimelineList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

ClinicTimelineList *
clinic_timeline_list_new (guint kinds)
{
  ClinicTimelineList *self = g_object_new (CLINIC_TYPE_TIMELINE_LIST, NULL);

  self->kinds = kinds;
  return self;
}
