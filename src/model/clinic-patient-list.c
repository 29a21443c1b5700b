/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clinic-diary-private.h"
#include "model/clinic-patient-row-private.h"

#define PAGE_ROWS 128
/* a few hundred rows when the list is laid out anew, a few while it is scrolled */
#define PAGES_KEPT 64
#define FIRST_HITS 24 /* fill the list on most screens; the rest follow in the next frame */

struct _ClinicPatientList
{
  GObject parent_instance;

  ClinicDiary *diary;
  ClinicPatientIndex *index;

  char *typed;
  ClinicNameQuery *query;
  ClinicPatientCursor cursor;
  GArray *ids;  /* gint64, what is listed */
  guint search; /* the source that lists the hits behind the first; 0 = none */

  GHashTable *rows; /* gint64 -> Held; the rows are not owned */
  guint reading;    /* the source that reads the cards of rows asked for; 0 = none */
  GQueue pages;     /* GPtrArray of ClinicPatientRow, owned: those read last, each at one time */
  guint generation; /* answers to earlier questions are dropped */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClinicPatientList, clinic_patient_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_COMPLETE = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* Rows and their cards */

/* A row that somebody holds; the table's key lies in it. */
typedef struct
{
  gint64 id;
  ClinicPatientList *list;
  ClinicPatientRow *row;
  gboolean read; /* its card is there or on its way */
} Held;

static void
row_gone_cb (gpointer user_data, GObject *row)
{
  Held *held = user_data;

  g_hash_table_remove (held->list->rows, &held->id);
}

static ClinicPatientRow *
find_row (ClinicPatientList *list, gint64 id)
{
  Held *held = g_hash_table_lookup (list->rows, &id);

  return held != NULL ? held->row : NULL;
}

static Held *
hold_new_row (ClinicPatientList *list, gint64 id)
{
  Held *held = g_new0 (Held, 1);

  held->id = id;
  held->list = list;
  held->row = clinic_patient_row_new (id);
  g_hash_table_insert (list->rows, &held->id, held);
  g_object_weak_ref (G_OBJECT (held->row), row_gone_cb, held);
  return held;
}

typedef struct
{
  ClinicPatientList *list;
  guint generation;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->list);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gpointer
load_cards_job (ClinicConn *conn, gpointer data, GError **error)
{
  GArray *ids = data;

  return clinic_patient_table_load_cards (conn, &g_array_index (ids, gint64, 0), ids->len, error);
}

static void
cards_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) cards = clinic_diary_read_finish (CLINIC_DIARY (source), result, NULL);

  if (cards == NULL || question->generation != question->list->generation)
    return;
  for (guint i = 0; i < cards->len; i++)
    {
      ClinicPatientCard *card = g_ptr_array_index (cards, i);
      ClinicPatientRow *row = find_row (question->list, card->patient->id);

      if (row != NULL)
        clinic_patient_row_set_card (row, card);
    }
}

static void
read_cards (ClinicPatientList *list, GArray *ids)
{
  Question *question;

  if (ids->len == 0)
    return;
  question = g_new0 (Question, 1);
  question->list = g_object_ref (list);
  question->generation = list->generation;
  clinic_diary_read (list->diary, load_cards_job, g_array_ref (ids), (GDestroyNotify) g_array_unref,
                     (GDestroyNotify) g_ptr_array_unref, NULL, cards_loaded_cb, question);
}

/* The page of rows is kept, so that one scrolled out of sight and back is not read again. */
static void
read_page (ClinicPatientList *list, GPtrArray *page, GArray *ids)
{
  g_queue_push_tail (&list->pages, g_ptr_array_ref (page));
  if (list->pages.length > PAGES_KEPT)
    g_ptr_array_unref (g_queue_pop_head (&list->pages));
  read_cards (list, ids);
}

/* A list view may ask for each of 100,000 rows, to look for one that moved, and holds two hundred: only what is still
 * held when it has done is read. */
static gboolean
reading_cb (gpointer user_data)
{
  ClinicPatientList *list = user_data;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  Held *held;

  list->reading = 0;
  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &held))
    {
      if (held->read)
        continue;
      held->read = TRUE;
      g_ptr_array_add (page, g_object_ref (held->row));
      g_array_append_val (ids, held->id);
    }
  read_page (list, page, ids);
  return G_SOURCE_REMOVE;
}

/* What changed may show on any row, so those that somebody holds are read again, a page at a time. */
static void
refresh_cards (ClinicPatientList *list)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  list->generation++;
  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_array_append_vals (ids, key, 1);
      if (ids->len < PAGE_ROWS)
        continue;
      read_cards (list, ids);
      g_array_unref (ids);
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  read_cards (list, ids);
}

static void
diary_changed_cb (ClinicPatientList *list, ClinicChange *change)
{
  static const ClinicKind shown[] = { CLINIC_KIND_PATIENT, CLINIC_KIND_COURSE, CLINIC_KIND_SESSION,
                                      CLINIC_KIND_FOLLOW_UP, CLINIC_KIND_RED_FLAG };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (clinic_change_has (change, shown[i]))
      {
        refresh_cards (list);
        return;
      }
}

/* The list of ids */

static void
take_ids (ClinicPatientList *list, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&list->ids);
  const gint64 *was = (const gint64 *) (gpointer) old->data;
  const gint64 *now = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint prefix = 0, suffix = 0;

  while (prefix < shorter && was[prefix] == now[prefix])
    prefix++;
  while (suffix < shorter - prefix && was[old->len - 1 - suffix] == now[ids->len - 1 - suffix])
    suffix++;
  list->ids = ids;
  if (prefix + suffix < MAX (old->len, ids->len))
    g_list_model_items_changed (G_LIST_MODEL (list), prefix, old->len - prefix - suffix, ids->len - prefix - suffix);
}

static gboolean
search_rest_cb (gpointer user_data)
{
  ClinicPatientList *list = user_data;
  GArray *ids = g_array_copy (list->ids);

  list->search = 0;
  clinic_patient_index_search (list->index, list->query, &list->cursor, 0, ids);
  take_ids (list, ids);
  g_object_notify_by_pspec (G_OBJECT (list), props[PROP_COMPLETE]);
  return G_SOURCE_REMOVE;
}

/* An unchanged search over a changed index lists all at once: a list cut to its head would lose its scroll position. */
static void
search_again (ClinicPatientList *list, guint first)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean more;

  g_clear_handle_id (&list->search, g_source_remove);
  list->cursor = (ClinicPatientCursor) { 0 };
  more = clinic_patient_index_search (list->index, list->query, &list->cursor, first, ids);
  if (more)
    list->search = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 25, search_rest_cb, list, NULL);
  take_ids (list, ids);
  g_object_notify_by_pspec (G_OBJECT (list), props[PROP_COMPLETE]);
}

static void
index_changed_cb (ClinicPatientList *list)
{
  search_again (list, 0);
}

static GType
list_get_item_type (GListModel *model)
{
  return CLINIC_TYPE_PATIENT_ROW;
}

static guint
list_get_n_items (GListModel *model)
{
  return CLINIC_PATIENT_LIST (model)->ids->len;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  ClinicPatientList *list = CLINIC_PATIENT_LIST (model);
  Held *held;

  if (position >= list->ids->len)
    return NULL;
  held = g_hash_table_lookup (list->rows, &g_array_index (list->ids, gint64, position));
  if (held != NULL)
    return g_object_ref (held->row);
  /* before the next frame, which comes at a lower priority */
  if (list->reading == 0)
    list->reading = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reading_cb, list, NULL);
  return hold_new_row (list, g_array_index (list->ids, gint64, position))->row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

static void
clinic_patient_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COMPLETE: g_value_set_boolean (value, clinic_patient_list_is_complete (CLINIC_PATIENT_LIST (object))); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
forget_rows (ClinicPatientList *list)
{
  GHashTableIter iter;
  gpointer held;

  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, NULL, &held))
    g_object_weak_unref (G_OBJECT (((Held *) held)->row), row_gone_cb, held);
  g_hash_table_remove_all (list->rows);
}

static void
clinic_patient_list_finalize (GObject *object)
{
  ClinicPatientList *list = CLINIC_PATIENT_LIST (object);

  g_clear_handle_id (&list->search, g_source_remove);
  g_clear_handle_id (&list->reading, g_source_remove);
  forget_rows (list);
  g_hash_table_unref (list->rows);
  g_queue_clear_full (&list->pages, (GDestroyNotify) g_ptr_array_unref);
  g_array_unref (list->ids);
  g_free (list->typed);
  clinic_name_query_free (list->query);
  g_clear_object (&list->index);
  g_clear_object (&list->diary);
  G_OBJECT_CLASS (clinic_patient_list_parent_class)->finalize (object);
}

static void
clinic_patient_list_class_init (ClinicPatientListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clinic_patient_list_get_property;
  object_class->finalize = clinic_patient_list_finalize;
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
clinic_patient_list_init (ClinicPatientList *list)
{
  list->typed = g_strdup ("");
  list->query = clinic_name_query_new ("");
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

ClinicPatientList *
clinic_patient_list_new (ClinicDiary *diary)
{
  ClinicPatientList *list;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  list = g_object_new (CLINIC_TYPE_PATIENT_LIST, NULL);
  list->diary = g_object_ref (diary);
  list->index = g_object_ref (clinic_diary_get_patient_index (diary));
  g_signal_connect_object (list->index, "changed", G_CALLBACK (index_changed_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (diary, "changed", G_CALLBACK (diary_changed_cb), list, G_CONNECT_SWAPPED);
  clinic_patient_index_search (list->index, list->query, &list->cursor, 0, list->ids);
  return list;
}

const char *
clinic_patient_list_get_query (ClinicPatientList *list)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_LIST (list), NULL);

  return list->typed;
}

void
clinic_patient_list_set_query (ClinicPatientList *list, const char *typed)
{
  g_return_if_fail (CLINIC_IS_PATIENT_LIST (list) && typed != NULL);

  if (g_str_equal (list->typed, typed))
    return;
  g_free (list->typed);
  list->typed = g_strdup (typed);
  clinic_name_query_free (list->query);
  list->query = clinic_name_query_new (typed);
  search_again (list, FIRST_HITS);
}

gboolean
clinic_patient_list_is_complete (ClinicPatientList *list)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_LIST (list), FALSE);

  return list->search == 0 && clinic_patient_index_is_loaded (list->index);
}

gint64
clinic_patient_list_get_id (ClinicPatientList *list, guint position)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_LIST (list), 0);

  return position < list->ids->len ? g_array_index (list->ids, gint64, position) : 0;
}

gboolean
clinic_patient_list_find (ClinicPatientList *list, gint64 id, guint *position)
{
  g_return_val_if_fail (CLINIC_IS_PATIENT_LIST (list) && position != NULL, FALSE);

  for (guint i = 0; i < list->ids->len; i++)
    if (g_array_index (list->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
